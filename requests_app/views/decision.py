"""The decisions on a request: outcome, lines, conditions and reasons for all; who dissented only for the triangle."""

from dataclasses import dataclass

from regions.models import User
from requests_app.models import DecidedBy, Decision, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import decisions
from requests_app.records.reviews import WITH_PERSONS
from requests_app.views.buttons import Button, of_panel
from requests_app.views.triangle import in_words
from requests_app.worklist import triangle_access


@dataclass(frozen=True)
class Shown:
    """One decision; `said` is what each corner said, empty for whom that isn't, `dissent` what some said otherwise."""

    decision: Decision
    lines: list[tuple]
    who_goes: list[decisions.Going]
    reasons: list[str]
    said: str
    dissent: list[tuple[str, str]]
    by_decider: bool
    grants: bool


@dataclass(frozen=True)
class Panel:
    """The decisions, newest first, and the deeds that change them."""

    decisions: list[Shown]
    buttons: list[Button]


def panel(support_request: SupportRequest, *, by: User, deeds: dict) -> Panel | None:
    """What was decided, for `by`; None before the first decision."""
    every = list(support_request.decisions.all())
    if not every:
        return None
    reads = triangle_access.may_read(by, support_request)
    said = {review.pk: review.positions.all() for review in support_request.reviews.all()} if reads else {}
    shown = [_shown(one, said.get(one.review_id, ()), reads=reads) for one in reversed(every)]
    return Panel(shown, of_panel(deeds, "decision"))


def _shown(decision: Decision, positions, *, reads: bool) -> Shown:
    by_decider = decision.decided_by == DecidedBy.DECIDER
    others = [one for one in positions if one.outcome != decision.outcome] if by_decider else []
    return Shown(
        decision=decision,
        lines=[(one, StaffType(one.staff_type).label) for one in decision.lines.all()],
        who_goes=decisions.who_goes(decision),
        reasons=in_words(decision.reasons),
        said=decision.motivation if reads and not by_decider else "",
        dissent=[(one.get_corner_display(), one.get_outcome_display()) for one in others],
        by_decider=by_decider,
        grants=decision.outcome in WITH_PERSONS,
    )
