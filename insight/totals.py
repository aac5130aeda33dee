"""Help given so far, without reading the whole history: what came before a day is added up once."""

from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import Max, Sum

from foundation import clock
from insight.models import Passage, PassageKind, Total
from insight.scopes import Level, Scope

SETTLED = timedelta(hours=1)
"""A deed that was begun before midnight has been committed by then, or never will be."""

PLACE = ("safety_region", "roaz_region")


def given(scope: Scope, at: datetime) -> Counter:
    """Person-days of help as they stood at `at`, by (part of the scope, term); two queries.

    The part is a safety region (primary key); of a region or a home it is that itself. Help is known
    from the moment it is about, so the index on that moment serves.
    """
    found: Counter = Counter()
    passages = Passage.objects.filter(scope.condition, kind=PassageKind.SUPPORT, at__lte=at)
    if scope.level != Level.HOME:
        last = Total.objects.filter(day__lte=clock.day_of(at)).aggregate(Max("day"))["day__max"]
        if last:
            passages = passages.filter(at__gte=_begin(last))
            rows = Total.objects.filter(scope.condition, day=last).values_list("safety_region", "term")
            _count(found, rows.annotate(days=Sum("person_days")))
    _count(found, passages.order_by().values_list("safety_region", "code").annotate(days=Sum("amount")))
    return found


def _count(found: Counter, rows) -> None:
    for region, term, days in rows:
        found[region, term] += days


def _begin(day: date) -> datetime:
    """The moment at which `day` begins in Amsterdam."""
    return clock.end_of(day - timedelta(days=1))


def add_up() -> int:
    """Add up all that was known before today, once it can't change any more; returns the rows written."""
    day = clock.day_of(clock.now() - SETTLED)
    if Total.objects.filter(day=day).exists():
        return 0
    found: Counter = Counter()
    last = Total.objects.filter(day__lt=day).aggregate(Max("day"))["day__max"]
    passages = Passage.objects.filter(kind=PassageKind.SUPPORT, at__lt=_begin(day))
    if last:
        passages = passages.filter(at__gte=_begin(last))
        for *key, days in Total.objects.filter(day=last).values_list(*PLACE, "term", "person_days"):
            found[tuple(key)] += days
    rows = passages.order_by().values_list(*PLACE, "code").annotate(days=Sum("amount"))
    for *key, days in rows:
        found[tuple(key)] += days
    made = [
        Total(day=day, safety_region_id=region, roaz_region_id=roaz, term=term, person_days=days)
        for (region, roaz, term), days in found.items()
    ]
    Total.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
