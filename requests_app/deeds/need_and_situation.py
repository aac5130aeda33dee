"""The home's figures: what it needs, how it stands, how urgent it is.

Before the first submit need lines are free to change. After it *asked* never falls: more raises it, less is a
withdrawn row in the ledger (`need`), another staff type is a new line.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import Event, NeedLine, Situation, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.records import need_ledger

LINE_FIELDS = (
    "persons",
    "starts_on",
    "ends_on",
    "ward",
    "tasks",
    "day_shift",
    "evening_shift",
    "night_shift",
    "hours_a_week",
    "registered_only",
    "required_skill",
    "substitutes",
)
SITUATION_FIELDS = tuple(
    field.name
    for field in Situation._meta.get_fields()
    if field.concrete and field.name not in {"id", "support_request", "event_number"}
)


def add_line(support_request: SupportRequest, *, by, staff_type: str, **values) -> Event:
    """Ask for one more staff type (or period). `values` are the fields of a need line, and how it is done."""
    details, how = workflow.recorded_and_how(values, LINE_FIELDS)
    details["staff_type"] = staff_type

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        last = locked.lines.aggregate(last=Max("number"))["last"] or 0
        line = NeedLine(support_request=locked, number=last + 1)
        save_line(line, details)
        if locked.submitted_at:
            need_ledger.ask(line, event_number=number)
        return {"line": line.number}

    return workflow.perform(support_request, Action.ADD_NEED_LINE, by=by, write=write, **details, **how)


def change_line(line: NeedLine, *, by, **values) -> Event:
    """Change persons, period or details of `line`; its staff type stays."""
    details, how = workflow.recorded_and_how(values, LINE_FIELDS)
    request = line.support_request

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        asked_before = (line.persons, line.starts_on, line.ends_on)
        save_line(line, details)
        asked = (line.persons, line.starts_on, line.ends_on)
        if locked.submitted_at and asked != asked_before:
            persons, starts_on, ends_on = asked
            need_ledger.change(line, persons=persons, starts_on=starts_on, ends_on=ends_on, event_number=number)
        return {"line": line.number}

    return workflow.perform(request, Action.CHANGE_NEED, by=by, subject=line, write=write, **details, **how)


def remove_line(line: NeedLine, *, by, **how) -> Event:
    """Take a line out of a draft that was never sent."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        removed = line.number
        line.delete()
        return {"line": removed}

    return workflow.perform(line.support_request, Action.REMOVE_NEED_LINE, by=by, subject=line, write=write, **how)


def save_line(line: NeedLine, values: dict) -> None:
    """Set `values` on `line`, check and save it; raises ValidationError with all that is wrong."""
    check_line(line, values)
    line.save()


def check_line(line: NeedLine, values: dict, *, alone: bool = False) -> None:
    """Set `values` on `line` and judge it, or `alone` what was given; raises ValidationError with all that is wrong."""
    for name, value in values.items():
        setattr(line, name, value)
    errors: dict[str, Any] = {}
    try:
        line.full_clean(exclude={field.name for field in line._meta.fields} - values.keys() if alone else None)
    except ValidationError as error:
        error.update_error_dict(errors)
    if "ends_on" not in errors and line.ends_on and line.ends_on < clock.today():
        errors["ends_on"] = [_("The last day has passed already.")]
    if errors:
        raise ValidationError(errors)


def update_situation(support_request: SupportRequest, *, by, **values) -> Event:
    """Record how the home stands at `measured_at`; what isn't given stays unknown in this snapshot."""
    figures, how = workflow.recorded_and_how(values, SITUATION_FIELDS)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        return {"situation": save_situation(locked, figures, event_number=number).pk}

    return workflow.perform(support_request, Action.UPDATE_SITUATION, by=by, write=write, **figures, **how)


def save_situation(support_request: SupportRequest, figures: dict, *, event_number: int) -> Situation:
    """Check and save a snapshot; without `measured_at` it holds for now."""
    situation = Situation(support_request=support_request, event_number=event_number, **figures)
    situation.measured_at = situation.measured_at or clock.now()
    situation.full_clean()
    if situation.measured_at > clock.now():
        raise ValidationError({"measured_at": _("Figures can't be measured in the future.")})
    situation.save()
    return situation


def set_urgency(support_request: SupportRequest, *, by, urgency: str, **how) -> Event:
    """Say how urgent it is; for urgent requests each due time is a quarter, and LOCC sees them at once."""
    return set_fields(support_request, Action.SET_URGENCY, {"urgency": urgency}, by=by, **how)


def set_priority(support_request: SupportRequest, *, by, priority_rank: int, priority_reason: str, **how) -> Event:
    """Rank the request within its region, with the reason."""
    values = {"priority_rank": priority_rank, "priority_reason": priority_reason}
    return set_fields(support_request, Action.SET_PRIORITY, values, by=by, **how)


def set_fields(
    support_request: SupportRequest, action, values: dict[str, Any], *, by, check: Callable | None = None, **how
) -> Event:
    """Do `action`, which sets plain fields of the request to checked `values`.

    `check(locked request, values)` raises what is wrong with them as the request stands.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        if check:
            check(locked, values)
        for name, value in values.items():
            setattr(locked, name, value)
        locked.clean_fields(exclude={field.name for field in locked._meta.fields} - values.keys())

    return workflow.perform(support_request, action, by=by, write=write, **values, **how)
