"""What changes in the days of people who are out: recall, no-show, replacement, staying too long, and the end.

Each function keeps grant, commitment and bookings of the pools in agreement with one another.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from capacity import ledger
from capacity.models import Booking, BookingState, Deployment, EndReason, Shortage
from foundation import clock
from foundation.ranges import Profile
from requests_app.records import need_postings


def settle(deployment: Deployment, *, rest_days: int | None, event_number: int) -> None:
    """Settle a deployment at its end: days not delivered go back, who worked rests, and who never came is free.

    `rest_days` takes the place of the rest of each pool; None leaves that as it is.
    """
    bookings = list(deployment.bookings.select_related("pool", "line"))
    left_on = deployment.left_on
    last_day = min(left_on, max((one.ends_on for one in bookings), default=left_on))
    resting = []
    for one in bookings:
        _settle_need(one, deployment, event_number=event_number)
        stayed = one.ends_on >= last_day
        if _close(one, left_on) and stayed:
            days = one.pool.rest_days if rest_days is None else rest_days
            resting.append((one, left_on + timedelta(days=days)))
    _hold(deployment, resting)


def _settle_need(booking: Booking, deployment: Deployment, *, event_number: int) -> None:
    """Open the days that weren't delivered again; those after the end are withdrawn when the need is over."""
    lost = not_delivered(booking, deployment)
    _uncommit(booking, lost, event_number=event_number)
    over = deployment.end_reason == EndReason.NEED_OVER
    after = lost.since(deployment.left_on + timedelta(days=1)) if over else Profile()
    _give_back(booking, lost - after, event_number=event_number, code="shortfall")
    _give_back(booking, after, event_number=event_number, code="need_over", over=True)


def not_delivered(booking: Booking, deployment: Deployment) -> Profile:
    """The persons per day who were planned and not there."""
    return (ledger.worked(booking) - _delivered(booking, deployment)).positive()


def _delivered(booking: Booking, deployment: Deployment) -> Profile:
    """The persons per day who were there: from arrival to departure, within what was planned."""
    came_on, left_on = deployment.came_on, deployment.left_on
    there = Profile.of([(booking.arrived or 0, max(booking.starts_on, came_on), left_on)])
    return there & ledger.worked(booking)


def _close(booking: Booking, left_on: date) -> bool:
    """Cut a booking to who worked, until the last day, or release it when nobody did; returns whether anybody did."""
    if not booking.arrived or booking.starts_on > left_on:
        ledger.release(booking)
        return False
    planned = booking.planned or booking.persons
    ends_on = min(booking.ends_on, left_on)
    until = min(booking.held_until, max(ends_on, left_on + timedelta(days=booking.pool.rest_days)))
    state = BookingState.PAST
    ledger.change(booking, planned=planned, persons=booking.arrived, ends_on=ends_on, held_until=until, state=state)
    return True


def _hold(deployment: Deployment | None, resting: Iterable[tuple[Booking, date]]) -> None:
    """Keep the places of each booking taken until its day; where others were promised them, record a shortage."""
    lacking: Counter[tuple[int, date, date]] = Counter()
    for booking, until in resting:
        if short := ledger.hold(booking, until):
            lacking[booking.pool_id, short.starts_on, short.ends_on] += short.persons
    for (pool, first, last), persons in lacking.items():
        Shortage.objects.update_or_create(
            pool_id=pool,
            reason=str(deployment),
            starts_on=first,
            solved_at=None,
            defaults={"ends_on": last, "persons": persons, "recorded_at": clock.now()},
        )


def recall(deployment: Deployment, last_day: date, *, event_number: int) -> None:
    """Let all bookings end on `last_day`: later days are open again, and who stays until then rests after it."""
    resting = []
    for one in deployment.bookings.select_related("pool", "line").order_by("-starts_on", "pk"):
        if one.ends_on >= last_day and _cut(one, last_day, event_number=event_number):
            resting.append((one, last_day + timedelta(days=one.pool.rest_days)))
    _hold(deployment, resting)


def _cut(booking: Booking, last_day: date, *, event_number: int) -> bool:
    """End a committed booking on `last_day`; returns whether anything is left of it."""
    after = ledger.worked(booking).since(last_day + timedelta(days=1))
    _uncommit(booking, after, event_number=event_number)
    _give_back(booking, after, event_number=event_number, code="recalled")
    if last_day < booking.starts_on:
        ledger.release(booking)
        return False
    until = min(booking.held_until, last_day + timedelta(days=booking.pool.rest_days))
    ledger.change(booking, ends_on=last_day, held_until=max(last_day, until))
    return True


def give_back(booking: Booking, persons: int, *, event_number: int) -> None:
    """Take `persons` who never came off a committed booking: their days are open again, their places free."""
    lost = Profile.of([(persons, booking.starts_on, booking.ends_on)])
    _uncommit(booking, lost, event_number=event_number)
    _give_back(booking, lost, event_number=event_number, code="no_show")
    if persons == booking.persons:
        return ledger.release(booking)
    ledger.change(booking, planned=booking.planned or booking.persons, persons=booking.persons - persons)


def replace(booking: Booking, pool, persons: int, first_day: date, *, event_number: int) -> Booking:
    """From `first_day` on `persons` of `pool` take the place of as many of a committed booking; no need changes."""
    goes, _others = ledger.split(booking, persons, absent_first=True)
    ends_on = goes.ends_on
    kept = Profile.of([(persons, goes.starts_on, first_day - timedelta(days=1))])
    if kept:
        last = first_day - timedelta(days=1)
        rests_until = last + timedelta(days=goes.pool.rest_days)
        ledger.change(goes, ends_on=last, held_until=min(goes.held_until, rests_until))
        _hold(booking.deployment, [(goes, rests_until)])
    else:
        ledger.release(goes)
    return ledger.book(
        pool,
        booking.line,
        staff_type=booking.staff_type,
        persons=persons,
        starts_on=max(first_day, booking.starts_on),
        ends_on=ends_on,
        state=BookingState.COMMITTED,
        deployment=booking.deployment,
    )


def overstay(deployment: Deployment, today: date) -> None:
    """Keep the places of those who would leave last, through today and their rest: nobody reported the end."""
    there = list(
        deployment.bookings.filter(state=BookingState.COMMITTED).select_related("pool").order_by("pool_id", "pk")
    )
    ledger.lock(one.pool_id for one in there)
    _hold(deployment, _last_to_leave(there, today))


def keeps_its_places(deployment: Deployment, today: date) -> bool:
    """Whether `overstay` has nothing left to do; takes no query when bookings and their pools were fetched."""
    there = [one for one in deployment.bookings.all() if one.state == BookingState.COMMITTED]
    return all(one.held_until >= until for one, until in _last_to_leave(there, today))


def _last_to_leave(there: list[Booking], today: date) -> list[tuple[Booking, date]]:
    """(booking, day until which its places are kept) for those of `there` that end last, when that day has passed."""
    last_day = max((one.ends_on for one in there), default=today)
    late = (one for one in there if one.ends_on == last_day < today)
    return [(one, today + timedelta(days=one.pool.rest_days)) for one in late]


def _uncommit(booking: Booking, profile: Profile, *, event_number: int) -> None:
    need_postings.commit(booking.line, booking.staff_type, Profile() - profile, event_number=event_number)


def _give_back(booking: Booking, profile: Profile, **why) -> None:
    need_postings.give_back(booking.line, booking.staff_type, profile, **why)
