"""Who goes to see, what was found, and the conditions that came of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from foundation import telephone
from foundation.again import Ticks
from foundation.rows import RowsField
from regions.models import Team
from requests_app.deeds import fact_finding
from requests_app.forms.deed import DeedForm, of_model
from requests_app.forms.tuning import Lines, lines_rows
from requests_app.models import (
    ConditionKind,
    Mission,
    Report,
)
from requests_app.records import completeness

MISSION = ("kind", "visit_at", "contact")


class MissionForm(of_model(Mission, MISSION, required=MISSION), DeedForm):
    """Which team, when, whom to meet."""

    team = forms.ModelChoiceField(Team.objects.all(), label=_("Team"))
    field_order = ("team", *MISSION)

    def fill(self):
        if self.target is not None:
            location = self.target.location
            self.initial["contact"] = f"{location.contact_function} {telephone.shown(location.contact_phone)}".strip()


CONDITION = {
    "text": forms.CharField(label=_("Condition"), max_length=500),
    "owner": forms.CharField(label=_("Owner (function)"), max_length=100),
    "kind": forms.ChoiceField(label=_("Kind"), choices=[("", ""), *ConditionKind.choices]),
    "due_at": forms.DateTimeField(label=_("Due"), required=False),
}
FOUND = ("spoken_with", "crisis_organisation", "hygiene", "conclusion")


class ReportForm(of_model(Report, fact_finding.WORDS, required=FOUND), Lines):
    """What was found, beside what was claimed."""

    lines = lines_rows()
    conditions = RowsField(
        CONDITION,
        row="ProposedCondition",
        required=False,
        label=_("Conditions"),
        help_text=_("with a score of 0 or 1 at least one"),
    )

    as_claimed = forms.MultipleChoiceField(
        label=_("As claimed"),
        required=False,
        choices=[(name, completeness.label(Report, name)) for name in fact_finding.VERIFIED],
        widget=Ticks,
        help_text=_("seen to be so: its own field stays empty"),
    )

    claimed_in = forms.IntegerField(label=_("In which figures"), required=False, widget=forms.HiddenInput())

    def fill(self):
        super().fill()
        latest = fact_finding.claimed(self.target) if self.target is not None else None
        self.initial["claimed_in"] = latest.pk if latest else None
        said = {name: getattr(latest, name, None) for name in fact_finding.VERIFIED}
        self.claimed = {name: figure for name, figure in said.items() if figure is not None}
        if self.target is None:
            return
        for name, figure in self.claimed.items():
            self.fields[name].help_text = _("claimed: %(figure)s") % {"figure": localize(figure)}
        self.fields["as_claimed"].choices = [
            (name, f"{completeness.label(Report, name)}: {localize(figure)}") for name, figure in self.claimed.items()
        ]

    def fit_to_person(self):
        """Where nothing is claimed, nothing can be confirmed."""
        super().fit_to_person()
        if not self.claimed:
            del self.fields["as_claimed"]

    def clean(self):
        """What was confirmed counts as verified; a figure that was typed too must be the same."""
        cleaned = super().clean()
        if cleaned.pop("claimed_in", None) not in (None, self.initial["claimed_in"]) and cleaned.get("as_claimed"):
            self.data = self.data.copy()
            self.data["claimed_in"] = self.initial["claimed_in"]
            self.add_error("as_claimed", _("The home gave other figures since: these are the ones it claims now."))
        for name in cleaned.pop("as_claimed", ()):
            typed = cleaned.get(name)
            if name not in self.errors and typed not in (None, self.claimed[name]):
                self.add_error(name, _("Another figure than the one claimed: clear it, or don't confirm that one."))
            elif typed is None:
                cleaned[name] = self.claimed[name]
        if cleaned.get("clients_on_site") is None and "clients_on_site" not in self.errors:
            lacking = ValidationError(_("Type the figure, or confirm the one claimed."), code="required")
            self.add_error("clients_on_site", lacking)
        return cleaned


class ConditionForm(DeedForm):
    """A condition that is met."""

    note = forms.CharField(label=_("Remark"), max_length=500, required=False)
