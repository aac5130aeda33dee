"""If the last seven days go on: a straight line through two days, and nothing cleverer."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil

DAYS = 7
FURTHEST = 366
"""Beyond a year a line says nothing."""


@dataclass(frozen=True)
class Trend:
    """From `first` on `first_day` to `last` on `last_day`; at most seven days apart."""

    first_day: date
    first: Decimal
    last_day: date
    last: Decimal

    @property
    def a_day(self) -> Fraction:
        """By how much it grew per day."""
        return Fraction(self.last - self.first) / (self.last_day - self.first_day).days

    def reaches(self, value: Decimal) -> date | None:
        """The day on which it reaches `value` if it goes on like this; None if it doesn't, or not within a year."""
        if self.last >= value:
            return self.last_day
        if self.a_day <= 0:
            return None
        days = ceil(Fraction(value - self.last) / self.a_day)
        return self.last_day + timedelta(days=days) if days <= FURTHEST else None


def of(values: dict[date, Decimal]) -> Trend | None:
    """The trend of a figure by day: its last day, and seven days before or the earliest since; None of a single day."""
    if not values:
        return None
    last = max(values)
    first = min(day for day in values if day >= last - timedelta(days=DAYS))
    return Trend(first, values[first], last, values[last]) if first < last else None
