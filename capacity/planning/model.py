"""The problem as a mixed integer program: a column for each option, rows for teams, requests, pools, days and regions.

A row that follows from another is left out; docs/planner.md has the formulas.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from capacity.planning import worth
from capacity.planning.options import Option, limits
from capacity.planning.plan import Scarce
from capacity.planning.problem import Problem


@dataclass
class Program:
    """Columns and rows of a program that is maximised; a row is its columns, their factors, and its upper limit."""

    costs: list[float] = field(default_factory=list)
    lowers: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[list[int], list[float], float]] = field(default_factory=list)

    def column(self, cost: float, upper: float, *, lower: float = 0, whole: bool = True) -> int:
        """A new column from `lower` to `upper`; returns its number."""
        self.costs.append(cost)
        self.lowers.append(lower)
        self.uppers.append(upper)
        self.whole.append(whole)
        return len(self.costs) - 1

    def at_most(self, limit: float, terms: Iterable[tuple[int, float]]) -> int:
        """The sum of column × factor may not exceed `limit`; returns the row's number."""
        columns, factors = zip(*terms, strict=True)
        self.rows.append((list(columns), list(factors), limit))
        return len(self.rows) - 1


@dataclass
class Model:
    """A program, which column stands for which option (persons), and which row for which scarce thing."""

    problem: Problem
    program: Program = field(default_factory=Program)
    columns: dict[int, Option] = field(default_factory=dict)
    scarce: dict[int, Scarce] = field(default_factory=dict)

    @property
    def choices(self) -> list[list[Option]]:
        """The options of each demand."""
        return [
            [self.columns[column] for column in columns]
            for columns in self.grouped(lambda one: one.demand.key).values()
        ]

    def grouped(self, key: Callable[[Option], Hashable]) -> dict:
        """The options' columns by something of their option, in the order of the first of each."""
        found = defaultdict(list)
        for column, one in self.columns.items():
            found[key(one)].append(column)
        return found


def model_of(problem: Problem, options: list[list[Option]]) -> Model:
    """The whole program: options, teams, requests helped, pools sent, capacity, fairness."""
    model = Model(problem)
    for choices in options:
        for one in choices:
            points = worth.of_a_person(problem, one.demand, one.supply.staff_type, one.first, one.last)
            model.columns[model.program.column(points, one.most, lower=one.least)] = (
                one  # below zero too: it may complete a team
            )
    _teams(model)
    _pools_sent(model)
    _capacity(model)
    _fairness(model)
    return model


def _teams(model: Model) -> None:
    """Nobody, or a team and at most what is asked; and a request with any of its demands served counts as helped."""
    program, weights = model.program, model.problem.weights
    helped = {}
    for columns in model.grouped(lambda one: one.demand.key).values():
        demand = model.columns[columns[0]].demand
        if demand.request_id not in helped:
            helped[demand.request_id] = program.column(-weights.concentration, 1)
        served = program.column(0, 1)
        program.at_most(0, [(served, 1), (helped[demand.request_id], -1)])
        program.at_most(0, [*((column, 1) for column in columns), (served, -demand.persons)])
        program.at_most(0, [*((column, -1) for column in columns), (served, model.problem.team(demand))])


def _pools_sent(model: Model) -> None:
    """A pool that sends anybody to a request counts once for it."""
    if not model.problem.weights.spreading:
        return
    for columns in model.grouped(lambda one: (one.demand.request_id, one.supply.pool_id)).values():
        sent = model.program.column(-model.problem.weights.spreading, 1)
        for column in columns:
            model.program.at_most(0, [(column, 1), (sent, -model.program.uppers[column])])


def _capacity(model: Model) -> None:
    """On each day no more of a pool than is free, of a type than leaves the reserve, at a home than its cap."""
    for pool, columns in model.grouped(lambda one: one.supply.pool_id).items():
        rows = _places(model, columns, model.columns[columns[0]].supply.free)
        model.scarce |= {row: ("pool", str(pool), model.problem.date_of(day)) for row, day in rows.items()}
    for kind, columns in model.grouped(lambda one: one.supply.staff_type).items():
        rows = _places(model, columns, limits(model.problem, kind))
        model.scarce |= {row: ("type", kind, model.problem.date_of(day)) for row, day in rows.items()}
    for cap in model.problem.terms.caps:
        there = [column for column, one in model.columns.items() if one.demand.request_id in cap.request_ids]
        _places(model, there, cap.left(model.problem.days), until=lambda one: one.last)


def _places(
    model: Model, columns: list[int], free: Iterable[int], until: Callable[[Option], int] = lambda one: one.held
) -> dict[int, int]:
    """Rows for the days on which places are taken, by default the days of rest included; the day of each row."""
    return {
        model.program.at_most(limit, [(column, 1) for column in taking]): day
        for taking, limit, day in tightest(model.columns, columns, free, until)
        if sum(model.program.uppers[column] for column in taking) > limit
    }


def tightest(
    options: dict[int, Option], columns: list[int], free: Iterable[int], until: Callable[[Option], int]
) -> Iterator[tuple[list[int], int, int]]:
    """The days that matter, as (columns that take a place, limit, day): no day's row follows from another's."""
    limits_by_set: dict[int, tuple[int, int]] = {}
    for day, limit in enumerate(free):
        days = ((options[column].first, until(options[column])) for column in columns)
        taking = sum(1 << bit for bit, (first, last) in enumerate(days) if first <= day <= last)
        limits_by_set[taking] = min((limit, day), limits_by_set.get(taking, (limit, day)))
    kept: list[tuple[int, int]] = []
    for taking, (limit, day) in sorted(limits_by_set.items(), key=lambda row: (-row[0].bit_count(), row)):
        if taking and not any(taking & ~larger == 0 and other <= limit for larger, other in kept):
            kept.append((taking, limit))
            yield [column for bit, column in enumerate(columns) if taking >> bit & 1], limit, day


def _fairness(model: Model) -> None:
    """Per region the person-days of help, poured into quarters of falling worth."""
    program, grouped = model.program, model.grouped(lambda one: one.demand.region)
    for share in worth.regions_of(model.problem, ()):
        bands = [(days, points) for days, points in worth.quarters(model.problem, share) if days and points]
        if bands and share.region in grouped:
            poured = [(program.column(points, days, whole=False), 1.0) for days, points in bands]
            given = [(column, -float(model.columns[column].days)) for column in grouped[share.region]]
            model.scarce[program.at_most(0, [*poured, *given])] = ("region", share.region, None)
