"""The picture of a scope at a moment: its figures beside those of the period before, and the tables behind them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from foundation import clock
from insight import climbing, inhabitants, needs, spare, sums, totals
from insight.climbing import Climbing
from insight.figures import FIGURES, MEDIAN, MOST, Figure, Sums
from insight.models import SUPPORT, TERMS, PassageKind, Spell
from insight.needs import Need
from insight.scopes import Scope
from insight.spare import Spare
from insight.sums import Course, Standing, Window
from regions.models import Institution, SafetyRegion, User
from requests_app.models import Status
from requests_app.models.checklists import RefusalReason
from requests_app.models.staff import StaffType

WEEK = 7

COURSE = [
    (PassageKind.ALERT, "", _("alert sent")),
    (PassageKind.DECIDED, "grant", _("granted in full")),
    (PassageKind.DECIDED, "now", _("granted provisionally, in full")),
    (PassageKind.DECIDED, "in_part", _("granted in part")),
    (PassageKind.DECIDED, "defer", _("deferred")),
    (PassageKind.DECIDED, "reject", _("rejected")),
    (PassageKind.DECIDED, "extended", _("extension granted")),
    (PassageKind.DECIDED, "not_extended", _("extension refused")),
    (PassageKind.OVER, "arrived", _("resolved: the help arrived")),
    (PassageKind.OVER, "need_withdrawn", _("resolved: the need was withdrawn")),
    (PassageKind.OVER, "period_passed_unmet", _("resolved: the period passed unmet")),
    (PassageKind.OVER, Status.WITHDRAWN, _("withdrawn")),
    (PassageKind.OVER, Status.CLOSED, _("closed after a deployment")),
]
"""What may happen to a request, as it is counted, in the order of a request's life."""


@dataclass(frozen=True)
class Value:
    """A figure, and what it was at the end of the period before."""

    figure: Figure
    now: float | int | None
    before: float | int | None

    @property
    def more(self) -> float | int | None:
        """The difference with the period before; None where one of them isn't known."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def tone(self) -> str:
        """Whether the difference is good or bad news, if it is either."""
        if not self.more or not self.figure.more_is:
            return ""
        return "danger" if (self.more > 0) == (self.figure.more_is == "worse") else "success"


@dataclass(frozen=True)
class StatusRow:
    """How many stand in a status, and how long those took that left it in the period, in hours."""

    status: Status
    requests: int
    left: int
    median: float | None
    most: float | None


@dataclass(frozen=True)
class NeedRow:
    """Person-days from the day of the moment on by term, of one staff type, and persons on the busiest day."""

    staff_type: StaffType
    days: Counter
    unmet: int
    asked_persons: int
    open_persons: int


@dataclass(frozen=True)
class Part:
    """A part of the scope: a safety region of a larger one, an institution of a region."""

    code: str
    name: str
    hours: Counter
    open_days: int
    given: Counter
    inhabitants: int | None

    @property
    def defence_per_100_000(self) -> float | None:
        return inhabitants.per_100_000(self.given["defence"], self.inhabitants)

    @property
    def open_per_100_000(self) -> float | None:
        return inhabitants.per_100_000(self.open_days, self.inhabitants)


def need_rows(found: Need) -> list[NeedRow]:
    """The need by staff type, in the order of the types; a type without any isn't told."""
    known = [kind for kind in StaffType if kind in found.ahead or found.gone.get(kind, Counter())["open"]]
    return [
        NeedRow(
            kind,
            Counter({term: found.ahead.get(kind, Counter())[term] for term in TERMS}),
            found.gone.get(kind, Counter())["open"],
            found.most("asked", kind),
            found.most("open", kind),
        )
        for kind in known
    ]


