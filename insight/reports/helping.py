"""The help of others day by day, from that of the moment on: who is there, what was given, and what ends when."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Q

from insight.models import SUPPORT, Stretch
from insight.scopes import Scope
from insight.sums import Window
from requests_app.models.staff import StaffType

WEEK = 7
TERMS = (*SUPPORT, "there")

Key = tuple[int, int | None, str, StaffType]
Days = list[int]
"""Persons on the day of the moment and on each of the seven after it."""


class End(NamedTuple):
    """So many people of one staff type go after this day (counted from the year 1), and were given by this term."""

    day: int
    part: int | None
    term: str
    staff_type: StaffType
    persons: int


@dataclass
class Help:
    """`days` are by staff type and term; `ends` in the order of their days; `parts` (primary keys) where help is."""

    days: dict[tuple[StaffType, str], Days] = field(default_factory=dict)
    ends: list[End] = field(default_factory=list)
    parts: set[int] = field(default_factory=set)

    def on(self, kind: StaffType, term: str, after: int = 0) -> int:
        """Persons so many days after that of the moment."""
        return self.days.get((kind, term), [0] * (WEEK + 1))[after]

    @property
    def staff_types(self) -> list[StaffType]:
        """Those of whom anybody of Defence is granted or there, in their order."""
        told = {kind for (kind, term), days in self.days.items() if term in ("defence", "there") and any(days)}
        return [kind for kind in StaffType if kind in told]


def help_of(scope: Scope, window: Window) -> Help:
    """As it was known at the moment, in one query; what ends is looked at request by request."""
    found, ends = Help(), defaultdict[Key, int](int)
    for (_request, part, kind), terms in _levels(scope, window).items():
        if part:
            found.parts.add(part)
        for term, days in terms.items():
            _add(found.days.setdefault((kind, term), [0] * (WEEK + 1)), days)
            for after in range(WEEK) if term in SUPPORT else ():
                if (gone := days[after] - days[after + 1]) > 0:
                    ends[window.today + after, part, term, kind] += gone
    found.ends = sorted((End(*key, persons) for key, persons in ends.items()), key=_in_order)
    return found


def _in_order(end: End) -> tuple:
    return end.day, TERMS.index(end.term), -end.persons, end.part or 0, list(StaffType).index(end.staff_type)


def _levels(scope: Scope, window: Window) -> dict[tuple, dict[str, Days]]:
    """Persons by day and term, of each request, part of the scope and staff type."""
    given = Q(*((f"{term}__gt", 0) for term in TERMS), _connector=Q.OR)
    last = window.today + WEEK
    rows = Stretch.objects.filter(given, window.known_today, scope.condition, last_day__gte=window.today)
    rows = rows.filter(first_day__lte=last).order_by()
    keys = ("support_request", scope.parts or "support_request", "staff_type", "first_day", "last_day")
    found: dict[tuple, dict[str, Days]] = defaultdict(lambda: {term: [0] * (WEEK + 1) for term in TERMS})
    for request, part, kind, start, end, *persons in rows.values_list(*keys, *TERMS):
        terms = found[request, part if scope.parts else None, StaffType(kind)]
        for term, level in zip(TERMS, persons, strict=True):
            for day in range(max(start, window.today), min(end, last) + 1):
                terms[term][day - window.today] = level
    return found


def _add(days: Days, more: Days) -> None:
    for after, persons in enumerate(more):
        days[after] += persons
