"""A list as a file: CSV for Dutch Excel (BOM, semicolons, decimal comma), XLSX or JSON, in constant memory.

What people typed stays text: nothing that starts like a formula runs in a spreadsheet. In CSV such a text gets an
apostrophe before it, which `foundation.importing` takes away again.
"""

import csv
import io
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_range_abs

from foundation.clock import AMSTERDAM
from foundation.errors import Lack, Refused
from foundation.tables import Column

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
ROWS_IN_XLSX = 1_048_575
CHARACTERS_IN_CELL = 32_767
FIRST_YEAR_IN_XLSX = 1900
CHUNK = 500
ROWS_TO_FILL_IN = 5000
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def export(columns: Sequence[Column], rows: Iterable[Any], *, kind: str, filename: str) -> HttpResponseBase:
    """`rows` (a queryset is read in chunks) as a download called `filename`.`kind`.

    `kind` is "csv", "xlsx" or "json", anything else is a 404. Raises Refused when there are more rows than XLSX holds.
    """
    if kind not in KINDS:
        raise Http404(kind)
    labels = [str(column.label) for column in columns]
    values = _values(columns, rows)
    if kind == "xlsx":
        return FileResponse(
            _xlsx(labels, values), as_attachment=True, filename=f"{filename}.xlsx", content_type=KINDS[kind]
        )
    lines = _json(columns, rows) if kind == "json" else _csv(labels, values)
    headers = {"Content-Disposition": content_disposition_header(True, f"{filename}.{kind}")}
    return StreamingHttpResponse(lines, content_type=KINDS[kind], headers=headers)


def inert(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def plain(value: Any) -> Any:
    """A value as JSON has it: numbers as numbers, moments and days as ISO 8601 has them, all else as text."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _json(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[str]:
    """A list with an object for each row, by the names of the columns."""
    before = "["
    for row in _each(rows):
        yield before + json.dumps({one.name: plain(one.of(row)) for one in columns}, ensure_ascii=False)
        before = ",\n"
    yield "[]" if before == "[" else "]"


def _each(rows: Iterable[Any]) -> Iterable[Any]:
    return rows.iterator(chunk_size=CHUNK) if hasattr(rows, "iterator") else rows


def _values(columns: Sequence[Column], rows: Iterable[Any]) -> Iterator[list[Any]]:
    for row in _each(rows):
        yield [_simple(column.of(row)) for column in columns]


def _simple(value: Any) -> Any:
    """Only text, numbers, days and Amsterdam moments without a zone, to the second."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.astimezone(AMSTERDAM).replace(tzinfo=None, microsecond=0)
    if value is None or isinstance(value, (int, float, Decimal, date)):
        return value
    return str(value)


def _csv(labels: list[str], rows: Iterable[list[Any]]) -> Iterator[str]:
    buffer = io.StringIO("\ufeff", newline="")
    buffer.seek(0, io.SEEK_END)
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([inert(label) for label in labels])
    for number, row in enumerate(rows, start=1):
        writer.writerow([_csv_text(value) for value in row])
        if number % CHUNK == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _csv_text(value: Any) -> str:
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes" if value.second == 0 else "seconds")
    if isinstance(value, (float, Decimal)):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _xlsx(labels: list[str], rows: Iterable[list[Any]]) -> io.IOBase:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook = xlsxwriter.Workbook(file, PLAIN | {"constant_memory": True, "nan_inf_to_errors": True})
    formats = {
        datetime: workbook.add_format({"num_format": "dd-mm-yyyy hh:mm"}),
        date: workbook.add_format({"num_format": "dd-mm-yyyy"}),
    }
    sheet = workbook.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, labels, workbook.add_format({"bold": True}))
    for line, row in enumerate(rows, start=1):
        if line > ROWS_IN_XLSX:
            raise Refused(Lack("too_many_rows", _("This is more than XLSX holds: filter further, or take CSV.")))
        for place, value in enumerate(row):
            sheet.write(line, place, _xlsx_value(value), formats.get(type(value)))
    workbook.close()
    file.seek(0)
    return file


def sheet(columns: Sequence[Any], rows: Iterable[Mapping[str, Any]], *, filename: str) -> HttpResponseBase:
    """An XLSX to fill in and hand back: `columns` as an import takes them, with their choices, and `rows` by name."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    workbook = xlsxwriter.Workbook(file, PLAIN)
    page, words = workbook.add_worksheet(_("List")), workbook.add_worksheet(_("Choices"))
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "dd-mm-yyyy"})
    text = workbook.add_format({"num_format": "@"})
    page.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        page.write(0, place, f"{column.label} *" if column.required else str(column.label), bold)
        page.set_column(place, place, 22, text)
        _offer(page, words, place, list(column.choices()))
    for line, row in enumerate(rows, start=1):
        for place, column in enumerate(columns):
            value = row.get(column.name)
            page.write(line, place, _xlsx_value(_simple(value)), day if isinstance(value, date) else text)
    words.hide()
    workbook.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{filename}.xlsx", content_type=KINDS["xlsx"])


def _offer(page: Any, words: Any, place: int, choices: list[str]) -> None:
    """Let one choose in a column; the choices stand on a sheet of their own, since a cell takes few."""
    if choices:
        words.write_column(0, place, choices)
        among = f"='{words.get_name()}'!{xl_range_abs(0, place, len(choices) - 1, place)}"
        page.data_validation(
            1, place, ROWS_TO_FILL_IN, place, {"validate": "list", "source": among, "error_type": "warning"}
        )


def _xlsx_value(value: Any) -> Any:
    if isinstance(value, str):
        return value[:CHARACTERS_IN_CELL]
    if isinstance(value, date) and value.year < FIRST_YEAR_IN_XLSX:
        return value.isoformat()
    return value
