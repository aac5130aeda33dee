"""What somebody said beforehand, around which a plan is made: limits, never points.

Days are dates here, as everywhere at this border.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Pin:
    """What was said of one pool for one demand (its line and first day): a number of persons, days, or both.

    `persons`: exactly so many, 0 for nobody; None leaves it to the planner. `first` and `last`: on these days rather
    than on the planner's own; None leaves that end as it is.
    """

    line_id: int
    starts_on: date
    pool_id: int
    persons: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def key(self) -> tuple[int, date, int]:
        """That of the line it is about."""
        return self.line_id, self.starts_on, self.pool_id


@dataclass(frozen=True)
class Cap:
    """At the requests of one home (primary keys) no more than so many persons together on any day.

    `taken` are those who are there or promised already, day by day; none given: nobody.
    """

    request_ids: tuple[int, ...]
    persons: int
    taken: tuple[int, ...] = ()

    def left(self, days: int) -> list[int]:
        """How many more can be there on each of so many days."""
        return [max(0, self.persons - taken) for taken in self.taken] or [self.persons] * days


@dataclass(frozen=True)
class Kept:
    """On each day at least so many persons of a staff type stay free; all of them, where fewer are free."""

    staff_type: str
    persons: int


@dataclass(frozen=True)
class Terms:
    """All that was said; of one line at most once. Raises ValueError, with everything that is wrong."""

    pins: tuple[Pin, ...] = ()
    caps: tuple[Cap, ...] = ()
    kept: tuple[Kept, ...] = ()

    def __post_init__(self):
        if wrong := list(self._wrong()):
            raise ValueError("; ".join(wrong))

    def _wrong(self) -> Iterator[str]:
        times = Counter(pin.key for pin in self.pins)
        yield from (f"line {key[0]}, pool {key[2]}: said {count} times" for key, count in times.items() if count > 1)
        if any(persons < 0 for persons in [cap.persons for cap in self.caps] + [one.persons for one in self.kept]):
            yield "a limit must be 0 or more persons"
        if any(pin.persons is not None and pin.persons < 0 for pin in self.pins):
            yield "a line must be of 0 or more persons"

    @cached_property
    def by_line(self) -> dict[tuple[int, date, int], Pin]:
        """What was said of each line, by its key."""
        return {pin.key: pin for pin in self.pins}

    @cached_property
    def fixed(self) -> dict[tuple[int, date], int]:
        """How many persons are fixed for each demand, by its key."""
        found: dict[tuple[int, date], int] = defaultdict(int)
        for pin in self.pins:
            found[pin.line_id, pin.starts_on] += pin.persons or 0
        return dict(found)

    def kept_free(self, staff_type: str) -> int:
        """How many of this type stay free."""
        return max((one.persons for one in self.kept if one.staff_type == staff_type), default=0)


NONE = Terms()
