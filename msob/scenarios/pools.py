"""What Defence could spare in the winter of 2020: invented numbers for real kinds of units.

Scarce where it hurts (intensive care nurses, doctors), ample in general support. Nurses and carers stand by to leave
the day after they are called, as in that week.
"""

from datetime import date, datetime, timedelta

from capacity import figures
from capacity import pools as keeping
from capacity.models import Pool, PoolDay, PoolPeriod
from foundation import clock
from regions.models import SafetyRegion, User
from requests_app.models.staff import StaffType

FIRST_DAY, LAST_DAY = date(2020, 12, 1), date(2021, 3, 31)
T = StaffType
POOLS = (
    # staff type, unit, home place, its safety region, size, notice in days, rest days, in civil hospitals
    (T.IC_NURSE, "Defensie Gezondheidszorg Organisatie", "Utrecht", "VR09", 6, 2, 3, 24),
    (T.NURSE, "Defensie Gezondheidszorg Organisatie", "Utrecht", "VR09", 24, 1, 3, 40),
    (T.MIL_NURSE, "400 Geneeskundig Bataljon", "Ermelo", "VR06", 60, 2, 3, 12),
    (T.DOCTOR, "Defensie Gezondheidszorg Organisatie", "Utrecht", "VR09", 5, 3, 3, 9),
    (T.MEDIC, "400 Geneeskundig Bataljon", "Ermelo", "VR06", 90, 2, 3, 0),
    (T.MEDIC, "11 Luchtmobiele Brigade", "Schaarsbergen", "VR07", 40, 3, 3, 0),
    (T.CARER_IG, "Reservisten geneeskundig", "Ermelo", "VR06", 15, 1, 2, 0),
    (T.CARE_ASSISTANT, "Reservisten geneeskundig", "Ermelo", "VR06", 20, 4, 2, 0),
    (T.CARE_SUPPORT, "43 Gemechaniseerde Brigade", "Havelte", "VR03", 80, 3, 2, 0),
    (T.PLANNER, "1 Civiel en Militair Interactiecommando", "Apeldoorn", "VR06", 8, 2, 0, 0),
    (T.LOGISTICS, "Bevoorradings- en Transportcommando", "Garderen", "VR06", 30, 2, 1, 0),
    (T.HOST, "Nationale Reserve", "Havelte", "VR03", 40, 4, 1, 0),
    (T.GENERAL_SUPPORT, "Nationale Reserve", "Oirschot", "VR22", 150, 1, 1, 0),
)
NOT_ASKED = {"11 Luchtmobiele Brigade"}
"""Units whose figures nobody asked after since they were entered, so that the board has something stale."""
FEWER = (
    # staff type, size, first and last day, placed in civil hospitals from now on, why
    (T.IC_NURSE, 2, date(2021, 1, 4), date(2021, 2, 28), 28, "Vier extra geplaatst in een calamiteitenhospitaal"),
    (T.DOCTOR, 2, date(2021, 1, 4), date(2021, 2, 28), 11, "Twee geplaatst in een ziekenhuis, een op missie"),
)


def make(keeper: User, *, times: int = 1, first: date = FIRST_DAY, last: date = LAST_DAY) -> list[Pool]:
    """Make the pools with their days, `times` as large, as `keeper` confirmed them this morning."""
    regions = {region.code: region for region in SafetyRegion.objects.all()}
    pools = Pool.objects.bulk_create(
        Pool(
            staff_type=staff_type,
            unit=unit,
            home_place=place,
            home_region=regions[region],
            notice_days=notice,
            rest_days=rest,
            in_hospitals=placed,
            confirmed_at=clock.now(),
            confirmed_by=keeper,
        )
        for staff_type, unit, place, region, _size, notice, rest, placed in POOLS
    )
    sizes = [(pool, row[4] * times) for pool, row in zip(pools, POOLS, strict=True)]
    PoolPeriod.objects.bulk_create(
        PoolPeriod(pool=pool, size=size, starts_on=first, ends_on=last) for pool, size in sizes
    )
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    PoolDay.objects.bulk_create(PoolDay(pool=pool, day=day, available=size) for pool, size in sizes for day in days)
    for pool in pools:
        figures.changed(pool.pk)
    return pools


def confirm(keeper: User, *, at: datetime) -> None:
    """`keeper` asked the units at the aware moment `at`: the figures stand, but for who wasn't asked."""
    with clock.frozen(at):
        for pool in Pool.objects.exclude(unit__in=NOT_ASKED):
            keeping.confirm(pool, by=keeper)


def spare_fewer(keeper: User) -> None:
    """In January the scarcest are needed elsewhere."""
    for staff_type, size, first, last, placed, why in FEWER:
        pool = Pool.objects.get(staff_type=staff_type)
        keeping.set_size(pool, by=keeper, size=size, starts_on=first, ends_on=last, reason=why)
        keeping.edit(pool, by=keeper, in_hospitals=placed)
