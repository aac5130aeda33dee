"""The list of requests: searched, filtered, sorted and paged; and exactly that as a file."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from foundation import clock
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column, Table
from requests_app.deeds import alert
from requests_app.forms.listing import RequestFilter
from requests_app.worklist import listing


def asked(support_request) -> str:
    """Persons × staff type of each need line."""
    lines = support_request.lines.all()
    return ", ".join(f"{line.persons} × {line.get_staff_type_display()}" for line in lines)


COLUMNS = [
    Column(
        "reference",
        gettext_lazy("Reference"),
        "reference",
        sort="reference",
        link=lambda row: reverse("requests:detail", args=[row.reference]),
    ),
    Column("institution", gettext_lazy("Institution"), "institution.name"),
    Column("asked", gettext_lazy("Asked"), asked),
    Column("status", gettext_lazy("Status"), lambda row: row.get_status_display(), sort="updated"),
    Column("urgency", gettext_lazy("Urgency"), lambda row: row.get_urgency_display()),
    Column("due", gettext_lazy("Due"), "due", sort="due"),
    Column("unsafe", gettext_lazy("First unsafe shift"), "first_unsafe_shift_at", sort="unsafe"),
]
EXPORT_COLUMNS = [
    *COLUMNS[:2],
    Column("location", gettext_lazy("Location"), "location.name"),
    Column("municipality", gettext_lazy("Municipality"), "location.municipality.name"),
    Column("region", gettext_lazy("Safety region"), "safety_region.name"),
    *COLUMNS[2:5],
    Column("priority", gettext_lazy("Regional priority"), "priority_rank"),
    Column("national", gettext_lazy("National priority"), "national_place"),
    *COLUMNS[5:],
    Column("overdue", gettext_lazy("Overdue"), "is_overdue"),
    Column("updated", gettext_lazy("Last change"), "updated_at"),
    Column("alerted", gettext_lazy("First alert"), "submitted_at"),
]


@login_required
@require_safe
def request_list(request) -> HttpResponseBase:
    """One page of what was chosen."""
    form = RequestFilter(request.GET)
    page = page_of(request, listing.find(request.user, **form.chosen()).for_list(), listing.SORTS)
    table = Table(COLUMNS, page.items, _("Requests"), page)
    labels = {column.name: str(column.label) for column in COLUMNS}
    facts = {"form": form, "table": table, "labels": labels, "may_open": alert.may_open(request.user)}
    return render(request, "requests_app/list.html", facts)


@login_required
@require_safe
def request_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, in the order chosen."""
    found = listing.find(request.user, **RequestFilter(request.GET).chosen()).for_list()
    rows = ordered(found, listing.SORTS, request.GET.get("sort", ""))
    name = _("requests")
    return export(EXPORT_COLUMNS, rows, kind=kind, filename=f"{name}-{clock.today()}")
