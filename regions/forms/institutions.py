"""Forms about institutions, their locations and the import of many at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form, ModelForm
from regions.models import Institution, Location, Municipality, SafetyRegion, Sector


class InstitutionFilter(Form):
    """How the list is narrowed; a filter is a URL to keep."""

    q = forms.CharField(label=_("Name, place or number"), required=False, max_length=120)
    region = forms.ModelChoiceField(
        label=_("Safety region"),
        queryset=SafetyRegion.objects.order_by("name"),
        to_field_name="code",
        required=False,
        empty_label=_("All regions"),
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("All sectors")), *Sector.choices], required=False)

    def chosen(self):
        """What was chosen, as keywords of `InstitutionQuerySet.matching`; nothing when it can't be read."""
        return self.cleaned_data if self.is_valid() else {}


class InstitutionForm(ModelForm):
    class Meta:
        model = Institution
        fields = ["name", "sector", "kvk", "agb", "is_active"]


class NewInstitutionForm(InstitutionForm):
    class Meta(InstitutionForm.Meta):
        fields = ["name", "sector", "kvk", "agb"]


class LocationForm(ModelForm):
    """One location; the RO(N)AZ region may be left open where the municipality has only one."""

    class Meta:
        model = Location
        fields = [
            "name",
            "address",
            "postcode",
            "municipality",
            "roaz_region",
            "contact_function",
            "contact_phone",
            "contact_email",
            "deputy_function",
            "deputy_phone",
            "deputy_email",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Municipality.objects.exclude(valid_until__lt=clock.today())
        self.fields["roaz_region"].required = False
        for name in ("contact_function", "contact_phone"):
            self.fields[name].required = True
