"""Which picture of the civil pools is asked for, and what one hands in of one pool."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.forms import dress
from foundation.tables import words
from insight.civil_pools.handing_in import PoolEntry, may_show
from insight.civil_pools.measures import MOST
from insight.civil_pools.sight import Reader
from insight.forms import PictureFilter
from insight.models import CivilPool, CivilPoolFigure, CivilStaff, PoolMeasure
from insight.pressure.places import Place
from insight.said import A_DAY
from insight.saying import LONGEST_SOURCE
from requests_app.forms.deed import Keyed

NUMBERS, BANDS = "numbers", "bands"
SEEN = [(NUMBERS, _("numbers")), (BANDS, _("bands only"))]


class PoolFilter(PictureFilter):
    """Moment and period, pool and staff type."""

    pool = forms.ChoiceField(label=_("Pool"), required=False, choices=[("", _("Every pool")), *CivilPool.choices])
    staff_type = forms.ChoiceField(
        label=_("Staff type"), required=False, choices=[("", _("Every staff type")), *CivilStaff.choices]
    )


class PoolHandInForm(Keyed):
    """What one source says of one pool in one place on one day; what stays empty says nothing."""

    day = forms.DateField(label=_("Day"), help_text=_("about which day"))
    source = forms.CharField(
        label=_("Source"), max_length=LONGEST_SOURCE, help_text=_("who says so: a system or a function")
    )
    others_see = forms.ChoiceField(
        label=_("Others see"),
        required=False,
        choices=SEEN,
        help_text=_("of the whole pool, from now on: numbers, or none, limited or available"),
    )

    def __init__(
        self, *args: Any, reader: Reader, pool: CivilPool, place: Place, last: Iterable[CivilPoolFigure], **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.reader, self.pool, self.place = reader, pool, place
        self.fields["day"].initial = clock.today() - A_DAY
        as_now = gettext("as now: %(words)s") % {"words": SEEN[reader.is_in_bands(pool)][1]}
        self.fields["others_see"].choices = [("", as_now), *SEEN]
        if not may_show(reader, pool):
            del self.fields["others_see"]
        said = {_name(row.staff_type, row.measure): row for row in last}
        for kind, measure in _each():
            self.fields[_name(kind, measure)] = _field(measure, said.get(_name(kind, measure)))
            dress(self.fields[_name(kind, measure)])

    def groups(self) -> list[tuple[Any, list]]:
        """(title, fields) of each staff type, for the page."""
        return [(capfirst(kind.label), [self[_name(kind, one)] for one in PoolMeasure]) for kind in CivilStaff]

    @property
    def head(self) -> list:
        return [self[name] for name in ("day", "source", "others_see") if name in self.fields]

    @property
    def in_bands(self) -> bool | None:
        """How others are to see the pool; None for as now."""
        said = self.cleaned_data.get("others_see")
        return said == BANDS if said else None

    @property
    def entries(self) -> list[PoolEntry]:
        """What was handed in, staff type by staff type."""
        told = self.cleaned_data["day"], self.cleaned_data["source"]
        typed = [(kind, dict(self._typed(kind))) for kind in CivilStaff]
        return [PoolEntry(self.reader, self.pool, self.place, kind, *told, values) for kind, values in typed if values]

    def _typed(self, kind: str) -> Iterator[tuple[PoolMeasure, Decimal]]:
        for measure in PoolMeasure:
            if (value := self.cleaned_data.get(_name(kind, measure))) is not None:
                yield measure, Decimal(value)


def _each() -> Iterator[tuple[Any, PoolMeasure]]:
    yield from ((kind, measure) for kind in CivilStaff for measure in PoolMeasure)


def _name(kind: str, measure: str) -> str:
    return f"{kind}-{measure}"


def _field(measure: PoolMeasure, last: CivilPoolFigure | None) -> forms.IntegerField:
    said = ""
    if last is not None:
        said = gettext("last: %(value)s, %(day)s") % {"value": words(int(last.value)), "day": words(last.day)}
    return forms.IntegerField(
        label=capfirst(measure.label), required=False, min_value=0, max_value=MOST, help_text=said
    )
