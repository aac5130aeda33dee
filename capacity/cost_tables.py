"""Costs as pages show them: what was recorded, and the sums by who pays. An estimate stands beside what was spent."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from capacity.costs import Money, by_payer, together
from capacity.models.cost import Cost, CostQuerySet
from foundation.money import euros
from foundation.tables import NOTHING, Column, Table, words


def amount(value: Decimal | None) -> str:
    """An amount in words, or a dash where nothing was recorded."""
    return NOTHING if value is None else euros(value)


def sums(of: Callable[[Any], Money]) -> list[Column]:
    """The two columns of every table of sums."""
    return [
        Column("estimated", gettext_lazy("Estimated"), lambda row: amount(of(row).estimated), numeric=True),
        Column("actual", gettext_lazy("Actual"), lambda row: amount(of(row).actual), numeric=True),
    ]


def said(money: Money) -> str:
    """Both sums in one line."""
    if not money:
        return _("none recorded")
    found = {"estimated": amount(money.estimated), "actual": amount(money.actual)}
    return _("estimated %(estimated)s; actual %(actual)s") % found


@dataclass(frozen=True)
class Costs:
    """What was recorded of one request or deployment, what was corrected included."""

    rows: list[Cost]

    @property
    def in_force(self) -> list[Cost]:
        return [one for one in self.rows if not is_replaced(one)]

    @cached_property
    def total(self) -> Money:
        return together(self.in_force)

    @property
    def says(self) -> str:
        return said(self.total)

    @property
    def sums(self) -> Table:
        """By who pays."""
        columns = [Column("payer", _("Who pays"), lambda row: row[0].label), *sums(lambda row: row[1])]
        return Table(columns, by_payer(self.in_force).items(), _("Sums by who pays"))

    @property
    def table(self) -> Table:
        """Each cost, the last recorded first."""
        return Table(COLUMNS, self.rows[::-1], _("Costs that were recorded, the last first"))


def is_replaced(cost: Cost) -> bool:
    """Whether a correction took its place."""
    return hasattr(cost, "replaced_by")


def of_whom(cost: Cost) -> str:
    """Of which deployment and staff type it is."""
    found = [_("deployment %(number)s") % {"number": cost.deployment.number}] if cost.deployment else []
    return ", ".join([*found, *([cost.get_staff_type_display()] if cost.staff_type else [])])


def about(cost: Cost) -> str:
    """The days, and of whom."""
    days = f"{words(cost.starts_on)} – {words(cost.ends_on)}"
    return "; ".join(one for one in (days, of_whom(cost)) if one)


def kind(cost: Cost) -> str:
    """Estimated or actual, and whether it counts no more."""
    found = cost.get_kind_display()
    return _("%(kind)s, corrected: counts no more") % {"kind": found} if is_replaced(cost) else found


def source(cost: Cost) -> str:
    """Where the amount comes from, when it was recorded and by which side."""
    return f"{cost.source} ({words(cost.at)}, {cost.get_role_display()})"


def of(costs: CostQuerySet) -> Costs:
    """With all that a page shows, in one query."""
    return Costs(list(costs.select_related("deployment", "replaced_by")))


COLUMNS = [
    Column("kind", gettext_lazy("Kind"), kind),
    Column("amount", gettext_lazy("Amount"), lambda one: euros(one.amount), numeric=True),
    Column("paid", gettext_lazy("Who pays"), lambda one: f"{one.get_payer_display()}; {one.get_scheme_display()}"),
    Column("about", gettext_lazy("About"), about),
    Column("source", gettext_lazy("Source"), source),
]
