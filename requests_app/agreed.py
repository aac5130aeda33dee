"""Tuned lines that both sides agree on, and whose turn it is until then; row-writing under the request's lock."""

from foundation.ranges import Profile
from regions.models import Role
from requests_app import need
from requests_app.actions import Action
from requests_app.models import Proposal, ProposalState, Side, SupportRequest


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
    tuned: dict[int, Profile] = {}
    for one in proposal.lines.all():
        part = Profile.of([(one.persons, one.starts_on, one.ends_on)])
        tuned[one.line_id] = tuned.get(one.line_id, Profile()) + part
    need.decline_beyond(support_request, tuned, event_number=number)


def again(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The need changed: what was declined is open again, and the last agreed lines are proposed anew to the home."""
    need.reopen_declined(support_request, event_number=number, code="amended")
    last = support_request.proposals.last()
    if last is None or last.state == ProposalState.STANDING:
        return
    support_request.proposals.update(state=ProposalState.REPLACED)
    copy = Proposal.objects.create(support_request=support_request, side=Side.DEFENCE, event_number=number)
    for line in last.lines.all():
        line.pk, line.proposal = None, copy
        line.save(force_insert=True)


def lapse(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Nobody confirmed the provisional grant in time: what it gave is open again."""
    need.end_all_grants(support_request, event_number=number, code="lapsed")
    support_request.provisional_until = None


def may_reassess(support_request: SupportRequest) -> frozenset[Role]:
    """Who may ask the triangle to look again; on the same facts, another party than the one that did so last."""
    parties = {Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER}
    last = support_request.events.filter(action=Action.REASSESS).last()
    if last and not support_request.situations.filter(measured_at__gt=last.at).exists():
        parties.discard(Role(last.role))
    return frozenset(parties)


def reassess(support_request: SupportRequest, number: int, facts: dict) -> None:
    """What was declined is open again; a standing grant stays meanwhile."""
    need.reopen_declined(support_request, event_number=number, code="reassessed")
