"""Who goes to see, what was found, and the conditions that came of it."""

from django import forms
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from foundation import telephone
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
FOUND = ("spoken_with", "clients_on_site", "crisis_organisation", "hygiene", "conclusion")


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

    def fill(self):
        super().fill()
        if self.target is not None and (claimed := self.target.situations.last()):
            for name in fact_finding.VERIFIED:
                said = getattr(claimed, name)
                if said is not None:
                    self.fields[name].help_text = _("claimed: %(figure)s") % {"figure": localize(said)}


class ConditionForm(DeedForm):
    """A condition that is met."""

    note = forms.CharField(label=_("Remark"), max_length=500, required=False)
