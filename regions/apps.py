from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionsConfig(AppConfig):
    name = "regions"
    verbose_name = _("Regions, institutions and people")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Of signing in Django notes the machine's time; under the same name, so that its own is never added, ours."""
        from django.contrib.auth.signals import user_logged_in

        from regions import people

        user_logged_in.disconnect(dispatch_uid="update_last_login")
        user_logged_in.connect(people.signed_in, dispatch_uid="update_last_login")
