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


def gone_by(at: datetime | None) -> datetime | None:
    """A moment that was, in this century; raises ValidationError for another."""
    if at and at > clock.now():
        raise ValidationError(_("This moment hasn't come yet."), code="future")
    if at and at < FIRST:
        raise ValidationError(_("Choose a moment in this century."), code="too_early")
    return at


class MomentFilter(Form):
    """The moment, optional."""

    at = forms.DateTimeField(label=_("As it was at"), required=False, help_text=_("empty: as it is now"))

    def clean_at(self) -> datetime | None:
        return gone_by(self.cleaned_data["at"])


class Scoped(forms.Form):
    """Of what, as programs say it."""

    scope = forms.CharField(
        required=False,
        max_length=30,
        label=_(
            "`nl`, the code of a safety region (`VR05`), `roaz-` and the code of a RO(N)AZ region, or `home-` and the "
            "number of an institution; the widest of one's own when left out."
        ),
    )


class SteeringFilter(MomentFilter):
    """Of what, as it was at which moment, and since when it is told what changed."""

    scope = forms.CharField(
        required=False,
        max_length=30,
        widget=forms.HiddenInput,
        label=_("`nl` or the code of a territory that one steers (`VR05`); the first of one's own when left out."),
    )
    since = forms.DateTimeField(
        label=_("What changed since"), required=False, help_text=_("empty: since you last said that you have read it")
    )

    def clean_since(self) -> datetime | None:
        return gone_by(self.cleaned_data["since"])

    def clean(self) -> dict:
        """The time in which something changed runs forward."""
        chosen = super().clean() or self.cleaned_data
        at, since = chosen.get("at"), chosen.get("since")
        if at and since and since >= at:
            self.add_error("since", ValidationError(_("This is later than the moment you look at."), code="order"))
        return chosen


class MarkForm(Form):
    """Up to which moment somebody has read what changed."""

    at = forms.DateTimeField(widget=forms.HiddenInput(attrs={"id": "mark-at"}), label=_("up to which moment"))

    def clean_at(self) -> datetime | None:
        return gone_by(self.cleaned_data["at"])


class PictureFilter(MomentFilter):
    """Moment and period, both optional."""

    days = forms.ChoiceField(label=_("Period"), required=False, choices=DAYS, initial=str(USUAL))

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
