"""Intake, positions, fact-finding, tuning and decisions."""

from django import forms
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.rows import RowsField
from regions.models import Team
from requests_app.deeds import fact_finding
from requests_app.forms.deed import DeedForm, ReasonForm, of_model
from requests_app.models import (
    MOST_PERSONS,
    URGENT,
    CheckAnswer,
    Condition,
    Meeting,
    Mission,
    NeedLine,
    Outcome,
    Report,
    ToldTo,
    TunedLine,
    Urgency,
)
from requests_app.models.checklists import PROCEDURAL, SUBSTANTIVE, RefusalReason, Verdict
from requests_app.models.staff import StaffType
from requests_app.records import agreed_lines, reviews

AREA = forms.Textarea(attrs={"rows": 4})
CALLED = ("called", "called_at")


def _codes(label, checks, help_text=""):
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=[(check.code, check.text) for check in checks],
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


def reasons(required=False):
    """Why something is refused or returned, in codes."""
    return forms.MultipleChoiceField(
        label=_("Reasons"),
        required=required,
        choices=RefusalReason.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("at least one with a refusal or return"),
    )


def motivation():
    """What a corner says to the others."""
    return forms.CharField(
        label=_("Motivation"), max_length=2000, widget=AREA, help_text=_("read by the corners and the decider alone")
    )


def for_institution():
    """What a corner says to the home."""
    return forms.CharField(
        label=_("Words for the institution"),
        max_length=1000,
        required=False,
        widget=AREA,
        help_text=_("stand in the decision and its letter, without the name of your corner"),
    )


class CheckForm(of_model(CheckAnswer, ("code", "verdict", "note"), required=("code", "verdict")), DeedForm):
    """One procedural check."""

    def fill(self):
        self.fields["code"].choices = [(check.code, f"{check.code} – {check.text}") for check in PROCEDURAL]
        if self.target is not None and not self.target.registered_urgent:
            keep = [choice for choice in Verdict.choices if choice[0] != Verdict.TO_FOLLOW]
            self.fields["verdict"].choices = keep


class ReturnForm(ReasonForm):
    """Return with coded reasons."""

    codes = reasons(required=True)
    field_order = ("codes", "reason")


class UrgentForm(ReasonForm):
    """The urgent road."""

    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[choice for choice in Urgency.choices if choice[0] in URGENT]
    )
    waived_by = forms.CharField(
        label=_("Director of public health who waives the open rungs"), max_length=120, help_text=_("function or name")
    )
    field_order = ("urgency", "waived_by", "reason")


def _persons_rows():
    """Persons per line: which line (by its key) and how many."""
    return RowsField(
        {
            "line": forms.ChoiceField(label=_("Line"), choices=[]),
            "persons": forms.IntegerField(label=_("Persons"), min_value=0, max_value=MOST_PERSONS),
        },
        row="PersonsOnLine",
        empty=0,
        required=False,
        label=_("Persons per line"),
        help_text=_("with grant or now; the lowest of the three corners counts"),
    )


class _Persons(DeedForm):
    """Persons per line of what is on the table: the tuned lines, or before tuning the need lines."""

    def fill(self):
        if self.target is not None:
            review = reviews.open_review(self.target)
            self._offer_lines(review)
            self._offer_outcomes(review)

    def _offer_lines(self, review) -> None:
        lines = reviews.lines_on_the_table(review) if review else list(self.target.lines.all())
        lines = [line for line in lines if line.persons]
        choices = [(str(line.pk), f"{line}, {line.starts_on:%d-%m} – {line.ends_on:%d-%m}") for line in lines]
        self.fields["persons"].columns["line"].choices = choices
        self.initial["persons"] = [{"line": str(line.pk), "persons": line.persons} for line in lines]

    def _offer_outcomes(self, review) -> None:
        if review:
            open_now = reviews.outcomes(review)
            self.fields["outcome"].choices = [choice for choice in Outcome.choices if choice[0] in open_now]

    def fit_to_person(self) -> None:
        """Leave out what no outcome of this review asks for: persons before there is a grant, a day without delay."""
        super().fit_to_person()
        offered = {code for code, _label in self.fields["outcome"].choices}
        if not offered & reviews.WITH_PERSONS:
            del self.fields["persons"]
        if Outcome.DEFER not in offered:
            del self.fields["defer_until"]

    @property
    def recorded(self):
        recorded = super().recorded
        recorded["persons"] = {row["line"]: row["persons"] for row in recorded.get("persons", ())}
        return recorded


class PositionForm(_Persons):
    """What one's corner says."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    motivation = motivation()
    for_institution = for_institution()
    persons = _persons_rows()
    reasons = reasons()
    reservation = forms.CharField(label=_("Only on condition that"), max_length=500, required=False)
    concerns = _codes(_("Doubts"), SUBSTANTIVE, _("substantive checks that aren't met"))
    deviations = _codes(_("Judged otherwise than the intake"), PROCEDURAL)
    defer_until = forms.DateField(label=_("Defer until"), required=False)
    field_order = (
        "outcome",
        "persons",
        "motivation",
        "for_institution",
        "reservation",
        "reasons",
        "defer_until",
        "concerns",
        "deviations",
    )


class DissentForm(_Persons):
    """The decider's own decision."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    mandate = forms.CharField(label=_("Mandate"), max_length=200)
    motivation = forms.CharField(
        label=_("Motivation"), max_length=2000, widget=AREA, help_text=_("read by the institution too")
    )
    persons = _persons_rows()
    reasons = reasons()
    defer_until = forms.DateField(label=_("Defer until"), required=False)
    field_order = ("outcome", "persons", "mandate", "motivation", "reasons", "defer_until")


