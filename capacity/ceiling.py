"""How many people may be reserved for a need line: what is open, declined or granted there, and never more.

Callers hold the lock on the request, so that what is read here is what is decided on.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from capacity import demand, ledger
from capacity.ledger import NOBODY, worked
from capacity.models import Booking, BookingState
from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger


def of(lines: Iterable[NeedLine]) -> dict[int, Profile]:
    """Persons per day, today and later, that may be held for each line (by primary key), whatever their type."""
    return {pk: need_ledger.ceiling(account) for pk, account in need_ledger.accounts(lines).items()}


def left(line: NeedLine, staff_type: str) -> Profile:
    """Persons per day that may still be reserved for `line` as `staff_type`; a type nobody asked gets none."""
    held = list(Booking.objects.filter(line=line))
    room = (of([line])[line.pk] - _sum(held)).positive()
    if staff_type == line.staff_type:
        return room
    asked, _team = demand.tuned_of([line]).get(line.pk, {}).get(staff_type, (NOBODY, 1))
    return (asked - _sum(one for one in held if one.staff_type == staff_type)).positive() & room


def check(line: NeedLine, staff_type: str, persons: int, starts_on, ends_on) -> None:
    """Refuse, with the number that fits, what goes beyond the ceiling on any day."""
    most = left(line, staff_type).lowest(starts_on, ends_on)
    if persons > most:
        text = _("Line %(line)s, %(type)s: %(most)s more can be reserved on all these days, not %(persons)s.")
        label = StaffType(staff_type).label
        raise Refused([Lack("beyond_ceiling", text, line=line.number, type=label, most=most, persons=persons)])


def check_all(support_request: SupportRequest) -> None:
    """Refuse when more is reserved on any line than its ceiling."""
    lines = list(support_request.lines.all())
    ceilings, held = of(lines), list(Booking.objects.filter(line__in=lines))
    beyond = [one.number for one in lines if (_sum_of(held, one) - ceilings[one.pk]).positive()]
    if beyond:
        text = _("Line %(line)s: others were reserved for it since.")
        raise Refused([Lack("reserved_since", text, line=number) for number in beyond])


def _sum_of(bookings: Iterable[Booking], line: NeedLine) -> Profile:
    return _sum(one for one in bookings if one.line_id == line.pk)


def release_beyond(support_request: SupportRequest) -> int:
    """Give back what is reserved beyond the ceiling, the newest first; returns how many persons it concerned.

    What stands granted isn't touched: those bookings follow the grant. The pools are locked already.
    """
    cuts = beyond(support_request, {})
    for one, taken in cuts:
        ledger.keep(one, worked(one) - taken)
    return sum(taken.peak for _one, taken in cuts)


def beyond(support_request: SupportRequest, less: Mapping[int, Profile]) -> list[tuple[Booking, Profile]]:
    """Which reservations are beyond the ceiling, and by how much; that of a line (primary key) lowered by `less`."""
    found = Booking.objects.filter(support_request=support_request).select_related("pool").order_by("-pk")
    bookings = list(found)
    if not any(one.state == BookingState.PROPOSED for one in bookings):
        return []
    lines = list(support_request.lines.all())
    ceilings, tuned = of(lines), demand.tuned_of(lines)
    return [
        cut
        for line in lines
        for cut in _cuts(
            [one for one in bookings if one.line_id == line.pk],
            (ceilings[line.pk] - less.get(line.pk, NOBODY)).positive(),
            {line.staff_type, *tuned.get(line.pk, {})},
        )
    ]


def _cuts(bookings: list[Booking], ceiling: Profile, types: set[str]) -> Iterator[tuple[Booking, Profile]]:
    """What the proposals among the bookings of one line lose: down to the ceiling and to the types asked."""
    over = (_sum(bookings) - ceiling).positive()
    for one in [one for one in bookings if one.state == BookingState.PROPOSED]:
        if taken := worked(one) if one.staff_type not in types else over & worked(one):
            over = (over - taken).positive()
            yield one, taken


def _sum(bookings: Iterable[Booking]) -> Profile:
    return sum((worked(one) for one in bookings), NOBODY).since(clock.today())
