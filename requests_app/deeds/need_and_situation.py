"""The home's figures: what it needs, how it stands, how urgent it is.

Before the first submit need lines are free to change. After it *asked* never falls: more need raises it, less need is a
*withdrawn* row in the ledger (`need_ledger`), and another staff type is a new line.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import wrong
from foundation.fingerprints import mark
from regions.models import User
from requests_app.models import NeedLine, Situation, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written, known
from requests_app.records import need_postings


class LineDetails(TypedDict, total=False):
    """The fields of a need line beside its staff type; those that were given."""

    persons: int
    starts_on: date
    ends_on: date
    ward: str
    tasks: str
    day_shift: bool
    evening_shift: bool
    night_shift: bool
    hours_a_week: int | None
    registered_only: bool
    required_skill: str
    substitutes: list[str]


class Figures(TypedDict, total=False):
    """How the home stands: the fields of a situation; those that were given."""

    measured_at: datetime | None
    clients_on_site: int | None
    clients_infected: int | None
    care_weight: str
    wards_closed: int | None
    admission_stop: str
    staff_infected: int | None
    staff_quarantined: int | None
    staff_returning: str
    absence_percentage: Decimal | None
    formation_fte: Decimal | None
    minimum_fte: Decimal | None
    open_shifts: int | None
    regular_care_reduced: str
    clients_movable: int | None
    clients_moved: int | None
    measures_taken: str
    crisis_organisation: int | None
    hygiene: int | None
    consequence: str
    expected_peak_on: date | None


LINE_FIELDS = tuple(LineDetails.__annotations__)
SITUATION_FIELDS = tuple(Figures.__annotations__)


class LineAdded(LineDetails):
    """One more need line, under its number."""

    staff_type: str
    line: int


def add_line(
    support_request: SupportRequest, *, by: User, staff_type: str, how: How = SIMPLY, **details: Unpack[LineDetails]
) -> Done[NeedLine]:
    """Ask for one more staff type (or period)."""
    known(details, LineDetails)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[NeedLine]:
        last = locked.lines.aggregate(last=Max("number"))["last"] or 0
        line = NeedLine(support_request=locked, number=last + 1)
        save_line(line, {**details, "staff_type": staff_type})
        if locked.submitted_at:
            need_postings.ask(line, event_number=number)
        return Written(LineAdded(**details, staff_type=staff_type, line=line.number), line)

    return workflow.perform(support_request, Action.ADD_NEED_LINE, by=by, how=how, write=write)


class Before(TypedDict):
    """How many were asked of a line, and for which days, before it changed."""

    persons: int
    starts_on: date
    ends_on: date


class LineChanged(LineDetails):
    """What was changed of the need line with this number, and what `was` asked before."""

    line: int
    staff_type: str
    was: Before


def change_line(line: NeedLine, *, by: User, how: How = SIMPLY, **details: Unpack[LineDetails]) -> Done[None]:
    """Change persons, period or details of `line`; its staff type stays."""
    known(details, LineDetails)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        was = _asked_now(line)
        save_line(line, details)
        asked = _asked_now(line)
        if locked.submitted_at and asked != was:
            need_postings.change(line, **asked, event_number=number)
        return Written(LineChanged(**details, line=line.number, staff_type=line.staff_type, was=was))

    return workflow.perform(line.support_request, Action.CHANGE_NEED, by=by, how=how, subject=line, write=write)


def _asked_now(line: NeedLine) -> Before:
    return Before(persons=line.persons, starts_on=line.starts_on, ends_on=line.ends_on)


class LineRemoved(TypedDict):
    """The number the need line had."""

    line: int


def remove_line(line: NeedLine, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Take a line out of a draft that was never sent."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        removed = line.number
        line.delete()
        return Written(LineRemoved(line=removed))

    return workflow.perform(line.support_request, Action.REMOVE_NEED_LINE, by=by, how=how, subject=line, write=write)


def save_line(line: NeedLine, values: Mapping[str, Any]) -> None:
    """Set `values` on `line`, check and save it; raises ValidationError with all that is wrong."""
    check_line(line, values)
    line.save()


def check_line(line: NeedLine, values: Mapping[str, Any], *, alone: bool = False) -> None:
    """Set `values` on `line` and judge it, or `alone` what was given; raises ValidationError with all that is wrong."""
    for name, value in values.items():
        setattr(line, name, value)
    errors: dict[str, Any] = {}
    try:
        others = {field.name for field in line._meta.fields} - values.keys() if alone else {"support_request"}
        line.full_clean(exclude=others)
    except ValidationError as error:
        error.update_error_dict(errors)
    if "ends_on" not in errors and line.ends_on and line.ends_on < clock.today():
        errors["ends_on"] = [_("The last day has passed already.")]
    if errors:
        raise ValidationError(errors)


class Measured(Figures):
    """The figures given; `situation` is the key of the snapshot that holds them."""

    situation: int


def update_situation(
    support_request: SupportRequest, *, by: User, how: How = SIMPLY, **figures: Unpack[Figures]
) -> Done[Situation]:
    """Record how the home stands at `measured_at`; what isn't given stays unknown in this snapshot."""
    known(figures, Figures)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Situation]:
        situation = save_situation(locked, figures, event_number=number)
        return Written(Measured(**figures, situation=situation.pk), situation)

    return workflow.perform(support_request, Action.UPDATE_SITUATION, by=by, how=how, write=write)


