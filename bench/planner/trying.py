"""Every plan there is, one after another: what the planner is held against.

Written apart from the planner, day by day and person by person. What a plan is worth is the planner's own `value_of`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from capacity.planner import Assignment, Demand, Pin, Problem, Supply, solve, value_of


def plans(problem: Problem) -> Iterator[list[Assignment]]:
    """All plans that break nothing, by trying all numbers of persons for all pairs of a demand and a pool."""
    pairs = [(demand, supply, days) for demand, supply in product(problem.demands, problem.supplies)
             if (days := days_of(problem, demand, supply)) is not None]  # fmt: skip

    def onward(number: int, chosen: list[Assignment]) -> Iterator[list[Assignment]]:
        if number == len(pairs):
            if not (teams_broken(problem, chosen) or terms_broken(problem, chosen)):
                yield chosen
            return
        demand, supply, (first, last) = pairs[number]
        yield from onward(number + 1, chosen)
        for persons in range(1, demand.persons + 1):
            more = [*chosen, Assignment(demand, supply, persons, problem.date_of(first), problem.date_of(last))]
            if places_broken(problem, more):
                break
            yield from onward(number + 1, more)

    yield from onward(0, [])


def days_of(problem: Problem, demand: Demand, supply: Supply) -> tuple[int, int] | None:
    """From when until when a pool can serve a demand: from the first day from which somebody is free every day to the
    end, or on the days that were said; None when it can't."""
    said = said_of(problem, demand, supply)
    last = (((said and said.last) or demand.ends_on) - problem.first_day).days
    if supply.staff_type not in demand.accepts:
        return None
    for day in range(last + 1):
        asked = day >= (demand.starts_on - problem.first_day).days
        if asked and day >= supply.notice_days and all(supply.free[later] > 0 for later in range(day, last + 1)):
            wanted = max(0, (said.first - problem.first_day).days) if said and said.first else day
            return (wanted, last) if day <= wanted <= last else None
    return None


def said_of(problem: Problem, demand: Demand, supply: Supply) -> Pin | None:
    """What was said of this pool for this demand."""
    for pin in problem.terms.pins:
        if (pin.line_id, pin.starts_on, pin.pool_id) == (demand.line_id, demand.starts_on, supply.pool_id):
            return pin
    return None


def terms_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """What was said and isn't so: another number, or other days."""
    found = []
    for pin in problem.terms.pins:
        mine = [one for one in lines if (*one.demand.key, one.supply.pool_id) == pin.key]
        if pin.persons is not None and sum(one.persons for one in mine) != pin.persons:
            found.append(f"line {pin.line_id}, pool {pin.pool_id}: not {pin.persons}")
        for one in mine:
            if pin.first and one.starts_on != max(pin.first, problem.first_day):
                found.append(f"line {pin.line_id}, pool {pin.pool_id}: not from {pin.first}")
            if one.ends_on != (pin.last or one.demand.ends_on):
                found.append(f"line {pin.line_id}, pool {pin.pool_id}: not until {pin.last}")
    return found


def broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Everything about these lines that can't be; empty for a plan that can be carried out."""
    rules = (places_broken, teams_broken, periods_broken, terms_broken)
    return [one for rule in rules for one in rule(problem, lines)]


def places_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Too many on some day, in a pool, of a type, at a home or for a demand."""
    return [*free_broken(problem, lines), *limits_broken(problem, lines)]


def limits_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Days with more of a type placed than the number kept free leaves, or more at a home than its cap."""
    found = []
    for day in range(problem.days):
        on = problem.date_of(day)
        for kept in problem.terms.kept:
            free = sum(supply.free[day] for supply in problem.supplies if supply.staff_type == kept.staff_type)
            taken = [one for one in lines if one.staff_type == kept.staff_type and is_taken(problem, one, day)]
            if taken and free - sum(one.persons for one in taken) < kept.persons:
                found.append(f"kept of {kept.staff_type} on day {day}")
        for cap in problem.terms.caps:
            there = [one for one in lines if one.demand.request_id in cap.request_ids]
            if sum(one.persons for one in there if one.starts_on <= on <= one.ends_on) > cap.persons:
                found.append(f"cap of {cap.request_ids} on day {day}")
    return found


def free_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
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
        fixed = sum(pin.persons or 0 for pin in problem.terms.pins if pin.key[:2] == demand.key)
        if 0 < sent(lines, demand) < min(demand.minimum_team, demand.persons, fixed or demand.persons):
            found.append(f"line {demand.line_id}: no team")
    return found


def periods_broken(problem: Problem, lines: Sequence[Assignment]) -> list[str]:
    """Lines without people, outside the need or the notice, or of a type that isn't accepted."""
    found = []
    for line in lines:
        notice = (line.starts_on - problem.first_day).days >= line.supply.notice_days
        inside = line.demand.starts_on <= line.starts_on <= line.ends_on <= line.demand.ends_on
        if line.persons < 1 or not (notice and inside and line.staff_type in line.demand.accepts):
            found.append(f"line {line.demand.line_id}: {line.persons} from {line.starts_on}")
    return found


def same_with_terms(problem: Problem) -> list[str]:
    """What is wrong with the planner's answer around what was said: empty when it is the best of all plans there are.

    All that was said is kept but numbers that no plan keeps beside what was said before them.
    """
    plan = solve(problem, gap=0)
    kept, wrong = [], []
    unkept = [pin for pin, _why in plan.unkept]
    for pin in problem.terms.pins:
        possible = _is_possible(problem, kept, pin)
        if possible == (pin in unkept):
            wrong.append(f"{pin} {'is' if possible else 'isn’t'} possible")
        kept += [pin] if possible or pin.persons is None else []
    problem = _with_pins(problem, kept)
    best = max((value_of(problem, lines) for lines in plans(problem)), default=0.0)
    if abs(plan.value - best) > 1e-6 or abs(plan.bound - best) > 1e-3:
        wrong.append(f"worth {plan.value}, at most {plan.bound}; the best is {best}")
    return wrong + broken(problem, plan.lines)


def _is_possible(problem: Problem, kept: Sequence[Pin], pin: Pin) -> bool:
    """Whether somebody can be there on the days said; of a number, whether any plan has it beside what is kept."""
    if pin.persons is None:
        pair = (one for one in product(problem.demands, problem.supplies) if (*one[0].key, one[1].pool_id) == pin.key)
        return days_of(problem, *next(pair)) is not None
    return next(plans(_with_pins(problem, [*kept, pin])), None) is not None


def _with_pins(problem: Problem, pins: Sequence[Pin]) -> Problem:
    return replace(problem, terms=replace(problem.terms, pins=tuple(pins)))
