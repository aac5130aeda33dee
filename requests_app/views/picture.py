"""Drawings of a request, as numbers a template puts in SVG: where the need went, and how the figures moved.

Every drawing has its numbers beside it; widths and heights are in per cent of the picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from foundation.ranges import Range
from foundation.tables import words
from requests_app.models import NeedLine, Situation, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger, need_stretches
from requests_app.records.need_ledger import Account
from requests_app.records.need_stretches import LineNeed, Row

PARTS = {
    "region": _("region"),
    "national": _("national"),
    "defence": _("granted"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
    "unmet": _("unmet"),
    "open": _("open"),
}
TERMS = {"asked": _("asked"), **{term: label for term, label in PARTS.items() if term != "unmet"}}
"""The terms of the equation of a need line, in its order."""
TRENDS = {
    "clients_infected": _("infected clients"),
    "staff_infected": _("infected staff"),
    "absence_percentage": _("absence %"),
    "open_shifts": _("open shifts"),
}


@dataclass(frozen=True)
class Part:
    """One piece of a bar: `value` in person-days, `x` and `width` in per cent.

    `others` are those of another type that `value` counts too, in words.
    """

    term: str
    label: str
    value: int
    x: float
    width: float
    others: str = ""


@dataclass(frozen=True)
class Bar:
    """One staff type: `asked` in person-days, and what is `open` or `unmet` in persons per range of days."""

    label: str
    asked: int
    parts: list[Part]
    open: list[Range]
    unmet: list[Range]


@dataclass(frozen=True)
class Stretches:
    """Persons per day of each line and type on some days, with the numbers beside their labels."""

    labels: list[str]
    rows: list[tuple[Row, list[tuple[str, int]]]]


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
    totals, needs = _per_type(support_request), need_stretches.now(support_request)
    widest = max((entry.asked.person_days for entry in totals.values()), default=0)
    return [
        _bar(kind, entry, widest, [one for one in needs if one.line.staff_type == kind])
        for kind, entry in totals.items()
        if entry.asked
    ]


def stretches(support_request: SupportRequest) -> Stretches:
    """The need of all lines stretch by stretch, with the terms that have a number anywhere."""
    needs = need_stretches.now(support_request)
    terms = [term for term in TERMS if any(any(one.of(term).values()) for one in needs)]
    rows = (row for one in needs for row in one.per_day(terms))
    labelled = [(row, [(str(TERMS[term]), number) for term, number in row.numbers.items()]) for row in rows]
    return Stretches([str(TERMS[term]) for term in terms], labelled)


def still_open(support_request: SupportRequest) -> list[str]:
    """What is still open today and later: of each staff type the most persons on one day."""
    found = {kind: entry.residual.positive().peak for kind, entry in _per_type(support_request).items()}
    return [f"{persons} × {StaffType(kind).label}" for kind, persons in found.items() if persons]


def needed(line: NeedLine, ledger: Mapping[int, Account]) -> list[Range]:
    """The persons that a need line asks for, by stretch of days; as it is drawn up before it was sent."""
    entry = ledger[line.pk]
    return (entry.asked - entry.withdrawn).ranges or [Range(line.persons, line.starts_on, line.ends_on)]


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


def _bar(kind: str, entry: Account, widest: int, needs: list[LineNeed]) -> Bar:
    parts, x = [], 0.0
    for term, called in PARTS.items():
        profile = entry.residual if term == "open" else getattr(entry, term)
        width = 100 * profile.person_days / widest
        parts.append(Part(term, str(called), profile.person_days, x, width, _others(needs, term)))
        x += width
    label = str(StaffType(kind).label)
    return Bar(label, entry.asked.person_days, parts, entry.residual.ranges, entry.unmet.ranges)


def _others(needs: list[LineNeed], term: str) -> str:
    """Of one term the person-days of other types than was asked."""
    days: dict[str, int] = {}
    for row in (row for one in needs for row in one.in_person_days([term]) if row.is_other):
        days[row.staff_label] = days.get(row.staff_label, 0) + row.numbers[term]
    return ", ".join(f"{label} {words(count)}" for label, count in days.items())


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
