"""Who looked at a request: a page for whose it is, and the same as a file. Functions and organisations, no names."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from foundation import clock
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column, Table
from regions import traces
from regions.forms.traces import FunctionFilter
from requests_app.doors import find_request
from requests_app.worklist.readings import find

COLUMNS = [
    Column("at", gettext_lazy("When"), "at", sort="at"),
    Column("function", gettext_lazy("Function"), "function"),
    Column("organisation", gettext_lazy("Organisation"), "organisation"),
    Column("what", gettext_lazy("What"), lambda row: row.get_what_display()),
    Column("by", gettext_lazy("By"), lambda row: row.get_by_display()),
]


@login_required
@require_safe
def readings(request, reference: str) -> HttpResponse:
    """One page of what was chosen; 404 for whom the request isn't, 403 for who is neither its home nor its GHOR."""
    support_request = find_request(request.user, reference)
    form = FunctionFilter(request.GET)
    page = page_of(request, find(support_request, by=request.user, **form.chosen()), traces.SORTS)
    table = Table(COLUMNS, page.items, _("Who looked"), page)
    return render(
        request, "requests_app/readings.html", {"support_request": support_request, "form": form, "table": table}
    )


@login_required
@require_safe
def readings_export(request, reference: str, kind: str) -> HttpResponseBase:
    """All of what was chosen, in the order chosen."""
    support_request = find_request(request.user, reference)
    found = find(support_request, by=request.user, **FunctionFilter(request.GET).chosen())
    rows = ordered(found, traces.SORTS, request.GET.get("sort", ""))
    name = _("who-looked")
    return export(COLUMNS, rows, kind=kind, filename=f"{name}-{reference}-{clock.today()}")
