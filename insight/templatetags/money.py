"""How sums of costs are shown: an estimate beside what was spent, and of how many costs each is."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from capacity.cost_tables import amount, sums
from capacity.costs import Money
from capacity.models import CostKind
from foundation.paging import Page
from foundation.tables import Column, Table
from insight.money.cases import CaseRow
from insight.money.sums import Accounts, Part, Row

register = template.Library()


@register.filter
def total_table(money: Money) -> Table:
    """Of each kind the sum, of how many costs it is, and what it counts."""
    says = {
        CostKind.ESTIMATED: _("What was reckoned beforehand, also where the actual cost is known by now."),
        CostKind.ACTUAL: _("What has been spent, as far as it was recorded."),
    }
    columns = [
        Column("kind", _("Kind"), lambda kind: capfirst(kind.label)),
        Column("amount", _("Amount"), lambda kind: amount(money.recorded(kind)), numeric=True),
        Column("costs", _("Costs counted"), lambda kind: money.costs[kind], numeric=True),
        Column("says", _("What it counts"), lambda kind: says[kind]),
    ]
    return Table(columns, list(CostKind), _("Sums of what was estimated and of what was spent"))


@register.filter
def payers_table(accounts: Accounts) -> Table:
    """Payer by payer."""
    return _by_word(accounts.payers, _("Who pays"), _("Sums by who pays"))


@register.filter
def schemes_table(accounts: Accounts) -> Table:
    """Scheme by scheme."""
    return _by_word(accounts.schemes, _("Scheme"), _("Sums by scheme"))


@register.filter
def months_table(accounts: Accounts) -> Table:
    """Month by month."""
    columns = [Column("month", _("Month"), lambda row: _month(row.of)), *sums(lambda row: row.money)]
    return Table(columns, accounts.months, _("Sums of each month"))


@register.filter
def money_parts_table(parts: list[Part]) -> Table:
    """Region by region, or home by home."""
    link = Column("name", _("Name"), "name", link=lambda part: reverse("insight:money_of", args=[part.code]))
    return Table([link, *sums(lambda part: part.money)], parts, _("Sums of each part"))


@register.filter
def cases_table(cases: list[CaseRow], page: Page) -> Table:
    """Request by request, and deployment by deployment."""
    columns = [
        Column("request", _("Request"), "support_request.reference", sort="request", link=_request),
        Column("institution", _("Institution"), "support_request.institution.name"),
        Column("deployment", _("Deployment"), _deployment, link=_sent),
        Column("payer", _("Who pays"), "payer.label"),
        *sums(lambda row: row.money),
    ]
    return Table(columns, cases, _("Sums of each request and deployment"), page)


@register.filter
def both(money: Money) -> str:
    """The sentence of the page: both sums, apart."""
    found = {"estimated": amount(money.estimated), "actual": amount(money.actual)}
    return _("Estimated: %(estimated)s. Actual: %(actual)s.") % found


def _by_word(rows: list[Row], label: str, caption: str) -> Table:
    return Table([Column("word", label, lambda row: row.of.label), *sums(lambda row: row.money)], rows, caption)


def _month(day: date) -> str:
    return date_format(day, "F Y")


def _request(row: CaseRow) -> str:
    return reverse("requests:detail", args=[row.support_request.reference]) + "#costs"


def _deployment(row: CaseRow) -> str:
    return f"{row.deployment.number}. {row.deployment.unit}" if row.deployment else ""


def _sent(row: CaseRow) -> str | None:
    return reverse("deployments:detail", args=[row.deployment.pk]) if row.deployment else None
