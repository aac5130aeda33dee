"""For whoever steers a region or the country: which home first, whom to call, who is late, what is offered.

Figures are those of the table of figures. A list holds what its reader sees of requests, and numbers she may call; what
counts in a figure beside it is told by region. Of a moment gone by there are the figures, what was unsafe and what
changed: who was late and which number answered then isn't kept.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, Q, prefetch_related_objects

from foundation import clock
from insight import needs, sums
from insight.climbing import Climbing, OfRegion, by_region, of_past_weeks
from insight.figures import BY_NAME, Sums
from insight.models import Spell
from insight.needs import Need
from insight.picture import WEEK, NeedRow, Value, need_rows
from insight.scopes import Scope
from insight.steering import changes, helping, late, marks
from insight.steering.helping import Ending, Waiting
from insight.steering.late import Late
from insight.sums import Course, Window
from regions.calling import Call, first
from regions.models import Role, SafetyRegion, User
from requests_app.models import Mission, Offer, Status, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.models.support_request import FAR_FUTURE
from requests_app.models.support_request import SupportRequestQuerySet as Requests
from requests_app.procedure.rules import TRIANGLE
from requests_app.worklist.calling import Calls
from requests_app.worklist.listing import ABOUT

AT_MOST = 200
"""Requests looked at one by one: those that are unsafe soonest, then those due soonest."""

LEADING = [BY_NAME[name] for name in ("unsafe_now", "unsafe_24_hours", "late", "open_persons", "under_way")]
URGENT = ("unsafe", "unsafe_24")
ASKS: list[tuple[Collection[str], Any]] = [
    (TRIANGLE, "reviews__positions"),
    ({Status.FACT_FINDING}, Prefetch("missions", Mission.objects.select_related("team"))),
    ({Status.TUNING}, "proposals"),
    ({Status.ENDED}, "evaluations"),
]
"""In which statuses it is asked of what hangs on a request whose move it is (`assignment.ASKS`)."""

Move = tuple[str, Call | None]
"""Who must act, in words, and the number to call; none of her own colleagues."""


@dataclass(frozen=True)
class Unsafe:
    """A home that is or gets unsafe at `at`: what it lacks, whom to call there, and whose move it is."""

    request: SupportRequest
    at: datetime
    need: Need
    home: Call | None
    moves: list[Move]

    @property
    def lacking(self) -> list[tuple[StaffType, int]]:
        """Persons lacking on the busiest day of each staff type from today on."""
        found = ((kind, self.need.most("open", kind)) for kind in StaffType)
        return [(kind, persons) for kind, persons in found if persons]

    @property
    def given(self) -> int:
        """Person-days of help from today on that others give or gave it."""
        return sum(found[term] for found in self.need.ahead.values() for term in ("region", "national"))


@dataclass(frozen=True)
class Elsewhere:
    """Requests of a region that count as unsafe now or within 24 hours, and aren't in the list of her who reads."""

    region: SafetyRegion
    requests: int
    call: Call | None


