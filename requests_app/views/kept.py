"""What is kept of a meeting beside its positions: who sat there, what was agreed, whose turn it is, the next one.

Everybody at the table sees whose turn it is; a page that stands open gets it with the positions, and what somebody is
typing stays where it is.
"""

from dataclasses import dataclass
from typing import Any

from requests_app.forms.meeting import AttendanceForm
from requests_app.models import AgreedAction, Meeting
from requests_app.models.actions import Action
from requests_app.procedure.authority import standings
from requests_app.procedure.rules import RULES
from requests_app.worklist import triangle_access


@dataclass(frozen=True)
class Turn:
    """What the meeting treats now: the `row` of the agenda, None when it is of a request that the reader doesn't see.

    `silent` are the corners, in words, that still owe a position; `mine` says that the reader's own is among them.
    """

    row: Any
    silent: list[str]
    mine: bool


def turn_of(held: Meeting, rows: list) -> Turn | None:
    """Whose turn it is in `held`, as who reads these `rows` may know it; None as long as nothing was taken up."""
    last = held.items.exclude(treated_at=None).order_by("-treated_at", "-pk").values_list("pk", flat=True).first()
    if last is None:
        return None
    row = next((one for one in rows if one.item.pk == last), None)
    seats = row.round.seats if row and row.round else []
    silent = [str(seat.corner.label) for seat in seats if seat.position is None]
    return Turn(row, silent, mine=bool(silent and row and row.speaks and not row.spoke))


def facts(request, held: Meeting, rows: list, *, keeps: bool, attendance=None) -> dict[str, Any]:
    """What the page of a meeting shows beside its agenda."""
    seats = list(held.seats.all())
    return {
        "turn": turn_of(held, rows),
        "seats": seats,
        "attendance": attendance or (AttendanceForm.of(seats) if keeps else None),
        "agreed": [(one, _is_hers(one, request.user)) for one in triangle_access.agreed_in(held, by=request.user)],
        "next_meeting": triangle_access.next_meeting(held),
    }


def _is_hers(agreed: AgreedAction, user) -> bool:
    """Whether `user` reports it as done: it waits, and she sits at the table as its owner."""
    rule, about = RULES[Action.REPORT_ACTION_DONE], agreed.support_request
    in_time = agreed.done_at is None and about.status in rule.sources
    return in_time and bool(standings(rule, about, user, agreed, False))
