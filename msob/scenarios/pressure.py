"""Care pressure in the winter of 2020: what was published is real, what homes and regions say is invented and says so.

Invented figures follow from the day and the place by plain arithmetic, so that each scene shows the same ones.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

from foundation import clock
from insight.models import Measure, PressureFigure, Road
from insight.pressure import handing_in, published
from insight.pressure.handing_in import Entry
from insight.pressure.places import Place
from insight.upscaling import importing as upscaling
from msob.scenarios import cast
from msob.scenarios.cast import Home
from regions.models import Location, RoazRegion, SafetyRegion, Sector, User

M = Measure
FIRST = date(2020, 12, 18)
SOURCE = "verzonnen voor de oefening"
MORNING, LATE = time(7, 30), time(15, 10)
SHARES = {
    **{"AZNN": 8, "ZWOLLE": 6, "EUREGIO": 5, "OOST": 9, "MIDDEN-NL": 9, "NOORDWEST": 10, "SPOEDZORGNET": 9},
    **{"WEST": 11, "ZUIDWEST": 15, "BRABANT": 12, "LIMBURG": 6},
}
"""Of a hundred patients on intensive care in the country how many lie in each RO(N)AZ region."""

SILENT = {
    "heuvelrand": date(2020, 12, 24),
    "noorderzijl": date(2020, 12, 25),
    "terpen": date(2020, 12, 23),
    "wierde": date(2020, 12, 24),
}
"""Homes that stopped handing in, and the last day they did."""

LATE_HOMES = frozenset({"ijsselkade", "baronie"})
HOMES = {
    key: Home(name, Sector.NURSING_HOME, municipality, address, postcode, f"9000090{number}", f"4790090{number}")
    for number, (key, name, municipality, address, postcode) in enumerate(
        (
            ("wierde", "Zorgcentrum De Wierde", "GM0037", "Wierdeweg 4", "9501 EF"),
            ("beekdal", "Verpleeghuis Beekdal", "GM0200", "Beekweg 11", "7312 GH"),
        ),
        start=1,
    )
}
"""Homes that haven't asked for anything yet."""

PRESSED = {
    **{"avondzon": 6, "berkenhof": 3, "beekdal": 7, "wierde": 6, "noorderzijl": 9},
    **{"ijsselkade": 8, "veluwerand": 4, "baronie": 6, "singel": 7},
}
"""Homes where it gets worse quickly, by how many more are infected at the end."""

NOT_COUNTED = {Sector.HOSPITAL, Sector.HOME_CARE}
"""Hospitals are counted by RO(N)AZ region; home care has no wards."""


def play(people: SimpleNamespace, homes: SimpleNamespace, *, since: datetime | None = None, until: datetime) -> None:
    """Load what was published, and hand in what was said each morning and afternoon after `since` up to `until`."""
    if since is None:
        published.load()
        _plan(people.vera)
    homes = SimpleNamespace(**vars(homes), **vars(cast.make(HOMES, {})))
    national = dict(PressureFigure.objects.filter(place="nl", measure=M.IC_OCCUPIED).values_list("day", "value"))
    last = until.astimezone(clock.AMSTERDAM).date()
    for after in range((last - FIRST).days):
        day = FIRST + timedelta(days=after)
        if since and _moment_of(day, LATE) <= since:
            continue
        of_homes = dict(_of_homes(day, homes))
        in_time = [one for key, one in of_homes.items() if key not in LATE_HOMES]
        for hour, entries in (
            (MORNING, _of_country(day, national)),
            (MORNING, in_time),
            (LATE, [of_homes[key] for key in sorted(LATE_HOMES)]),
        ):
            if (since is None or since < _moment_of(day, hour)) and _moment_of(day, hour) <= until:
                _say(people.loes, entries, at=_moment_of(day, hour))


PLAN_SINCE = date(2020, 9, 7)
PLAN = "voorbeeld; alleen de 1.550 IC-bedden in het land zijn van het Opschalingsplan COVID-19"
PHASES = (
    # number, name, who decides, whether pilots may start, IC beds in the country: begins at, needed, by
    (0, "Regulier", "Ziekenhuizen zelf; het ROAZ stemt af", True, 0, 1150, date(2020, 12, 1)),
    (1, "Opschalen", "Het ROAZ verdeelt in de regio; LCPS spreidt tussen regio's", False, 900, 1350, date(2021, 1, 1)),
    (2, "Verder opschalen", "LNAZ adviseert, VWS besluit; planbare zorg wordt afgeschaald", False, 1050, 1550, None),
    (3, "Code zwart dreigt", "De minister besluit", False, 1350, 1550, None),
)
"""A plan to try it out; the phases, names and other numbers are invented."""


def _plan(by: User) -> None:
    """The ministry puts in a plan, before the first figures."""
    rows = [row for phase in PHASES for row in _rows_of(*phase)]
    with clock.frozen(datetime.combine(PLAN_SINCE, MORNING, tzinfo=clock.AMSTERDAM)):
        upscaling.confirm(enumerate(rows, start=2), by=by)


