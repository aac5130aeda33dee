"""How the list of deployments is narrowed; a filter is a URL to keep."""

from django import forms
from django.utils.translation import gettext_lazy as _

from capacity.models import DeploymentState
from foundation.forms import Form
from requests_app.forms.listing import regions

STATES = [("", _("Drawn up or out")), *DeploymentState.choices, ("all", _("All"))]
ENDING = [("", _("Any end")), ("7", _("Within 7 days")), ("3", _("Within 3 days")), ("1", _("Within 1 day"))]


class DeploymentFilter(Form):
    """Search and filters, all optional."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": _("Reference, home, place or unit")}),
    )
    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    region = forms.ChoiceField(label=_("Safety region"), choices=regions, required=False)
    ending = forms.ChoiceField(label=_("Ends"), choices=ENDING, required=False)
    overstaying = forms.BooleanField(label=_("End not reported"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = regions()

    def chosen(self) -> dict:
        """What was chosen, as keywords of `deployment_list.find`; nothing of what can't be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
