"""The board: staff type by day for six weeks, with who is used and free, what is asked against it, and where it hurts.

Numbers: whoever calls has asked `pools.may_read` first. A constant number of queries, however many pools and requests.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum

from capacity import balance, figures
from capacity.figures import Figure
from capacity.ledger import LIVE
from capacity.models import Booking, BookingState, Pool, PoolDay, Shortage
from foundation.ranges import Profile
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.staff import GROUPS, StaffGroup, StaffType

DAYS = 42
NOTHING = Figure()
NOBODY = Profile()


@dataclass(frozen=True)
class Cell:
    """One staff type on one day. `asked` is what isn't granted, `wanting` that for which nobody is held yet.

    `missing` are recorded shortages: people promised and not there. `is_known` is False when no pool says anything of
    that day.
    """

    staff_type: StaffType
    day: date
    figure: Figure
    asked: int
    wanting: int
    missing: int
    is_known: bool

    @property
    def available(self) -> int:
        return self.figure.available

    @property
    def used(self) -> int:
        return self.figure.used

    @property
    def free(self) -> int:
        return self.figure.free

    @property
    def held(self) -> int:
        """For how many of those asked somebody is held."""
        return self.asked - self.wanting

    @property
    def short(self) -> int:
        """How many too few: asked beyond who is held for it and who is free, and missing of what was promised."""
        return max(0, self.wanting - self.free) + self.missing

    @property
    def says_something(self) -> bool:
        return self.is_known or self.asked > 0


@dataclass(frozen=True)
class Row:
    """One staff type."""

    staff_type: StaffType
    cells: list[Cell]


@dataclass(frozen=True)
class Total:
    """The types of one group on one day, added up: no type replaces another, so `short` is added type by type."""

    day: date
    available: int
    used: int
    free: int
    asked: int
    held: int
    short: int
    says_something: bool


@dataclass(frozen=True)
class Group:
    """The types of one group, and their sums by day."""

    group: StaffGroup
    rows: list[Row]

    @property
    def totals(self) -> list[Total]:
        return [_total(cells) for cells in zip(*(row.cells for row in self.rows), strict=True)]


@dataclass(frozen=True)
class Pain:
    """A stretch of days on which there are too few of one type; `most` on the worst of them."""

    staff_type: StaffType
    starts_on: date
    ends_on: date
    most: int
    person_days: int


@dataclass(frozen=True)
class Board:
    """Six weeks from `first`. `frees` are (day, staff type, persons) who come free, soonest first.

    `lapses` are the reservations that lapse unless a grant confirms them, soonest first.
    """

    first: date
    rows: list[Row]
    pains: list[Pain]
    frees: list[tuple[date, StaffType, int]]
    lapses: list[Booking]

    @property
    def days(self) -> list[date]:
        return days_from(self.first)

    @property
    def groups(self) -> list[Group]:
        """The rows as medical, caring and support."""
        return [Group(group, [row for row in self.rows if GROUPS[row.staff_type] == group]) for group in StaffGroup]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=DAYS - 1)


def days_from(first: date) -> list[date]:
    """The days of a board."""
    return [first + timedelta(days=count) for count in range(DAYS)]


def of(first: date, *, by: User) -> Board:
    """The board from `first` on, with what is asked in requests `by` may see."""
    last = first + timedelta(days=DAYS - 1)
    known, asked, missing = figures.per_day(first, last), _asked(by), _missing(first, last)
    days = days_from(first)
    rows = [Row(kind, [_cell(kind, day, known, asked, missing) for day in days]) for kind in StaffType]
    pains = sorted((pain for row in rows for pain in _pains(row)), key=lambda one: (-one.person_days, one.starts_on))
    lapses = list(
        with_what_a_row_shows(Booking.objects.filter(state=BookingState.PROPOSED)).order_by("lapses_at", "pk")
    )
    return Board(first, rows, pains, _frees(first, last), lapses)


@dataclass(frozen=True)
class Place:
    """What is behind one cell: its pools that day, what is booked of them, and the needs with asked and held."""

    cell: Cell
    days: QuerySet[PoolDay]
    bookings: QuerySet[Booking]
    shortages: QuerySet[Shortage]
    asks: list[tuple[balance.Need, int, int]]


def at(staff_type: StaffType, day: date, *, by: User) -> Place:
    """All there is of one type on one day."""
    needs = [need for need in _needs(by) if need.staff_type == staff_type and need.asked.on(day)]
    asks = [(need, need.asked.on(day), need.asked.on(day) - need.wanting.on(day)) for need in needs]
    shortages = Shortage.objects.filter(pool__staff_type=staff_type, starts_on__lte=day, ends_on__gte=day)
    shortages = shortages.filter(solved_at=None).select_related("pool")
    known = figures.per_day(day, day)
    figure = known.get((staff_type, day))
    return Place(
        Cell(
            staff_type,
            day,
            figure or NOTHING,
            sum(asked for _need, asked, _held in asks),
            sum(asked - held for _need, asked, held in asks),
            sum(one.persons for one in shortages),
            figure is not None,
        ),
        PoolDay.objects.filter(pool__staff_type=staff_type, day=day).select_related("pool"),
        out_on(day).filter(pool__staff_type=staff_type),
        shortages,
        asks,
    )


def out_on(day: date) -> QuerySet[Booking]:
    """The bookings that take a place on `day`, proposals included, soonest free first."""
    found = Booking.objects.filter(starts_on__lte=day, held_until__gte=day)
    return with_what_a_row_shows(found)


def out_of(pool: Pool, since: date) -> QuerySet[Booking]:
    """The bookings of `pool` that take a place on `since` or later, soonest free first."""
    return with_what_a_row_shows(pool.bookings.filter(held_until__gte=since))


def with_what_a_row_shows(found: QuerySet[Booking]) -> QuerySet[Booking]:
    """With request, home, pool and deployment, in one query."""
    return found.select_related("pool", "deployment", "support_request__institution").order_by("held_until", "pk")


def _cell(kind: StaffType, day: date, known: Mapping, asked: Mapping, missing: Mapping) -> Cell:
    figure, (all_asked, wanting) = known.get((kind, day)), asked.get(kind, (NOBODY, NOBODY))
    return Cell(
        kind,
        day,
        figure or NOTHING,
        all_asked.on(day),
        wanting.on(day),
        missing.get(kind, NOBODY).on(day),
        figure is not None,
    )


def _total(cells: Sequence[Cell]) -> Total:
    names = ("available", "used", "free", "asked", "held", "short")
    sums = {name: sum(getattr(cell, name) for cell in cells) for name in names}
    return Total(day=cells[0].day, says_something=any(cell.says_something for cell in cells), **sums)


def _needs(by: User) -> list[balance.Need]:
    return balance.asked(SupportRequest.objects.visible_to(by))


def _asked(by: User) -> dict[str, tuple[Profile, Profile]]:
    """What is asked of each type, and what is wanting of it."""
    found = _needs(by)
    wanting = _sums((need.staff_type, need.wanting) for need in found)
    return {kind: (asked, wanting[kind]) for kind, asked in _sums((one.staff_type, one.asked) for one in found).items()}


def _missing(first: date, last: date) -> dict[str, Profile]:
    found = Shortage.objects.filter(solved_at=None, starts_on__lte=last, ends_on__gte=first)
    rows = found.values_list("pool__staff_type", "persons", "starts_on", "ends_on")
    return _sums((kind, Profile.of([(persons, start, end)])) for kind, persons, start, end in rows)


def _sums(pairs: Iterable[tuple[str, Profile]]) -> dict[str, Profile]:
    sums: dict[str, Profile] = {}
    for kind, profile in pairs:
        sums[kind] = sums.get(kind, NOBODY) + profile
    return sums


def _pains(row: Row) -> Iterable[Pain]:
    """The stretches of consecutive days on which the row is short."""
    stretch: list[Cell] = []
    for cell in [*row.cells, None]:
        if cell is not None and cell.short:
            stretch.append(cell)
        elif stretch:
            shorts = [one.short for one in stretch]
            yield Pain(row.staff_type, stretch[0].day, stretch[-1].day, max(shorts), sum(shorts))
            stretch = []


def _frees(first: date, last: date) -> list[tuple[date, StaffType, int]]:
    """Who comes free on a day: the day after the last one of which the place is taken."""
    before = timedelta(days=1)
    found = Booking.objects.filter(state__in=LIVE, held_until__range=(first - before, last - before))
    rows = found.order_by("held_until", "pool__staff_type").values_list("held_until", "pool__staff_type")
    return [(day + before, StaffType(kind), persons) for day, kind, persons in rows.annotate(all=Sum("persons"))]