class Picture:
    """A scope at a moment. Every property is computed from at most fifteen queries, however much history there is."""

    def __init__(self, scope: Scope, *, at: datetime | None = None, days: int = WEEK, reader: User | None = None):
        self.scope, self.asked_at, self.reader = scope, at, reader
        self.window = Window(at or clock.now(), days, is_now=at is None)

    @cached_property
    def now(self) -> Sums:
        need = needs.need(self.scope, self.window, apart=True)
        return Sums(self._standings[0], need, self._courses[0], self.climbing)

    @cached_property
    def climbing(self) -> Climbing:
        """What may still climb to Defence, and what did in the period."""
        return self._climbings[0]

    @cached_property
    def _climbings(self) -> list[Climbing]:
        return climbing.at_each(self.scope, [self.window, self.window.before])

    @cached_property
    def _standings(self) -> list[Standing]:
        return sums.standings(self.scope, [self.window, self.window.before])

    @cached_property
    def before(self) -> Sums:
        earlier = self.window.before
        return Sums(self._standings[1], needs.need(self.scope, earlier), self._courses[1], self._climbings[1])

    @cached_property
    def _courses(self) -> tuple[Course, Course]:
        return sums.courses(self.scope, self.window)

    @cached_property
    def course_by_part(self) -> dict[int, Course]:
        """What happened in the period, by part of the scope (primary key)."""
        return sums.course_by_part(self.scope, self.window)

    @cached_property
    def begins_at(self) -> datetime | None:
        """Since when anything is known at all; None when nothing is."""
        return Spell.objects.order_by("pk").values_list("since", flat=True).first()

    @cached_property
    def values(self) -> list[Value]:
        """Every figure, in the order of the table of figures."""
        return [Value(figure, figure.of(self.now), figure.of(self.before)) for figure in FIGURES]

    @cached_property
    def statuses(self) -> list[StatusRow]:
        return [self._status(one) for one in Status if self._is_told(one)]

    def _is_told(self, status: Status) -> bool:
        return bool(self.now.standing.statuses[status] or self.now.course.counts[PassageKind.LEFT, status])

    def _status(self, status: Status) -> StatusRow:
        course = self.now.course
        quantiles = (course.quantile(PassageKind.LEFT, status, share) for share in (MEDIAN, MOST))
        return StatusRow(
            status, self.now.standing.statuses[status], course.counts[PassageKind.LEFT, status], *quantiles
        )

    @cached_property
    def need(self) -> list[NeedRow]:
        return need_rows(self.now.need)

    @cached_property
    def course(self) -> list[tuple[Any, int, int]]:
        """What happened: in words, how often in the period, and in the one before; what didn't in either isn't told."""
        now, before = self._courses
        found = [(words, now.counts[kind, code], before.counts[kind, code]) for kind, code, words in COURSE]
        return [row for row in found if row[1] or row[2]]

    @cached_property
    def reasons(self) -> list[tuple[RefusalReason, int]]:
        """Why requests were refused in the period, most often first."""
        counts = self.now.course.counts
        found = [(reason, counts[PassageKind.REASON, reason]) for reason in RefusalReason]
        return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def given(self) -> Counter:
        """Person-days of help so far, by term."""
        found: Counter = Counter()
        for (_region, term), days in self._given.items():
            found[term] += days
        return found

    @cached_property
    def _given(self) -> Counter:
        return totals.given(self.scope, self.window.at)

    @cached_property
    def capacity(self) -> list[Spare]:
        """What Defence can spare in the whole country, as its reader may know it; none for nobody in particular."""
        if self.reader is None or not spare.may_read(self.reader):
            return []
        return spare.of(self.window, numbers=spare.reads_numbers(self.reader))

    @cached_property
    def regions(self) -> list[SafetyRegion]:
        """All safety regions; of each `is_inside`: whether some of it lies in the scope."""
        inside = self.scope.municipalities.filter(safety_region=OuterRef("pk"))
        return list(SafetyRegion.objects.annotate(is_inside=Exists(inside)))

    @cached_property
    def parts(self) -> list[Part]:
        """The parts in which something is under way, open or given; the most urgent first."""
        if self.scope.parts is None:
            return []
        hours = self.now.standing.parts
        opened = Counter({part: days for part, one in self.now.need.parts.items() if (days := one.total("open"))})
        regional = self.scope.is_by_region
        told = {pk for (pk, term), days in self._given.items() if days and term in SUPPORT} if regional else set()
        keys = {*hours, *opened, *told}
        rows: Any = Institution.objects.filter(pk__in=keys)
        if regional:
            rows = [row for row in self.regions if row.pk in keys]
        found = [
            Part(
                row.code if regional else f"home-{row.pk}",
                str(row),
                hours.get(row.pk, Counter()),
                opened[row.pk],
                Counter({term: self._given[row.pk, term] for term in SUPPORT}) if regional else Counter(),
                inhabitants.of([row.code]) if regional else None,
            )
            for row in rows
        ]
        urgent = ("unsafe", "unsafe_12", "unsafe_24")
        return sorted(found, key=lambda one: (*(-one.hours[name] for name in urgent), -one.open_days, one.name))
