"""Reading one's messages: each person's number of unread ones is recounted under its lock whenever it may change."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from foundation import clock
from notifications.models import Mailbox, Means, Notification
from regions.models import User


@transaction.atomic
def recount(users: Iterable[int]) -> None:
    """Bring the number of unread messages of these people (primary keys) up to date, all in three queries.

    Counting anew under the lock instead of adding one keeps it right whatever was ignored or done twice.
    """
    keys = sorted(users)
    if not keys:
        return
    Mailbox.objects.bulk_create([Mailbox(user_id=key) for key in keys], ignore_conflicts=True)
    locked = Mailbox.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    unread = Notification.objects.filter(user=OuterRef("pk"), road=Means.INBOX, read_at__isnull=True)
    counted = unread.order_by().values("user").annotate(count=Count("pk")).values("count")
    Mailbox.objects.filter(pk__in=[one.pk for one in locked]).update(unread=Coalesce(Subquery(counted), 0))


@transaction.atomic
def read(*, by: User, keys: Iterable[int] | None = None) -> int:
    """Mark the messages of `by` with these primary keys (all of hers without) as read; returns how many were unread."""
    mine = Notification.objects.inbox_of(by).unread()
    if keys is not None:
        mine = mine.filter(pk__in=list(keys))
    changed = mine.update(read_at=clock.now())
    if changed:
        recount([by.pk])
    return changed


def unread_of(user) -> int:
    """How many messages `user` hasn't read; no query when she was fetched with her mailbox."""
    box = getattr(user, "mailbox", None)
    return box.unread if box else 0
