"""One form for each deed on a deployment: what is recorded; how it is done stands in `DeedForm`."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from capacity import deployments, reservations, while_out
from capacity.models import Booking, DailyReport, Deployment, EndReason, Pool
from capacity.models.deployment import ARRANGED
from foundation import clock
from foundation.errors import in_words
from foundation.keys import SeveralField
from foundation.rows import RowsField
from requests_app.forms.deed import DeedForm, ReasonForm, of_model
from requests_app.models import NeedLine
from requests_app.models.staff import StaffType

MOST = 200
MOST_REST = 60
SCORES = [(score, str(score)) for score in range(4)]


class WhoField(forms.ModelChoiceField):
    """People of a deployment, told apart by their days, and by what they are where another type was granted."""

    def label_from_instance(self, booking: Booking) -> str:
        sent = booking.pool.get_staff_type_display()
        substitute = "" if booking.pool.staff_type == booking.staff_type else f" → {sent}"
        return f"{booking}{substitute}, {booking.starts_on:%d-%m} – {booking.ends_on:%d-%m}"


def _lines(column: str, label, help_text):
    """Rows of a booking and a number of persons."""
    return RowsField(
        {
            "booking": WhoField(Booking.objects.none(), label=_("Who")),
            column: forms.IntegerField(label=label, min_value=0, max_value=MOST),
        },
        row=f"Persons{column.title()}",
        grows=False,
        required=False,
        label=_("Persons"),
        help_text=help_text,
    )


class SeenForm(DeedForm):
    """A deed on what was drawn up, as it was read: who wrote meanwhile isn't overwritten, and is read first."""

    seen = forms.CharField(
        required=False, max_length=16, widget=forms.HiddenInput, help_text=_("how it stood when you opened it")
    )

    def fill(self):
        super().fill()
        if self.target is not None:
            self.initial["seen"] = deployments.stands(self.target)

    def see_present_version(self) -> None:
        """And the deployment as it stands now."""
        super().see_present_version()
        if self.data.get("seen"):
            self.data = self.data.copy()
            self.data["seen"] = deployments.stands(self.target)


SAID_OF_IT = ("unit", "commander", "hand_over", *ARRANGED)


class _PlanForm(of_model(Deployment, SAID_OF_IT), DeedForm):
    """Which people go together, of which unit, under whom."""

    lines = _lines("persons", _("Persons"), _("empty: all that is reserved"))
    field_order: tuple[str, ...] = ("lines", *SAID_OF_IT)

    def fill(self):
        super().fill()
        self.fields["unit"].help_text = _("empty: the unit from whose pool they come")
        for name in ("commander", "hand_over"):
            self.fields[name].help_text = in_words(
                _("%(what)s; needed before it is approved"), {"what": self.fields[name].help_text}
            )


class DrawUpForm(_PlanForm):
    """Which of the reserved people go together."""

    def fill(self):
        super().fill()
        if self.target is not None:
            found = deployments.reserved(self.target)
            self.fields["lines"].columns["booking"].queryset = found
            self.initial["lines"] = [{"booking": one.pk, "persons": one.persons} for one in found]
            self.initial["unit"] = deployments.units_of(found)


class ChangeForm(_PlanForm, SeenForm):
    """The same anew: those who are in it, and with nobody of them yet those who are reserved beside them."""

    lines = _lines("persons", _("Persons"), _("empty: the same people; 0: they don't go in this one"))

    def fill(self):
        super().fill()
        if self.target is not None:
            self.fields["lines"].columns["booking"].queryset = deployments.to_choose_from(self.target)
            self.initial |= {name: getattr(self.target, name) for name in SAID_OF_IT}
            self.initial["lines"] = [
                {"booking": one.pk, "persons": one.persons if one.deployment_id else 0}
                for one in deployments.to_choose_from(self.target)
            ]


class ReserveForm(DeedForm):
    """From which pools, for which need lines, how many, which days."""

    lines = RowsField(
        {
            "line": forms.ModelChoiceField(
                NeedLine.objects.none(), to_field_name="number", label=_("Need line"), empty_label="–"
            ),
            "pool": forms.ModelChoiceField(Pool.objects.none(), label=_("From the pool"), empty_label="–"),
            "staff_type": forms.ChoiceField(
                label=_("Asked as"), required=False, choices=[("", _("as the line says")), *StaffType.choices]
            ),
            "persons": forms.IntegerField(label=_("Persons"), min_value=1, max_value=MOST),
            "starts_on": forms.DateField(label=_("From")),
            "ends_on": forms.DateField(label=_("Until")),
        },
        row="ReservedPersons",
        label=_("Persons"),
        help_text=lazy(reservations.how_long, str)(),
    )

    def fill(self):
        if self.target is not None:
            columns = self.fields["lines"].columns
            columns["line"].queryset = self.target.lines.all()
            columns["pool"].queryset = Pool.objects.filter(is_closed=False)
            self.initial["lines"] = [
                {"line": one.number, "persons": one.persons, "starts_on": one.starts_on, "ends_on": one.ends_on}
                for one in self.target.lines.all()
            ]


