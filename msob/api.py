"""The description of the whole API, for everybody and every site: `/api/v1/openapi.json`."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from drf_spectacular.views import SpectacularJSONAPIView

INFO = {
    "TITLE": _("MSOB: military support to health care"),
    "DESCRIPTION": _("Every deed of the pages, with the same rules and the same refusals (RFC 9457)."),
}

openapi = SpectacularJSONAPIView.as_view(authentication_classes=[], custom_settings=INFO)

urlpatterns = [path("openapi.json", openapi, name="api-openapi")]
