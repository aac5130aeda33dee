"""How a request will stand after a deed, foreseen before it: the status, whose move it is then, and when it is due.

The move is made on a copy that is never saved, by the same function that makes it in earnest. Who is told of the deed
is asked of the same forecast by `notifications.preview`, which knows the table of messages.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from foundation import clock
from regions.models import Role
from requests_app.models import FAR_FUTURE, URGENT, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import foretelling, preconditions_out, workflow
from requests_app.procedure.entry import ALSO_FORETELL, Foretold
from requests_app.procedure.rules import OWNERS, RULES
from requests_app.records import agreed_lines, due_times
from requests_app.worklist import assignment

DEPENDS = ("deployment", "behalf", "undoable")
"""What deeds are done to (`Rule.on`) whose outcome depends on what is reported, confirmed or undone with them."""


@dataclass(frozen=True)
class Forecast:
    """How the request `before` will stand after `action`: as the copy `after`.

    `enters` says whether the deed brings it into a status; `held` are the roles of whoever does it.
    """

    before: SupportRequest
    action: Action
    after: SupportRequest
    enters: bool
    held: frozenset[Role]
    subject: Any = None

    @property
    def does(self) -> list[Foretold]:
        """What the deed ends, lowers, releases or does beyond repair, in numbers; nothing when it can't be done now."""
        rule = RULES[self.action]
        if rule.foretells is None or self.before.status not in rule.sources:
            return []
        voids = foretelling.voids_positions(self.before) if rule.freezes else []
        also = ALSO_FORETELL.get(self.action)
        more = also(self.before, self.subject, self.held) if also else []
        return [*rule.foretells(self.before, self.subject), *voids, *more]

    @property
    def is_certain(self) -> bool:
        """False when the deed can't be done in this status, or when its outcome depends on what is said with it."""
        rule = RULES[self.action]
        return self.before.status in rule.sources and rule.on not in DEPENDS and not rule.settles

    @property
    def code(self) -> Status:
        return Status(self.after.status)

    @property
    def status(self) -> str:
        """The status in words."""
        return str(self.code.label)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Whose move it is: of those who own the status it enters; if it stays, of whom the deed hands the move to."""
        if self.enters:
            return OWNERS.get(self.code, ())
        if hands_on := HANDS_ON.get(self.action):
            return hands_on(self.before, self.held)
        return assignment.roles(self.before)

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose move it is, in words."""
        return assignment.in_words(self.before, self.roles)

    @property
    def due_at(self) -> datetime | None:
        """When they must have acted; None when nothing is due."""
        due_at = due_times.of(self.after) if self.enters else self.before.due_at
        return None if due_at == FAR_FUTURE else due_at

    @property
    def is_late(self) -> bool:
        """Whether it was due before now, and the deed leaves that as it is."""
        return self.due_at is not None and self.due_at < clock.now()


def foresee(support_request: SupportRequest, action: Action, *, by=None, subject: Any = None) -> Forecast:
    """How `support_request` will stand after `action`, done now (by whom and to what, where that matters)."""
    after = copy(support_request)
    if action == Action.REGISTER_URGENT and not after.is_urgent:
        after.urgency = min(URGENT)  # whichever is chosen, all of them are due as soon
    enters = workflow.enter(after, RULES[action], clock.now())
    return Forecast(support_request, action, after, enters, frozenset(by.roles_now() if by else ()), subject)


def _to_the_other_side(support_request: SupportRequest, _held: frozenset[Role]) -> tuple[Role, ...]:
    turn = agreed_lines.whose_turn(support_request)
    return tuple(role for role in RULES[Action.PROPOSE_TUNING].roles if role not in turn)


def _to_the_team(_support_request: SupportRequest, _held: frozenset[Role]) -> tuple[Role, ...]:
    return RULES[Action.REPORT_FINDINGS].roles


def _to_who_still_evaluates(support_request: SupportRequest, held: frozenset[Role]) -> tuple[Role, ...]:
    """The other side; once both have spoken the region closes it."""
    owed = preconditions_out.still_evaluates(support_request)
    left = tuple(role for role in OWNERS[Status.ENDED] if role in owed - held)
    return left if len(owed) > 1 else RULES[Action.CLOSE].roles


HANDS_ON: dict[Action, Callable[[SupportRequest, frozenset[Role]], tuple[Role, ...]]] = {
    Action.PROPOSE_TUNING: _to_the_other_side,
    Action.PLAN_MISSION: _to_the_team,
    Action.EVALUATE: _to_who_still_evaluates,
}
"""Deeds that leave the status as it is and make it somebody else's move."""
