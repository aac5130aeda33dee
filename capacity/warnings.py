"""What the clock says about scarce staff: reservations that lapse, ends that come near or pass, suspensions.

Each becomes an event in the request's journal, once, asked again under its lock; who is told stands in the table of
messages.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Sum

from capacity import at_the_end, ledger, orders
from capacity.models import Booking, BookingState, Deployment
from capacity.models.deployment import PRESENT, UNDER_WAY, DeploymentState
from foundation import clock
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.schedule import deadlines
from requests_app.schedule.reminders import Occasion, name_of, nearest

AT_ONCE = 200
DAYS_BEFORE = (7, 3, 1)


def sweep() -> int:
    """Look for what came due; returns how many events were written."""
    _keep_places()
    return (
        _lapse()
        + orders.sweep()
        + sum(deadlines.write(find()) for find in (lapses_near, ends_near, overstayed, suspended))
    )


def _lapse() -> int:
    """Give back the people of proposals nobody decided on in time; what was granted never lapses."""
    over = Booking.objects.filter(state=BookingState.PROPOSED, lapses_at__lte=clock.now())
    requests = SupportRequest.objects.filter(pk__in=over.values("support_request")).order_by("pk")[:AT_ONCE]
    return deadlines.each(_lapse_of, requests)


def _lapse_of(support_request: SupportRequest):
    with transaction.atomic():
        workflow.lock(support_request)
        over = Booking.objects.filter(
            support_request=support_request, state=BookingState.PROPOSED, lapses_at__lte=clock.now()
        )
        lapsed = list(over.order_by("pool_id", "pk"))
        if not lapsed:
            return None
        persons = sum(one.persons for one in lapsed)
        once = f"lapsed-{max(one.pk for one in lapsed)}"
        for one in lapsed:
            ledger.release(one)
        return workflow.record(support_request, Action.RESERVATION_LAPSED, once=once, facts={"persons": persons})


def lapses_near() -> Iterator[Occasion]:
    """Reservations that lapse within a number of hours (MSOB_PROPOSAL_WARNING_HOURS), once for each hour of lapse."""
    latest = clock.now() + timedelta(hours=max(settings.MSOB_PROPOSAL_WARNING_HOURS))
    near = Booking.objects.filter(state=BookingState.PROPOSED, lapses_at__gt=clock.now(), lapses_at__lte=latest)
    found = near.order_by("lapses_at").values_list("support_request", "lapses_at").annotate(persons=Sum("persons"))
    about = SupportRequest.objects.in_bulk({pk for pk, _until, _persons in found})
    for pk, until, persons in found:
        once = f"lapses {nearest(settings.MSOB_PROPOSAL_WARNING_HOURS, until)} {name_of(until)}"
        facts, stands = {"until": until, "persons": persons}, partial(_is_held, about[pk], until)
        yield Occasion(about[pk], Action.RESERVATION_LAPSES_SOON, once, stands, facts)


def _is_held(support_request: SupportRequest, until: datetime) -> bool:
    held = Booking.objects.filter(support_request=support_request, state=BookingState.PROPOSED, lapses_at=until)
    return until > clock.now() and held.exists()


def ends_near() -> Iterator[Occasion]:
    """Seven, three and one day before an end, each once; a new end warns anew."""
    last = clock.today() + timedelta(days=max(DAYS_BEFORE))
    near = Deployment.objects.filter(state__in=UNDER_WAY, ends_on__range=(clock.today(), last))
    for one in near.select_related("support_request").order_by("pk"):
        left = (one.ends_on - clock.today()).days
        days = min((before for before in DAYS_BEFORE if before >= left), default=max(DAYS_BEFORE))
        once = f"end-{one.pk}-{one.ends_on}-{days}"
        facts = {"deployment": one.number, "ends_on": one.ends_on, "days": left}
        yield Occasion(one.support_request, Action.END_IS_NEAR, once, _still(one, UNDER_WAY, one.ends_on), facts)


def overstayed() -> Iterator[Occasion]:
    """An end that passed and wasn't reported, once; a new end that passes tells anew."""
    for one in _late():
        once = f"overstay-{one.pk}-{one.ends_on}"
        facts = {"deployment": one.number, "ends_on": one.ends_on}
        yield Occasion(one.support_request, Action.OVERSTAYED, once, _still(one, PRESENT, one.ends_on), facts)


def suspended() -> Iterator[Occasion]:
    """A suspension that was to be decided on by now, once per moment named."""
    found = Deployment.objects.filter(state=DeploymentState.SUSPENDED, suspended_until__lte=clock.now())
    for one in found.select_related("support_request").order_by("pk"):
        until: Any = one.suspended_until
        once = f"suspended-{one.pk}-{until.isoformat()}"
        facts = {"deployment": one.number, "owner": one.suspension_owner, "until": until}
        yield Occasion(one.support_request, Action.SUSPENSION_DUE, once, partial(_is_suspended, one, until), facts)


def _is_suspended(deployment: Deployment, until: datetime) -> bool:
    deployment.refresh_from_db(fields=["state", "suspended_until"])
    return deployment.state == DeploymentState.SUSPENDED and deployment.suspended_until == until


def _late() -> QuerySet[Deployment]:
    late = Deployment.objects.filter(state__in=PRESENT, ends_on__lt=clock.today())
    return late.select_related("support_request").order_by("pk")


def _still(deployment: Deployment, states: tuple[DeploymentState, ...], ends_on: date) -> Callable[[], bool]:
    """A question for `stands`: is the deployment, by then, in one of `states` and does it still end on that day?"""

    def ask() -> bool:
        deployment.refresh_from_db(fields=["state", "ends_on"])
        return deployment.state in states and deployment.ends_on == ends_on

    return ask


def _keep_places() -> None:
    """Keep the places taken, day by day, for as long as nobody reports that the people left."""
    late = _late().prefetch_related("bookings__pool")
    deadlines.each(_keep, (one for one in late if not at_the_end.keeps_its_places(one, clock.today())))


def _keep(deployment: Deployment) -> None:
    still_late = _still(deployment, PRESENT, deployment.ends_on)
    with transaction.atomic():
        workflow.lock(deployment.support_request)
        if still_late():
            at_the_end.overstay(deployment, clock.today())
