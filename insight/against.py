"""Capacity against need, day by day in the coming six weeks: for whoever reads numbers, of the country alone."""

from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from capacity.figures import Figure
from foundation.tables import Column, words
from insight import spare, trends
from insight.picture import Picture
from insight.scopes import Level
from insight.words import day_words
from requests_app.models.staff import StaffType

DAYS = 42

Rows = list[dict[str, Any]]


def may_read(picture: Picture) -> bool:
    """Capacity is the country's, so it stands beside the need of the country; its numbers aren't for everybody."""
    reads = picture.reader is not None and spare.reads_numbers(picture.reader)
    return reads and picture.scope.level == Level.COUNTRY


def rows(picture: Picture) -> Rows:
    """A row for each day and each staff type that is lacking on one of them; `free` is None when no pool knows it."""
    window = picture.window
    lacking = trends.open_persons(picture.scope, window, DAYS)
    free = spare.by_day(window, DAYS)
    days = [date.fromordinal(window.today + number) for number in range(DAYS)]
    return [
        _row(kind, day, persons, figure)
        for kind in trends.told(lacking)
        for day, persons, figure in zip(days, lacking[kind], free.get(kind, [None] * DAYS), strict=True)
    ]


def _row(kind: StaffType, day: date, persons: int, figure: Figure | None) -> dict[str, Any]:
    free = figure.free if figure else None
    facts = {"code": kind.value, "row": str(kind.label), "date": day.isoformat(), "day": day_words(day)}
    told = facts | {"day": words(day), "open": words(persons), "free": words(free)}
    return (
        facts
        | {"open": persons, "free": free}
        | {"said": _("%(row)s, %(day)s: lacking %(open)s, free %(free)s") % told}
    )


def sentence(rows: Rows) -> str:
    """Where the gap is widest, if there is one."""
    worst = max(rows, key=_gap)
    if _gap(worst) <= 0:
        return _("On each day as many are free as are lacking.")
    facts = worst | {"open": words(worst["open"]), "free": words(worst["free"])}
    return _("The widest gap is on %(day)s, %(row)s: lacking %(open)s, free %(free)s.") % facts


def _gap(row: dict[str, Any]) -> int:
    return row["open"] - (row["free"] or 0)


def table(rows: Rows) -> tuple[list[Column], Rows]:
    """Days in a row with the same numbers stand together."""
    found = [list(days) for _key, days in groupby(rows, key=lambda row: (row["code"], row["open"], row["free"]))]
    told = [days[0] | {"until": days[-1]["day"]} for days in found]
    columns = [
        Column("row", _("Staff type"), lambda row: row["row"]),
        Column("day", _("First day"), lambda row: row["day"]),
        Column("until", _("Last day"), lambda row: row["until"]),
        Column("open", _("persons lacking"), lambda row: row["open"], numeric=True),
        Column("free", _("free"), lambda row: row["free"], numeric=True),
    ]
    return columns, told
