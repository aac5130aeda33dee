"""Civil pools in the autumn and winter of 2020: one number was published, all others are invented and say so.

Published: about 3,500 people of Extra Handen voor de Zorg proposed to organisations in the second wave (NOS, 23
December 2020). It doesn't say of which day that is: the day of the news is our reading, and its source says so. Of the
Zorgreserve nothing is known before January 2021; how many the Zorgklas trained and how many corona jobs there were was
told at the end of 2021 only.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

from foundation import clock
from insight.civil_pools import handing_in
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.sight import Reader
from insight.models import CivilPool, CivilStaff, PoolMeasure, Road
from insight.pressure.places import Place
from msob.scenarios.pressure import SOURCE
from regions.models import SafetyRegion, User
from requests_app.models.staff import StaffType

P, M, T = CivilPool, PoolMeasure, StaffType
FIRST, WEEK = date(2020, 11, 29), timedelta(days=7)
MONDAY, LATE = (timedelta(days=1), time(9)), (timedelta(days=3), time(10))
"""How long after its Sunday a week is handed in, and when what comes late."""

OF_ALL_TYPES = (
    (date(2020, 10, 31), M.REGISTERED, 2500, SOURCE),
    (date(2020, 12, 23), M.ASKED, 3500, "NOS, 23 december 2020 (dag van het bericht, niet van de stand)"),
)
STARTS = {
    # of the country on the first Sunday: registered, more each week, placed, more each week
    (P.EXTRA_HANDS, T.NURSE): (240, 12, 150, 22),
    (P.EXTRA_HANDS, T.CARER_IG): (310, 9, 190, 28),
    (P.EXTRA_HANDS, T.CARE_ASSISTANT): (620, 25, 260, 60),
    (P.EXTRA_HANDS, T.CARE_SUPPORT): (880, 70, 240, 85),
    (P.EXTRA_HANDS, T.HOST): (450, 20, 90, 25),
    (P.RED_CROSS, T.HOST): (900, 40, 210, 30),
    (P.RED_CROSS, T.GENERAL_SUPPORT): (1400, 55, 380, 45),
}
SHARES = (7, 5, 4, 4, 3, 6, 4, 5, 6, 5, 4, 3, 6, 2, 5, 3, 7, 3, 2, 4, 3, 3, 3, 2, 2)
"""Of a hundred people of a pool how many live in each safety region, by code."""

TRAINED = (310, 140)
JOBS_FROM, RESERVE_FROM = date(2021, 1, 10), date(2021, 1, 17)
SILENT_SINCE = date(2020, 12, 13)
"""The last Sunday of which the Red Cross in Groningen handed in anything."""


def play(people: SimpleNamespace, *, until: datetime) -> None:
    """Hand in what was said each week up to `until`; the Red Cross asks that others see bands."""
    for day, measure, value, source in OF_ALL_TYPES:
        entry = _entry(Reader(people.vera), P.EXTRA_HANDS, Place(), CivilStaff.ALL, day, {measure: value})
        _say(people.vera, [replace(entry, source=source)], day, (timedelta(), time(18)), until)
    regions, day = list(SafetyRegion.objects.order_by("code")), FIRST
    while day < until.astimezone(clock.AMSTERDAM).date():
        for who, pool in ((people.evert, P.EXTRA_HANDS), (people.roos, P.RED_CROSS)):
            told = list(_of_week(Reader(who), pool, day, regions))
            _say(who, [one for one in told if not _is_late(one)], day, MONDAY, until)
            _say(who, [one for one in told if _is_late(one)], day, LATE, until)
        _say(people.vera, list(_of_the_ministry(Reader(people.vera), day)), day, MONDAY, until)
        day += WEEK
    with clock.frozen(datetime.combine(FIRST + timedelta(days=1), time(9, 5), tzinfo=clock.AMSTERDAM)):
        handing_in.show(P.RED_CROSS, in_bands=True, by=people.roos)


def _say(by: User, entries: list[PoolEntry], day: date, when: tuple[timedelta, time], until: datetime) -> None:
    """Handed in so long after `day`, unless the scene ends before."""
    at = datetime.combine(day + when[0], when[1], tzinfo=clock.AMSTERDAM)
    if entries and at <= until:
        with clock.frozen(at):
            handing_in.hand_in(entries, by=by, road=Road.FILE)


def _of_week(by: Reader, pool: CivilPool, day: date, regions: list[SafetyRegion]) -> Iterator[PoolEntry]:
    """The country staff type by staff type and, since December, each region."""
    weeks = (day - FIRST) // WEEK
    for (of_pool, kind), start in STARTS.items():
        if of_pool == pool:
            yield _entry(by, pool, Place(), kind, day, _values(start, weeks, 100))
            if weeks:
                yield from _of_regions(by, pool, kind, day, regions)


def _of_regions(by: Reader, pool: CivilPool, kind: StaffType, day: date, regions: list) -> Iterator[PoolEntry]:
    weeks = (day - FIRST) // WEEK
    for number, region in enumerate(regions):
        if pool == P.RED_CROSS and region.code == "VR01" and day > SILENT_SINCE:
            continue
        values = _values(STARTS[pool, kind], weeks + number % 2, SHARES[number])
        yield _entry(by, pool, Place(safety_region=region), kind, day, values)


def _is_late(entry: PoolEntry) -> bool:
    """Drenthe hands in late."""
    return entry.place.code == "VR03"


def _values(start: tuple[int, int, int, int], weeks: int, share: int) -> dict[PoolMeasure, int]:
    registered, joins, placed, starts = start
    on_list = (registered + joins * weeks) * share // 100
    return {M.REGISTERED: on_list, M.PLACED: min(on_list, (placed + starts * weeks) * share // 100)}


def _of_the_ministry(by: Reader, day: date) -> Iterator[PoolEntry]:
    """Trained by the Zorgklas; from January corona jobs, and the first who stand by for the Zorgreserve."""
    weeks = (day - FIRST) // WEEK
    yield _entry(by, P.ZORGKLAS, Place(), T.CARE_SUPPORT, day, {M.TRAINED: TRAINED[0] + TRAINED[1] * weeks})
    if day >= JOBS_FROM:
        placed = 240 + 310 * ((day - JOBS_FROM) // WEEK)
        yield _entry(by, P.CORONA_JOBS, Place(), CivilStaff.ALL, day, {M.PLACED: placed})
    if day >= RESERVE_FROM:
        yield _entry(by, P.ZORGRESERVE, Place(), CivilStaff.ALL, day, {M.REGISTERED: 40, M.PLACED: 0})


def _entry(
    by: Reader, pool: CivilPool, place: Place, kind: str, day: date, values: dict[PoolMeasure, int]
) -> PoolEntry:
    return PoolEntry(by, pool, place, kind, day, SOURCE, {name: Decimal(value) for name, value in values.items()})
