"""What is asked and not promised yet, as the planner takes it: stretches of days with the same number of persons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from capacity import balance, demand, planner, supply
from foundation import clock
from requests_app.models import NeedLine, Status, SupportRequest
from requests_app.records import need_ledger

HELPED_IN = (Status.GRANTED, Status.DEPLOYED)


@dataclass(frozen=True)
class Segment:
    """`persons` of `staff_type` for `line` on each day from `starts_on` to `ends_on`; fewer than `team` are no use."""

    line: NeedLine
    staff_type: str
    persons: int
    starts_on: date
    ends_on: date
    team: int

    def demand(self, number: int) -> planner.Demand:
        """The same as the planner takes it, known there by `number`."""
        about = self.line.support_request
        return planner.Demand(
            request_id=about.pk,
            line_id=number,
            reference=about.reference,
            region=about.safety_region.code,
            staff_type=self.staff_type,
            persons=self.persons,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            accepts=supply.accepted(self.line, self.staff_type),
            minimum_team=self.team,
            urgency=about.urgency,
            time_to_harm_hours=_hours_until(about.first_unsafe_shift_at),
        )


def between(first: date, last: date) -> list[Segment]:
    """All that is asked from `first` to `last` and not promised, in a constant number of queries."""
    return of(SupportRequest.objects.filter(status__in=demand.PLANNED_FOR), first, last)


def of(requests: QuerySet[SupportRequest], first: date, last: date) -> list[Segment]:
    """The same of these requests."""
    return [
        Segment(need.line, need.staff_type, *part, need.team)
        for need in balance.asked(requests)
        for part in need.wanting.within(first, last).ranges
    ]


def before(asked: Iterable[Segment]) -> tuple[planner.Before, ...]:
    """Per region what was granted already, in person-days from today on, beside what is asked now."""
    found = NeedLine.objects.filter(support_request__status__in=HELPED_IN)
    lines = list(found.select_related("support_request__safety_region"))
    accounts, helped = need_ledger.accounts(lines), defaultdict[str, int](int)
    for line in lines:
        granted = accounts[line.pk].defence.since(clock.today())
        helped[line.support_request.safety_region.code] += granted.person_days
    regions = sorted({*helped, *(one.line.support_request.safety_region.code for one in asked)})
    return tuple(planner.Before(region, helped[region], helped[region]) for region in regions)


def _hours_until(moment: datetime | None) -> float | None:
    return (moment - clock.now()).total_seconds() / 3600 if moment else None
