"""Deployments: drawn up by one planner, approved by another, reported from the ward, handed over at the end.

Each function is one deed of the table and ends in `perform`. The request follows: it is *deployed* from the first
arrival on, and *ended* when nobody is out any more.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from capacity import at_the_end, ledger, supply
from capacity.models import Booking, BookingState, DailyReport, Deployment, DeploymentState, Pool
from capacity.models.deployment import PRESENT, UNDER_WAY
from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile
from requests_app.models import Event, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.rules import RULES
from requests_app.records import need_ledger

RECALL_NOTICE = timedelta(hours=48)


def draw_up(
    support_request: SupportRequest,
    *,
    by,
    unit: str,
    lines: Sequence[dict[str, Any]] = (),
    commander: str = "",
    hand_over: str = "",
    **how,
) -> Event:
    """Put reserved people together into a deployment of `unit`.

    `lines` are rows of booking (a reserved one of this request) and persons; none means all that is reserved.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        taken = _chosen(locked, lines)
        words = {"unit": unit, "commander": commander, "hand_over": hand_over}
        deployment = _new(locked, taken, drawn_up_by=by, event_number=number, **words)
        return {"deployment": deployment.number, "persons": sum(one.persons for one in taken)}

    facts = {"unit": unit, "commander": commander, "hand_over": hand_over}
    return workflow.perform(support_request, Action.DRAW_UP, by=by, write=write, **facts, **how)


def _new(support_request: SupportRequest, taken: list[Booking], **values) -> Deployment:
    deployment = Deployment(
        support_request=support_request,
        number=support_request.deployments.count() + 1,
        starts_on=max(clock.today(), min(one.starts_on for one in taken)),
        ends_on=max(one.ends_on for one in taken),
        earliest_arrival=clock.now() + timedelta(days=max(one.pool.notice_days for one in taken)),
        **values,
    )
    deployment.full_clean(exclude=["approved_by"])
    deployment.save()
    for one in taken:
        one.deployment = deployment
        one.save()
    return deployment


def reserved(support_request: SupportRequest):
    """What is reserved for a request and not in a deployment yet."""
    found = Booking.objects.filter(
        support_request=support_request, state=BookingState.RESERVED, deployment=None, ends_on__gte=clock.today()
    )
    return found.select_related("pool", "line")


def goes_on(support_request: SupportRequest, deployment: Deployment) -> list[Booking]:
    """What is reserved for a request from the day after the planned end of `deployment`, as it was loaded."""
    first = deployment.ends_on + timedelta(days=1)
    return [one for one in support_request.bookings.all() if _is_free(one) and one.starts_on == first]


def _is_free(booking: Booking) -> bool:
    """Whether it is reserved, and in no deployment."""
    return booking.state == BookingState.RESERVED and booking.deployment_id is None


def earliest_recall() -> date:
    """The first day that can be the last one of people who are recalled now."""
    return clock.day_of(clock.now() + RECALL_NOTICE)


def _chosen(support_request: SupportRequest, lines) -> list[Booking]:
    """The bookings asked for, cut to the persons asked for; raises ValidationError for what isn't there."""
    there = {one.pk: one for one in reserved(support_request)}
    if not there:
        raise Refused([Lack("nothing_reserved", _("Nothing is reserved for this request that isn't deployed yet."))])
    rows = lines or [{"booking": one, "persons": one.persons} for one in there.values()]
    taken = []
    for row in rows:
        booking = there.get(getattr(row["booking"], "pk", row["booking"]))
        if booking is None or booking in taken or not 1 <= row["persons"] <= booking.persons:
            raise ValidationError({"lines": _("Choose what is reserved, and no more persons than that.")})
        taken.append(ledger.split(booking, row["persons"])[0])
    return taken


