"""The sections of a report, in their order. Who adds one adds an entry: its words, and what it shows of a report."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foundation.tables import Column, Table
from insight import charts
from insight.pressure.known import Stand
from insight.pressure.parts import silent_in
from insight.reports.helping import WEEK, End
from insight.reports.overdue import Overdue, overdue
from insight.reports.report import Report, Section, Shown
from insight.scopes import Level
from insight.templatetags import picture as words
from insight.templatetags.upscaling import standings_table
from insight.upscaling import standing as upscaling
from insight.upscaling.standing import Standing
from insight.words import TERM
from requests_app.models.staff import StaffType

DEFENCE = "defence"


def of(report: Report) -> Iterator[tuple[Section, Shown]]:
    """The sections of a report with what they show."""
    for section in SECTIONS:
        if section.told(report):
            yield section, section.shows(report)


def tables(report: Report) -> dict[str, Table]:
    """Every table of a report by its name, those behind its charts too."""
    found: dict[str, Table] = {}
    for _section, shown in of(report):
        found |= shown.tables
        found |= {chart_table(one): one.table for one in shown.charts}
    return found


def chart_table(chart: charts.Chart) -> str:
    """The name of the table behind a chart."""
    return f"chart-{chart.kind.name}"


def _numeric(name: str, label: Any, value: Any) -> Column:
    return Column(name, label, value, numeric=True)


def _charts(report: Report, *names: str) -> list[charts.Chart]:
    """Those in which there is something to see, as far as the reader may."""
    found = (charts.find(report.picture, name) for name in names)
    return [one for one in found if one and one.rows]


def _figures(report: Report) -> Shown:
    columns = [
        Column("figure", _("Figure"), "figure.question"),
        _numeric("now", _("Now"), "now"),
        Column("unit", _("Unit"), "figure.unit.label"),
        _numeric("before", _("The period before"), "before"),
    ]
    table = Table(columns, report.picture.values, _("Figure by figure"), tone=lambda value: value.tone)
    return Shown([words.headline(report.picture)], {"figures": table})


def _places(report: Report) -> Shown:
    if not report.scope.parts:
        return Shown([_("What is behind it are single cases; they are read in the list of requests.")])
    said = [words.map_sentence(report.map)] if report.map else []
    return Shown(said, {"places": words.parts_table(report.picture)}, map=report.map)


def _need(report: Report) -> Shown:
    found = _charts(report, "open_need", "flow")
    said = [one.sentence for one in found] or [_("No need is asked of this day or later.")]
    return Shown(said, {"need": words.need_table(report.picture)}, found)


def _deployments(report: Report) -> Shown:
    def on(term: str, after: int = 0) -> Any:
        return lambda kind: report.help.on(kind, term, after)

    columns = [
        Column("type", _("Staff type"), "label"),
        _numeric("granted", _("granted for this day"), on(DEFENCE)),
        _numeric("there", _("there today"), on("there")),
        _numeric("granted_later", _("granted for a week later"), on(DEFENCE, WEEK)),
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
        _numeric("there", _("there today"), lambda row: row[1].there_today),
        _numeric("days", _("person-days in the period"), lambda row: row[1].there),
    ]
    return Table(columns, rows, _("People of Defence by place"))


def _capacity(report: Report) -> Shown:
    found = _charts(report, "capacity")
    table = words.capacity_table(report.picture)
    return Shown([one.sentence for one in found], {"capacity": table}, found)


def _ending(report: Report) -> Shown:
    columns = [
        Column("day", _("Last day"), lambda end: date.fromordinal(end.day)),
        Column("name", _("Where"), lambda end: report.where(end.part)),
        Column("whose", _("By whom"), lambda end: TERM[end.term]),
        Column("type", _("Staff type"), lambda end: StaffType(end.staff_type).label),
        _numeric("persons", _("Persons"), "persons"),
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


def _overdue(report: Report) -> Shown:
    rows = overdue(report.scope, report.picture.window)
    columns = [
        Column("name", _("Where"), lambda one: report.where(one.part)),
        Column("status", _("Status"), "status.label"),
        _numeric("requests", _("Requests"), "requests"),
        Column("since", _("late since"), "since"),
        _numeric("hours", _("Hours late"), "hours"),
    ]
    return Shown([overdue_sentence(rows)], {"overdue": Table(columns, rows, _("Late moves, the longest first"))})


def overdue_sentence(rows: list[Overdue]) -> str:
    """How many are late, and the longest of these."""
    count = sum(one.requests for one in rows)
    if not rows:
        return _("Nobody's move is late.")
    said = ngettext(
        "Of %(count)s request the next move is late, by %(hours)s hours.",
        "Of %(count)s requests the next move is late, at most by %(hours)s hours.",
        count,
    )
    return said % {"count": words.number(count), "hours": words.number(rows[0].hours)}


def _course(report: Report) -> Shown:
    found, picture = _charts(report, "lead_times"), report.picture
    tables = {
        "statuses": words.statuses_table(picture),
        "course": words.course_table(picture),
        "reasons": words.reasons_table(picture),
        "given": words.given_table(picture),
    }
    return Shown([one.sentence for one in found], tables, found)


def _pressure(report: Report) -> Shown:
    found, silent = _charts(report, "pressure"), silent_in(report.scope, report.at)
    said = [one.sentence for one in found] or [_("No figures of care pressure are known.")]
    late = Table(
        [Column("name", _("Name"), "name"), Column("last", _("Last figures about"), "last_day")],
        silent,
        _("Places of which no figures came"),
    )
    return Shown(
        said, {"pressure": pressure_table(report.pressure.stands)} | ({"silent": late} if silent else {}), found
    )


def pressure_table(stands: list[Stand]) -> Table:
    """Each measure of which something is known, beside a week before as it was known then."""
    columns = [
        Column("figure", _("Figure"), lambda stand: capfirst(stand.kind.label)),
        _numeric("value", _("Value"), lambda stand: whole(stand.value)),
        Column("unit", _("Unit"), "kind.unit.label"),
        _numeric("before", _("a week before"), lambda stand: whole(stand.before and stand.before.total)),
        Column("day", _("About"), lambda stand: stand.now and stand.now.last_day),
        _numeric("places", _("Places"), lambda stand: stand.now and stand.now.places),
    ]
    return Table(columns, stands, _("Care pressure, figure by figure"), tone=lambda stand: stand.tone)


def whole(value: Any) -> Any:
    """A number without a decimal that says nothing."""
    return int(value) if value is not None and value == int(value) else value


def _upscaling(report: Report) -> Shown:
    plan = upscaling.in_force(report.at)
    rows = _standings(report, upscaling.of(plan, report.at, report.reader)) if plan else []
    said = _("The plan in force: %(plan)s.") % {"plan": plan} if plan else _("There is no plan for scaling up.")
    return Shown([said], {"upscaling": standings_table(rows)} if rows else {})


def _standings(report: Report, found: list[Standing]) -> list[Standing]:
    """Those of the scope; of a safety region the RO(N)AZ regions in which it lies."""
    row: Any = report.scope.row
    if row is None:
        return found
    if report.scope.level == Level.ROAZ:
        return [one for one in found if one.scope.row == row]
    inside = set(row.municipalities.values_list("roaz_regions", flat=True))
    return [one for one in found if one.scope.row and one.scope.row.pk in inside]


SECTIONS = [
    Section(
        "key-figures",
        gettext_lazy("Key figures"),
        gettext_lazy("Of the territory at the moment of the report; the period before ends where this one begins."),
        _figures,
    ),
    Section(
        "places",
        gettext_lazy("Place by place"),
        gettext_lazy("The most urgent first; on the map the need that is open from this day on, in person-days."),
        _places,
    ),
    Section(
        "need",
        gettext_lazy("Need by staff type"),
        gettext_lazy(
            "Person-days from this day on, of every request whose alert was sent: what is asked is met, granted, "
            "declined, withdrawn or open. Persons are those of the busiest day."
        ),
        _need,
    ),
    Section(
        "deployments",
        gettext_lazy("Deployments of Defence"),
        gettext_lazy("Granted in the ledger of need, and there by what was reported of arrivals."),
        _deployments,
    ),
    Section(
        "capacity",
        gettext_lazy("What Defence can spare"),
        gettext_lazy(
            "In the whole country, on this day and on the worst of seven days from it on, as it was known at this "
            "moment. Numbers are for Defence, the ministry and LOCC."
        ),
        _capacity,
        lambda report: bool(report.picture.capacity),
    ),
    Section(
        "ending",
        gettext_lazy("What ends within seven days"),
        gettext_lazy("Help in the ledger of need, of the region, national or of Defence, by its last day."),
        _ending,
    ),
    Section(
        "overdue",
        gettext_lazy("What is late"),
        gettext_lazy("Requests under way whose due time had passed at the moment of the report."),
        _overdue,
    ),
    Section(
        "course",
        gettext_lazy("What happened, and how long it took"),
        gettext_lazy(
            "Hours, in whole quarters, from entering a status to leaving it, of those that left it in the period."
        ),
        _course,
    ),
    Section(
        "pressure",
        gettext_lazy("Care pressure"),
        gettext_lazy(
            "Of each figure the last that was handed in, of at most seven days ago (figures of a week: fourteen), and "
            "how it stood a week before, as it was known then."
        ),
        _pressure,
    ),
    Section(
        "upscaling",
        gettext_lazy("Scaling up"),
        gettext_lazy("In which phase the regions are, by the plan and the figures known at this moment."),
        _upscaling,
    ),
]
