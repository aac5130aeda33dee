"""Whose turn it is where several own the move: the corner that is silent, the side that answers, the team that goes.

Conditions for a queryset of requests; territory and sight are for the caller.
"""

from django.db.models import Q

from foundation import clock
from regions.models import Role
from requests_app import corners, escalation, reviews
from requests_app.actions import Action
from requests_app.models import URGENT, Mission, MissionState, Proposal, ProposalState, Status
from requests_app.rules import OWNERS, RULES, TRIANGLE
from requests_app.tuning import SIDE_OF

SHARED = frozenset({*TRIANGLE, Status.FACT_FINDING, Status.TUNING})


def of(membership) -> Q:
    """The requests on which the next move is that of `membership`'s role."""
    role = Role(membership.role)
    plain = [status for status, owners in OWNERS.items() if role in owners and status not in SHARED]
    return (
        Q(status__in=plain)
        | corners.to_speak(membership)
        | _to_find_facts(membership)
        | _to_tune(role)
        | _past_due(role)
    )


def _to_find_facts(membership) -> Q:
    """The team reports on the mission planned for it; the planner sends a team where none goes yet."""
    planned, here = Mission.objects.filter(state=MissionState.PLANNED), Q(status=Status.FACT_FINDING)
    if membership.role in RULES[Action.REPORT_FINDINGS].roles:
        return here & Q(pk__in=planned.filter(team=membership.team_id).values("support_request"))
    if membership.role in RULES[Action.PLAN_MISSION].roles:
        return here & ~Q(pk__in=planned.values("support_request"))
    return Q(pk__in=[])


def _to_tune(role: Role) -> Q:
    """The side that didn't make the standing proposal answers it."""
    if role not in SIDE_OF:
        return Q(pk__in=[])
    others = Proposal.objects.filter(state=ProposalState.STANDING).exclude(side=SIDE_OF[role])
    return Q(status=Status.TUNING, pk__in=others.values("support_request"))


def _past_due(role: Role) -> Q:
    """What waits longer than it may: the region goes on without an answer, the decider decides."""
    late = Q(pk__in=[])
    if role in RULES[Action.PROCEED_WITHOUT_ANSWER].roles:
        late |= Q(status__in=RULES[Action.PROCEED_WITHOUT_ANSWER].sources, due_at__lt=clock.now())
    if role in RULES[Action.DECIDE_WITH_DISSENT].roles:
        late |= _came_to_the_decider()
    return late


def _came_to_the_decider() -> Q:
    """What the corners left unsettled so long; of reviews that don't move the request each has its own due time."""
    late, late_when_urgent = (clock.now() - escalation.decider_pause(urgent=urgent) for urgent in (False, True))
    climbed = Q(due_at__lt=late) | Q(due_at__lt=late_when_urgent, urgency__in=URGENT)
    in_place = (one for one in reviews.open_in_place() if escalation.decider_from(one) < clock.now())
    return (Q(status__in=TRIANGLE) & climbed) | Q(pk__in=[one.support_request_id for one in in_place])
