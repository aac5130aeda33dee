"""Who is where until when: deployments as bars over six weeks, by unit or by region, with who was at work today.

For whoever sees the deployments, and no more than was sent: nothing of what a pool holds. One function makes the rows
of page, file and API, in a constant number of queries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from capacity import deployment_list, showing
from capacity.models import DailyReport, Deployment
from capacity.models.deployment import PRESENT, UNDER_WAY
from foundation import clock
from foundation.ranges import Profile
from regions.models import Role

DAYS = 42
MOST = 200
"""Rows of one page; a file and the API have all."""

SOON = timedelta(days=7)


class By(TextChoices):
    """What the rows are put together by."""

    UNIT = "unit", _("by unit")
    REGION = "region", _("by region")


@dataclass(frozen=True)
class Bar:
    """The days of a deployment within the six weeks shown, in days from the first: drawn without any inline style."""

    start: int
    days: int

    @classmethod
    def of(cls, starts_on: date, ends_on: date, first: date) -> "Bar | None":
        """None when no day of it falls within them."""
        start, end = max(0, (starts_on - first).days), min(DAYS, (ends_on - first).days + 1)
        return cls(start, end - start) if end > start else None


@dataclass(frozen=True)
class Row:
    """One deployment. `there` arrived and have a day of work today; `report` is of today, None when none is in yet.

    `unreported` are the days before today, since the arrival, of which nobody reported.
    """

    deployment: Deployment
    who: str
    there: int
    report: DailyReport | None
    unreported: int
    ends_soon: bool
    is_late: bool
    bar: Bar | None

    @property
    def awaits_today(self) -> bool:
        """People are at work, and nobody has reported of today."""
        return self.there > 0 and self.report is None

    @property
    def present(self) -> int | None:
        """Persons at work today as was reported; None when nobody has."""
        return self.report.present if self.report else None

    @property
    def absent(self) -> int | None:
        return self.report.absent if self.report else None

    @property
    def last_day(self) -> date:
        """The last day on site: planned, or as it was."""
        return last_day_of(self.deployment)


@dataclass(frozen=True)
class Strength:
    """Sums of some rows, in persons today: of those `there` so many are `present`, of the rest nobody reported."""

    deployments: int
    there: int
    present: int
    absent: int
    awaiting: int
    unreported: int
    ends_soon: int
    late: int


@dataclass(frozen=True)
class Group:
    """The rows of one unit or region."""

    name: str
    rows: list[Row]
    strength: Strength


@dataclass(frozen=True)
class Timeline:
    """Six weeks from `first`; `more` deployments fit the filters and aren't shown."""

    first: date
    by: By
    groups: list[Group]
    strength: Strength
    more: int = 0

    @property
    def last(self) -> date:
        return self.first + timedelta(days=DAYS - 1)

    @property
    def weeks(self) -> list[date]:
        """The first day of each week of them."""
        return [self.first + timedelta(weeks=count) for count in range(DAYS // 7)]

    @property
    def today(self) -> int | None:
        """Today in days from the first; None when it isn't among them."""
        days = (clock.today() - self.first).days
        return days if 0 <= days < DAYS else None

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]


def of(user, *, first: date | None = None, by: str = "", most: int | None = MOST, **chosen: Any) -> Timeline:
    """The deployments `user` may see that fit `chosen` (as in the list) and touch six weeks from `first` (today)."""
    first, by = first or clock.today(), By(by or By.UNIT)
    last = first + timedelta(days=DAYS - 1)
    found = deployment_list.find(user, **chosen).filter(starts_on__lte=last)
    there = Q(ends_on__gte=first)
    if first <= clock.today():  # who overstays is there until today
        there |= Q(state__in=PRESENT)
    rows = [row_of(one, first) for one in _loaded(found.filter(there), by)]
    shown = rows[:most]
    return Timeline(first, by, list(_groups(shown, by)), strength_of(rows), len(rows) - len(shown))


def _loaded(found: QuerySet[Deployment], by: By) -> QuerySet[Deployment]:
    order = "unit" if by == By.UNIT else "support_request__safety_region__name"
    return deployment_list.with_request(found).prefetch_related(*showing.LOADED).order_by(order, "starts_on", "pk")


def name_of(deployment: Deployment, by: By) -> str:
    """What a deployment is put under."""
    return deployment.unit if by == By.UNIT else deployment.support_request.safety_region.name


def _groups(rows: Iterable[Row], by: By) -> Iterable[Group]:
    for name, found in groupby(rows, key=lambda row: name_of(row.deployment, by)):
        mine = list(found)
        yield Group(name, mine, strength_of(mine))


def row_of(deployment: Deployment, first: date) -> Row:
    """A deployment with its bookings and reports loaded, as it stands today, beside the six weeks from `first`."""
    today, reports = clock.today(), list(deployment.reports.all())
    last_day = max(deployment.ends_on, today) if showing.is_late(deployment) else last_day_of(deployment)
    return Row(
        deployment=deployment,
        who=showing.who(deployment),
        there=_there(deployment, today),
        report=_of_day(reports, today),
        unreported=len(_awaited(deployment, today) - {one.day for one in reports}),
        ends_soon=deployment.state in UNDER_WAY and today <= deployment.ends_on <= today + SOON,
        is_late=showing.is_late(deployment),
        bar=Bar.of(deployment.starts_on, last_day, first),
    )


def last_day_of(deployment: Deployment) -> date:
    """The last day on site: planned, or as it was."""
    return deployment.left_on if deployment.departed_at else deployment.ends_on


def strength_of(rows: Sequence[Row]) -> Strength:
    """The sums of `rows`."""
    return Strength(
        deployments=len(rows),
        there=sum(row.there for row in rows),
        present=sum(row.present or 0 for row in rows),
        absent=sum(row.absent or 0 for row in rows),
        awaiting=sum(row.awaits_today for row in rows),
        unreported=sum(row.unreported for row in rows),
        ends_soon=sum(row.ends_soon for row in rows),
        late=sum(row.is_late for row in rows),
    )


def _there(deployment: Deployment, today: date) -> int:
    """Persons who arrived and work today; of an end that nobody reported those who were there last."""
    if deployment.state not in PRESENT:
        return 0
    day = min(today, deployment.ends_on)
    return Profile.of([(one.arrived, one.starts_on, one.ends_on) for one in _arrived(deployment)]).on(day)


def _arrived(deployment: Deployment):
    return [one for one in deployment.bookings.all() if one.arrived]


def _of_day(reports: Sequence[DailyReport], day: date) -> DailyReport | None:
    """The report of a day: what Defence says of its own people goes before what the home says."""
    mine = [one for one in reports if one.day == day]
    return min(mine, key=lambda one: one.role != Role.DEFENCE_PLANNER, default=None)


def _awaited(deployment: Deployment, today: date) -> set[date]:
    """The days that are over of which a report is due: from the arrival on, until the people left."""
    if deployment.arrived_at is None:
        return set()
    last = deployment.left_on if deployment.departed_at else today - timedelta(days=1)
    last = min(last, today - timedelta(days=1))
    return {deployment.came_on + timedelta(days=count) for count in range((last - deployment.came_on).days + 1)}
