"""What is possible: which pool could serve which demand from which day, and how much room is left for it.

A pool serves a demand in one piece, from the first day it can be there until the demand's last day.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from capacity.planning.plan import Assignment
from capacity.planning.problem import Demand, Problem, Supply
from capacity.planning.terms import Pin


@dataclass(frozen=True)
class Option:
    """Persons of `supply` for `demand` from day `first` to `last`; their places are kept until `held`.

    `rank` is 0 for the first choice. `most` persons could go if nobody but those who are fixed took any; `least` are
    fixed: exactly so many go then.
    """

    demand: Demand
    supply: Supply
    rank: int
    first: int
    last: int
    held: int
    most: int
    least: int = 0

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


def starting_day(problem: Problem, demand: Demand, supply: Supply, last: int) -> int:
    """From when the pool can be there until day `last`: after its notice, and after the last day nobody is free."""
    start = max(problem.period(demand)[0], supply.notice_days)
    return max([start, *(day + 1 for day in range(start, last + 1) if not supply.free[day])])


def span(problem: Problem, demand: Demand, supply: Supply, pin: Pin | None) -> tuple[int, int]:
    """The first and the last day this pool would serve; a first after the last where it can't."""
    last = problem.day_of(pin.last) if pin and pin.last else problem.period(demand)[1]
    earliest = starting_day(problem, demand, supply, last)
    if pin is None or pin.first is None:
        return earliest, last
    wanted = max(0, problem.day_of(pin.first))
    return (wanted if wanted >= earliest else last + 1), last


def alone(problem: Problem, demand: Demand, supply: Supply, pin: Pin | None) -> Option | None:
    """How this pool could serve this demand on the days that hold, as if there were room; None when it can't."""
    first, last = span(problem, demand, supply, pin)
    if first > last:
        return None
    held = min(last + supply.rest_days, problem.days - 1)
    return Option(demand, supply, demand.accepts.index(supply.staff_type), first, last, held, demand.persons)


def option(problem: Problem, room: "Room", demand: Demand, supply: Supply) -> Option | None:
    """The same beside those who are fixed; None when it can't, or when somebody said nobody."""
    pin = problem.terms.by_line.get((*demand.key, supply.pool_id))
    one = alone(problem, demand, supply, pin)
    if one is None or (pin and pin.persons == 0):
        return None
    if pin and pin.persons:
        return replace(one, most=pin.persons, least=pin.persons)
    most = min(demand.persons - problem.fixed(demand), room.left(one))
    return replace(one, most=most) if most else None


def fixed_of(problem: Problem) -> list[Option]:
    """Those who are fixed, in the order in which it was said."""
    found = []
    for pin in problem.terms.pins:
        demand, supply = problem.demands_by_key[pin.key[:2]], problem.supplies_by_pool[pin.pool_id]
        if pin.persons and (one := alone(problem, demand, supply, pin)):
            found.append(replace(one, most=pin.persons, least=pin.persons))
    return found


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
    """What is left of each pool, of each staff type above its reserve, and at each home below its cap.

    Those who are fixed have their places from the beginning; `lines` are the others, or all.
    """

    def __init__(self, problem: Problem, lines: Iterable[Assignment] | None = None):
        self.problem = problem
        self.pools = {supply.pool_id: list(supply.free) for supply in problem.supplies}
        self.types = {kind: limits(problem, kind) for kind in {supply.staff_type for supply in problem.supplies}}
        self.homes = defaultdict[int, list[list[int]]](list)
        for cap in problem.terms.caps:
            figures = cap.left(problem.days)
            for request in cap.request_ids:
                self.homes[request].append(figures)
        if lines is None:
            lines = (one.assign(problem, one.least) for one in fixed_of(problem))
        for line in lines:
            self.take(_placed(problem, line), line.persons)

    def left(self, one: Option) -> int:
        """How many more of this pool could go there, with their places kept for the days of rest."""
        pool, kind = self.pools[one.supply.pool_id], self.types[one.supply.staff_type]
        at_home = self.homes.get(one.demand.request_id, ())
        homes = (left for figures in at_home for left in figures[one.first : one.last + 1])
        return max(0, min(*pool[one.first : one.held + 1], *kind[one.first : one.held + 1], *homes))

    def take(self, one: Option, persons: int) -> None:
        """Give (or with a negative number: give back) places on all these days."""
        for figures in (self.pools[one.supply.pool_id], self.types[one.supply.staff_type]):
            for day in range(one.first, one.held + 1):
                figures[day] -= persons
        for figures in self.homes.get(one.demand.request_id, ()):
            for day in range(one.first, one.last + 1):
                figures[day] -= persons


def _placed(problem: Problem, line: Assignment) -> Option:
    first, last = problem.day_of(line.starts_on), problem.day_of(line.ends_on)
    held = min(last + line.supply.rest_days, problem.days - 1)
    return Option(line.demand, line.supply, 0, first, last, held, line.persons)


def limits(problem: Problem, kind: str) -> list[int]:
    """How many of a staff type may be placed on each day: all that is free, less what is kept free.

    That is the percentage of the reserve (rounded up) or the number that somebody said, whichever is more.
    """
    share, kept = (100 - problem.weights.reserve) / 100, problem.terms.kept_free(kind)
    return [max(0, min(int(free * share + 1e-9), free - kept)) for free in free_of(problem, kind)]


def free_of(problem: Problem, kind: str) -> list[int]:
    """How many of a staff type are free on each day, all pools together."""
    figures = [supply.free for supply in problem.supplies if supply.staff_type == kind]
    return [sum(day) for day in zip(*figures, strict=True)]
