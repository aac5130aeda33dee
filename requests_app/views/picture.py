"""Drawings of a request, as numbers a template puts in SVG: where the need went, and how the figures moved.

Every drawing has its numbers beside it; widths and heights are in per cent of the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from foundation.ranges import Profile, Range
from foundation.tables import words
from requests_app.models import Situation, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger
from requests_app.records.need_ledger import Account

PARTS = {
    "region": _("region"),
    "national": _("national"),
    "defence": _("granted"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
    "unmet": _("unmet"),
    "open": _("open"),
}
TRENDS = {
    "clients_infected": _("infected clients"),
    "staff_infected": _("infected staff"),
    "absence_percentage": _("absence %"),
    "open_shifts": _("open shifts"),
}


@dataclass(frozen=True)
class Part:
    """One piece of a bar: `value` in person-days, `peak` in persons, `x` and `width` in per cent."""

    term: str
    label: str
    value: int
    peak: int
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One staff type: `asked` in person-days, `peak` in persons, and what is `open` or `unmet` per range of days."""

    label: str
    asked: int
    peak: int
    parts: list[Part]
    open: list[Range]
    unmet: list[Range]


@dataclass(frozen=True)
class Trend:
    """One figure through time: `points` for a polyline in a picture of 100 by 100, first and last value, extremes."""

    label: str
    points: str
    first: str
    last: str
    lowest: str
    highest: str


def bars(support_request: SupportRequest) -> list[Bar]:
    """A bar per staff type, the longest as wide as the picture; none before the first submit."""
    totals = _per_type(support_request)
    widest = max((entry.asked.person_days for entry in totals.values()), default=0)
    return [_bar(kind, entry, widest) for kind, entry in totals.items() if entry.asked]


def open_persons(support_request: SupportRequest) -> Profile:
    """What is still open today and later, over all lines."""
    return sum((entry.residual for entry in need_ledger.ledger(support_request).values()), Profile())


def trends(situations: Sequence[Situation]) -> list[Trend]:
    """The figures that were measured at least twice, oldest first."""
    found = (_trend(name, label, situations) for name, label in TRENDS.items())
    return [one for one in found if one]


def _per_type(support_request) -> dict[str, Account]:
    ledger = need_ledger.ledger(support_request)
    totals: dict[str, Account] = {}
    for line in support_request.lines.all():
        totals[line.staff_type] = totals.get(line.staff_type, Account()) + ledger[line.pk]
    return totals


def _bar(kind: str, entry: Account, widest: int) -> Bar:
    parts, x = [], 0.0
    for term, label in PARTS.items():
        profile = entry.residual if term == "open" else getattr(entry, term)
        width = 100 * profile.person_days / widest
        parts.append(Part(term, str(label), profile.person_days, profile.peak, x, width))
        x += width
    asked = entry.asked
    return Bar(
        str(StaffType(kind).label), asked.person_days, asked.peak, parts, entry.residual.ranges, entry.unmet.ranges
    )


def _trend(name, label, situations) -> Trend | None:
    measured = [(one.measured_at, getattr(one, name)) for one in situations if getattr(one, name) is not None]
    if len(measured) < 2:
        return None
    values = [value for _at, value in measured]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in _scaled(measured))
    shown = (values[0], values[-1], min(values), max(values))
    return Trend(str(label), points, *(words(value) for value in shown))


def _scaled(measured: list[tuple[datetime, float]]) -> list[tuple[float, float]]:
    """Moments and values within 0–100 each, with room for the width of the line; higher values lie higher."""
    start, length = measured[0][0], (measured[-1][0] - measured[0][0]).total_seconds() or 1
    values = [float(value) for _at, value in measured]
    lowest, spread = min(values), (max(values) - min(values)) or 1
    return [
        (100 * (at - start).total_seconds() / length, 95 - 90 * (float(value) - lowest) / spread)
        for at, value in measured
    ]
