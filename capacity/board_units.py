"""The board by unit: of each unit and type who can be sent, is taken and is free, day by day; in one query.

What is asked is asked of a type and never of a unit, so it stands on the other board. Numbers: whoever calls has asked
`pools.may_read` first.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from capacity.board import days_from
from capacity.figures import CAN_GO, Figure
from capacity.models import PoolDay
from requests_app.models.staff import GROUPS, StaffGroup, StaffType


@dataclass(frozen=True)
class UnitCell:
    """One type of a unit on one day; None: nothing is known of that day."""

    day: date
    figure: Figure | None


@dataclass(frozen=True)
class UnitRow:
    """One type of a unit."""

    unit: str
    staff_type: StaffType
    cells: list[UnitCell]

    @property
    def known(self) -> list[UnitCell]:
        """The days of which anything is known."""
        return [cell for cell in self.cells if cell.figure]

    @property
    def group(self) -> StaffGroup:
        return GROUPS[self.staff_type]


def of(first: date) -> dict[str, list[UnitRow]]:
    """By unit its types, six weeks from `first`; units of which nothing is known in these weeks don't appear."""
    days = days_from(first)
    known: dict[str, dict[str, dict[date, Figure]]] = {}
    for unit, kind, day, available, used in _sums(first, days[-1]):
        known.setdefault(unit, {}).setdefault(kind, {})[day] = Figure(available, used)
    return {
        unit: [
            UnitRow(unit, kind, [UnitCell(day, known[unit][kind].get(day)) for day in days])
            for kind in StaffType
            if kind in known[unit]
        ]
        for unit in sorted(known)
    }


def _sums(first: date, last: date):
    found = PoolDay.objects.filter(day__range=(first, last)).order_by()
    sums = {"available_all": Sum(CAN_GO), "used_all": Sum("allocated")}
    return found.values_list("pool__unit", "pool__staff_type", "day").annotate(**sums)
