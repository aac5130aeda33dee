"""The sums of costs in a territory, as they were known at a moment, over days: read off the costs themselves.

A cost lies evenly over the days it is about, in whole cents: of one that lies partly in the period its days in it
count. An estimate is never added to what was spent. Two queries, whatever there is.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Model, Q

from capacity.costs import Money
from capacity.models import Cost, Payer, Scheme
from capacity.models.cost import CostQuerySet
from foundation.days import FIRST_DAY, LAST_DAY
from foundation.money import share
from insight.models import Spell
from insight.scopes import Scope
from regions.models import Institution, SafetyRegion

READ = ("kind", "amount", "starts_on", "ends_on", "payer", "scheme", "support_request", "deployment")


class Case(NamedTuple):
    """What one payer pays for one request, or for one deployment to it; keys."""

    support_request: int
    deployment: int | None
    payer: str


class Row(NamedTuple):
    """A payer, a scheme, or the first day of a month, and what is summed of it."""

    of: Any
    money: Money


class Part(NamedTuple):
    """A region or home in which there are costs."""

    code: str
    name: str
    money: Money


@dataclass(frozen=True)
class Period:
    """Days from first to last; a side that is left open has no end."""

    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def days(self) -> tuple[date, date]:
        return self.starts_on or FIRST_DAY, self.ends_on or LAST_DAY

    def cut(self, first: date, last: date) -> tuple[date, date]:
        """Of the days from first to last those that lie in it."""
        return max(first, self.days[0]), min(last, self.days[1])

    @property
    def condition(self) -> Q:
        """The costs of which a day lies in it."""
        first, last = self.days
        return Q(starts_on__lte=last, ends_on__gte=first)


@dataclass(frozen=True)
class Accounts:
    """What was known at `at` of the costs in `scope` over `period`; of one payer or scheme alone, if named."""

    scope: Scope
    at: datetime
    period: Period = Period()
    payer: str = ""
    scheme: str = ""

    @property
    def costs(self) -> CostQuerySet:
        """The costs that count here."""
        chosen = {name: value for name, value in (("payer", self.payer), ("scheme", self.scheme)) if value}
        found = Cost.objects.known_at(self.at).filter(self.period.condition, **chosen)
        if self.scope.row is None:
            return found
        return found.filter(support_request__in=Spell.objects.filter(self.scope.condition).values("support_request"))

    @cached_property
    def _sums(self) -> dict[str, dict[Any, Money]]:
        """Every sum by table and row."""
        found: dict[str, dict[Any, Money]] = defaultdict(lambda: defaultdict(Money))
        part = f"support_request__{self.scope.parts}" if self.scope.parts else "support_request"
        for kind, amount, first, last, payer, scheme, request, deployment, place in self.costs.values_list(*READ, part):
            mine = share(amount, (first, last), self.period.days)
            rows = {"total": "", "payers": payer, "schemes": scheme, "parts": place}
            for table, row in {**rows, "cases": Case(request, deployment, payer)}.items():
                found[table][row].add(kind, mine)
            for month in months_of(*self.period.cut(first, last)):
                found["months"][month[0].replace(day=1)].add(kind, share(amount, (first, last), month))
        return found

    @property
    def total(self) -> Money:
        return self._sums["total"][""]

    @property
    def payers(self) -> list[Row]:
        return [Row(one, self._sums["payers"][one]) for one in Payer if one in self._sums["payers"]]

    @property
    def schemes(self) -> list[Row]:
        return [Row(one, self._sums["schemes"][one]) for one in Scheme if one in self._sums["schemes"]]

    @property
    def months(self) -> list[Row]:
        """In order."""
        return [Row(month, money) for month, money in sorted(self._sums["months"].items())]

    @property
    def cases(self) -> dict[Case, Money]:
        """By request, deployment and payer; not for whoever may not know which request is which."""
        return self._sums["cases"]

    @cached_property
    def parts(self) -> list[Part]:
        """The regions or homes apart, by name, for who may know them apart."""
        if self.scope.parts is None:
            return []
        regional, sums = self.scope.is_by_region, self._sums["parts"]
        model: type[Model] = SafetyRegion if regional else Institution
        rows: dict[Any, Any] = model._default_manager.in_bulk(list(sums))
        found = [Part(row.code if regional else f"home-{row.pk}", str(row), sums[key]) for key, row in rows.items()]
        return sorted(found, key=lambda one: (one.name, one.code))


def months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days from first to last, cut at the end of each month."""
    while first <= last:
        after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(after - timedelta(days=1), last)
        first = after
