"""What happened to a request by an event, as it is counted over a period."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from capacity.models import Deployment
from insight.models import SUPPORT, Passage, PassageKind, Spell
from insight.stretches import Part
from requests_app.models import Decision, Event, LedgerRow, Outcome, ReviewKind, Status
from requests_app.models.actions import Action
from requests_app.models.support_request import FAR_FUTURE
from requests_app.procedure.rules import RULES
from requests_app.records import undoing

COUNTED_ONCE = ~Q(kind=PassageKind.SUPPORT)
"""Help is kept as differences, which take themselves back; all else is counted, and what was undone no more."""

IN_PART = "in_part"
EXTENDED = "extended"
NOT_EXTENDED = "not_extended"


class Happening(NamedTuple):
    """The columns of a passage that say what happened."""

    kind: str
    code: str
    at: datetime
    amount: int = 0


def of(
    event: Event, was: Spell | None, spell: Spell, before: Collection[Part], parts: Collection[Part]
) -> Iterator[Happening]:
    """What `event` brought: the request stood as `was` (None: its alert was just sent) and stands as `spell`."""
    if was is None:
        yield Happening(PassageKind.ALERT, "", event.at)
    elif was.status != spell.status and not taken_back(event):
        yield from _left(event, was, spell)
    if RULES[Action(event.action)].changes_grants or RULES[Action(event.action)].concludes:
        yield from _decided(event)
    yield from more_help(event.at, before, parts)


def more_help(at: datetime, before: Collection[Part], parts: Collection[Part]) -> Iterator[Happening]:
    """By how many person-days the help of each term grew (below zero: shrank)."""
    for term in SUPPORT:
        if more := _person_days(parts, term) - _person_days(before, term):
            yield Happening(PassageKind.SUPPORT, term, at, more)


def taken_back(event: Event) -> list[int]:
    """The numbers of the events that count no more because of this one."""
    if event.supersedes is not None and event.action == Action.UNDO:
        return undoing.with_what_followed(event.supersedes, event.support_request.events.all())
    if event.action == Action.UNDO_START:
        arrived = Passage.objects.filter(support_request=event.support_request, kind=PassageKind.ARRIVED)
        return list(arrived.filter(until=FAR_FUTURE).values_list("event_number", flat=True))
    return []


def _left(event: Event, was: Spell, spell: Spell) -> Iterator[Happening]:
    yield Happening(PassageKind.LEFT, was.status, event.at, minutes(was.entered_at, event.at))
    if not spell.under_way:
        code = event.facts.get("code", "") if spell.status == Status.RESOLVED else spell.status
        yield Happening(PassageKind.OVER, code, event.at)
    if spell.status == Status.DEPLOYED:
        yield from _arrived(event)


def _arrived(event: Event) -> Iterator[Happening]:
    """The first arrival of all: about when it was, which may be before it was reported."""
    sent, known = event.support_request.submitted_at, Passage.objects.filter(support_request=event.support_request)
    there = Deployment.objects.filter(support_request=event.support_request, arrived_at__isnull=False)
    first = there.order_by("arrived_at").first()
    if first and first.arrived_at and sent and not known.filter(kind=PassageKind.ARRIVED, until=FAR_FUTURE).exists():
        yield Happening(PassageKind.ARRIVED, "", first.arrived_at, minutes(sent, first.arrived_at))


def _decided(event: Event) -> Iterator[Happening]:
    made = Decision.objects.filter(support_request=event.support_request, event_number=event.number)
    for decision in made.select_related("review"):
        yield Happening(PassageKind.DECIDED, _outcome(decision), decision.decided_at)
        if decision.outcome == Outcome.REJECT:
            for reason in decision.reasons:
                yield Happening(PassageKind.REASON, reason, decision.decided_at)


def _outcome(decision: Decision) -> str:
    """The outcome; of a grant whether it gave less than lay on the table, and of an extension that it was one."""
    granted = decision.outcome in {Outcome.GRANT, Outcome.NOW}
    if decision.review.kind == ReviewKind.EXTENSION:
        return EXTENDED if granted else NOT_EXTENDED
    cut = LedgerRow.objects.filter(line__support_request=decision.support_request_id, code="cut")
    return IN_PART if granted and cut.filter(event_number=decision.event_number).exists() else decision.outcome


def minutes(since: datetime, until: datetime) -> int:
    """Whole minutes from one moment to another, zero when the second isn't later."""
    return max(0, int((until - since).total_seconds()) // 60)


def _person_days(parts: Collection[Part], term: str) -> int:
    return sum(getattr(part, term) * (part.last_day - part.first_day + 1) for part in parts)
