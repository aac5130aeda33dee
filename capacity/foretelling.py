"""What a deed on a deployment or reservation will do, in numbers and before it is done; as in `requests_app`.

The home reads these too where a deed is hers: nothing here says what a pool holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from copy import copy
from datetime import timedelta
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from capacity import at_the_end, ceiling, deployments, ledger, reservations
from capacity.models import Booking, Deployment
from foundation import clock
from foundation.ranges import Profile
from regions.models import READS_CAPACITY, Role
from requests_app.models import Offer, Status, SupportRequest
from requests_app.procedure.entry import Foretold, People
from requests_app.procedure.foretelling import people
from requests_app.records import need_ledger


def _people(bookings: Iterable[Booking], count: Callable[[Booking], int] = attrgetter("persons")) -> People:
    """How many of each type at the same time from today on; after the last day, on that day."""
    found: dict[str, Profile] = defaultdict(Profile)
    for one in bookings:
        found[one.pool.staff_type] += Profile.of([(count(one), one.starts_on, one.ends_on)])
    last = max((part.ends_on for profile in found.values() for part in profile.ranges), default=clock.today())
    return people((kind, profile.since(min(clock.today(), last)).peak) for kind, profile in found.items())


def _about(deployment: Deployment) -> tuple[list[Booking], dict[str, Any]]:
    """The lines of a deployment, and who they are until which day."""
    bookings = deployments.bookings_of(deployment)
    return bookings, {"people": _people(bookings), "last": deployment.ends_on}


def releases(support_request: SupportRequest, subject=None) -> list[Foretold]:
    """Who was reserved and is free for others then."""
    text = _("Free for others again, if you tick it: %(people)s, %(first)s – %(last)s, else held until %(until)s.")
    return [
        Foretold(text, people=_people([one]), first=one.starts_on, last=one.ends_on, until=one.lapses_at)
        for one in reservations.proposed(support_request).select_related("pool")
    ]


def releases_beyond(support_request: SupportRequest, offer: Offer | None, roles: frozenset[Role]) -> list[Foretold]:
    """Which reservations the same deed gives back, because less is open then; for who reads numbers."""
    if offer is None or not roles & READS_CAPACITY:
        return []
    accepted = Profile.of([(offer.persons, offer.starts_on, offer.ends_on)]).since(clock.today())
    text = _("Reserved at Defence and free for others again, because less is open: %(people)s, %(first)s – %(last)s.")
    return [
        Foretold(text, people=people([(one.pool.staff_type, part.persons)]), first=part.starts_on, last=part.ends_on)
        for one, taken in ceiling.beyond(support_request, {offer.line_id: accepted})
        for part in taken.ranges
    ]


def commits(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """These people are on their way from then on."""
    if deployment is None:
        return []
    _bookings, about = _about(deployment)
    text = ngettext_lazy(
        "%(people)s is on the way from then on, until %(last)s: only cancelling or ending it takes that back.",
        "%(people)s are on their way from then on, until %(last)s: only cancelling or ending it takes that back.",
        "persons",
    )
    return [Foretold(text, **about)]


def calls_off(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Nobody goes; they are reserved again."""
    if deployment is None:
        return []
    _bookings, about = _about(deployment)
    text = ngettext_lazy(
        "%(people)s, until %(last)s, doesn't go and stays reserved for this request.",
        "%(people)s, until %(last)s, don't go; they stay reserved for this request.",
        "persons",
    )
    return [Foretold(text, **about, opens=None), *_if_last(support_request, deployment)]


