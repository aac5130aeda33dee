"""My work: the page everybody starts from. It merges what the apps know to be waiting for a person.

Above it, for whoever steers a region or the country, how that stands; who only reads figures starts from her picture.
"""

from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from capacity import work as deployments
from insight import start
from insight.civil_pools import sight
from insight.lessons.deeds import PUBLISHERS
from insight.reports import access as reports
from insight.steering import views as steering
from msob.context import PARTNERS, READERS
from regions.models import FIGURES_ALONE, NATIONAL_ROLES, Role
from requests_app.deeds import alert
from requests_app.worklist import work
from requests_app.worklist.calling import Calls
from requests_app.worklist.item import in_order


class Road(NamedTuple):
    """Something a person can do beside what waits: the words of the link, where it leads, what it is for."""

    label: str
    page: str
    purpose: str
    readers: frozenset | set
    query: str = ""


ROADS = [
    Road(_("Regional round"), "requests:regional_round", _("all open requests beside all parties"), {Role.GHOR}),
    Road(
        _("Homes that haven't asked yet"),
        "insight:signs",
        _("whose figures say that they may have to, each with its reasons"),
        {Role.GHOR},
    ),
    Road(_("Lessons"), "insight:lessons", _("what others learned and tried, and how to do the same"), {Role.GHOR}),
    Road(
        _("Proposed lessons"),
        "insight:lessons",
        _("to read, and to publish or reject"),
        PUBLISHERS,
        "?state=proposed",
    ),
    Road(_("Open requests"), "requests:list", _("search, filter and download those you may see"), READERS),
    Road(_("Picture"), "insight:own", _("who is unsafe, what is lacking, and where"), FIGURES_ALONE),
    Road(_("Care pressure"), "insight:pressure", _("beds, absence, infections, and who hands in"), FIGURES_ALONE),
    Road(_("Scaling up"), "insight:upscaling", _("in which phase each region is"), FIGURES_ALONE),
    Road(
        _("Civil pools"),
        "insight:civil_pools",
        _("what step 2 could still give, and handing in its figures"),
        sight.READERS,
    ),
    Road(
        _("Situation reports"),
        "insight:reports",
        _("of a region or the country, at any moment, on paper or by mail"),
        reports.READERS,
    ),
    Road(_("Capacity"), "capacity:board", _("which help of Defence can be expected, week by week"), {Role.OBSERVER}),
    Road(_("Open data"), "insight:open_data", _("what others may know, in brackets, day by day"), NATIONAL_ROLES),
    Road(_("Deployments"), "deployments:list", _("who of Defence is where, until when"), READERS),
    Road(
        _("Draw up and approve together"),
        "deployments:together",
        _("all deployments that wait, on one page"),
        {Role.DEFENCE_PLANNER},
    ),
    Road(_("Closed requests"), "requests:list", _("read back what was decided, and why"), READERS, "?state=closed"),
    Road(
        _("Inquiries"),
        "requests:inquiries",
        _("what was asked of you, and what you answered"),
        PARTNERS | {Role.INSTITUTION},
    ),
    Road(
        _("Institutions"),
        "regions:institutions",
        _("addresses and telephone numbers of the homes"),
        {Role.GHOR, Role.LOCC, Role.ADMINISTRATOR},
    ),
    Road(_("People"), "regions:people", _("who has which role, and since when"), {Role.ADMINISTRATOR}),
    Road(_("Invite somebody"), "regions:invite", _("give a new colleague a role"), {Role.ADMINISTRATOR}),
    Road(_("Import institutions"), "regions:institution_import", _("from a spreadsheet"), {Role.ADMINISTRATOR}),
    Road(_("Duty roster"), "regions:duty", _("who is on call, and on which number"), frozenset(Role) - FIGURES_ALONE),
    Road(_("My account"), "account_change_password", _("password, second factor and tokens"), frozenset(Role)),
]
OF_AUDITORS = [
    Road(_("Who looked"), "regions:readings", _("who read which request, paper or list, and when"), set()),
    Road(_("Who tried"), "regions:security_events", _("refused ways in, and changed roles and tokens"), set()),
]


@login_required
def home(request):
    """What waits for me, late first, then soonest due; what I wait for, and on whom; what else I can do here."""
    calls = Calls(request.user)
    items = merged(work.waiting_for(request.user, calls), deployments.waiting_for(request.user))
    steered = steering.facts(request, calls=calls)
    context = steered | {
        "late": [item for item in items if item.is_late],
        "items": [item for item in items if not item.is_late],
        "awaited": work.awaited_by(request.user, calls),
        "gets_work": not start.only_reads_figures(request.user),
        "picture": start.picture(request.user),
        "may_open": alert.may_open(request.user),
        "may_list": not READERS.isdisjoint(request.user.roles_now()),
        "roads": roads(request.user),
    }
    wrong = bool(steered and steered["form"].errors)
    return render(request, "msob/home.html", context, status=400 if wrong else 200)


def merged(items, more) -> list:
    """All items in order; one that only opens a request gives way to those that say what to do about it."""
    told = {item.on.pk for item in more if item.on}
    kept = [item for item in items if item.on is None or item.deed_url != item.url or item.on.pk not in told]
    return sorted([*kept, *more], key=in_order)


def roads(user) -> list[dict]:
    """The ROADS for the roles `user` has today, and those of an auditor."""
    roles = set(user.roles_now())
    hers = [road for road in ROADS if roles & road.readers] + (OF_AUDITORS if user.audits_now() else [])
    return [{"label": road.label, "url": reverse(road.page) + road.query, "purpose": road.purpose} for road in hers]


urlpatterns = [path("", home, name="home")]
