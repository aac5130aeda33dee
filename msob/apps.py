"""The roof as a Django app, so that its checks, templates and commands are found."""

from django.apps import AppConfig


class MsobConfig(AppConfig):
    """Registers the project's own system checks."""

    name = "msob"

    def ready(self):
        """Import what registers itself."""
        from msob import checks  # noqa: F401
