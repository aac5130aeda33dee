"""The figures of a request as the ledger stood at a moment: that of a decision, or of a meeting.

A letter says the same for ever: help that comes later changes the ledger, not what was decided. So rows and accepted
offers are read up to and including an event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from foundation.ranges import Profile, Range
from requests_app.models import (
    Decision,
    LedgerRow,
    NeedLine,
    Offer,
    Proposal,
    ProposalState,
    ReviewKind,
    SupportRequest,
    Term,
    TunedLine,
)
from requests_app.models.actions import Action
from requests_app.procedure.entry import those
from requests_app.records import need_stretches
from requests_app.records.need_stretches import Days, LineNeed, Part


def figures(decision: Decision) -> list[LineNeed]:
    """The need of each line at `decision`, with what was `tuned` for it beside the terms."""
    tuned: dict[int, dict[str, list]] = {}
    for one in _tuned(decision):
        days = (one.persons, one.starts_on, one.ends_on)
        tuned.setdefault(one.line_id, {}).setdefault(one.staff_type, []).append(days)
    return [
        replace(one, terms={**one.terms, "tuned": need_stretches.profiles(tuned.get(one.line.pk, {}))})
        for one in at(decision.support_request, decision.event_number)
    ]


def at(support_request: SupportRequest, event_number: int) -> list[LineNeed]:
    """The need of each line up to and including this event; what comes later doesn't change it."""
    lines = {line.pk: line for line in support_request.lines.all()}
    rows = [need_stretches.of_row(row, lines[row.line_id]) for row in _until(support_request, event_number)]
    return need_stretches.summed(list(lines.values()), [*rows, *_offers(support_request, event_number)])


def last_event(support_request: SupportRequest, moment: datetime) -> int:
    """The number of the last event up to `moment`; 0 when there was none."""
    found = support_request.events.filter(at__lte=moment).order_by("number").values_list("number", flat=True)
    return found.last() or 0


@dataclass(frozen=True)
class Declined:
    """Of one need line: persons on each day of some days that weren't granted, for one coded reason."""

    line: NeedLine
    code: str
    days: Range


def declined(decision: Decision) -> list[Declined]:
    """What stood declined at `decision`, by line and coded reason, without what was open again by then."""
    rows = list(_until(decision.support_request, decision.event_number).filter(term=Term.DECLINED))
    return [
        Declined(line, code, days)
        for line in decision.support_request.lines.all()
        for code, profile in _left([row for row in rows if row.line_id == line.pk]).items()
        for days in profile.ranges
    ]


def _left(rows: list[LedgerRow]) -> dict[str, Profile]:
    """Per code what stays declined of one line, when the oldest was open again first."""
    given: dict[str, Profile] = {}
    for row in (one for one in rows if one.persons > 0):
        given[row.code] = given.get(row.code, Profile()) + _of(row)
    taken_back = Profile() - sum((_of(row) for row in rows if row.persons < 0), Profile())
    left = {}
    for code, profile in given.items():
        gone = profile & taken_back
        left[code], taken_back = profile - gone, taken_back - gone
    return left


def _of(row: LedgerRow) -> Profile:
    return Profile.of([(row.persons, row.starts_on, row.ends_on)])


def _until(support_request: SupportRequest, number: int):
    found = LedgerRow.objects.filter(line__support_request=support_request, event_number__lte=number)
    return found.order_by("event_number", "pk")


def _offers(support_request: SupportRequest, number: int) -> Iterator[Part]:
    """Each offer that counted after event `number`, by the last that the journal says of it and wasn't undone."""
    said: dict[int, tuple[str, dict]] = {}
    events = support_request.events.filter(number__lte=number).order_by("number")
    undone = [facts["event"] for facts in events.filter(action=Action.UNDO).values_list("facts", flat=True)]
    about = events.filter(action__in=those(lambda rule: rule.on == "offer")).exclude(number__in=undone)
    for action, facts in about.values_list("action", "facts"):
        said[facts["offer"]] = (action, facts)
    for offer in Offer.objects.filter(pk__in=said).select_related("inquiry"):
        action, facts = said[offer.pk]
        left_early = action == Action.MARK_NOT_ARRIVED and facts.get("last_day")
        if action in {Action.ACCEPT_OFFER, Action.MARK_ARRIVED} or left_early:
            yield need_stretches.of_offer(offer, _range(facts))


def _range(facts: dict) -> Days:
    return facts["persons"], date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])


def tuning_reasons(decision: Decision) -> list[str]:
    """Why the lines are as they were agreed on, in the words of who proposed them."""
    agreed = _agreed(decision)
    return [agreed.reason] if agreed and agreed.reason else []


def _tuned(decision: Decision) -> list[TunedLine]:
    agreed = _agreed(decision)
    return list(agreed.lines.all()) if agreed else []


def _agreed(decision: Decision) -> Proposal | None:
    """The proposal both sides had agreed on; none before the tuning."""
    if decision.review.kind != ReviewKind.DECISION:
        return None
    proposals = decision.support_request.proposals.filter(event_number__lt=decision.event_number)
    granted = proposals.filter(lines__granted__decision=decision)
    return granted.first() or proposals.filter(state=ProposalState.ACCEPTED).last() or proposals.last()
