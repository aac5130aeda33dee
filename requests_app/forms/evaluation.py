"""The forms around the end of a deployment: asking for more days, and evaluating it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from foundation.tables import words
from requests_app.deeds import extension
from requests_app.forms.deed import DeedForm, ReasonForm, of_model
from requests_app.models import Evaluation

SAID = ("effect", "cooperation", "induction", "right_people", "went_well", "could_be_better", "lesson")
SCORES = [(score, str(score)) for score in range(4)]


def _score(name: str) -> forms.Field:
    field: Any = Evaluation._meta.get_field(name)
    return forms.TypedChoiceField(
        label=capfirst(field.verbose_name),
        choices=SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=field.help_text,
    )


class EvaluationForm(of_model(Evaluation, SAID, required=("went_well", "could_be_better")), DeedForm):
    """One side's evaluation."""

    effect = _score("effect")
    cooperation = _score("cooperation")
    induction = _score("induction")
    field_order = SAID


class ExtensionForm(ReasonForm):
    """Until when the people are needed longer, and why."""

    until = forms.DateField(label=_("Keep them until"), help_text=_("the last day"))
    field_order = ("until", "reason")

    def fill(self):
        if self.target is not None and (last := extension.last_day(self.target)):
            self.fields["until"].help_text = _("the last day; granted until %(day)s now") % {"day": words(last)}
