"""The sweep of the clock: what is soon due, missed or left undone becomes an event, each occasion once.

`workflow` sets the due times at every event. Celery beat runs the sweep, which looks for occasions and asks each again
under the request's lock before it writes it. An occasion that raises waits for the next sweep; the others go on.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError, transaction

from foundation import clock
from requests_app.deeds import evaluation
from requests_app.deeds.settling import LapsedByTheClock
from requests_app.models import TERMINAL, Event, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.rules import OUT
from requests_app.schedule import reminders

log = structlog.get_logger(__name__)

AT_ONCE = 200
"""The most occasions of one kind that one sweep looks at under a lock."""


def sweep() -> int:
    """Write what the clock brought, at most `AT_ONCE` of a kind; returns how many events were written."""
    return _overdue() + _lapse() + _close() + sum(write(find()) for find in reminders.FINDERS)


def write(found: Iterable[reminders.Occasion]) -> int:
    """Write those of `found` that the journal doesn't hold yet and that still hold; returns how many were written.

    While nothing is new it takes no lock, and one query for every 200 of `found`.
    """
    return each(_record, islice(_new(iter(found)), AT_ONCE))


def each(write: Callable[[Any], Any], found: Iterable[Any]) -> int:
    """Call `write` with each of `found`; returns for how many it gave something other than None.

    When one raises, only its class and key are logged and the others go on. Raises only when the database is away.
    """
    return sum(_wrote(write, one) for one in found)


def _wrote(write: Callable[[Any], Any], one: Any) -> bool:
    try:
        return write(one) is not None
    except (InterfaceError, OperationalError):
        raise
    except Exception as error:  # whatever is wrong with one request, the clock goes on for all others
        about = getattr(one, "about", one)
        log.error("clock_stumbled", about=f"{type(about).__name__} {about.pk}", error=type(error).__name__)
        return False


def _overdue() -> int:
    """An *overdue* event for each request whose owner is late, the oldest first; an ended one closes instead."""
    late = SupportRequest.objects.overdue().filter(overdue_noted=False).exclude(status__in=[*TERMINAL, Status.ENDED])
    return each(workflow.note_overdue, late.order_by("due_at")[:AT_ONCE])


def _lapse() -> int:
    """End the provisional grants that weren't confirmed in 72 hours; returns how many."""
    over = SupportRequest.objects.filter(provisional_until__lte=clock.now(), status__in=OUT)
    return each(lapse, over.order_by("pk")[:AT_ONCE])


def lapse(support_request: SupportRequest) -> Event | None:
    """End a provisional grant nobody confirmed in time; None when it isn't time for it any more."""

    def due(locked: SupportRequest) -> LapsedByTheClock | None:
        until = locked.provisional_until
        return LapsedByTheClock(until=until) if until is not None and until <= clock.now() else None

    return workflow.by_the_clock(support_request, Action.LAPSE_PROVISIONAL, due)


def _close() -> int:
    """Close the cases whose evaluations weren't received in fourteen days; returns how many."""
    over = SupportRequest.objects.overdue().filter(status=Status.ENDED).order_by("pk")[:AT_ONCE]
    return each(evaluation.close_unevaluated, over)


def _new(found: Iterator[reminders.Occasion], chunk: int = 200) -> Iterator[reminders.Occasion]:
    """Those of `found` that the journal doesn't hold yet, asked for many at a time and without a lock."""
    while some := list(islice(found, chunk)):
        keys = {one.once for one in some}
        held = Event.objects.filter(actor=None, key__in=keys, support_request__in={one.about for one in some})
        written = set(held.values_list("support_request", "key"))
        yield from (one for one in some if (one.about.pk, one.once) not in written)


def _record(occasion: reminders.Occasion) -> Event | None:
    """Write `occasion` unless it no longer holds; None when it doesn't, or was written before."""
    with transaction.atomic():
        workflow.lock(occasion.about)
        if not occasion.stands():
            return None
        return workflow.record(occasion.about, occasion.action, once=occasion.once, facts=occasion.facts)
