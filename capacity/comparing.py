"""Two plans side by side: line by line what differs, and per home and staff type what each gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from capacity.models import Plan, PlanLine
from foundation.ranges import Profile
from requests_app.models.staff import StaffType

NOBODY = Profile()


@dataclass(frozen=True)
class Change:
    """One line that differs: as it was (None: new) and as it is (None: dropped)."""

    was: PlanLine | None
    now: PlanLine | None

    @property
    def any(self) -> PlanLine | None:
        """Whichever there is, to say what it is about."""
        return self.now or self.was


@dataclass(frozen=True)
class Row:
    """What two plans give one home of one staff type (asked), per day."""

    home: str
    staff_type: StaffType
    first: Profile
    second: Profile

    @property
    def differs(self) -> bool:
        return self.first != self.second

    @property
    def more(self) -> int:
        """Person-days more in the second."""
        return self.second.person_days - self.first.person_days


def difference(old: Plan, new: Plan) -> list[Change]:
    """The lines that aren't the same in both, in order of request and need line."""
    before, after = _by_place(old), _by_place(new)
    return [
        Change(was, now)
        for place in sorted(before.keys() | after.keys())
        for was, now in zip_longest(before.get(place, []), after.get(place, []))
        if was is None or now is None or _figures(was) != _figures(now)
    ]


def by_home(first: Iterable[PlanLine], second: Iterable[PlanLine]) -> list[Row]:
    """Every home and staff type that either gives anybody, those that differ first; lines come with their requests."""
    one, other = _given(first), _given(second)
    rows = [
        Row(home, StaffType(kind), one.get((key, home, kind), NOBODY), other.get((key, home, kind), NOBODY))
        for key, home, kind in one.keys() | other.keys()
    ]
    return sorted(rows, key=lambda row: (not row.differs, row.home, row.staff_type))


def _given(lines: Iterable[PlanLine]) -> dict[tuple[int, str, str], Profile]:
    found: dict[tuple[int, str, str], Profile] = {}
    for line in lines:
        home = line.support_request.institution
        key = home.pk, str(home), line.staff_type
        found[key] = found.get(key, NOBODY) + Profile.of([(line.persons, line.starts_on, line.ends_on)])
    return found


def _by_place(plan: Plan) -> dict[tuple, list[PlanLine]]:
    found: dict[tuple, list[PlanLine]] = {}
    for line in plan.lines.select_related("pool", "support_request").order_by("starts_on", "pk"):
        found.setdefault((line.support_request.reference, line.line_id, line.pool_id or 0), []).append(line)
    return found


def _figures(line: PlanLine) -> tuple:
    return line.persons, line.starts_on, line.ends_on
