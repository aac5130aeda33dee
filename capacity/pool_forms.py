"""Forms about pools: what a pool is, its size for a period, that it is right, and the import of many."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from capacity import pools
from capacity.day_in_address import FIRST, LAST
from capacity.models import BookingState, Pool, PoolPeriod
from capacity.models.pool import LARGEST_POOL
from foundation import clock
from foundation.forms import Form
from requests_app.forms.deed import of_model
from requests_app.models.staff import StaffType

STATES = [("", _("In use")), ("closed", _("Closed")), ("all", _("All"))]
MOST_DAYS = 60


def told_by_field() -> forms.CharField:
    """Who said so by telephone, if somebody did."""
    return forms.CharField(
        label=_("Told by"), max_length=120, required=False, help_text=_("function, when heard by telephone")
    )


def _days(field) -> forms.IntegerField:
    return forms.IntegerField(label=field.verbose_name, min_value=0, max_value=MOST_DAYS, help_text=field.help_text)


class PoolFilter(Form):
    """How the list is narrowed; a filter is a URL to keep."""

    q = forms.CharField(label=_("Unit or place"), required=False, max_length=120)
    staff_type = forms.ChoiceField(
        label=_("Staff type"), choices=[("", _("All types")), *StaffType.choices], required=False
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    stale = forms.BooleanField(label=_("Not confirmed for 24 hours"), required=False)
    short = forms.BooleanField(label=_("With an open shortage"), required=False)

    def chosen(self):
        """What was chosen, as keywords of `pool_list.find`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class PoolForm(of_model(Pool, pools.FIELDS, required=("staff_type", "unit"))):
    """What a pool is; its sizes have a form of their own."""

    notice_days = _days(Pool._meta.get_field("notice_days"))
    rest_days = _days(Pool._meta.get_field("rest_days"))
    in_hospitals = forms.IntegerField(
        label=_("Placed in civil hospitals"),
        min_value=0,
        max_value=LARGEST_POOL,
        help_text=_("already placed there and counted apart: not free"),
    )
    told_by = told_by_field()
    field_order = (*pools.FIELDS, "told_by")


class NewPoolForm(PoolForm):
    """The same; a new pool isn't closed."""

    is_closed = None


class ConfirmForm(Form):
    """That the figures are right as they stand."""

    told_by = told_by_field()


class SizeForm(Form):
    """How many can be sent in a period."""

    size = forms.IntegerField(
        label=_("Can be sent"), min_value=0, max_value=LARGEST_POOL, help_text=_("persons, on each of these days")
    )
    starts_on = forms.DateField(label=_("From"), help_text=_("first day"))
    ends_on = forms.DateField(label=_("Until"), help_text=_("last day"))
    reason = forms.CharField(
        label=_("Reason unavailable"),
        required=False,
        max_length=PoolPeriod._meta.get_field("reason").max_length,
        help_text=_("why not all can be sent: exercise, mission …"),
    )
    told_by = told_by_field()
    accept_shortage = forms.BooleanField(
        label=_("Record it as a shortage"),
        required=False,
        help_text=_("the deployments stay as they are, and what is missing becomes work for the planner"),
    )


class BookingFilter(Form):
    """Which bookings are listed."""

    reference = forms.CharField(label=_("Request"), required=False, max_length=20)
    staff_type = forms.ChoiceField(
        label=_("Staff type of the pool"), required=False, choices=[("", _("All")), *StaffType.choices]
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *BookingState.choices])
    day = forms.DateField(label=_("Taken on this day"), required=False)


class BoardFilter(Form):
    """From which day the board shows six weeks."""

    first = forms.DateField(
        label=_("First day"),
        required=False,
        validators=[
            MinValueValidator(FIRST, message=_("Choose a day in this century.")),
            MaxValueValidator(LAST, message=_("Choose a day in this century.")),
        ],
    )

    def first_day(self):
        """The day chosen, or today."""
        return (self.is_valid() and self.cleaned_data["first"]) or clock.today()


class BoardBy(BoardFilter):
    """The same, and whether it is by staff type or by unit."""

    by = forms.ChoiceField(
        label=_("Put together"), choices=[("", _("by staff type")), ("unit", _("by unit"))], required=False
    )

    def is_by_unit(self) -> bool:
        return self.is_valid() and self.cleaned_data["by"] == "unit"
