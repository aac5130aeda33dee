"""How a request will stand after a deed, said before it: the status, whose move it is then, and when it is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from foundation import clock
from regions.models import Role
from requests_app.models import FAR_FUTURE, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.rules import OWNERS, RULES
from requests_app.records import agreed_lines, due_times

DEPENDS = ("deployment", "behalf")
"""What a deed is done to after which it depends on what was reported, or on what was confirmed, how it stands."""


@dataclass(frozen=True)
class Then:
    """How it stands after a deed: the status, its owners in words, and what is due when (None: nothing)."""

    code: Status
    owners: tuple[str, ...]
    due_at: datetime | None

    @property
    def status(self) -> str:
        """The status in words."""
        return str(self.code.label)

    @property
    def is_late(self) -> bool:
        """Whether it was due before now, and the deed leaves that as it is."""
        return self.due_at is not None and self.due_at < clock.now()


def owners(support_request: SupportRequest, status: str) -> tuple[str, ...]:
    """Whose move it is in `status`, in words: the home and the region by name."""
    if status == support_request.status == Status.TUNING:
        return in_words(support_request, agreed_lines.whose_turn(support_request))
    return in_words(support_request, OWNERS.get(Status(status), ()))


def in_words(support_request: SupportRequest, roles: Iterable[Role]) -> tuple[str, ...]:
    """Roles, the home and the region by name."""
    names = {
        Role.INSTITUTION: support_request.institution.name,
        Role.GHOR: f"{Role.GHOR.label} {support_request.safety_region}",
    }
    return tuple(str(names.get(role, role.label)) for role in roles)


def then(support_request: SupportRequest, action: Action) -> Then | None:
    """How it will stand after `action`; None when this isn't the status for it, or that depends on what is said."""
    rule = RULES[action]
    if support_request.status not in rule.sources or rule.on in DEPENDS or rule.settles:
        return None
    target = rule.to(support_request) if callable(rule.to) else rule.to
    if target is None:
        status, due_at = support_request.status, support_request.due
    else:
        status, due_at = target, _due_after(support_request, target)
    return Then(Status(status), _owners_after(support_request, action, status), due_at)


def _owners_after(support_request, action, status) -> tuple[str, ...]:
    """A proposal is answered by the other side; any other deed leaves it to the owners of the status it leads to."""
    if action == Action.PROPOSE_TUNING:
        others = RULES[action].roles
        turn = agreed_lines.whose_turn(support_request)
        return in_words(support_request, [role for role in others if role not in turn])
    return owners(support_request, status)


def _due_after(support_request, status) -> datetime | None:
    """When it would be due in `status`, asked for a request that stands there (never saved)."""
    moved = SupportRequest(
        pk=support_request.pk,
        status=status,
        entered_at=clock.now(),
        urgency=support_request.urgency,
        submitted_at=support_request.submitted_at or clock.now(),
    )
    due_at = due_times.of(moved)
    return None if due_at == FAR_FUTURE else due_at
