"""The ledger on paper: what it would do for one request, on rows read once; nothing is written, nothing is locked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from capacity import ledger
from capacity.ledger import NOBODY, held
from capacity.models import Booking, BookingState, Pool, PoolDay, PoolPeriod
from foundation.ranges import Profile

LONGEST_REST = timedelta(days=60)  # no pool has more rest days


class Books(Protocol):
    """Where bookings are kept, as `supply` needs it: the module `ledger`, or a `Rehearsal` of it."""

    def live(self, line: Any, staff_type: str, /) -> list[Booking]: ...
    def pools(self, staff_types: Iterable[str], /) -> list[Pool]: ...
    def free(self, pools: Iterable[int], first: date, last: date, /) -> dict[int, Profile]: ...
    def fits(self, pool: Pool, room: Profile, first: date, last: date, /) -> int: ...
    def book(self, pool: Pool, line: Any, *, ends_on: date, **said: Any) -> Booking: ...
    def change(self, booking: Booking, /, **values: Any) -> Booking: ...
    def keep(self, booking: Booking, profile: Profile, /) -> list[Booking]: ...
    def split(self, booking: Booking, persons: int, /) -> tuple[Booking, Booking | None]: ...
    def confirm(self, booking: Booking, /) -> None: ...


@dataclass(frozen=True)
class Paper:
    """The pools with, by primary key, the persons free per day (below zero: promised and not there) and days known."""

    pools: list[Pool]
    room: Mapping[int, Profile]
    known: Mapping[int, Profile]

    @classmethod
    def of(cls, staff_types: Iterable[str], first: date, last: date) -> "Paper":
        """What the ledger says of these types from `first` to `last`, and of the rests after it; in two queries."""
        until = last + LONGEST_REST
        sizes = _sizes(staff_types, first, until)
        pools: dict[int, Pool] = {}
        room, known = defaultdict(list), defaultdict(list)
        days = PoolDay.objects.filter(pool__staff_type__in=staff_types, day__range=(first, until))
        for one in days.select_related("pool"):
            pools[one.pool_id] = one.pool
            there = min(one.available, sizes.get((one.pool_id, one.day), one.available))
            room[one.pool_id].append((there - one.allocated, one.day, one.day))
            known[one.pool_id].append((1, one.day, one.day))
        return cls(list(pools.values()), _profiles(room), _profiles(known))


class Rehearsal:
    """The moves of `ledger` on copies of these bookings."""

    def __init__(self, paper: Paper, bookings: Iterable[Booking]) -> None:
        self.paper, self.room = paper, dict(paper.room)
        self.bookings = [copy(one) for one in bookings]

    def live(self, line: Any, staff_type: str, /) -> list[Booking]:
        mine = (one for one in self.bookings if one.line_id == line.pk and one.staff_type == staff_type)
        return [one for one in mine if one.state in ledger.LIVE]

    def pools(self, staff_types: Iterable[str], /) -> list[Pool]:
        return [pool for pool in self.paper.pools if pool.staff_type in staff_types and not pool.is_closed]

    def free(self, pools: Iterable[int], first: date, last: date, /) -> dict[int, Profile]:
        return {pk: self.room.get(pk, NOBODY).within(first, last).positive() for pk in pools}

    def fits(self, pool: Pool, room: Profile, first: date, last: date, /) -> int:
        rest = (last + timedelta(days=count) for count in range(1, pool.rest_days + 1))
        return ledger.within(room, first, last, [day for day in rest if self.paper.known[pool.pk].on(day)])

    def book(self, pool: Pool, line: Any, *, ends_on: date, **said: Any) -> Booking:
        booking = ledger.new(pool, line, ends_on=ends_on, **said)
        self.place(booking)
        self.bookings.append(booking)
        return booking

    def place(self, booking: Booking, /) -> None:
        """Give a booking that isn't in the ledger its places."""
        self._take(booking.pool_id, held(booking))

    def change(self, booking: Booking, /, **values: Any) -> Booking:
        before = held(booking)
        for name, value in values.items():
            setattr(booking, name, value)
        self._take(booking.pool_id, held(booking) - before)
        return booking

    def keep(self, booking: Booking, profile: Profile, /) -> list[Booking]:
        before = held(booking)
        self.bookings.remove(booking)
        kept = [booking, *ledger.cut(booking, profile)] if profile else []
        self._take(booking.pool_id, sum((held(one) for one in kept), NOBODY) - before)
        self.bookings += kept
        return kept

    def split(self, booking: Booking, persons: int, /) -> tuple[Booking, Booking | None]:
        others = ledger.part_off(booking, persons)
        self.bookings += [others] if others else []
        return booking, others

    def confirm(self, booking: Booking, /) -> None:
        booking.state, booking.lapses_at = BookingState.RESERVED, None

    def _take(self, pool: int, delta: Profile) -> None:
        """On the days that are known; a rest beyond them takes no place."""
        known = delta.combine(self.paper.known.get(pool, NOBODY), lambda persons, is_known: persons if is_known else 0)
        self.room[pool] = self.room.get(pool, NOBODY) - known


def _profiles(found: Mapping[int, list]) -> dict[int, Profile]:
    return {pk: Profile.of(parts) for pk, parts in found.items()}


def _sizes(staff_types: Iterable[str], first: date, last: date) -> dict[tuple[int, date], int]:
    """How many a pool has on a day of which its size is recorded: what was promised beyond it isn't given again."""
    found: dict[tuple[int, date], int] = {}
    periods = PoolPeriod.objects.filter(pool__staff_type__in=staff_types, starts_on__lte=last, ends_on__gte=first)
    for pk, size, starts_on, ends_on in periods.values_list("pool", "size", "starts_on", "ends_on"):
        day = max(starts_on, first)
        while day <= min(ends_on, last):
            found[pk, day] = size
            day += timedelta(days=1)
    return found
