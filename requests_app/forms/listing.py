"""How the list of requests is narrowed; a filter is a URL to keep."""

from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from regions.models import SafetyRegion
from requests_app.models import Status, Urgency
from requests_app.models.staff import StaffType

STATES = [("", _("Open requests")), ("closed", _("Closed requests")), ("all", _("Open and closed"))]
STEPS = [
    ("", _("All steps")),
    ("1", _("Step 1: region")),
    ("2", _("Step 2: national")),
    ("3", _("Step 3: Defence")),
]


def regions() -> list[tuple]:
    """All safety regions by name, and first the choice of all of them."""
    return [("", _("All regions")), *SafetyRegion.objects.order_by("name").values_list("code", "name")]


class RegionFilter(Form):
    """What lists are narrowed by everywhere, both optional: words and a safety region. A filter is a URL to keep."""

    searched = _("Reference, home or place")

    q = forms.CharField(label=_("Search"), required=False, max_length=120)
    region = forms.ChoiceField(label=_("Safety region"), choices=regions, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["placeholder"] = self.searched
        self.fields["region"].choices = cache(regions)  # read once, and only where it is shown or one was chosen

    def chosen(self) -> dict:
        """What was chosen, as keywords of the list's `find`; nothing of what can't be read."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class RequestFilter(RegionFilter):
    """Search and filters, all optional."""

    field_order = ("q", "state", "step", "status", "region", "staff_type", "urgency", "overdue", "mine")

    state = forms.ChoiceField(label=_("Open or closed"), choices=STATES, required=False)
    step = forms.ChoiceField(label=_("Step"), choices=STEPS, required=False)
    status = forms.ChoiceField(label=_("Status"), choices=[("", _("Every status")), *Status.choices], required=False)
    staff_type = forms.ChoiceField(
        label=_("Staff type"), choices=[("", _("All staff types")), *StaffType.choices], required=False
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[("", _("Every urgency")), *Urgency.choices], required=False
    )
    overdue = forms.BooleanField(label=_("Overdue"), required=False)
    mine = forms.BooleanField(label=_("My move"), required=False)
