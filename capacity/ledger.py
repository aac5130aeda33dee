"""The ledger of scarce staff: each person can be sent only once.

`PoolDay.allocated` is, on every day, the sum of the bookings that hold places of that pool; the database refuses more
than is available. Locks are taken in one order: requests by id, then pools by id, then days.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from capacity import figures
from capacity.models import Booking, BookingState, Pool, PoolDay, PoolPeriod
from foundation.errors import Lack, Refused
from foundation.ranges import Profile, Range

NOBODY = Profile()
LIVE = (BookingState.RESERVED, BookingState.COMMITTED, BookingState.PAST)
"""The states of bookings that cover a grant; a proposal isn't among them, because it may lapse."""


def no_room() -> Refused:
    """The refusal for want of people. It says no number, because its reader mayn't always see numbers."""
    text = _("There aren't enough people free on all these days. The capacity board shows what there is.")
    return Refused([Lack("no_capacity", text)])


def lock(pools: Iterable[int]) -> dict[int, Pool]:
    """Lock these pools (primary keys), in order of id, and read them anew.

    Rows that only point to a pool needn't wait for this lock.
    """
    found = Pool.objects.select_for_update(no_key=True).filter(pk__in=set(pools)).order_by("pk")
    return {pool.pk: pool for pool in found}


def free(pools: Iterable[int], first: date, last: date) -> dict[int, Profile]:
    """Persons free per day of each pool (primary key) from `first` to `last`; none where a day isn't known."""
    found: dict[int, list[Range]] = {pk: [] for pk in pools}
    days = PoolDay.objects.filter(pool__in=found, day__range=(first, last), allocated__lt=F("available"))
    for pk, day, available, allocated in days.values_list("pool", "day", "available", "allocated"):
        found[pk].append(Range(available - allocated, day, day))
    return {pk: Profile.of(ranges) for pk, ranges in found.items()}


def fits(pool: Pool, room: Profile, first: date, last: date) -> int:
    """How many of `pool` can go from `first` to `last`, given `room` free per day; their rest must have room too."""
    rest = known_days(pool, last + timedelta(days=1), last + timedelta(days=pool.rest_days))
    return within(room, first, last, rest)


def within(room: Profile, first: date, last: date, rest: Iterable[date]) -> int:
    """How many fit in `room` from `first` to `last` and on the days of their `rest`."""
    return max(0, min([room.lowest(first, last), *(room.on(day) for day in rest)]))


def known_days(pool: Pool, first: date, last: date) -> list[date]:
    """The days from `first` to `last` of which the pool's size is known; beyond them a rest takes no place."""
    if last < first:
        return []
    return list(PoolDay.objects.filter(pool=pool, day__range=(first, last)).values_list("day", flat=True))


def live(line, staff_type: str) -> list[Booking]:
    """The bookings that cover what is granted for a need line as one type."""
    return list(Booking.objects.filter(line=line, staff_type=staff_type, state__in=LIVE).select_related("pool"))


def pools(staff_types: Iterable[str]) -> list[Pool]:
    """The pools of these types from which somebody may still be sent."""
    return list(Pool.objects.filter(staff_type__in=staff_types, is_closed=False))


def held(booking: Booking) -> Profile:
    """The places a booking takes per day, rest days included."""
    return Profile.of([(booking.persons, booking.starts_on, booking.held_until)])


def worked(booking: Booking) -> Profile:
    """The persons per day that a booking sends, without the rest days."""
    return Profile.of([(booking.persons, booking.starts_on, booking.ends_on)])


@transaction.atomic
def book(pool: Pool, line, *, ends_on: date, **said) -> Booking:
    """Take people of `pool` for the need line `line`; raises Refused when they aren't free on every day.

    `said` are staff_type, persons and starts_on, and of a proposal its state and when it lapses.
    """
    booking = new(pool, line, ends_on=ends_on, **said)
    _take(pool.pk, held(booking), work_until=ends_on)
    booking.full_clean(exclude=["pool", "support_request", "line", "deployment"])
    booking.save(force_insert=True)
    return booking


def new(pool: Pool, line, *, ends_on: date, **said) -> Booking:
    """A booking of `pool` for the need line `line`, with its rest; nothing is saved."""
    return Booking(
        pool=pool,
        support_request_id=line.support_request_id,
        line=line,
        ends_on=ends_on,
        held_until=ends_on + timedelta(days=pool.rest_days),
        **said,
    )


@transaction.atomic
def change(booking: Booking, **values) -> Booking:
    """Change persons or days of `booking`; raises Refused when what it takes more isn't free."""
    before = held(booking)
    for name, value in values.items():
        setattr(booking, name, value)
    _take(booking.pool_id, held(booking) - before, work_until=booking.ends_on)
    booking.save()
    return booking


@transaction.atomic
def release(booking: Booking) -> None:
    """Delete the booking and give its places back; the journal keeps what it was."""
    _take(booking.pool_id, NOBODY - held(booking), work_until=booking.ends_on)
    booking.delete()


