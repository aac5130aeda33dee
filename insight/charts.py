"""The table of charts: of each its question, exactly what it shows, a sentence of its numbers, and the numbers.

A chart is made of the figures of a picture and counts nothing itself. Its numbers are rows; drawing, table and what
programs fetch are made of these same rows. Of each `code` is its name in every language, `row` what it is called, and
`said` the whole in words, for who listens to the drawing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation import clock
from foundation.tables import Column, Table, words
from insight import against, lead_times, specs, trends
from insight.figures import BY_NAME
from insight.models import TERMS
from insight.picture import Picture
from insight.pressure import by_day
from insight.words import TERM, day_words
from requests_app.models.staff import StaffType

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Kind:
    """One chart of the table. `rows` are of a picture, the rest of these; `told`: whether its reader may know it."""

    name: str
    question: Any
    says: Any
    rows: Callable[[Picture], Rows]
    sentence: Callable[[Rows], str]
    table: Callable[[Rows], tuple[list[Column], Rows]]
    spec: Callable[[Rows], dict[str, Any]]
    told: Callable[[Picture], bool] = lambda picture: True


@dataclass(frozen=True)
class Chart:
    """A chart of a picture."""

    kind: Kind
    picture: Picture

    @cached_property
    def rows(self) -> Rows:
        return self.kind.rows(self.picture)

    @property
    def sentence(self) -> str:
        return self.kind.sentence(self.rows)

    @property
    def table(self) -> Table:
        """The same numbers to read."""
        return Table(*self.kind.table(self.rows), self.kind.question)

    @property
    def spec(self) -> dict[str, Any]:
        """The drawing and its data as Vega-Lite, in the language of the reader."""
        return specs.whole(str(self.kind.question), self.kind.spec(self.rows))


def of(picture: Picture) -> list[Chart]:
    """The charts in which there is something to see, as far as its reader may."""
    return [chart for kind in KINDS if kind.told(picture) and (chart := Chart(kind, picture)).rows]


def find(picture: Picture, name: str) -> Chart | None:
    """The chart with this name, also with nothing in it; None too when it isn't for the picture's reader."""
    return next((Chart(kind, picture) for kind in KINDS if kind.name == name and kind.told(picture)), None)


def _open_need(picture: Picture) -> Rows:
    """A row for each staff type and moment; `value` is None where nothing was known yet."""
    windows = trends.moments(picture.window)
    found = trends.open_days(picture.scope, windows)
    begins = picture.begins_at or picture.window.at
    return [
        _open_row(kind, clock.day_of(window.at), days if window.at >= begins else None)
        for kind in trends.told(found)
        for window, days in zip(windows, found[kind], strict=True)
    ]


def _open_row(kind: StaffType, day: date, value: int | None) -> dict[str, Any]:
    said = _("%(row)s, %(day)s, open person-days: %(value)s") % {
        "row": kind.label,
        "day": words(day),
        "value": words(value),
    }
    return {
        "code": kind.value,
        "row": str(kind.label),
        "date": day.isoformat(),
        "day": day_words(day),
        "value": value,
        "said": said,
    }


def _open_sentence(rows: Rows) -> str:
    last, first = (
        sum(row["value"] or 0 for row in rows if row["date"] == day) for day in (rows[-1]["date"], rows[0]["date"])
    )
    facts = {"now": words(last), "then": words(first), "day": rows[0]["day"]}
    if rows[0]["value"] is None:
        return _("Open person-days: %(now)s.") % facts
    return _("Open person-days: %(now)s; on %(day)s it was %(then)s.") % facts


def _open_table(rows: Rows) -> tuple[list[Column], Rows]:
    """A row for each day of which anything is known, a column for each line that is drawn."""
    lines = {row["code"]: row["row"] for row in rows}
    days: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["value"] is not None:
            day = days.setdefault(row["date"], {"day": row["day"], **dict.fromkeys(lines)})
            day[row["code"]] = row["value"]
    return _columns(("day", _("Day")), *lines.items()), [days[date] for date in sorted(days)]


def _columns(first: tuple[str, Any], *numbers: tuple[str, Any]) -> list[Column]:
    """Columns of rows that are dictionaries: a name, and numbers."""
    found = [Column(name, label, itemgetter(name), numeric=True) for name, label in numbers]
    return [Column(first[0], first[1], itemgetter(first[0])), *found]


def _flow(picture: Picture) -> Rows:
    """A row for each term of the ledger, all staff types together; a bar begins where the one before it ended."""
    total = {term: sum(row.days[term] for row in picture.need) for term in TERMS}
    if not total["asked"]:
        return []
    left, rows = total["asked"], [_flow_row("asked", total["asked"], 0)]
    for term in TERMS[1:]:
        left -= total[term]
        rows.append(_flow_row(term, total[term], left))
    return rows


def _flow_row(term: str, value: int, start: int) -> dict[str, Any]:
    label = str(TERM[term])
    said = _("%(row)s, person-days: %(value)s") % {"row": label, "value": words(value)}
    return {
        "row": label,
        "code": term,
        "value": value,
        "start": start,
        "end": start + value,
        "said": said,
        "shown": words(value),
    }


def _flow_table(rows: Rows) -> tuple[list[Column], Rows]:
    return _columns(("row", _("Step")), ("value", _("person-days"))), rows


def _flow_sentence(rows: Rows) -> str:
    facts = {row["code"]: row["shown"] for row in rows}
    return (
        _(
            "Person-days asked: %(asked)s; met in the region %(region)s, nationally %(national)s, granted by Defence "
            "%(defence)s; still open %(open)s."
        )
        % facts
    )


KINDS = [
    Kind(
        "open_need",
        gettext_lazy("Is the open need growing or shrinking?"),
        BY_NAME["open_days"].says,
        _open_need,
        _open_sentence,
        _open_table,
        specs.lines,
    ),
    Kind(
        "flow",
        gettext_lazy("Who met how much of the need?"),
        gettext_lazy(
            "Person-days from this day on, all staff types together; by staff type they stand in the table of need."
        ),
        _flow,
        _flow_sentence,
        _flow_table,
        specs.steps,
    ),
    Kind(
        "lead_times",
        gettext_lazy("Where do requests wait longest?"),
        gettext_lazy(
            "Hours from entering a status to leaving it, of those that left it in the period. The bar is the time in "
            "which half of them left, the line that of nine in ten."
        ),
        lead_times.rows,
        lead_times.sentence,
        lead_times.table,
        specs.ranges,
    ),
    Kind(
        "capacity",
        gettext_lazy("Can Defence send who is lacking, in the coming six weeks?"),
        gettext_lazy(
            "Persons per day, of each staff type that is lacking. The filled part is who of Defence is free in the "
            "whole country, the line who is lacking."
        ),
        against.rows,
        against.sentence,
        against.table,
        specs.areas,
        against.may_read,
    ),
    Kind(
        "pressure",
        gettext_lazy("Does care come under more pressure?"),
        gettext_lazy(
            "What was said of each of the last fourteen days, as it was known at this moment; a day of which nothing "
            "was said has no point. The figures are those of the page of care pressure."
        ),
        by_day.rows,
        by_day.sentence,
        _open_table,
        specs.lines_apart,
    ),
]