def approve(deployment: Deployment, *, by, commander: str = "", hand_over: str = "", **how) -> Event:
    """Send the warning order: from now on these people are out, and their days are committed."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        deployment.commander = commander or deployment.commander
        deployment.hand_over = hand_over or deployment.hand_over
        _check_complete(deployment)
        _keep_to_what_is_left(deployment)
        deployment.state, deployment.approved_by, deployment.approved_at = DeploymentState.APPROVED, by, clock.now()
        deployment.save()
        for one in bookings_of(deployment):
            one.state = BookingState.COMMITTED
            one.save()
            need_ledger.commit(one.line, one.staff_type, ledger.worked(one), event_number=number)
        count_out(locked)
        return {"deployment": deployment.number, "unit": deployment.unit, "starts_on": deployment.starts_on}

    words = {"commander": commander, "hand_over": hand_over}
    return perform_on(deployment, Action.APPROVE, by=by, write=write, **words, **how)


def _keep_to_what_is_left(deployment: Deployment) -> None:
    """A smaller grant or other help may have taken people or days from what was drawn up."""
    left = bookings_of(deployment)
    if not left or max(one.ends_on for one in left) < clock.today():
        raise Refused([Lack("nothing_reserved", _("Nobody is reserved for this deployment any more: cancel it."))])
    deployment.starts_on = max(deployment.starts_on, min(one.starts_on for one in left))
    deployment.ends_on = max(one.ends_on for one in left)


def _check_complete(deployment: Deployment) -> None:
    errors = {}
    if not deployment.commander.strip():
        errors["commander"] = _("Name who commands: a function and a telephone number.")
    if not deployment.hand_over.strip():
        errors["hand_over"] = _("Say who takes over what at the end.")
    if errors:
        raise ValidationError(errors)


def cancel(deployment: Deployment, *, by, reason: str, **how) -> Event:
    """Nobody goes: the people are reserved again, as long as the grant stands."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        for one in bookings_of(deployment):
            if one.state == BookingState.COMMITTED:
                need_ledger.commit(one.line, one.staff_type, Profile() - ledger.worked(one), event_number=number)
            one.state, one.deployment = BookingState.RESERVED, None
            one.save()
        deployment.state = DeploymentState.CANCELLED
        deployment.save()
        count_out(locked)
        return {"deployment": deployment.number}

    return _end_with(deployment, Action.CANCEL, by=by, write=write, reason=reason, **how)


def report_arrival(
    deployment: Deployment,
    *,
    by,
    arrived_at: datetime,
    lines: Sequence[dict[str, Any]] = (),
    induction_done: bool = False,
    **how,
) -> Event:
    """Report who arrived when: rows of booking and arrived; none means all. From the first on it is *deployed*.

    The institution's word confirms it; Defence's stands unless the institution contests it within 24 hours.
    """

    def write(locked: SupportRequest, number: int, standing: Standing) -> dict:
        if arrived_at > clock.now():
            raise ValidationError({"arrived_at": _("The arrival can't be in the future.")})
        told = _write_arrivals(deployment, lines)
        deployment.arrival_confirmed = standing.role in RULES[Action.DENY_ARRIVAL].roles  # who could contest it
        deployment.induction_done = induction_done
        _be_on_site(deployment, arrived_at)
        count_out(locked)
        return {"deployment": deployment.number, "persons": told}

    facts: dict[str, Any] = {"arrived_at": arrived_at, "induction_done": induction_done}
    with transaction.atomic():
        event = perform_on(deployment, Action.REPORT_ARRIVAL, by=by, write=write, **facts, **how)
        support_request = event.support_request
        if support_request.status == Status.GRANTED and event.number == support_request.head_number:
            workflow.follow(support_request, Action.START_DEPLOYMENT, after=event, deployment=deployment.number)
    return event


def _be_on_site(deployment: Deployment, arrived_at: datetime) -> None:
    """The first arrival counts; each report may be contested anew."""
    deployment.state = DeploymentState.ON_SITE
    deployment.arrived_at = deployment.arrived_at or arrived_at
    deployment.arrival_reported_at = clock.now()
    deployment.save()


def _write_arrivals(deployment: Deployment, lines) -> int:
    """Write persons arrived per booking; returns how many in all."""
    there = {one.pk: one for one in bookings_of(deployment)}
    rows = lines or [{"booking": one.pk, "arrived": one.persons} for one in there.values()]
    for row in rows:
        booking = there.get(getattr(row["booking"], "pk", row["booking"]))
        if booking is None or not 0 <= row["arrived"] <= booking.persons:
            raise ValidationError({"lines": _("Give the persons who arrived, and no more than were sent.")})
        booking.arrived = row["arrived"]
        booking.save()
    arrived = sum(one.arrived or 0 for one in there.values())
    if not arrived:
        raise ValidationError({"lines": _("Nobody arrived: cancel the deployment, or report it when somebody has.")})
    return arrived


def deny_arrival(deployment: Deployment, *, by, reason: str, **how) -> Event:
    """The institution says that nobody arrived: as if it hadn't been reported."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        deployment.bookings.update(arrived=None)
        deployment.state, deployment.arrived_at, deployment.arrival_reported_at = DeploymentState.APPROVED, None, None
        deployment.save()
        count_out(locked)
        return {"deployment": deployment.number}

    with transaction.atomic():
        event = perform_on(deployment, Action.DENY_ARRIVAL, by=by, write=write, reason=reason, **how)
        support_request = event.support_request
        others = support_request.deployments.filter(state__in=[*PRESENT, DeploymentState.ENDED])
        if event.number == support_request.head_number and not others.exists():
            workflow.follow(support_request, Action.UNDO_START, after=event, deployment=deployment.number)
    return event


def report_day(
    deployment: Deployment,
    *,
    by,
    day: date,
    present: int,
    effect: int,
    absent: int = 0,
    tasks: str = "",
    incidents: str = "",
    **how,
) -> Event:
    """Report one day from the ward; a second report of the same side on the same day takes the first one's place."""
    said: dict[str, Any] = {"day": day, "present": present, "absent": absent, "effect": effect}
    said |= {"tasks": tasks, "incidents": incidents}

    def write(locked: SupportRequest, number: int, standing: Standing) -> dict:
        if not deployment.came_on <= day <= clock.today():
            raise ValidationError({"day": _("Report a day from the arrival on, and not later than today.")})
        deployment.reports.filter(day=day, role=standing.role).delete()
        report = DailyReport(deployment=deployment, author=by, role=standing.role, event_number=number, **said)
        report.full_clean()
        report.save()
        return {"deployment": deployment.number}

    return perform_on(deployment, Action.REPORT_DAY, by=by, write=write, **said, **how)


