"""What was known of care pressure at a moment: never a figure that came in later, always the last that was said of it.

A place's own figure goes before the sum of those below it; what nobody handed in for seven days isn't known any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Max, Q, QuerySet

from foundation import clock
from insight.models import Measure, PressureFigure
from insight.pressure.measures import (
    BY_MEASURE,
    COUNTS_FOR,
    DUE_HOUR,
    KINDS,
    WEEK_COUNTS_FOR,
    WEEKLY,
    Kind,
)
from insight.pressure.places import Place
from insight.said import A_DAY, A_WEEK, SILENT_AFTER, Group, in_force, together, totals
from insight.said import said as all_said
from insight.scopes import Level, Scope


def said(at: datetime) -> QuerySet[PressureFigure]:
    """Every figure of care pressure that was handed in by `at`."""
    return all_said(PressureFigure, at)


def latest(at: datetime, where: Q) -> QuerySet[PressureFigure]:
    """Of each place and measure how it stood at `at`: of its last day, as it was said last."""
    today = clock.day_of(at)
    recent = Q(day__gt=today - COUNTS_FOR * A_DAY)
    recent |= Q(measure__in=WEEKLY, day__gt=today - WEEK_COUNTS_FOR * A_DAY)
    return in_force(said(at).filter(where & recent))


def grouped(rows: QuerySet[PressureFigure], *by: str, named: bool = True) -> dict[tuple, Group]:
    """The sums of these rows by measure, by whether they are of homes, and by the fields in `by`; one query.

    `named`: with the sources of homes, which may say which home it is.
    """
    of_home = ExpressionWrapper(Q(institution__isnull=False), output_field=BooleanField())
    return totals(rows.annotate(of_home=of_home), "measure", "of_home", *by, named=lambda key: named or not key[1])


@dataclass(frozen=True)
class Stand:
    """How one measure stands in a place; `before` is a week earlier, as known then. None where nothing is known.

    `is_own`: the place itself said so; else it is the sum of what was handed in below it.
    """

    kind: Kind
    now: Group | None
    before: Group | None
    is_own: bool = True

    @property
    def value(self) -> Decimal | None:
        return self.now.total if self.now else None

    @property
    def more(self) -> Decimal | None:
        return self.now.total - self.before.total if self.now and self.before else None

    @property
    def tone(self) -> str:
        """Whether the difference is good or bad news, if it is either."""
        if not self.more or not self.kind.more_is:
            return ""
        return "danger" if (self.more > 0) == (self.kind.more_is == "worse") else "success"


class Known:
    """The pressure in a scope at a moment: four queries at most, however much was handed in."""

    def __init__(self, scope: Scope, at: datetime):
        self.scope, self.at = scope, at

    @cached_property
    def stands(self) -> list[Stand]:
        """Every measure of which anything is known, in the order of the table."""
        now, before = Sums.at(self.scope, self.at), Sums.at(self.scope, self.at - A_WEEK)
        found = ((kind, now.of(kind)) for kind in KINDS)
        return [Stand(kind, group, before.of(kind)[0], is_own) for kind, (group, is_own) in found if group]

    def by_part(self, measure: Measure) -> dict[int, Group]:
        """One measure by the parts of the scope that its reader may tell apart; empty where it has none."""
        if self.scope.parts is None:
            return {}
        rows = latest(self.at, self.scope.condition & Q(measure=measure))
        if self.scope.parts == "institution":
            found = grouped(rows.filter(institution__isnull=False), "institution")
            return {pk: group for (_measure, _home, pk), group in found.items()}
        placed = rows.filter(safety_region__isnull=False)
        return by_region(grouped(placed, "safety_region", named=self.scope.names_homes), measure)

    def by_day(self, measure: Measure, days: int = 14) -> dict[date, Group]:
        """One measure day by day, each as it was known: of days of which something was said."""
        return self.by_days([measure], days)[measure]

    def by_days(self, measures: Sequence[Measure], days: int) -> dict[Measure, dict[date, Group]]:
        """The same of several measures, in one query."""
        today = clock.day_of(self.at)
        rows = said(self.at).filter(self.scope.condition, measure__in=measures, day__gt=today - days * A_DAY)
        groups: dict[date, dict[tuple, Group]] = defaultdict(dict)
        said_then = grouped(in_force(rows, "day"), "day", *FIELDS, named=self.scope.names_homes)
        for (name, home, day, *where), group in said_then.items():
            groups[day][name, home, *where] = group
        sums = {day: Sums(self.scope, of_day) for day, of_day in sorted(groups.items())}
        return {
            measure: {day: found for day, one in sums.items() if (found := one.of(BY_MEASURE[measure])[0])}
            for measure in measures
        }


FIELDS = ("safety_region", "roaz_region")


class Sums:
    """The groups of a scope, and what they come to for the scope itself."""

    def __init__(self, scope: Scope, groups: dict[tuple, Group]):
        self.scope, self.groups = scope, groups

    @classmethod
    def at(cls, scope: Scope, at: datetime) -> "Sums":
        """As it stood at a moment; one query."""
        return cls(scope, grouped(latest(at, scope.condition), *FIELDS, named=scope.names_homes))

    def of(self, kind: Kind) -> tuple[Group | None, bool]:
        """The scope's own figure, or the sum of those below it where these add up; and whether it is its own."""
        mine = {key[1:]: group for key, group in self.groups.items() if key[0] == kind.measure}
        if self.scope.level == Level.HOME:
            return (together(mine.values()) if kind.adds or len(mine) == 1 else None), True
        own = mine.get((False, *self._own))
        if own or not kind.adds:
            return own, True
        found = together(self._below(mine))
        tells_regions = self.scope.regions is not False
        return (found if tells_regions or found is None else replace(found, sources=())), False

    @property
    def _own(self) -> tuple[int | None, int | None]:
        """The safety region and the RO(N)AZ region of the scope's own rows."""
        key = self.scope.row.pk if self.scope.row else None
        return (key, None) if self.scope.level == Level.REGION else (None, key)

    def _below(self, mine: dict[tuple, Group]) -> Iterable[Group]:
        """The parts that add up to the scope: of the country its regions of one kind, of these their homes."""
        if self.scope.level != Level.COUNTRY:
            return [group for (home, *_where), group in mine.items() if home]
        by_roaz, by_safety = (_by(mine, place) for place in (ROAZ_REGION, SAFETY_REGION))
        is_said = [any(False in found for found in regions.values()) for regions in (by_roaz, by_safety)]
        regions = by_roaz if is_said == [True, False] else by_safety
        return [one for found in regions.values() for one in found.get(False) or found[True]]


