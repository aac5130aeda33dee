"""Care pressure by hand: what people say of a place and a day, and what was known of it, row by row."""

from datetime import timedelta
from decimal import Decimal

from foundation import clock
from insight.models import Measure, PressureFigure
from insight.pressure.handing_in import Entry, hand_in
from insight.pressure.places import Place
from regions.models import RoazRegion, SafetyRegion

HEAD = "region;institution;day;source;ic_occupied;absence;clients_infected"


def at_home(location):
    """What the home of this location has in its region."""
    return Place(location.institution, location.safety_region, location.roaz_region)


def region(code):
    return Place(safety_region=SafetyRegion.objects.get(code=code))


def roaz(code):
    return Place(roaz_region=RoazRegion.objects.get(code=code))


def say(who, place, *, ago=1, source="roster", **values):
    """`who` says of `place`, of a day so many days ago, these values by measure."""
    entry = Entry(
        place,
        clock.today() - timedelta(days=ago),
        source,
        {Measure(name): Decimal(str(value)) for name, value in values.items()},
    )
    return hand_in([entry], by=who)


def known_of(code, measure, at, within=7):
    """(value, day) of the last day of which something was said by then, as it was said last; row by row."""
    last = None
    today = at.astimezone(clock.AMSTERDAM).date()
    for row in PressureFigure.objects.order_by("pk"):
        mine = (row.place, row.measure) == (code, measure) and row.since <= at
        if mine and today - timedelta(days=within) < row.day <= today and (last is None or row.day >= last.day):
            last = row
    return (last.value, last.day) if last else None