class NoticeForm(DeedForm):
    """The decision was told to somebody."""

    to = forms.ChoiceField(label=_("Told to"), choices=ToldTo.choices, widget=forms.RadioSelect)
    told_at = forms.DateTimeField(label=_("Told at"))
    told_by = forms.CharField(
        label=_("Told by"), max_length=120, required=False, help_text=_("function or name; leave empty when you did")
    )

    def fill(self):
        if self.target is not None:
            self.initial["told_at"] = clock.now()


MISSION = ("kind", "visit_at", "contact")


class MissionForm(of_model(Mission, MISSION, required=MISSION), DeedForm):
    """Which team, when, whom to meet."""

    team = forms.ModelChoiceField(Team.objects.all(), label=_("Team"))
    field_order = ("team", *MISSION)

    def fill(self):
        if self.target is not None:
            location = self.target.location
            self.initial["contact"] = f"{location.contact_function} {location.contact_phone}".strip()


def _lines_rows(**more):
    columns = {
        "line": forms.ModelChoiceField(
            NeedLine.objects.none(), label=_("Need line"), to_field_name="number", empty_label=""
        ),
        "staff_type": forms.ChoiceField(label=_("Staff type"), choices=[("", ""), *StaffType.choices]),
        "persons": forms.IntegerField(label=_("Persons"), min_value=1, max_value=MOST_PERSONS),
        "starts_on": forms.DateField(label=_("From")),
        "ends_on": forms.DateField(label=_("Until")),
        "minimum_team": forms.IntegerField(label=_("Minimum useful team"), min_value=1, max_value=MOST_PERSONS),
    }
    return RowsField(
        columns, row="ProposedLine", label=_("Lines"), help_text=_("who would come, for which need line"), **more
    )


class _Lines(DeedForm):
    """Tuned lines, prefilled with what stands: the last proposal, else the need."""

    def fill(self):
        if self.target is None:
            return
        self.fields["lines"].columns["line"].queryset = self.target.lines.all()
        standing = agreed_lines.standing_proposal(self.target)
        lines = standing.lines.select_related("line") if standing else self.target.lines.filter(persons__gt=0)
        self.initial["lines"] = [_row(line) for line in lines]


def _row(line: TunedLine | NeedLine) -> dict:
    need_line = line.line if isinstance(line, TunedLine) else line
    return {
        "line": need_line.number,
        "staff_type": line.staff_type,
        "persons": line.persons,
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "minimum_team": getattr(line, "minimum_team", 1),
    }


class ProposeForm(_Lines, ReasonForm):
    """Other lines, with the reason."""

    lines = _lines_rows()
    field_order = ("lines", "reason")


CONDITION = {
    "text": forms.CharField(label=_("Condition"), max_length=500),
    "owner": forms.CharField(label=_("Owner (function)"), max_length=100),
    "kind": forms.ChoiceField(label=_("Kind"), choices=[("", ""), *Condition._meta.get_field("kind").choices]),
    "due_at": forms.DateTimeField(label=_("Due"), required=False),
}
FOUND = ("spoken_with", "clients_on_site", "crisis_organisation", "hygiene", "conclusion")


class ReportForm(of_model(Report, fact_finding.WORDS, required=FOUND), _Lines):
    """What was found, beside what was claimed."""

    lines = _lines_rows()
    conditions = RowsField(
        CONDITION,
        row="ProposedCondition",
        required=False,
        label=_("Conditions"),
        help_text=_("with a score of 0 or 1 at least one"),
    )

    def fill(self):
        super().fill()
        if self.target is not None and (claimed := self.target.situations.last()):
            for name in fact_finding.VERIFIED:
                said = getattr(claimed, name)
                if said is not None:
                    self.fields[name].help_text = _("claimed: %(figure)s") % {"figure": localize(said)}


class ProceedForm(ReasonForm):
    """A logged call to a home that didn't answer."""

    called = forms.CharField(label=_("Called"), max_length=120, help_text=_("function or name"))
    called_at = forms.DateTimeField(label=_("Moment of the call"))
    field_order = (*CALLED, "reason")


class ConditionForm(DeedForm):
    """A condition that is met."""

    note = forms.CharField(label=_("Remark"), max_length=500, required=False)


class AgendaForm(DeedForm):
    """Put on the agenda of a meeting, or move it there with a reason."""

    meeting = forms.ModelChoiceField(Meeting.objects.all(), label=_("Meeting"), empty_label=None)
    rank = forms.IntegerField(label=_("Place on the agenda"), required=False, min_value=1, max_value=99)
    reason = forms.CharField(label=_("Reason for the place"), required=False, max_length=300)
    field_order = ("meeting", "rank", "reason")
