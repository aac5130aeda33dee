"""What was known of civil pools at a moment: of each staff type what a place said itself, else the sum of its regions.

Pools are never added up: one person may stand on several lists.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Max, Q, QuerySet

from capacity.bands import Band
from foundation import clock
from insight import said
from insight.civil_pools.measures import COUNTS_FOR, RHYTHM, due_day
from insight.civil_pools.sight import Reader, place_of
from insight.civil_pools.stands import Kind, Places, Stand, stand, stands, total
from insight.models import CivilPool, CivilPoolFigure, CivilStaff, PoolMeasure
from insight.pressure.places import Place
from insight.said import A_DAY, SILENT_AFTER, Group, totals
from insight.scopes import Level, Scope
from regions.models import SafetyRegion


@dataclass(frozen=True)
class Row:
    """A pool and staff type in a place, at the moment and a period earlier as known then; numbers only where hers.

    `is_own`: the place itself said so; else it is the sum of its regions. Without `numbers` only `band` is known.
    """

    pool: CivilPool
    staff_type: str
    scope: Scope
    is_own: bool
    numbers: bool
    about: Group
    band: Band | None
    now: Stand | None = None
    before: Stand | None = None

    def value(self, name: str) -> int | None:
        """A measure, or `still`, at the moment; None where it isn't known or isn't hers."""
        return self.now.numbers.get(name) if self.now else None

    def more(self, name: str) -> int | None:
        """By how much it grew in the period; None where one of both isn't known."""
        value, before = self.value(name), self.before.numbers.get(name) if self.before else None
        return None if value is None or before is None else value - before


class Known:
    """The pools that somebody reads in a scope at a moment: two queries, however much was handed in.

    `only`: one pool, one staff type; "" for all.
    """

    def __init__(self, reader: Reader, scope: Scope, at: datetime, days: int = 7, only: Kind = ("", "")):
        self.reader, self.scope, self.at, self.days, self.only = reader, scope, at, days, only

    @cached_property
    def _now(self) -> dict[Kind, Places]:
        return stands(self.reader, self.scope, self.at)

    @cached_property
    def _before(self) -> dict[Kind, Places]:
        return stands(self.reader, self.scope, self.at - timedelta(days=self.days))

    @cached_property
    def rows(self) -> list[Row]:
        """A row for each pool and staff type of which something is known, in the order of the words."""
        found = [self._row(kind, self.scope) for kind in self._kinds]
        return [row for row in found if row]

    @property
    def by_pool(self) -> list[tuple[CivilPool, list[Row]]]:
        """(pool, rows) of each pool that is asked for, also where nothing is known."""
        pools = [one for one in self.reader.pools_in(self.scope) if self.only[0] in ("", one)]
        return [(pool, [row for row in self.rows if row.pool == pool]) for pool in pools]

    @property
    def _kinds(self) -> list[Kind]:
        """Those that are asked for, in the order of the words."""
        pool, staff_type = self.only
        return [one for one in self._now if pool in ("", one[0]) and staff_type in ("", one[1])]

    @property
    def first(self) -> tuple[CivilPool, str]:
        """The pool and staff type that are shown day by day: the first of which something is known."""
        pool, staff_type = next(((row.pool, row.staff_type) for row in self.rows), self.only)
        return CivilPool(pool or self.reader.pools_in(self.scope)[0]), staff_type or CivilStaff.ALL

    def at_place(self, pool: CivilPool, staff_type: str, scope: Scope) -> Row | None:
        """One pool and staff type in this scope or in a region of it; None where nothing is known, or it isn't hers."""
        kind = (pool, staff_type)
        return self._row(kind, scope) if kind in self._now and pool in self.reader.pools_in(scope) else None

    def parts(self, pool: CivilPool, staff_type: str) -> list[Row]:
        """One pool and staff type region by region, by name, for who reads it so."""
        if self.scope.level != Level.COUNTRY or not self.reader.reads_apart(pool):
            return []
        places = self._now.get((pool, staff_type), {})
        regions = SafetyRegion.objects.filter(pk__in=[pk for pk in places if pk]).order_by("name")
        found = [self._row((pool, staff_type), Scope(Level.REGION, one)) for one in regions] if places else []
        return [row for row in found if row]

    def all_parts(self) -> list[Row]:
        """The same of every pool and staff type."""
        regions = {one.pk: Scope(Level.REGION, one) for one in SafetyRegion.objects.all()}
        mine = [kind for kind in self._kinds if self.reader.reads_apart(CivilPool(kind[0]))]
        keys = [(kind, pk) for kind in mine for pk in self._now[kind] if pk] if self.scope.row is None else []
        found = [self._row(kind, regions[pk]) for kind, pk in keys]
        return [row for row in found if row]

    def by_day(self, pool: CivilPool, staff_type: str, days: int = 28) -> list[tuple[date, Row]]:
        """One pool and staff type day by day, each as it was known: of days of which something was said."""
        where = self.scope.condition & Q(pool=pool, staff_type=staff_type)
        rows = said.said(CivilPoolFigure, self.at).filter(where, day__gt=clock.day_of(self.at) - days * A_DAY)
        found: dict[date, dict[int | None, dict]] = defaultdict(lambda: defaultdict(dict))
        for (measure, day, region), group in totals(
            said.in_force(rows, "day"), "measure", "day", "safety_region"
        ).items():
            found[day][region][PoolMeasure(measure)] = group
        of_days = {day: {pk: stand(one) for pk, one in places.items()} for day, places in found.items()}
        told = [(day, self._row((pool, staff_type), self.scope, places)) for day, places in sorted(of_days.items())]
        return [(day, row) for day, row in told if row]

    def _row(self, kind: Kind, scope: Scope, places: dict | None = None) -> Row | None:
        now, is_own = _of(places if places is not None else self._now[kind], scope)
        before, _own = _of(self._before.get(kind, {}) if places is None else {}, scope)
        if now is None:
            return None
        pool = CivilPool(kind[0])
        numbers = self.reader.reads_numbers(pool, place_of(scope))
        about = now.about if is_own or self.reader.reads_apart(pool) else replace(now.about, sources=())
        row = Row(pool, kind[1], scope, is_own, numbers, about, now.band)
        return replace(row, now=now, before=before) if numbers else row


