"""The sections of a report, in their order. Who adds one adds an entry: its words, and what it shows of a report."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy

from foundation.tables import Table
from insight.charts import Chart
from insight.reports import of_help, of_pools, of_pressure, of_requests
from insight.reports.report import Report, Section, Shown


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


def chart_table(chart: Chart) -> str:
    """The name of the table behind a chart."""
    return f"chart-{chart.kind.name}"


SECTIONS = [
    Section(
        "key-figures",
        gettext_lazy("Key figures"),
        gettext_lazy("Of the territory at the moment of the report; the period before ends where this one begins."),
        of_requests.key_figures,
    ),
    Section(
        "places",
        gettext_lazy("Place by place"),
        gettext_lazy("The most urgent first; on the map the need that is open from this day on, in person-days."),
        of_requests.places,
        told=lambda report: bool(report.scope.parts),
    ),
    Section(
        "need",
        gettext_lazy("Need by staff type"),
        gettext_lazy(
            "Person-days from this day on, of every request whose alert was sent: what is asked is met, granted, "
            "declined, withdrawn or open. Persons are those of the busiest day."
        ),
        of_requests.need,
    ),
    Section(
        "deployments",
        gettext_lazy("Deployments of Defence"),
        gettext_lazy("Granted in the ledger of need, and there by what was reported of arrivals."),
        of_help.deployments,
    ),
    Section(
        "capacity",
        gettext_lazy("What Defence can spare"),
        gettext_lazy(
            "In the whole country, on this day and on the worst of seven days from it on, as it was known at this "
            "moment. Numbers are for Defence, the ministry and LOCC."
        ),
        of_help.capacity,
        lambda report: bool(report.picture.capacity),
    ),
    Section(
        "ending",
        gettext_lazy("What ends within seven days"),
        gettext_lazy("Help in the ledger of need, of the region, national or of Defence, by its last day."),
        of_help.ending,
    ),
    Section(
        "overdue",
        gettext_lazy("What is late"),
        gettext_lazy("Requests under way whose due time had passed at the moment of the report."),
        of_requests.late,
    ),
    Section(
        "course",
        gettext_lazy("What happened, and how long it took"),
        gettext_lazy(
            "Hours, in whole quarters, from entering a status to leaving it, of those that left it in the period."
        ),
        of_requests.course,
    ),
    Section(
        "pressure",
        gettext_lazy("Care pressure"),
        gettext_lazy(
            "Of each figure the last that was handed in, of at most seven days ago (figures of a week: fourteen), and "
            "how it stood a week before, as it was known then."
        ),
        of_pressure.pressed,
    ),
    Section(
        "money",
        gettext_lazy("What it costs"),
        gettext_lazy(
            "All costs of help to requests here that were recorded by this moment, of whatever day. An estimate is "
            "never added to what was spent."
        ),
        of_requests.money,
    ),
    Section(
        "upscaling",
        gettext_lazy("Scaling up"),
        gettext_lazy("In which phase the regions are, by the plan and the figures known at this moment."),
        of_pressure.scaling_up,
    ),
    Section(
        "civil-pools",
        gettext_lazy("Civil pools"),
        gettext_lazy(
            "Of each figure the last that was handed in by this moment, of at most fourteen days ago. Pools are never "
            "added up: one person may stand on several lists."
        ),
        of_pools.pools,
        told=of_pools.has_pools,
    ),
    Section(
        "lessons",
        gettext_lazy("Lessons of the period"),
        gettext_lazy(
            "Published in the period, wherever they were learned, and public today; their state and who does this "
            "too as they stood at the moment of the report."
        ),
        of_pools.lessons,
    ),
]
