"""Prices of what is scarce, and the bound on every plan that follows from them without a search.

Whoever pays for each place it takes can't gain more than the best it could choose by itself; all places at their prices
and all that requests could gain beyond them are therefore more than any plan is worth. That holds for whatever prices
of 0 or more, so those of the plan before prove something of a problem that changed; the closer, the better the proof.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from operator import mul

from capacity.planning import worth
from capacity.planning.model import model_of
from capacity.planning.options import Option, limits
from capacity.planning.plan import Prices
from capacity.planning.problem import Problem
from capacity.planning.search import run

SECONDS, NODES = 1.0, 50
"""At most for what the requests under a cap could gain; what it proved by then holds."""


def bound_of(problem: Problem, options: Iterable[list[Option]], prices: Prices) -> float:
    """A value that no plan of this problem exceeds, whatever the prices."""
    by_request = defaultdict(list)
    for choices in filter(None, options):
        by_request[choices[0].demand.request_id].append(choices)
    costs = Costs(problem, prices)
    gains = {request: _gain(problem, costs, of_request) for request, of_request in by_request.items()}
    capped = [request for request in gains if any(request in cap.request_ids for cap in problem.terms.caps)]
    spared = _spared(problem, costs, [by_request[request] for request in capped], sum(gains[each] for each in capped))
    return _at_their_prices(problem, prices) + sum(gains.values()) - spared


def _at_their_prices(problem: Problem, prices: Prices) -> float:
    """All places there are, and the quarters of the regions that are worth more than their price."""
    room = {("pool", str(supply.pool_id)): supply.free for supply in problem.supplies}
    kinds = {supply.staff_type for supply in problem.supplies}
    room |= {("type", kind): tuple(limits(problem, kind)) for kind in kinds}
    places = sum(
        price * room[what, name][problem.day_of(on)]
        for (what, name, on), price in prices.items()
        if on and (what, name) in room and 0 <= problem.day_of(on) < problem.days
    )
    quarters = (
        days * max(0.0, points - prices.get(("region", share.region, None), 0.0))
        for share in worth.regions_of(problem, ())
        for days, points in worth.quarters(problem, share)
    )
    return places + sum(quarters)


class Costs:
    """What one person of an option pays and earns by the prices."""

    def __init__(self, problem: Problem, prices: Prices):
        self.problem, self.prices = problem, prices
        daily: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * problem.days)
        for (what, name, on), price in prices.items():
            if on and 0 <= problem.day_of(on) < problem.days:
                daily[what, name][problem.day_of(on)] = price
        self.daily = dict(daily)
        self.until = {key: [0.0, *accumulate(days)] for key, days in daily.items()}

    def paid(self, what: str, name: str, places: Sequence[int]) -> float:
        """What so many places cost, one figure for each day."""
        return sum(map(mul, self.daily.get((what, name), ()), places))

    def gain(self, one: Option) -> float:
        """Points of one person beyond what the places cost."""
        points = worth.of_a_person(self.problem, one.demand, one.supply.staff_type, one.first, one.last)
        keys = ("pool", str(one.supply.pool_id)), ("type", one.supply.staff_type)
        paid = sum(sums[one.held + 1] - sums[one.first] for key in keys if (sums := self.until.get(key)))
        return points + one.days * self.prices.get(("region", one.demand.region, None), 0.0) - paid


def _spared(problem: Problem, costs: Costs, of_requests: list[list[list[Option]]], gain: float) -> float:
    """By how much the requests under a cap can gain less than `gain`: a search among these alone, at the prices."""
    if not of_requests:
        return 0.0
    unfair = replace(problem, weights=replace(problem.weights, fairness=0))  # their regions are in the prices
    model = model_of(unfair, [choices for of_request in of_requests for choices in of_request])
    for column, one in model.columns.items():
        model.program.costs[column] = costs.gain(one)
    answer = run(model, seconds=SECONDS, nodes=NODES)
    return max(0.0, gain - answer.bound) if answer.values else 0.0


def _gain(problem: Problem, costs: Costs, of_request: list[list[Option]]) -> float:
    """The most that one request could gain by itself: its best people, less what helping it and sending them costs."""
    gains = [[(costs.gain(one), one) for one in choices] for choices in of_request]
    senders = Counter(one.supply.pool_id for row in gains for gain, one in row if gain > 0)
    total = sum(sum(_taken(problem, row, senders)) for row in gains) - problem.weights.concentration
    return total if any(one.least for row in gains for _gain, one in row) else max(0.0, total)


def _taken(problem: Problem, row: list[tuple[float, Option]], senders: Counter) -> Iterator[float]:
    """What the people who are fixed gain, and the best beside them, one option after the other.

    A pool's share in the cost of sending is spread over its options of the request and over its people: that is never
    more than the cost itself.
    """
    left = row[0][1].demand.persons
    free = []
    for gain, one in row:
        if one.least:
            left -= one.least
            yield one.least * gain
        elif gain > 0:
            free.append((gain - problem.weights.spreading / senders[one.supply.pool_id] / one.most, one.most))
    for gain, most in sorted(free, reverse=True):
        persons = min(left, most)
        left -= persons
        yield max(0.0, persons * gain)
