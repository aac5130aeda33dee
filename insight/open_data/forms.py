"""Of which day and territory the page shows the counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.forms import Form
from insight.models import OpenFile, OpenKind
from insight.open_data import counts


class OpenDataFilter(Form):
    """Both optional: the last day there is, of the country."""

    day = forms.DateField(label=_("Day"), required=False, help_text=_("empty: the last one"))
    territory = forms.ChoiceField(label=_("Territory"), required=False, choices=lambda: list(counts.names().items()))

    def clean_day(self):
        """Raises ValidationError for a day of which nothing was published."""
        day = self.cleaned_data["day"]
        if day and not OpenFile.objects.filter(day=day).exists():
            raise forms.ValidationError(_("Nothing was published of this day."), code="no_such_day")
        return day

    @property
    def file(self) -> OpenFile | None:
        """The file that was asked for; the last one where that can't be read; None while there is none."""
        found = OpenFile.objects.filter(kind=OpenKind.JSON).order_by("-day")
        asked = self.is_valid() and self.cleaned_data["day"]
        return (found.filter(day=asked) if asked else found).first()

    @property
    def code(self) -> str:
        """The code of the territory that was asked for."""
        return (self.is_valid() and self.cleaned_data["territory"]) or counts.COUNTRY
