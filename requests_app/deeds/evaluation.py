"""Afterwards: each side evaluates once, and the region closes the case; after fourteen days it closes by itself."""

from typing import NotRequired, TypedDict, Unpack

from foundation import clock
from regions.models import User
from requests_app.models import EvaluatedBy, Evaluation, Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written, known
from requests_app.procedure.preconditions_out import SIDE_OF


class EvaluationWords(TypedDict):
    """What a side says of how it went."""

    effect: int
    cooperation: int
    induction: int
    right_people: bool
    went_well: str
    could_be_better: str
    lesson: NotRequired[str]


class Evaluated(EvaluationWords):
    """What was said, and for which side."""

    side: str


def evaluate(
    support_request: SupportRequest, *, by: User, how: How = SIMPLY, **said: Unpack[EvaluationWords]
) -> Done[Evaluation]:
    """Record one side's evaluation."""
    known(said, EvaluationWords)

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[Evaluation]:
        side = SIDE_OF[standing.role]
        written = Evaluation(support_request=locked, side=side, author=by, at=clock.now(), event_number=number, **said)
        written.full_clean()
        written.save()
        return Written(Evaluated(**said, side=side), written)

    return workflow.perform(support_request, Action.EVALUATE, by=by, how=how, write=write)


class Unevaluated(TypedDict):
    """The sides whose evaluation wasn't received in time."""

    not_received: list[str]


def close_unevaluated(support_request: SupportRequest) -> Event | None:
    """Close a case whose fourteen days have passed, and note which evaluations weren't received; by the clock."""

    def due(locked: SupportRequest) -> Unevaluated | None:
        given = set(locked.evaluations.values_list("side", flat=True))
        missing = [side.value for side in EvaluatedBy if side not in given]
        return Unevaluated(not_received=missing) if locked.is_overdue else None

    return workflow.by_the_clock(support_request, Action.CLOSE, due)
