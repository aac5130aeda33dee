"""The need of a scope by staff type: of the stretches known at a moment, in one query."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, F, QuerySet, Sum, When

from insight.models import TERMS, Stretch
from insight.scopes import Scope
from insight.sums import Window


class Steps:
    """By how many the persons asked and open rise or fall on a day, by staff type."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Counter[int]] = {}

    def add(self, row: "Group", today: int) -> None:
        for term in ("asked", "open"):
            if persons := row.persons[term]:
                step = self.found.setdefault((row.kind, term), Counter())
                step[max(row.start, today)] += persons
                step[row.end + 1] -= persons

    def merge(self, other: "Steps") -> None:
        for key, step in other.found.items():
            self.found.setdefault(key, Counter()).update(step)

    def peaks(self) -> dict[str, Counter[str]]:
        """The most on one day, by staff type and term; under "" of all types together."""
        found: dict[str, Counter[str]] = {}
        together = Steps()
        for (_kind, term), step in self.found.items():
            together.found.setdefault(("", term), Counter()).update(step)
        for (kind, term), step in (self.found | together.found).items():
            levels = accumulate(step[day] for day in sorted(step))
            found.setdefault(kind, Counter())[term] = max(0, *levels)
        return found


@dataclass
class Need:
    """Need by staff type. `ahead` are person-days from today on, by term; `gone` those of the period's days before it.

    `there` are person-days of Defence in the period, today included; `there_today` persons. `peaks` are, by staff type,
    the most persons on one day from today on, asked and open; under "" those of all types together. `parts`: the same
    by part of the scope (primary key), where asked for; a part without need isn't in it.
    """

    ahead: dict[str, Counter[str]] = field(default_factory=dict)
    gone: dict[str, Counter[str]] = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)
    there: int = 0
    there_today: int = 0
    parts: dict[int, "Need"] = field(default_factory=dict)

    def add(self, other: "Need") -> None:
        """Count another as well; the busiest day of both together is a day of its own."""
        for mine, theirs in ((self.ahead, other.ahead), (self.gone, other.gone)):
            for kind, days in theirs.items():
                mine.setdefault(kind, Counter()).update(days)
        self.steps.merge(other.steps)
        self.there += other.there
        self.there_today += other.there_today

    def total(self, term: str) -> int:
        """Person-days from today on, all staff types together."""
        return sum(days[term] for days in self.ahead.values())

    @cached_property
    def peaks(self) -> dict[str, Counter[str]]:
        """The most persons on one day, once all are counted."""
        return self.steps.peaks()

    def most(self, term: str, kind: str = "") -> int:
        """Persons on the busiest day from today on."""
        return self.peaks.get(kind, Counter())[term]


def need(scope: Scope, window: Window, *, apart: bool = False) -> Need:
    """The need that was known at the moment, in one query; `apart`: that of each part of the scope beside it."""
    return _add_up(_groups(_known(scope, window), scope.parts if apart else None), window)


def need_and(scope: Scope, window: Window, requests: Collection[int]) -> Need:
    """The same; its parts are these requests (primary key), each by itself."""
    one = Case(When(support_request__in=requests, then=F("support_request")), output_field=BigIntegerField())
    known = _known(scope, window)
    return _add_up(_groups(known.annotate(one=one), "one") if requests else _groups(known, None), window)


def _known(scope: Scope, window: Window) -> QuerySet[Stretch]:
    first = window.first_day
    return Stretch.objects.filter(window.known(first), scope.condition, last_day__gte=first).order_by()


def _add_up(rows: Iterable["Group"], window: Window) -> Need:
    found: dict[int | None, Need] = {}
    for row in rows:
        one = found.setdefault(row.part, Need())
        _weigh(one, row, window)
        if row.end >= window.today:
            one.steps.add(row, window.today)
    return _together(found)


def _together(parts: dict[int | None, Need]) -> Need:
    """The whole, with its parts; what belongs to none of these is in the whole alone."""
    whole = parts.pop(None, Need())
    for one in parts.values():
        whole.add(one)
    whole.parts = {part: one for part, one in parts.items() if part is not None}
    return whole


class Group(NamedTuple):
    """All stretches of a staff type (and part) with the same days: persons on each, by term, and who is there."""

    part: int | None
    kind: str
    start: int
    end: int
    persons: dict[str, int]

    def days(self, first: int, last: int) -> int:
        """How many of its days lie from first to last."""
        return max(0, min(self.end, last) - max(self.start, first) + 1)


def _groups(known: QuerySet[Stretch], part: str | None) -> Iterator[Group]:
    columns = {f"all_{name}": Sum(name) for name in (*TERMS, "there")}
    keys = ("staff_type", "first_day", "last_day", *([part] if part else ()))
    for row in known.values_list(*keys).annotate(**columns):
        persons = dict(zip((*TERMS, "there"), row[len(keys) :], strict=True))
        kind, start, end = row[:3]
        yield Group(row[3] if part else None, kind, start, end, persons)


def _weigh(found: Need, row: Group, window: Window) -> None:
    """Add its person-days, those to come and those of the period gone by."""
    today, first = window.today, window.first_day
    for days, where in ((row.days(today, row.end), found.ahead), (row.days(first, today - 1), found.gone)):
        if days:
            sums = where.setdefault(row.kind, Counter())
            for term in TERMS:
                if persons := row.persons[term]:
                    sums[term] += persons * days
    found.there += row.persons["there"] * row.days(first, today)
    found.there_today += row.persons["there"] * row.days(today, today)
