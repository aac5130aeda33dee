"""Before a deed: who will be told of it."""

from django import template

from notifications.preview import not_reached, preview
from requests_app.models import Audience

NARROW = Audience.AUTHORITIES
register = template.Library()


@register.inclusion_tag("notifications/_who_will_be_told.html", takes_context=True)
def who_will_be_told(context, forecast, subject=None, audience=None):
    """Say who will be told of the deed foreseen; nothing (None) for who doesn't see the request.

    `audience` is the form's field in which one chooses who may read it, if there is one: then both are said.
    """
    if forecast is None:
        return {"shown": False}
    lost = not_reached(forecast, subject, by=context["user"])
    said = {"shown": True, "told": preview(forecast, subject), "not_reached": lost}
    if not audience or audience.is_hidden:
        return said
    return said | {"narrowed": preview(forecast, subject, audience=NARROW)}
