"""A table people made in a spreadsheet, read row by row: the good rows, and of each bad one what is wrong with it.

Which cell means what is found by the names above the columns, wherever on a sheet they stand. Nothing is stored here:
the caller shows the report and stores the good rows when asked to. Decision 0034: what is taken, what is asked again.
"""

import difflib
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from foundation.errors import TooLarge
from foundation.spelling import folded, one_line
from foundation.spreadsheets import HEADER_WITHIN, MAX_BYTES, MAX_COLUMNS, Sheet, kind_of, ods, plain, xlsx
from foundation.spreadsheets.shown import Serial1904
from foundation.text import MESSAGE, is_readable

MAX_ROWS = 5000
LANGUAGES = ("nl", "en")
ERROR = re.compile(
    r"#(?:REF|VERW|VALUE|WAARDE|NAME|NAAM|NULL|LEEG|NUM|GETAL|SPILL|OVERLOOP|CALC|FORMULA)[!?]"
    r"|#DIV/0!|#DEEL/0!|#N/A|#N/B|#####*|Err:\d+"
)
_OPTIONAL = re.compile(r"\((?:verplicht|required|optioneel|optional)\)", re.IGNORECASE)


def by_word(choices: Collection[tuple[str, Any]]) -> dict[str, str]:
    """The values of (value, label) by what people write, folded: the value itself, or its label in either language."""
    found = {folded(value): value for value, _label in choices}
    for language in LANGUAGES:
        with translation.override(language):
            found |= {folded(str(label)): value for value, label in choices}
    return found


def chosen(choices: Collection[tuple[str, Any]], text: str) -> str:
    """The value that people mean. Raises ValidationError where none is."""
    found = by_word(choices).get(folded(text))
    if found is None:
        raise ValidationError(_("“%(value)s” isn't in the list: choose one of it."), params={"value": text[:40]})
    return found


def no_choices() -> Iterable[str]:
    """For a column of free text."""
    return ()


@dataclass(frozen=True)
class ImportColumn:
    """One column: found by its `name`, or its `label` in either language; `parse` makes a value of non-empty text.

    `parse` raises ValidationError with a sentence for people, or ValueError. An empty cell gives None. `choices` are
    the words a template offers.
    """

    name: str
    label: Any
    required: bool = False
    parse: Callable[[str], Any] = str
    choices: Callable[[], Iterable[str]] = no_choices


@dataclass
class Report:
    """What was read. A line is the row number as a spreadsheet shows it; `notes` say what was read otherwise or not."""

    good: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    bad: list[tuple[int, list[str]]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)  # headers that no column asks for
    notes: list[str] = field(default_factory=list)


def read_table(
    file: IO[bytes], *, columns: Sequence[ImportColumn], max_rows: int = MAX_ROWS, max_bytes: int = MAX_BYTES
) -> Report:
    """Read `file` (XLSX, ODS or CSV) into a Report; empty rows are skipped.

    Raises TooLarge beyond `max_bytes`, and ValidationError (codes "unreadable", "too_large", "empty",
    "missing_columns", "double_columns", "too_many_columns", "too_many_rows") when the file as a whole can't be taken.
    """
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise TooLarge(max_bytes)
    known = _Names(columns)
    sheet, at = _find_header(_sheets(content, known), known)
    places = known.places(sheet.rows[at])
    below = [(at + 2 + after, cells) for after, cells in enumerate(sheet.rows[at + 1 :]) if any(map(one_line, cells))]
    if len(below) > max_rows:
        raise ValidationError(_("At most %(max)d rows at a time: split the file."), "too_many_rows", {"max": max_rows})
    report = Report(notes=sheet.notes)
    for line, cells in below:
        values, wrong = _read_row(cells, places, columns)
        (report.bad.append((line, wrong)) if wrong else report.good.append((line, values)))
    report.ignored = _left_out([sheet.rows[at], *(cells for _line, cells in below)], set(places.values()))
    report.notes += [known.about(name) for name in report.ignored]
    return report


def _sheets(content: bytes, known: "_Names") -> list[Sheet]:
    kind = kind_of(content)
    if kind == "csv":
        return plain.sheets_of(content, known.recognised)
    return (xlsx if kind == "xlsx" else ods).sheets_of(content)


