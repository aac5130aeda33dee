"""ODS (LibreOffice): each cell says itself what it shows, in paragraphs; days stand beside it in ISO."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.errors import TooLarge
from foundation.spreadsheets import MAX_COLUMNS, Sheet, open_package, part_of, refuse_too_many, unreadable

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT, STYLE = (_SPACE % name for name in ("office", "table", "text", "style"))
_CELL = re.compile(rb"<table:(?:covered-)?table-(?:cell|row)[ />]")
MOST_REPEATED = 6000


def sheets_of(content: bytes) -> list[Sheet]:
    """The visible sheets, in order. ValidationError for what can't be read, or is too much."""
    try:
        part = part_of(open_package(content), "content.xml")
        refuse_too_many(len(_CELL.findall(part)))
        book = ElementTree.fromstring(part)  # noqa: S314 - it declares no entities, see part_of
        hidden = {
            style.get(f"{STYLE}name")
            for style in book.iter(f"{STYLE}style")
            if any(one.get(f"{TABLE}display") == "false" for one in style)
        }
        tables = (one for one in book.iter(f"{TABLE}table") if one.get(f"{TABLE}style-name") not in hidden)
        return [_sheet(one) for one in tables]
    except (ValidationError, TooLarge):
        raise
    except Exception as error:  # damage leads to whatever it leads to
        raise unreadable() from error


def _sheet(table: ElementTree.Element) -> Sheet:
    found = Sheet(table.get(f"{TABLE}name", ""), [])
    below: dict[int, tuple[int, str]] = {}  # place of a merged cell: the rows it still spans, its text
    merged = False
    for row in table.iter(f"{TABLE}table-row"):
        cells = list(_cells(row))
        texts = [below[place][1] if place in below else text for place, (text, _rows) in enumerate(cells)]
        below = {place: (left - 1, text) for place, (left, text) in below.items() if left > 1}
        below |= {place: (rows - 1, text) for place, (text, rows) in enumerate(cells) if rows > 1 and text}
        merged = merged or bool(below)
        found.rows += _times(row, texts)
    while found.rows and not found.rows[-1]:
        found.rows.pop()
    found.notes += [_("Merged cells count for each of their rows.")] if merged else []
    return found


def _times(row: ElementTree.Element, texts: list[str]) -> list[list[str]]:
    """The row as often as it is repeated; of empty ones, with which a sheet ends, no more than a list is long."""
    times = int(row.get(f"{TABLE}number-rows-repeated", 1))
    if not any(texts):
        return [[]] * min(times, MOST_REPEATED)
    refuse_too_many(times * len(texts))
    return [texts] * times


def _cells(row: ElementTree.Element) -> Iterator[tuple[str, int]]:
    """(text, how many rows it spans) of each place in a row; what is empty at its end is left out."""
    for cell in row:
        if cell.tag not in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            continue
        one = (_shown(cell), int(cell.get(f"{TABLE}number-rows-spanned", 1)))
        times = int(cell.get(f"{TABLE}number-columns-repeated", 1))
        yield from [one] * (times if one[0] else min(times, MAX_COLUMNS + 1))


def _shown(cell: ElementTree.Element) -> str:
    kind, text = cell.get(f"{OFFICE}value-type"), "\n".join(map(_paragraph, cell.findall(f"{TEXT}p")))
    if kind == "date":
        day, _t, moment = cell.get(f"{OFFICE}date-value", text).partition("T")
        return day if moment[:8] in {"", "00:00:00"} else f"{day} {moment[:5]}"
    if kind == "float" and text:
        return _whole(text, cell.get(f"{OFFICE}value", "")) or text
    return text


def _whole(text: str, value: str) -> str:
    """The digits of a whole number that is shown with signs between its thousands; "" for all else."""
    digits = re.sub(r"[.,’'\s\u00a0\u202f]", "", text)
    return digits if digits == value and not text.startswith("0") else ""


def _paragraph(paragraph: ElementTree.Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    if element.tag == f"{TEXT}s":
        yield " " * min(int(element.get(f"{TEXT}c", 1)), MAX_COLUMNS)
    elif element.tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
        yield "\n"
    yield element.text or ""
    for inner in element:
        yield from _pieces(inner)
        yield inner.tail or ""
