"""What the planner answers: who goes where, what stays unmet, and how good that is at least."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from capacity.planning.problem import Demand, Supply
from capacity.planning.terms import Pin

Scarce = tuple[str, str, date | None]
"""A place of a pool ("pool", id, day) or of a type ("type", name, day); help to a region ("region", code, None)."""
Prices = Mapping[Scarce, float]
"""Points for one more of what is scarce; 0 for what isn't named."""


@dataclass(frozen=True)
class Assignment:
    """`persons` of the pool `supply` for `demand`, on each day from `starts_on` to `ends_on`; why, in words."""

    demand: Demand
    supply: Supply
    persons: int
    starts_on: date
    ends_on: date
    reason: str = ""

    @property
    def key(self) -> tuple[int, date, int]:
        """Which demand, which pool; a plan has one line for each."""
        return *self.demand.key, self.supply.pool_id

    @property
    def staff_type(self) -> str:
        """The type of those who go, which may be a substitute."""
        return self.supply.staff_type

    @property
    def person_days(self) -> int:
        return self.persons * ((self.ends_on - self.starts_on).days + 1)


@dataclass(frozen=True)
class Unmet:
    """`persons` of `demand` that nobody is sent for; what stands in the way, in words."""

    demand: Demand
    persons: int
    reason: str


@dataclass(frozen=True)
class RegionShare:
    """Of one region, in person-days: all it asked, and what it got `before` and, with the plan, `after`."""

    region: str
    asked: int
    before: int
    after: int


@dataclass(frozen=True)
class Plan:
    """A proposal. `value` and `bound` in points: no plan at all is worth more than `bound`.

    `gap`, between 0 and 1, is the part of `bound` that this plan may at most fall short of the best: proven, not
    guessed. `seconds` is how long it took. `unkept`: what was said beforehand and can't be, with why not.
    `prices`: what one more of what is scarce would add, as far as that is known.
    """

    lines: tuple[Assignment, ...]
    unmet: tuple[Unmet, ...]
    value: float
    bound: float
    gap: float
    seconds: float
    regions: tuple[RegionShare, ...]
    unkept: tuple[tuple[Pin, str], ...] = ()
    prices: Prices = field(default_factory=dict)
