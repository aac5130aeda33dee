"""What help costs and who pays: the one deed that records it, and what was recorded of a request, added up.

An estimate is never added to what was spent: each sum is of one kind, and says of how many costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from capacity.models import Cost, CostKind, Deployment, Payer
from foundation import clock
from foundation.errors import Lack, Refused
from foundation.money import NOTHING, in_cents, of_cents
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written, known


class CostOf(TypedDict):
    """What is said of it: euros in cents, about the days from first to last."""

    kind: str
    amount: Decimal
    payer: str
    scheme: str
    starts_on: date
    ends_on: date
    source: str


class CostWords(CostOf):
    """The same, and of which deployment and staff type it is, in the place of which cost it comes."""

    deployment: NotRequired[Deployment | None]
    staff_type: NotRequired[str]
    replaces: NotRequired[Cost | None]


class CostRecorded(CostOf):
    """The cost (its key), with the number of the deployment and the key of the cost that it replaces, if any."""

    cost: int
    deployment: NotRequired[int]
    staff_type: NotRequired[str]
    replaces: NotRequired[int]


def record(support_request: SupportRequest, *, by: User, how: How = SIMPLY, **said: Unpack[CostWords]) -> Done[Cost]:
    """Record what help to a request costs; with `replaces` as the correction of what the same role said before."""
    known(said, CostWords)

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[Cost]:
        cost = Cost(support_request=locked, author=by, role=standing.role, at=clock.now(), event_number=number, **said)
        _check(cost)
        cost.full_clean()
        cost.amount = cost.amount.quantize(NOTHING)
        cost.save()
        return Written(_told(cost), cost)

    return workflow.perform(support_request, Action.RECORD_COST, by=by, how=how, write=write)


def _check(cost: Cost) -> None:
    """Raises Refused when it was corrected meanwhile, ValidationError when what it names doesn't go with it."""
    wrong, before = {}, cost.replaces
    if cost.deployment and cost.deployment.support_request_id != cost.support_request_id:
        wrong["deployment"] = _("This deployment is of another request.")
    if before:
        if before.support_request_id != cost.support_request_id or before.role != cost.role:
            wrong["replaces"] = _("A cost is corrected by the side that recorded it, on the same request.")
        elif before.kind != cost.kind:
            wrong["kind"] = _("An actual cost stands beside its estimate and doesn't take its place.")
        elif Cost.objects.filter(replaces=before).exists():
            raise Refused(Lack("replaced", _("This cost was corrected in the meantime.")))
    if wrong:
        raise ValidationError(wrong)


def _told(cost: Cost) -> CostRecorded:
    facts = CostRecorded(
        cost=cost.pk,
        kind=cost.kind,
        amount=cost.amount,
        payer=cost.payer,
        scheme=cost.scheme,
        starts_on=cost.starts_on,
        ends_on=cost.ends_on,
        source=cost.source,
    )
    if cost.deployment:
        facts["deployment"] = cost.deployment.number
    if cost.staff_type:
        facts["staff_type"] = cost.staff_type
    if cost.replaces_id:
        facts["replaces"] = cost.replaces_id
    return facts


@dataclass
class Money:
    """What was estimated beside what was spent, and of how many costs each is the sum; never the two together."""

    cents: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CostKind.values, 0))
    costs: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CostKind.values, 0))

    def add(self, kind: str, cents: int, costs: int = 1) -> None:
        """Count one cost more, or the sum of several."""
        self.cents[kind] += cents
        self.costs[kind] += costs

    def join(self, other: "Money") -> None:
        """Count what the other counts too, kind by kind."""
        for kind in CostKind.values:
            self.cents[kind] += other.cents[kind]
            self.costs[kind] += other.costs[kind]

    def __bool__(self) -> bool:
        return any(self.costs.values())

    def amount(self, kind: str) -> Decimal:
        """The sum of one kind."""
        return of_cents(self.cents[kind])

    @property
    def estimated(self) -> Decimal | None:
        """None when nothing was estimated."""
        return self.recorded(CostKind.ESTIMATED)

    @property
    def actual(self) -> Decimal | None:
        """None when nothing was spent as far as known."""
        return self.recorded(CostKind.ACTUAL)

    @property
    def estimates(self) -> int:
        return self.costs[CostKind.ESTIMATED]

    @property
    def expenses(self) -> int:
        return self.costs[CostKind.ACTUAL]

    def recorded(self, kind: CostKind) -> Decimal | None:
        """The sum of one kind; None when there is none."""
        return self.amount(kind) if self.costs[kind] else None


def by_payer(costs: Iterable[Cost]) -> dict[Payer, Money]:
    """The sums of `costs` by who pays, in the order of the list of payers."""
    found = {payer: Money() for payer in Payer}
    for one in costs:
        found[Payer(one.payer)].add(one.kind, in_cents(one.amount))
    return {payer: money for payer, money in found.items() if money}


def together(costs: Iterable[Cost]) -> Money:
    """The sums of all of them."""
    found = Money()
    for one in costs:
        found.add(one.kind, in_cents(one.amount))
    return found
