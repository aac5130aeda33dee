"""A plan mended where it loses most by the prices: one pool and all whom it may serve at a time, the rest as it is.

What a change spoils mostly lies close together, so that a few small searches win back what can be won.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from capacity.planning.model import Model, model_of
from capacity.planning.options import Option, Room
from capacity.planning.plan import Assignment, Prices
from capacity.planning.prices import Costs
from capacity.planning.problem import Problem
from capacity.planning.search import read, run
from capacity.planning.worth import value_of

TRIES = 24
NODES = 1
"""A small search that must branch on looks at the wrong place."""
NEAR = 1.0
"""Points per person that an option may fall short of the best for its demand to be looked at."""


def mended(
    problem: Problem,
    options: Iterable[list[Option]],
    prices: Prices,
    lines: list[Assignment],
    *,
    bound: float,
    gap: float,
    seconds: float,
    given_up: Callable[[], bool],
) -> list[Assignment]:
    """A plan not worth less, looked for until it is within `gap` (0–1) of `bound`, in a few tries or `seconds`."""
    end, costs = perf_counter() + seconds, Costs(problem, prices)
    model = model_of(problem, [_promising(problem, costs, choices, lines) for choices in options])
    tried: set[int] = set()
    while bound - value_of(problem, lines) > gap * abs(bound) and len(tried) < TRIES and perf_counter() < end:
        losses = {pool: loss for pool, loss in _losses(model, costs, lines).items() if pool not in tried}
        if not losses:
            break
        tried.add(pool := max(losses, key=lambda pool: losses[pool]))
        target, left = bound * (1 - gap), end - perf_counter()
        limits = _around(model, pool, lines)
        answer = run(model, seconds=left, gap=gap / 50, limits=limits, target=target, start=lines, nodes=NODES,
                     given_up=given_up)  # fmt: skip
        lines = max(lines, read(model, answer), key=lambda each: value_of(problem, each))
    return lines


def _promising(problem: Problem, costs: Costs, choices: list[Option], lines: list[Assignment]) -> list[Option]:
    """The options that are used, and those that come near the best for their demand."""
    used = {line.key for line in lines}
    gains = [(costs.gain(one) - problem.weights.spreading / one.most, one) for one in choices]
    last = min((gain for gain, _one, _persons in _best(gains)), default=0.0)
    return [one for gain, one in gains if one.least or one.key in used or gain >= last - NEAR]


def _best(gains: Iterable[tuple[float, Option]]) -> Iterator[tuple[float, Option, int]]:
    """What a demand would take by the prices if it were alone."""
    rows = sorted((row for row in gains if row[0] > 0), key=lambda row: -row[0])
    left = rows[0][1].demand.persons if rows else 0
    for gain, one in rows:
        if not left:
            return
        yield gain, one, min(left, one.most)
        left -= min(left, one.most)


def _losses(model: Model, costs: Costs, lines: list[Assignment]) -> dict[int, float]:
    """Of each pool the points by which the plan falls short around it: places with a price that stay free, and demands
    that would gain more by it."""
    problem, room = model.problem, Room(model.problem, lines)
    persons = {line.key: line.persons for line in lines}
    found: dict[int, float] = defaultdict(float)
    for supply in {one.supply.pool_id: one.supply for one in model.columns.values()}.values():
        own = costs.paid("pool", str(supply.pool_id), room.pools[supply.pool_id])
        found[supply.pool_id] += own + costs.paid("type", supply.staff_type, room.types[supply.staff_type])
    for choices in model.choices:
        gains = [(costs.gain(one) - problem.weights.spreading / one.most, one) for one in choices]
        best = list(_best(gains))
        has = sum(gain * persons.get(one.key, 0) for gain, one in gains)
        short = sum(gain * count for gain, _one, count in best) - has
        for _gain, one, _count in best:
            found[one.supply.pool_id] += max(0.0, short)
    return found


def _around(model: Model, pool: int, lines: list[Assignment]) -> tuple[list[float], list[float]]:
    """Lower and upper limits that leave open whom this pool may serve, and by whom else."""
    near = {one.demand.key for one in model.columns.values() if one.supply.pool_id == pool}
    persons = {line.key: line.persons for line in lines}
    lowers, uppers = list(model.program.lowers), list(model.program.uppers)
    for column, one in model.columns.items():
        if one.demand.key not in near:
            lowers[column] = uppers[column] = float(persons.get(one.key, 0))
    return lowers, uppers
