"""The board in numbers, or in bands for who mayn't see these; and what is behind one cell of it."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from capacity import bands, board, board_units, pools
from capacity.pool_forms import BoardBy
from capacity.views.guards import SignedIn, readers_only
from foundation import clock
from foundation.errors import NotYours
from foundation.exporting import export
from foundation.tables import Column
from requests_app.models.staff import GROUPS, StaffType

WEEK = timedelta(weeks=1)


@login_required
@require_safe
def board_page(request: SignedIn) -> HttpResponse:
    """Six weeks from `?first=`; 403 for who only answers inquiries or looks after people."""
    form = BoardBy(request.GET or {"first": clock.today().isoformat()})
    facts = {"form": form, **roads(form.first_day())}
    if pools.may_read(request.user):
        return _in_numbers(request, form, facts)
    if not bands.may_read(request.user):
        raise NotYours("capacity_unread", _("What Defence can spare is for those who place or weigh a request."))
    weeks = bands.weeks_from(form.first_day())
    rows = [(kind, zip(weeks, found, strict=True)) for kind, found in bands.by_week(form.first_day()).items()]
    facts |= {"rows": rows, "weeks": weeks}
    return render(request, "capacity/bands.html", facts, status=400 if form.errors else 200)


def _in_numbers(request: SignedIn, form: BoardBy, facts: dict) -> HttpResponse:
    """The board by staff type in three groups, or by unit."""
    first, status = form.first_day(), 400 if form.errors else 200
    facts |= {"may_keep": pools.may_keep(request.user), "days": board.days_from(first)}
    if form.is_by_unit():
        return render(request, "capacity/board_units.html", facts | {"units": board_units.of(first)}, status=status)
    return render(request, "capacity/board.html", facts | {"board": board.of(first, by=request.user)}, status=status)


DAY = Column("day", gettext_lazy("Day"), "day")
FIGURES = [
    Column("available", gettext_lazy("Can be sent"), "available", numeric=True),
    Column("used", gettext_lazy("Taken"), "used", numeric=True),
    Column("free", gettext_lazy("Free"), "free", numeric=True),
]
BY_TYPE = [
    Column("group", gettext_lazy("Group"), lambda cell: GROUPS[cell.staff_type].label),
    Column("staff_type", gettext_lazy("Staff type"), "staff_type.label"),
    DAY,
    *FIGURES,
    Column("asked", gettext_lazy("Asked"), "asked", numeric=True),
    Column("held", gettext_lazy("Held of what is asked"), "held", numeric=True),
    Column("short", gettext_lazy("Too few"), "short", numeric=True),
]


def of_figure(name: str):
    """A figure of a day of a unit."""
    return lambda pair: getattr(pair[1].figure, name)


BY_UNIT = [
    Column("unit", gettext_lazy("Unit"), lambda pair: pair[0].unit),
    Column("group", gettext_lazy("Group"), lambda pair: pair[0].group.label),
    Column("staff_type", gettext_lazy("Staff type"), lambda pair: pair[0].staff_type.label),
    Column("day", DAY.label, lambda pair: pair[1].day),
    *(Column(one.name, one.label, of_figure(one.name), numeric=True) for one in FIGURES),
]


@readers_only
@require_safe
def board_export(request: SignedIn, kind: str) -> HttpResponseBase:
    """A row for each day of which anything is known, by staff type or by unit."""
    form = BoardBy(request.GET)
    first, name = form.first_day(), _("capacity")
    filename = f"{name}-{first}"
    if form.is_by_unit():
        rows = [row for found in board_units.of(first).values() for row in found]
        pairs = [(row, cell) for row in rows for cell in row.known]
        return export(BY_UNIT, pairs, kind=kind, filename=filename)
    cells = [cell for row in board.of(first, by=request.user).rows for cell in row.cells if cell.says_something]
    return export(BY_TYPE, cells, kind=kind, filename=filename)


@readers_only
@require_safe
def cell_page(request: SignedIn, staff_type: str, day: date) -> HttpResponse:
    """Everything of one staff type on one day."""
    if staff_type not in StaffType.values:
        raise Http404(staff_type)
    place = board.at(StaffType(staff_type), day, by=request.user)
    facts = {"place": place, "cell": place.cell, "earlier": day - timedelta(days=1), "later": day + timedelta(days=1)}
    return render(request, "capacity/cell.html", facts)


def roads(first: date) -> dict:
    """Where the buttons lead: a week back, a week on, and today."""
    return {"first": first, "today": clock.today(), "earlier": first - WEEK, "later": first + WEEK}
