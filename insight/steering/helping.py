"""Help that others offer or give: what waits for an answer, and what ends within a week."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from capacity.models import BookingState, Deployment
from capacity.models.deployment import UNDER_WAY
from foundation import clock
from insight.models import Spell
from regions.calling import Call, first
from requests_app.models import COUNTING, PARTIES, Offer, OfferState, SupportRequest
from requests_app.models.support_request import SupportRequestQuerySet as Requests
from requests_app.records.reviews import WITH_GRANT
from requests_app.worklist.calling import Calls
from requests_app.worklist.listing import ABOUT

AT_MOST = 200
AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Waiting:
    """An offer that nobody decided on yet, and the number of the party that made it."""

    offer: Offer
    call: Call | None

    @property
    def party(self) -> str:
        return str(self.offer.inquiry.party)

    @property
    def request(self) -> SupportRequest:
        return self.offer.inquiry.support_request


@dataclass(frozen=True)
class Ending:
    """Help that ends, or should have ended: on which day, where, what it is, and where that is read."""

    on: date
    request: SupportRequest
    what: str
    url: str


def offers(seen: Requests) -> list[Offer]:
    """Of the open requests `seen`: the offers that wait for an answer, and those that count and end within a week."""
    week = (clock.today(), clock.today() + AHEAD)
    wanted = Q(state=OfferState.OFFERED) | Q(state__in=COUNTING, ends_on__range=week)
    about = [*PARTIES, *(f"support_request__{name}" for name in ABOUT)]
    found = Offer.objects.filter(wanted, inquiry__support_request__in=seen.open())
    found = found.select_related(*(f"inquiry__{name}" for name in about))
    return list(found.order_by(F("holds_until").asc(nulls_last=True), "pk")[:AT_MOST])


def waiting(loaded: Iterable[Offer], calls: Calls) -> list[Waiting]:
    """Those that wait, in their order."""
    return [Waiting(one, first(calls.party(one.inquiry))) for one in loaded if one.state == OfferState.OFFERED]


def endings(seen: Requests, loaded: Iterable[Offer], spells: Iterable[Spell]) -> list[Ending]:
    """What ends within a week or should have ended, the soonest first: of Defence, of others, provisional grants."""
    found = [*_deployments(seen), *_of_others(loaded), *_provisional(spells)]
    return sorted(found, key=lambda one: (one.on, one.request.reference, one.what))


def _deployments(seen: Requests) -> Iterator[Ending]:
    out = Deployment.objects.filter(support_request__in=seen, state__in=UNDER_WAY, ends_on__lte=clock.today() + AHEAD)
    to_the_end = Q(bookings__state=BookingState.COMMITTED, bookings__ends_on=F("ends_on"))
    persons = Sum(Coalesce("bookings__arrived", "bookings__persons"), filter=to_the_end, default=0)
    found = out.select_related(*(f"support_request__{name}" for name in ABOUT)).annotate(leave=persons)
    for one in found.order_by("ends_on", "pk")[:AT_MOST]:
        words = ngettext("%(count)s person of Defence", "%(count)s persons of Defence", one.leave)
        url = reverse("deployments:detail", args=[one.pk])
        yield Ending(one.ends_on, one.support_request, words % {"count": one.leave}, url)


def _of_others(loaded: Iterable[Offer]) -> Iterator[Ending]:
    for one in loaded:
        about = one.inquiry.support_request
        if one.state in COUNTING:
            yield Ending(one.ends_on, about, f"{one}, {one.inquiry.party}", f"{_page(about)}#ladder")


def _provisional(spells: Iterable[Spell]) -> Iterator[Ending]:
    for about in (one.support_request for one in spells):
        until = about.provisional_until if about.status in WITH_GRANT else None
        if until and until <= clock.now() + AHEAD:
            yield Ending(clock.day_of(until), about, _("provisional grant, not confirmed yet"), _page(about))


def _page(about: SupportRequest) -> str:
    return reverse("requests:detail", args=[about.reference])
