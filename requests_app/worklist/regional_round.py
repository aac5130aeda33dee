"""The regional round (RO(N)AZ meeting) as one grid: the open requests of a region beside the parties.

A constant number of queries, however many requests and parties there are. All sums are of the ledger of need.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from foundation import clock
from foundation.ranges import Profile, Range
from requests_app.models import (
    COUNTING,
    PARTIES,
    SIGHT,
    UNSAFE_AT,
    Inquiry,
    InquiryState,
    NeedLine,
    Offer,
    OfferState,
    Rung,
    Situation,
    Status,
    SupportRequest,
)
from requests_app.records import completeness, need_ledger, need_totals
from requests_app.records.need_ledger import Account
from requests_app.records.parties import Askable, unasked

ON_THE_LADDER = (
    Q(status__in=[Status.REGIONAL, Status.NATIONAL, Status.APPLICATION])
    | Q(status=Status.DRAFT, submitted_at__isnull=False)
    | Q(status=Status.INTAKE, registered_urgent=True)
)
"""An alert is in the round from the moment it is sent, also when it was returned or went the urgent road since."""


def regions_of(user) -> list:
    """The safety regions whose round `user` leads."""
    return [one.safety_region for one in user.memberships_now() if one.safety_region_id and one.role in SIGHT]


def requests_in(region, user, *, also: Iterable[int] = ()):
    """The requests of the round in `region` that `user` sees, soonest unsafe shift first, with what a row shows.

    `also` are keys of requests that stay in sight wherever they stand by now: what was typed about them isn't lost.
    """
    found = SupportRequest.objects.visible_to(user).filter(ON_THE_LADDER | Q(pk__in=also), safety_region=region)
    shown = found.for_list().select_related("location__municipality__care_office_region", "location__roaz_region")
    parties = [f"inquiries__{name}" for name in PARTIES]
    return shown.prefetch_related(*need_ledger.FROM, "waivers", "situations", *parties).order_by(UNSAFE_AT, "pk")


def new_since(region, user, shown: Iterable[int]):
    """The requests of the round that aren't among `shown`: they came since the page was opened."""
    found = SupportRequest.objects.visible_to(user).filter(ON_THE_LADDER, safety_region=region)
    return found.exclude(pk__in=shown).order_by(UNSAFE_AT, "pk")


@dataclass(frozen=True)
class OpenLine:
    """A need line with its account: what of it is open today and later, in persons per day."""

    line: NeedLine
    entry: Account

    @property
    def ranges(self) -> list[Range]:
        return self.entry.residual.ranges

    @property
    def person_days(self) -> int:
        return self.entry.residual.person_days

    @property
    def period(self) -> tuple[date, date]:
        """From the first to the last open day; when nothing is open, the days of the line that are still to come."""
        if ranges := self.ranges:
            return ranges[0].starts_on, ranges[-1].ends_on
        return min(max(self.line.starts_on, clock.today()), self.line.ends_on), self.line.ends_on


@dataclass(frozen=True)
class Row:
    """One request in the grid: what is open per line, whose figures are old, who can be asked, and who wasn't yet."""

    support_request: SupportRequest
    lines: list[OpenLine]
    situation: Situation | None
    silent: bool
    inquiries: list[Inquiry]
    cancelled: list[Inquiry]
    parties: list[tuple[Rung, Any]]
    unasked: list[tuple[Rung, Any]]

    @property
    def open_person_days(self) -> int:
        return sum(one.person_days for one in self.lines)

    @property
    def open_persons(self) -> int:
        """The most persons who are open on one day, today or later, over all lines."""
        return sum((one.entry.residual for one in self.lines), Profile()).peak

    @property
    def choices(self) -> list[OpenLine]:
        """The lines that help can be offered for: the open ones, or all when none is."""
        return [one for one in self.lines if one.person_days] or self.lines

    @property
    def age(self) -> timedelta | None:
        """How old the figures are."""
        return clock.now() - self.situation.measured_at if self.situation else None

    @property
    def to_call(self) -> list[Inquiry]:
        """The inquiries for which somebody must be called: late, not reached by mail, or nobody called back."""
        return [one for one in self.inquiries if one.is_overdue or one.must_be_called or one.has_not_called_back]


def rows(requests: Iterable[SupportRequest], region) -> list[Row]:
    """The grid."""
    askable = Askable(region)
    return [_row(one, askable) for one in requests]


def _row(support_request: SupportRequest, askable: Askable) -> Row:
    latest = completeness.latest_situation(support_request)
    asked_at = support_request.figures_asked_at
    ledger = need_ledger.ledger(support_request)
    lines = {line.pk: line for line in support_request.lines.all()}
    inquiries = sorted(support_request.inquiries.all(), key=_in_order)
    for offer in (offer for one in inquiries for offer in one.offers.all()):
        offer.line = lines[offer.line_id]
    return Row(
        support_request=support_request,
        lines=[OpenLine(line, ledger[pk]) for pk, line in lines.items()],
        situation=latest,
        silent=bool(asked_at and (latest is None or latest.measured_at < asked_at)),
        inquiries=[one for one in inquiries if one.state != InquiryState.CANCELLED],
        cancelled=[one for one in inquiries if one.state == InquiryState.CANCELLED],
        parties=[(rung, party) for rung in Rung for party in askable.parties(support_request, rung)],
        unasked=[(one.rung, one.party) for one in unasked(support_request, among=askable)],
    )


def _in_order(inquiry: Inquiry) -> tuple:
    return (list(Rung).index(Rung(inquiry.rung)), inquiry.asked_at, inquiry.pk)


def totals(grid: Iterable[Row]) -> list[need_totals.Total]:
    """Per staff type, of all requests in the grid together: asked, met, open."""
    lines = [one for row in grid for one in row.lines]
    return need_totals.by_staff_type([one.line for one in lines], {one.line.pk: one.entry for one in lines})


def promises(region, user) -> list[need_totals.Promised]:
    """Per party, of all requests in the region that `user` sees: what it promised for today and later."""
    seen = SupportRequest.objects.visible_to(user).filter(safety_region=region)
    found = Offer.objects.filter(inquiry__support_request__in=seen, ends_on__gte=clock.today())
    found = found.filter(state__in=[*COUNTING, OfferState.OFFERED]).order_by("pk")
    return need_totals.by_party(
        found.select_related("inquiry__support_request", *[f"inquiry__{name}" for name in PARTIES])
    )
