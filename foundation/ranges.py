"""Persons per day, written as ranges.

Need, offers and grants are stored as (persons, first day, last day), never as a row per day. This module adds,
subtracts and compares such ranges day by day without ever counting the days one by one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple


class Range(NamedTuple):
    """`persons` on each day from `starts_on` to `ends_on`, both included."""

    persons: int
    starts_on: date
    ends_on: date

    @property
    def person_days(self) -> int:
        return self.persons * ((self.ends_on - self.starts_on).days + 1)


@dataclass(frozen=True)
class Profile:
    """Persons on every day: piecewise constant, zero before the first step and after the last.

    `steps` are (ordinal day, persons from that day on), ascending, each different from the one before; the last is 0.
    """

    steps: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, date, date]]) -> "Profile":
        """The sum of ranges of (persons, first day, last day); persons may be negative."""
        deltas: dict[int, int] = {}
        for persons, starts_on, ends_on in ranges:
            first, after = starts_on.toordinal(), ends_on.toordinal() + 1
            if first < after:
                deltas[first] = deltas.get(first, 0) + persons
                deltas[after] = deltas.get(after, 0) - persons
        total, levels = 0, []
        for day in sorted(deltas):
            total += deltas[day]
            levels.append((day, total))
        return cls(_canonical(levels))

    def combine(self, other: "Profile", function: Callable[[int, int], int]) -> "Profile":
        """`function(mine, theirs)` on each day; it must give 0 for (0, 0)."""
        days = sorted({day for day, _ in self.steps} | {day for day, _ in other.steps})
        mine, theirs = _levels(self.steps, days), _levels(other.steps, days)
        return Profile(_canonical([(day, function(a, b)) for day, a, b in zip(days, mine, theirs, strict=True)]))

    def __add__(self, other: "Profile") -> "Profile":
        return self.combine(other, lambda a, b: a + b)

    def __sub__(self, other: "Profile") -> "Profile":
        return self.combine(other, lambda a, b: a - b)

    def __and__(self, other: "Profile") -> "Profile":
        """The lower of the two on each day."""
        return self.combine(other, min)

    def __bool__(self) -> bool:
        return bool(self.steps)

    def positive(self) -> "Profile":
        """Only what is above zero."""
        return self.combine(Profile(), lambda a, _: max(a, 0))

    def since(self, day: date) -> "Profile":
        """Only `day` and later."""
        first = day.toordinal()
        kept = [step for step in self.steps if step[0] > first]
        return Profile(_canonical([(first, self.on(day)), *kept]))

    def before(self, day: date) -> "Profile":
        """Only the days before `day`."""
        return self - self.since(day)

    def on(self, day: date) -> int:
        """Persons on `day`."""
        ordinal, level = day.toordinal(), 0
        for start, persons in self.steps:
            if start > ordinal:
                break
            level = persons
        return level

    def within(self, starts_on: date, ends_on: date) -> "Profile":
        """Only the days from `starts_on` to `ends_on`, both included."""
        return self.since(starts_on) - self.since(date.fromordinal(ends_on.toordinal() + 1))

    def lowest(self, starts_on: date, ends_on: date) -> int:
        """The lowest number of persons on any day from `starts_on` to `ends_on`."""
        first, last = starts_on.toordinal(), ends_on.toordinal()
        return min([self.on(starts_on), *(persons for day, persons in self.steps if first < day <= last)])

    @property
    def ranges(self) -> list[Range]:
        """The same as ranges, in order, without the days at zero."""
        pairs = zip(self.steps, self.steps[1:], strict=False)
        return [
            Range(persons, date.fromordinal(day), date.fromordinal(after - 1))
            for (day, persons), (after, _) in pairs
            if persons
        ]

    @property
    def largest(self) -> Range | None:
        """The same number of persons on days in a row, with the most person-days that lie within it; None for nobody.

        Of equals the one with the most persons, and of these the first.
        """
        return max(self._blocks(), key=lambda one: (one.person_days, one.persons), default=None)

    def _blocks(self) -> Iterator[Range]:
        """For each number of persons that occurs, the days in a row on which at least so many are there."""
        for persons in sorted({level for _day, level in self.steps if level > 0}):
            levels = [(day, persons if level >= persons else 0) for day, level in self.steps]
            yield from Profile(_canonical(levels)).ranges

    @property
    def person_days(self) -> int:
        return sum(part.person_days for part in self.ranges)

    @property
    def peak(self) -> int:
        """The most persons on one day (0 when there are none)."""
        return max((persons for _, persons in self.steps), default=0)

    @property
    def is_never_negative(self) -> bool:
        return all(persons >= 0 for _, persons in self.steps)


def pieces(profiles: Iterable[Profile]) -> Iterator[tuple[date, date]]:
    """The stretches of days (first, last) within which none of these profiles changes."""
    days = sorted({day for profile in profiles for day, _persons in profile.steps})
    for first, after in pairwise(days):
        yield date.fromordinal(first), date.fromordinal(after - 1)


def _canonical(levels: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for day, persons in levels:
        if persons != (kept[-1][1] if kept else 0):
            kept.append((day, persons))
    return tuple(kept)


def _levels(steps: tuple[tuple[int, int], ...], days: list[int]) -> list[int]:
    levels, position, level = [], 0, 0
    for day in days:
        while position < len(steps) and steps[position][0] <= day:
            level = steps[position][1]
            position += 1
        levels.append(level)
    return levels
