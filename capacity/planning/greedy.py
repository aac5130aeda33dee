"""The plan a person makes with a list and a telephone: the most urgent first, each gets the first who are free.

A baseline to compare with, and where the solver starts; who is fixed goes first. `near` takes another plan as far as
it still fits, `topped_up` gives a plan what it still has room for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from capacity.planning.options import Option, Room
from capacity.planning.plan import Assignment
from capacity.planning.problem import URGENCIES, Demand, Problem
from capacity.planning.worth import value_of

Key = tuple[int, date, int]
"""Which demand, which pool."""


def greedy_lines(problem: Problem, options: list[list[Option]]) -> list[Assignment]:
    """Lines by urgency, then time to harm; first choice before second, pools by id; no team, no help."""
    return _first_fit(problem, options, lambda one: one.most)


def near(problem: Problem, options: list[list[Option]], wanted: Mapping[Key, int]) -> list[Assignment]:
    """Another plan, as persons by line, as far as this problem has room for it, and what there is room for then."""
    kept = _first_fit(problem, options, lambda one: wanted.get(one.key, 0))
    return topped_up(problem, options, kept)


def _first_fit(problem: Problem, options: list[list[Option]], most: Callable[[Option], int]) -> list[Assignment]:
    room = Room(problem)
    return [line for choices in by_urgency(options) for line in _serve(problem, room, choices, most)]


def by_urgency(options: list[list[Option]]) -> list[list[Option]]:
    """The demands that can be served: urgency, then time to harm, then as they came."""
    return sorted((choices for choices in options if choices), key=lambda choices: _first(choices[0].demand))


def _first(demand: Demand) -> tuple:
    hours = demand.time_to_harm_hours
    return -URGENCIES[demand.urgency], float("inf") if hours is None else hours, demand.request_id, demand.line_id


def _serve(problem: Problem, room: Room, choices: list[Option], most: Callable[[Option], int]) -> list[Assignment]:
    """First fit for one demand beside who is fixed, undone when it doesn't make a useful team."""
    demand, taken = choices[0].demand, []
    missing = demand.persons - problem.fixed(demand)
    for one in choices:
        if not one.least and (persons := min(missing, most(one), room.left(one))):
            room.take(one, persons)
            taken.append((one, persons))
            missing -= persons
    if demand.persons - missing < problem.team(demand):
        for one, persons in taken:
            room.take(one, -persons)
        return []
    fixed = [(one, one.least) for one in choices if one.least]
    return [one.assign(problem, persons) for one, persons in fixed + taken]


def topped_up(problem: Problem, options: list[list[Option]], lines: list[Assignment]) -> list[Assignment]:
    """The same plan and whatever it still has room for that makes it worth more, option by option."""
    room, value = Room(problem, lines), value_of(problem, lines)
    given = {line.key: line for line in lines}
    for one in (one for choices in by_urgency(options) for one in choices):
        if not (persons := extra(room, given.values(), one)):
            continue
        old = given.get(one.key)
        new = replace(old, persons=old.persons + persons) if old else one.assign(problem, persons)
        if (better := value_of(problem, {**given, one.key: new}.values())) > value:
            given[one.key], value = new, better
            room.take(one, persons)
    return list(given.values())


def extra(room: Room, lines: Iterable[Assignment], one: Option) -> int:
    """How many more this option can take beside `lines`: 0 when it is fixed or they wouldn't make a useful team."""
    if one.least or not (left := room.left(one)):
        return 0
    served = sum(line.persons for line in lines if line.demand.key == one.demand.key)
    more = min(one.demand.persons - served, left)
    return more if served + more >= room.problem.team(one.demand) else 0
