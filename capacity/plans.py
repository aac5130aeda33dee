"""Plans: the planner's problem read from the ledgers, its answer kept with reasons, and its lines adopted.

A plan is asked for on a page and computed by the worker (beat looks for it), so nobody waits for a solver in a request.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from capacity import plan_problem, plan_world, planner, pools, reservations, segments
from capacity import terms as said
from capacity.models import Plan, PlanLine, PlanState, PlanTerm, TermKind
from foundation import clock
from foundation.errors import Lack, Refused, in_words, why_not, wrong
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.procedure import workflow

HORIZON_DAYS = 60
GIVEN_UP_AFTER = timedelta(minutes=10)
MANY = 500
"""Above so many demands a computation gets three times as long."""
LOOKS_EVERY = 0.5
"""Seconds between two looks at whether somebody cancelled."""


@transaction.atomic
def ask(
    *,
    by: User,
    weights: Mapping[str, float] | None = None,
    name: str = "",
    note: str = "",
    after: Plan | None = None,
    terms: Sequence[Mapping[str, Any]] = (),
) -> Plan:
    """Ask for a plan with these weights (defaults where none is given), around `terms` (rows of `terms.NAMES`).

    `after` is an earlier plan to begin with. Raises ValidationError with everything that is wrong.
    """
    pools.require_keeper(by)
    plan = Plan(asked_by=by, asked_at=clock.now(), name=name, note=note, after=after)
    plan.is_scenario = any(row.get("kind") == TermKind.SUPPOSE for row in terms)
    wrong, made = ValidationError({}), list[PlanTerm]()
    for check in (partial(_weigh, plan, weights or {}), plan.full_clean, lambda: made.extend(said.taken(plan, terms))):
        try:
            check()
        except ValidationError as error:
            wrong = ValidationError(error.update_error_dict(wrong.error_dict))
    if wrong.error_dict:
        raise wrong
    plan.save()
    PlanTerm.objects.bulk_create(made)
    return plan


def _weigh(plan: Plan, weights: Mapping[str, float]) -> None:
    known = {one.name for one in fields(planner.Weights)}
    if unknown := sorted(set(weights) - known):
        text = _("There is no weight called %(unknown)s. They are %(known)s.")
        facts = {"unknown": ", ".join(unknown), "known": ", ".join(sorted(known))}
        raise ValidationError({"weights": in_words(text, facts)})
    try:
        plan.weights = asdict(planner.Weights(**weights))
    except (TypeError, ValueError) as error:
        raise ValidationError({"weights": str(error)}) from error


@transaction.atomic
def cancel(plan: Plan, *, by: User) -> None:
    """Nobody waits for this plan any more: what computes it stops. Refused once it is ready; a second time is none."""
    pools.require_keeper(by)
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    if locked.state in (PlanState.READY, PlanState.FAILED):
        raise Refused(Lack("plan_done", _("This plan is computed already.")))
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.CANCELLED)


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
            plan.state, plan.asked_at = PlanState.COMPUTING, clock.now()  # the situation it is computed on
            plan.save()
        return plan


def _compute(plan: Plan) -> None:
    """Solve and keep the answer; what goes wrong is kept beside it for who asked. Nothing is kept once cancelled."""
    mine = Plan.objects.filter(pk=plan.pk, state=PlanState.COMPUTING)
    try:
        first = clock.today()
        asked = segments.between(first, first + timedelta(days=HORIZON_DAYS - 1))
        problem, read = plan_problem.of(plan, asked, HORIZON_DAYS)
        found = planner.solve(
            problem,
            seconds=planner.SECONDS * (3 if len(problem.demands) > MANY else 1),
            wanted=said.wanted(plan.after, asked),
            prices=plan_problem.prices_of(plan.after),
            watch=partial(_watch, mine),
            given_up=_Look(mine),
        )
        _keep(plan, problem, found, asked, read)
    except planner.Stopped:
        return
    except Exception as error:  # a plan that fails says so on its page, whatever the cause
        mine.update(state=PlanState.FAILED, error=f"{type(error).__name__}: {error}"[:300])
        raise


def _watch(mine: QuerySet[Plan], step: planner.Step) -> None:
    """Tell who waits what the computation is at; stop when nobody does."""
    if not mine.update(step=step):
        raise planner.Stopped


class _Look:
    """Whether nobody waits any more: looked at now and then, by the machine's own time."""

    def __init__(self, mine: QuerySet[Plan]):
        self.mine, self.next = mine, perf_counter() + LOOKS_EVERY

    def __call__(self) -> bool:
        if perf_counter() < self.next:
            return False
        self.next = perf_counter() + LOOKS_EVERY
        return not self.mine.exists()


@transaction.atomic
def _keep(
    plan: Plan, problem: planner.Problem, found: planner.Plan, asked: list[segments.Segment], read: said.Read
) -> None:
    """The lines and what the solver says; nothing when somebody cancelled meanwhile."""
    if Plan.objects.select_for_update().get(pk=plan.pk).state != PlanState.COMPUTING:
        return
    PlanLine.objects.bulk_create(
        PlanLine(
            plan=plan,
            pool_id=one.supply.pool_id if one.supply.pool_id > 0 else None,
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
    plan.result = plan_problem.result_of(problem, found, read) | {"asked": plan_world.seen(asked)}
    plan.state = PlanState.READY
    plan.save(update_fields=["state", "result"])


def adopt(plan: Plan, *, by: User, lines: Collection[PlanLine]) -> list[tuple[SupportRequest, str]]:
    """Reserve what these lines propose, request by request; returns what couldn't be, and why.

    Each request is a deed of its own, so one that is refused doesn't take the others with it. Raises ValidationError
    when no line is named, Refused when there is a newer plan.
    """
    pools.require_keeper(by)
    if plan.is_scenario:
        raise Refused(
            Lack("scenario", _("This is a scenario: it supposes people who aren't there. Nobody is reserved."))
        )
    if not lines:
        raise wrong("lines", "required", _("Tick the lines to adopt."))
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
