"""The table of measures: of each its unit, exactly what it counts, and whether more is worse.

`adds`: whether the figures of homes and regions add up to those of a larger place; a share or a stock of days doesn't.
`classes` are the fixed bounds between the colours of a map.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import clock
from insight.models import Measure

M = Measure


class MeasureUnit(models.TextChoices):
    """What is counted."""

    BEDS = "beds", _("beds")
    PERSONS = "persons", _("persons")
    WARDS = "wards", _("wards")
    PERCENT = "percent", _("per cent")
    DEVICES = "devices", _("devices")
    DAYS = "days", _("days")


DUE_HOUR = time(12)
"""When the figures of a day are due: at noon of the day after it."""

DUE_OF_A_WEEK = time(18)
"""When those of seven days are due: in the evening of the second day after them."""

COUNTS_FOR, WEEK_COUNTS_FOR = 7, 14
"""For how many days a figure is taken for how it stands; of seven days twice as long."""


@dataclass(frozen=True)
class Kind:
    """What is known of a measure by itself. `of_homes`: a home can hand it in; else a region or the country only."""

    measure: Measure
    unit: MeasureUnit
    says: Any
    more_is: str = "worse"
    adds: bool = True
    classes: tuple[int, ...] = (1, 10, 50, 200)
    of_homes: bool = True
    weekly: bool = False

    @property
    def label(self) -> Any:
        return self.measure.label

    @property
    def most(self) -> int:
        return 100 if self.unit == MeasureUnit.PERCENT else 999_999

    @property
    def decimals(self) -> int:
        return 1 if self.unit == MeasureUnit.PERCENT else 0

    @property
    def counts_for(self) -> int:
        return WEEK_COUNTS_FOR if self.weekly else COUNTS_FOR

    def due(self, day: date) -> datetime:
        """When the figure of `day` had to be in."""
        after, hour = (2, DUE_OF_A_WEEK) if self.weekly else (1, DUE_HOUR)
        return datetime.combine(day + timedelta(days=after), hour, tzinfo=clock.AMSTERDAM)


def _beds(place: str, occupied: Any, staffed: Any, planned: Any, classes: tuple[int, ...]) -> Iterator[Kind]:
    yield Kind(M(f"{place}_occupied"), MeasureUnit.BEDS, occupied, classes=classes)
    yield Kind(M(f"{place}_staffed"), MeasureUnit.BEDS, staffed, "better", classes=classes)
    yield Kind(M(f"{place}_planned"), MeasureUnit.BEDS, planned, "", classes=classes)


KINDS = (
    *_beds(
        "ic",
        _("Intensive care beds in which somebody lies at the end of the day."),
        _("Intensive care beds for which there is staff, occupied or not."),
        _("Intensive care beds that the plan of this moment asks for."),
        (1, 25, 50, 100),
    ),
    Kind(
        M.IC_COVID,
        MeasureUnit.BEDS,
        _("Of the occupied intensive care beds those in which somebody with COVID-19 lies."),
        classes=(1, 25, 50, 100),
    ),
    Kind(
        M.IC_NURSES,
        MeasureUnit.PERSONS,
        _("Intensive care nurses who worked on this day, each counted once."),
        "better",
    ),
    *_beds(
        "clinic",
        _("Hospital beds outside intensive care in which somebody lies at the end of the day."),
        _("Hospital beds outside intensive care for which there is staff, occupied or not."),
        _("Hospital beds outside intensive care that the plan of this moment asks for."),
        (1, 50, 100, 250),
    ),
    Kind(
        M.CLINIC_COVID,
        MeasureUnit.BEDS,
        _("Of the occupied clinic beds those in which somebody with COVID-19 lies."),
        classes=(1, 50, 100, 250),
    ),
    *_beds(
        "temporary",
        _("Temporary beds of nursing homes in which somebody lies at the end of the day."),
        _("Temporary beds of nursing homes for which there is staff, occupied or not."),
        _("Temporary beds of nursing homes that the plan of this moment asks for."),
        (1, 10, 25, 50),
    ),
    Kind(M.ADMISSIONS, MeasureUnit.PERSONS, _("People admitted on this day."), classes=(1, 5, 15, 40)),
    Kind(M.WAITING_IN, MeasureUnit.PERSONS, _("People who wait for a place at the end of the day.")),
    Kind(
        M.WAITING_OUT,
        MeasureUnit.PERSONS,
        _("People who could leave and can't, because there is no place for them elsewhere."),
    ),
    Kind(
        M.CARE_REDUCED,
        MeasureUnit.PERCENT,
        _("Share of regular care that doesn't take place on this day."),
        adds=False,
        classes=(1, 10, 25, 50),
    ),
    Kind(
        M.ADMISSION_STOPS,
        MeasureUnit.WARDS,
        _("Wards, or homes without wards, that admit nobody."),
        classes=(1, 2, 4, 8),
    ),
    Kind(M.CLIENTS_INFECTED, MeasureUnit.PERSONS, _("Clients who are infected at the end of the day.")),
    Kind(M.STAFF_INFECTED, MeasureUnit.PERSONS, _("Staff at home because infected, at the end of the day.")),
    Kind(
        M.ABSENCE,
        MeasureUnit.PERCENT,
        _("Share of staff that is absent on this day, for whatever illness or quarantine."),
        adds=False,
        classes=(1, 6, 9, 12),
    ),
    Kind(M.MOVED_OUT, MeasureUnit.PERSONS, _("Patients moved to another region on this day."), classes=(1, 3, 6, 12)),
    Kind(
        M.MOVED_IN,
        MeasureUnit.PERSONS,
        _("Patients taken over from another region on this day."),
        "",
        classes=(1, 3, 6, 12),
    ),
    Kind(M.VENTILATORS_SHORT, MeasureUnit.DEVICES, _("Ventilators that are needed and aren't there.")),
    Kind(
        M.PROTECTION_DAYS,
        MeasureUnit.DAYS,
        _("Days for which there is protective material, of the kind that runs out first."),
        "better",
        False,
        (1, 4, 8, 15),
    ),
    Kind(
        M.TESTS_WEEK,
        MeasureUnit.PERSONS,
        _("People who tested positive, by day of report, in the seven days up to and including this day."),
        classes=(1, 500, 1500, 3000),
        of_homes=False,
        weekly=True,
    ),
    Kind(
        M.ADMISSIONS_WEEK,
        MeasureUnit.PERSONS,
        _("Inhabitants admitted to a hospital with COVID-19 in the seven days up to and including this day."),
        classes=(1, 25, 75, 150),
        of_homes=False,
        weekly=True,
    ),
    Kind(
        M.DEATHS_WEEK,
        MeasureUnit.PERSONS,
        _("Inhabitants who died of COVID-19, as reported, in the seven days up to and including this day."),
        classes=(1, 10, 25, 50),
        of_homes=False,
        weekly=True,
    ),
)
BY_MEASURE = {one.measure: one for one in KINDS}
WEEKLY = tuple(one.measure for one in KINDS if one.weekly)
