"""A table as data: what its columns are called, what stands in them, by which of them it sorts.

The same columns serve the page (templates/foundation/_table.html) and the export.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from foundation.clock import AMSTERDAM
from foundation.paging import Page

DAY = "D j M Y"
MOMENT = "D j M Y, H:i"
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
class Heading:
    """The head of a column; with `link` (a query string) when one can sort by it, `sorted` is its `aria-sort`."""

    name: str
    label: Any
    numeric: bool
    link: str | None
    sorted: str | None


@dataclass(frozen=True)
class Cell:
    """One cell, its `text` in words."""

    name: str
    label: Any
    text: Any
    numeric: bool
    link: str | None


@dataclass(frozen=True)
class Table:
    """Columns and rows under a caption; with `page`, its headings sort and its end leads on."""

    columns: Sequence[Column]
    rows: Iterable[Any]
    caption: Any
    page: Page | None = None

    @property
    def headings(self) -> list[Heading]:
        """One Heading per column."""
        return [self._heading(column) for column in self.columns]

    @property
    def lines(self) -> Iterator[list[Cell]]:
        """One list of Cells per row."""
        for row in self.rows:
            yield [self._cell(column, row) for column in self.columns]

    def _heading(self, column: Column) -> Heading:
        sortable = self.page is not None and column.sort in self.page.sorts
        link = self.page.sort_link(column.sort) if sortable else None
        order = self.page.sorted_by(column.sort) if sortable else None
        return Heading(column.name, column.label, column.numeric, link, order)

    def _cell(self, column: Column, row: Any) -> Cell:
        return Cell(column.name, column.label, words(column.of(row)), column.numeric, column.link_of(row))


def words(value: Any) -> Any:
    """A value as people read it: *Mon 28 Dec 2020, 14:30* in Amsterdam, yes or no, a dash for nothing."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(value.astimezone(AMSTERDAM), MOMENT)
    if isinstance(value, date):
        return date_format(value, DAY)
    if isinstance(value, (int, float, Decimal)):
        return number_format(value, force_grouping=True)
    return value


def _from(row: Any, source: Callable[[Any], Any] | str) -> Any:
    return source(row) if callable(source) else attrgetter(source)(row)
