"""Every plan there is, one after another: what the planner is held against.

Written apart from the planner, day by day and person by person. What a plan is worth is the planner's own `value_of`.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from capacity.planner import Assignment, Demand, Problem, Supply


def plans(problem: Problem) -> Iterator[list[Assignment]]:
    """All plans that break nothing, by trying all numbers of persons for all pairs of a demand and a pool."""
    pairs = [(demand, supply, first) for demand, supply in product(problem.demands, problem.supplies)
             if (first := first_day(problem, demand, supply)) is not None]  # fmt: skip

    def onward(number: int, chosen: list[Assignment]) -> Iterator[list[Assignment]]:
        if number == len(pairs):
            if not teams_broken(problem, chosen):
                yield chosen
            return
        demand, supply, first = pairs[number]
        yield from onward(number + 1, chosen)
        for persons in range(1, demand.persons + 1):
            more = [*chosen, Assignment(demand, supply, persons, problem.date_of(first), demand.ends_on)]
            if places_broken(problem, more):
                break
            yield from onward(number + 1, more)

    yield from onward(0, [])


def first_day(problem: Problem, demand: Demand, supply: Supply) -> int | None:
    """From when a pool can serve a demand: the first day from which somebody is free every day to the end."""
    last = (demand.ends_on - problem.first_day).days
    if supply.staff_type not in demand.accepts:
        return None
    for day in range(last + 1):
        asked = day >= (demand.starts_on - problem.first_day).days
        if asked and day >= supply.notice_days and all(supply.free[later] > 0 for later in range(day, last + 1)):
            return day
    return None


def broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Everything about these lines that can't be; empty for a plan that can be carried out."""
    return [*places_broken(problem, lines), *teams_broken(problem, lines), *periods_broken(problem, lines)]


def places_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Days with more people placed than are free, in a pool or of a type less its reserve; more sent than asked."""
    found = []
    for day in range(problem.days):
        taken = [(line.supply, line.persons) for line in lines if is_taken(problem, line, day)]
        for supply in problem.supplies:
            if sum(persons for pool, persons in taken if pool == supply) > supply.free[day]:
                found.append(f"pool {supply.pool_id} on day {day}")
        for kind in {supply.staff_type for supply in problem.supplies}:
            free = sum(supply.free[day] for supply in problem.supplies if supply.staff_type == kind)
            placed = sum(persons for pool, persons in taken if pool.staff_type == kind)
            if placed and free - placed < free * problem.weights.reserve / 100 - 1e-9:
                found.append(f"reserve of {kind} on day {day}")
    for demand in problem.demands:
        if sent(lines, demand) > demand.persons:
            found.append(f"line {demand.line_id}: more than asked")
    return found


def is_taken(problem: Problem, line: Assignment, day: int) -> bool:
    """Whether a line keeps its places on this day, rest included."""
    on = problem.date_of(day)
    return line.starts_on <= on and (on - line.ends_on).days <= line.supply.rest_days


def sent(lines: Sequence[Assignment], demand: Demand) -> int:
    return sum(line.persons for line in lines if line.demand == demand)


def teams_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Demands that get some people, but fewer than help."""
    found = []
    for demand in problem.demands:
        if 0 < sent(lines, demand) < min(demand.minimum_team, demand.persons):
            found.append(f"line {demand.line_id}: no team")
    return found


def periods_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Lines without people, outside the need or the notice, or of a type that isn't accepted."""
    found = []
    for line in lines:
        notice = (line.starts_on - problem.first_day).days >= line.supply.notice_days
        inside = line.demand.starts_on <= line.starts_on <= line.ends_on == line.demand.ends_on
        if line.persons < 1 or not (notice and inside and line.staff_type in line.demand.accepts):
            found.append(f"line {line.demand.line_id}: {line.persons} from {line.starts_on}")
    return found
