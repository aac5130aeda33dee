"""How a staff type of a pool stands in one place, in several, and in every place of a scope at a moment.

What may still be asked is registered minus placed of one and the same place; where one of both isn't known, neither is
that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from capacity import bands
from capacity.bands import Band
from capacity.figures import Figure
from foundation import clock
from insight import said
from insight.civil_pools.measures import COUNTS_FOR
from insight.civil_pools.sight import Reader
from insight.models import CivilPool, CivilPoolFigure, CivilStaff, PoolMeasure
from insight.said import A_DAY, Group, together, totals
from insight.scopes import Scope

Kind = tuple[str, str]
"""A pool and a staff type."""


@dataclass(frozen=True)
class Stand:
    """How one staff type of a pool stands in a place: each measure that is known, and how the numbers came in.

    `able`: registered and placed where both are known of one place; `about` has days, sources and corrections only.
    """

    figures: Mapping[PoolMeasure, Group]
    able: Figure | None
    about: Group

    @property
    def still(self) -> int | None:
        """Who may still be asked; None where it isn't known."""
        return self.able.free if self.able else None

    @property
    def band(self) -> Band | None:
        return bands.of(self.able) if self.able else None

    @property
    def numbers(self) -> dict[str, int]:
        """What is known, by measure, and `still`."""
        found = {measure.value: int(group.total) for measure, group in self.figures.items()}
        return found if self.still is None else found | {"still": self.still}


Places = dict[int | None, Stand]
"""By safety region; None is the country."""


def stand(figures: Mapping[PoolMeasure, Group]) -> Stand:
    """Of one place; who is placed and not registered contradicts it, and nothing follows then."""
    registered, placed = (figures.get(one) for one in (PoolMeasure.REGISTERED, PoolMeasure.PLACED))
    able = Figure(int(registered.total), int(placed.total)) if registered and placed else None
    return Stand(figures, able if able and able.free >= 0 else None, _about(figures.values()))


def total(stands: Iterable[Stand]) -> Stand:
    """Of several places; who may still be asked is added up over those of which it is known."""
    stands = list(stands)
    groups = {one: [stand.figures[one] for stand in stands if one in stand.figures] for one in PoolMeasure}
    figures = {one: found for one, all_of in groups.items() if (found := together(all_of))}
    able = [one.able for one in stands if one.able]
    both = Figure(sum(one.available for one in able), sum(one.used for one in able)) if able else None
    return Stand(figures, both, replace(_about(one.about for one in stands), places=len(stands)))


def _about(groups: Iterable[Group]) -> Group:
    found: Any = together(groups)
    return replace(found, total=Decimal(), places=1)


def stands(reader: Reader, scope: Scope, at: datetime) -> dict[Kind, Places]:
    """Each pool and staff type she reads in `scope` by place (None is the country), as it stood at `at`; one query."""
    first, pools = clock.day_of(at) - COUNTS_FOR * A_DAY, reader.pools_in(scope)
    rows = said.said(CivilPoolFigure, at).filter(scope.condition, day__gt=first, pool__in=pools)
    found: dict[Kind, dict[int | None, dict]] = defaultdict(lambda: defaultdict(dict))
    keys = ("measure", "pool", "staff_type", "safety_region")
    for (measure, pool, staff_type, region), group in totals(said.in_force(rows), *keys).items():
        found[pool, staff_type][region][PoolMeasure(measure)] = group
    told = {kind: {pk: stand(one) for pk, one in places.items()} for kind, places in found.items()}
    return dict(sorted(told.items(), key=lambda one: _in_order(one[0])))


def _in_order(kind: Kind) -> tuple[int, int]:
    return list(CivilPool).index(CivilPool(kind[0])), list(CivilStaff).index(CivilStaff(kind[1]))
