"""What the corners and the decider say, and to whom a decision was told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.rows import RowsField
from requests_app.forms.deed import DeedForm
from requests_app.models import (
    MOST_PERSONS,
    Outcome,
    ToldTo,
)
from requests_app.models.checklists import PROCEDURAL, SUBSTANTIVE, RefusalReason
from requests_app.records import reviews

AREA = forms.Textarea(attrs={"rows": 4})


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


def _persons_rows():
    """Persons per line: which line (by its key) and how many."""
    return RowsField(
        {
            "line": forms.ChoiceField(label=_("Line"), choices=[]),
            "persons": forms.IntegerField(label=_("Persons"), min_value=0, max_value=MOST_PERSONS),
        },
        row="PersonsOnLine",
        grows=False,
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
