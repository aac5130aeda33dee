"""Keyset paging: page by page through a list of any length, each page as quick as the first.

A cursor is the sort value and primary key of a row, signed and bound to the sort and filters it was made for. A sort
value may not be missing: what can be empty is stored far in the future (`FAR_FUTURE`).
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)
COUNT_STOPS_AT = 1000
SALT = "foundation.paging"
NOT_A_FILTER = {"sort", "cursor"}


@dataclass(frozen=True)
class Sort:
    """One way to order a list: a field, relation path or annotation that is never null."""

    field: str
    label: Any
    descending: bool = False


@dataclass(frozen=True)
class Page:
    """One page: its items, the way on and back, and how many there are (`more_than` when counting stopped)."""

    items: list
    next_cursor: str | None
    previous_cursor: str | None
    count: int
    more_than: bool
    sort: str
    sorts: Mapping[str, Sort]
    filters: Mapping[str, list[str]]

    @property
    def next_link(self) -> str | None:
        """The query string of the next page, filters kept; None on the last."""
        return self.next_cursor and self._link(sort=self.sort, cursor=self.next_cursor)

    @property
    def previous_link(self) -> str | None:
        """The query string of the page before, filters kept; None on the first."""
        return self.previous_cursor and self._link(sort=self.sort, cursor=self.previous_cursor)

    def sort_link(self, name: str) -> str:
        """The query string that sorts by `name`, or the other way round when it is sorted by it already."""
        return self._link(sort=f"-{name}" if self.sort == name else name)

    def sorted_by(self, name: str) -> str:
        """The value of `aria-sort` for the sort `name`: "ascending", "descending", or "" when it isn't sorted by it."""
        if self.sort.removeprefix("-") != name:
            return ""
        return "descending" if _is_descending(self.sorts, self.sort) else "ascending"

    def _link(self, **more: str) -> str:
        return "?" + urlencode({**self.filters, **more}, doseq=True)


def paginate(
    queryset: QuerySet,
    *,
    sorts: Mapping[str, Sort],
    sort: str = "",
    cursor: str | None = None,
    filters: Mapping[str, Any] = {},
    size: int = 25,
) -> Page:
    """The page of `queryset` (of model instances) that `cursor` points at, in two queries; the first without a cursor.

    `sort` is a key of `sorts`, "-" before it turns it round, empty is the first. `filters` are those that made the
    queryset (request.GET will do). Raises ValidationError for an unknown sort or a cursor of another list.
    """
    sort = sort or next(iter(sorts))
    if sort.removeprefix("-") not in sorts:
        raise ValidationError({"sort": ValidationError(_("This list can't be sorted like that."), code="sort")})
    kept = _plain(filters)
    list_of_cursor = _digest(sort, kept)
    anchor = _read(cursor, list_of_cursor) if cursor else None
    items, before, after = _fetch(queryset, sorts[sort.removeprefix("-")], _is_descending(sorts, sort), anchor, size)
    count = queryset.order_by()[: COUNT_STOPS_AT + 1].count()
    return Page(
        items=items,
        next_cursor=_write(items[-1], list_of_cursor, back=False) if after else None,
        previous_cursor=_write(items[0], list_of_cursor, back=True) if before else None,
        count=min(count, COUNT_STOPS_AT),
        more_than=count > COUNT_STOPS_AT,
        sort=sort,
        sorts=sorts,
        filters=kept,
    )


def page_of(request: HttpRequest, queryset: QuerySet, sorts: Mapping[str, Sort], **more: Any) -> Page:
    """The page of `queryset` that the address of `request` asks for; raises as `paginate` does."""
    sort, cursor = request.GET.get("sort", ""), request.GET.get("cursor")
    return paginate(queryset, sorts=sorts, sort=sort, cursor=cursor, filters=request.GET, **more)


def ordered(queryset: QuerySet, sorts: Mapping[str, Sort], sort: str) -> QuerySet:
    """All of `queryset` in the order in which it is paged by `sort`; by the first of `sorts` when that isn't known."""
    sort = sort if sort.removeprefix("-") in sorts else next(iter(sorts))
    minus = "-" if _is_descending(sorts, sort) else ""
    return queryset.order_by(f"{minus}{sorts[sort.removeprefix('-')].field}", f"{minus}pk")