def _of(places: Places, scope: Scope) -> tuple[Stand | None, bool]:
    """What a place said itself, else for the country the sum of its regions; and whether it is its own."""
    own = places.get(scope.row.pk if scope.row else None)
    if own or scope.row or not places:
        return own, True
    return total(places.values()), False


@dataclass(frozen=True)
class SilentPool:
    """A pool of which nothing came from a place within its rhythm; `last_day`: the last it was about, None: never."""

    pool: CivilPool
    scope: Scope
    last_day: date | None


def silent(reader: Reader, scope: Scope, at: datetime) -> list[SilentPool]:
    """The pools she reads that are silent in `scope`, and where; two queries."""
    due = due_day(at)
    pools = reader.pools_in(scope)
    rows = said.said(CivilPoolFigure, at).filter(scope.condition, pool__in=pools, day__gt=due - SILENT_AFTER)
    last = {(pool, pk): day for pool, pk, day in rows.values_list("pool", "safety_region").annotate(last=Max("day"))}
    regions = SafetyRegion.objects.in_bulk([pk for _pool, pk in last if pk])
    late = [
        SilentPool(CivilPool(pool), Scope(Level.REGION, regions[pk]) if pk else scope, day)
        for (pool, pk), day in last.items()
        if day <= due - RHYTHM and (scope.row or pk is None or reader.reads_apart(CivilPool(pool)))
    ]
    heard = {pool for pool, _pk in last}
    late += [SilentPool(pool, scope, None) for pool in pools if pool not in heard]
    return sorted(late, key=lambda one: (list(CivilPool).index(one.pool), one.last_day or date.min, one.scope.name))


def last_of(pool: CivilPool, place: Place) -> QuerySet[CivilPoolFigure]:
    """What is known now of each figure of a pool in a place."""
    now = clock.now()
    first = clock.day_of(now) - COUNTS_FOR * A_DAY
    return said.in_force(said.said(CivilPoolFigure, now).filter(pool=pool, place=place.code, day__gt=first))
