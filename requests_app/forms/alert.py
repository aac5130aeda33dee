"""The 60-second alert on one screen, and what changes it later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form
from foundation.rows import RowsField, row_error
from regions.models import Location, User
from requests_app.deeds import alert, need_and_situation
from requests_app.forms.deed import DeedForm, new_key, of_model
from requests_app.forms.figures import LineForm
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.procedure.how import How, SpokenBy
from requests_app.procedure.rules import BEHALF, OPENERS

LINE = ("staff_type", "persons", "starts_on", "ends_on")
CALL = ("first_unsafe_shift_at", "call_back_number")
TOLD = (*CALL, "circumstances")
ANOTHER = ("another_type", "another_persons")
SPEAKERS = {role for role, others in BEHALF.items() if (others - {role}) & set(OPENERS)}
WHEN_SENT = (*LINE, *CALL, "clients_on_site")


class MomentIsMeant(Form):
    """Asks once more about a first unsafe shift that is hardly meant."""

    is_meant = forms.BooleanField(
        label=_("The moment of the first unsafe shift is right"), required=False, widget=forms.HiddenInput
    )

    def add_error(self, field, error):
        super().add_error(field, error)
        asked = {one.code for found in self.errors.as_data().values() for one in found}
        if alert.UNLIKELY in asked or self.data.get("is_meant"):
            self.fields["is_meant"].widget = forms.CheckboxInput()


class AlertForm(LineForm, of_model(NeedLine, LINE), of_model(SupportRequest, TOLD), MomentIsMeant):
    """What the region must know to start: where, who, how many, from when, how many clients, whom to call."""

    location = forms.ModelChoiceField(Location.objects.none(), label=_("Location"), help_text=_("where help is needed"))
    clients_on_site = forms.IntegerField(
        label=_("Clients on site"), required=False, min_value=0, max_value=20_000, help_text=_("a number, no names")
    )
    another_type = forms.ChoiceField(
        label=_("And also"), required=False, choices=[("", "–"), *StaffType.choices], help_text=_("in the same days")
    )
    another_persons = forms.IntegerField(label=_("Persons of these"), required=False, min_value=1, max_value=200)
    spoken_name = forms.CharField(
        label=_("Told by telephone by"), required=False, max_length=120, help_text=_("only if somebody else told you")
    )
    not_a_bsn = forms.BooleanField(
        label=_("This number isn't a BSN"), required=False, help_text=_("recorded with your name")
    )
    send = forms.BooleanField(required=False, initial=True, help_text=_("false keeps it as a draft"))
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput, help_text=_("one use, one deed"))

    field_order = ("location", *LINE, *ANOTHER, *CALL, "is_meant", "clients_on_site", "circumstances")
    example = {
        "location": 1,
        "staffType": "nurse",
        "persons": 8,
        "startsOn": "2020-12-30",
        "endsOn": "2021-01-11",
        "firstUnsafeShiftAt": "2020-12-29T23:00:00+01:00",
        "callBackNumber": "053 999 00 11",
        "clientsOnSite": 84,
        "key": "avondzon-2020-12-28-a",
    }
    """What one sends to the API, with the number of the demo's first location."""

    def __init__(self, *args, by: User | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by: Any = by
        self.fingerprint = ""
        self.initial.setdefault("key", new_key())
        self.initial.setdefault("starts_on", clock.today())
        if by is not None:
            self.fields["location"].queryset = alert.locations_for(by)

    def clean(self):
        cleaned = super().clean()
        said = [bool(cleaned.get(name)) for name in ANOTHER]
        if any(said) and not all(said) and not set(ANOTHER) & set(self.errors):
            self.add_error(
                ANOTHER[said.index(False)], forms.ValidationError(_("Fill in both, or neither."), "required")
            )
        return cleaned

    def fit_to_person(self) -> None:
        """For the page: mark what sending asks for, fill in what is known, leave out what this person can't use."""
        sends = self.data.get("send") != "false"
        for name in WHEN_SENT:
            self.fields[name].required = self.fields[name].widget.is_required = sends
        if not set(self.by.roles_now()) & SPEAKERS:
            del self.fields["spoken_name"]
        if not self.data.get("not_a_bsn"):
            self.fields["not_a_bsn"].widget = forms.HiddenInput()
        if not self.is_bound:
            self._propose()

    def _propose(self) -> None:
        """Fill in the only location there is, and its number."""
        places = list(self.fields["location"].queryset[:2])
        if len(places) == 1:
            self.initial["location"] = places[0].pk
        if place := self.place():
            self.initial.setdefault("call_back_number", place.contact_phone or self.by.phone)

    def place(self) -> Location | None:
        """The location chosen, filled in or sent; None while there is none."""
        if found := getattr(self, "cleaned_data", {}).get("location"):
            return found
        chosen = str(self["location"].value() or "")
        return self.fields["location"].queryset.filter(pk=chosen).first() if chosen.isdecimal() else None

    def see_key_used(self, _before) -> None:
        """What was typed is meant as something new: it gets a key of its own."""
        self.data = self.data.copy()
        self.data["key"] = new_key()

    def see_present_version(self) -> None:
        """An alert is of nothing that could have changed."""

    def ask_about_bsn(self) -> None:
        """Show the declaration, because a number was refused."""
        self.fields["not_a_bsn"].widget = forms.CheckboxInput()

    def values(self) -> dict:
        """As `alert.raise_alert` takes it; a need line only when its staff type was chosen."""
        cleaned = self.cleaned_data
        name = cleaned.get("spoken_name")
        return {
            "location": cleaned["location"],
            "lines": self._lines(),
            **{field: cleaned[field] for field in (*TOLD, "is_meant", "clients_on_site", "send")},
            "how": How(
                spoken_by=SpokenBy(name, clock.now()) if name else None,
                key=cleaned["key"],
                fingerprint=self.fingerprint,
                not_a_bsn=cleaned["not_a_bsn"],
            ),
        }

    def _lines(self) -> list[dict]:
        """One line for each staff type that was chosen, in the same days."""
        cleaned = self.cleaned_data
        first = {name: cleaned[name] for name in LINE}
        also = first | {"staff_type": cleaned["another_type"], "persons": cleaned["another_persons"]}
        return [line for line in (first, also) if line["staff_type"]]


class AlertWithLines(AlertForm):
    """The alert with as many staff types as are needed, each with days of its own."""

    lines = RowsField(
        of_model(NeedLine, LINE, required=LINE).base_fields,
        row="AlertLine",
        label=_("Need lines"),
        required=False,
        at_most=len(StaffType.choices),
        help_text=_("in place of the staff type, persons and days beside it"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.pop("starts_on")

    def clean(self):
        cleaned = super().clean()
        both = [name for name in (*LINE, *ANOTHER) if cleaned.get("lines") and cleaned.get(name)]
        for name in both:
            self.add_error(name, forms.ValidationError(_("Say it in the lines."), "both"))
        for number, row in enumerate(cleaned.get("lines") or (), start=1):
            self._check(number, row)
        return cleaned

    def _check(self, number: int, row: dict) -> None:
        """What the domain finds wrong with a line is told by its row."""
        try:
            need_and_situation.check_line(NeedLine(), row, alone=True)
        except forms.ValidationError as error:
            columns = self.fields["lines"].columns
            for name, found in error.error_dict.items():
                label = columns[name].label if name in columns else name
                for one in found:
                    self.add_error("lines", row_error(number, label, one.messages[0], one.code))

    def _lines(self) -> list[dict]:
        return self.cleaned_data["lines"] or super()._lines()


class EditAlertForm(of_model(SupportRequest, TOLD), MomentIsMeant, DeedForm):
    """First unsafe shift, call-back number and what is going on, kept current."""

    field_order = (*CALL, "is_meant", "circumstances")

    def fill(self):
        if self.target is not None:
            self.initial |= {name: getattr(self.target, name) for name in TOLD}
            for name in CALL:
                self.fields[name].required = self.target.submitted_at is not None
