"""Figures are handed in: checked all together, written in one transaction, and never written over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock, privacy
from foundation.spelling import one_line
from insight.models import Measure, PressureFigure, Road
from insight.pressure.measures import BY_MEASURE, Kind
from insight.pressure.places import Place, may_hand_in
from regions.models import SafetyRegion, User

EARLIEST = timedelta(days=366)
LONGEST_SOURCE = 120


@dataclass(frozen=True)
class Entry:
    """What one source says of one place on one day."""

    place: Place
    day: date
    source: str
    values: Mapping[Measure, Decimal]


def require(user: User, place: Place) -> None:
    """Raises PermissionDenied for who doesn't hand in for `place`."""
    if not may_hand_in(user, place):
        raise PermissionDenied(_("The figures of this place aren't yours to hand in."))


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
    rows = list(_new(entries, by=by, road=road))
    return PressureFigure.objects.bulk_create(rows)


def check(entry: Entry) -> None:
    """Raises ValidationError with all that is wrong, by the name of the measure, `day` or `source`."""
    wrong: dict[str, list] = {name: found for name, found in _wrong(entry) if found}
    if wrong:
        raise ValidationError(wrong)


def _wrong(entry: Entry) -> Iterator[tuple[str, list]]:
    yield "day", _wrong_day(entry.day)
    yield "source", _wrong_source(entry.source)
    if not entry.values:
        yield "__all__", [ValidationError(_("Fill in at least one figure."), code="empty")]
    for measure, value in entry.values.items():
        yield measure, list(_wrong_value(BY_MEASURE[measure], value, is_home=entry.place.institution is not None))


def _wrong_day(day: date) -> list:
    if day > clock.today():
        return [ValidationError(_("This day hasn't come yet."), code="future")]
    if day < clock.today() - EARLIEST:
        return [ValidationError(_("Give a day of the past year."), code="too_early")]
    return []


def _wrong_source(source: str) -> list:
    if not one_line(source):
        return [ValidationError(_("Say who says so: a system or a function."), code="required")]
    if len(source) > LONGEST_SOURCE:
        return [ValidationError(_("At most %(most)s characters."), "max_length", {"most": LONGEST_SOURCE})]
    try:
        privacy.guard(source)
    except ValidationError as error:
        return [error]
    return []


def _wrong_value(kind: Kind, value: Decimal, *, is_home: bool) -> Iterator[ValidationError]:
    if is_home and not kind.of_homes:
        yield ValidationError(_("This figure is of a region, not of a home."), code="of_regions")
    if not 0 <= value <= kind.most:
        yield ValidationError(_("Give a number from 0 to %(most)s."), "range", {"most": kind.most})
    elif value != round(value, kind.decimals):
        text = _("Give at most one decimal.") if kind.decimals else _("Give a whole number.")
        yield ValidationError(text, code="decimals")


def lock(places: Iterable[Place]) -> None:
    """Hold what others may hand in for the same places meanwhile: by the safety regions, in one order."""
    places = list(places)
    regions = SafetyRegion.objects.select_for_update(no_key=True).order_by("pk")
    if all(one.safety_region for one in places):
        regions = regions.filter(pk__in={one.safety_region.pk for one in places if one.safety_region})
    list(regions.values_list("pk", flat=True))


Key = tuple[str, str, date]


def known(entries: Iterable[Entry]) -> dict[Key, PressureFigure]:
    """What was said last of these places and days, by (place, measure, day); one query."""
    entries = list(entries)
    rows = PressureFigure.objects.filter(
        place__in={one.place.code for one in entries}, day__in={one.day for one in entries}
    )
    return {(row.place, row.measure, row.day): row for row in rows.order_by("number")}


def _new(entries: list[Entry], *, by: User, road: Road) -> Iterator[PressureFigure]:
    found, at = known(entries), clock.now()
    for entry in entries:
        for measure, value in entry.values.items():
            key: Any = (entry.place.code, measure, entry.day)
            last = found.get(key)
            if last is not None and last.value == value:
                continue
            found[key] = _row(entry, measure, value, number=last.number + 1 if last else 1)
            found[key].since, found[key].entered_by, found[key].road = at, by, road
            found[key].is_late = last is None and at > BY_MEASURE[measure].due(entry.day)
            yield found[key]


def _row(entry: Entry, measure: Measure, value: Decimal, *, number: int) -> PressureFigure:
    return entry.place.row(measure=measure, day=entry.day, number=number, value=value, source=one_line(entry.source))
