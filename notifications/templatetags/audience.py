"""Before a deed: who will be told of it."""

from django import template

from notifications.preview import preview
from requests_app.models import Audience

NARROW = Audience.AUTHORITIES
register = template.Library()


@register.inclusion_tag("notifications/_who_will_be_told.html")
def who_will_be_told(forecast, subject=None, audience=None):
    """Say who will be told of the deed foreseen; nothing (None) for who doesn't see the request.

    `audience` is the form's field in which one chooses who may read it, if there is one: then both are said.
    """
    if forecast is None:
        return {"shown": False}
    told = preview(forecast, subject)
    if not audience or audience.is_hidden:
        return {"shown": True, "told": told}
    return {"shown": True, "told": told, "narrowed": preview(forecast, subject, audience=NARROW)}
