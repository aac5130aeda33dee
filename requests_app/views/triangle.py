"""The triangle on a page: the three positions side by side, what they come to, and what would keep it from settling."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from foundation import clock
from regions.calling import Call, first
from regions.models import User
from requests_app.models import AgreedAction, Corner, Outcome, Position, Review, ReviewState, SupportRequest
from requests_app.models.checklists import PROCEDURAL, SUBSTANTIVE, RefusalReason
from requests_app.procedure.entry import WHEN_GRANTS_CHANGE
from requests_app.records import reviews
from requests_app.views.buttons import Button, of_panel, offered_on
from requests_app.views.lacks import placed
from requests_app.worklist import triangle_access
from requests_app.worklist.calling import Calls

CHECKS = {check.code: check.text for check in (*PROCEDURAL, *SUBSTANTIVE)}


@dataclass(frozen=True)
class Seat:
    """One corner and what it said (None: nothing yet); `before_update` when newer figures came since.

    `call` is whom to call to hear it.
    """

    corner: Corner
    position: Position | None
    persons: list[tuple[str, int]]
    reasons: list[str]
    concerns: list[str]
    deviations: list[str]
    before_update: bool
    call: Call | None = None


@dataclass(frozen=True)
class Round:
    """One review with its three seats; `why` says why an open one has no outcome yet, empty when all agree.

    `due_at` is when the corners must have settled; `is_late` once that has passed. `lacking` keeps an agreement from
    being settled, as the reader may know it.
    """

    review: Review
    seats: list[Seat]
    outcome: str
    why: Any
    differs: bool
    agreed: bool
    due_at: datetime
    lacking: list

    @property
    def is_late(self) -> bool:
        return self.due_at < clock.now()


@dataclass(frozen=True)
class Panel:
    """The round that is open (None when nothing is under review), those before it, and what would block a grant.

    `reserves` says that a grant in this round takes people from what Defence can spare.
    """

    now: Round | None
    before: list[Round]
    blocks: list
    reserves: bool
    buttons: list[Button]
    agreed: list[tuple[AgreedAction, list[Button]]]


def panel(support_request: SupportRequest, *, by: User, deeds: dict, situation, calls: Calls) -> Panel | None:
    """The triangle for `by`; None for whom single positions aren't, or when nothing came before it."""
    every = list(support_request.reviews.all())
    if not every or not triangle_access.may_read(by, support_request):
        return None
    now = reviews.open_review(support_request)
    agreed = support_request.agreed_actions.all()
    rounds = [round_of(one, by=by, situation=situation) for one in every if one != now and one.positions.all()]
    return Panel(
        now=round_of(now, by=by, situation=situation, calls=calls) if now else None,
        before=rounds,
        blocks=placed(triangle_access.would_block(now), support_request, by=by) if now else [],
        reserves=bool(now and WHEN_GRANTS_CHANGE and Outcome.GRANT in reviews.outcomes(now)),
        buttons=of_panel(deeds, "triangle"),
        agreed=[(one, offered_on(support_request, "agreed_action", one, by=by)) for one in agreed],
    )


def round_of(review: Review, *, by: User, situation=None, calls: Calls | None = None) -> Round:
    """The round of `review` as it stands; `situation` is the newest one, to mark what was said before it."""
    labels = triangle_access.labels_of(review)
    given = {one.corner: one for one in review.positions.all()}
    seats = [_seat(corner, given.get(corner), labels, situation) for corner in Corner]
    if calls:
        seats = [replace(seat, call=first(calls.corner(seat.corner, review.support_request))) for seat in seats]
    is_open = review.state == ReviewState.OPEN
    why = reviews.agreement(review).why if is_open else ""
    return Round(
        review=review,
        seats=seats,
        outcome=str(Outcome(review.outcome).label) if review.outcome else "",
        why=str(reviews.NOT_AGREED[why]) if why else "",
        differs=why in {"different", "below_minimum"},
        agreed=is_open and not why,
        due_at=reviews.due_at(review.support_request),
        lacking=placed(triangle_access.not_settled(review, by=by), review.support_request, by=by) if is_open else [],
    )


def _seat(corner: Corner, position: Position | None, labels: dict, situation) -> Seat:
    if position is None:
        return Seat(corner, None, [], [], [], [], False)
    return Seat(
        corner,
        position,
        [(labels.get(key, key), persons) for key, persons in position.persons.items()],
        in_words(position.reasons),
        [f"{code}: {CHECKS[code]}" for code in position.concerns],
        [f"{code}: {CHECKS[code]}" for code in position.deviations],
        before_update=bool(situation and position.situation_id != situation.pk),
    )


def in_words(codes: Iterable[str]) -> list[str]:
    """Coded reasons, as people read them."""
    return [str(RefusalReason(code).label) if code in RefusalReason.values else code for code in codes]
