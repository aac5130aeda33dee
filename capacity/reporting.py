"""What is reported from the ward: who arrived, each day, a stop in the work, who left.

Each function is one deed of the table and ends in `perform`. The request is *deployed* from the first arrival on.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from capacity import at_the_end, supply
from capacity.deployments import OfDeployment, bookings_of, count_out, end_with, perform_on
from capacity.models import DailyReport, Deployment, DeploymentState, EndReason
from capacity.models.deployment import PRESENT
from foundation import clock
from foundation.errors import wrong
from foundation.tables import words
from regions.models import User
from requests_app.models import Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.procedure.rules import RULES


class Arrived(OfDeployment):
    """When they arrived, how many persons by now, and whether they had their induction."""

    arrived_at: datetime
    induction_done: bool
    persons: int


def report_arrival(
    deployment: Deployment,
    *,
    by: User,
    arrived_at: datetime,
    lines: Sequence[dict[str, Any]] = (),
    induction_done: bool = False,
    how: How = SIMPLY,
) -> Done[None]:
    """Report who arrived when: rows of booking and arrived; none means all. From the first on it is *deployed*.

    The institution's word confirms it; Defence's stands unless the institution contests it within 24 hours.
    """

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[None]:
        if arrived_at > clock.now():
            raise wrong("arrived_at", "in_the_future", _("The arrival can't be in the future."))
        told = _write_arrivals(deployment, lines)
        deployment.arrival_confirmed = standing.role in RULES[Action.DENY_ARRIVAL].roles  # who could contest it
        deployment.induction_done = induction_done
        _be_on_site(deployment, arrived_at)
        count_out(locked)
        facts = Arrived(
            arrived_at=arrived_at, induction_done=induction_done, deployment=deployment.number, persons=told
        )
        return Written(facts)

    with transaction.atomic():
        done = perform_on(deployment, Action.REPORT_ARRIVAL, by=by, how=how, write=write)
        support_request = done.event.support_request
        if support_request.status == Status.GRANTED and not done.replayed:
            facts = OfDeployment(deployment=deployment.number)
            workflow.follow(support_request, Action.START_DEPLOYMENT, after=done.event, facts=facts)
    return done


def _be_on_site(deployment: Deployment, arrived_at: datetime) -> None:
    """Note the first arrival as the start; the home may contest each new report anew."""
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
            raise wrong("lines", "beyond_sent", _("Give the persons who arrived, and no more than were sent."))
        booking.arrived = row["arrived"]
        booking.save()
    arrived = sum(one.arrived or 0 for one in there.values())
    if not arrived:
        raise wrong(
            "lines", "nobody_arrived", _("Nobody arrived: cancel the deployment, or report it when somebody has.")
        )
    return arrived


def deny_arrival(deployment: Deployment, *, by: User, how: How = SIMPLY) -> Done[None]:
    """The institution says that nobody arrived: as if it hadn't been reported."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        deployment.bookings.update(arrived=None)
        deployment.state, deployment.arrived_at, deployment.arrival_reported_at = DeploymentState.APPROVED, None, None
        deployment.save()
        count_out(locked)
        return Written(OfDeployment(deployment=deployment.number))

    with transaction.atomic():
        done = perform_on(deployment, Action.DENY_ARRIVAL, by=by, how=how, write=write)
        support_request = done.event.support_request
        others = support_request.deployments.filter(state__in=[*PRESENT, DeploymentState.ENDED])
        if not done.replayed and not others.exists():
            facts = OfDeployment(deployment=deployment.number)
            workflow.follow(support_request, Action.UNDO_START, after=done.event, facts=facts)
    return done


class Day(TypedDict):
    """One day on the ward."""

    day: date
    present: int
    absent: int
    effect: int
    tasks: str
    incidents: str


class DayReported(OfDeployment, Day):
    """One day of a deployment."""


