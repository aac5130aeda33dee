"""What is under way on each road, what got stuck, and since when: figures for a page, for monitoring, for health."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min
from django.utils.translation import gettext as _

from foundation import clock
from notifications.models import ON_ITS_WAY, SendingQuerySet, State, Stumble
from notifications.roads import ROADS, Road
from regions.authority import is_administrator
from requests_app.models import PendingEvent

RECENT = timedelta(days=1)


@dataclass(frozen=True)
class Figures:
    """One road: how many wait, failed and will be tried again, were given up, and were sent in the past day."""

    name: str
    label: Any
    waiting: int
    failed: int
    given_up: int
    sent: int
    oldest: datetime | None
    """When the oldest that should have left by now was to leave; None when nothing is late."""


def figures() -> list[Figures]:
    """Of every road on which something travels."""
    return [_of(road) for road in travelled()]


def travelled() -> list[Road]:
    """The roads on which rows travel: not the inbox, where they arrive by being written."""
    return [road for road in ROADS.values() if road.on_it]


def events_waiting() -> int:
    """How many events have yet to be turned into messages."""
    return PendingEvent.objects.count()


def oldest_undelivered() -> datetime | None:
    """Since when the oldest event or message waits that should have gone by now; None when nothing does."""
    pending = PendingEvent.objects.select_related("event").order_by("pk").first()
    found = [_late(road) for road in travelled()] + [pending.event.at if pending else None]
    return min((moment for moment in found if moment), default=None)


def age_of_oldest() -> timedelta:
    """How long the oldest undelivered waits; nothing when there is none."""
    oldest = oldest_undelivered()
    return max(clock.now() - oldest, timedelta(0)) if oldest else timedelta(0)


def stuck(road: Road) -> SendingQuerySet:
    """What failed or was given up on `road`."""
    return road.travelling().filter(state__in=[State.FAILED, State.GIVEN_UP])


def stumbled() -> list[Stumble]:
    """Events that couldn't be turned into messages, and still wait; the longest waiting first."""
    return list(Stumble.objects.filter(event__pending__isnull=False).select_related("event").order_by("event")[:100])


def try_event_again(stumble: Stumble, *, by) -> None:
    """Let the next sweep take the event of `stumble`, as `by`. Administrators only."""
    if not is_administrator(by):
        raise PermissionDenied(_("Delivery is looked after by administrators."))
    stumble.attempts, stumble.next_try_at = 0, clock.now()
    stumble.save()


def _late(road: Road) -> datetime | None:
    return road.travelling().late().aggregate(oldest=Min("due_at"))["oldest"]


def _of(road: Road) -> Figures:
    rows = road.travelling().select_related(None).order_by()
    open_ = dict(rows.filter(ON_ITS_WAY).values_list("state").annotate(Count("pk")))
    return Figures(
        name=road.name,
        label=road.label,
        waiting=open_.get(State.WAITING, 0),
        failed=open_.get(State.FAILED, 0),
        given_up=rows.filter(state=State.GIVEN_UP).count(),
        sent=rows.filter(state=State.SENT, sent_at__gte=clock.now() - RECENT).count(),
        oldest=_late(road),
    )
