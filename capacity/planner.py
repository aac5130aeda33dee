"""The planner: for all open needs and all free capacity, who should go where.

`solve` searches for the best plan and proves how far from the best it can be; `greedy` is what a list and a telephone
would do. Both tell of each line why, and of what isn't met what stands in the way (docs/planner.md).
"""

from collections.abc import Sequence
from time import perf_counter

from capacity.planning import worth
from capacity.planning.greedy import greedy_lines, topped_up
from capacity.planning.model import model_of
from capacity.planning.options import Option, options_of
from capacity.planning.plan import Assignment, Plan, RegionShare, Unmet
from capacity.planning.problem import Before, Demand, Problem, Supply, Weights
from capacity.planning.reasons import explained
from capacity.planning.search import search
from capacity.planning.worth import value_of

__all__ = [
    "Assignment",
    "Before",
    "Demand",
    "Plan",
    "Problem",
    "RegionShare",
    "Supply",
    "Unmet",
    "Weights",
    "greedy",
    "solve",
    "value_of",
]

SECONDS = 10.0
GAP = 0.01


def solve(problem: Problem, *, seconds: float = SECONDS, gap: float = GAP) -> Plan:
    """The best plan that can be found in `seconds`, or the first proven to be within `gap` (0–1) of the best.

    Always a plan that can be carried out; Plan.gap says what was proven. The same problem gives the same plan, unless
    time ran out. Reasons are in the language that is active now.
    """
    started = perf_counter()
    options = options_of(problem)
    start = greedy_lines(problem, options)
    lines, bound = max([], start, key=lambda each: value_of(problem, each)), worth.ceiling_of(problem, options)
    if any(options):
        left = seconds - (perf_counter() - started)
        found = search(model_of(problem, options), lines, seconds=left, gap=gap)
        lines, bound = found.lines, min(bound, found.bound)
    return _told(problem, options, topped_up(problem, options, lines), bound, started)


def greedy(problem: Problem) -> Plan:
    """The baseline, in the same shape and valued by the same objective; its bound is found without a search."""
    started = perf_counter()
    options = options_of(problem)
    return _told(problem, options, greedy_lines(problem, options), worth.ceiling_of(problem, options), started)


def _told(
    problem: Problem, options: list[list[Option]], lines: Sequence[Assignment], bound: float, started: float
) -> Plan:
    """The plan with its reasons and figures."""
    value = value_of(problem, lines)
    bound = max(bound, value)
    told, unmet = explained(problem, options, lines)
    gap = (bound - value) / bound if bound > 0 else 0.0
    regions = worth.regions_of(problem, lines)
    return Plan(tuple(told), tuple(unmet), value, bound, gap, perf_counter() - started, regions)
