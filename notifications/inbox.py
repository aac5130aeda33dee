"""Finding one's own messages: what can be filtered and sorted by, the same for the page and the API."""

from django.utils.translation import gettext_lazy as _

from foundation.paging import Sort
from notifications.models import Notification, NotificationQuerySet

SORTS = {"when": Sort("created_at", _("When"), descending=True)}


def find(user, *, kind: str = "", unread: bool = False) -> NotificationQuerySet:
    """The messages in the inbox of `user` that fit what is given, as a queryset to page."""
    found = Notification.objects.inbox_of(user)
    found = found.filter(kind=kind) if kind else found
    return found.unread() if unread else found
