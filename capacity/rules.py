"""The deeds of capacity as entries of the table: what is reserved, what is done to a deployment, and what help costs.

`apps` registers them once. Their names stand with the others in `Action`: an event names its deed, and the journal, its
choices and its migrations are those of `requests_app`.
"""

from typing import Any

from capacity import asking, foretelling, reservations
from capacity.models import DeploymentState
from capacity.models.deployment import PRESENT, UNDER_WAY
from regions.models import Role
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import effects
from requests_app.procedure.entry import Rule, by_clock, deed, follows, harmless, in_the_open
from requests_app.procedure.rules import BEFORE_A_GRANT, HOME, OUT

DEFENCE = (Role.DEFENCE_PLANNER,)
EITHER = (Role.DEFENCE_PLANNER, Role.INSTITUTION)
DRAWN_UP, APPROVED = DeploymentState.DRAWN_UP, DeploymentState.APPROVED
ON_SITE, SUSPENDED = DeploymentState.ON_SITE, DeploymentState.SUSPENDED


def on_deployment(roles: tuple[Role, ...], states, *questions, **more: Any) -> Rule:
    """A deed on a deployment that stands in one of `states`, when none of `questions` finds something lacking."""
    return deed(roles, OUT, on="deployment", lacks=asking.all_of(asking.in_state(*states), *questions), **more)


OF_ONE_CORNER: dict[Action, Rule] = {
    Action.RESERVE: deed(DEFENCE, BEFORE_A_GRANT, foretells=harmless),
    Action.RELEASE_RESERVATION: deed(
        DEFENCE,
        BEFORE_A_GRANT,
        lacks=reservations.something_proposed,
        reasoned=True,
        foretells=foretelling.releases,
        harms=True,
        undoable=True,
    ),
    Action.RESERVATION_LAPSED: by_clock(),
    Action.RESERVATION_LAPSES_SOON: by_clock(),
}

ON_SITE_AND_BEFORE: dict[Action, Rule] = in_the_open(
    {
        Action.DRAW_UP: deed(DEFENCE, OUT, lacks=asking.something_reserved, foretells=harmless),
        Action.CHANGE_DEPLOYMENT: on_deployment(DEFENCE, [DRAWN_UP], foretells=harmless, undoable=True),
        Action.APPROVE: on_deployment(
            DEFENCE,
            [DRAWN_UP],
            asking.complete,
            asking.conditions_done,
            apart=asking.another_planner,
            foretells=foretelling.commits,
            tells_unit=True,
        ),
        Action.ARRANGE: on_deployment(DEFENCE, UNDER_WAY, foretells=harmless, leaves_need=True, tells_unit=True),
        Action.CANCEL: on_deployment(
            DEFENCE, [DRAWN_UP, APPROVED], reasoned=True, foretells=foretelling.calls_off, harms=True, undoable=True
        ),
        Action.REPORT_ARRIVAL: on_deployment(
            EITHER,
            [APPROVED, ON_SITE],
            asking.arrival_to_report,
            apart=asking.the_home_confirms,
            foretells=harmless,
            otherwise=Action.DENY_ARRIVAL,
            undoable=True,
        ),
        Action.DENY_ARRIVAL: on_deployment(
            HOME, [ON_SITE], asking.confirmed, reasoned=True, foretells=foretelling.takes_back_arrival, undoable=True
        ),
        Action.START_DEPLOYMENT: follows([Status.GRANTED], Status.DEPLOYED),
        Action.UNDO_START: follows([Status.DEPLOYED], Status.GRANTED),
        Action.REPORT_DAY: on_deployment(EITHER, PRESENT, foretells=harmless),
        Action.SUSPEND: on_deployment(DEFENCE, [ON_SITE], reasoned=True, foretells=foretelling.stops_work, harms=True),
        Action.RESUME: on_deployment(DEFENCE, [SUSPENDED], foretells=harmless),
        Action.RECALL: on_deployment(
            DEFENCE,
            UNDER_WAY,
            asking.long_enough,
            reasoned=True,
            foretells=foretelling.recalls,
            tells_unit=True,
            harms=True,
            undoable=True,
        ),
        Action.REPLACE_PEOPLE: on_deployment(
            DEFENCE,
            UNDER_WAY,
            asking.somebody_still_to_work,
            reasoned=True,
            foretells=foretelling.replaces,
            tells_unit=True,
        ),
        Action.GIVE_BACK: on_deployment(
            DEFENCE,
            PRESENT,
            asking.somebody_absent,
            reasoned=True,
            foretells=foretelling.gives_up_absent,
            tells_unit=True,
            harms=True,
            undoable=True,
        ),
        Action.EXTEND: on_deployment(
            DEFENCE, UNDER_WAY, asking.something_to_go_on_with, foretells=harmless, tells_unit=True
        ),
        Action.REPORT_DEPARTURE: on_deployment(
            DEFENCE,
            PRESENT,
            foretells=foretelling.ends,
            harms=True,
            undoable=True,
        ),
        Action.END_DEPLOYMENT: follows(OUT, Status.ENDED, then=effects.end, changes_grants=True),
        Action.ORDER_CHANGED: by_clock(),
        Action.END_IS_NEAR: by_clock(),
        Action.OVERSTAYED: by_clock(),
        Action.SUSPENSION_DUE: by_clock(),
    }
)

SENT = tuple(status for status in Status if status != Status.DRAFT)
"""From the alert on, and after the end too: bills come late."""

MONEY: dict[Action, Rule] = in_the_open(
    {
        Action.RECORD_COST: deed(
            (Role.INSTITUTION, Role.GHOR, Role.VWS, Role.DEFENCE_PLANNER), SENT, leaves_need=True, foretells=harmless
        )
    }
)

RULES = OF_ONE_CORNER | ON_SITE_AND_BEFORE | MONEY