def takes_back_arrival(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Who was reported as arrived counts as on the way again."""
    if deployment is None:
        return []
    arrived = _people(deployments.bookings_of(deployment), lambda one: one.arrived or 0)
    return [
        Foretold(
            ngettext_lazy(
                "%(people)s who was reported as arrived counts as on the way again.",
                "%(people)s who were reported as arrived count as on their way again.",
                "persons",
            ),
            people=arrived,
        )
    ]


def stops_work(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Nobody works until it is resumed; no days are given back."""
    if deployment is None:
        return []
    _bookings, about = _about(deployment)
    text = ngettext_lazy(
        "%(people)s stops working until it is resumed; the days until %(last)s aren't given back.",
        "%(people)s stop working until it is resumed; their days until %(last)s aren't given back.",
        "persons",
    )
    return [Foretold(text, **about)]


def recalls(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """At the earliest possible last day: whose days are open again, and how many."""
    if deployment is None:
        return []
    bookings, about = _about(deployment)
    first = max(deployments.earliest_recall(), deployment.starts_on)
    lost = [(one, ledger.worked(one).since(first + timedelta(days=1)).person_days) for one in bookings]
    text = ngettext_lazy(
        "%(people)s leaves before %(last)s. With %(first)s as last day %(person_days)s person-days are open again.",
        "%(people)s leave before %(last)s. With %(first)s as last day %(person_days)s person-days are open again.",
        "persons",
    )
    return [Foretold(text, **about, first=first, person_days=sum(days for _one, days in lost), opens=None)]


def replaces(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Who can be replaced, and how long they rest after it."""
    if deployment is None:
        return []
    text = _("Whoever of %(people)s is replaced leaves for good, and rests %(days)s days.")
    there = deployments.still_to_work(deployment).select_related("pool")
    return [Foretold(text, people=_people([one]), days=one.pool.rest_days) for one in there]


def gives_up_absent(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Who didn't come; the days of whom is given up are open again."""
    if deployment is None:
        return []
    absent = [(one, one.persons - (one.arrived or 0)) for one in deployments.bookings_of(deployment)]
    text = _("%(people)s didn't come: for each who is given up up to %(days)s days are open again.")
    return [
        Foretold(text, people=people([(one.pool.staff_type, count)]), days=_days_left(one), opens=None)
        for one, count in absent
        if count
    ]


def _days_left(booking: Booking) -> int:
    return max(0, (booking.ends_on - max(booking.starts_on, clock.today())).days + 1)


def ends(support_request: SupportRequest, deployment: Deployment | None) -> list[Foretold]:
    """Who leaves, how many days before the planned end, what of the grant is open again, and how long they rest.

    As if the last one left now; the day typed and the reason chosen decide.
    """
    if deployment is None or deployment.arrived_at is None:
        return []
    left = copy(deployment)
    left.departed_at = clock.now()
    bookings, about = _about(deployment)
    leave = Foretold(
        ngettext_lazy(
            "%(people)s leaves; after %(minutes)s minutes this can't be undone.",
            "%(people)s leave; after %(minutes)s minutes this can't be undone.",
            "persons",
        ),
        people=_people(bookings, lambda one: one.arrived or 0),
        minutes=settings.MSOB_UNDO_MINUTES,
        opens=None,
    )
    return [leave, *_days_lost(left, bookings, about["last"]), *_rest(left, bookings), *_if_last(support_request, left)]


def _days_lost(left: Deployment, bookings: list[Booking], planned) -> list[Foretold]:
    lost = sum(at_the_end.not_delivered(one, left).since(clock.today()).person_days for one in bookings)
    early = max(0, (planned - left.left_on).days)
    days = _("Planned until %(last)s: %(early)s days early, so the reason can't be “as planned”.")
    opened = _(
        "%(person_days)s person-days of the grant aren't delivered: they are open again, or withdrawn if the need is"
        " over."
    )
    found = [Foretold(days, last=planned, early=early)] if early else []
    return [*found, *([Foretold(opened, person_days=lost, opens=None)] if lost else [])]


def _rest(left: Deployment, bookings: list[Booking]) -> list[Foretold]:
    text = ngettext_lazy(
        "%(people)s rests %(days)s days after it, until %(until)s, unless you say otherwise.",
        "%(people)s rest %(days)s days after it, until %(until)s, unless you say otherwise.",
        "persons",
    )
    return [
        Foretold(
            text,
            people=people([(one.pool.staff_type, one.arrived)]),
            days=one.pool.rest_days,
            until=left.left_on + timedelta(days=one.pool.rest_days),
        )
        for one in bookings
        if one.arrived and one.pool.rest_days and one.ends_on >= min(left.left_on, left.ends_on)
    ]


def _if_last(support_request: SupportRequest, deployment: Deployment) -> list[Foretold]:
    """With the last deployment the request ends, and what was granted and never filled is open again."""
    if support_request.status != Status.DEPLOYED or deployments.others_to_come(support_request, deployment):
        return []
    unfilled = sum(
        (entry.defence - entry.committed).positive().person_days
        for entry in need_ledger.ledger(support_request).values()
    )
    over = Foretold(_("Nobody else is out: the request ends with it, and both sides evaluate."), opens=None)
    text = _("%(person_days)s person-days that nobody was ever sent for are open again.")
    return [over, *([Foretold(text, person_days=unfilled, opens=None)] if unfilled else [])]
