"""Problems drawn by lot from a seed: a country at Christmas 2020 with more asked than there is, and small ones."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from capacity.planner import Before, Cap, Demand, Kept, Pin, Plan, Problem, Supply, Terms, Weights
from requests_app.models.staff import SUBSTITUTES, StaffType

FIRST_DAY = date(2020, 12, 28)
REGIONS = [f"{number:02}" for number in range(1, 26)]
URGENCIES = ("lifesaving", "life_sustaining", "high", "normal")
SHARES = (1, 2, 4, 3)  # of each urgency
SCARCE: dict[str, int] = {
    StaffType.IC_NURSE: 12,
    StaffType.DOCTOR: 10,
    StaffType.PLANNER: 8,
}  # the largest pool; 40 of other types


def large(seed: int, *, requests: int = 200, pools: int = 60, days: int = 60) -> Problem:
    """Requests of one to three lines for all twelve staff types; well over what the pools can give."""
    dice = Random(seed)  # noqa: S311 - the same problem every time, no secret
    kinds = [*StaffType] * (pools // len(StaffType) + 1)
    supplies = [_pool(dice, number, kinds[number], days) for number in range(pools)]
    demands = [line for number in range(requests) for line in _request(dice, number, days)]
    before = [Before(code, asked := dice.randint(0, 600), dice.randint(0, asked)) for code in REGIONS]
    return Problem(FIRST_DAY, days, tuple(supplies), tuple(demands), Weights(), tuple(before))


def _pool(dice: Random, number: int, kind: str, days: int) -> Supply:
    """Some are free from the start, some come back from elsewhere, some go off again."""
    size = dice.randint(2, SCARCE.get(kind, 40))
    free = [size] * days
    for _ in range(dice.randint(0, 3)):
        away, begin = dice.randint(1, size), dice.randrange(days)
        for day in range(begin, min(days, begin + dice.randint(3, 21))):
            free[day] = max(0, free[day] - away)
    notice, rest = dice.choice((1, 2, 3, 5)), dice.choice((0, 0, 5, 10))
    return Supply(number + 1, str(kind), f"Unit {number + 1}", dice.choice(REGIONS), tuple(free), notice, rest)


def _request(dice: Random, number: int, days: int) -> list[Demand]:
    region, urgency = dice.choice(REGIONS), dice.choices(URGENCIES, SHARES)[0]
    hours = dice.choice((None, *range(6, 240, 6)))
    first = dice.randint(0, days - 15)
    return [
        _line(dice, number, 3 * number + part, region, urgency, hours, first, days)
        for part in range(dice.randint(1, 3))
    ]


def _line(dice, number, line, region, urgency, hours, first, days) -> Demand:
    kind = dice.choice([*StaffType])
    starts = first + dice.randint(0, 3)
    ends = min(days - 1, starts + dice.choice((6, 13, 13, 20, 27)))
    persons = dice.randint(2, 20)
    accepts = (str(kind), *map(str, SUBSTITUTES[kind][: dice.randint(0, 3)]))
    team = dice.choice((1, 1, 2, 4, 6))
    dates = FIRST_DAY + timedelta(days=starts), FIRST_DAY + timedelta(days=ends)
    reference = f"MSOB-2020-{number + 1:05}"
    return Demand(number + 1, line + 1, reference, region, str(kind), persons, *dates, accepts, team, urgency, hours)


def small(seed: int) -> Problem:
    """A problem so small that every plan can be tried, with something of everything in it."""
    dice = Random(seed)  # noqa: S311 - the same problem every time, no secret
    days, kinds = dice.randint(4, 8), ("ic_nurse", "nurse")
    supplies = tuple(_small_pool(dice, number, kinds, days) for number in range(3))
    demands = tuple(_small_line(dice, number, kinds, days) for number in range(dice.randint(3, 4)))
    weights = Weights(
        urgency=dice.choice((0, 1, 3)), time_to_harm=dice.choice((0, 2)), exact_type=dice.choice((0, 15, 60)),
        concentration=dice.choice((0, 3, 10)), fairness=dice.choice((0, 1, 4)), reserve=dice.choice((0, 0, 10, 40)),
        notice=dice.choice((0, 0.5, 2)), spreading=dice.choice((0, 2, 6)),
    )  # fmt: skip
    return Problem(FIRST_DAY, days, supplies, demands, weights, (Before("01", 10, dice.randint(0, 10)),))


def _small_pool(dice: Random, number: int, kinds: tuple[str, ...], days: int) -> Supply:
    size = dice.randint(2, 5)
    free = tuple(dice.choice((0, size - 1, *[size] * 18)) for _ in range(days))
    return Supply(number + 1, dice.choice(kinds), "Unit", "01", free, dice.randint(0, 2), dice.randint(0, 2))


def _small_line(dice: Random, number: int, kinds: tuple[str, ...], days: int) -> Demand:
    first = dice.randint(-1, days // 2)
    last = dice.randint(max(0, first), days - 1)
    accepts = tuple(dice.sample(kinds, dice.choice((1, 2, 2))))
    dates = FIRST_DAY + timedelta(days=first), FIRST_DAY + timedelta(days=last)
    request, region, persons = dice.randint(1, 3), dice.choice(("01", "02")), dice.randint(2, 4)
    hours = dice.choice((None, -5, 30, 300))
    return Demand(
        request, number + 1, f"MSOB-2020-{request:05}", region, accepts[0], persons, *dates, accepts,
        dice.randint(1, 3), dice.choice(URGENCIES), hours,
    )  # fmt: skip


def with_terms(problem: Problem, seed: int, *, pins: int = 3) -> Problem:
    """The same with lines fixed, forbidden and moved, a home capped and a reserve kept; not all of it can be."""
    dice = Random(seed)  # noqa: S311 - the same problem every time, no secret
    pairs = [(demand, supply) for demand in problem.demands for supply in problem.supplies
             if supply.staff_type in demand.accepts]  # fmt: skip
    said = tuple(_pin(dice, *pair) for pair in dice.sample(pairs, min(pins, len(pairs))))
    request = dice.choice(problem.demands).request_id
    caps = (Cap((request,), dice.randint(0, 5)),) if dice.random() < 0.5 else ()
    kept = (Kept(dice.choice(problem.supplies).staff_type, dice.randint(0, 3)),) if dice.random() < 0.5 else ()
    return replace(problem, terms=Terms(said, caps, kept))


def _pin(dice: Random, demand: Demand, supply: Supply) -> Pin:
    """Fixed, forbidden or moved."""
    days = [demand.starts_on + timedelta(days=count) for count in range((demand.ends_on - demand.starts_on).days + 1)]
    first, last = sorted(dice.choices(days, k=2))
    moved = dice.choice(((None, None), (first, None), (first, last)))
    persons = dice.choice((0, 1, 2, 3)) if moved == (None, None) else dice.choice((None, 1, 2))
    return Pin(*demand.key, supply.pool_id, persons, *moved)


CHANGES = ("forbidden", "fixed", "moved", "capped", "kept free", "asks more", "withdrawn", "fewer free")


def changed(problem: Problem, plan: Plan, seed: int, change: str) -> Problem:
    """The problem after one change (of `CHANGES`) about a line of its plan that is drawn by lot."""
    line = Random(f"{seed} {change}").choice(plan.lines)  # noqa: S311 - the same change every time, no secret
    if change in TERMS_OF:
        return replace(problem, terms=TERMS_OF[change](line))
    demand, supply = line.demand, line.supply
    fewer = replace(supply, free=tuple(max(0, free - 3) for free in supply.free))
    return {
        "asks more": lambda: _instead(problem, "demands", demand, (replace(demand, persons=demand.persons + 3),)),
        "withdrawn": lambda: _instead(problem, "demands", demand, ()),
        "fewer free": lambda: _instead(problem, "supplies", supply, (fewer,)),
    }[change]()


TERMS_OF = {
    "forbidden": lambda line: Terms((Pin(*line.key, 0),)),
    "fixed": lambda line: Terms((Pin(*line.key, max(1, line.persons - 1)),)),
    "moved": lambda line: Terms((Pin(*line.key, None, line.ends_on),)),
    "capped": lambda line: Terms(caps=(Cap((line.demand.request_id,), max(0, line.persons - 2)),)),
    "kept free": lambda line: Terms(kept=(Kept(line.staff_type, 5),)),
}


def _instead(problem: Problem, name: str, old: object, new: tuple) -> Problem:
    rows = [row for one in getattr(problem, name) for row in (new if one is old else (one,))]
    return replace(problem, **{name: tuple(rows)})
