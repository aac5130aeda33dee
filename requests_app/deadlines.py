"""Due times: what is soon due, missed, escalated or left lying becomes an event, each occasion once.

The due times themselves are set by `workflow` at every event; a sweep of Celery beat looks for the occasions and asks
each again under the request's lock before it is written.
"""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from foundation import clock
from requests_app import evaluation, occasions, workflow
from requests_app.actions import Action
from requests_app.models import TERMINAL, Event, Status, SupportRequest
from requests_app.rules import OUT

AT_ONCE = 200


def sweep() -> int:
    """Write what the clock brought, at most `AT_ONCE` of a kind; returns how many events."""
    return _overdue() + _lapse() + _close() + sum(_write(find()) for find in occasions.FINDERS)


def _overdue() -> int:
    """An *overdue* event for each request whose owner is late, the oldest first; an ended one closes instead."""
    late = SupportRequest.objects.overdue().filter(overdue_noted=False).exclude(status__in=[*TERMINAL, Status.ENDED])
    noted = [workflow.note_overdue(support_request) for support_request in late.order_by("due_at")[:AT_ONCE]]
    return len([event for event in noted if event])


def _lapse() -> int:
    """Provisional grants not confirmed in 72 hours end by the clock."""
    over = SupportRequest.objects.filter(provisional_until__lte=clock.now(), status__in=OUT)
    return len([event for event in map(lapse, over.order_by("pk")[:AT_ONCE]) if event])


def lapse(support_request: SupportRequest) -> Event | None:
    """A provisional grant nobody confirmed in time: nobody out, back to the pre-check; else their recall is due."""

    def still(locked: SupportRequest) -> bool:
        return locked.provisional_until is not None and locked.provisional_until <= clock.now()

    until = support_request.provisional_until
    return workflow.by_the_clock(support_request, Action.LAPSE_PROVISIONAL, still, until=until)


def _close() -> int:
    """Cases whose evaluations weren't received in fourteen days close by themselves."""
    over = SupportRequest.objects.overdue().filter(status=Status.ENDED).order_by("pk")[:AT_ONCE]
    return len([event for event in map(evaluation.close_unevaluated, over) if event])


def _write(found: Iterator[occasions.Occasion]) -> int:
    """Write the occasions that weren't written before."""
    return len([event for event in islice(map(_record, _new(found)), AT_ONCE) if event])


def _new(found: Iterator[occasions.Occasion], chunk: int = 200) -> Iterator[occasions.Occasion]:
    """Those of `found` that the journal doesn't hold yet, asked for many at a time and without a lock."""
    while some := list(islice(found, chunk)):
        keys = {one.once for one in some}
        held = Event.objects.filter(actor=None, key__in=keys, support_request__in={one.about for one in some})
        written = set(held.values_list("support_request", "key"))
        yield from (one for one in some if (one.about.pk, one.once) not in written)


def _record(occasion: occasions.Occasion) -> Event | None:
    """Write one, unless it passed while we looked."""
    with transaction.atomic():
        workflow.lock(occasion.about)
        if not occasion.stands():
            return None
        return workflow.record(occasion.about, occasion.action, once=occasion.once, **occasion.facts)
