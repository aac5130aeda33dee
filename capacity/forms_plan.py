"""The forms of a plan: its weights, which lines to adopt, and a position on the whole package."""

from dataclasses import fields

from django import forms
from django.utils.translation import gettext_lazy as _

from capacity import planner
from foundation.forms import Form
from foundation.keys import SeveralField
from requests_app.forms.deed import Keyed
from requests_app.forms.meeting import which_requests

AREA = forms.Textarea(attrs={"rows": 3})


class WeightsForm(Keyed):
    """What weighs how much: one field for each weight, with its own words and default."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for one in fields(planner.Weights):
            self.fields[one.name] = forms.FloatField(
                label=one.metadata["label"],
                help_text=one.metadata["help_text"],
                min_value=0,
                max_value=one.metadata["most"],
                initial=one.default,
            )

    @staticmethod
    def in_words(weights: dict) -> list[tuple]:
        """(label, figure) of each weight a plan was computed with."""
        return [(one.metadata["label"], weights[one.name]) for one in fields(planner.Weights) if one.name in weights]


class AdoptForm(Form):
    """Which lines; none ticked means none."""

    lines = SeveralField(queryset=None, label=_("Lines"), error_messages={"required": _("Tick the lines to adopt.")})

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lines"].queryset = plan.lines.filter(adopted_at=None)


class PackageForm(Keyed):
    """Grant what is reserved on each of these requests."""

    requests = which_requests()
    motivation = forms.CharField(label=_("Motivation"), max_length=2000, widget=AREA)
    reservation = forms.CharField(label=_("Only on condition that"), max_length=500, required=False)

    def __init__(self, *args, requests, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = {one.reference: one for one in requests}
        self.fields["requests"].choices = [(name, f"{name} {one.institution}") for name, one in self.found.items()]

    @property
    def chosen(self) -> list:
        return [self.found[name] for name in self.cleaned_data["requests"]]

    @property
    def said(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("motivation", "reservation")}
