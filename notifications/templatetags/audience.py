"""Before a deed: who will be told of it."""

from django import template

from notifications.preview import preview

register = template.Library()


@register.inclusion_tag("notifications/_who_will_be_told.html")
def who_will_be_told(support_request, action, subject=None):
    """Say who will be told when `action` is done now; nothing for who doesn't see the request."""
    return {"shown": support_request is not None, "told": _told(support_request, action, subject)}


def _told(support_request, action, subject) -> list[str]:
    return preview(support_request, action, subject) if support_request is not None else []
