"""Who goes by a grant, type by type: of the bookings that cover it, on the days granted. Kept with the decision."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from capacity.ledger import LIVE, worked
from capacity.models import Booking
from foundation.ranges import Profile, Range
from requests_app.models import Decision, Event, NeedLine, SupportRequest
from requests_app.models.staff import StaffType

Key = tuple[int, str]  # need line (primary key), staff type granted


class Going(NamedTuple):
    """`persons` who are of the type `sent_as`, on each day from `starts_on` to `ends_on`."""

    sent_as: StaffType
    persons: int
    starts_on: date
    ends_on: date

    @property
    def person_days(self) -> int:
        return Range(*self[1:]).person_days


def key_of(booking: Booking) -> Key:
    """What `booking` serves."""
    return booking.line_id, booking.staff_type


def of(bookings: Iterable[Booking], key: Key, granted: Profile) -> list[Going]:
    """Those who are booked for what is granted; the type that was granted first."""
    found: dict[str, Profile] = defaultdict(Profile)
    for one in bookings:
        if key_of(one) == key and one.state in LIVE:
            found[one.pool.staff_type] += worked(one)
    first = sorted(found, key=lambda kind: (kind != key[1], kind))
    return [Going(StaffType(kind), *part) for kind in first for part in (found[kind] & granted).ranges]


def keep(support_request: SupportRequest, event: Event) -> None:
    """Keep with the decision that `event` took, if it took one, who goes by it."""
    decision = Decision.objects.filter(support_request=support_request, event_number=event.number).first()
    if decision is None:
        return
    live = Booking.objects.filter(support_request=support_request, state__in=LIVE).select_related("pool")
    decision.who_goes = [
        {"line": line.number, "staff_type": key[1]} | _kept(one)
        for key, (line, granted) in _granted_by(decision).items()
        for one in of(live, key, granted)
    ]
    decision.save(update_fields=["who_goes"])


def _granted_by(decision: Decision) -> dict[Key, tuple[NeedLine, Profile]]:
    found: dict[Key, tuple[NeedLine, Profile]] = {}
    for one in decision.lines.select_related("line"):
        key, part = (one.line_id, one.staff_type), Profile.of([(one.persons, one.starts_on, one.ends_on)])
        found[key] = one.line, found.get(key, (one.line, Profile()))[1] + part
    return found


def _kept(one: Going) -> dict:
    """As JSON takes it."""
    return one._asdict() | {"starts_on": one.starts_on.isoformat(), "ends_on": one.ends_on.isoformat()}
