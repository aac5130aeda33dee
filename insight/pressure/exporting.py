"""What was said of care pressure as rows of a file: every figure and every correction, as it was known."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.tables import Column
from insight.models import Measure, PressureFigure
from insight.pressure import known
from insight.pressure.measures import BY_MEASURE
from insight.scopes import Level, Scope

LAST = timedelta(days=28)

COLUMNS = [
    Column("region", _("region"), "region"),
    Column("institution", _("institution"), "institution"),
    Column("day", _("day"), "day"),
    Column("figure", _("figure"), "figure"),
    Column("unit", _("Unit"), "unit"),
    Column("value", _("Value"), "value"),
    Column("since", _("Known since"), "since"),
    Column("number", _("Correction"), "number"),
    Column("late", _("Late"), "late"),
    Column("source", _("source"), "source"),
    Column("road", _("How it came in"), "road"),
]


class Line(NamedTuple):
    """One figure as it was said; `number` counts its corrections from 0."""

    region: str
    institution: str
    day: Any
    figure: Any
    unit: Any
    value: Any
    since: datetime
    number: int
    late: bool
    source: str
    road: Any


def rows(scope: Scope, at: datetime) -> Iterator[Line]:
    """What was said of the last four weeks by `at`; homes only for who may tell them apart."""
    found = known.said(at).filter(scope.condition, scope.told_apart, day__gt=clock.day_of(at) - LAST)
    found = found.select_related("institution", "safety_region", "roaz_region").order_by(
        "day", "place", "measure", "pk"
    )
    for one in found.iterator(chunk_size=500):
        yield _line(one)


def _line(figure: PressureFigure) -> Line:
    kind = BY_MEASURE[Measure(figure.measure)]
    region = figure.safety_region or figure.roaz_region or Scope(Level.COUNTRY).name
    home = str(figure.institution) if figure.institution else ""
    road = figure.get_road_display()
    told = (figure.since, figure.number - 1, figure.is_late, figure.source, road)
    return Line(str(region), home, figure.day, kind.label, kind.unit.label, _number(figure), *told)


def _number(figure: PressureFigure) -> Any:
    return int(figure.value) if figure.value == int(figure.value) else figure.value
