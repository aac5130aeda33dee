"""The sums of which a picture is made: of a scope, at a moment, over the days before it.

Three queries for a moment, or for two that are compared. What depends on the hour is asked of the spells in force then;
what depends on days, of the stretches known then; what is counted over a period, of the passages in it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from foundation import clock
from insight.models import Passage, PassageKind, Spell, known_at
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
    def known_today(self) -> Q:
        """Of what lasts, that which was known at the moment."""
        return self.known(self.today)

    def known(self, first_day: int) -> Q:
        """The same, and what matters on a day from `first_day` on alone."""
        return known_at(self.at, first_day, is_now=self.is_now)


@dataclass
class Standing:
    """How many requests stand in each status, and of how many the hour says something."""

    statuses: Counter[str] = field(default_factory=Counter)
    parts: dict[int, Counter[str]] = field(default_factory=dict)
    hours: Counter[str] = field(default_factory=Counter)


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
    return standings(scope, [window])[0]


def standings(scope: Scope, windows: Sequence[Window]) -> list[Standing]:
    """The same at each of several moments, all in one query."""
    found = [Standing() for _window in windows]
    queries = [_under_way(scope, window, number) for number, window in enumerate(windows)]
    for number, part, status, under_way, *hours in queries[0].union(*queries[1:], all=True):
        one = found[number]
        one.statuses[status] += under_way
        mine = one.parts.setdefault(part, Counter())
        for name, times in zip(("under_way", *_hours(windows[number].at)), (under_way, *hours), strict=True):
            one.hours[name] += times
            mine[name] += times
    return found


def _hours(at: datetime) -> dict[str, Q]:
    """What the hour says of a request."""
    return {
        "unsafe": Q(unsafe_at__lte=at),
        **{f"unsafe_{hours}": Q(unsafe_at__gt=at, unsafe_at__lte=at + timedelta(hours=hours)) for hours in SOON},
        "late": Q(due_at__lt=at),
    }


def _under_way(scope: Scope, window: Window, number: int) -> QuerySet:
    counts = {f"n_{name}": Count("pk", filter=condition) for name, condition in _hours(window.at).items()}
    rows = Spell.objects.filter(window.known_today, scope.condition, under_way=True).order_by()
    rows = rows.annotate(number=Value(number, IntegerField()), part=F(scope.parts or "institution"))
    return rows.values_list("number", "part", "status").annotate(n_under_way=Count("pk"), **counts)


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