class _Names:
    """By what names the columns go: in each language, whatever stands between the words."""

    def __init__(self, columns: Sequence[ImportColumn]) -> None:
        self.columns = columns
        self.by_name = {name: column for column in columns for name in _names(column)}

    def recognised(self, cells: Iterable[str]) -> int:
        """How many columns a row names."""
        return len({self.by_name[name].name for name in map(_plain, cells) if name in self.by_name})

    def lacking(self, cells: Iterable[str]) -> list[ImportColumn]:
        """The required columns that a row doesn't name."""
        named = {self.by_name[name].name for name in map(_plain, cells) if name in self.by_name}
        return [column for column in self.columns if column.required and column.name not in named]

    def places(self, header: Sequence[str]) -> dict[str, int]:
        """Where each column stands. ValidationError for what is missing, or stands there twice."""
        if lacking := self.lacking(header):
            message = _("These columns are missing: %(labels)s.")
            raise ValidationError(message, "missing_columns", {"labels": ", ".join(str(one.label) for one in lacking)})
        places: dict[str, int] = {}
        for place, name in enumerate(map(_plain, header)):
            column = self.by_name.get(name)
            if column is not None and column.name in places:
                message = _("The column “%(label)s” stands in the file twice.")
                raise ValidationError(message, "double_columns", {"label": column.label})
            if column is not None:
                places[column.name] = place
        return places

    def about(self, header: str) -> str:
        """That a column isn't read, with the one that is perhaps meant."""
        near = self._near(set(_plain(header).split()), _plain(header))
        if near is None:
            return _("The column “%(name)s” isn't read.") % {"name": header}
        words = _("The column “%(name)s” isn't read. If “%(near)s” is meant, call it that.")
        return words % {"name": header, "near": near.label}

    def _near(self, words: set[str], header: str) -> ImportColumn | None:
        close = difflib.get_close_matches(header, self.by_name, n=1, cutoff=0.75)
        if close:
            return self.by_name[close[0]]
        alike = (name for name in self.by_name if any(_is_alike(one, other) for one in words for other in name.split()))
        return next((self.by_name[name] for name in alike), None)


def _is_alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return len(short) > 3 and long.startswith(short)


def _names(column: ImportColumn) -> set[str]:
    labels = []
    for language in LANGUAGES:
        with translation.override(language):
            labels.append(str(column.label))
    return {_plain(name) for name in (column.name, *labels)}


def _plain(text: str) -> str:
    bare = _OPTIONAL.sub("", one_line(text)).replace("(", "").replace(")", "").replace("@", " ").replace(".", " ")
    return " ".join(folded(bare).split())


def _find_header(sheets: list[Sheet], known: _Names) -> tuple[Sheet, int]:
    """The sheet and the place of its row of names: the first that has all that is required, else what comes nearest."""
    first = [(sheet, at, row) for sheet in sheets for at, row in enumerate(sheet.rows[:HEADER_WITHIN])]
    rows = [(sheet, at) for sheet, at, row in first if any(map(one_line, row))]
    if not rows:
        raise ValidationError(_("The file is empty: the first row holds the names of the columns."), "empty")
    whole = [(sheet, at) for sheet, at in rows if not known.lacking(sheet.rows[at])]
    sheet, at = (whole or [max(rows, key=lambda row: known.recognised(row[0].rows[row[1]]))])[0]
    if any(any(map(one_line, row[MAX_COLUMNS:])) for row in sheet.rows):
        raise ValidationError(_("At most %(max)d columns."), "too_many_columns", {"max": MAX_COLUMNS})
    others = dict.fromkeys(other.name for other, _at in whole if other is not sheet)
    if others:
        words = _("The sheet “%(name)s” is read. These aren't: %(others)s.")
        sheet.notes.append(words % {"name": sheet.name, "others": ", ".join(others)})
    return sheet, at


def _left_out(rows: list[list[str]], places: set[int]) -> list[str]:
    """The columns that hold something and aren't read: by their header, or by their letter."""
    held = sorted({place for row in rows for place, text in enumerate(row) if place not in places and one_line(text)})
    header = rows[0]
    return [(one_line(header[place]) if place < len(header) else "") or get_column_letter(place + 1) for place in held]


def _read_row(cells: list[str], places: dict[str, int], columns: Iterable[ImportColumn]) -> tuple[dict, list[str]]:
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for column in columns:
        place = places.get(column.name)
        text = cells[place] if place is not None and place < len(cells) else ""
        try:
            values[column.name] = _value(column, text if isinstance(text, Serial1904) else one_line(text))
        except ValidationError as error:
            wrong.append(f"{column.label}: {' '.join(error.messages)}")
    return values, wrong


def _value(column: ImportColumn, text: str) -> Any:
    if not is_readable(text):
        raise ValidationError(MESSAGE, code="unreadable")
    if ERROR.fullmatch(text):
        message = _("the cell holds an error of the spreadsheet (%(text)s), or a formula that wasn't calculated.")
        raise ValidationError(message, params={"text": text})
    if text:
        try:
            return column.parse(text)
        except (ValueError, ArithmeticError) as error:
            raise ValidationError(_("“%(text)s” can't be read here."), params={"text": text[:40]}) from error
    if column.required:
        raise ValidationError(_("this may not be empty."))
    return None
