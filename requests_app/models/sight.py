"""From which status on a role sees a request, asked of a request and as a condition; whose it is says `TERRITORY`."""

from django.db.models import Q

from regions.models import NOTHING, Role
from requests_app.models.status import RANK, Status

SIGHT: dict[str, Status] = {
    Role.INSTITUTION: Status.DRAFT,
    Role.GHOR: Status.REGIONAL,
    Role.LOCC: Status.INTAKE,
    Role.VWS: Status.APPLICATION,
    Role.DEFENCE_PLANNER: Status.INTAKE,
    Role.DECIDER: Status.PRECHECK,
    Role.FACT_FINDER: Status.FACT_FINDING,
}
"""From which status on a role sees the requests of its territory; roles not named see none by their role alone."""

SEES_URGENT_AT_ONCE = frozenset({Role.LOCC})
SEES_BY_REFERENCE = frozenset({Role.LOCC})


def sees(role: str, support_request) -> bool:
    """Whether the furthest status a request reached lies within the sight of `role` (territory aside)."""
    if role in SEES_URGENT_AT_ONCE and support_request.was_urgent and support_request.furthest >= RANK[Status.REGIONAL]:
        return True
    return role in SIGHT and support_request.furthest >= RANK[SIGHT[role]]


def reached(role: str) -> Q:
    """The same as a condition on requests."""
    if role not in SIGHT:
        return NOTHING
    at_once = Q(furthest__gte=RANK[Status.REGIONAL], was_urgent=True) if role in SEES_URGENT_AT_ONCE else NOTHING
    return Q(furthest__gte=RANK[SIGHT[role]]) | at_once
