"""A table as data: what its columns are called, what stands in them, by which of them it sorts.

The same columns serve the page (templates/foundation/_table.html) and the export.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.clock import AMSTERDAM
from foundation.paging import Page

NOTHING = "\N{EN DASH}"


@dataclass(frozen=True)
class Column:
    """One column. `value` and `link` are a dotted attribute or a function of the row; `sort` names a sort."""

    name: str
    label: Any
    value: Callable[[Any], Any] | str
    sort: str | None = None
    numeric: bool = False
    link: Callable[[Any], str | None] | str | None = None

    def of(self, row: Any) -> Any:
        """The value of this column for `row`, as it is."""
        return _from(row, self.value)

    def link_of(self, row: Any) -> str | None:
        """The address this column's cell leads to, if it leads anywhere."""
        return _from(row, self.link) if self.link else None


@dataclass(frozen=True)
class Header:
    """The head of a column; `url` (a query string) when one can sort by it, `direction` is its `aria-sort` or ""."""

    label: Any
    numeric: bool
    url: str | None
    direction: str


@dataclass(frozen=True)
class Cell:
    """One cell, its `value` in words; `label` is what its column is called, for narrow screens; `whole` is a day."""

    label: Any
    value: Any
    numeric: bool
    url: str | None
    whole: bool = False


@dataclass(frozen=True)
class Line:
    """One row of cells; `tone` is how it should stand out, if at all."""

    cells: list[Cell]
    tone: str


@dataclass(frozen=True)
class Table:
    """Columns and rows under a caption; with `page`, its headers sort and its end leads on.

    `tone` gives the tone of a row ("" for none).
    """

    columns: Sequence[Column]
    rows: Iterable[Any]
    caption: Any
    page: Page | None = None
    tone: Callable[[Any], str] | None = None

    @cached_property
    def headers(self) -> list[Header]:
        """One Header per column."""
        return [self._header(column) for column in self.columns]

    @cached_property
    def body(self) -> list[Line]:
        """One Line per row."""
        return [self._line(row) for row in self.rows]

    def _header(self, column: Column) -> Header:
        if self.page is None or column.sort is None or column.sort not in self.page.sorts:
            return Header(column.label, column.numeric, None, "")
        return Header(column.label, column.numeric, self.page.sort_link(column.sort), self.page.sorted_by(column.sort))

    def _line(self, row: Any) -> Line:
        cells = [_cell(one, row) for one in self.columns]
        return Line(cells, self.tone(row) if self.tone else "")


def _cell(column: Column, row: Any) -> Cell:
    value = column.of(row)
    whole = isinstance(value, date) and not isinstance(value, datetime)
    return Cell(column.label, words(value), column.numeric, column.link_of(row), whole)


def words(value: Any) -> Any:
    """A value as people read it: *Mon 28 Dec 2020, 14:30* in Amsterdam, yes or no, a dash for nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(value.astimezone(AMSTERDAM), f"{_day_format()}, H:i")
    if isinstance(value, date):
        return date_format(value, _day_format())
    if isinstance(value, (int, float, Decimal)):
        is_whole = isinstance(value, float) and value.is_integer()
        return number_format(int(value) if is_whole else value, force_grouping=True)
    return value


def _day_format() -> str:
    return "D j b Y" if get_language() == "nl" else "D j M Y"  # Dutch writes its months small


def _from(row: Any, source: Callable[[Any], Any] | str) -> Any:
    return source(row) if callable(source) else attrgetter(source)(row)
