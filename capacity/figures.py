"""How many of each staff type can be sent and how many are taken, per day over all pools, in one query."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Sum, When

from capacity.models import PoolDay


@dataclass(frozen=True)
class Figure:
    """Persons of one type on one day: `available` can be sent at all, `used` are taken (rest included)."""

    available: int = 0
    used: int = 0

    @property
    def free(self) -> int:
        return self.available - self.used


NOTHING = Figure()
"""The figure of a day of which no pool says anything."""

WHEN_THEY_CHANGE: list[Callable[[int], None]] = []
"""What a higher app does, under the pool's lock, when the days of a pool (primary key) have changed."""


def changed(pool: int) -> None:
    """Say that what can be sent or is taken of `pool` is another number now."""
    for consequence in WHEN_THEY_CHANGE:
        consequence(pool)


CAN_GO = Case(When(pool__is_closed=True, then=F("allocated")), default=F("available"))
"""Who can be sent on a day of a pool: in a closed one who is taken already, and nobody beside."""


def per_day(first: date, last: date) -> dict[tuple[str, date], Figure]:
    """The figure of each (staff type, day) from `first` to `last` that is known; who is free in a closed pool isn't."""
    rows = (
        PoolDay.objects.filter(day__range=(first, last))
        .order_by()
        .values_list("pool__staff_type", "day")
        .annotate(available_all=Sum(CAN_GO), used_all=Sum("allocated"))
    )
    return {(kind, day): Figure(available, used) for kind, day, available, used in rows}
