"""Afterwards: each side evaluates once, and the region closes the case; after fourteen days it closes by itself."""

from foundation import clock
from requests_app.models import EvaluatedBy, Evaluation, Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.preconditions_out import SIDE_OF


def evaluate(support_request: SupportRequest, *, by, as_role: str = "", spoken_by=None, **values) -> Event:
    """Record one side's evaluation: the fields of `Evaluation`; what isn't one of them says how the deed is done."""
    said, how = workflow.recorded_and_how(values, {field.name for field in Evaluation._meta.concrete_fields})
    how |= {"as_role": as_role, "spoken_by": spoken_by}

    def write(locked: SupportRequest, number: int, standing: Standing) -> dict:
        side = SIDE_OF[standing.role]
        written = Evaluation(support_request=locked, side=side, author=by, at=clock.now(), event_number=number, **said)
        written.full_clean()
        written.save()
        return {"side": side}

    return workflow.perform(support_request, Action.EVALUATE, by=by, write=write, **said, **how)


def close_unevaluated(support_request: SupportRequest) -> Event | None:
    """By the clock: fourteen days have passed, what wasn't received is noted so and the case closes."""

    def due(locked: SupportRequest) -> dict | None:
        given = set(locked.evaluations.values_list("side", flat=True))
        missing = [side.value for side in EvaluatedBy if side not in given]
        return {"not_received": missing} if locked.is_overdue else None

    return workflow.by_the_clock(support_request, Action.CLOSE, due)
