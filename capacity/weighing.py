"""What whoever decides weighs at Defence: bands for whom numbers aren't, and what a grant leaves for others.

From the ledger, rehearsed: what is free if it isn't granted beside what is free after it, type by type and day by day.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet, prefetch_related_objects

from capacity import balance, bands, figures, preview
from capacity.balance import Need
from capacity.bands import Band
from capacity.figures import Figure
from capacity.ledger import NOBODY, held
from capacity.models import BookingState
from capacity.rehearsal import Paper, Rehearsal
from foundation import clock
from foundation.ranges import Profile, Range
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Expected:
    """Of one type asked for one need line the band, and that of each type named to come in its place, best first."""

    line: NeedLine
    staff_type: StaffType
    band: Band
    substitutes: tuple[tuple[StaffType, Band], ...]


@dataclass(frozen=True)
class Leaves:
    """What a grant leaves of one type that it sends: `persons` of it, at most on one day.

    `last` are the first days in a row on which these `persons` are the last: nobody else is free. None when others stay
    free: `left` of them on the worst day of the grant. `is_open_ended` when nothing is known of the day after. On the
    days of `last`, or else of the grant, `asked` persons of the type are asked by other requests, `requests` in number,
    and nobody is held for them.
    """

    staff_type: StaffType
    persons: int
    last: Range | None
    is_open_ended: bool
    left: int
    asked: int
    requests: int


def expected(support_request: SupportRequest) -> list[Expected]:
    """The bands of each need line and type of this request; of several days that of the worst."""
    prefetch_related_objects([support_request], *preview.LOADED)
    needs = [one for one in balance.needs_of([support_request]) if one.days]
    if not needs:
        return []
    known = _but_for(support_request, figures.per_day(clock.today(), max(day for one in needs for day in one.days)))
    return [
        Expected(
            need.line,
            need.staff_type,
            bands.worst(known, need.staff_type, need.days),
            tuple((StaffType(kind), bands.worst(known, kind, need.days)) for kind in need.substitutes),
        )
        for need in needs
    ]


def _but_for(about: SupportRequest, known: Mapping[tuple[str, date], Figure]) -> dict[tuple[str, date], Figure]:
    """The figures with those who are held for this very request free: for it they are there."""
    mine: dict[str, Profile] = defaultdict(Profile)
    for one in about.bookings.all():
        if one.state == BookingState.PROPOSED:
            mine[one.pool.staff_type] += held(one)
    return {(kind, day): replace(one, used=one.used - mine[kind].on(day)) for (kind, day), one in known.items()}


def leaves(support_request: SupportRequest, others: QuerySet[SupportRequest]) -> list[Leaves]:
    """What a grant of what is before the triangle leaves for `others`; none when nothing can be granted, or settled.

    Numbers: whoever calls has asked `pools.may_read` first, and names as `others` those that her reader sees.
    """
    prefetch_related_objects([support_request], *preview.LOADED)
    books = preview.rehearsed(support_request)
    if books is None:
        return []
    before, after = _free_without(books, support_request), _free(books.paper, books.room)
    sent = {kind: (before[kind] - after[kind]).positive() for kind in sorted(before)}
    asks = balance.asked(others.exclude(pk=support_request.pk))
    return [
        _left_of(books.paper, kind, persons, after[kind], [one for one in asks if one.staff_type == kind])
        for kind, persons in sent.items()
        if persons
    ]


def _free_without(books: Rehearsal, support_request: SupportRequest) -> dict[str, Profile]:
    """Who is free of each type without the grant: those held for this request then come free too."""
    room = dict(books.paper.room)
    for one in support_request.bookings.all():
        if one.state == BookingState.PROPOSED and one.pool_id in room:
            room[one.pool_id] += held(one)
    return _free(books.paper, room)


def _free(paper: Paper, room: Mapping[int, Profile]) -> dict[str, Profile]:
    """Who is free of each type, pool by pool: what one pool lacks isn't taken off another."""
    found: dict[str, Profile] = defaultdict(Profile)
    for pool in paper.pools:
        if not pool.is_closed:
            found[pool.staff_type] += room.get(pool.pk, NOBODY).positive()
    return found


def _left_of(paper: Paper, kind: str, sent: Profile, after: Profile, asks: list[Need]) -> Leaves:
    last = _last_of_all(sent, after)
    first_day = (last or sent.ranges[0]).starts_on
    last_day = (last or sent.ranges[-1]).ends_on
    wanting = [(one, days) for one in asks if (days := one.wanting.within(first_day, last_day))]
    known = [paper.known[pool.pk] for pool in paper.pools if pool.staff_type == kind]
    return Leaves(
        staff_type=StaffType(kind),
        persons=last.persons if last else sent.peak,
        last=last,
        is_open_ended=not any(one.on(last_day + A_DAY) for one in known),
        left=after.lowest(first_day, last_day),
        asked=sum((days for _one, days in wanting), NOBODY).peak,
        requests=len({one.line.support_request_id for one, _days in wanting}),
    )


def _last_of_all(sent: Profile, after: Profile) -> Range | None:
    """The first days in a row on which somebody goes and nobody else is free, and the most who go on one of them."""
    going = sent.combine(after, lambda persons, free: 0 if free > 0 else persons)
    in_a_row = going.combine(NOBODY, lambda persons, _none: min(persons, 1)).ranges
    if not in_a_row:
        return None
    days = in_a_row[0]
    return Range(going.within(days.starts_on, days.ends_on).peak, days.starts_on, days.ends_on)