def report_day(
    deployment: Deployment,
    *,
    by: User,
    day: date,
    present: int,
    effect: int,
    absent: int = 0,
    tasks: str = "",
    incidents: str = "",
    how: How = SIMPLY,
) -> Done[DailyReport]:
    """Report one day from the ward; a second report of the same side on the same day takes the first one's place."""
    said = Day(day=day, present=present, absent=absent, effect=effect, tasks=tasks, incidents=incidents)

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[DailyReport]:
        if not deployment.came_on <= day <= clock.today():
            raise wrong("day", "outside_the_stay", _("Report a day from the arrival on, and not later than today."))
        deployment.reports.filter(day=day, role=standing.role).delete()
        report = DailyReport(deployment=deployment, author=by, role=standing.role, event_number=number, **said)
        report.full_clean()
        report.save()
        return Written(DayReported(**said, deployment=deployment.number), report)

    return perform_on(deployment, Action.REPORT_DAY, by=by, how=how, write=write)


class Suspended(OfDeployment):
    """Who (a function) takes away the cause, and by when somebody decides."""

    owner: str
    until: datetime


def suspend(deployment: Deployment, *, by: User, owner: str, until: datetime, how: How = SIMPLY) -> Done[None]:
    """Stop the work for a while: `owner` (a function) takes away the cause, and decides before `until`."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        if until <= clock.now():
            raise wrong("until", "in_the_past", _("Give a moment in the future by which somebody decides."))
        deployment.state = DeploymentState.SUSPENDED
        deployment.suspension_owner, deployment.suspended_until = owner, until
        deployment.save()
        return Written(Suspended(owner=owner, until=until, deployment=deployment.number))

    return perform_on(deployment, Action.SUSPEND, by=by, how=how, write=write)


def resume(deployment: Deployment, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Let the work go on after a suspension."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        deployment.state = DeploymentState.ON_SITE
        deployment.suspension_owner, deployment.suspended_until = "", None
        deployment.save()
        return Written(OfDeployment(deployment=deployment.number))

    return perform_on(deployment, Action.RESUME, by=by, how=how, write=write)


class Departed(OfDeployment):
    """When the last one left, and why."""

    departed_at: datetime
    end_reason: str
    note: str


def report_departure(
    deployment: Deployment,
    *,
    by: User,
    departed_at: datetime,
    end_reason: str,
    rest_days: int | None = None,
    note: str = "",
    how: How = SIMPLY,
) -> Done[None]:
    """The last one left: what was granted and not delivered is open again, or withdrawn when the need is over.

    `rest_days` in place of those of the pools, for instance a quarantine.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        _check_departure(deployment, departed_at, end_reason)
        deployment.state, deployment.departed_at = DeploymentState.ENDED, departed_at
        deployment.end_reason = end_reason
        deployment.full_clean(exclude=["approved_by"])
        deployment.save()
        supply.lock(locked)
        at_the_end.settle(deployment, rest_days=rest_days, event_number=number)
        count_out(locked)
        facts = Departed(departed_at=departed_at, end_reason=end_reason, note=note, deployment=deployment.number)
        return Written(facts)

    return end_with(deployment, Action.REPORT_DEPARTURE, by=by, how=how, write=write)


def _check_departure(deployment: Deployment, departed_at: datetime, end_reason: str) -> None:
    """Raises ValidationError with all that is wrong; *as planned* is only an end on the planned last day, or later."""
    errors: dict[str, Any] = {}
    if not (deployment.arrived_at and deployment.arrived_at <= departed_at <= clock.now()):
        errors["departed_at"] = ValidationError(
            _("The departure lies after the arrival and not in the future."), "outside_the_stay"
        )
    elif end_reason == EndReason.AS_PLANNED and clock.day_of(departed_at) < deployment.ends_on:
        text = _("The planned last day is %(day)s: say why it ends before that.")
        errors["end_reason"] = text % {"day": words(deployment.ends_on)}
    if errors:
        raise ValidationError(errors)
