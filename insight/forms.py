"""At which moment, and over how many days, a picture is asked for; a picture is a URL to keep."""

from datetime import UTC, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import Form
from insight import maps
from insight.figures import FIGURES
from insight.pressure import on_map

DAYS = [("1", _("1 day")), ("7", _("7 days")), ("28", _("28 days")), ("91", _("13 weeks"))]
USUAL = 7
FIRST = datetime(2000, 1, 1, tzinfo=UTC)


class PictureFilter(Form):
    """Moment and period, both optional."""

    at = forms.DateTimeField(label=_("As it was at"), required=False, help_text=_("empty: as it is now"))
    days = forms.ChoiceField(label=_("Period"), required=False, choices=DAYS, initial=str(USUAL))

    def clean_at(self) -> datetime | None:
        """A moment that was, in this century."""
        at = self.cleaned_data["at"]
        if at and at > clock.now():
            raise ValidationError(_("This moment hasn't come yet."), code="future")
        if at and at < FIRST:
            raise ValidationError(_("Choose a moment in this century."), code="too_early")
        return at

    def clean_days(self) -> int:
        return int(self.cleaned_data["days"] or USUAL)


class MapFilter(PictureFilter):
    """The same, and which figure stands on the map of the regions."""

    map = forms.ChoiceField(
        label=_("On the map"),
        required=False,
        choices=[
            (_("Requests"), [(one.name, one.question) for one in FIGURES]),
            (_("Care pressure"), [(one.name, one.question) for one in on_map.FIGURES]),
        ],
        initial=maps.USUAL,
    )
    shape = forms.ChoiceField(required=False, choices=maps.Shape.choices, widget=forms.HiddenInput)
