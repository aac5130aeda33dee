"""What was said of a day, as it was known at a moment: never what came in later, always the last word on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from foundation import clock
from insight.models import HandedIn

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
SILENT_AFTER = timedelta(days=28)
"""Who handed in nothing for so long isn't waited for any more."""

Said = TypeVar("Said", bound=HandedIn)


@dataclass(frozen=True)
class Group:
    """The figures of one measure added up: of one place or of several. Days are those they are about.

    `sources` are the first and the last in order of the alphabet: of one source twice the same, none of homes for who
    may not tell them apart.
    """

    measure: Any
    total: Decimal
    places: int
    first_day: date
    last_day: date
    since: datetime
    late: int
    corrected: int
    sources: tuple[str, ...]


def said(model: type[Said], at: datetime) -> QuerySet[Said]:
    """Every figure that was handed in by `at`."""
    return model._default_manager.filter(since__lte=at, day__lte=clock.day_of(at)).order_by()


def in_force(rows: QuerySet[Said], *by: str) -> QuerySet[Said]:
    """Of these rows the last that was said, of each thing they are about and whatever else is in `by`."""
    parts = [*rows.model.ABOUT, *by]
    nth = Window(RowNumber(), partition_by=parts, order_by=[F("day").desc(), F("number").desc()])
    last = rows.annotate(nth=nth).filter(nth=1)
    return rows.model._default_manager.filter(pk__in=last.values("pk")).order_by()


def always(_key: tuple) -> bool:
    """Sources stand with every sum."""
    return True


def totals(rows: QuerySet[Said], *keys: str, named: Callable[[tuple], bool] = always) -> dict[tuple, Group]:
    """The sums of these rows by `keys`, of which the first is the measure; one query.

    `named` says of a key whether its sources may be told.
    """
    sums = rows.values_list(*keys).annotate(
        total=Sum("value"),
        places=Count("pk"),
        first_day=Min("day"),
        last_day=Max("day"),
        known_since=Max("since"),
        late=Count("pk", filter=Q(is_late=True)),
        corrected=Count("pk", filter=Q(number__gt=1)),
        first_source=Min("source"),
        last_source=Max("source"),
    )
    found = ((row[: len(keys)], row[len(keys) :]) for row in sums)
    return {key: _group(rows.model, key[0], named(key), *more) for key, more in found}


def _group(model: type[HandedIn], measure: str, named: bool, total: Decimal, *more: Any) -> Group:
    """SQLite adds decimals up as floats."""
    values: list[Any] = [*more[:-2], more[-2:] if named else ()]
    return Group(model.MEASURES(measure), round(total, 1), *values)


def together(groups: Iterable[Group]) -> Group | None:
    """Several groups of one measure as one; None of none."""
    found = list(groups)
    if not found:
        return None
    sources = sorted(source for one in found for source in one.sources)
    return Group(
        found[0].measure,
        sum((one.total for one in found), Decimal()),
        sum(one.places for one in found),
        min(one.first_day for one in found),
        max(one.last_day for one in found),
        max(one.since for one in found),
        sum(one.late for one in found),
        sum(one.corrected for one in found),
        (sources[0], sources[-1]) if sources else (),
    )
