from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RequestsAppConfig(AppConfig):
    """The life of a support request."""

    name = "requests_app"
    verbose_name = _("support requests")