def suspend(deployment: Deployment, *, by, reason: str, owner: str, until: datetime, **how) -> Event:
    """Stop the work for a while: `owner` (a function) takes away the cause, and decides before `until`."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        if until <= clock.now():
            raise ValidationError({"until": _("Give a moment in the future by which somebody decides.")})
        deployment.state = DeploymentState.SUSPENDED
        deployment.suspension_owner, deployment.suspended_until = owner, until
        deployment.save()
        return {"deployment": deployment.number}

    facts: dict[str, Any] = {"owner": owner, "until": until}
    return perform_on(deployment, Action.SUSPEND, by=by, write=write, reason=reason, **facts, **how)


def resume(deployment: Deployment, *, by, **how) -> Event:
    """The work goes on."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        deployment.state = DeploymentState.ON_SITE
        deployment.suspension_owner, deployment.suspended_until = "", None
        deployment.save()
        return {"deployment": deployment.number}

    return perform_on(deployment, Action.RESUME, by=by, write=write, **how)


def report_departure(
    deployment: Deployment,
    *,
    by,
    departed_at: datetime,
    end_reason: str,
    rest_days: int | None = None,
    note: str = "",
    **how,
) -> Event:
    """The last one left: what was granted and not delivered is open again, or withdrawn when the need is over.

    `rest_days` in place of those of the pools, for instance a quarantine.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        if not (deployment.arrived_at and deployment.arrived_at <= departed_at <= clock.now()):
            raise ValidationError({"departed_at": _("The departure lies after the arrival and not in the future.")})
        deployment.state, deployment.departed_at = DeploymentState.ENDED, departed_at
        deployment.end_reason = end_reason
        deployment.full_clean(exclude=["approved_by"])
        deployment.save()
        supply.lock(locked)
        at_the_end.settle(deployment, rest_days=rest_days, event_number=number)
        count_out(locked)
        return {"deployment": deployment.number}

    facts = {"departed_at": departed_at, "end_reason": end_reason, "note": note}
    return _end_with(deployment, Action.REPORT_DEPARTURE, by=by, write=write, **facts, **how)


def bookings_of(deployment: Deployment) -> list[Booking]:
    """The lines of a deployment, with pool and need line."""
    return list(deployment.bookings.select_related("pool", "line"))


def count_out(support_request: SupportRequest) -> None:
    """Keep on the request how many deployments are out, whose arrival is awaited and until when they stay."""
    under_way = list(support_request.deployments.filter(state__in=UNDER_WAY))
    to_come = (one.starts_on for one in under_way if one.arrived_at is None)
    support_request.people_out = len(under_way)
    support_request.arrival_due_on = min(to_come, default=None)
    support_request.planned_end_on = max((one.ends_on for one in under_way), default=None)


def perform_on(deployment: Deployment, action: Action, *, by, write, **more) -> Event:
    """Do `action` on a deployment: its request is locked and moves along."""
    return workflow.perform(deployment.support_request, action, by=by, subject=deployment, write=write, **more)


def _end_with(deployment: Deployment, action: Action, *, by, write, **more) -> Event:
    """A deed after which nobody may be out any more; then the request has ended too."""
    with transaction.atomic():
        event = perform_on(deployment, action, by=by, write=write, **more)
        support_request = event.support_request
        fresh = event.number == support_request.head_number
        if fresh and support_request.status == Status.DEPLOYED and not _to_come(support_request):
            workflow.follow(support_request, Action.END_DEPLOYMENT, after=event)
    return event


def _to_come(support_request: SupportRequest) -> bool:
    """Whether a deployment is out, or drawn up."""
    states = [*UNDER_WAY, DeploymentState.DRAWN_UP]
    return support_request.deployments.filter(state__in=states).exists()


def pools_like(booking: Booking):
    """The pools from which people of `booking` can be replaced like for like."""
    types = {booking.pool.staff_type, booking.staff_type}
    return Pool.objects.filter(staff_type__in=types, is_closed=False).order_by("pk")
