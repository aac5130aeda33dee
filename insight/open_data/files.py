"""The rows of a day as a file. What stands in it follows from the rows alone: no address, no language, no moment."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from foundation.problems import camel
from insight.models import OpenKind
from insight.open_data.brackets import Bracket
from insight.open_data.counts import REQUESTS, Row

COLUMNS = ("day", "territory", "name", "figure", "staff_type", "at_least", "at_most")
"""The columns of the CSV (RFC 4180, UTF-8, commas)."""


def text_of(kind: OpenKind, day: date, rows: Iterable[Row], names: Mapping[str, str]) -> str:
    """The whole file."""
    return (_csv if kind == OpenKind.CSV else _json)(day, rows, names)


def _csv(day: date, rows: Iterable[Row], names: Mapping[str, str]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    writer.writerows((day.isoformat(), one.territory, names[one.territory], *one.figure, *one.bracket) for one in rows)
    return written.getvalue()


def _json(day: date, rows: Iterable[Row], names: Mapping[str, str]) -> str:
    territories = [
        {"code": code, "name": names[code], **_territory(list(found))}
        for code, found in groupby(rows, key=lambda one: one.territory)
    ]
    return json.dumps({"day": day.isoformat(), "territories": territories}, ensure_ascii=False, indent=1) + "\n"


def _territory(rows: list[Row]) -> dict[str, Any]:
    """The requests under way, and of each staff type the persons by figure."""
    requests = next(one.bracket for one in rows if one.figure.name == REQUESTS)
    by_type = groupby((one for one in rows if one.figure.staff_type), key=lambda one: one.figure.staff_type)
    persons = [
        {"staffType": kind, **{camel(one.figure.name): _bracket(one.bracket) for one in found}}
        for kind, found in by_type
    ]
    return {camel(REQUESTS): _bracket(requests), "persons": persons}


def _bracket(bracket: Bracket) -> dict[str, int]:
    return {"atLeast": bracket.at_least, "atMost": bracket.at_most}
