"""Bookings follow grants: what is granted is booked, and what isn't granted any more is given back.

Runs inside the deed that changed the grant, under the request's lock. When people aren't there the deed is refused, so
a corner that agreed sees *agreed, not settled*. `serve` does the work in any books: `preview` rehearses it on paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import cast

from django.utils.translation import gettext_lazy as _

from capacity import ceiling, ledger, who_goes
from capacity.ledger import LIVE, NOBODY, worked
from capacity.models import Booking, BookingState, Pool
from capacity.rehearsal import Books
from capacity.who_goes import Key, key_of
from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile, Range
from requests_app.models import Event, NeedLine, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.entry import Noted
from requests_app.procedure.rules import RULES
from requests_app.records import need_ledger
from requests_app.records.no_capacity import Fits, NoCapacity


def follow(support_request: SupportRequest, event: Event) -> list[Noted]:
    """Bring the bookings of a request in line with what is granted after `event`; raises Refused when it can't.

    Gives, as what is to be noted, that reservations lapsed.
    """
    lines = list(support_request.lines.all())
    bookings = list(Booking.objects.filter(support_request=support_request).select_related("pool", "deployment"))
    granted = _granted(lines)
    if not bookings and not any(granted.values()):
        return []
    ledger.lock(_pools_concerned(bookings, granted))
    if lacking := serve(cast(Books, ledger), lines, bookings, granted):
        raise Refused(lacking)
    who_goes.keep(support_request, event)
    if RULES[Action(event.action)].ends_proposals:
        for one in Booking.objects.filter(support_request=support_request, state=BookingState.PROPOSED):
            ledger.release(one)
    elif persons := ceiling.release_beyond(support_request):
        facts = {"persons": persons, "after": event.number}
        return [Noted(Action.RESERVATION_LAPSED, f"beyond-{event.number}", facts)]
    return []


def serve(
    books: Books, lines: Iterable[NeedLine], bookings: list[Booking], granted: Mapping[Key, Profile]
) -> list[NoCapacity]:
    """Bring the `bookings` of one request, in these books, in line with what is granted for its lines.

    Returns on which days not all of them fit, and how many do; raises Refused for people approved.
    """
    found = {line.pk: line for line in lines}
    _nobody_went(books, bookings)
    live = [one for one in bookings if one.state in LIVE]
    for key in _held(live):
        _give_back(books, key, [one for one in live if key_of(one) == key], granted.get(key, NOBODY))
    proposals = [one for one in bookings if one.state == BookingState.PROPOSED]
    lacking: list[NoCapacity] = []
    for key, wanted in granted.items():
        mine = [one for one in proposals if key_of(one) == key]
        lacking += _fill(books, found[key[0]], key[1], wanted, mine)
    return lacking


def lock(support_request: SupportRequest, *more: int) -> None:
    """Lock every pool that a deed on this request, and what follows from it, may touch; `more` by primary key."""
    bookings = list(Booking.objects.filter(support_request=support_request))
    ledger.lock({*_pools_concerned(bookings, _granted(support_request.lines.all())), *more})


def missing(support_request: SupportRequest) -> dict[Key, Profile]:
    """What is granted for today and later and not booked; empty in a sound ledger."""
    return _difference(support_request, lambda granted, held: granted - held)


def surplus(support_request: SupportRequest) -> dict[Key, Profile]:
    """What is booked for today and later and not granted; empty in a sound ledger."""
    return _difference(support_request, lambda granted, held: held - granted)


def candidates(books: Books, line: NeedLine, staff_type: str) -> list[Pool]:
    """The pools that can serve `line` with `staff_type`: the exact type first, then substitutes, pools by id."""
    order = {kind: place for place, kind in enumerate(accepted(line, staff_type))}
    return sorted(books.pools(order), key=lambda pool: (order[pool.staff_type], pool.pk))


def accepted(line: NeedLine, staff_type: str) -> tuple[str, ...]:
    """The types that may serve `line` where `staff_type` was granted or asked, best first.

    Only what somebody named: the home its substitutes, in its order; a line tuned in another type is that type alone.
    """
    named = line.substitutes if staff_type == line.staff_type else ()
    return tuple(dict.fromkeys((staff_type, *named)))


def _difference(support_request: SupportRequest, function) -> dict[Key, Profile]:
    granted = _granted(support_request.lines.all())
    held = _held(Booking.objects.filter(support_request=support_request, state__in=LIVE))
    differences = (
        (key, function(granted.get(key, NOBODY), held.get(key, NOBODY)).positive()) for key in {*granted, *held}
    )
    return {key: profile for key, profile in differences if profile}


def _granted(lines: Iterable[NeedLine]) -> dict[Key, Profile]:
    """What is granted for today and later."""
    return {
        (line, staff_type): profile.since(clock.today())
        for line, by_type in need_ledger.granted_of(lines).items()
        for staff_type, profile in by_type.items()
    }


def _held(bookings: Iterable[Booking]) -> dict[Key, Profile]:
    found: dict[Key, Profile] = defaultdict(Profile)
    for one in bookings:
        found[key_of(one)] += worked(one).since(clock.today())
    return found


def _pools_concerned(bookings: list[Booking], granted: dict[Key, Profile]) -> set[int]:
    """The pools (primary keys) that `follow` may change, so that all are locked in one order before that."""
    found = NeedLine.objects.in_bulk({line for line, _staff_type in granted})
    types = {kind for line, staff_type in granted for kind in accepted(found[line], staff_type)}
    return {one.pool_id for one in bookings} | set(
        Pool.objects.filter(staff_type__in=types).values_list("pk", flat=True)
    )


def _nobody_went(books: Books, bookings: list[Booking]) -> None:
    """Take the rest days off bookings whose people were reserved and never sent."""
    for one in bookings:
        if one.state == BookingState.RESERVED and one.ends_on < clock.today() and one.held_until > one.ends_on:
            books.change(one, held_until=one.ends_on)


def _give_back(books: Books, key: Key, bookings: list[Booking], granted: Profile) -> None:
    """Give back what is booked beyond `granted`, substitutes and the newest first; Refused for people approved."""
    beyond = (_held(bookings)[key] - granted).positive()
    for one in sorted(bookings, key=lambda one: (one.deployment_id is not None, _is_exact(one), -one.pk)):
        if not beyond:
            return
        if one.state != BookingState.RESERVED:
            continue
        taken = beyond & worked(one)
        if taken:
            _nobody_went(books, books.keep(one, worked(one) - taken))
            beyond = beyond - taken
    if beyond:
        text = _("People are approved for days that would no longer be granted: cancel or end their deployment first.")
        raise Refused([Lack("people_approved", text)])


def _is_exact(booking: Booking) -> bool:
    return booking.pool.staff_type == booking.staff_type


def _fill(
    books: Books, line: NeedLine, staff_type: str, granted: Profile, proposals: list[Booking]
) -> list[NoCapacity]:
    """Book what is granted and not booked yet: what a plan proposed, then people already there, then the pools.

    Returns on which days not all of them fit, and how many do.
    """
    live = books.live(line, staff_type)
    wanted = (granted - _held(live)[line.pk, staff_type]).positive()
    chosen = accepted(line, staff_type)
    for proposal in [one for one in proposals if one.pool.staff_type in chosen] if wanted else ():
        taken = wanted & worked(proposal)
        for kept in books.keep(proposal, taken):
            books.confirm(kept)
        wanted = wanted - taken
    lacking = []
    for part in wanted.ranges:
        left = _go_on(books, part, [one for one in live if one.pool.staff_type in chosen], line)
        if short := _book_from_pools(books, line, staff_type, Range(left, part.starts_on, part.ends_on)):
            agreed = granted.lowest(part.starts_on, part.ends_on)
            fits = Fits(line.number, staff_type, part.starts_on, part.ends_on, agreed, max(0, agreed - short))
            lacking.append(NoCapacity(fits))
    return lacking


def _go_on(books: Books, part: Range, live: list[Booking], line: NeedLine) -> int:
    """Let people who are there until the day before stay, without a rest; returns how many are still wanted."""
    left = part.persons
    for one in live:
        if left and one.state != BookingState.PAST and one.ends_on == part.starts_on - timedelta(days=1):
            left -= _stay(books, one, min(left, one.persons), part, line)
    return left


def _stay(books: Books, booking: Booking, persons: int, part: Range, line: NeedLine) -> int:
    """Let `persons` of `booking` stay for `part`, with their rest after it; returns how many could."""
    until = part.ends_on + timedelta(days=booking.pool.rest_days)
    room = books.free([booking.pool_id], part.starts_on, until)[booking.pool_id]
    while persons and not _can_stay(books, booking, persons, part, room):
        persons -= 1
    if not persons:
        return 0
    stays, _others = books.split(booking, persons)
    books.change(stays, held_until=stays.ends_on)
    books.book(
        booking.pool,
        line,
        staff_type=booking.staff_type,
        persons=persons,
        starts_on=part.starts_on,
        ends_on=part.ends_on,
    )
    return persons


def _can_stay(books: Books, booking: Booking, persons: int, part: Range, room: Profile) -> bool:
    """Whether `persons` can stay: there is room in their pool, counting the places in which they would have rested."""
    resting = Profile.of([(persons, part.starts_on, booking.held_until)])
    return books.fits(booking.pool, room + resting, part.starts_on, part.ends_on) >= persons


def _book_from_pools(books: Books, line: NeedLine, staff_type: str, part: Range) -> int:
    """Book `part` as far as people are free; returns how many are lacking."""
    left = part.persons
    pools = candidates(books, line, staff_type) if left else []
    furthest = part.ends_on + timedelta(days=max((pool.rest_days for pool in pools), default=0))
    room = books.free([pool.pk for pool in pools], part.starts_on, furthest)
    for pool in pools:
        persons = min(left, books.fits(pool, room[pool.pk], part.starts_on, part.ends_on))
        if persons:
            books.book(
                pool, line, staff_type=staff_type, persons=persons, starts_on=part.starts_on, ends_on=part.ends_on
            )
            left -= persons
    return left
