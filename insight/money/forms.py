"""Of which money the sums are asked for: as known when, over which days, of which payer and scheme. A URL to keep."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity.models import Payer, Scheme
from insight.forms import MomentFilter, Scoped
from insight.money import cases
from insight.money.sums import Period
from regions.models import User


class MoneyFilter(MomentFilter):
    """All optional."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=120,
        help_text=_("reference, home or place, of the requests you see"),
    )
    starts_on = forms.DateField(label=_("From"), required=False, help_text=_("the first day that counts"))
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("the last day that counts"))
    payer = forms.ChoiceField(label=_("Who pays"), required=False, choices=[("", _("All")), *Payer.choices])
    scheme = forms.ChoiceField(label=_("Scheme"), required=False, choices=[("", _("All")), *Scheme.choices])
    field_order = ("q", "starts_on", "ends_on", "payer", "scheme", "at")

    def clean(self) -> dict:
        """The days run forward."""
        chosen = super().clean() or self.cleaned_data
        first, last = chosen.get("starts_on"), chosen.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(_("This day lies before the first."), code="order"))
        return chosen


class ScopedMoneyFilter(MoneyFilter, Scoped):
    """The same, and of what."""


def asked(chosen: Mapping[str, Any], user: User) -> dict[str, Any]:
    """Period, payer, scheme and requests of what `user` chose, as `Accounts` takes them."""
    period, among = Period(chosen.get("starts_on"), chosen.get("ends_on")), cases.found(user, chosen.get("q", ""))
    return {"period": period, "payer": chosen.get("payer", ""), "scheme": chosen.get("scheme", ""), "among": among}