def save_situation(support_request: SupportRequest, figures: Figures, *, event_number: int) -> Situation:
    """Check and save a snapshot; without `measured_at` it holds for now."""
    situation = Situation(support_request=support_request, event_number=event_number, **figures)
    situation.measured_at = situation.measured_at or clock.now()
    situation.full_clean(exclude={"support_request"})  # which is there: the deed holds its lock
    if situation.measured_at > clock.now():
        raise wrong("measured_at", "in_the_future", _("Figures can't be measured in the future."))
    situation.save()
    return situation


class UrgencySet(TypedDict):
    """How urgent it is."""

    urgency: str


def set_urgency(support_request: SupportRequest, *, by: User, urgency: str, how: How = SIMPLY) -> Done[None]:
    """Say how urgent it is; for urgent requests each due time is a quarter, and LOCC sees them at once."""
    return set_fields(support_request, Action.SET_URGENCY, UrgencySet(urgency=urgency), by=by, how=how)


class Ranked(TypedDict):
    """Its rank within the region, and why."""

    priority_rank: int
    priority_reason: str


def set_priority(
    support_request: SupportRequest, *, by: User, priority_rank: int, priority_reason: str, how: How = SIMPLY
) -> Done[None]:
    """Rank the request within its region, with the reason."""
    values = Ranked(priority_rank=priority_rank, priority_reason=priority_reason)
    return set_fields(support_request, Action.SET_PRIORITY, values, by=by, how=how)


def ranked(rank: int | str | None, reason: str) -> str:
    """The mark of a rank and its reason, recorded or as typed."""
    return mark(str(rank or ""), reason)


def set_fields(
    support_request: SupportRequest,
    action: Action,
    values: Mapping[str, Any],
    *,
    by: User,
    how: How,
    check: Callable[[SupportRequest, Mapping[str, Any]], None] | None = None,
) -> Done[None]:
    """Do `action`, which sets plain fields of the request to checked `values`, and keeps them in the journal.

    `check(locked request, values)` raises what is wrong with them as the request stands.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        if check:
            check(locked, values)
        for name, value in values.items():
            setattr(locked, name, value)
        locked.clean_fields(exclude={field.name for field in locked._meta.fields} - values.keys())
        return Written({name: getattr(locked, name) for name in values})

    return workflow.perform(support_request, action, by=by, how=how, write=write)
