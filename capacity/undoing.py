"""Rows of a request that stand again when a deed is undone: people given back come back while their places are free."""

from capacity import ceiling, ledger, supply
from capacity.models import Booking, BookingState, Deployment, Hand, Shortage
from requests_app.models import Status, SupportRequest
from requests_app.records.undoing import Change, Kept


def _put_back(support_request: SupportRequest, changed: list[Change]) -> None:
    """Let these bookings stand as they did: all or none; raises Refused when their places or need were given on."""
    both = [one for pair in changed for one in pair if one]
    supply.lock(support_request, *(one.pool_id for one in both))
    ledger.put_back(changed)
    if any(one.then and one.then.state == BookingState.PROPOSED for one in changed):
        ceiling.check_all(support_request)


def _shortages_of(support_request: SupportRequest):
    named = [str(one) for one in support_request.deployments.all()]
    return Shortage.objects.filter(reason__in=named)


KEPT = {
    Deployment: Kept(lambda about: Deployment.objects.filter(support_request=about), since=Status.GRANTED),
    Hand: Kept(lambda about: Hand.objects.filter(deployment__support_request=about), since=Status.GRANTED),
    Booking: Kept(lambda about: Booking.objects.filter(support_request=about), _put_back, since=Status.INTAKE),
    Shortage: Kept(_shortages_of, since=Status.GRANTED),
}
