"""Tuned lines that both sides agree on, and whose turn it is until then; row-writing under the request's lock."""

from collections.abc import Iterable
from datetime import date

from foundation import clock
from foundation.ranges import Profile
from regions.models import Role
from requests_app.models import (
    RANK,
    GrantedLine,
    NeedLine,
    Proposal,
    ProposalState,
    ReviewKind,
    Side,
    Status,
    SupportRequest,
    TunedLine,
)
from requests_app.models.actions import Action
from requests_app.procedure import separation
from requests_app.records import completeness, need_ledger, reviews


def whose_turn(support_request: SupportRequest) -> frozenset[Role]:
    """The role that answers the standing proposal: the side that didn't make it."""
    standing = standing_proposal(support_request)
    if standing is None or standing.side == Side.DEFENCE:
        return frozenset({Role.INSTITUTION})
    return frozenset({Role.FACT_FINDER})


def standing_proposal(support_request: SupportRequest) -> Proposal | None:
    """What is proposed now."""
    return next((one for one in support_request.proposals.all() if one.state == ProposalState.STANDING), None)


def accept(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The standing proposal is agreed; what it doesn't endorse is declined."""
    _agree(support_request, standing_proposal(support_request), number)


def accept_advice(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The fact-finders' last lines stand, whatever was proposed after them."""
    _agree(support_request, support_request.proposals.filter(side=Side.DEFENCE).last(), number)


def _agree(support_request, proposal, number) -> None:
    others = support_request.proposals.filter(state__in=[ProposalState.STANDING, ProposalState.ACCEPTED])
    others.update(state=ProposalState.REPLACED)
    proposal.state = ProposalState.ACCEPTED
    proposal.save()
    tuned = {line.pk: profile for line, profile in by_need_line(proposal.lines.select_related("line")).items()}
    need_ledger.decline_beyond(support_request, tuned, event_number=number)


def by_need_line(lines: Iterable[TunedLine]) -> dict[NeedLine, Profile]:
    """Persons per day of tuned lines together, for each need line they serve."""
    tuned: dict[NeedLine, Profile] = {}
    for one in lines:
        part = Profile.of([(one.persons, one.starts_on, one.ends_on)])
        tuned[one.line] = tuned.get(one.line, Profile()) + part
    return tuned


def beyond_ceiling(lines: Iterable[TunedLine], ledger=None) -> list[tuple[NeedLine, date, int]]:
    """(need line, first day, persons that fit) for each need line of which these lines hold more than its ceiling.

    `ledger` are the accounts of the need lines when they were read already.
    """
    tuned = by_need_line(lines)
    ledger, found = ledger or need_ledger.accounts(tuned), []
    for line, profile in tuned.items():
        ceiling = need_ledger.ceiling(ledger[line.pk])
        if beyond := (profile.since(clock.today()) - ceiling).positive():
            day = beyond.ranges[0].starts_on
            found.append((line, day, max(0, ceiling.on(day))))
    return found


def amends_to(support_request: SupportRequest) -> Status | None:
    """Back to tuning; with people out it stays, and the triangle looks again."""
    return None if support_request.people_out else Status.TUNING


def reassesses_to(support_request: SupportRequest) -> Status | None:
    """Back to the pre-check; with people out it stays."""
    return None if support_request.people_out else Status.PRECHECK


def lapses_to(support_request: SupportRequest) -> Status:
    """Nobody on site: back to the pre-check. On site: deployed, and their recall is due."""
    return Status.DEPLOYED if support_request.people_out else Status.PRECHECK


def again(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The need changed: what was declined is open again, and the last agreed lines are proposed anew to the home."""
    need_ledger.reopen_declined(support_request, event_number=number, code="amended")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)
        return
    agreed_on = support_request.proposals.filter(state=ProposalState.ACCEPTED).last()
    lines = agreed_on.lines.all() if agreed_on else _granted_lines(support_request)
    support_request.proposals.update(state=ProposalState.REPLACED)
    copy = Proposal.objects.create(support_request=support_request, side=Side.DEFENCE, event_number=number)
    TunedLine.objects.bulk_create(TunedLine(proposal=copy, **_words(line)) for line in lines)


def _granted_lines(support_request: SupportRequest):
    """What stands by a decision without tuning: the urgent road grants before facts are found."""
    return GrantedLine.objects.filter(decision__support_request=support_request, decision__standing=True)


def _words(line) -> dict:
    names = ("line_id", "staff_type", "persons", "starts_on", "ends_on")
    return {name: getattr(line, name) for name in names} | {"minimum_team": getattr(line, "minimum_team", 1)}


def lapse(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Nobody confirmed the provisional grant in time: what it gave is open again."""
    need_ledger.end_all_grants(support_request, event_number=number, code="lapsed")
    if not support_request.people_out:
        support_request.decisions.update(standing=False)
    support_request.provisional_until = None


def who_writes(support_request: SupportRequest) -> frozenset[Role]:
    """Who draws up the application: until it is filed; by the urgent road after that too, until it is in writing."""
    writers = frozenset({Role.INSTITUTION, Role.GHOR})
    if not RANK[Status.APPLICATION] < RANK.get(Status(support_request.status), 0) <= RANK[Status.DEPLOYED]:
        return writers  # once it is over, the status refuses
    follows = support_request.registered_urgent and not (
        support_request.status == Status.DEPLOYED and completeness.is_written(support_request)
    )
    return writers if follows else frozenset()


def who_checks(support_request: SupportRequest) -> frozenset[Role]:
    """Who answers the procedural checks: with people there only what could follow by the urgent road."""
    there = support_request.status == Status.DEPLOYED
    return frozenset() if there and not support_request.registered_urgent else frozenset({Role.LOCC})


def may_reassess(support_request: SupportRequest) -> frozenset[Role]:
    """Who may ask the triangle to look again; on the same facts, another party than the one that did so last."""
    parties = {Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER}
    last = next(
        (one for one in reversed(separation.remembered(support_request)) if one.action == Action.REASSESS), None
    )
    if last and not any(one.measured_at > last.at for one in support_request.situations.all()):
        parties.discard(Role(last.role))
    return frozenset(parties)


def reassess(support_request: SupportRequest, number: int, facts: dict) -> None:
    """What was declined is open again; a standing grant stays meanwhile."""
    need_ledger.reopen_declined(support_request, event_number=number, code="reassessed")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)