def _rows_of(
    number: int, name: str, decides: str, pilots: bool, begins: int, needed: int, by: date | None
) -> Iterator[dict]:
    head = {"phase": number, "name": name, "decides": decides, "allows_pilots": pilots, "source": PLAN}
    until = by.isoformat() if by else None
    told = ((M.IC_OCCUPIED, "begins", begins, None), (M.IC_STAFFED, "needed", needed, until))
    for region, share in {None: 100, **SHARES}.items():
        for measure, kind, value, day in told:
            where = {"region": region, "measure": measure, "kind": kind, "target_on": day}
            yield head | where | {"value": round(value * share / 100)}


def _moment_of(day: date, hour: time) -> datetime:
    """When figures of `day` are handed in: on the day after it."""
    return datetime.combine(day + timedelta(days=1), hour, tzinfo=clock.AMSTERDAM)


def _say(by: User, entries: list[Entry], *, at: datetime) -> None:
    with clock.frozen(at):
        handing_in.hand_in(entries, by=by, road=Road.FILE)


def _of_country(day: date, national: dict[date, Decimal]) -> list[Entry]:
    """What the RO(N)AZ regions and the safety regions say."""
    found = [_of_roaz(roaz, day, int(national[day])) for roaz in RoazRegion.objects.order_by("code")]
    return found + [_of_region(one, number, day) for number, one in enumerate(SafetyRegion.objects.order_by("code"))]


def _of_roaz(roaz: RoazRegion, day: date, patients: int) -> Entry:
    share, wave = SHARES[roaz.code], day.toordinal() % 3
    occupied, staffed = round(patients * share / 100), round(1130 * share / 100) + wave - 1
    values = {
        M.IC_OCCUPIED: occupied,
        M.IC_STAFFED: max(staffed, occupied),
        M.CLINIC_OCCUPIED: round(patients * share / 100 * 11) + wave,
    }
    now_and_then = {
        M.IC_PLANNED: round(1350 * share / 100),
        M.IC_NURSES: round(staffed * 4.1),
        M.CLINIC_STAFFED: round(1130 * share / 100 * 12),
        M.CLINIC_PLANNED: round(1350 * share / 100 * 12),
    }
    return _entry(Place(roaz_region=roaz), day, values | (now_and_then if _is_counted(day) else {}))


def _is_counted(day: date) -> bool:
    """Whether it is one of the days, every third, on which the slower figures are counted."""
    return (day - FIRST).days % 3 == 0


def _of_region(region: SafetyRegion, number: int, day: date) -> Entry:
    after = (day - FIRST).days
    wave = (number * 7 + after * 3) % 5
    values = {
        M.ABSENCE: Decimal(70 + (number * 5) % 25 + 2 * after + wave) / 10,
        M.TEMPORARY_OCCUPIED: 8 + number % 7 + after // 2,
        M.WAITING_OUT: 5 + wave + after // 3,
        M.MOVED_OUT: wave // 2,
        M.MOVED_IN: (number + after) % 3,
    }
    now_and_then = {
        M.CARE_REDUCED: 20 + (number * 3) % 15 + after // 2,
        M.TEMPORARY_STAFFED: 20 + number % 9,
        M.TEMPORARY_PLANNED: 30 + number % 9,
        M.ADMISSIONS: 4 + number % 6 + after // 4,
        M.WAITING_IN: 6 + wave + number % 5,
        M.VENTILATORS_SHORT: 0,
        M.PROTECTION_DAYS: max(3, 21 - after // 2 - number % 4),
    }
    return _entry(Place(safety_region=region), day, values | (now_and_then if _is_counted(day) else {}))


def _of_homes(day: date, homes: SimpleNamespace) -> Iterator[tuple[str, Entry]]:
    after = (day - FIRST).days
    for number, (key, location) in enumerate(sorted(vars(homes).items())):
        if day > SILENT.get(key, day) or location.institution.sector in NOT_COUNTED:
            continue
        grows = PRESSED.get(key, number % 2)
        infected = (number * 3) % 7 + grows * after // 4
        values = {
            M.ABSENCE: Decimal(60 + (number * 11) % 40 + grows * after) / 10,
            M.CLIENTS_INFECTED: infected,
            M.STAFF_INFECTED: infected // 2 + number % 3,
            M.ADMISSION_STOPS: int(infected > 12) + int(infected > 20),
        }
        yield key, _entry(_at(location), day, values)


def _at(location: Location) -> Place:
    return Place(location.institution, location.safety_region, location.roaz_region)


def _entry(place: Place, day: date, values: dict[Measure, int | Decimal]) -> Entry:
    return Entry(place, day, SOURCE, {measure: Decimal(value) for measure, value in values.items()})
