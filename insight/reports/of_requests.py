"""What a report says of requests: figures, places, need, what is late, what happened, what it costs."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.tables import Column, Table
from insight.money.sums import Accounts
from insight.reports.overdue import Overdue, overdue
from insight.reports.report import Report, Shown, charts_in, numeric
from insight.templatetags import picture as words
from insight.templatetags.money import both


def key_figures(report: Report) -> Shown:
    columns = [
        Column("figure", _("Figure"), "figure.question"),
        numeric("now", _("Now"), "now"),
        Column("unit", _("Unit"), "figure.unit.label"),
        numeric("before", _("The period before"), "before"),
    ]
    table = Table(columns, report.picture.values, _("Figure by figure"), tone=lambda value: value.tone)
    return Shown([words.headline(report.picture)], {"figures": table})


def places(report: Report) -> Shown:
    said = [words.map_sentence(report.map)] if report.map else []
    return Shown(said, {"places": words.parts_table(report.picture)}, map=report.map)


def need(report: Report) -> Shown:
    found = charts_in(report, "open_need", "flow")
    said = [one.sentence for one in found] or [_("No need is asked of this day or later.")]
    return Shown(said, {"need": words.need_table(report.picture)}, found)


def late(report: Report) -> Shown:
    rows = overdue(report.scope, report.picture.window)
    columns = [
        Column("name", _("Where"), lambda one: report.where(one.part)),
        Column("status", _("Status"), "status.label"),
        numeric("requests", _("Requests"), "requests"),
        Column("since", _("late since"), "since"),
        numeric("hours", _("Hours late"), "hours"),
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


def course(report: Report) -> Shown:
    found, picture = charts_in(report, "lead_times"), report.picture
    tables = {
        "statuses": words.statuses_table(picture),
        "course": words.course_table(picture),
        "reasons": words.reasons_table(picture),
        "given": words.given_table(picture),
    }
    return Shown([one.sentence for one in found], tables, found)


def money(report: Report) -> Shown:
    accounts = Accounts(report.scope, report.at)
    columns = [
        Column("payer", _("Who pays"), "of.label"),
        numeric("estimated", _("estimated, euros"), "money.estimated"),
        numeric("actual", _("spent, euros"), "money.actual"),
    ]
    return Shown([both(accounts.total)], {"money": Table(columns, accounts.payers, _("Sums by who pays"))})
