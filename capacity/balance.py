"""What is asked of Defence, granted, held and free for each need line and staff type: the one source of these figures.

Numbers: whoever calls has asked `pools.may_read` first. A constant number of queries, however many requests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet, prefetch_related_objects

from capacity import demand, figures, preview, supply
from capacity.figures import NOTHING, Figure
from capacity.models import Booking, BookingState
from capacity.preview import Preview
from capacity.who_goes import key_of
from foundation import clock
from foundation.ranges import Profile
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger

NOBODY = Profile()
Key = tuple[int, str]  # need line (primary key), staff type asked


@dataclass(frozen=True)
class Need:
    """One staff type of one need line, in persons per day, today and later.

    `asked` is what is asked of Defence and not granted, `held` what is reserved of that and may still lapse, whatever
    type those people are, and `granted` what stands granted, for which people are booked. Fewer than `team` are of no
    use.
    """

    line: NeedLine
    staff_type: StaffType
    asked: Profile = NOBODY
    granted: Profile = NOBODY
    held: Profile = NOBODY
    team: int = 1

    @property
    def wanting(self) -> Profile:
        """What is asked and for which nobody is held yet: only this counts as a shortage."""
        return (self.asked - self.held).positive()

    @property
    def substitutes(self) -> tuple[str, ...]:
        """The other types that may serve it, because somebody named them."""
        return supply.accepted(self.line, self.staff_type)[1:]

    @property
    def days(self) -> list[date]:
        """The days it is about: those asked; when nothing is asked any more, those held or granted."""
        parts = (self.asked or self.held + self.granted).ranges
        return [
            part.starts_on + timedelta(days=count)
            for part in parts
            for count in range((part.ends_on - part.starts_on).days + 1)
        ]


@dataclass(frozen=True)
class Balance:
    """The same as single numbers.

    `asked`, `granted` and `held` are the most persons on one day. `free` are the persons of the type itself, and
    `substitutes` those of each type named, best first, who are free on each of the days it is about. `short` is how
    many are lacking on the worst day after those who are held and free, substitutes included. `lapses_at` is
    the hour at which the first of those held lapse. `grant` is what a grant would send if it were settled now, and None
    when nothing of it is before the triangle.
    """

    line: NeedLine
    staff_type: StaffType
    asked: int
    granted: int
    held: int
    free: int
    substitutes: tuple[tuple[StaffType, int], ...]
    short: int
    lapses_at: datetime | None = None
    grant: Preview | None = None

    @property
    def free_as_substitute(self) -> int:
        """All who are free of the types named."""
        return sum(free for _kind, free in self.substitutes)


def asked(requests: QuerySet[SupportRequest]) -> list[Need]:
    """What these requests ask of Defence, with who is held for it; oldest request first."""
    bookings = Booking.objects.filter(support_request__in=requests, state=BookingState.PROPOSED)
    return _needs(demand.asked_in(requests), _held(bookings))


def _needs(asks: Iterable[demand.Ask], held: Mapping[Key, Profile]) -> list[Need]:
    return [
        Need(
            ask.line,
            StaffType(ask.staff_type),
            ask.persons,
            held=held.get((ask.line.pk, ask.staff_type), NOBODY),
            team=ask.team,
        )
        for ask in asks
    ]


def needs_of(requests: Sequence[SupportRequest]) -> list[Need]:
    """What these ask with what stands granted, and with who is held or granted where nothing is asked any more.

    Of requests with `preview.LOADED`.
    """
    lines = {line.pk: line for one in requests for line in one.lines.all()}
    granted = {pk: need_ledger.granted_by_type(line) for pk, line in lines.items()}
    accounts = {pk: account for one in requests for pk, account in need_ledger.ledger(one).items()}
    proposals = [one for about in requests for one in about.proposals.all() if one.state in demand.TUNED]
    tuned = demand.tuned_by(line for one in proposals for line in one.lines.all())
    held = _held(one for about in requests for one in about.bookings.all() if one.state == BookingState.PROPOSED)
    asks = demand.asked_of(lines.values(), granted, accounts, tuned)
    found: dict[Key, Need] = {(one.line.pk, one.staff_type): one for one in _needs(asks, held)}
    standing = {(pk, kind): days.since(clock.today()) for pk, kinds in granted.items() for kind, days in kinds.items()}
    for pk, kind in (key for key, days in (*standing.items(), *held.items()) if days):
        known = found.get((pk, kind), Need(lines[pk], StaffType(kind), held=held.get((pk, kind), NOBODY)))
        found[pk, kind] = replace(known, granted=standing.get((pk, kind), NOBODY))
    return list(found.values())


def of(requests: Sequence[SupportRequest]) -> list[Balance]:
    """The balance of each need line and type of these requests; what was loaded with them isn't read again."""
    prefetch_related_objects(requests, *preview.LOADED)
    found = needs_of(requests)
    last = max((day for need in found for day in need.days), default=clock.today())
    known, grants = figures.per_day(clock.today(), last), preview.of(requests)
    held = [one for about in requests for one in about.bookings.all() if one.state == BookingState.PROPOSED]
    return [
        replace(_balance(need, known), grant=grants.get(key), lapses_at=_first_to_lapse(key, held))
        for need in found
        for key in [(need.line.pk, need.staff_type)]
    ]


def _first_to_lapse(key: Key, held: Iterable[Booking]) -> datetime | None:
    return min((one.lapses_at for one in held if key_of(one) == key and one.lapses_at), default=None)


def _balance(need: Need, known: Mapping[tuple[str, date], Figure]) -> Balance:
    days, kinds = need.days, (need.staff_type, *need.substitutes)
    lacking = (need.wanting.on(day) - sum(_free(known, kind, day) for kind in kinds) for day in days)
    return Balance(
        need.line,
        need.staff_type,
        asked=need.asked.peak,
        granted=need.granted.peak,
        held=need.held.peak,
        free=_lowest(known, need.staff_type, days),
        substitutes=tuple((StaffType(kind), _lowest(known, kind, days)) for kind in need.substitutes),
        short=max([0, *lacking]),
    )


def _free(known: Mapping[tuple[str, date], Figure], kind: str, day: date) -> int:
    return max(0, known.get((kind, day), NOTHING).free)


def _lowest(known: Mapping[tuple[str, date], Figure], kind: str, days: Iterable[date]) -> int:
    return min((_free(known, kind, day) for day in days), default=0)


def _held(proposed: Iterable[Booking]) -> dict[Key, Profile]:
    """What is proposed, by need line (primary key) and the type it is proposed as."""
    ranges: dict[Key, list] = {}
    for one in proposed:
        ranges.setdefault((one.line_id, one.staff_type), []).append((one.persons, one.starts_on, one.ends_on))
    return {key: Profile.of(parts).since(clock.today()) for key, parts in ranges.items()}