class HeldField(SeveralField):
    """Reservations, each with whom, for which line, which days, and when it lapses."""

    def label_from_instance(self, one: Booking) -> str:
        text = _("%(people)s (%(unit)s) for line %(line)s, %(first)s – %(last)s, held until %(until)s")
        people = f"{one.persons} × {one.pool.get_staff_type_display()}"
        days = {"first": one.starts_on, "last": one.ends_on, "until": one.lapses_at}
        return in_words(text, {"people": people, "unit": one.pool.unit, "line": one.line.number} | days)


class ReleaseForm(ReasonForm):
    """Which reservations are given back; none ticked is an error."""

    bookings = HeldField(
        queryset=Booking.objects.none(),
        label=_("Reservations"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": reservations.TICK},
        help_text=_("those you tick are free for others again"),
    )
    field_order: tuple[str, ...] = ("bookings", "reason")

    def fill(self):
        if self.target is not None:
            self.fields["bookings"].queryset = reservations.proposed(self.target).select_related("pool", "line")


class ArrivalForm(DeedForm):
    """Who arrived, and when."""

    arrived_at = forms.DateTimeField(label=_("Arrived at"))
    lines = _lines("arrived", _("Arrived"), _("empty: all who were sent"))
    induction_done = forms.BooleanField(label=_("Induction done"), required=False)
    field_order: tuple[str, ...] = ("arrived_at", "lines", "induction_done")

    def fill(self):
        if self.target is not None:
            self.initial["arrived_at"] = self.target.arrived_at or clock.now()
            self.initial["induction_done"] = self.target.induction_done
            self.fields["lines"].columns["booking"].queryset = self.target.bookings.select_related("pool")
            self.initial["lines"] = [
                {"booking": one.pk, "arrived": one.persons if one.arrived is None else one.arrived}
                for one in self.target.bookings.all()
            ]


SAID = ("day", "present", "absent", "tasks", "incidents", "effect")


class DayForm(of_model(DailyReport, SAID, required=("day", "present", "effect")), DeedForm):
    """One day on the ward."""

    effect = forms.TypedChoiceField(
        label=_("Effect"), choices=SCORES, coerce=int, help_text=_("0 none – 3 the desired effect is reached")
    )
    field_order = SAID

    def fill(self):
        self.initial["day"] = clock.today()

    def fit_to_person(self) -> None:
        """Nothing is chosen beforehand: a zero must be meant."""
        super().fit_to_person()
        self.fields["effect"].choices = [("", "–"), *SCORES]

    def clean_absent(self):
        return self.cleaned_data["absent"] or 0


class SuspendForm(ReasonForm):
    """Who takes away the cause, and until when."""

    owner = forms.CharField(label=_("Owner (function)"), max_length=100, help_text=_("takes away the cause"))
    until = forms.DateTimeField(label=_("Decide before"))
    field_order: tuple[str, ...] = ("reason", "owner", "until")


class RecallForm(ReasonForm):
    """The last day, at least 48 hours from now."""

    last_day = forms.DateField(label=_("Last day"), help_text=_("at least 48 hours from now"))
    field_order: tuple[str, ...] = ("last_day", "reason")


class _OnLine(ReasonForm):
    """A deed on one line of a deployment."""

    booking = WhoField(Booking.objects.none(), label=_("Who"), empty_label=None)
    persons = forms.IntegerField(label=_("Persons"), min_value=1, max_value=MOST)
    field_order: tuple[str, ...] = ("booking", "persons", "reason")

    def fill(self):
        if self.target is not None:
            self.fields["booking"].queryset = self.target.bookings.select_related("pool")


class GiveBackForm(_OnLine):
    """Who didn't come and won't be replaced."""


class ReplaceForm(_OnLine):
    """From another pool of the same type, from a day on."""

    booking = WhoField(
        Booking.objects.none(),
        label=_("Who"),
        empty_label=None,
        error_messages={"invalid_choice": while_out.DAYS_OVER},
    )
    pool = forms.ModelChoiceField(
        Pool.objects.none(),
        label=_("From the pool"),
        empty_label=None,
        error_messages={"invalid_choice": while_out.NOT_ALIKE},
    )
    first_day = forms.DateField(label=_("From"))
    field_order: tuple[str, ...] = ("booking", "persons", "pool", "first_day", "reason")

    def fill(self):
        super().fill()
        self.initial["first_day"] = clock.today()
        if self.target is not None:
            there = deployments.still_to_work(self.target).select_related("pool")
            self.fields["booking"].queryset = there
            self.fields["pool"].queryset = deployments.pools_like(*there)


class ExtendForm(DeedForm):
    """Until when, within what was granted."""

    until = forms.DateField(label=_("Until"), help_text=_("within what the triangle granted"))


class DepartureForm(DeedForm):
    """When the last one left, and why."""

    departed_at = forms.DateTimeField(label=_("Departed at"))
    end_reason = forms.ChoiceField(label=_("Reason of the end"), choices=EndReason.choices, widget=forms.RadioSelect)
    rest_days = forms.IntegerField(
        label=_("Rest or quarantine days"),
        required=False,
        min_value=0,
        max_value=MOST_REST,
        help_text=_("empty: as usual for these people"),
    )
    note = forms.CharField(
        label=_("Handed over"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order: tuple[str, ...] = ("departed_at", "end_reason", "rest_days", "note")

    def fill(self):
        self.initial["departed_at"] = clock.now()
