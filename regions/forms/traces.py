"""How what people left behind by looking and trying is narrowed; a filter is a URL to keep."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from regions.models import By, Role, Tried, What

DAYS = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
ROLES = [("", _("Every function")), *Role.choices]


class PeriodFilter(Form):
    """From one day in Amsterdam to another, both included."""

    since = forms.DateField(label=_("From"), required=False, validators=DAYS)
    until = forms.DateField(label=_("To and including"), required=False, validators=DAYS)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("since") and cleaned.get("until") and cleaned["until"] < cleaned["since"]:
            self.add_error("until", ValidationError(_("The last day lies before the first."), code="reversed"))
        return cleaned

    def chosen(self) -> dict:
        """What was chosen, as keywords of `find`; nothing of what can't be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class FunctionFilter(PeriodFilter):
    """For who reads functions and organisations, and no names."""

    role = forms.ChoiceField(label=_("Function"), choices=ROLES, required=False)


class ReadingFilter(FunctionFilter):
    """For the auditor."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=120)
    what = forms.ChoiceField(label=_("What"), choices=[("", _("Everything")), *What.choices], required=False)
    reference = forms.CharField(label=_("Request"), required=False, max_length=20)
    by = forms.ChoiceField(label=_("By"), choices=[("", _("Every way")), *By.choices], required=False)


class SecurityEventFilter(PeriodFilter):
    """For the auditor."""

    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=120)
    what = forms.ChoiceField(label=_("What"), choices=[("", _("Everything")), *Tried.choices], required=False)
