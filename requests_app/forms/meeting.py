"""Meetings of the triangle: planned, their agenda moved, who sat there, what was agreed, and minutes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.deeds.meeting import Seat
from requests_app.forms import triangle
from requests_app.forms.deed import DeedForm, Keyed, of_model
from requests_app.models import Attendance, Corner, Meeting, Outcome
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES


def next_whole_hour() -> datetime:
    """When a meeting starts, unless said otherwise."""
    return timezone.localtime(clock.now()).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


class PlanForm(Keyed, of_model(Meeting, ("starts_at", "place"), required=("starts_at",))):
    """When and where the triangle meets; at the next whole hour, unless said otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("starts_at", next_whole_hour())


class MinutesForm(Keyed, of_model(Meeting, ("minutes",))):
    """What was said, without names of patients, residents or soldiers."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].show_hidden_initial = True  # so it is known which text was changed

    @property
    def seen(self) -> str | None:
        """The minutes as they stood on the page."""
        return self.data.get("initial-minutes")

    def see(self, minutes: str) -> None:
        """What was typed is shown beside what a colleague kept: sent again, it replaces that."""
        self.data = self.data.copy()
        self.data["initial-minutes"] = minutes


def which_requests() -> forms.MultipleChoiceField:
    """On which requests one position is given; none ticked is an error."""
    said = {"required": _("Tick the requests.")}
    return forms.MultipleChoiceField(label=_("Requests"), widget=forms.CheckboxSelectMultiple, error_messages=said)


class PackageForm(Keyed):
    """One position on several requests; `choices` are (reference, what it is called)."""

    requests = which_requests()
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[choice for choice in Outcome.choices if choice[0] != Outcome.NOW],
        widget=forms.RadioSelect,
        help_text=_("a grant is of all that was tuned; for fewer persons give the position on the request itself"),
    )
    motivation = triangle.motivation()
    for_institution = triangle.for_institution()
    reasons = triangle.reasons()
    defer_until = forms.DateField(label=_("Defer until"), required=False)

    def __init__(self, data=None, *, choices, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["requests"].choices = choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.DEFER and not cleaned.get("defer_until"):
            self.add_error("defer_until", ValidationError(_("Say until which day."), code="required"))
        return cleaned

    @property
    def said(self) -> dict:
        """The position, as `triangle_access.give_package` takes it."""
        names = ("outcome", "motivation", "for_institution", "reasons", "defer_until")
        return {name: self.cleaned_data[name] for name in names}


class AgendaForm(DeedForm):
    """Put on the agenda of a meeting, or move it there with a reason; where none is planned, plan one."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label=_("Meeting"), required=False, empty_label=_("plan a new meeting")
    )
    starts_at = forms.DateTimeField(
        label=_("Starts at"), required=False, help_text=_("only of a new meeting; one that was chosen keeps its moment")
    )
    place = forms.CharField(label=_("Place or link"), required=False, max_length=200)
    rank = forms.IntegerField(label=_("Place on the agenda"), required=False, min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason for the place"), required=False, max_length=300)
    field_order = ("meeting", "starts_at", "place", "rank", "reason")

    def fill(self):
        if self.target is None:
            return
        coming = Q(starts_at__gte=clock.now())
        self.fields["meeting"].queryset = Meeting.objects.order_by(Case(When(coming, then=0), default=1), "starts_at")
        if first := Meeting.objects.filter(coming).first():
            self.initial["meeting"] = first
        else:
            self.initial["starts_at"] = next_whole_hour()


class AgreedForm(DeedForm):
    """What was agreed to be done for this request, by whom and by when."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Meeting"), empty_label=None)
    text = forms.CharField(label=_("What"), max_length=500)
    owner = forms.ChoiceField(
        label=_("Owner"), choices=[(role, role.label) for role in RULES[Action.REPORT_ACTION_DONE].roles]
    )
    due_at = forms.DateTimeField(label=_("Due"))
    field_order = ("meeting", "text", "owner", "due_at")

    def fill(self):
        if self.target is None:
            return
        held, begun = Meeting.objects.filter(items__support_request=self.target), Q(starts_at__lte=clock.now())
        self.fields["meeting"].queryset = held.order_by(Case(When(begun, then=0), default=1), "-starts_at")
        self.initial["due_at"] = next_whole_hour() + timedelta(days=1)


class ProofForm(DeedForm):
    """An agreed action that is done."""

    proof = forms.CharField(label=_("What shows it"), max_length=500, help_text=_("a letter, a call, where it stands"))


SEATS = {"yes": True, "no": False}


class AttendanceForm(Keyed):
    """Who sat in the meeting, corner by corner; what is left open is recorded later."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for corner in Corner:
            self.fields[corner.value] = forms.ChoiceField(
                label=corner.label,
                required=False,
                choices=[("", _("not recorded")), ("yes", _("present")), ("no", _("absent"))],
                show_hidden_initial=True,  # only what was changed on this page is recorded
            )
            self.fields[f"{corner.value}_who"] = forms.CharField(
                label=_("%(corner)s: who, by function; or why nobody came") % {"corner": corner.label},
                required=False,
                max_length=200,
                show_hidden_initial=True,
            )

    @classmethod
    def of(cls, seats: Iterable[Attendance]) -> "AttendanceForm":
        """The form with what was recorded."""
        initial: dict[str, str] = {}
        for seat in seats:
            initial |= {seat.corner: "yes" if seat.present else "no", f"{seat.corner}_who": seat.who}
        return cls(initial=initial)

    def clean(self):
        cleaned = super().clean()
        for corner in Corner:
            if cleaned.get(f"{corner.value}_who") and not cleaned.get(corner.value):
                self.add_error(corner.value, ValidationError(_("Say whether this corner was there."), code="required"))
        return cleaned

    @property
    def seats(self) -> dict[Corner, Seat | None]:
        """What was changed of each corner, as `meeting.note_attendance` takes it; None takes it back."""
        changed = [one for one in Corner if {one.value, f"{one.value}_who"} & set(self.changed_data)]
        said = {corner: self.cleaned_data[corner.value] for corner in changed}
        return {
            corner: Seat(SEATS[one], self.cleaned_data[f"{corner.value}_who"]) if one else None
            for corner, one in said.items()
        }
