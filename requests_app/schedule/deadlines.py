"""Due times: what is soon due, missed, escalated or left lying becomes an event, each occasion once.

The due times themselves are set by `workflow` at every event; a sweep of Celery beat looks for the occasions and asks
each again under the request's lock before it is written. One that raises waits for the next sweep, the others don't.
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
"""How many of a kind one sweep looks at under a lock."""


def sweep() -> int:
    """Write what the clock brought, at most `AT_ONCE` of a kind; returns how many events."""
    return _overdue() + _lapse() + _close() + sum(write(find()) for find in reminders.FINDERS)


def write(found: Iterable[reminders.Occasion]) -> int:
    """Write those of `found` that the journal doesn't hold yet and that still stand; returns how many events.

    While nothing is new it takes no lock, and one query for every 200 of `found`.
    """
    return each(_record, islice(_new(iter(found)), AT_ONCE))


def each(write: Callable[[Any], Any], found: Iterable[Any]) -> int:
    """How many of `found` something was written for: `write(one)` wasn't None.

    One that raises is logged, by its class and key alone, and holds up no other. Raises only when the database is away.
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
    """Provisional grants not confirmed in 72 hours end by the clock."""
    over = SupportRequest.objects.filter(provisional_until__lte=clock.now(), status__in=OUT)
    return each(lapse, over.order_by("pk")[:AT_ONCE])


def lapse(support_request: SupportRequest) -> Event | None:
    """A provisional grant nobody confirmed in time: nobody out, back to the pre-check; else their recall is due."""

    def due(locked: SupportRequest) -> LapsedByTheClock | None:
        until = locked.provisional_until
        return LapsedByTheClock(until=until) if until is not None and until <= clock.now() else None

    return workflow.by_the_clock(support_request, Action.LAPSE_PROVISIONAL, due)


def _close() -> int:
    """Cases whose evaluations weren't received in fourteen days close by themselves."""
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
    """Write one, unless it passed while we looked."""
    with transaction.atomic():
        workflow.lock(occasion.about)
        if not occasion.stands():
            return None
        return workflow.record(occasion.about, occasion.action, once=occasion.once, facts=occasion.facts)
