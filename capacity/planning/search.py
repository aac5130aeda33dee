"""The search, by HiGHS: a bound with people cut in parts, a plan made of its whole people, the best near it, then all.

The first answer tells how good a plan can be at most. It cuts few people in parts, so that the best plan near it mostly
is within the gap that was asked; only if it isn't, all plans are searched.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from math import inf
from time import perf_counter
from typing import Any

from capacity.planning.greedy import topped_up
from capacity.planning.model import Model, Program
from capacity.planning.plan import Assignment, Prices
from capacity.planning.worth import value_of

SEED = 28122020
QUIET = {"output_flag": False, "threads": 1, "parallel": "off", "random_seed": SEED, "mip_abs_gap": 1e-6}
"""One thread: a process that forks after a parallel solve hangs."""
TUNED = {"mip_heuristic_run_root_reduced_cost": False}  # the second step does that better: a third less time
WHOLE = 1e-6  # closer to a whole number is whole


@dataclass(frozen=True)
class Found:
    """The best lines found, a bound on the value of every plan (infinite when there was no time for one), and the
    prices that go with it."""

    lines: list[Assignment]
    bound: float
    prices: Prices


@dataclass(frozen=True)
class Answer:
    """What one run of HiGHS says: a value for each column (none when it found nothing) and what one more would add."""

    values: Sequence[float]
    duals: Sequence[float]
    optimal: bool
    bound: float
    row_duals: Sequence[float] = ()


class Step(StrEnum):
    """What the search is at: who could go where, how good a plan can be, near to that, all plans."""

    POSSIBLE = "possible"
    BOUND = "bound"
    NEAR = "near"
    ALL = "all"


Watch = Callable[[Step], None]
"""Told of each step; raises `Stopped` when nobody wants the plan any more."""


class Stopped(Exception):
    """Nobody wants the plan any more."""


def search(
    model: Model, start: list[Assignment], *, seconds: float, gap: float, watch: Watch, given_up: Callable[[], bool]
) -> Found:
    """The best plan of `model`, not worse than `start`, until `seconds` are over or `gap` (0–1) is proven.

    The same model and start give the same plan, unless time ran out. `given_up` is asked now and then while HiGHS is
    at it, and ends it.
    """
    end = perf_counter() + seconds
    run_it = partial(run, model, given_up=given_up)
    relaxed = run_it(seconds=end - perf_counter(), relaxed=True)
    bound = relaxed.bound if relaxed.optimal else inf
    best = start
    if relaxed.optimal and not _is_proven(model, best, bound, gap):
        watch(Step.NEAR)
        whole = _rounded_down(model, relaxed)
        best = _best(model, best, topped_up(model.problem, model.choices, whole))
        most, target = (end - perf_counter()) * 0.9, bound * (1 - gap)
        close = run_it(seconds=most, gap=gap / 4, limits=_close_to(model, relaxed), target=target, start=whole)
        best = _best(model, best, read(model, close))
    prices = _prices(model, relaxed)
    if _is_proven(model, best, bound, gap):
        return Found(best, bound, prices)
    watch(Step.ALL)
    everything = run_it(seconds=end - perf_counter(), gap=gap, start=best)
    return Found(_best(model, best, read(model, everything)), min(bound, everything.bound), prices)


def _prices(model: Model, relaxed: Answer) -> Prices:
    """What one more of each scarce thing would add, by the answer with people cut in parts."""
    if not relaxed.optimal:
        return {}
    found = {key: abs(relaxed.row_duals[row]) for row, key in model.scarce.items()}
    return {key: price for key, price in found.items() if price > WHOLE}


def _is_proven(model: Model, lines: list[Assignment], bound: float, gap: float) -> bool:
    return bound - value_of(model.problem, lines) <= gap * abs(bound) < inf


def _best(model: Model, *plans: list[Assignment]) -> list[Assignment]:
    return max(plans, key=lambda lines: value_of(model.problem, lines))


def read(model: Model, answer: Answer) -> list[Assignment]:
    """The lines of an answer; none when it found nothing."""
    persons = {column: round(answer.values[column]) for column in model.columns} if answer.values else {}
    return [one.assign(model.problem, persons[column]) for column, one in model.columns.items() if persons.get(column)]


def _rounded_down(model: Model, relaxed: Answer) -> list[Assignment]:
    """The whole people of an answer with people cut in parts, where they still make a team."""
    lines = []
    for columns in model.grouped(lambda one: one.demand.key).values():
        persons = [int(relaxed.values[column] + WHOLE) for column in columns]
        if sum(persons) >= model.problem.team(model.columns[columns[0]].demand):
            pairs = zip(columns, persons, strict=True)
            lines += [model.columns[column].assign(model.problem, each) for column, each in pairs if each]
    return lines


def _close_to(model: Model, relaxed: Answer) -> tuple[list[float], list[float]]:
    """Lower and upper limits that leave the plans near an answer with people cut in parts.

    A demand that is served in full by whole people keeps these; an option that isn't used and would cost stays unused.
    """
    lowers, uppers = list(model.program.lowers), list(model.program.uppers)
    for columns in model.grouped(lambda one: one.demand.key).values():
        persons = [relaxed.values[column] for column in columns]
        whole = (
            all(abs(each - round(each)) < WHOLE for each in persons)
            and sum(persons) > model.columns[columns[0]].demand.persons - WHOLE
        )
        for column, each in zip(columns, persons, strict=True):
            lowers[column] = float(round(each)) if whole else lowers[column]
            if each < WHOLE and relaxed.duals[column] < -WHOLE:
                uppers[column] = 0.0
    return lowers, uppers


def run(
    model: Model,
    *,
    seconds: float,
    gap: float = 0.0,
    relaxed: bool = False,
    limits: tuple[list[float], list[float]] | None = None,
    target: float | None = None,
    start: list[Assignment] | None = None,
    nodes: int | None = None,
    given_up: Callable[[], bool] = lambda: False,
) -> Answer:
    """One run of HiGHS: without whole persons, within limits, until a target value, from a plan to start with, or for
    so many nodes."""
    import highspy  # noqa: PLC0415 (the solver is loaded by who searches, not by every process)

    solver = highspy.Highs()
    asked = {"time_limit": max(0.0, seconds), "mip_rel_gap": gap, "solve_relaxation": relaxed}
    settings: dict[str, Any] = {**QUIET, **TUNED, **asked}
    for name, setting in settings.items():
        solver.setOptionValue(name, setting)
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    if target is not None:
        solver.setOptionValue("objective_target", target)
    solver.passModel(_written(model.program, limits, highspy))
    if start:
        solver.setSolution(len(model.columns), list(model.columns), _persons(model, start))
    solver.cbMipInterrupt += lambda event: event.interrupt(given_up())
    solver.run()
    return _answer(solver, relaxed, highspy)


def _answer(solver, relaxed: bool, highspy) -> Answer:
    info, solution = solver.getInfo(), solver.getSolution()
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = info.objective_function_value if relaxed else info.mip_dual_bound
    return Answer(solution.col_value if feasible else [], solution.col_dual, optimal, bound, solution.row_dual)


def _persons(model: Model, lines: list[Assignment]) -> list[float]:
    """A value for each option's column; the solver fills in the other columns."""
    persons = {line.key: line.persons for line in lines}
    return [float(persons.get(one.key, 0)) for one in model.columns.values()]


def _written(program: Program, limits: tuple[list[float], list[float]] | None, highspy):
    """The program as HiGHS takes it, row by row."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.costs), len(program.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = program.costs
    lp.col_lower_, lp.col_upper_ = limits or (program.lowers, program.uppers)
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[whole] for whole in program.whole]
    lp.row_lower_, lp.row_upper_ = [-inf] * lp.num_row_, [limit for _, _, limit in program.rows]
    starts = [0]
    for columns, _, _ in program.rows:
        starts.append(starts[-1] + len(columns))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = starts
    lp.a_matrix_.index_ = [column for columns, _, _ in program.rows for column in columns]
    lp.a_matrix_.value_ = [factor for _, factors, _ in program.rows for factor in factors]
    return lp
