"""What the clock says about scarce staff: reservations that lapse, ends that come near, ends nobody reported.

Each becomes an event in the request's journal, once; who is told stands in the table of messages.
"""

from datetime import timedelta

from django.db import transaction

from capacity import at_the_end, ledger
from capacity.models import Booking, BookingState, Deployment
from capacity.models.deployment import PRESENT, STANDING
from foundation import clock
from requests_app import workflow
from requests_app.actions import Action
from requests_app.models import SupportRequest

AT_ONCE = 200
DAYS_BEFORE = (7, 3, 1)


def sweep() -> int:
    """Look for what came due; returns how many events were written."""
    return _lapse() + _ends_near() + _overstays()


def _lapse() -> int:
    """Proposals nobody decided on in time give their people back; what was granted never lapses."""
    over = Booking.objects.filter(state=BookingState.PROPOSED, lapses_at__lte=clock.now())
    requests = SupportRequest.objects.filter(pk__in=over.values("support_request")).order_by("pk")[:AT_ONCE]
    return len([event for event in map(_lapse_of, requests) if event])


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
        return workflow.record(support_request, Action.RESERVATION_LAPSED, once=once, persons=persons)


def _ends_near() -> int:
    """Seven, three and one day before an end, each once; a new end warns anew."""
    last = clock.today() + timedelta(days=max(DAYS_BEFORE))
    near = Deployment.objects.filter(state__in=STANDING, ends_on__range=(clock.today(), last))
    written = [_warn(deployment) for deployment in near.select_related("support_request").order_by("pk")]
    return len([event for event in written if event])


def _warn(deployment: Deployment):
    left = (deployment.ends_on - clock.today()).days
    days = min((one for one in DAYS_BEFORE if one >= left), default=max(DAYS_BEFORE))
    once = f"end-{deployment.pk}-{deployment.ends_on}-{days}"
    facts = {"deployment": deployment.number, "ends_on": deployment.ends_on, "days": left}
    return workflow.record(deployment.support_request, Action.END_IS_NEAR, once=once, **facts)


def _overstays() -> int:
    """An end that passed and wasn't reported: the places stay taken, day by day, until it is."""
    late = Deployment.objects.filter(state__in=PRESENT, ends_on__lt=clock.today())
    written = [_overstay(deployment) for deployment in late.select_related("support_request").order_by("pk")]
    return len([event for event in written if event])


def _overstay(deployment: Deployment):
    with transaction.atomic():
        workflow.lock(deployment.support_request)
        at_the_end.overstay(deployment, clock.today())
        once = f"overstay-{deployment.pk}-{deployment.ends_on}"
        facts = {"deployment": deployment.number, "ends_on": deployment.ends_on}
        return workflow.record(deployment.support_request, Action.OVERSTAYED, once=once, **facts)
