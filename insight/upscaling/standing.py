"""Where each region stands in the plan in force: its phase, the next threshold, and what is needed by when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from foundation import clock
from insight import said
from insight.models import Measure, Threshold, ThresholdKind, UpscalingPhase, UpscalingPlan
from insight.pressure import known
from insight.pressure.measures import BY_MEASURE, Kind
from insight.said import Group
from insight.scopes import Level, Scope
from insight.upscaling import trend
from insight.upscaling.trend import Trend
from regions.models import NATIONAL_ROLES, RoazRegion, User

Series = dict[Measure, dict[date, Decimal]]


@dataclass(frozen=True)
class Bound:
    """A threshold beside what is known: `value` of `day`, its trend, and when it would be reached."""

    phase: UpscalingPhase
    threshold: Threshold
    kind: Kind
    value: Decimal | None
    day: date | None
    trend: Trend | None

    @property
    def is_met(self) -> bool:
        return self.value is not None and self.value >= self.threshold.value

    @property
    def reached_on(self) -> date | None:
        """When, if the last seven days go on; None if not."""
        return self.trend.reaches(self.threshold.value) if self.trend else None

    @property
    def short(self) -> Decimal | None:
        """How many are lacking; None where nothing is known."""
        return None if self.value is None else max(self.threshold.value - self.value, Decimal())


@dataclass(frozen=True)
class Standing:
    """The country or a RO(N)AZ region. `phase` is None where none is known; `numbers`: whether its reader has them."""

    scope: Scope
    phase: UpscalingPhase | None
    begins: list[Bound]
    needed: list[Bound]
    numbers: bool

    @property
    def told(self) -> list[Bound]:
        """Every threshold, for who has the numbers; nothing else."""
        return [*self.begins, *self.needed] if self.numbers else []

    @property
    def next(self) -> Bound | None:
        """Of higher phases the threshold that is reached first if it goes on like this; else the lowest phase's."""
        here = self.phase.number if self.phase else -1
        after = [one for one in self.begins if not one.is_met and one.phase.number > here]
        dated = [one for one in after if one.reached_on]
        if dated:
            return min(dated, key=lambda one: (one.reached_on or date.max, one.phase.number))
        return min(after, key=lambda one: one.phase.number, default=None)


def in_force(at: datetime) -> UpscalingPlan | None:
    """The plan that was known last at `at`, with its phases and thresholds; three queries."""
    found = UpscalingPlan.objects.filter(since__lte=at).prefetch_related("phases__thresholds__roaz_region")
    return found.last()


def of(plan: UpscalingPlan, at: datetime, reader: User) -> list[Standing]:
    """Where the country and each region of the plan stands at `at`; one query. Numbers are for national roles."""
    numbers = bool(NATIONAL_ROLES & reader.roles_now())
    places = {one.roaz_region for phase in plan.phases.all() for one in phase.thresholds.all()}
    series = series_of(_measures(plan), at, places)
    ordered = sorted(places, key=lambda one: (one is not None, str(one)))
    return [_standing(plan, place, series[place.pk if place else None], numbers) for place in ordered]


def _measures(plan: UpscalingPlan) -> set[Measure]:
    return {Measure(one.measure) for phase in plan.phases.all() for one in phase.thresholds.all()}


def series_of(measures: set[Measure], at: datetime, places: set[RoazRegion | None]) -> dict[int | None, Series]:
    """Each measure by day, of the days that may count, in each place; None is the country. One query."""
    today = clock.day_of(at)
    first = today - timedelta(days=2 * trend.DAYS - 1)
    rows = known.said(at).filter(measure__in=measures, day__gte=first)
    groups = known.grouped(said.in_force(rows, "day"), "day", *known.FIELDS)
    found: dict[int | None, Series] = {}
    for place in places:
        scope = Scope(Level.ROAZ, place) if place else Scope(Level.COUNTRY)
        found[place.pk if place else None] = _series(scope, groups, measures, today)
    return found


def _series(scope: Scope, groups: dict[tuple, Group], measures: set[Measure], today: date) -> Series:
    days: dict[date, dict[tuple, Group]] = defaultdict(dict)
    for (measure, home, day, region, roaz), group in groups.items():
        if scope.row is None or roaz == scope.row.pk:
            days[day][measure, home, region, roaz] = group
    found: Series = {measure: {} for measure in measures}
    for day, of_day in days.items():
        sums = known.Sums(scope, of_day)
        for measure in measures:
            known_then, _own = sums.of(BY_MEASURE[measure])
            if known_then:
                found[measure][day] = known_then.total
    return {measure: values for measure, values in found.items() if _is_recent(measure, values, today)}


def _is_recent(measure: Measure, values: dict[date, Decimal], today: date) -> bool:
    return bool(values) and max(values) > today - timedelta(days=BY_MEASURE[measure].counts_for)


def _standing(plan: UpscalingPlan, place: RoazRegion | None, series: Series, numbers: bool) -> Standing:
    bounds = [
        _bound(phase, one, series.get(Measure(one.measure), {}))
        for phase in plan.phases.all()
        for one in phase.thresholds.all()
        if one.roaz_region == place
    ]
    begins = [one for one in bounds if one.threshold.kind == ThresholdKind.BEGINS]
    needed = [one for one in bounds if one.threshold.kind == ThresholdKind.NEEDED]
    scope = Scope(Level.ROAZ, place) if place else Scope(Level.COUNTRY)
    return Standing(scope, _phase(begins), begins, needed, numbers)


def _phase(begins: list[Bound]) -> UpscalingPhase | None:
    """The highest phase of which a threshold is met; None where nothing is known or met."""
    return max((one.phase for one in begins if one.is_met), key=lambda phase: phase.number, default=None)


def _bound(phase: UpscalingPhase, threshold: Threshold, values: dict[date, Decimal]) -> Bound:
    day = max(values, default=None)
    kind = BY_MEASURE[Measure(threshold.measure)]
    return Bound(phase, threshold, kind, values[day] if day else None, day, trend.of(values))
