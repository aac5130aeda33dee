"""Which picture of care pressure is asked for, and what one hands in."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import dress
from foundation.tables import words
from insight.forms import PictureFilter
from insight.models import Measure, PressureFigure
from insight.pressure.handing_in import Entry
from insight.pressure.measures import KINDS, Kind
from insight.pressure.places import Place
from insight.said import A_DAY
from insight.saying import LONGEST_SOURCE
from requests_app.forms.deed import Keyed

USUAL = Measure.ABSENCE
GROUPS = (
    (_("Hospital: intensive care"), ("ic_occupied", "ic_covid", "ic_staffed", "ic_planned", "ic_nurses")),
    (_("Hospital: clinic"), ("clinic_occupied", "clinic_covid", "clinic_staffed", "clinic_planned")),
    (
        _("Nursing home: temporary beds"),
        ("temporary_occupied", "temporary_staffed", "temporary_planned"),
    ),
    (_("In and out"), ("admissions", "waiting_in", "waiting_out", "moved_out", "moved_in", "admission_stops")),
    (_("Illness"), ("clients_infected", "staff_infected", "absence")),
    (_("What is scaled down or lacking"), ("care_reduced", "ventilators_short", "protection_days")),
    (_("In seven days"), ("tests_week", "admissions_week", "deaths_week")),
)
"""The fields in the order in which one thinks of them."""


class PressureFilter(PictureFilter):
    """Moment, and which figure falls apart by place and by day."""

    days: Any = None
    measure = forms.ChoiceField(label=_("Figure"), required=False, choices=Measure.choices, initial=USUAL)

    def clean_measure(self) -> Measure:
        return Measure(self.cleaned_data["measure"] or USUAL)


class HandInForm(Keyed):
    """The figures of one place on one day; what stays empty says nothing."""

    place = forms.ChoiceField(label=_("In which region"))
    day = forms.DateField(label=_("Day"), help_text=_("about which day; figures of a week: its last day"))
    source = forms.CharField(
        label=_("Source"), max_length=LONGEST_SOURCE, help_text=_("who says so: a system or a function")
    )

    def __init__(self, *args: Any, places: list[Place], last: dict[str, PressureFigure], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.places = {one.code: one for one in places}
        self.fields["place"].choices = [(code, str(one.safety_region)) for code, one in self.places.items()]
        self.fields["day"].initial = clock.today() - A_DAY
        if len(places) == 1:
            del self.fields["place"]
        of_homes = any(one.institution for one in places)
        for kind in KINDS:
            if kind.of_homes or not of_homes:
                self.fields[kind.measure.value] = _field(kind, last.get(kind.measure))
                dress(self.fields[kind.measure.value])
        self.order_fields([*("place", "day", "source"), *(name for _title, group in GROUPS for name in group)])

    def groups(self) -> list[tuple[Any, list]]:
        """(title, fields) of each group, for the page."""
        found = [(title, [self[name] for name in group if name in self.fields]) for title, group in GROUPS]
        return [(title, fields) for title, fields in found if fields]

    @property
    def head(self) -> list:
        return [self[name] for name in ("place", "day", "source") if name in self.fields]

    @property
    def entry(self) -> Entry:
        """What was handed in."""
        code = self.cleaned_data.get("place") or next(iter(self.places))
        values = {kind.measure: self.cleaned_data.get(kind.measure.value) for kind in KINDS}
        typed = {measure: value for measure, value in values.items() if value is not None}
        return Entry(self.places[code], self.cleaned_data["day"], self.cleaned_data["source"], typed)


def _field(kind: Kind, last: PressureFigure | None) -> forms.DecimalField:
    return forms.DecimalField(
        label=capfirst(kind.label),
        required=False,
        min_value=0,
        max_value=kind.most,
        decimal_places=kind.decimals,
        help_text=_last(last),
    )


def _last(figure: PressureFigure | None) -> str:
    """What was said last, and of which day."""
    if figure is None:
        return ""
    whole = figure.value == int(figure.value)
    value = words(int(figure.value) if whole else figure.value)
    return gettext("last: %(value)s, %(day)s") % {"value": value, "day": words(figure.day)}
