"""Figures day by day, for charts: as they stood at each moment, or of each day to come; each in one query."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F, IntegerField, Q, Sum, Value
from django.db.models.functions import Greatest

from insight.models import Stretch, in_force, near
from insight.scopes import Scope
from insight.sums import Window
from requests_app.models.staff import StaffType

LEAST_DAYS, MOST_BY_DAY, WEEK = 14, 28, 7


def moments(window: Window) -> list[Window]:
    """The moment of `window` and those before it at the same hour: a day apart, of a longer period a week."""
    step = 1 if window.days <= MOST_BY_DAY else WEEK
    earlier = range(max(window.days, LEAST_DAYS), 0, -step)
    return [*(Window(window.at - timedelta(days=days), window.days) for days in earlier), window]


def open_days(scope: Scope, found: Sequence[Window]) -> dict[str, list[int]]:
    """Person-days open from the day of each moment on, by staff type, as they were known then; in one query."""
    first, last = found[0], found[-1]
    rows = Stretch.objects.filter(near(last.today, first.today), scope.condition, open__gt=0, last_day__gte=first.today)
    sums = {f"open_{number}": _open(window) for number, window in enumerate(found)}
    return {
        kind: [days or 0 for days in each] for kind, *each in rows.order_by().values_list("staff_type").annotate(**sums)
    }


def _open(window: Window) -> Sum:
    days = F("last_day") - Greatest(F("first_day"), Value(window.today)) + 1
    known = in_force(window.at, is_now=window.is_now) & Q(last_day__gte=window.today)
    return Sum(F("open") * days, filter=known, output_field=IntegerField())


def open_persons(scope: Scope, window: Window, length: int) -> dict[str, list[int]]:
    """Persons lacking on each of so many days from that of the moment on, by staff type, as known at the moment."""
    first, last = window.today, window.today + length - 1
    known = Stretch.objects.filter(window.known_today, scope.condition, last_day__gte=first, first_day__lte=last)
    rows = known.filter(open__gt=0).order_by().values_list("staff_type", "first_day", "last_day")
    found: dict[str, list[int]] = {}
    for kind, start, end, persons in rows.annotate(persons=Sum("open")):
        days = found.setdefault(kind, [0] * length)
        for day in range(max(start, first), min(end, last) + 1):
            days[day - first] += persons
    return found


def told(found: dict[str, list[int]]) -> list[StaffType]:
    """The staff types of which anything was open."""
    return [kind for kind in StaffType if any(found.get(kind, []))]
