"""The sums of costs in a territory, as they were known at a moment, over days: read off the costs themselves.

A cost lies evenly over the days it is about, in whole cents: of one that lies partly in the period its days in it
count. An estimate is never added to what was spent. The database adds up: a query for the sums, one for the months, and
one for the cases that are shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, Max, Min, Model, Q, QuerySet, Sum

from capacity.costs import Money
from capacity.models import Cost, Payer, Scheme
from capacity.models.cost import CostQuerySet
from foundation.days import FIRST_DAY, LAST_DAY
from insight.models import Spell
from insight.money.shares import CENTS, share
from insight.scopes import Scope
from regions.models import Institution, SafetyRegion
from requests_app.models import SupportRequest

MOST_MONTHS = 240
"""So many months are summed in one query."""

Months = list[tuple[date, date]]
Key = TypeVar("Key")


class Of(NamedTuple):
    """What costs are summed by first; the tables are made of these sums. Words, and the key of a region or home."""

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

    @property
    def share(self) -> Any:
        """What of a cost lies in it: all of it where no side has an end."""
        return share(*self.days) if self.starts_on or self.ends_on else CENTS


@dataclass(frozen=True)
class Accounts:
    """What was known at `at` of the costs in `scope` over `period`; of one payer or scheme alone, if named.

    `among`: the costs of these requests alone; None for all.
    """

    scope: Scope
    at: datetime
    period: Period = Period()
    payer: str = ""
    scheme: str = ""
    among: QuerySet[SupportRequest] | None = field(default=None, compare=False)

    @property
    def costs(self) -> CostQuerySet:
        """The costs that count here."""
        chosen = {name: value for name, value in (("payer", self.payer), ("scheme", self.scheme)) if value}
        found = Cost.objects.known_at(self.at).filter(self.period.condition, **chosen)
        if self.among is not None:
            found = found.filter(support_request__in=self.among)
        if self.scope.row is None:
            return found
        return found.filter(support_request__in=Spell.objects.filter(self.scope.condition).values("support_request"))

    def _rows(self, costs: CostQuerySet, *keys: str) -> Iterable[dict[str, Any]]:
        """The sums of `costs` by these columns, and the days within which they lie."""
        sums = {
            "cents": Sum(self.period.share),
            "costs": Count("pk"),
            "first": Min("starts_on"),
            "last": Max("ends_on"),
        }
        return costs.order_by().values(*keys, "kind").annotate(**sums)

    @cached_property
    def _days(self) -> tuple[date, date] | None:
        """The first and last day of the period on which any cost lies; None without costs."""
        first, last = self.period.days
        rows = self._sums[1]
        return (max(first, min(row[0] for row in rows)), min(last, max(row[1] for row in rows))) if rows else None

    @cached_property
    def _sums(self) -> tuple[dict[Of, Money], list[tuple[date, date]]]:
        """By all that the tables tell apart, and the days of each sum."""
        part = f"support_request__{self.scope.parts or 'institution'}"
        sums: dict[Of, Money] = defaultdict(Money)
        days = []
        for row in self._rows(self.costs, "payer", "scheme", part):
            sums[Of(row["payer"], row["scheme"], row[part])].add(row["kind"], row["cents"], row["costs"])
            days.append((row["first"], row["last"]))
        return sums, days

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

    @cached_property
    def months(self) -> list[Row]:
        """In order; a query for each twenty years of them."""
        cut = list(months_of(*self._days)) if self._days else []
        return [row for n in range(0, len(cut), MOST_MONTHS) for row in self._of_months(cut[n : n + MOST_MONTHS])]

    def _of_months(self, months: Months) -> Iterator[Row]:
        sums: dict[str, Any] = {}
        for number, (first, last) in enumerate(months):
            lies_in = Q(starts_on__lte=last, ends_on__gte=first)
            sums[f"cents_{number}"] = Sum(share(first, last), filter=lies_in)
            sums[f"costs_{number}"] = Count("pk", filter=lies_in)
        rows = list(self.costs.order_by().values("kind").annotate(**sums))
        for number, (first, _last) in enumerate(months):
            money = Money()
            for row in rows:
                money.add(row["kind"], row[f"cents_{number}"] or 0, row[f"costs_{number}"])
            if money:
                yield Row(first.replace(day=1), money)

    def cases(self, requests: Iterable[SupportRequest]) -> dict[Case, Money]:
        """By request, deployment and payer, of these; not for whoever may not know which request is which."""
        found: dict[Case, Money] = defaultdict(Money)
        for row in self._rows(self.costs.filter(support_request__in=requests), *Case._fields):
            case = Case(*(row[name] for name in Case._fields))
            found[case].add(row["kind"], row["cents"], row["costs"])
        return found

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
