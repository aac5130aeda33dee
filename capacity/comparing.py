"""Two plans side by side: what the newer adds, drops and changes."""

from dataclasses import dataclass
from itertools import zip_longest

from capacity.models import Plan, PlanLine


@dataclass(frozen=True)
class Change:
    """One line that differs: as it was (None: new) and as it is (None: dropped)."""

    was: PlanLine | None
    now: PlanLine | None

    @property
    def any(self) -> PlanLine | None:
        """Whichever there is, to say what it is about."""
        return self.now or self.was


def difference(old: Plan, new: Plan) -> list[Change]:
    """The lines that aren't the same in both, in order of request and need line."""
    before, after = _by_place(old), _by_place(new)
    return [
        Change(was, now)
        for place in sorted(before.keys() | after.keys())
        for was, now in zip_longest(before.get(place, []), after.get(place, []))
        if was is None or now is None or _figures(was) != _figures(now)
    ]


def _by_place(plan: Plan) -> dict[tuple, list[PlanLine]]:
    found: dict[tuple, list[PlanLine]] = {}
    for line in plan.lines.select_related("pool", "support_request").order_by("starts_on", "pk"):
        found.setdefault((line.support_request.reference, line.line_id, line.pool_id), []).append(line)
    return found


def _figures(line: PlanLine) -> tuple:
    return line.persons, line.starts_on, line.ends_on
