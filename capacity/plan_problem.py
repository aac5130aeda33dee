"""A plan's problem read from the ledgers as the planner takes it, and the planner's answer as it is kept."""

from datetime import date, timedelta
from typing import Any

from capacity import ledger, planner, segments
from capacity import terms as said
from capacity.models import Plan, Pool
from foundation import clock


def of(plan: Plan, asked: list[segments.Segment], horizon: int) -> tuple[planner.Problem, said.Read]:
    """All that is free on `horizon` days from today on and all that is asked, around what was said."""
    first, last = clock.today(), clock.today() + timedelta(days=horizon - 1)
    found = list(Pool.objects.filter(is_closed=False).select_related("home_region"))
    room = ledger.free([pool.pk for pool in found], first, last)
    days = [first + timedelta(days=count) for count in range(horizon)]
    read = said.read(plan.terms.all(), asked, found, days)
    problem = planner.Problem(
        first_day=first,
        days=horizon,
        supplies=(*(_supply(pool, tuple(room[pool.pk].on(day) for day in days)) for pool in found), *read.supposed),
        demands=tuple(one.demand(number) for number, one in enumerate(asked)),
        weights=planner.Weights(**plan.weights),
        before=segments.before(asked),
        terms=read.terms,
    )
    return problem, read


def _supply(pool: Pool, free: tuple[int, ...]) -> planner.Supply:
    return planner.Supply(
        pool_id=pool.pk,
        staff_type=pool.staff_type,
        unit=pool.unit,
        region=pool.home_region.code if pool.home_region else "",
        free=free,
        notice_days=pool.notice_days,
        rest_days=pool.rest_days,
    )


def result_of(problem: planner.Problem, found: planner.Plan, read: said.Read) -> dict[str, Any]:
    """What the planner says of a plan as a whole, as it is kept with it."""
    unkept = [*read.unmatched, *((read.by_pin[pin.key], why) for pin, why in found.unkept)]
    return {
        "value": round(found.value, 2),
        "bound": round(found.bound, 2),
        "gap": round(found.gap, 5),
        "seconds": round(found.seconds, 2),
        "unmet": [
            {
                "reference": one.demand.reference,
                "staff_type": one.demand.staff_type,
                "persons": one.persons,
                "starts_on": one.demand.starts_on.isoformat(),
                "ends_on": one.demand.ends_on.isoformat(),
                "reason": one.reason,
            }
            for one in found.unmet
        ],
        "regions": [
            {"region": one.region, "asked": one.asked, "before": one.before, "after": one.after}
            for one in found.regions
        ],
        "first_day": problem.first_day.isoformat(),
        "left": planner.left_after(problem, found.lines),
        "unkept": [{"term": term.pk, "why": why} for term, why in unkept],
        "prices": [[*about, on and on.isoformat(), round(price, 6)] for (*about, on), price in found.prices.items()],
    }


def prices_of(plan: Plan | None) -> planner.Prices:
    """What was scarce in an earlier plan, at which price; nothing of one that doesn't know it."""
    rows = plan.result.get("prices", ()) if plan else ()
    return {(what, name, date.fromisoformat(on) if on else None): price for what, name, on, price in rows}
