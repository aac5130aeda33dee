"""The board in numbers, or in bands for who mayn't see these; and what is behind one cell of it."""

from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from capacity import bands, board, pools
from capacity.pool_forms import BoardFilter
from capacity.views.guards import SignedIn, readers_only
from foundation import clock
from requests_app.models.staff import StaffType

WEEK = timedelta(weeks=1)


@login_required
@require_safe
def board_page(request: SignedIn) -> HttpResponse:
    """Six weeks from `?first=`; 403 for who only answers inquiries or looks after people."""
    form = BoardFilter(request.GET or {"first": clock.today().isoformat()})
    facts = {"form": form, **roads(form.first_day())}
    if pools.may_read(request.user):
        facts |= {"board": board.of(form.first_day(), by=request.user), "may_keep": pools.may_keep(request.user)}
        return render(request, "capacity/board.html", facts, status=400 if form.errors else 200)
    if not bands.may_read(request.user):
        raise PermissionDenied(_("What Defence can spare is for those who place or weigh a request."))
    weeks = bands.weeks_from(form.first_day())
    rows = [(kind, zip(weeks, found, strict=True)) for kind, found in bands.by_week(form.first_day()).items()]
    facts |= {"rows": rows, "weeks": weeks}
    return render(request, "capacity/bands.html", facts, status=400 if form.errors else 200)


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
