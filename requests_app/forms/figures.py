"""Need lines, situation, urgency and priority."""

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form, add_errors
from requests_app.deeds import need_and_situation
from requests_app.forms.deed import DeedForm, of_model
from requests_app.models import NeedLine, Situation, SupportRequest
from requests_app.models.staff import SUBSTITUTES, StaffType
from requests_app.records import completeness

DETAILS = tuple(name for name in need_and_situation.LINE_FIELDS if name != "substitutes")
ASKED = ("persons", "starts_on", "ends_on")


class LineForm(Form):
    """Fields of a need line: what the domain finds wrong with them is told together with all else that is wrong."""

    target: Any = None

    def clean(self):
        cleaned = super().clean()
        line = copy(self.target) if isinstance(self.target, NeedLine) else NeedLine()
        known = ("staff_type", *need_and_situation.LINE_FIELDS)
        typed = {name: cleaned[name] for name in known if cleaned.get(name) not in (None, "")}
        try:
            need_and_situation.check_line(line, typed, alone=True)
        except ValidationError as error:
            add_errors(self, error)
        return cleaned


class ChangeNeedForm(LineForm, of_model(NeedLine, DETAILS, required=ASKED), DeedForm):
    """Persons, period and details of a need line."""

    substitutes = forms.MultipleChoiceField(
        label=_("Acceptable substitutes"),
        required=False,
        choices=StaffType.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Only who is ticked here may come instead, best first. Nobody ticked: nobody of another type is sent."
        ),
    )

    def fill(self):
        if isinstance(self.target, NeedLine):
            self.initial |= model_to_dict(self.target, fields=[*DETAILS, "substitutes"])
            self.fields["substitutes"].choices = _offered(self.target)
            if self.target.support_request.submitted_at:
                self.fields["persons"].help_text = _("how many at the same time; 0 when nobody is needed any more")


def _offered(line: NeedLine) -> list[tuple[str, str]]:
    """Who may be named for this line, best first: those named already in the home's own order, then who else fits."""
    fitting = dict.fromkeys((*line.substitutes, *SUBSTITUTES[StaffType(line.staff_type)]))
    return [(str(kind), StaffType(kind).label) for kind in fitting]


class AddNeedLineForm(of_model(NeedLine, ("staff_type",), required=("staff_type",)), ChangeNeedForm):
    """One more staff type or period."""

    field_order = ("staff_type",)


class SituationForm(of_model(Situation, need_and_situation.SITUATION_FIELDS, required=("measured_at",)), DeedForm):
    """How the home stands; yesterday's figures are filled in, change what changed."""

    def fill(self):
        if self.target is None:
            return
        self.initial["measured_at"] = clock.now()
        if latest := completeness.latest_situation(self.target):
            self.initial |= model_to_dict(latest, fields=set(need_and_situation.SITUATION_FIELDS) - {"measured_at"})


class UrgencyForm(of_model(SupportRequest, ("urgency",), required=("urgency",)), DeedForm):
    """How urgent."""

    def fill(self):
        if self.target is not None:
            self.initial["urgency"] = self.target.urgency


class PriorityForm(
    of_model(SupportRequest, ("priority_rank", "priority_reason"), required=("priority_rank", "priority_reason")),
    DeedForm,
):
    """Rank within the region."""

    def fill(self):
        if self.target is not None:
            self.initial |= model_to_dict(self.target, fields=["priority_rank", "priority_reason"])
