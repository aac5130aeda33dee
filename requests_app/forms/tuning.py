"""Tuned lines: what is proposed instead, and going on without an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.rows import RowsField
from requests_app.forms.deed import CalledForm, DeedForm, ReasonForm
from requests_app.models import (
    MOST_PERSONS,
    NeedLine,
    TunedLine,
)
from requests_app.models.staff import StaffType
from requests_app.records import agreed_lines

CALLED = ("called", "called_at")


def lines_rows(**more):
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


class Lines(DeedForm):
    """Tuned lines, prefilled with what stands: the last proposal, else the need."""

    def fill(self):
        if self.target is None:
            return
        self.fields["lines"].columns["line"].queryset = self.target.lines.all()
        proposal = agreed_lines.proposed_now(self.target)
        lines = proposal.lines.select_related("line") if proposal else self.target.lines.filter(persons__gt=0)
        self.initial["lines"] = [_row(line) for line in lines]


def _row(line: TunedLine | NeedLine) -> dict:
    need_line = line.line if isinstance(line, TunedLine) else line
    return {
        "line": need_line.number,
        "staff_type": line.staff_type,
        "persons": line.persons,
        "starts_on": line.starts_on,
        "ends_on": line.ends_on,
        "minimum_team": getattr(line, "minimum_team", None),
    }


class ProposeForm(Lines, ReasonForm):
    """Other lines, with the reason."""

    lines = lines_rows()
    field_order = ("lines", "reason")


class ProceedForm(CalledForm, ReasonForm):
    """A logged call to a home that didn't answer."""

    field_order = (*CALLED, "reason")
