"""A report on one page of A4, for who decides and doesn't work here: totals only.

It names no home and holds no number of capacity, whoever prints it: it is handed on, to the Veiligheidsberaad (the
chairs of the 25 safety regions) or to the mayors of one.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation.mail import at_home
from foundation.tables import Column, Table
from foundation.tables import words as worded
from insight import spare
from insight.figures import BY_NAME
from insight.models import Measure, ReportForm
from insight.picture import Picture, Value
from insight.reports import of_help, of_pressure, of_requests, paper
from insight.reports.access import address
from insight.reports.overdue import overdue
from insight.reports.paper import Drawings, table_blocks
from insight.reports.report import Report, numeric
from insight.scopes import Level
from insight.templatetags import picture as words
from requests_app.papers import blocks
from requests_app.papers.blocks import Block
from requests_app.papers.printing import Paper

LEADING = ("unsafe_now", "unsafe_24_hours", "open_persons", "there_today", "late", "alerts")
M = Measure
PRESSURE = (
    *(M.IC_OCCUPIED, M.CLINIC_OCCUPIED, M.TEMPORARY_OCCUPIED, M.WAITING_OUT, M.ABSENCE, M.CLIENTS_INFECTED),
    *(M.TESTS_WEEK, M.ADMISSIONS_WEEK),
)
DECIDED = ("granted", "granted_in_part", "rejected", "resolved", "withdrawn")
MOST_PARTS, MOST_TYPES, MOST_MEASURES, MAP_WIDTH = 6, 7, 6, 7.6


def one_page(report: Report) -> Paper:
    """The paper; its template makes whatever there is fit."""
    drawings, title, word = Drawings({}), _title(report), _("briefing")
    return Paper(
        name=f"{word}-{report.scope.code}-{report.stamp}",
        title=title,
        template="sheet",
        blocks=[],
        footer=at_home(address(ReportForm.REPORT, report.scope.code, report.at, report.days)),
        more=paper.frame(report)
        | {
            "subtitle": f"{report.scope.name} · {paper.when(report)}",
            "lead": [blocks.text(words.headline(report.picture)), _leading(report.picture)],
            "left": _left(report, drawings),
            "right": _right(report),
        },
        drawings=tuple(drawings.svgs),
        at=report.at,
    )


def _title(report: Report) -> str:
    if report.scope.level == Level.COUNTRY:
        return _("Briefing for the Veiligheidsberaad")
    return _("Administrative briefing: %(name)s") % {"name": report.scope.name}


def _value(picture: Picture, name: str) -> Value:
    return next(one for one in picture.values if one.figure == BY_NAME[name])


def _leading(picture: Picture) -> Block:
    """The figures that stand first, each with its question and how it was a period before."""
    found = [_value(picture, name) for name in LEADING]
    cells = [[words.number(one.now), str(one.figure.question), words.difference(one)] for one in found]
    return {"kind": "figures", "cells": cells}


def _left(report: Report, drawings: Drawings) -> list[Block]:
    """Where it is worst, and what is late or ends."""
    said = [of_help.ending_sentence(report.help.ends)]
    said.append(of_requests.overdue_sentence(overdue(report.scope, report.picture.window)))
    found = [blocks.heading(_("Soon"), 2), blocks.text(*said), *_decided(report.picture)]
    if not report.map:
        return [*_need(report), *found]
    drawing = paper.map_block(report.map, drawings, MAP_WIDTH)
    return [blocks.heading(_("Open need by safety region"), 2), drawing, *_urgent(report), *found]


def _urgent(report: Report) -> list[Block]:
    columns = [
        Column("name", _("Safety region"), "name"),
        numeric("unsafe", _("unsafe now"), lambda part: part.hours["unsafe"]),
        numeric("soon", _("within 24 hours"), lambda part: part.hours["unsafe_24"]),
        numeric("open", _("open person-days"), "open_days"),
    ]
    return list(table_blocks(Table(columns, report.picture.parts[:MOST_PARTS], _("The most urgent regions"))))


def _decided(picture: Picture) -> list[Block]:
    found = [_value(picture, name) for name in DECIDED]
    told = [(one.figure.question, one.now) for one in found if one.now]
    rows = [(str(question), worded(number)) for question, number in told]
    return [blocks.heading(_("In the period"), 2), blocks.facts(rows, width=6.2)] if rows else []


def _right(report: Report) -> list[Block]:
    return [*(_need(report) if report.map else []), *_pressure(report), *_capacity(report)]


def _need(report: Report) -> list[Block]:
    rows = sorted(report.picture.need, key=lambda row: -row.open_persons)
    columns = [
        Column("type", _("Staff type"), "staff_type.label"),
        numeric("asked", _("persons asked"), "asked_persons"),
        numeric("open", _("persons lacking"), "open_persons"),
        numeric("granted", _("granted, person-days"), lambda row: row.days["defence"]),
    ]
    table = Table(columns, rows[:MOST_TYPES], _("On the busiest day, the most lacking first"))
    return [blocks.heading(_("Need by staff type"), 2), *table_blocks(table)]


def _pressure(report: Report) -> list[Block]:
    known = {one.kind.measure: one for one in report.pressure.stands}
    rows = [known[measure] for measure in PRESSURE if measure in known][:MOST_MEASURES]
    columns = [
        Column("figure", _("Figure"), lambda stand: capfirst(stand.kind.label)),
        numeric("value", _("Value"), lambda stand: of_pressure.whole(stand.value)),
        numeric("before", _("a week before"), lambda stand: of_pressure.whole(stand.before and stand.before.total)),
    ]
    table = Table(columns, rows, _("As it was handed in, and a week before"))
    return [blocks.heading(_("Care pressure"), 2), *table_blocks(table)] if rows else []


def _capacity(report: Report) -> list[Block]:
    """Bands, for who may read capacity at all."""
    if not spare.may_read(report.reader):
        return []
    needed = {row.staff_type for row in report.picture.need if row.open_persons}
    rows = [one for one in spare.of(report.picture.window, numbers=False) if one.staff_type in needed]
    columns = [
        Column("type", _("Staff type"), lambda one: one.staff_type.label),
        Column("band", _("on this day"), lambda one: one.band.label),
        Column("worst", _("on the worst of seven days"), lambda one: one.worst_band.label),
    ]
    table = Table(columns, rows[:MOST_TYPES], _("Of the types that are lacking"))
    return [blocks.heading(_("What Defence can spare"), 2), *table_blocks(table)] if rows else []
