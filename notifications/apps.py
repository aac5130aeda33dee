from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Notifications")

    def ready(self):
        """Whoever did a deed of which no mail reaches somebody is told so."""
        from notifications import preview
        from requests_app import registration

        registration.say_after(lambda event, by: preview.after(event, by=by))
