"""What every page shows around its content: the way to the other pages, and the time it is in the demo."""

import json

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from capacity import bands, pools
from foundation import clock, drafts
from insight import scopes
from insight.open_data import access
from insight.start import only_reads_figures
from notifications.mailbox import unread_of
from regions.models import FIGURES_ALONE, Role
from requests_app.worklist import triangle_access

PARTNERS = {Role.REGIONAL_PARTNER, Role.NATIONAL_PARTNER}
EVERYBODY = frozenset(Role)
READERS = EVERYBODY - PARTNERS - FIGURES_ALONE - {Role.ADMINISTRATOR}
MESSAGES = "notifications:messages"

# label, name of the page, for whom: a page that isn't listed for a role may still be theirs by a link
NAVIGATION = [
    (_("My work"), "home", EVERYBODY),
    (_("Requests"), "requests:list", READERS),
    (_("Picture"), "insight:own", scopes.READERS),
    (_("Regional round"), "requests:regional_round", {Role.GHOR}),
    (_("Inquiries"), "requests:inquiries", {Role.INSTITUTION} | PARTNERS),
    (_("Civil pools"), "insight:civil_pools", {Role.NATIONAL_PARTNER}),
    (_("Triangle"), "requests:meetings", triangle_access.ROLES),
    (_("National priority"), "requests:national_priority", triangle_access.ROLES),
    (_("Capacity"), "capacity:board", pools.READERS | bands.READERS),
    (_("Deployments"), "deployments:list", READERS),
    (_("Institutions"), "regions:institutions", {Role.GHOR, Role.LOCC, Role.ADMINISTRATOR}),
    (_("People"), "regions:people", {Role.ADMINISTRATOR}),
    (_("Delivery"), "notifications:delivery", {Role.ADMINISTRATOR}),
    (_("Lessons"), "insight:lessons", EVERYBODY - {Role.GHOR}),  # her menu is full: from My work
    (_("Messages"), MESSAGES, EVERYBODY),
]
FOR_AUDITORS = [(_("Who looked"), "regions:readings"), (_("Who tried"), "regions:security_events")]


def page(request):
    """`navigation`: the pages for this person, [{label, url, current, count}]; `demo_now`: the time of the demo.

    `open_data`: whether that is public. `start`: what the page is called from which she starts. `drafts`: whose drafts
    the browser keeps or lets go of (foundation.drafts), and the moment to write beside them.
    """
    return {
        "navigation": navigation(request),
        "start": start(request),
        "open_data": access.is_public(),
        "demo_now": clock.now() if clock.is_demo() else None,
        "drafts": _drafts(request),
    }


def _drafts(request):
    user = getattr(request, "user", None)
    if user is None:
        return {}
    if not user.is_authenticated:
        return {"left": request.session.pop(drafts.LEFT, "")}
    done = json.dumps(drafts.done_in(request))
    return {"person": drafts.person(user), "secret": drafts.secret(user), "done": done, "now": clock.now().isoformat()}


def start(request):
    """Who only reads figures has no work here."""
    user = getattr(request, "user", None)
    reads = user is not None and user.is_authenticated and only_reads_figures(user)
    return _("Overview") if reads else _("My work")


def navigation(request):
    """The entries of NAVIGATION for the roles the person has today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    roles = set(user.roles_now())
    counts = {MESSAGES: unread_of(user)}
    hers = [(start(request) if name == "home" else label, name) for label, name, who in NAVIGATION if roles & who]
    hers += FOR_AUDITORS if user.audits_now() else []
    return [entry(label, name, request.path) | {"count": counts.get(name, 0)} for label, name in hers]


def entry(label, name, path):
    """One entry; `current` on the page itself and on the pages below it."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        url = "/"
    return {"label": label, "url": url, "current": path == url or (name != "home" and path.startswith(url))}
