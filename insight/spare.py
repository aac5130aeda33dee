"""What Defence can spare, as it was known: kept as differences, so that two pools never wait for each other.

Numbers are for Defence, VWS and LOCC alone; whoever else may read capacity gets the band of each.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from capacity import bands
from capacity.bands import Band
from capacity.figures import Figure
from capacity.models import Pool, PoolDay
from foundation import clock
from foundation.ranges import Profile
from insight.models import PoolChange
from insight.sums import Window
from regions.models import READS_CAPACITY, User
from requests_app.models.staff import StaffType

AHEAD = 7
NOBODY = Profile()


@dataclass(frozen=True)
class Spare:
    """One staff type, on the day of the moment and on the worst of seven days from it on; bands for who isn't told."""

    staff_type: StaffType
    band: Band
    worst_band: Band
    today: Figure | None
    worst: Figure | None


NAMES = ("available", "used")


def follow(pool: int) -> None:
    """Keep by how much the days of `pool` from today on differ from what is kept of them; under the pool's lock."""
    kind, is_closed = Pool.objects.values_list("staff_type", "is_closed").get(pk=pool)
    now, kept, at = {kind: _as_it_is(pool, is_closed)}, _kept(pool), clock.now()
    PoolChange.objects.bulk_create(
        PoolChange(pool_id=pool, staff_type=one, since=at, first_day=first, last_day=last, **{name: persons})
        for one in {kind, *kept}  # of another type than before it is gone
        for name in NAMES
        for persons, first, last in _ranges(now.get(one, {}).get(name, NOBODY) - kept.get(one, {}).get(name, NOBODY))
    )


def _as_it_is(pool: int, is_closed: bool) -> dict[str, Profile]:
    """Who can be sent and who is taken per day, from today on; who is free in a closed pool can't be sent."""
    days = list(PoolDay.objects.filter(pool=pool, day__gte=clock.today()).values_list("day", "available", "allocated"))
    available = Profile.of((used if is_closed else size, day, day) for day, size, used in days)
    return {"available": available, "used": Profile.of((used, day, day) for day, _size, used in days)}


def _kept(pool: int) -> dict[str, dict[str, Profile]]:
    """What is kept of a pool from today on, by the staff type it had."""
    found: dict[str, dict[str, list]] = {}
    known = PoolChange.objects.filter(pool=pool, last_day__gte=clock.today().toordinal())
    for kind, first, last, *persons in known.values_list("staff_type", "first_day", "last_day", *NAMES):
        days = date.fromordinal(first), date.fromordinal(last)
        for name, number in zip(NAMES, persons, strict=True):
            found.setdefault(kind, {}).setdefault(name, []).append((number, *days))
    return {
        kind: {name: Profile.of(rows).since(clock.today()) for name, rows in names.items()}
        for kind, names in found.items()
    }


def _ranges(profile: Profile) -> Iterator[tuple[int, int, int]]:
    for persons, first, last in profile.ranges:
        yield persons, first.toordinal(), last.toordinal()


def may_read(user: User) -> bool:
    """Whether capacity stands in the picture of `user` at all: as numbers or as bands."""
    return reads_numbers(user) or bands.may_read(user)


def reads_numbers(user: User) -> bool:
    return bool(READS_CAPACITY & user.roles_now())


def of(window: Window, *, numbers: bool) -> list[Spare]:
    """Each staff type of which a pool said something by then, in one query; without `numbers` only bands."""
    days = by_day(window, AHEAD)
    return [_spare(kind, days[kind], numbers) for kind in StaffType if kind in days]


def by_day(window: Window, length: int) -> dict[str, list[Figure]]:
    """The figure of each of so many days from that of the moment on, by staff type: for nobody but who reads numbers.

    In one query; a type of which no pool said anything for these days by then isn't in it.
    """
    first, last = window.today, window.today + length - 1
    known = PoolChange.objects.filter(since__lte=window.at, last_day__gte=first, first_day__lte=last).order_by()
    days: dict[str, list[Counter[str]]] = {}
    for kind, start, end, available, used in known.values_list("staff_type", "first_day", "last_day").annotate(
        more=Sum("available"), taken=Sum("used")
    ):
        found = days.setdefault(kind, [Counter() for _day in range(length)])
        for day in range(max(start, first), min(end, last) + 1):
            found[day - first]["available"] += available
            found[day - first]["used"] += used
    return {kind: [Figure(day["available"], day["used"]) for day in found] for kind, found in days.items()}


def _spare(kind: StaffType, figures: list[Figure], numbers: bool) -> Spare:
    worst = min(figures, key=lambda one: (one.free, one.available))
    worst_band = max((bands.of(one) for one in figures), key=lambda band: -bands.WORST_FIRST.index(band))
    told = (figures[0], worst) if numbers else (None, None)
    return Spare(kind, bands.of(figures[0]), worst_band, *told)