@transaction.atomic
def put_back(changed: Iterable[tuple[Booking | None, Booking | None]]) -> None:
    """Let bookings stand as they did, in pairs of (as it is, as it was); Refused when they aren't free on every day."""
    pairs, delta = list(changed), defaultdict[int, Profile](Profile)
    last = max((one.ends_on for pair in pairs for one in pair if one), default=date.min)
    for now, then in pairs:
        if now:
            delta[now.pool_id] -= held(now)
        if then:
            delta[then.pool_id] += held(then)
    for pool in sorted(delta):
        _take(pool, delta[pool], work_until=last)
    for now, then in pairs:
        if then:
            then.save()
        elif now:
            now.delete()


@transaction.atomic
def keep(booking: Booking, profile: Profile) -> list[Booking]:
    """Let `booking` go on for just these days and persons, as one booking for each stretch; gives the rest back."""
    if not profile:
        release(booking)
        return []
    before = held(booking)
    copies = cut(booking, profile)
    after = sum((held(one) for one in (booking, *copies)), NOBODY)
    _take(booking.pool_id, after - before, work_until=booking.ends_on)
    booking.save()
    Booking.objects.bulk_create(copies)
    return [booking, *copies]


def cut(booking: Booking, profile: Profile) -> list[Booking]:
    """Make `booking` the first stretch of `profile`, and give the others as new ones; nothing is saved."""
    rest = booking.held_until - booking.ends_on
    first, *others = profile.ranges
    rests = [timedelta()] * len(others) + [rest]  # only after the last stretch
    copies = [_like(booking, part, after) for part, after in zip(others, rests[1:], strict=True)]
    booking.persons, booking.starts_on, booking.ends_on = first
    booking.held_until = first.ends_on + rests[0]
    return copies


@transaction.atomic
def split(booking: Booking, persons: int, *, absent_first: bool = False) -> tuple[Booking, Booking | None]:
    """Two bookings in place of one: `persons` of it, and the others (None when there are none). Takes nothing.

    Those who arrived are in the first, or with `absent_first` in the second.
    """
    others = part_off(booking, persons, absent_first=absent_first)
    if others is not None:
        booking.save()
        others.save(force_insert=True)
    return booking, others


def part_off(booking: Booking, persons: int, *, absent_first: bool = False) -> Booking | None:
    """Leave `persons` in `booking`, and give the others as a new one (None when there are none); nothing is saved."""
    if persons >= booking.persons:
        return None
    part = Range(booking.persons - persons, booking.starts_on, booking.ends_on)
    others = _like(booking, part, booking.held_until - booking.ends_on)
    if booking.arrived is not None:
        others.arrived = min(booking.arrived, part.persons) if absent_first else max(0, booking.arrived - persons)
        booking.arrived -= others.arrived
    booking.persons = persons
    return others


@transaction.atomic
def hold(booking: Booking, until: date) -> Range | None:
    """Keep the places of `booking` taken until `until`, up to the first day on which others were promised them.

    Returns the days left without places, with the persons; None when there are none.
    """
    if until <= booking.held_until:
        return None
    lock([booking.pool_id])
    days = PoolDay.objects.filter(pool=booking.pool_id, day__gt=booking.held_until, day__lte=until)
    short = days.filter(available__lt=F("allocated") + booking.persons).order_by("day").first()
    last = short.day - timedelta(days=1) if short else until
    if last > booking.held_until:
        change(booking, held_until=last)
    return Range(booking.persons, short.day, until) if short else None


def confirm(booking: Booking) -> None:
    """Turn a proposal into a reservation, which doesn't lapse."""
    booking.state, booking.lapses_at = BookingState.RESERVED, None
    booking.save()


def _like(booking: Booking, part: Range, rest: timedelta) -> Booking:
    """A new booking of the same pool for the same line, with the persons and days of `part`."""
    names = ("pool", "support_request_id", "line_id", "staff_type", "state", "lapses_at", "deployment_id")
    kept = {name: getattr(booking, name) for name in names}
    return Booking(
        persons=part.persons,
        starts_on=part.starts_on,
        ends_on=part.ends_on,
        held_until=part.ends_on + rest,
        **kept,
    )


def _take(pool: int, delta: Profile, *, work_until: date) -> None:
    """Allocate `delta` persons per day of `pool` (negative: give back), under its lock; all days or none.

    Until `work_until` every day must be known; a rest beyond the days known takes no place.
    """
    if not delta:
        return
    lock([pool])
    for part in delta.ranges:
        days = PoolDay.objects.filter(pool=pool, day__range=(part.starts_on, part.ends_on))
        if part.persons > 0:
            _check_room(days, part, work_until)
        days.update(allocated=F("allocated") + part.persons)
        if part.persons < 0:
            _forget_the_missing(pool, days)
    figures.changed(pool)


def _forget_the_missing(pool: int, days) -> None:
    """Lower what is available on days where more was promised than the pool has: nobody else gets those places."""
    for period in PoolPeriod.objects.filter(pool=pool):
        beyond = days.filter(day__range=(period.starts_on, period.ends_on), available__gt=period.size)
        beyond.update(available=Greatest(F("allocated"), Value(period.size)))


def _check_room(days, part: Range, work_until: date) -> None:
    last = min(part.ends_on, work_until)
    known = days.filter(day__lte=last).count()
    short = days.filter(available__lt=F("allocated") + part.persons)
    if known < (last - part.starts_on).days + 1 or short.exists():
        raise no_room()
