"""When a decision was told to whom must hear it: LOCC, and the authority that applied.

The moment of telling stands in the decision; who told, and who recorded it, in the journal. A later record corrects an
earlier one.
"""

from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models import User
from requests_app.models import Decision, SupportRequest, ToldTo
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written

FIELD = {ToldTo.LOCC: "locc_told_at", ToldTo.APPLICANT: "applicant_told_at"}


class Told(TypedDict):
    """To whom, when and by whom (empty: by oneself) which decision (its number) was told."""

    to: str
    told_at: datetime
    told_by: str
    decision: int


def record(
    support_request: SupportRequest, *, by: User, to: str, told_at: datetime, told_by: str = "", how: How = SIMPLY
) -> Done[None]:
    """Record that the decision that stands was told at `told_at` (aware) to `to`, by `told_by` (empty: by oneself).

    Raises ValidationError for an unknown party, a moment to come or one before the decision.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        decision = locked.decisions.filter(in_force=True).latest("number")
        _check(decision, to, told_at)
        setattr(decision, FIELD[ToldTo(to)], told_at)
        decision.save(update_fields=[FIELD[ToldTo(to)]])
        return Written(Told(to=to, told_at=told_at, told_by=told_by, decision=decision.number))

    return workflow.perform(support_request, Action.NOTICE, by=by, how=how, write=write)


def _check(decision: Decision, to: str, told_at: datetime) -> None:
    errors = {}
    if to not in ToldTo:
        errors["to"] = ValidationError(_("Say who was told: LOCC or the applicant."), "required")
    if told_at > clock.now():
        errors["told_at"] = ValidationError(_("This moment is still to come."), "in_the_future")
    elif told_at < decision.decided_at.replace(second=0, microsecond=0):
        errors["told_at"] = ValidationError(_("The decision wasn't taken yet at that moment."), "before_the_decision")
    if errors:
        raise ValidationError(errors)