class Steering:
    """A territory at a moment, for its reader; parts are loaded when asked for, all by 15 queries (the country: 18)."""

    def __init__(
        self,
        scope: Scope,
        reader: User,
        *,
        at: datetime | None = None,
        since: datetime | None = None,
        calls: Calls | None = None,
    ):
        self.scope, self.reader, self.asked_at, self._since = scope, reader, at, since
        self.window = Window(at or clock.now(), WEEK, is_now=at is None)
        self._calls = calls or Calls(reader)

    @cached_property
    def now(self) -> Sums:
        return Sums(sums.standing(self.scope, self.window), self._need, Course(), self.climbing)

    @cached_property
    def climbing(self) -> Climbing:
        """What may still climb to Defence, and what did in the past weeks; one query, where they are looked at."""
        return of_past_weeks(self.scope, self.window)

    @property
    def is_of_country(self) -> bool:
        """Whether she steers what climbs to her from regions: then it is told by region."""
        return self.scope.is_by_region

    @cached_property
    def climbing_by_region(self) -> list[OfRegion]:
        """By region and type, most persons first; one query more."""
        return by_region(self.climbing) if self.is_of_country else []

    @cached_property
    def _need(self) -> Need:
        return needs.need_and(self.scope, self.window, [one.support_request_id for one in self._unsafe])

    @cached_property
    def values(self) -> list[Value]:
        """The leading figures."""
        return [Value(figure, figure.of(self.now), None) for figure in LEADING]

    @cached_property
    def compared(self) -> list[Value]:
        """The same beside what they were when she last looked; two queries more."""
        then = Window(self.since.at, WEEK)
        need, climbing = needs.need(self.scope, then), of_past_weeks(self.scope, then)
        before = Sums(sums.standing(self.scope, then), need, Course(), climbing)
        return [Value(one.figure, one.now, one.figure.of(before)) for one in self.values]

    @cached_property
    def need(self) -> list[NeedRow]:
        """What is asked from today on, type by type; of no type of which all was withdrawn."""
        return [row for row in need_rows(self.now.need) if row.days["asked"] > row.days["withdrawn"]]

    @cached_property
    def _seen(self) -> Requests:
        """The requests of the territory that its reader sees, of any status."""
        seen = SupportRequest.objects.visible_to(self.reader)
        if self.scope.row is None:
            return seen
        counted = Spell.objects.filter(self.scope.condition, until=FAR_FUTURE)
        return seen.filter(pk__in=counted.values("support_request"))

    @cached_property
    def _spells(self) -> list[Spell]:
        """How what presses stood: unsafe soonest first, then due soonest."""
        presses = Q(unsafe_at__isnull=False) | Q(due_at__lt=self.window.at)
        if self.window.is_now:
            presses |= Q(support_request__provisional_until__isnull=False)
        known = Spell.objects.filter(
            self.window.known(self.window.today), self.scope.condition, presses, under_way=True
        )
        known = known.filter(support_request__in=SupportRequest.objects.visible_to(self.reader))
        known = known.select_related(*(f"support_request__{name}" for name in ABOUT))
        order = (F("unsafe_at").asc(nulls_last=True), "due_at", "support_request")
        found = list(known.order_by(*order)[:AT_MOST])
        if self.window.is_now:
            stand = {one.status for one in found}
            asked = [what for statuses, what in ASKS if not stand.isdisjoint(statuses)]
            prefetch_related_objects([one.support_request for one in found], *asked)
        return found

    @cached_property
    def _unsafe(self) -> list[Spell]:
        return [one for one in self._spells if one.unsafe_at]

    @cached_property
    def unsafe(self) -> list[Unsafe]:
        """Which home first."""
        need, found = self._need.parts, []
        for spell in self._unsafe:
            about, home, moves = spell.support_request, None, []
            if self.window.is_now:
                home = first(self._calls.role(Role.INSTITUTION, about))
                moves = self._calls.whose_move(about)
            found.append(Unsafe(about, spell.unsafe_at or self.window.at, need.get(about.pk, Need()), home, moves))
        return found

    @cached_property
    def elsewhere(self) -> list[Elsewhere]:
        """By region, most first, what is unsafe within 24 hours and not in her list."""
        left = self._counted
        soon = self.window.at + timedelta(hours=24)
        left.subtract(one.safety_region_id for one in self._unsafe if one.unsafe_at and one.unsafe_at <= soon)
        if not (more := +left):
            return []
        regions = SafetyRegion.objects.filter(pk__in=more).order_by("name")
        found = [Elsewhere(one, more[one.pk], self._call_region(one)) for one in regions]
        return sorted(found, key=lambda one: -one.requests)

    @property
    def _counted(self) -> Counter[int]:
        """What counts as unsafe now or within 24 hours, by region."""
        standing = self.now.standing
        if not self.scope.is_by_region:
            whole = self.scope.row
            return Counter({whole.pk: sum(standing.hours[name] for name in URGENT)} if whole else {})
        return Counter({pk: sum(hours[name] for name in URGENT) for pk, hours in standing.parts.items()})

    def _call_region(self, region: SafetyRegion) -> Call | None:
        return first(self._calls.region(region)) if self.window.is_now else None

    @cached_property
    def late(self) -> list[Late]:
        """Who is late, the longest first: with a move, an answer, or a call that was promised."""
        if not self.window.is_now:
            return []
        inquiries = late.inquiries(self._seen)
        self._calls.expect([*inquiries, *(one.inquiry for one in self._offers)])
        return late.parties(self._spells, inquiries, self._calls)

    @cached_property
    def _offers(self) -> list[Offer]:
        return helping.offers(self._seen) if self.window.is_now else []

    @cached_property
    def offers(self) -> list[Waiting]:
        """Offers that wait for an answer, the soonest to lapse first."""
        self._calls.expect([one.inquiry for one in self._offers])
        return helping.waiting(self._offers, self._calls)

    @cached_property
    def endings(self) -> list[Ending]:
        """What ends within a week or should have ended, the soonest first."""
        return helping.endings(self._seen, self._offers, self._spells) if self.window.is_now else []

    @cached_property
    def since(self) -> marks.Since:
        """Since when it is told what changed: as asked, or her own word."""
        return marks.Since(self._since) if self._since else marks.since(self.reader, until=self.window.at)

    @cached_property
    def changes(self) -> list[changes.Change]:
        """What changed since then, request by request."""
        return changes.between(self.since.at, self.window.at, among=self._seen)
