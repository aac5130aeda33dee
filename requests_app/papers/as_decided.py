"""The figures of a decision, as the ledger stood at the moment it was taken.

A letter says the same for ever: help that comes later changes the ledger, not what was decided. So rows and accepted
offers are read up to and including the event of the decision.
"""

from dataclasses import dataclass
from datetime import date

from foundation.ranges import Profile
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
from requests_app.records.need_ledger import CIVIL_TERMS, Account


@dataclass(frozen=True)
class LineFigures:
    """One need line: its account at the decision, and what was tuned for it; profiles of persons per day."""

    line: NeedLine
    account: Account
    tuned: Profile

    @property
    def civil(self) -> Profile:
        """Help from the region and from national civil channels together."""
        return self.account.region + self.account.national


def figures(decision: Decision) -> list[LineFigures]:
    """The figures of each need line at `decision`."""
    support_request, number = decision.support_request, decision.event_number
    parts = _rows(support_request, number)
    for line_pk, term, counted in _offers(support_request, number):
        parts.setdefault(line_pk, {}).setdefault(term, []).append(counted)
    tuned = _tuned(decision)
    return [
        LineFigures(line, _account(parts.get(line.pk, {})), _profile(one for one in tuned if one.line_id == line.pk))
        for line in support_request.lines.all()
    ]


def declined_by_code(decision: Decision) -> dict[str, Profile]:
    """What was declined at `decision` per coded reason, without what was open again by then."""
    declined: dict[str, Profile] = {}
    rows = list(_until(decision.support_request, decision.event_number).filter(term=Term.DECLINED))
    for line in {row.line_id for row in rows}:
        for code, profile in _left([row for row in rows if row.line_id == line]).items():
            declined[code] = declined.get(code, Profile()) + profile
    return {code: profile for code, profile in declined.items() if profile}


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


def _account(terms: dict[str, list]) -> Account:
    return Account(**{term: Profile.of(ranges) for term, ranges in terms.items()})


def _until(support_request: SupportRequest, number: int):
    found = LedgerRow.objects.filter(line__support_request=support_request, event_number__lte=number)
    return found.order_by("event_number", "pk")


def _rows(support_request: SupportRequest, number: int) -> dict[int, dict[str, list]]:
    parts: dict[int, dict[str, list]] = {}
    for row in _until(support_request, number):
        parts.setdefault(row.line_id, {}).setdefault(row.term, []).append((row.persons, row.starts_on, row.ends_on))
    return parts


def _offers(support_request: SupportRequest, number: int):
    """(need line, term, range) of each offer that counted after event `number`, by what the journal says of it."""
    said: dict[int, tuple[str, dict]] = {}
    on_offers = those(lambda rule: rule.on == "offer")
    events = support_request.events.filter(number__lte=number, action__in=on_offers).order_by("number")
    for action, facts in events.values_list("action", "facts"):
        said[facts["offer"]] = (action, facts)
    for offer in Offer.objects.filter(pk__in=said).select_related("inquiry"):
        action, facts = said[offer.pk]
        left_early = action == Action.MARK_NOT_ARRIVED and facts.get("last_day")
        if action in {Action.ACCEPT_OFFER, Action.MARK_ARRIVED} or left_early:
            line, counted = offer.line_id, _range(facts)
            yield line, CIVIL_TERMS[offer.inquiry.step], counted


def _range(facts: dict) -> tuple:
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


def _profile(lines) -> Profile:
    return Profile.of((one.persons, one.starts_on, one.ends_on) for one in lines)
