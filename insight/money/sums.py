"""The sums of costs in a territory, as they were known at a moment, over days: read off the costs themselves.

A cost lies evenly over the days it is about, in whole cents: of one that lies partly in the period its days in it
count. An estimate is never added to what was spent. Two queries, whatever there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, Q

from capacity.costs import Money
from capacity.models import Cost, Payer, Scheme
from capacity.models.cost import CostQuerySet
from foundation.days import FIRST_DAY, LAST_DAY
from foundation.money import in_cents, share
from insight.models import Spell
from insight.scopes import Scope
from regions.models import Institution, SafetyRegion

READ = ("kind", "amount", "starts_on", "ends_on", "support_request", "deployment", "payer", "scheme")
Key = TypeVar("Key")


class Of(NamedTuple):
    """What costs are summed by first; everything else is made of these sums. Keys of rows, and words."""

    request: int
    deployment: int | None
    payer: str
    scheme: str
    part: int


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
    def _sums(self) -> tuple[dict[Of, Money], dict[date, Money]]:
        """By all that costs are told apart by, and by the first day of each month."""
        sums: dict[Of, Money] = defaultdict(Money)
        months: dict[date, Money] = defaultdict(Money)
        among, part = self.period.days, f"support_request__{self.scope.parts or 'institution'}"
        for kind, amount, first, last, *of in self.costs.order_by().values_list(*READ, part):
            cents, days = in_cents(amount), (first, last)
            sums[Of(*of)].add(kind, share(cents, days, among))
            for month in months_of(max(first, among[0]), min(last, among[1])):
                months[month[0].replace(day=1)].add(kind, share(cents, days, month))
        return sums, months

    def _by(self, row: Callable[[Of], Key]) -> dict[Key, Money]:
        """The sums by what `row` makes of them."""
        found: dict[Key, Money] = defaultdict(Money)
        for of, money in self._sums[0].items():
            found[row(of)].join(money)
        return found

    @cached_property
    def total(self) -> Money:
        return self._by(lambda of: "").get("", Money())

    @cached_property
    def payers(self) -> list[Row]:
        found = self._by(lambda of: of.payer)
        return [Row(one, found[one]) for one in Payer if one in found]

    @cached_property
    def schemes(self) -> list[Row]:
        found = self._by(lambda of: of.scheme)
        return [Row(one, found[one]) for one in Scheme if one in found]

    @property
    def months(self) -> list[Row]:
        """In order."""
        return [Row(month, money) for month, money in sorted(self._sums[1].items())]

    @cached_property
    def cases(self) -> dict[Case, Money]:
        """By request, deployment and payer; not for whoever may not know which request is which."""
        return self._by(lambda of: Case(of.request, of.deployment, of.payer))

    @cached_property
    def parts(self) -> list[Part]:
        """The regions or homes apart, by name, for who may know them apart."""
        if self.scope.parts is None:
            return []
        regional, sums = self.scope.is_by_region, self._by(lambda of: of.part)
        model: type[Model] = SafetyRegion if regional else Institution
        rows: dict[Any, Any] = model._default_manager.in_bulk(list(sums))
        found = [Part(row.code if regional else f"home-{row.pk}", str(row), sums[key]) for key, row in rows.items()]
        return sorted(found, key=lambda one: (one.name, one.code))


def months_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days from first to last, cut at the end of each month."""
    while (first.year, first.month) < (last.year, last.month):
        after = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, after - timedelta(days=1)
        first = after
    yield first, last
