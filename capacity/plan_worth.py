"""What a plan is worth in words people use: persons, homes, what stays unmet, what stays free, regions; and the proof.

Everything is read from the plan as it was kept: its lines and its result.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from capacity.models import Plan, PlanLine
from foundation.ranges import Profile
from foundation.tables import words
from requests_app.models import SupportRequest
from requests_app.models.staff import StaffType


@dataclass(frozen=True)
class Spare:
    """Of one staff type: the fewest who are free on one day before the plan and after it, and the first such day."""

    staff_type: StaffType
    before: int
    after: int
    day: date


@dataclass(frozen=True)
class Worth:
    """`placed` is the most persons on one day, the person-days are of all days; homes are institutions.

    `least` and `most` are the lowest and highest share of what a region asked that is met with the plan, in per cent,
    of the regions that ask something now; None when none does.
    """

    placed: int
    person_days: int
    asked_days: int
    homes: int
    homes_asking: int
    spare: list[Spare]
    least: int | None
    most: int | None

    @property
    def unmet_days(self) -> int:
        return self.asked_days - self.person_days


def of(plan: Plan, lines: Sequence[PlanLine]) -> Worth:
    """The worth of a plan that is ready; one query."""
    asked = _asked_days(plan)
    homes = dict(SupportRequest.objects.filter(pk__in=asked).values_list("pk", "institution"))
    regions = [one for one in plan.result.get("regions", []) if one["asked"] > one["before"]]
    shares = [round(100 * one["after"] / one["asked"]) for one in regions]
    return Worth(
        placed=_profile(lines).peak,
        person_days=_profile(lines).person_days,
        asked_days=sum(asked.values()),
        homes=len({homes.get(line.support_request_id) for line in lines}),
        homes_asking=len(set(homes.values())),
        spare=spare(plan),
        least=min(shares, default=None),
        most=max(shares, default=None),
    )


def _profile(lines: Iterable[PlanLine]) -> Profile:
    return Profile.of((line.persons, line.starts_on, line.ends_on) for line in lines)


def _asked_days(plan: Plan) -> dict[int, int]:
    """Person-days asked when the plan was computed, by request (primary key)."""
    found: dict[int, int] = defaultdict(int)
    for request, rows in plan.result.get("asked", {}).items():
        for _line, _type, persons, first, last in rows:
            found[int(request)] += persons * ((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
    return dict(found)


def days_of(plan: Plan) -> list[tuple[date, dict[str, tuple[int, int]]]]:
    """Day by day, by staff type of which anybody is free: how many are free before the plan, and after it."""
    left = plan.result.get("left", {})
    kinds = {kind: days for kind, days in left.items() if any(before for before, _after in days)}
    first = date.fromisoformat(plan.result["first_day"]) if kinds else None
    count = max((len(days) for days in kinds.values()), default=0)
    return [
        (first + timedelta(days=number), {kind: tuple(days[number]) for kind, days in kinds.items()})
        for number in range(count)
        if first
    ]


def spare(plan: Plan) -> list[Spare]:
    """Of each staff type of which anybody is free: the lowest on any day."""
    days = days_of(plan)
    found = []
    for kind in days[0][1] if days else ():
        lowest = min(days, key=lambda row: (row[1][kind][1], row[0]))
        found.append(
            Spare(StaffType(kind), min(of_day[kind][0] for _day, of_day in days), lowest[1][kind][1], lowest[0])
        )
    return found


def proof(plan: Plan) -> str:
    """Proof and gap in one sentence; nothing of a plan that doesn't know it."""
    if "gap" not in plan.result:
        return ""
    part = plan.result["gap"]  # of the bound; better than this plan by so much of its own worth
    gap, asked = 100 * part, {"seconds": words(round(plan.result["seconds"], 1))}
    if gap < 0.005:
        return _("By these weights no plan is better: that is proven, in %(seconds)s seconds.") % asked
    said = asked | {"gap": words(round(100 * part / (1 - part), 2) if part < 1 else 0)}
    if gap <= 1:
        return (
            _("By these weights no plan is more than %(gap)s %% better: that is proven, in %(seconds)s seconds.") % said
        )
    return (
        _(
            "Time ran out after %(seconds)s seconds: this plan can be carried out, and by these weights one that is up"
            " to %(gap)s %% better may exist."
        )
        % said
    )
