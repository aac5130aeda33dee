"""How the list of deployments is narrowed; a filter is a URL to keep."""

from django import forms
from django.utils.translation import gettext_lazy as _

from capacity.models import DeploymentState
from capacity.pool_forms import BoardFilter
from capacity.timeline import By
from requests_app.forms.listing import RegionFilter

STATES = [("", _("Drawn up or out")), *DeploymentState.choices, ("all", _("All"))]
ENDING = [("", _("Any end")), ("7", _("Within 7 days")), ("3", _("Within 3 days")), ("1", _("Within 1 day"))]


class DeploymentFilter(RegionFilter):
    """Search and filters, all optional."""

    searched = _("Reference, home, place or unit")
    field_order: tuple[str, ...] = ("q", "state", "region", "ending", "overstaying")

    state = forms.ChoiceField(label=_("State"), choices=STATES, required=False)
    ending = forms.ChoiceField(label=_("Ends"), choices=ENDING, required=False)
    overstaying = forms.BooleanField(label=_("End not reported"), required=False)


class TimelineFilter(DeploymentFilter, BoardFilter):
    """The same filters, from which day on, and what the rows are put together by."""

    field_order = ("first", "by", *DeploymentFilter.field_order)

    by = forms.ChoiceField(label=_("Put together"), choices=By.choices, required=False)
