"""The planner: for all open needs and all free capacity, who should go where.

`solve` searches for the best plan and proves how far from the best it can be; `greedy` is what a list and a telephone
would do. Both tell of each line why, and of what isn't met what stands in the way (docs/planner.md).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from time import perf_counter

from capacity.planning import worth
from capacity.planning.fitting import fitting
from capacity.planning.greedy import greedy_lines, near, topped_up
from capacity.planning.mending import mended
from capacity.planning.model import model_of
from capacity.planning.options import Option, Room, free_of, options_of
from capacity.planning.plan import Assignment, Plan, Prices, RegionShare, Scarce, Unmet
from capacity.planning.prices import bound_of
from capacity.planning.problem import Before, Demand, Problem, Supply, Weights
from capacity.planning.reasons import explained
from capacity.planning.search import Step, Stopped, Watch, search
from capacity.planning.terms import NONE, Cap, Kept, Pin, Terms
from capacity.planning.worth import value_of

__all__ = [
    "NONE",
    "Assignment",
    "Before",
    "Cap",
    "Demand",
    "Kept",
    "Pin",
    "Plan",
    "Prices",
    "Problem",
    "RegionShare",
    "Scarce",
    "Step",
    "Stopped",
    "Supply",
    "Terms",
    "Unmet",
    "Weights",
    "greedy",
    "left_after",
    "solve",
    "value_of",
]

SECONDS = 10.0
MENDING = 4.0
"""Seconds at most in which a plan is mended before everything is searched."""
GAP = 0.01
SLACK = 0.7
"""The part of the gap asked to which a plan that was searched is mended on, so that it has room for the next change."""


def solve(
    problem: Problem,
    *,
    seconds: float = SECONDS,
    gap: float = GAP,
    wanted: Mapping[tuple[int, date, int], int] | None = None,
    prices: Prices | None = None,
    watch: Watch = lambda _step: None,
    given_up: Callable[[], bool] = lambda: False,
) -> Plan:
    """The best plan that can be found in `seconds`, or the first proven to be within `gap` (0–1) of the best.

    Always a plan that can be carried out; Plan.gap says what was proven. The same problem gives the same plan, unless
    time ran out. Reasons are in the language that is active now. `wanted` is another plan to begin with, as persons by
    line (line, first day of the demand, pool): where it still fits and is within the gap, it is the answer. `prices`
    are those of that plan, which may prove this without a search. `watch` is told of each step and may raise
    `Stopped`; `given_up` is asked while the solver is at it.
    """
    started = perf_counter()
    watch(Step.POSSIBLE)
    problem, unkept = fitting(problem)
    options = options_of(problem)
    starts = [greedy_lines(problem, options), near(problem, options, wanted or {})]
    lines, prices = max(starts, key=lambda each: value_of(problem, each)), prices or {}
    watch(Step.BOUND)
    bound = min(worth.ceiling_of(problem, options), bound_of(problem, options, prices))
    if prices and bound - value_of(problem, lines) > gap * abs(bound):
        watch(Step.NEAR)
        left = min(seconds, MENDING) - (perf_counter() - started)
        lines = mended(problem, options, prices, lines, bound=bound, gap=gap, seconds=left, given_up=given_up)
    if any(options) and bound - value_of(problem, lines) > gap * abs(bound):
        left = seconds - (perf_counter() - started)
        found = search(model_of(problem, options), lines, seconds=left, gap=gap, watch=watch, given_up=given_up)
        lines, bound, prices = found.lines, min(bound, found.bound), found.prices or prices
        left = seconds - (perf_counter() - started)
        lines = mended(problem, options, prices, lines, bound=bound, gap=gap * SLACK, seconds=left, given_up=given_up)
    lines = topped_up(problem, options, lines)
    return replace(_told(problem, options, lines, bound, started), unkept=unkept, prices=prices)


def greedy(problem: Problem) -> Plan:
    """The baseline, in the same shape and valued by the same objective; its bound is found without a search."""
    started = perf_counter()
    problem, unkept = fitting(problem)
    options = options_of(problem)
    plan = _told(problem, options, greedy_lines(problem, options), worth.ceiling_of(problem, options), started)
    return replace(plan, unkept=unkept)


def left_after(problem: Problem, lines: Iterable[Assignment]) -> dict[str, list[tuple[int, int]]]:
    """By staff type and day, first day first: how many are free, and still are after these lines (rest too)."""
    pools = Room(problem, lines).pools
    found = {}
    for kind in sorted({supply.staff_type for supply in problem.supplies}):
        of_kind = [pools[supply.pool_id] for supply in problem.supplies if supply.staff_type == kind]
        left = [sum(day) for day in zip(*of_kind, strict=True)]
        found[kind] = list(zip(free_of(problem, kind), left, strict=True))
    return found


def _told(
    problem: Problem, options: list[list[Option]], lines: Sequence[Assignment], bound: float, started: float
) -> Plan:
    """The plan with its reasons and figures."""
    value = value_of(problem, lines)
    bound = max(bound, value)
    told, unmet = explained(problem, options, lines)
    size = abs(bound) or abs(value)
    gap = (bound - value) / size if size else 0.0
    regions = worth.regions_of(problem, lines)
    return Plan(tuple(told), tuple(unmet), value, bound, gap, perf_counter() - started, regions)
