"""Figures that were published in the winter of 2020 (insight/data/README.md says from where), for the demo.

Each is known since the hour at which such figures came out, not before.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.db import transaction

from foundation import clock
from insight.models import Measure, PressureFigure, Road
from insight.pressure.measures import BY_MEASURE
from insight.pressure.places import Place
from regions.models import SafetyRegion

DATA = Path(__file__).parents[1] / "data"
OF_WEEKS = {"tests_week": "RIVM", "admissions_week": "Stichting NICE", "deaths_week": "RIVM"}
OF_DAYS = {"ic_covid": "LCPS", "clinic_covid": "LCPS", "ic_occupied": "LCPS, berekend uit het aandeel COVID-19"}
TUESDAY, AFTERNOON = timedelta(days=2), timedelta()
"""How long after its last day a figure came out; each at `HOUR`."""

HOUR = time(15)


@transaction.atomic
def load() -> int:
    """Load what was published; returns how many figures those are, 0 when they were loaded before."""
    if PressureFigure.objects.filter(road=Road.PUBLISHED).exists():
        return 0
    regions = {one.code: Place(safety_region=one) for one in SafetyRegion.objects.all()}
    rows = [one for row in _lines("weekly.csv") for one in _read(row, regions[row["code"]], OF_WEEKS, TUESDAY)]
    rows += [one for row in _lines("beds.csv") for one in _read(row, Place(), OF_DAYS, AFTERNOON)]
    return len(PressureFigure.objects.bulk_create(rows))


def _lines(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def _read(row: dict[str, str], place: Place, sources: dict[str, str], after: timedelta) -> Iterator[PressureFigure]:
    day = date.fromisoformat(row["day"])
    since = datetime.combine(day + after, HOUR, tzinfo=clock.AMSTERDAM)
    for name, source in sources.items():
        late = since > BY_MEASURE[Measure(name)].due(day)
        told = {"since": since, "is_late": late, "source": source, "road": Road.PUBLISHED, "number": 1}
        yield place.row(measure=name, day=day, value=row[name], **told)
