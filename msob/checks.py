"""System checks: mistakes in an installation that would otherwise show only in production."""

from importlib.util import find_spec

from django.core.checks import Error, Tags, register


@register(Tags.database)
def only_psycopg2(app_configs, **kwargs):
    """Refuse psycopg 3: Django prefers it silently, and this project is tested with psycopg2."""
    if find_spec("psycopg") is None:
        return []
    message = "psycopg 3 is installed and Django would use it instead of psycopg2."
    return [Error(message, hint="Remove the package psycopg from the environment.", id="msob.E001")]