@dataclass(frozen=True)
class _Anchor:
    """The row a page starts after, or ends before when going `back`."""

    value: Any
    key: Any
    back: bool


class _Beyond(Func):
    """`(value, key) > (anchor's value, anchor's key)` as one row comparison, which an index answers."""

    output_field = BooleanField()

    def as_sql(self, compiler, connection, function=None, template=None, arg_joiner=None, **extra_context):
        compiled = [compiler.compile(expression) for expression in self.get_source_expressions()]
        value, key, anchor_value, anchor_key = (sql for sql, _params in compiled)
        params = tuple(param for _sql, params in compiled for param in params)
        return f"(({value}, {key}) {self.extra['operator']} ({anchor_value}, {anchor_key}))", params


def _fetch(queryset: QuerySet, by: Sort, descending: bool, anchor: _Anchor | None, size: int):
    """(items, whether there are any before, whether there are any after)."""
    rows = queryset.annotate(page_value=F(by.field))
    field = rows.query.annotations["page_value"].output_field
    if field.null:
        raise ValueError(f"{by.field} can be null: sort by a stored value that is far in the future instead")
    back = anchor is not None and anchor.back
    falling = descending != back
    if anchor:
        values = (Value(anchor.value, output_field=field), Value(anchor.key, output_field=queryset.model._meta.pk))
        rows = rows.filter(_Beyond(F("page_value"), F("pk"), *values, operator="<" if falling else ">"))
    rows = rows.order_by(*(["-page_value", "-pk"] if falling else ["page_value", "pk"]))
    fetched = list(rows[: size + 1])
    items, more = fetched[:size], len(fetched) > size
    if back:
        return items[::-1], more, bool(items)
    return items, bool(items) and anchor is not None, more


def _is_descending(sorts: Mapping[str, Sort], sort: str) -> bool:
    return sorts[sort.removeprefix("-")].descending != sort.startswith("-")


def _plain(filters: Mapping[str, Any]) -> dict[str, list[str]]:
    """Filters as lists of text without the empty ones; a QueryDict gives all its values."""
    pairs = filters.lists() if hasattr(filters, "lists") else filters.items()
    listed = ((name, value if isinstance(value, (list, tuple, set)) else [value]) for name, value in pairs)
    texts = {name: sorted(str(one) for one in values if one not in (None, "")) for name, values in listed}
    return {name: values for name, values in sorted(texts.items()) if values and name not in NOT_A_FILTER}


def _digest(sort: str, filters: Mapping[str, list[str]]) -> str:
    return hashlib.sha256(json.dumps([sort, filters], sort_keys=True).encode()).hexdigest()[:16]


# How a sort value or key travels in a cursor: by the name of its type, as text that loses nothing.
_READERS: dict[str, Callable[[str], Any]] = {
    "bool": lambda text: text == "True",
    "int": int,
    "float": float,
    "str": str,
    "Decimal": Decimal,
    "UUID": UUID,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _pack(value: Any) -> list[str]:
    kind = next(base.__name__ for base in type(value).__mro__ if base.__name__ in _READERS)
    return [kind, value.isoformat() if isinstance(value, date) else str.__str__(value) if kind == "str" else str(value)]


def _signer() -> signing.Signer:
    """Without the hour in it, so that the same page has the same cursors whenever it is read."""
    return signing.Signer(salt=SALT)


def _write(item: Any, list_of_cursor: str, *, back: bool) -> str:
    return _signer().sign_object([list_of_cursor, _pack(item.page_value), _pack(item.pk), back])


def _read(cursor: str, list_of_cursor: str) -> _Anchor:
    try:
        made_for, value, key, back = _signer().unsign_object(cursor)
    except signing.BadSignature:
        made_for = None
    if made_for != list_of_cursor:
        message = _("This page belongs to another list or to other filters: start again at the first page.")
        raise ValidationError({"cursor": ValidationError(message, code="cursor")})
    value, key = (_READERS[kind](text) for kind, text in (value, key))
    return _Anchor(value, key, back)
