"""The timeline of deployments, and the same as a file: for whoever sees them."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from capacity import timeline
from capacity.list_forms import TimelineFilter
from capacity.views.board import roads
from foundation import clock
from foundation.exporting import export
from foundation.tables import Column

COLUMNS = [
    Column("deployment", gettext_lazy("Deployment"), lambda row: str(row.deployment)),
    Column("unit", gettext_lazy("Unit"), "deployment.unit"),
    Column("institution", gettext_lazy("Institution"), "deployment.support_request.institution.name"),
    Column("municipality", gettext_lazy("Municipality"), "deployment.support_request.location.municipality.name"),
    Column("region", gettext_lazy("Safety region"), "deployment.support_request.safety_region.name"),
    Column("who", gettext_lazy("Who"), "who"),
    Column("state", gettext_lazy("State"), lambda row: row.deployment.get_state_display()),
    Column("starts", gettext_lazy("From"), "deployment.starts_on"),
    Column("ends", gettext_lazy("Until"), "last_day"),
    Column("there", gettext_lazy("Arrived and here today"), "there", numeric=True),
    Column("present", gettext_lazy("Present today"), "present", numeric=True),
    Column("absent", gettext_lazy("Absent today"), "absent", numeric=True),
    Column("awaits", gettext_lazy("No report of today yet"), "awaits_today"),
    Column("unreported", gettext_lazy("Earlier days without a report"), "unreported", numeric=True),
    Column("soon", gettext_lazy("Ends within 7 days"), "ends_soon"),
    Column("late", gettext_lazy("End not reported"), "is_late"),
]


@login_required
@require_safe
def timeline_page(request) -> HttpResponseBase:
    """Six weeks from `?first=`, by unit or by region."""
    form = TimelineFilter(request.GET or {"first": clock.today().isoformat()})
    found = timeline.of(request.user, **form.chosen())
    facts = {"form": form, "timeline": found, **roads(found.first)}
    return render(request, "capacity/timeline.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def timeline_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen."""
    found = timeline.of(request.user, most=None, **TimelineFilter(request.GET).chosen())
    name = _("timeline")
    return export(COLUMNS, found.rows, kind=kind, filename=f"{name}-{found.first}")
