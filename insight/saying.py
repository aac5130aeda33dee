"""Figures of a day are said: what may be said of any of them, and the rows that it makes, never written over."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock, privacy
from foundation.spelling import one_line
from insight.models import HandedIn, Road
from regions.models import SafetyRegion, User

EARLIEST = timedelta(days=366)
LONGEST_SOURCE = 120

Said = TypeVar("Said", bound=HandedIn)


def wrong_day(day: date) -> list:
    """What is wrong with the day they are about; nothing of a day of the past year."""
    if day > clock.today():
        return [ValidationError(_("This day hasn't come yet."), code="future")]
    if day < clock.today() - EARLIEST:
        return [ValidationError(_("Give a day of the past year."), code="too_early")]
    return []


def wrong_source(source: str) -> list:
    """What is wrong with who says so."""
    if not one_line(source):
        return [ValidationError(_("Say who says so: a system or a function."), code="required")]
    if len(source) > LONGEST_SOURCE:
        return [ValidationError(_("At most %(most)s characters."), "max_length", {"most": LONGEST_SOURCE})]
    try:
        privacy.guard(source)
    except ValidationError as error:
        return [error]
    return []


def wrong_value(value: Decimal, *, most: int, decimals: int) -> Iterator[ValidationError]:
    """What is wrong with a number from 0 to `most` with so many decimals."""
    if not 0 <= value <= most:
        yield ValidationError(_("Give a number from 0 to %(most)s."), "range", {"most": most})
    elif value != round(value, decimals):
        text = _("Give at most one decimal.") if decimals else _("Give a whole number.")
        yield ValidationError(text, code="decimals")


def nothing_said() -> ValidationError:
    return ValidationError(_("Fill in at least one figure."), code="empty")


def raise_all(wrong: Iterable[tuple[str, list]]) -> None:
    """Raises ValidationError with all that is wrong, by name."""
    if found := {name: errors for name, errors in wrong if errors}:
        raise ValidationError(found)


def lock(regions: Iterable[SafetyRegion | None]) -> None:
    """Hold what others may hand in for the same places meanwhile: by the safety regions, in one order.

    None stands for what lies in no one of them, and holds them all.
    """
    held, rows = set(regions), SafetyRegion.objects.select_for_update(no_key=True).order_by("pk")
    if None not in held:
        rows = rows.filter(pk__in={one.pk for one in held if one})
    list(rows.values_list("pk", flat=True))


def last_said(model: type[Said], drafts: Iterable[Said]) -> dict[tuple, Said]:
    """What was said last of the places and days of these rows, by what each is about; one query."""
    drafts = list(drafts)
    where = {"place__in": {one.place for one in drafts}, "day__in": {one.day for one in drafts}}
    return {row.about: row for row in model._default_manager.filter(**where).order_by("number")}


def say(model: type[Said], drafts: Iterable[Said], *, by: User, road: Road, due: Callable[[Said], datetime]) -> list:
    """Write what these rows say that isn't known yet; the caller holds the lock. What stands there is left."""
    drafts = list(drafts)
    found, at, made = last_said(model, drafts), clock.now(), []
    for row in drafts:
        last = found.get(row.about)
        if last is not None and last.value == row.value:
            continue
        row.number = last.number + 1 if last else 1
        row.since, row.entered_by, row.road = at, by, road
        row.is_late = last is None and at > due(row)
        found[row.about] = row
        made.append(row)
    return model._default_manager.bulk_create(made)
