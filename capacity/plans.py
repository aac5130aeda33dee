"""Plans: the planner's problem read from the ledgers, its answer kept with reasons, and its lines adopted.

A plan is asked for on a page and computed by the worker (beat looks for it), so nobody waits for a solver in a request.
"""

from collections.abc import Collection
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from capacity import ledger, plan_world, planner, pools, reservations, segments
from capacity.models import Plan, PlanLine, PlanState, Pool
from foundation import clock
from foundation.errors import Refused, why_not
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.procedure import workflow

HORIZON_DAYS = 60
GIVEN_UP_AFTER = timedelta(minutes=10)


def ask(*, by: User, weights: dict[str, float] | None = None) -> Plan:
    """Ask for a plan with these weights (defaults where none is given); raises ValidationError for a wrong one."""
    pools.require_keeper(by)
    try:
        kept = asdict(planner.Weights(**(weights or {})))
    except (TypeError, ValueError) as error:
        raise ValidationError({"weights": str(error)}) from error
    return Plan.objects.create(asked_by=by, asked_at=clock.now(), weights=kept)


def compute_waiting() -> int:
    """Compute what was asked for, the oldest first, one at a time; returns how many. Several workers share the work."""
    left_lying = Plan.objects.filter(state=PlanState.COMPUTING, asked_at__lt=clock.now() - GIVEN_UP_AFTER)
    left_lying.update(state=PlanState.FAILED, error=str(_("The computation was broken off.")))
    done = 0
    while (plan := _claim()) is not None:
        _compute(plan)
        done += 1
    return done


def _claim() -> Plan | None:
    """Take the oldest plan nobody computes; it is marked before the long work starts."""
    with transaction.atomic():
        waiting = Plan.objects.select_for_update(skip_locked=True).filter(state=PlanState.ASKED).order_by("pk")
        plan = waiting.first()
        if plan:
            plan.state = PlanState.COMPUTING
            plan.save()
        return plan


def _compute(plan: Plan) -> None:
    """Solve and keep the answer; what goes wrong is kept beside it for who asked."""
    try:
        first = clock.today()
        asked = segments.between(first, first + timedelta(days=HORIZON_DAYS - 1))
        found = planner.solve(problem_of(plan, asked))
        _keep(plan, found, asked)
    except Exception as error:  # a plan that fails says so on its page, whatever the cause
        plan.state, plan.error = PlanState.FAILED, f"{type(error).__name__}: {error}"[:300]
        plan.save()
        raise


def problem_of(plan: Plan, asked: list[segments.Segment]) -> planner.Problem:
    """All that is free from today on and all that is asked, as the planner takes it."""
    first, last = clock.today(), clock.today() + timedelta(days=HORIZON_DAYS - 1)
    found = list(Pool.objects.filter(is_closed=False).select_related("home_region"))
    room = ledger.free([pool.pk for pool in found], first, last)
    days = [first + timedelta(days=count) for count in range(HORIZON_DAYS)]
    return planner.Problem(
        first_day=first,
        days=HORIZON_DAYS,
        supplies=tuple(_supply(pool, tuple(room[pool.pk].on(day) for day in days)) for pool in found),
        demands=tuple(one.demand(number) for number, one in enumerate(asked)),
        weights=planner.Weights(**plan.weights),
        before=segments.before(asked),
    )


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


@transaction.atomic
def _keep(plan: Plan, found: planner.Plan, asked: list[segments.Segment]) -> None:
    PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan,
            pool_id=one.supply.pool_id,
            support_request_id=one.demand.request_id,
            line=asked[one.demand.line_id].line,
            staff_type=one.demand.staff_type,
            persons=one.persons,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            reason=one.reason,
        )
        for one in found.lines
    )
    plan.result = _result(found) | {"asked": plan_world.seen(asked)}
    plan.state = PlanState.READY
    plan.save()


def _result(found: planner.Plan) -> dict[str, Any]:
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
    }


def adopt(plan: Plan, *, by: User, lines: Collection[PlanLine]) -> list[tuple[SupportRequest, str]]:
    """Reserve what these lines propose, request by request; returns what couldn't be, and why.

    Each request is a deed of its own, so one that is refused doesn't take the others with it. Raises ValidationError
    when no line is named, Refused when there is a newer plan.
    """
    pools.require_keeper(by)
    if not lines:
        raise ValidationError({"lines": _("Tick the lines to adopt.")})
    if lack := plan_world.outdated(plan):
        raise Refused(lack)
    by_request: dict[int, list[PlanLine]] = {}
    for one in lines:
        by_request.setdefault(one.support_request_id, []).append(one)
    told = [
        (lines[0].support_request, why_not(partial(_adopt_for, plan, lines, by=by)))
        for _pk, lines in sorted(by_request.items())
    ]
    return [(support_request, why) for support_request, why in told if why]


@transaction.atomic
def _adopt_for(plan: Plan, lines: list[PlanLine], *, by: User) -> None:
    """Reserve what `lines`, all of one request, propose; nothing to do for what a colleague adopted meanwhile."""
    support_request = lines[0].support_request
    workflow.lock(support_request)
    keys = [one.pk for one in lines]
    lines = list(PlanLine.objects.filter(pk__in=keys, adopted_at=None).select_related("line", "pool"))
    if not lines:
        return
    if lacks := plan_world.changed(plan, support_request):
        raise Refused(lacks)
    names = ("line", "pool", "staff_type", "persons", "starts_on", "ends_on")
    rows = [{name: getattr(one, name) for name in names} for one in lines]
    done = reservations.reserve(support_request, by=by, lines=rows)
    for one, booking in zip(lines, done.made or (), strict=True):
        one.booking, one.adopted_at = booking, clock.now()
        one.save()
