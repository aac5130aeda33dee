"""Figures of care pressure are handed in: checked all together, written in one transaction, and never written over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation.errors import NotYours
from foundation.spelling import one_line
from foundation.tables import words
from insight import saying
from insight.models import Measure, PressureFigure, Road
from insight.pressure.measures import BY_MEASURE, Kind
from insight.pressure.places import Place, may_hand_in
from insight.saying import nothing_said, raise_all, wrong_day, wrong_source, wrong_value
from regions.models import User


@dataclass(frozen=True)
class Entry:
    """What one source says of one place on one day."""

    place: Place
    day: date
    source: str
    values: Mapping[Measure, Decimal]

    @property
    def title(self) -> str:
        return f"{self.place.name}, {words(self.day)}"

    @property
    def rows(self) -> list[PressureFigure]:
        """A row for each figure, as it would be said; not saved."""
        told = {"day": self.day, "source": one_line(self.source)}
        return [self.place.row(measure=measure, value=value, **told) for measure, value in self.values.items()]


def require(user: User, place: Place) -> None:
    """Raises PermissionDenied for who doesn't hand in for `place`."""
    if not may_hand_in(user, place):
        raise NotYours("pressure_of_another_place", _("The figures of this place aren't yours to hand in."))


@transaction.atomic
def hand_in(entries: Iterable[Entry], *, by: User, road: Road = Road.TYPED) -> list[PressureFigure]:
    """Write what isn't known yet of these, in one transaction; returns the rows that were made.

    What stands there with the same value is left. Raises PermissionDenied for a place that isn't hers, and
    ValidationError by name for what is wrong.
    """
    entries = list(entries)
    for one in entries:
        require(by, one.place)
        check(one)
    lock(one.place for one in entries)
    rows = [row for one in entries for row in one.rows]
    return saying.say(PressureFigure, rows, by=by, road=road, due=_due)


def _due(row: PressureFigure) -> datetime:
    return BY_MEASURE[Measure(row.measure)].due(row.day)


def check(entry: Entry) -> None:
    """Raises ValidationError with all that is wrong, by the name of the measure, `day` or `source`."""
    raise_all(_wrong(entry))


def _wrong(entry: Entry) -> Iterator[tuple[str, list]]:
    yield "day", wrong_day(entry.day)
    yield "source", wrong_source(entry.source)
    if not entry.values:
        yield "__all__", [nothing_said()]
    for measure, value in entry.values.items():
        yield measure, list(_wrong_value(BY_MEASURE[measure], value, is_home=entry.place.institution is not None))


def _wrong_value(kind: Kind, value: Decimal, *, is_home: bool) -> Iterator[ValidationError]:
    if is_home and not kind.of_homes:
        yield ValidationError(_("This figure is of a region, not of a home."), code="of_regions")
    yield from wrong_value(value, most=kind.most, decimals=kind.decimals)


def lock(places: Iterable[Place]) -> None:
    """Hold what others may hand in for the same places meanwhile."""
    saying.lock(one.safety_region for one in places)
