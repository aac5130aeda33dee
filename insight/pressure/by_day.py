"""Care pressure as a chart: day by day what was said of a few measures, each on a scale of its own."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation import clock
from foundation.tables import words
from insight import specs
from insight.models import Measure
from insight.picture import Picture
from insight.pressure.known import Group, Known
from insight.pressure.measures import BY_MEASURE
from insight.words import day_words

M = Measure
FIRST_CHOICE = (
    *(M.IC_OCCUPIED, M.CLINIC_OCCUPIED, M.TEMPORARY_OCCUPIED, M.WAITING_OUT),
    *(M.ABSENCE, M.CLIENTS_INFECTED, M.STAFF_INFECTED),
)
MOST, DAYS = 4, 14
Rows = list[dict[str, Any]]
ByDay = Mapping[date, Group]


def rows(picture: Picture) -> Rows:
    """Of the first four measures that can be followed over more than a day; in one query."""
    found = Known(picture.scope, picture.window.at).by_days(FIRST_CHOICE, DAYS)
    told = [measure for measure in FIRST_CHOICE if len(found[measure]) > 1][:MOST]
    return [row for measure in told for row in rows_of(measure, found[measure], clock.day_of(picture.window.at))]


def rows_of(measure: Measure, by_day: ByDay, today: date) -> Rows:
    """A row for each of fourteen days up to `today`; `value` is None of a day of which nothing was said."""
    days = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    return [_row(measure, day, by_day.get(day)) for day in days]


def _row(measure: Measure, day: date, group: Group | None) -> dict[str, Any]:
    kind, value = BY_MEASURE[measure], number(group.total) if group else None
    label = str(capfirst(kind.label))
    return {
        "code": measure.value,
        "row": label,
        "date": day.isoformat(),
        "day": day_words(day),
        "value": value,
        "places": group.places if group else None,
        "said": _("%(row)s, %(day)s: %(value)s") % {"row": label, "day": words(day), "value": words(value)},
    }


def number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == int(value) else float(value)


def spec(measure: Measure, rows: Rows) -> dict[str, Any]:
    """The drawing of one measure."""
    return specs.whole(str(capfirst(BY_MEASURE[measure].label)), specs.lines(rows))


def sentence(rows: Rows) -> str:
    """Of each measure its last day beside its first, and whether the last is complete."""
    return " ".join(_sentence([row for row in rows if row["code"] == code]) for code in _codes(rows))


def _sentence(rows: Rows) -> str:
    said = [row for row in rows if row["value"] is not None]
    if not said:
        return ""
    first, last = said[0], said[-1]
    facts = {"row": last["row"], "now": words(last["value"]), "day": last["day"]}
    facts |= {"then": words(first["value"]), "first": first["day"], "places": last["places"]}
    text = _("%(row)s: %(now)s on %(day)s, %(then)s on %(first)s.") % facts
    if (most := max(row["places"] for row in said)) > last["places"]:
        text += " " + _("Of the last day %(places)s of %(most)s places are in.") % (facts | {"most": most})
    return text


def _codes(rows: Rows) -> list[str]:
    return list(dict.fromkeys(row["code"] for row in rows))
