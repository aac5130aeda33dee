"""The sums of costs as rows of a file: one number each. One source with the page."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from capacity.costs import Money
from capacity.models import CostKind
from foundation.tables import Column
from insight.money import cases
from insight.money.sums import Accounts
from regions.models import User

COLUMNS = [
    Column("scope", gettext_lazy("Territory"), "accounts.scope.name"),
    Column("at", gettext_lazy("As it was known at"), "accounts.at"),
    Column("starts", gettext_lazy("From"), "accounts.period.starts_on"),
    Column("ends", gettext_lazy("Until"), "accounts.period.ends_on"),
    Column("table", gettext_lazy("Table"), "table"),
    Column("row", gettext_lazy("Row"), "row"),
    Column("deployment", gettext_lazy("Deployment"), "deployment"),
    Column("payer", gettext_lazy("Who pays"), "payer"),
    Column("kind", gettext_lazy("Kind"), "kind.label"),
    Column("amount", gettext_lazy("Amount in euros"), "amount"),
    Column("costs", gettext_lazy("Costs counted"), "costs"),
]


class Line(NamedTuple):
    """One sum: of one kind, of so many costs."""

    accounts: Accounts
    kind: CostKind
    amount: Decimal
    costs: int
    table: str
    row: Any
    payer: Any = ""
    deployment: Any = ""


def rows(accounts: Accounts, reader: User) -> Iterator[Line]:
    """Every sum of the page; of requests those that the reader sees."""
    for money, *told in _told(accounts, reader):
        for kind in CostKind:
            if money.costs[kind]:
                yield Line(accounts, kind, money.amount(kind), money.costs[kind], *told)


def _told(accounts: Accounts, reader: User) -> Iterator[tuple[Money, *tuple[Any, ...]]]:
    yield accounts.total, _("All together"), ""
    for payer, money in accounts.payers:
        yield money, _("Who pays"), payer.label, payer.label
    for scheme, money in accounts.schemes:
        yield money, _("Scheme"), scheme.label
    for month, money in accounts.months:
        yield money, _("Month"), f"{month:%Y-%m}"
    for part in accounts.parts:
        yield part.money, _("Part"), part.name
    for one in cases.rows(accounts, cases.seen(accounts, reader).order_by("reference")):
        number = one.deployment.number if one.deployment else ""
        yield one.money, _("Request"), one.support_request.reference, one.payer.label, number
