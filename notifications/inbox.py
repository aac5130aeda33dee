"""Finding one's own messages: what can be searched, filtered and sorted by, for page, export and API.

Searched is only what a message says: of a question put to a party its region, never the request behind it.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import search
from foundation.paging import Sort
from notifications.models import About, Notification, NotificationQuerySet

SORTS = {"when": Sort("created_at", _("When"), descending=True)}
REQUEST = "event__support_request"


def find(user, *, q: str = "", kind: str = "", unread: bool = False) -> NotificationQuerySet:
    """The messages in the inbox of `user` that fit what is given, as a queryset to page or export."""
    found = Notification.objects.inbox_of(user)
    found = found.filter(_names(q)) if q.strip() else found
    found = found.filter(kind=kind) if kind else found
    return found.unread() if unread else found


def _names(words: str) -> Q:
    in_full = search.matching(words, f"{REQUEST}__institution__folded", reference=f"{REQUEST}__reference")
    region = search.matching(words, f"{REQUEST}__safety_region__folded")
    return Q(about=About.REQUEST) & in_full | Q(about=About.INQUIRY) & region
