"""The description of the whole API, for everybody and every site: `/api/v1/openapi.json`."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_page
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularJSONAPIView

INFO = {
    "TITLE": _("MSOB: military support to health care"),
    "DESCRIPTION": _("Every deed of the pages, with the same rules and the same refusals (RFC 9457)."),
}
KEPT_SECONDS = 300


class Close(OpenApiJsonRenderer):
    """Without blanks: with them it is nearly three times as long."""

    def get_indent(self, accepted_media_type, renderer_context):
        """None."""
        return None


class CloseAsJson(Close):
    """The same for who asks for JSON."""

    media_type = "application/json"


class Description(SpectacularJSONAPIView):
    """In Dutch unless asked otherwise (`Accept-Language`, or `?lang=en`)."""

    authentication_classes = []
    renderer_classes = [Close, CloseAsJson]
    custom_settings = INFO

    def initial(self, request, *args, **kwargs):
        """Refuse a language that isn't spoken here."""
        super().initial(request, *args, **kwargs)
        if request.GET.get("lang", settings.LANGUAGE_CODE) not in dict(settings.LANGUAGES):
            raise ValidationError({"lang": _("Choose nl or en.")})


openapi = cache_page(KEPT_SECONDS)(Description.as_view())

urlpatterns = [path("openapi.json", openapi, name="api-openapi")]
