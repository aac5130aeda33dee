"""The list of deployments and the page of one: for whoever sees the request, without a number of any pool."""

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from capacity import cost_tables, deployment_list, showing, together
from capacity.list_forms import DeploymentFilter
from capacity.models import Deployment
from foundation import clock
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column, Table
from requests_app.doors import find_subject
from requests_app.models.actions import Action
from requests_app.views.journal import entries
from requests_app.worklist import triangle_access
from requests_app.worklist.calling import Calls

LATEST = 2  # of the last day mostly, by either side
MOST_EVENTS = 100


def state(deployment: Deployment) -> str:
    """Where it stands, and whether somebody forgot to say that it ended."""
    late = f", {_('end not reported')}" if showing.is_late(deployment) else ""
    return f"{deployment.get_state_display()}{late}"


COLUMNS = [
    Column(
        "deployment",
        gettext_lazy("Deployment"),
        str,
        sort="request",
        link=lambda row: reverse("deployments:detail", args=[row.pk]),
    ),
    Column("institution", gettext_lazy("Institution"), "support_request.institution.name"),
    Column("region", gettext_lazy("Safety region"), "support_request.safety_region.name"),
    Column("unit", gettext_lazy("Unit"), "unit", sort="unit"),
    Column("who", gettext_lazy("Who"), showing.who),
    Column("state", gettext_lazy("State"), state),
    Column("starts", gettext_lazy("From"), "starts_on", sort="starts"),
    Column("ends", gettext_lazy("Planned end"), "ends_on", sort="ends"),
]
EXPORT_COLUMNS = [
    *COLUMNS[:4],
    Column("municipality", gettext_lazy("Municipality"), "support_request.location.municipality.name"),
    COLUMNS[4],
    Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
    Column("sent", gettext_lazy("Sent"), showing.persons_sent, numeric=True),
    Column("arrived", gettext_lazy("Arrived"), showing.persons_arrived, numeric=True),
    *COLUMNS[6:],
    Column("arrived_at", gettext_lazy("Arrived at"), "arrived_at"),
    Column("departed_at", gettext_lazy("Departed at"), "departed_at"),
    Column("reason", gettext_lazy("Reason of the end"), lambda row: row.get_end_reason_display()),
    Column("late", gettext_lazy("End not reported"), showing.is_late),
]


@login_required
@require_safe
def deployment_list_page(request) -> HttpResponseBase:
    """One page of what was chosen."""
    form = DeploymentFilter(request.GET)
    found = deployment_list.for_list(deployment_list.find(request.user, **form.chosen()))
    page = page_of(request, found, deployment_list.SORTS)
    table = Table(COLUMNS, page.items, _("Deployments"), page, lambda row: "danger" if showing.is_late(row) else "")
    context = {"form": form, "table": table, "plans": together.may(request.user)}
    return render(request, "capacity/deployments.html", context)


@login_required
@require_safe
def deployment_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, in the order chosen."""
    found = deployment_list.find(request.user, **DeploymentFilter(request.GET).chosen())
    rows = ordered(deployment_list.for_list(found), deployment_list.SORTS, request.GET.get("sort", ""))
    name = _("deployments")
    return export(EXPORT_COLUMNS, rows, kind=kind, filename=f"{name}-{clock.today()}")


@login_required
@require_safe
def deployment_page(request, pk: int) -> HttpResponseBase:
    """Who is there, its reports, what else happened to it and what can be done; 404 for whom the request isn't."""
    deployment = find_subject(request.user, "deployment", pk)
    support_request = deployment.support_request
    prefetch_related_objects([deployment], *showing.LOADED)
    events = support_request.events.filter(facts__deployment=deployment.number).select_related("actor")
    newest = events.exclude(action=Action.REPORT_DAY).order_by("-number")[:MOST_EVENTS]
    happened = entries(newest, reads=triangle_access.may_read(request.user, support_request))
    reports = list(deployment.reports.all())
    costs = cost_tables.of(deployment.costs)
    context = {
        "one": showing.shown(deployment, support_request, by=request.user),
        "support_request": support_request,
        "latest": reports[:LATEST],
        "earlier": reports[LATEST:],
        "entries": happened,
        "costs": costs,
        "folds": showing.folds(deployment, reports, happened, costs),
        "numbers": Calls(request.user).around(support_request),
    }
    return render(request, "capacity/deployment.html", context)
