"""System checks: mistakes in an installation that would otherwise show only in production."""

from importlib.util import find_spec

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.database)
def only_psycopg2(app_configs, **kwargs):
    """Refuse psycopg 3: Django prefers it silently, and this project is tested with psycopg2."""
    if find_spec("psycopg") is None:
        return []
    message = "psycopg 3 is installed and Django would use it instead of psycopg2."
    return [Error(message, hint="Remove the package psycopg from the environment.", id="msob.E001")]


@register(Tags.security)
def demo_stays_at_home(app_configs, **kwargs):
    """Refuse the demo, where anybody signs in as anybody, together with a real clock."""
    if not settings.MSOB_DEMO or settings.MSOB_CLOCK == "demo":
        return []
    return [Error("MSOB_DEMO=1 needs MSOB_CLOCK=demo: the demo is never a live installation.", id="msob.E002")]
