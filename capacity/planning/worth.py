"""What a plan is worth, in points: the one objective for the solver, the greedy rule and the tests.

docs/planner.md has the same in formulas.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from capacity.planning.options import Option
from capacity.planning.plan import Assignment, RegionShare
from capacity.planning.problem import URGENCIES, Demand, Problem

WEEK = 168  # hours
BONUS = (1.0, 2 / 3, 1 / 3, 0.0)
"""Of the fairness weight, for each quarter of what a region asked."""


def of_a_day(problem: Problem, demand: Demand, staff_type: str) -> float:
    """Points for one person of this type on one day."""
    weights, hours = problem.weights, demand.time_to_harm_hours
    near = 0.0 if hours is None else min(1.0, max(0.0, 1 - hours / WEEK))
    exact = (1 - weights.exact_type / 100) ** demand.accepts.index(staff_type)
    return (1 + weights.urgency * URGENCIES[demand.urgency] + weights.time_to_harm * near) * exact


def of_a_person(problem: Problem, demand: Demand, staff_type: str, first: int, last: int) -> float:
    """Points for one person of this type from day `first` to `last`; what arriving late costs is taken off."""
    late = first - problem.period(demand)[0]
    return (last - first + 1) * of_a_day(problem, demand, staff_type) - problem.weights.notice * late


def regions_of(problem: Problem, lines: Iterable[Assignment]) -> tuple[RegionShare, ...]:
    """What each region asked and got, before and after `lines`, by its code."""
    asked: dict[str, int] = defaultdict(int)
    before: dict[str, int] = defaultdict(int)
    helped: dict[str, int] = defaultdict(int)
    for past in problem.before:
        asked[past.region] += past.asked
        before[past.region] += past.helped
    for demand in problem.demands:
        asked[demand.region] += problem.person_days(demand)
    for line in lines:
        helped[line.demand.region] += line.person_days
    return tuple(RegionShare(code, asked[code], before[code], before[code] + helped[code]) for code in sorted(asked))


def quarters(problem: Problem, share: RegionShare) -> list[tuple[float, float]]:
    """What a region can still get, as (person-days, points for each): falling, so that the first help counts most."""
    edges = [share.asked * part / len(BONUS) for part in range(len(BONUS) + 1)]
    room = [upper - max(lower, min(upper, share.before)) for lower, upper in pairwise(edges)]
    return [(days, problem.weights.fairness * bonus) for days, bonus in zip(room, BONUS, strict=True)]


def fairness_of(problem: Problem, share: RegionShare) -> float:
    """The points a region's new help gets for fairness."""
    left, points = float(share.after - share.before), 0.0
    for days, bonus in quarters(problem, share):
        points += min(left, days) * bonus
        left -= min(left, days)
    return points


def value_of(problem: Problem, lines: Iterable[Assignment]) -> float:
    """What these lines are worth together; 0 for none."""
    lines = list(lines)
    weights = problem.weights
    helped = {line.demand.request_id for line in lines}
    pairs = {(line.demand.request_id, line.supply.pool_id) for line in lines}
    served = sum(line.persons * _of_a_person(problem, line) for line in lines)
    fair = sum(fairness_of(problem, share) for share in regions_of(problem, lines))
    return served + fair - weights.concentration * len(helped) - weights.spreading * len(pairs)


def _of_a_person(problem: Problem, line: Assignment) -> float:
    first, last = problem.day_of(line.starts_on), problem.day_of(line.ends_on)
    return of_a_person(problem, line.demand, line.staff_type, first, last)


def ceiling_of(problem: Problem, options: Iterable[list[Option]]) -> float:
    """A value no plan can exceed, without any search: all demands served by their best option, as if alone."""
    best, possible = 0.0, dict.fromkeys((demand.region for demand in problem.demands), 0)
    for choices in filter(None, options):
        demand = choices[0].demand
        each = [of_a_person(problem, demand, one.supply.staff_type, one.first, one.last) for one in choices]
        best += demand.persons * max([0.0, *each])
        possible[demand.region] += demand.persons * max(one.days for one in choices)
    shares = (replace(share, after=share.before + possible.get(share.region, 0)) for share in regions_of(problem, ()))
    return best + sum(fairness_of(problem, share) for share in shares)
