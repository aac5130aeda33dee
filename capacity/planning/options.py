"""What is possible: which pool could serve which demand from which day, and how much room is left for it.

A pool serves a demand in one piece, from the first day it can be there until the demand's last day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from capacity.planning.plan import Assignment
from capacity.planning.problem import Demand, Problem, Supply


@dataclass(frozen=True)
class Option:
    """Persons of `supply` for `demand` from day `first` to `last`; their places are kept until `held`.

    `rank` is 0 for the first choice. `most` persons could go if nobody else took any.
    """

    demand: Demand
    supply: Supply
    rank: int
    first: int
    last: int
    held: int
    most: int

    @property
    def key(self) -> tuple[int, date, int]:
        """Which demand, which pool: that of its line in a plan."""
        return *self.demand.key, self.supply.pool_id

    @property
    def days(self) -> int:
        """How many days are served."""
        return self.last - self.first + 1

    def assign(self, problem: Problem, persons: int, reason: str = "") -> Assignment:
        """This option for so many persons, with dates."""
        first, last = problem.date_of(self.first), problem.date_of(self.last)
        return Assignment(self.demand, self.supply, persons, first, last, reason)


def starting_day(problem: Problem, demand: Demand, supply: Supply) -> int:
    """From when the pool can be there without a break: after its notice, and after the last day nobody is free."""
    first, last = problem.period(demand)
    start = max(first, supply.notice_days)
    return max([start, *(day + 1 for day in range(start, last + 1) if not supply.free[day])])


def option(problem: Problem, room: "Room", demand: Demand, supply: Supply) -> Option | None:
    """How this pool could serve this demand; None when it can't."""
    first, (_, last) = starting_day(problem, demand, supply), problem.period(demand)
    held = min(last + supply.rest_days, problem.days - 1)
    if first > last:
        return None
    most = min(demand.persons, room.left(supply, first, held))
    rank = demand.accepts.index(supply.staff_type)
    return Option(demand, supply, rank, first, last, held, most) if most else None


def options_of(problem: Problem) -> list[list[Option]]:
    """For each demand, in the problem's order, all that is possible: best choice first, then pools by id."""
    by_type: dict[str, list[Supply]] = defaultdict(list)
    for supply in sorted(problem.supplies, key=lambda supply: supply.pool_id):
        by_type[supply.staff_type].append(supply)
    room = Room(problem)
    return [
        [
            found
            for kind in demand.accepts
            for supply in by_type[kind]
            if (found := option(problem, room, demand, supply))
        ]
        for demand in problem.demands
    ]


class Room:
    """What is left of each pool, and of each staff type above its reserve, while people are given places."""

    def __init__(self, problem: Problem, lines: Iterable[Assignment] = ()):
        self.problem = problem
        self.pools = {supply.pool_id: list(supply.free) for supply in problem.supplies}
        self.types = {kind: limits(problem, kind) for kind in {supply.staff_type for supply in problem.supplies}}
        for line in lines:
            last = problem.day_of(line.ends_on)
            held = min(last + line.supply.rest_days, problem.days - 1)
            self.take(line.supply, problem.day_of(line.starts_on), held, line.persons)

    def left(self, supply: Supply, first: int, held: int) -> int:
        """How many more of this pool could go, from `first` on and with their places kept until `held`."""
        pool, kind = self.pools[supply.pool_id], self.types[supply.staff_type]
        return max(0, min(*pool[first : held + 1], *kind[first : held + 1]))

    def take(self, supply: Supply, first: int, held: int, persons: int) -> None:
        """Give (or with a negative number: give back) places on all these days."""
        for figures in (self.pools[supply.pool_id], self.types[supply.staff_type]):
            for day in range(first, held + 1):
                figures[day] -= persons


def limits(problem: Problem, kind: str) -> list[int]:
    """How many of a staff type may be placed on each day: all that is free, less the reserve (rounded up)."""
    free: Sequence[int] = [sum(day) for day in zip(*_free_of(problem, kind), strict=True)]
    return [int(persons * (100 - problem.weights.reserve) / 100 + 1e-9) for persons in free]


def _free_of(problem: Problem, kind: str) -> list[tuple[int, ...]]:
    return [supply.free for supply in problem.supplies if supply.staff_type == kind]
