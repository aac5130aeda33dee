"""Which of the roles in a rule may do its deed now: who writes, who checks, who may ask to look again."""

from regions.models import Role
from requests_app.models import RANK, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import separation
from requests_app.records import completeness


def who_writes(support_request: SupportRequest) -> frozenset[Role]:
    """Who draws up the application: home and GHOR until it is filed, on the urgent road until it is in writing."""
    writers = frozenset({Role.INSTITUTION, Role.GHOR})
    if not RANK[Status.APPLICATION] < RANK.get(Status(support_request.status), 0) <= RANK[Status.DEPLOYED]:
        return writers  # once it is over, the status refuses
    follows = support_request.registered_urgent and not (
        support_request.status == Status.DEPLOYED and completeness.is_written(support_request)
    )
    return writers if follows else frozenset()


def who_checks(support_request: SupportRequest) -> frozenset[Role]:
    """Who answers the procedural checks: LOCC; with people on site only of a request on the urgent road."""
    there = support_request.status == Status.DEPLOYED
    return frozenset() if there and not support_request.registered_urgent else frozenset({Role.LOCC})


def may_reassess(support_request: SupportRequest) -> frozenset[Role]:
    """Who may ask the triangle to look again; while the figures are the same, not the party that did so last."""
    parties = {Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER}
    last = next(
        (one for one in reversed(separation.remembered(support_request)) if one.action == Action.REASSESS), None
    )
    if last and not any(one.measured_at > last.at for one in support_request.situations.all()):
        parties.discard(Role(last.role))
    return frozenset(parties)
