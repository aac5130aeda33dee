"""The sums of which a picture is made: of a scope, at a moment, over the days before it.

Three queries for a moment. What depends on the hour is asked of the spells in force then; what depends on days, of the
stretches known then; what is counted over a period, of the passages in it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, Count, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Greatest

from foundation import clock
from insight.models import TERMS, Passage, PassageKind, Spell, Stretch, known_at
from insight.scopes import Scope

QUARTER = 15
"""Lead times are counted in whole quarters of an hour."""

SOON = (12, 24)
TIMED = (PassageKind.LEFT, PassageKind.ARRIVED)
HAPPENED = ("kind", "code", "quarters")
NOW = ("under_way", "unsafe", "late")


@dataclass(frozen=True)
class Window:
    """A moment, and the days before it, that of the moment included. `is_now`: nothing later is known."""

    at: datetime
    days: int
    is_now: bool = False

    @property
    def today(self) -> int:
        """The day of the moment, counted from the year 1."""
        return clock.day_of(self.at).toordinal()

    @property
    def first_day(self) -> int:
        return self.today - self.days + 1

    @property
    def since(self) -> datetime:
        """The moment so many days earlier, after which the period begins."""
        return self.at - timedelta(days=self.days)

    @property
    def before(self) -> "Window":
        """The window of the same length that ends where this one begins."""
        return Window(self.since, self.days)

    @property
    def known(self) -> Q:
        return known_at(None if self.is_now else self.at)


@dataclass
class Standing:
    """How many requests stand in each status, and of how many the hour says something."""

    statuses: Counter[str] = field(default_factory=Counter)
    parts: dict[int, Counter[str]] = field(default_factory=dict)
    hours: Counter[str] = field(default_factory=Counter)


@dataclass
class Need:
    """Need by staff type. `ahead` are person-days from today on, by term; `gone` those of the period's days before it.

    `there` are person-days of Defence in the period, today included; `there_today` persons. `peaks` are, by staff type,
    the most persons on one day from today on, asked and open; under "" those of all types together.
    """

    ahead: dict[str, Counter[str]] = field(default_factory=dict)
    gone: dict[str, Counter[str]] = field(default_factory=dict)
    peaks: dict[str, Counter[str]] = field(default_factory=dict)
    there: int = 0
    there_today: int = 0

    def most(self, term: str, kind: str = "") -> int:
        """Persons on the busiest day from today on."""
        return self.peaks.get(kind, Counter())[term]


@dataclass
class Course:
    """What happened in the period: how often, by kind and code, and the lead times in quarters of an hour."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: dict[tuple[str, str], Counter[int]] = field(default_factory=dict)

    def add(self, kind: str, code: str, quarters: int, times: int) -> None:
        """Count so many of a kind and code, that took so long."""
        self.counts[kind, code] += times
        if kind in TIMED:
            self.times.setdefault((kind, code), Counter())[quarters] += times

    def quantile(self, kind: str, code: str, share: float) -> float | None:
        """Hours within which this share of them was done (nearest rank); None when there were none."""
        found = self.times.get((kind, code), Counter())
        wanted, seen = -(-sum(found.values()) * share // 1), 0
        for quarters in sorted(found):
            seen += found[quarters]
            if seen >= wanted:
                return quarters * QUARTER / 60
        return None


def standing(scope: Scope, window: Window) -> Standing:
    """The requests under way at the moment, in one query."""
    at, found = window.at, Standing()
    hours = {
        "unsafe": Q(unsafe_at__lte=at),
        **{f"unsafe_{hours}": Q(unsafe_at__gt=at, unsafe_at__lte=at + timedelta(hours=hours)) for hours in SOON},
        "late": Q(due_at__lt=at),
    }
    rows = Spell.objects.filter(window.known, scope.condition, under_way=True).order_by()
    counts = {f"n_{name}": Count("pk", filter=condition) for name, condition in hours.items()}
    part = scope.parts or "institution"
    for row in rows.values(part, "status").annotate(n_under_way=Count("pk"), **counts):
        found.statuses[row["status"]] += row["n_under_way"]
        mine = found.parts.setdefault(row[part], Counter())
        for name in ("under_way", *hours):
            found.hours[name] += row[f"n_{name}"]
            mine[name] += row[f"n_{name}"]
    return found


def stretches(scope: Scope, window: Window) -> QuerySet[Stretch]:
    return Stretch.objects.filter(window.known, scope.condition).order_by()


def need(scope: Scope, window: Window) -> Need:
    """The need that was known at the moment, in one query."""
    return _needs(scope, window).get(None, Need())


def need_by_part(scope: Scope, window: Window) -> dict[int | None, Need]:
    """The same by part of the scope (primary key), in one query; a part without need isn't in it."""
    return _needs(scope, window, scope.parts)


def need_and(scope: Scope, window: Window, requests: Collection[int]) -> tuple[Need, dict[int | None, Need]]:
    """The need of the whole scope and, of these requests (primary key), of each by itself; in one query."""
    if not requests:
        return need(scope, window), {}
    one = Case(When(support_request__in=requests, then=F("support_request")), output_field=BigIntegerField())
    known = stretches(scope, window).annotate(one=one)
    rows = list(_groups(known, window, "one"))
    return _add_up((row._replace(part=None) for row in rows), window).get(None, Need()), _add_up(rows, window)


def _needs(scope: Scope, window: Window, part: str | None = None) -> dict[int | None, Need]:
    return _add_up(_groups(stretches(scope, window), window, part), window)


def _add_up(rows: Iterable["Group"], window: Window) -> dict[int | None, Need]:
    found: dict[int | None, Need] = {}
    steps: dict[int | None, Steps] = {}
    for row in rows:
        _weigh(found.setdefault(row.part, Need()), row, window)
        if row.end >= window.today:
            steps.setdefault(row.part, Steps()).add(row, window.today)
    for key, one in steps.items():
        found[key].peaks = one.peaks()
    return found


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


def _groups(known: QuerySet[Stretch], window: Window, part: str | None) -> Iterator[Group]:
    known = known.filter(last_day__gte=window.first_day)
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
                sums[term] += row.persons[term] * days
    found.there += row.persons["there"] * row.days(first, today)
    found.there_today += row.persons["there"] * row.days(today, today)


class Steps:
    """By how many the persons asked and open rise or fall on a day, by staff type; "" is all of them."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], Counter[int]] = {}

    def add(self, row: Group, today: int) -> None:
        for kind in (row.kind, ""):
            for term in ("asked", "open"):
                step = self.found.setdefault((kind, term), Counter())
                step[max(row.start, today)] += row.persons[term]
                step[row.end + 1] -= row.persons[term]

    def peaks(self) -> dict[str, Counter[str]]:
        """The most on one day, by staff type and term."""
        found: dict[str, Counter[str]] = {}
        for (kind, term), step in self.found.items():
            levels = accumulate(step[day] for day in sorted(step))
            found.setdefault(kind, Counter())[term] = max(0, *levels)
        return found


def open_by_part(scope: Scope, window: Window) -> Counter:
    """Person-days open from the day of the moment on, by part of the scope (primary key), in one query."""
    if scope.parts is None:
        return Counter()
    days = F("last_day") - Greatest(F("first_day"), Value(window.today)) + 1
    rows = stretches(scope, window).filter(last_day__gte=window.today, open__gt=0).values_list(scope.parts)
    return Counter(dict(rows.annotate(days=Sum(F("open") * days, output_field=IntegerField()))))


def courses(scope: Scope, window: Window) -> tuple[Course, Course]:
    """What happened in the period and in the one before it, as known at the moment; in one query."""
    found = {True: Course(), False: Course()}
    is_new = Case(When(at__gt=window.since, then=Value(1)), default=Value(0), output_field=IntegerField())
    passages = _passages(scope, window, window.before.since).annotate(is_new=is_new)
    for new, *row in passages.values_list("is_new", *HAPPENED).annotate(times=Count("pk")):
        found[bool(new)].add(*row)
    return found[True], found[False]


def course_by_part(scope: Scope, window: Window) -> dict[int, Course]:
    """What happened in the period by part of the scope (primary key), in one query."""
    found: dict[int, Course] = {}
    passages = _passages(scope, window, window.since)
    for part, *row in passages.values_list(scope.parts or "institution", *HAPPENED).annotate(times=Count("pk")):
        found.setdefault(part, Course()).add(*row)
    return found


def _passages(scope: Scope, window: Window, since: datetime) -> QuerySet[Passage]:
    """What happened after `since`, as known at the moment, each with its `quarters`."""
    known = Passage.objects.filter(scope.condition, since__lte=window.at, until__gt=window.at).order_by()
    quarters = Case(When(kind__in=TIMED, then=F("amount") / QUARTER), default=Value(0), output_field=IntegerField())
    passages = known.filter(at__gt=since, at__lte=window.at).exclude(kind=PassageKind.SUPPORT)
    return passages.annotate(quarters=quarters)
