"""A report as PDF: the whole of it, or a briefing of one page. The same bytes for the same figures and language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foundation.mail import at_home
from foundation.tables import Column, Table
from foundation.tables import words as worded
from insight import spare
from insight.charts import Chart
from insight.maps import Map
from insight.models import ReportForm
from insight.reports import drawn, sections
from insight.reports.access import address
from insight.reports.report import Report, Section, Shown
from insight.templatetags.reports import map_words
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.printing import Paper

MOST_ROWS = 60
"""Rows of one table on paper; what comes after stands in its file."""

MAP_WIDTH, CHART_WIDTH = 9.5, 9.5
FIRST, WORDS, NUMBER = 2.4, 1.6, 1.0
"""Shares of the width: of the first column, of one with words, and of one with numbers."""


@dataclass
class Drawings:
    """What a paper is illustrated with, as it comes along."""

    charts: dict[str, str]
    svgs: list[str] = field(default_factory=list)

    def add(self, svg: str, alt: str, width: float) -> Block:
        self.svgs.append(svg)
        return blocks.drawing(len(self.svgs) - 1, alt, width=width)


def whole(report: Report) -> Paper:
    """The report, section by section."""
    found = list(sections.of(report))
    drawings = Drawings(drawn.charts_of(found))
    title = _("Situation report: %(name)s") % {"name": report.scope.name}
    word = _("situation report")
    here = at_home(address(ReportForm.REPORT, report.scope.code, report.at, report.days))
    body = [block for section, shown in found for block in _section(section, shown, drawings)]
    return Paper(
        name=f"{word}-{report.scope.code}-{report.stamp}",
        title=title,
        template="dossier",
        blocks=[blocks.small(_("Read it again: %(address)s") % {"address": here}), *_edition(report), *body],
        footer=f"{title}, {worded(report.at)}",
        more=frame(report) | {"subtitle": when(report), "contents": _("Contents")},
        drawings=tuple(drawings.svgs),
        at=report.at,
    )


def frame(report: Report) -> dict:
    """What stands around any paper of ours, in the language of its reader."""
    return {
        "language": get_language() or "nl",
        "words": {"page": _("page"), "of": _("of")},
        "sender": {"name": "MSOB Zorg", "about": _("Military support for care")},
    }


def when(report: Report) -> str:
    """Of which moment it is, and over how many days."""
    days = ngettext("over %(count)s day", "over %(count)s days", report.days) % {"count": report.days}
    return f"{_('As it was at')} {worded(report.at)}, {days}"


def _edition(report: Report) -> list[Block]:
    """For whom it is, where it holds what others may not read."""
    if not (report.picture.capacity and spare.reads_numbers(report.reader)):
        return []
    return [blocks.small(_("With numbers of what Defence can spare: for Defence, the ministry and LOCC only."))]


def _section(section: Section, shown: Shown, drawings: Drawings) -> Iterator[Block]:
    yield blocks.heading(str(section.title))
    yield blocks.small(str(section.says))
    if shown.sentences:
        yield blocks.text(*shown.sentences)
    if shown.map:
        yield map_block(shown.map, drawings, MAP_WIDTH)
    for chart in shown.charts:
        yield from _chart(chart, drawings)
    for table in shown.tables.values():
        yield from table_blocks(table)


def map_block(found: Map, drawings: Drawings, width: float) -> Block:
    """The map; in words it is its sentence, and the numbers stand in the table beside it."""
    return drawings.add(drawn.svg_of(found), map_words(found), width)


def _chart(chart: Chart, drawings: Drawings) -> Iterator[Block]:
    """The drawing, or where there is none its table."""
    yield blocks.heading(str(chart.kind.question), 3)
    if svg := drawings.charts.get(chart.kind.name):
        yield drawings.add(svg, f"{chart.kind.question} {chart.sentence}", CHART_WIDTH)
        yield blocks.small(str(chart.kind.says))
    else:
        yield from table_blocks(chart.table)


def _width(number: int, column: Column) -> float:
    return FIRST if number == 0 else NUMBER if column.numeric else WORDS


def table_blocks(table: Table) -> Iterator[Block]:
    """A table with as many rows as fit on paper; a line for one without any."""
    if not table.body:
        yield blocks.text(f"{table.caption}: {_('none')}")
        return
    columns = [(str(one.label), _width(number, one)) for number, one in enumerate(table.columns)]
    numeric = [str(one.label) for one in table.columns if one.numeric]
    rows: Sequence = [[cell.value for cell in line.cells] for line in table.body[:MOST_ROWS]]
    yield blocks.table(str(table.caption), columns, rows, numeric=numeric, small=True)
    if (more := len(table.body) - MOST_ROWS) > 0:
        text = ngettext("%(count)s more row stands in the file.", "%(count)s more rows stand in the file.", more)
        yield blocks.small(text % {"count": more})
