"""Who looked and who tried, for auditors and nobody else: two lists, searched and filtered, and each as a file."""

from functools import wraps

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
from regions.forms.traces import ReadingFilter, SecurityEventFilter
from regions.views.detail_words import in_words

WHEN = Column("at", gettext_lazy("When"), "at", sort="at")
WHAT = Column("what", gettext_lazy("What"), lambda row: row.get_what_display())
WHENCE = [
    Column("detail", gettext_lazy("Detail"), lambda row: in_words(row.detail)),
    Column("by", gettext_lazy("By"), lambda row: row.get_by_display()),
    Column("address", gettext_lazy("From address"), "address"),
]
HELD = [
    Column("function", gettext_lazy("Function"), "function"),
    Column("organisation", gettext_lazy("Organisation"), "organisation"),
]
DOOR = Column("door", gettext_lazy("Door"), "door")
READINGS = [
    *(WHEN, Column("reader", gettext_lazy("Who"), "reader.name"), *HELD),
    *(WHAT, Column("reference", gettext_lazy("Request"), "reference"), *WHENCE),
]
SECURITY_EVENTS = [
    WHEN,
    WHAT,
    Column("person", gettext_lazy("Who"), lambda row: row.person.name if row.person else ""),
    Column("about", gettext_lazy("About"), lambda row: row.about.name if row.about else ""),
    *HELD,
    *WHENCE,
]


def auditors_only(view):
    """Anonymous people sign in first, others are refused (403)."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        traces.require_auditor(request.user)
        return view(request, *args, **kwargs)

    return login_required(require_safe(guarded))


@auditors_only
def readings(request) -> HttpResponse:
    """Who looked, of all requests, lists, exports and capacity."""
    form = ReadingFilter(request.GET)
    page = page_of(request, traces.readings(**form.chosen()), traces.SORTS)
    table = Table(READINGS, page.items, _("Who looked"), page)
    return render(request, "regions/traces.html", {"form": form, "table": table, "export": "regions:readings_export"})


@auditors_only
def readings_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, with the doors."""
    found = traces.readings(**ReadingFilter(request.GET).chosen())
    return _file(request, READINGS, found, kind, _("who-looked"))


@auditors_only
def security_events(request) -> HttpResponse:
    """Who tried, and who was given or lost what."""
    form = SecurityEventFilter(request.GET)
    page = page_of(request, traces.security_events(**form.chosen()), traces.SORTS)
    table = Table(SECURITY_EVENTS, page.items, _("Who tried"), page)
    facts = {"form": form, "table": table, "export": "regions:security_events_export"}
    return render(request, "regions/traces.html", facts)


@auditors_only
def security_events_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, with the doors."""
    found = traces.security_events(**SecurityEventFilter(request.GET).chosen())
    return _file(request, SECURITY_EVENTS, found, kind, _("who-tried"))


def _file(request, columns: list[Column], found, kind: str, name: str) -> HttpResponseBase:
    rows = ordered(found, traces.SORTS, request.GET.get("sort", ""))
    return export([*columns, DOOR], rows, kind=kind, filename=f"{name}-{clock.today()}")
