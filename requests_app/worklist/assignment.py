"""Whose turn it is where several own the move: the corner that is silent, the side that answers, the team that goes.

`of` answers for a person, as a condition on requests; `roles` and `holders` answer for a request, as roles and as a
condition on who holds them. Territory and sight are for the caller to add.
"""

from collections.abc import Iterable

from django.db.models import Count, Q

from foundation import clock
from regions.models import Role
from requests_app.deeds.tuning import SIDE_OF
from requests_app.models import (
    URGENT,
    VISITORS,
    EvaluatedBy,
    Evaluation,
    Mission,
    MissionState,
    Proposal,
    ProposalState,
    Status,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure import preconditions_out
from requests_app.procedure.rules import OWNERS, RULES, TRIANGLE
from requests_app.records import agreed_lines, escalation, reviews, speakers

SHARED = frozenset({*TRIANGLE, Status.FACT_FINDING, Status.TUNING, Status.ENDED})
ASKS = ("reviews__positions", "missions", "proposals", "evaluations")
"""What `roles` reads of a request where several own the move."""


def of(membership) -> Q:
    """The requests on which the next move is that of `membership`'s role."""
    role = Role(membership.role)
    plain = [status for status, owners in OWNERS.items() if role in owners and status not in SHARED]
    return (
        Q(status__in=plain)
        | _to_speak(membership)
        | _to_find_facts(membership)
        | _to_tune(role)
        | _to_evaluate(role)
        | _past_due(role)
    )


def roles(support_request: SupportRequest) -> tuple[Role, ...]:
    """The roles that must act before the due time of a request as it stands; none where nothing is due."""
    status = Status(support_request.status)
    if status in TRIANGLE:
        return speakers.to_speak(reviews.open_review(support_request))
    if status == Status.FACT_FINDING:
        return RULES[Action.REPORT_FINDINGS if _going(support_request) else Action.PLAN_MISSION].roles
    if status == Status.TUNING:
        return tuple(agreed_lines.whose_turn(support_request))
    if status == Status.ENDED:
        owed = preconditions_out.still_evaluates(support_request)
        return tuple(role for role in OWNERS[status] if role in owed) or RULES[Action.CLOSE].roles
    return OWNERS.get(status, ())


def owners(support_request: SupportRequest) -> tuple[str, ...]:
    """The roles that must act (`roles`), in words."""
    return in_words(support_request, roles(support_request))


def in_words(support_request: SupportRequest, whose: Iterable[Role]) -> tuple[str, ...]:
    """The roles `whose` in words; the home and the region by their names."""
    names = {
        Role.INSTITUTION: support_request.institution.name,
        Role.GHOR: f"{Role.GHOR.label} {support_request.safety_region}",
    }
    return tuple(str(names.get(role, role.label)) for role in whose)


def holders(support_request: SupportRequest) -> Q:
    """The condition on who holds one of its `roles`, a person or a system; of teams only those expected there."""
    found = Q(role__in=roles(support_request))
    if support_request.status != Status.FACT_FINDING:
        return found
    return found & (Q(team=None) | Q(team__in=_going(support_request)))


def _going(support_request: SupportRequest) -> list[int]:
    """The teams (primary keys) that are expected at the home."""
    return [one.team_id for one in support_request.missions.all() if one.state == MissionState.PLANNED]


def _to_speak(membership) -> Q:
    """The requests that wait for the corner of `membership`; not, for VWS, those she opened herself."""
    waits = speakers.waiting_for(Role(membership.role)).values("support_request")
    own = Q(opened_by=membership.user_id) if membership.role == Role.VWS else Q(pk__in=[])
    return Q(pk__in=waits, status__in=RULES[Action.GIVE_POSITION].sources) & ~own


def _to_find_facts(membership) -> Q:
    """The requests on which its team must report or, for a planner, to which no team was sent yet."""
    planned, here = Mission.objects.filter(state=MissionState.PLANNED), Q(status=Status.FACT_FINDING)
    if membership.role in RULES[Action.REPORT_FINDINGS].roles:
        return here & Q(pk__in=planned.filter(VISITORS.covered_by(membership)).values("support_request"))
    if membership.role in RULES[Action.PLAN_MISSION].roles:
        return here & ~Q(pk__in=planned.values("support_request"))
    return Q(pk__in=[])


def _to_tune(role: Role) -> Q:
    """The requests with a proposal that the side of `role` must answer."""
    if role not in SIDE_OF:
        return Q(pk__in=[])
    others = Proposal.objects.filter(state=ProposalState.PROPOSED).exclude(side=SIDE_OF[role])
    return Q(status=Status.TUNING, pk__in=others.values("support_request"))


def _to_evaluate(role: Role) -> Q:
    """The requests that the side of `role` must evaluate or, once both sides did, that the region must close."""
    here = Q(status=Status.ENDED)
    if role in preconditions_out.SIDE_OF:
        given = Evaluation.objects.filter(side=preconditions_out.SIDE_OF[role])
        return here & ~Q(pk__in=given.values("support_request"))
    if role in RULES[Action.CLOSE].roles:
        both = SupportRequest.objects.filter(here).annotate(given=Count("evaluations")).filter(given=len(EvaluatedBy))
        return here & Q(pk__in=both.values("pk"))
    return Q(pk__in=[])


def _past_due(role: Role) -> Q:
    """The requests past due on which `role` may act instead: go on without an answer, or decide."""
    late = Q(pk__in=[])
    if role in RULES[Action.PROCEED_WITHOUT_ANSWER].roles:
        late |= Q(status__in=RULES[Action.PROCEED_WITHOUT_ANSWER].sources, due_at__lt=clock.now())
    if role in RULES[Action.DECIDE_WITH_DISSENT].roles:
        late |= _came_to_the_decider()
    return late


def _came_to_the_decider() -> Q:
    """The requests that the corners left unsettled until the decider may decide (`escalation`)."""
    late, late_when_urgent = (clock.now() - escalation.decider_pause(urgent=urgent) for urgent in (False, True))
    climbed = Q(due_at__lt=late) | Q(due_at__lt=late_when_urgent, urgency__in=URGENT)
    in_place = (one for one in reviews.open_in_place() if escalation.decider_from(one) < clock.now())
    return (Q(status__in=TRIANGLE) & climbed) | Q(pk__in=[one.support_request_id for one in in_place])
