"""The foundation as a Django app: it owns one table, the domain clock."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """No app above this one is ever imported from here."""

    name = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
