"""What is under way on each road, what got stuck, and since when: figures for a page, for monitoring, for health.

Two moments are told apart. *Undelivered* is all that should have left by now and hasn't arrived, also what an address
outside refuses and is tried again. *Held up* is what nobody tried, and what several were refused while nothing arrived
on that road any more: the fault is here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from foundation import clock
from foundation.errors import NotYours
from notifications import delivery_list
from notifications.models import ON_ITS_WAY, SendingQuerySet, State, Stumble
from notifications.roads import ROADS, Road
from regions.authority import is_administrator
from regions.models import User
from requests_app.models import PendingEvent

RECENT = timedelta(days=1)
WEEK = timedelta(days=7)

SEVERAL = 3
"""When this many receivers in a row are refused, the fault is taken to be here."""


@dataclass(frozen=True)
class Figures:
    """One road: how many wait, failed and go again, were given up and not put away, were sent in the past day."""

    name: str
    label: Any
    waiting: int
    failed: int
    given_up: int
    sent: int
    oldest: datetime | None
    """When the oldest that should have left by now was to leave; None when nothing is late."""


@dataclass(frozen=True)
class Oldest:
    """Since when the oldest event or message waits that should have gone by now; None where nothing does."""

    undelivered: datetime | None
    held_up: datetime | None


def figures() -> list[Figures]:
    """The figures of every road on which something is sent."""
    return [_of(road) for road in travelled()]


def travelled() -> list[Road]:
    """The roads on which rows are sent: not the inbox, where a message arrives by being written."""
    return [road for road in ROADS.values() if road.on_it]


def events_waiting() -> int:
    """How many events have yet to be turned into messages."""
    return PendingEvent.objects.count()


def oldest() -> Oldest:
    """What waits longest over all roads and the events still to be told; in two queries for each road.

    An event that can't be told counts as held up however often it was tried: no address outside is to blame for it.
    """
    pending = PendingEvent.objects.select_related("event").order_by("pk").first()
    untold = pending.event.at if pending else None
    late = [_late(road) for road in travelled()]
    return Oldest(
        undelivered=_earliest([untold, *(one["oldest"] for one in late)]),
        held_up=_earliest([untold, *(one["untried"] for one in late), *map(_closed_since, travelled())]),
    )


def age(moment: datetime | None) -> timedelta:
    """How long ago `moment` was; nothing without one, or when it lies ahead."""
    return max(clock.now() - moment, timedelta(0)) if moment else timedelta(0)


def stuck(road: Road) -> SendingQuerySet:
    """What failed on `road`, or was given up and not put away."""
    return delivery_list.find(road)


def stumbled() -> list[Stumble]:
    """Events that couldn't be turned into messages, and still wait; the longest waiting first."""
    return list(Stumble.objects.filter(event__pending__isnull=False).select_related("event").order_by("event")[:100])


def try_event_again(stumble: Stumble, *, by: User) -> None:
    """Let the next sweep take the event of `stumble`, as `by`. Administrators only."""
    if not is_administrator(by):
        raise NotYours("administrators_deliver", _("Delivery is looked after by administrators."))
    stumble.attempts, stumble.next_try_at = 0, clock.now()
    stumble.save()


def _late(road: Road) -> dict[str, datetime | None]:
    late = road.travelling().late().order_by()
    return late.aggregate(oldest=Min("due_at"), untried=Min("due_at", filter=Q(state=State.WAITING)))


def _closed_since(road: Road) -> datetime | None:
    """Since when every receiver on `road` is refused (several in a row); None when somebody is still reached."""
    week_ago = clock.now() - WEEK
    arrived = road.travelling().filter(state=State.SENT, sent_at__gt=week_ago).order_by("-sent_at")
    last = Coalesce(Subquery(arrived.values("sent_at")[:1]), Value(week_ago))
    refused = stuck(road).filter(due_at__gt=last).order_by()
    found = refused.aggregate(receivers=Count(road.receiver, distinct=True), since=Min("due_at"))
    return found["since"] if found["receivers"] >= SEVERAL else None


def _earliest(moments: Iterable[datetime | None]) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _of(road: Road) -> Figures:
    rows = road.travelling().select_related(None).order_by()
    open_ = dict(rows.filter(ON_ITS_WAY).values_list("state").annotate(Count("pk")))
    return Figures(
        name=road.name,
        label=road.label,
        waiting=open_.get(State.WAITING, 0),
        failed=open_.get(State.FAILED, 0),
        given_up=rows.filter(state=State.GIVEN_UP, put_away_at=None).count(),
        sent=rows.filter(state=State.SENT, sent_at__gte=clock.now() - RECENT).count(),
        oldest=_late(road)["oldest"],
    )
