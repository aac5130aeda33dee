"""Who was sent on a deployment and who came: each staff type by itself, stretch by stretch, with the sums.

From bookings that were loaded with pool and need line. People who were replaced or go on after an extension are several
bookings of one type: they are told together, on the days on which the same number was there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from capacity.models import Booking
from foundation import clock
from foundation.ranges import Profile, pieces
from requests_app.models.staff import StaffType

NOBODY = Profile()


@dataclass(frozen=True)
class Stretch:
    """Persons on each day from first to last: sent, and there (None on days to come, and before anybody arrived)."""

    starts_on: date
    ends_on: date
    sent: int
    there: int | None

    @property
    def lacks(self) -> bool:
        """Whether some of those sent weren't there."""
        return self.there is not None and self.there < self.sent


@dataclass(frozen=True)
class Sent:
    """People for one need line (its number) who were granted as one type and are of one type."""

    line: int
    staff_type: StaffType
    sent_as: StaffType
    sent: Profile
    there: Profile | None

    @property
    def substitute(self) -> str:
        """What they are, where that isn't what was granted."""
        return "" if self.sent_as == self.staff_type else str(self.sent_as.label)

    @property
    def stretches(self) -> list[Stretch]:
        """As many as there are changes in their number, or in whether the days are over."""
        there = self.there or NOBODY
        to_come = self.sent.since(clock.today() + timedelta(days=1)) if there else NOBODY
        return [
            Stretch(first, last, self.sent.on(first), self._there_on(first))
            for first, last in pieces([self.sent, there, to_come])
            if self.sent.on(first) or there.on(first)
        ]

    def _there_on(self, day: date) -> int | None:
        return None if self.there is None or day > clock.today() else self.there.on(day)

    @property
    def starts_on(self) -> date:
        return self.stretches[0].starts_on

    @property
    def ends_on(self) -> date:
        return self.stretches[-1].ends_on

    @property
    def sent_days(self) -> int:
        """Person-days sent."""
        return self.sent.person_days

    @property
    def there_days(self) -> int | None:
        """Person-days there, from the arrival until today; None before anybody arrived."""
        return None if self.there is None else self.there.person_days


def of(bookings: Iterable[Booking], *, came_on: date | None = None) -> list[Sent]:
    """By need line and type, in that order; who came was there from `came_on` until today."""
    found: dict[tuple, list[Booking]] = {}
    for one in bookings:
        found.setdefault((one.line.number, one.staff_type, one.pool.staff_type), []).append(one)
    return [
        Sent(line, StaffType(kind), StaffType(sent_as), _sent(mine), _there(mine, came_on))
        for (line, kind, sent_as), mine in sorted(found.items())
    ]


def _sent(bookings: list[Booking]) -> Profile:
    return Profile.of((one.planned or one.persons, one.starts_on, one.ends_on) for one in bookings)


def _there(bookings: list[Booking], came_on: date | None) -> Profile | None:
    if came_on is None or all(one.arrived is None for one in bookings):
        return None
    last = clock.today()
    return Profile.of((one.arrived or 0, max(one.starts_on, came_on), min(one.ends_on, last)) for one in bookings)
