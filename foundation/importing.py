"""A table people made in a spreadsheet, read row by row: the good rows, and of each bad one what is wrong with it.

CSV (semicolon, comma or tab; UTF-8, UTF-16 or Windows-1252) and XLSX are told apart by content. Nothing is stored here:
the caller shows the report and stores the good rows when asked to.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from typing import IO, Any

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.errors import TooLarge
from foundation.exporting import FORMULA
from foundation.text import MESSAGE, is_readable

MAX_ROWS = 5000
MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED_BYTES = 100 * 1024 * 1024
MAX_COLUMNS = 200
ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class ImportColumn:
    """One column: found by `name` or `label` in the first row; `parse` makes a value of stripped, non-empty text.

    `parse` raises ValidationError with a sentence for people, or ValueError. An empty cell gives None.
    """

    name: str
    label: Any
    required: bool = False
    parse: Callable[[str], Any] = str


@dataclass
class Report:
    """What was read. A line is the row number as a spreadsheet shows it, the header being 1."""

    good: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    bad: list[tuple[int, list[str]]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)  # headers that no column asks for


def read_table(
    file: IO[bytes], *, columns: Sequence[ImportColumn], max_rows: int = MAX_ROWS, max_bytes: int = MAX_BYTES
) -> Report:
    """Read `file` (CSV or XLSX) into a Report; empty rows are skipped.

    Raises TooLarge beyond `max_bytes`, and ValidationError (codes "unreadable", "empty", "missing_columns",
    "double_columns", "too_many_rows") when the file as a whole can't be taken.
    """
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise TooLarge(max_bytes)
    rows = _xlsx_rows(content) if content.startswith(ZIP) else _csv_rows(content, columns)
    numbered = ((line, cells) for line, cells in enumerate(rows, start=1) if any(cells))
    _header_line, header = next(numbered, (0, []))
    places = _places(header, columns)
    report = Report(ignored=[text for place, text in enumerate(header) if text and place not in places.values()])
    for count, (line, cells) in enumerate(numbered, start=1):
        if count > max_rows:
            raise ValidationError(
                _("At most %(max)d rows at a time: split the file."), "too_many_rows", {"max": max_rows}
            )
        values, wrong = _read_row(cells, places, columns)
        (report.bad.append((line, wrong)) if wrong else report.good.append((line, values)))
    return report


def _places(header: list[str], columns: Sequence[ImportColumn]) -> dict[str, int]:
    """Where each column stands in the file."""
    if not header:
        raise ValidationError(_("The file is empty: the first row holds the names of the columns."), "empty")
    heads = [_plain(text) for text in header]
    places: dict[str, int] = {}
    for column in columns:
        found = [place for place, head in enumerate(heads) if head and head in _names(column)]
        if len(found) > 1:
            message = _("The column “%(label)s” stands in the file twice.")
            raise ValidationError(message, "double_columns", {"label": column.label})
        places.update((column.name, place) for place in found)
    missing = [str(column.label) for column in columns if column.required and column.name not in places]
    if missing:
        message = _("These columns are missing in the first row: %(labels)s.")
        raise ValidationError(message, "missing_columns", {"labels": ", ".join(missing)})
    return places


def _names(column: ImportColumn) -> set[str]:
    return {_plain(column.name), _plain(str(column.label))}


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _read_row(cells: list[str], places: dict[str, int], columns: Iterable[ImportColumn]) -> tuple[dict, list[str]]:
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for column in columns:
        place = places.get(column.name)
        text = cells[place] if place is not None and place < len(cells) else ""
        try:
            values[column.name] = _value(column, text)
        except ValidationError as error:
            wrong.append(f"{column.label}: {' '.join(error.messages)}")
    return values, wrong


def _value(column: ImportColumn, text: str) -> Any:
    if not is_readable(text):
        raise ValidationError(MESSAGE, code="unreadable")
    if text:
        try:
            return column.parse(text)
        except (ValueError, ArithmeticError) as error:
            raise ValidationError(_("“%(text)s” can't be read here."), params={"text": text[:40]}) from error
    if column.required:
        raise ValidationError(_("this may not be empty."))
    return None


def _csv_rows(content: bytes, columns: Sequence[ImportColumn]) -> Iterator[list[str]]:
    text = _decoded(content)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, columns)):
            yield [_without_apostrophe(cell).strip() for cell in cells]
    except csv.Error as error:
        raise _unreadable() from error


def _decoded(content: bytes) -> str:
    utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if content.startswith(OLD_EXCEL) or (b"\0" in content and not utf_16):
        raise _unreadable()
    for encoding in ["utf-16"] if utf_16 else ["utf-8-sig", "cp1252"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable()


def _delimiter(text: str, columns: Sequence[ImportColumn]) -> str:
    """The sign under which most columns are recognised in the first row that isn't empty."""
    known = {name for column in columns for name in _names(column)}

    def recognised(sign: str) -> int:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
        header = next((cells for cells in reader if any(cells)), [])
        return sum(_plain(_without_apostrophe(cell)) in known for cell in header)

    return max(";,\t", key=recognised)


def _without_apostrophe(text: str) -> str:
    """Undo what `foundation.exporting.inert` did."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    _refuse_a_bomb(content)
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(values_only=True):
            yield [_cell_text(value) for value in islice(cells, MAX_COLUMNS)]
    except Exception as error:  # openpyxl raises whatever the damage in the file leads it to
        raise _unreadable() from error


def _refuse_a_bomb(content: bytes) -> None:
    """Raise TooLarge for a small file that unpacks to a huge one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _unreadable() from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise TooLarge(MAX_UNPACKED_BYTES)


def _cell_text(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _unreadable() -> ValidationError:
    return ValidationError(_("This file can't be read: save it as XLSX or CSV and try again."), "unreadable")
