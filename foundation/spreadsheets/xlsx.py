"""XLSX, by openpyxl; what its quick reader leaves out (merged cells, formulas nobody calculated) is read beside it."""

import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from foundation.errors import TooLarge
from foundation.spreadsheets import (
    MAX_COLUMNS,
    Sheet,
    open_package,
    part_of,
    refuse_too_many,
    unreadable,
)
from foundation.spreadsheets.shown import shown

NOT_CALCULATED = "#FORMULA!"
_CELL = re.compile(rb"<(?:\w+:)?c[ >]")
_ROW = re.compile(rb"<(?:\w+:)?row[ >]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_WITHOUT_VALUE = re.compile(
    rb'<(?:\w+:)?c [^>]*?r="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)


def sheets_of(content: bytes) -> list[Sheet]:
    """The visible sheets, in order. ValidationError for what can't be read, or is too much."""
    package = open_package(content)
    try:
        parts = {name: part_of(package, name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
        refuse_too_many(sum(len(_CELL.findall(part)) + len(_ROW.findall(part)) for part in parts.values()))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: validation, drawings, odd dates
            workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return [_sheet(one, parts) for one in workbook.worksheets if one.sheet_state == "visible"]
    except (ValidationError, TooLarge):
        raise
    except Exception as error:  # openpyxl raises whatever the damage in the file leads it to
        raise unreadable() from error


def _sheet(sheet: Any, parts: dict[str, bytes]) -> Sheet:
    part = parts[sheet._worksheet_path.lstrip("/")]
    sheet.reset_dimensions()
    found = Sheet(sheet.title, list(_rows(sheet)))
    for place in _WITHOUT_VALUE.findall(part):
        line, column = coordinate_to_tuple(place.decode())
        _put(found.rows, line, column, NOT_CALCULATED)
    merged = [_fill(found.rows, *range_boundaries(area.decode())) for area in _MERGED.findall(part)]
    if any(merged):
        found.notes.append(_("Merged cells count for each of their rows."))
    return found


def _rows(sheet: Any) -> Iterator[list[str]]:
    from_1904 = sheet.parent.epoch == CALENDAR_MAC_1904
    for cells in sheet.iter_rows():
        texts = [
            "" if cell.value is None else shown(cell.value, cell.number_format, counts_from_1904=from_1904)
            for cell in cells
        ]
        yield texts


def _put(rows: list[list[str]], line: int, column: int, text: str) -> None:
    if line <= len(rows) and column <= MAX_COLUMNS:
        row = rows[line - 1]
        row.extend([""] * (column - len(row)))
        row[column - 1] = text


def _fill(rows: list[list[str]], left: int, top: int, _right: int, bottom: int) -> bool:
    """Give the rows below what stands in the corner of a merged area; whether there was anything to give."""
    text = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else ""
    for line in range(top + 1, min(bottom, len(rows)) + 1):
        _put(rows, line, left, text)
    return bool(text) and bottom > top
