"""Homes that haven't asked yet, and whose figures say that they may have to: each with its reasons and their sum.

The rules stand here, in the open. A reason is worth its points, and nothing else counts; who is under way already isn't
listed. The GHOR calls, and writes down that it did.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from insight.models import CallOutcome, Measure, SignCall, Spell, known_at
from insight.models.kept import ordinal
from insight.pressure import known
from insight.said import A_WEEK
from insight.scopes import Level, Scope
from regions.authority import one_at_a_time
from regions.calling import Call, PhoneBook, first
from regions.models import Institution, Role, SafetyRegion, User

M = Measure
CALLED_WITHIN = timedelta(hours=24)
"""Who was called so recently stands below the others."""


@dataclass(frozen=True)
class SignRule:
    """A reason: the measure it looks at, from which value it holds (or from which growth in a week), its points."""

    measure: Measure
    says: Any
    at_least: Decimal
    more: bool = False
    points: int = 1


RULES = (
    SignRule(M.ABSENCE, _("absence of %(value)s %%, from %(bound)s %%"), Decimal(8)),
    SignRule(M.ABSENCE, _("absence rose by %(value)s points in a week, from %(bound)s"), Decimal(1), more=True),
    SignRule(M.CLIENTS_INFECTED, _("infected clients: %(value)s, from %(bound)s"), Decimal(5)),
    SignRule(M.CLIENTS_INFECTED, _("%(value)s more infected clients in a week, from %(bound)s"), Decimal(4), more=True),
    SignRule(M.STAFF_INFECTED, _("infected staff: %(value)s, from %(bound)s"), Decimal(5)),
    SignRule(M.ADMISSION_STOPS, _("wards with an admission stop: %(value)s, from %(bound)s"), Decimal(1)),
)
SILENT = 2
"""Points for figures that stopped coming."""


@dataclass(frozen=True)
class Reason:
    """Why a home is listed: words with their numbers, and points. `day` is the last day figures came of, of silence."""

    says: Any
    points: int
    value: Decimal | None = None
    bound: Decimal | None = None
    day: date | None = None


@dataclass
class Sign:
    """A home with its reasons; `call` is the number to call now, `last` the last call that was written down."""

    institution: Institution
    reasons: list[Reason] = field(default_factory=list)
    call: Call | None = None
    last: SignCall | None = None

    @property
    def points(self) -> int:
        return sum(one.points for one in self.reasons)

    def was_called(self, at: datetime) -> bool:
        return self.last is not None and self.last.at > at - CALLED_WITHIN


Values = dict[int, dict[str, Decimal]]


def of(region: SafetyRegion, at: datetime, reader: User) -> list[Sign]:
    """The homes of `region` with a reason and no request under way at `at`; the most points first."""
    reasons = reasons_of(region, at)
    asked = set(under_way(region, at))
    keys = reasons.keys() - asked
    homes = Institution.objects.filter(pk__in=keys, is_active=True).prefetch_related("locations__municipality")
    calls, book = _calls(region, at), PhoneBook(reader, institutions=keys)
    found = [Sign(one, reasons[one.pk], first(book.numbers(Role.INSTITUTION, one)), calls.get(one.pk)) for one in homes]
    return sorted(found, key=lambda one: (one.was_called(at), -one.points, one.institution.name))


def reasons_of(region: SafetyRegion, at: datetime) -> dict[int, list[Reason]]:
    """By home, whatever reasons its figures give at `at`; three queries."""
    now, before = _values(region, at), _values(region, at - A_WEEK)
    found = {pk: list(_reasons(values, before.get(pk, {}))) for pk, values in now.items()}
    scope = Scope(Level.REGION, region, homes=True)
    for row, last in known.silent(scope, at):
        if row["institution"]:
            found.setdefault(row["institution"], []).append(Reason(_("no figures since those of"), SILENT, day=last))
    return {pk: reasons for pk, reasons in found.items() if reasons}


def _values(region: SafetyRegion, at: datetime) -> Values:
    rows = known.latest(at, Q(safety_region=region.pk, institution__isnull=False))
    found: Values = {}
    for pk, measure, value in rows.values_list("institution", "measure", "value"):
        found.setdefault(pk, {})[measure] = value
    return found


def _reasons(now: dict[str, Decimal], before: dict[str, Decimal]) -> Iterator[Reason]:
    for rule in RULES:
        value, was = now.get(rule.measure), before.get(rule.measure)
        if rule.more and value is not None:
            value = None if was is None else value - was
        if value is not None and value >= rule.at_least:
            yield Reason(rule.says, rule.points, value, rule.at_least)


def under_way(region: SafetyRegion, at: datetime) -> list[int]:
    """The homes with a request under way in `region` at `at`; one query."""
    found = Spell.objects.filter(known_at(at, ordinal(at)), under_way=True, safety_region=region.pk)
    return list(found.values_list("institution", flat=True))


def _calls(region: SafetyRegion, at: datetime) -> dict[int, SignCall]:
    """The last call to each home by then; one query."""
    found = SignCall.objects.filter(safety_region=region.pk, at__lte=at).select_related("by").order_by("at", "pk")
    return {one.institution_id: one for one in found}


@transaction.atomic
def log_call(
    institution: Institution, region: SafetyRegion, *, by: User, outcome: CallOutcome, spoke_with: str, said: str
) -> SignCall:
    """Write down that `by` called. Raises PermissionDenied for who isn't the GHOR of `region`."""
    require_ghor(by, region)
    one_at_a_time(by)
    made = SignCall(institution=institution, safety_region=region, at=clock.now(), by=by)
    made.outcome, made.spoke_with, made.said = outcome, spoke_with, said
    made.full_clean()
    made.save()
    return made


def regions_of(user: User) -> list[SafetyRegion]:
    """The regions whose GHOR `user` is."""
    held = [one for one in user.memberships_now() if one.role == Role.GHOR]
    return [one.safety_region for one in held if one.safety_region]


def require_ghor(user: User, region: SafetyRegion | None = None) -> None:
    """Raises PermissionDenied for who isn't the GHOR of `region`, or of any."""
    hers = regions_of(user)
    if not hers or region not in (None, *hers):
        raise NotYours("ghor_calls", _("The GHOR of the region calls its homes."))
