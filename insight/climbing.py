"""Need that may still climb to Defence: open at steps 1 and 2, and how much of such need climbed before.

A board that knows only what is asked of Defence is green while nineteen requests climb. What waits is the open need of
the requests that stood at these steps; what climbed is counted, never guessed: of each request that left them in a
period, the persons asked for, and those still open when it went on to step 3. One query, for several moments too.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from insight.climbing_rows import STEPS, Asked, Rows
from insight.models.kept import ordinal
from insight.needs import Group, Steps
from insight.scopes import Scope
from insight.sums import Window
from regions.models import SafetyRegion
from requests_app.models import RANK, TERMINAL, Status
from requests_app.models.staff import StaffType

WEEKS = 4
"""The past weeks over which it is said how much climbed, where no other period was chosen."""


class Left(NamedTuple):
    """Persons of one staff type in requests that left steps 1 and 2: asked for, and climbed to step 3.

    Of each request those of its busiest day, so that sums are of persons asked for and not of one day.
    """

    asked: int = 0
    climbed: int = 0

    @property
    def share(self) -> int | None:
        """Percent, rounded; None of nobody."""
        return round(100 * self.climbed / self.asked) if self.asked else None

    def __add__(self, other: tuple) -> "Left":  # type: ignore[override]  # sums, and no longer tuples
        return Left(self.asked + other[0], self.climbed + other[1])


@dataclass
class Waiting:
    """Open need at steps 1 and 2; `steps` by step, staff type and day."""

    steps: dict[int, Steps] = field(default_factory=dict)

    def add(self, step: int, row: Group, today: int) -> None:
        self.steps.setdefault(step, Steps()).add(row, today)

    @cached_property
    def _together(self) -> Steps:
        found = Steps()
        for one in self.steps.values():
            found.merge(one)
        return found

    @cached_property
    def _peaks(self) -> dict[int, dict[str, Counter[str]]]:
        return {0: self._together.peaks(), **{step: one.peaks() for step, one in self.steps.items()}}

    def persons(self, kind: str = "", step: int = 0) -> int:
        """Persons lacking on the busiest day from today on, of this type and step (of all)."""
        return self._peaks.get(step, {}).get(kind, Counter())["open"]


@dataclass(frozen=True)
class Row:
    """One staff type: persons lacking at each step, and at both, each on its busiest day."""

    staff_type: StaffType
    by_step: dict[int, int]
    persons: int
    left: Left

    @property
    def step_1(self) -> int:
        return self.by_step[1]

    @property
    def step_2(self) -> int:
        return self.by_step[2]


@dataclass(frozen=True)
class OfPart:
    """The same numbers of one part of a scope."""

    persons: int
    left_together: Left


class Climbing:
    """What may still climb in a scope at a moment, and what climbed in the days before it."""

    def __init__(self, scope: Scope, window: Window, asked: Asked, number: int):
        self.scope, self.window, self._asked, self._number = scope, window, asked, number

    @property
    def _rows(self) -> Rows:
        return self._asked.rows[self._number]

    @cached_property
    def waiting(self) -> Waiting:
        """Of the whole scope."""
        found = Waiting()
        for _part, step, row in self._open:
            found.add(step, row, self.window.today)
        return found

    @cached_property
    def parts(self) -> dict[int, Waiting]:
        """The same by part of the scope (primary key); a part without any isn't in it."""
        found: dict[int, Waiting] = {}
        for part, step, row in self._open:
            found.setdefault(part, Waiting()).add(step, row, self.window.today)
        return found

    @property
    def weeks(self) -> int:
        """Over how many weeks what climbed is counted."""
        return self.window.days // 7

    @property
    def persons(self) -> int:
        """Persons lacking at steps 1 and 2 on the busiest day from today on, all staff types together."""
        return self.waiting.persons()

    @property
    def rows(self) -> list[Row]:
        """Type by type."""
        return list(_rows(self.waiting, self.left))

    @cached_property
    def left(self) -> dict[str, Left]:
        """By staff type: of so many persons in requests that left steps 1 and 2 in the period so many climbed."""
        found: dict[str, Left] = {}
        for (kind, _part), one in self._left.items():
            found[kind] = found.get(kind, Left()) + one
        return found

    @property
    def left_together(self) -> Left:
        """Of all staff types."""
        return sum(self.left.values(), Left())

    def of_part(self, part: int) -> OfPart:
        """What figures are taken from, of one part of the scope."""
        return OfPart(self.parts.get(part, Waiting()).persons(), sum(self.left_of(part).values(), Left()))

    def left_of(self, part: int) -> dict[str, Left]:
        """`left` of one part."""
        return {kind: one for (kind, where), one in self._left.items() if where == part}

    @cached_property
    def _open(self) -> list[tuple[int, int, Group]]:
        """Open need by part and step."""
        return [
            (part, step, Group(None, kind, first, last, {"asked": 0, "open": persons}))
            for part, step, kind, first, last, persons, *_rest in self._rows.waiting
        ]

    @cached_property
    def _left(self) -> dict[tuple[str, int], Left]:
        """By staff type and part."""
        persons: dict[tuple, Counter[str]] = {}
        where: dict[tuple, tuple[int, bool]] = {}
        for part, request, kind, _first, last, asked, opened, at, went in self._rows.left:
            key = request, kind
            where[key] = part, _climbs(went)
            one = persons.setdefault(key, Counter())
            one["asked"] = max(one["asked"], asked)
            if last >= ordinal(at):
                one["open"] = max(one["open"], opened)
        found: dict[tuple[str, int], Left] = {}
        for key, one in persons.items():
            part, climbs = where[key]
            of_kind = key[1], part
            found[of_kind] = found.get(of_kind, Left()) + Left(one["asked"], one["open"] if climbs else 0)
        return found


def at_each(scope: Scope, windows: Sequence[Window]) -> list[Climbing]:
    """At each of several moments."""
    asked = Asked(scope, windows)
    return [Climbing(scope, window, asked, number) for number, window in enumerate(windows)]


def of_past_weeks(scope: Scope, window: Window) -> Climbing:
    """At the same moment, over the past weeks."""
    return at_each(scope, [Window(window.at, WEEKS * 7, is_now=window.is_now)])[0]


def _climbs(status: str) -> bool:
    """Whether a request that went to `status` is at step 3 or beyond."""
    return status not in TERMINAL and RANK[Status(status)] >= RANK[Status.APPLICATION]


def _rows(waiting: Waiting, left: dict[str, Left]) -> Iterator[Row]:
    for kind in StaffType:
        persons, went = waiting.persons(kind), left.get(kind, Left())
        if persons or went.asked:
            yield Row(kind, {step: waiting.persons(kind, step) for step in STEPS}, persons, went)


@dataclass(frozen=True)
class OfRegion:
    """A safety region: persons lacking at steps 1 and 2 on its busiest day, the same type by type, and what climbed."""

    region: SafetyRegion
    persons: int
    rows: list[Row]
    left: Left


def by_region(climbing: Climbing) -> list[OfRegion]:
    """What waits, region by region, most persons first; one query more. Of a scope that falls into regions alone."""
    found = []
    there = {*climbing.parts, *(part for _kind, part in climbing._left)}
    for region in (one for one in SafetyRegion.objects.order_by("name") if one.pk in there):
        waiting, part = climbing.parts.get(region.pk, Waiting()), climbing.of_part(region.pk)
        found.append(
            OfRegion(region, part.persons, list(_rows(waiting, climbing.left_of(region.pk))), part.left_together)
        )
    return sorted(found, key=lambda one: -one.persons)
