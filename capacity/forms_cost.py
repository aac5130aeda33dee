"""The form of the deed that records what help costs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from capacity.models import Cost, Deployment
from foundation.money import EuroField
from requests_app.forms.deed import DeedForm, of_model

SAID = ("kind", "payer", "scheme", "starts_on", "ends_on", "source", "staff_type")


class DeploymentField(forms.ModelChoiceField):
    """A deployment of the request, by its number."""

    def label_from_instance(self, deployment: Deployment) -> str:
        return f"{deployment.number}. {deployment.unit}"


class CostForm(of_model(Cost, SAID, required=SAID[:-1]), DeedForm):
    """An amount, who pays it by which scheme, and about which days and people it is."""

    amount = EuroField(label=_("Amount"), help_text=_("in euros and cents, VAT included"))
    deployment = DeploymentField(
        Deployment.objects.none(),
        to_field_name="number",
        required=False,
        label=_("Deployment"),
        help_text=_("empty: not of a deployment, as of help by others"),
    )
    replaces = forms.ModelChoiceField(
        Cost.objects.none(),
        required=False,
        label=_("Corrects"),
        help_text=_("what stands there now; it stays to be read, and counts no more"),
    )
    field_order: tuple[str, ...] = (
        *("kind", "amount", "payer", "scheme", "starts_on", "ends_on"),
        *("source", "deployment", "staff_type", "replaces"),
    )

    def fill(self):
        if self.target is not None:
            self.fields["deployment"].queryset = self.target.deployments.order_by("number")
            self.fields["replaces"].queryset = self.target.costs.in_force().filter(role__in=self._sides())

    def _sides(self) -> list[str]:
        """The roles in which she may record one, in person or by telephone."""
        if self.by is None:
            return []
        return [role for by_phone in (False, True) for role in self.prospect(by_phone=by_phone).roles]