SAFETY_REGION, ROAZ_REGION = 1, 2


def _by(mine: dict[tuple, Group], place: int) -> dict[int, dict[bool, list[Group]]]:
    """By region of one kind, what it said itself (False) and what its homes did (True)."""
    found: dict[int, dict[bool, list[Group]]] = defaultdict(lambda: defaultdict(list))
    for key, group in mine.items():
        if key[place] is not None:
            found[key[place]][key[0]].append(group)
    return found


def by_region(groups: dict[tuple, Group], measure: Measure) -> dict[int, Group]:
    """By safety region: what it said itself, else the sum of its homes where these add up."""
    mine = {(home, pk): group for (name, home, pk), group in groups.items() if name == measure}
    own = {pk: group for (home, pk), group in mine.items() if not home}
    below = {pk: group for (home, pk), group in mine.items() if home}
    return (below if BY_MEASURE[measure].adds else {}) | own


def due_day(at: datetime) -> date:
    """The last day of which the figures had to be in by `at`."""
    here = at.astimezone(clock.AMSTERDAM)
    return here.date() - (A_DAY if here.time() >= DUE_HOUR else 2 * A_DAY)


def silent(scope: Scope, at: datetime) -> list[tuple[dict[str, Any], date]]:
    """Places that handed in daily figures before and not those of the day that was due; each with its last day."""
    due = due_day(at)
    rows = said(at).filter(scope.condition, scope.told_apart, day__gt=due - SILENT_AFTER).exclude(measure__in=WEEKLY)
    found = rows.values("place", "institution", "safety_region", "roaz_region").annotate(
        last=Max("day"), heard=Max("since")
    )
    late: list[tuple[Any, date]] = [(row, row["last"]) for row in found if row["last"] < due]
    return sorted(late, key=lambda one: (one[1], one[0]["place"]))


def last_of(places: Iterable[Place]) -> dict[str, PressureFigure]:
    """What is known now of each measure of one place; of several places nothing, since it isn't said which."""
    found = list(places)
    if len(found) != 1:
        return {}
    rows = latest(clock.now(), Q(place=found[0].code))
    return {row.measure: row for row in rows}
