"""What a report says of the help of others: who is there, what can be spared, and what ends when."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import Column, Table
from insight.reports.helping import WEEK, End
from insight.reports.report import Report, Shown, charts_in, numeric
from insight.templatetags import picture as words
from insight.words import TERM
from requests_app.models.staff import StaffType

DEFENCE = "defence"


def deployments(report: Report) -> Shown:
    def on(term: str, after: int = 0) -> Any:
        return lambda kind: report.help.on(kind, term, after)

    columns = [
        Column("type", _("Staff type"), "label"),
        numeric("granted", _("granted for this day"), on(DEFENCE)),
        numeric("there", _("there today"), on("there")),
        numeric("granted_later", _("granted for a week later"), on(DEFENCE, WEEK)),
    ]
    by_type = Table(columns, report.help.staff_types, _("People of Defence by staff type"))
    tables = {"deployments": by_type} | ({"deployed": _deployed(report)} if report.scope.parts else {})
    there = report.picture.now.need.there_today
    said = ngettext(
        "%(count)s person of Defence is there today.", "%(count)s people of Defence are there today.", there
    )
    return Shown([said % {"count": words.number(there)}], tables)


def _deployed(report: Report) -> Table:
    """Where they are."""
    parts = [(part, need) for part, need in report.picture.now.need.parts.items() if need.there]
    rows = sorted(parts, key=lambda row: (-row[1].there_today, report.where(row[0])))
    columns = [
        Column("name", _("Where"), lambda row: report.where(row[0])),
        numeric("there", _("there today"), lambda row: row[1].there_today),
        numeric("days", _("person-days in the period"), lambda row: row[1].there),
    ]
    return Table(columns, rows, _("People of Defence by place"))


def capacity(report: Report) -> Shown:
    found = charts_in(report, "capacity")
    table = words.capacity_table(report.picture)
    return Shown([one.sentence for one in found], {"capacity": table}, found)


def ending(report: Report) -> Shown:
    columns = [
        Column("day", _("Last day"), lambda end: date.fromordinal(end.day)),
        Column("name", _("Where"), lambda end: report.where(end.part)),
        Column("whose", _("By whom"), lambda end: TERM[end.term]),
        Column("type", _("Staff type"), lambda end: StaffType(end.staff_type).label),
        numeric("persons", _("Persons"), "persons"),
    ]
    table = Table(columns, report.help.ends, _("Help that ends, day by day"))
    return Shown([ending_sentence(report.help.ends)], {"ending": table})


def ending_sentence(ends: list[End]) -> str:
    """How many go, and how many of these are of Defence."""
    if not ends:
        return _("No help ends within seven days.")
    persons = sum(one.persons for one in ends)
    of_defence = sum(one.persons for one in ends if one.term == DEFENCE)
    said = ngettext(
        "For %(count)s person the help ends within seven days, of Defence for %(defence)s.",
        "For %(count)s persons the help ends within seven days, of Defence for %(defence)s.",
        persons,
    )
    return said % {"count": words.number(persons), "defence": words.number(of_defence)}
