"""When a decision was told to whom must hear it: LOCC, and the authority that applied.

The moment of telling stands in the decision; who told, and who recorded it, in the journal. A later record corrects an
earlier one.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import Decision, Event, SupportRequest, ToldTo
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing

FIELD = {ToldTo.LOCC: "locc_told_at", ToldTo.APPLICANT: "applicant_told_at"}


def record(support_request: SupportRequest, *, by, to: str, told_at: datetime, told_by: str = "", **how) -> Event:
    """Record that the decision that stands was told at `told_at` (aware) to `to`, by `told_by` (empty: by oneself).

    Raises ValidationError for an unknown party, a moment to come or one before the decision.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        decision = locked.decisions.filter(in_force=True).latest("number")
        _check(decision, to, told_at)
        setattr(decision, FIELD[ToldTo(to)], told_at)
        decision.save(update_fields=[FIELD[ToldTo(to)]])
        return {"decision": decision.number}

    facts = {"to": to, "told_at": told_at, "told_by": told_by}
    return workflow.perform(support_request, Action.NOTICE, by=by, write=write, **facts, **how)


def _check(decision: Decision, to: str, told_at: datetime) -> None:
    errors = {}
    if to not in ToldTo:
        errors["to"] = _("Say to whom it was told: LOCC or the applicant.")
    if told_at > clock.now():
        errors["told_at"] = _("This moment is still to come.")
    elif told_at < decision.decided_at.replace(second=0, microsecond=0):
        errors["told_at"] = _("The decision wasn't taken yet at that moment.")
    if errors:
        raise ValidationError(errors)
