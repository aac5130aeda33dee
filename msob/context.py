"""What every page shows around its content: the way to the other pages, and the time it is in the demo."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models import Role
from requests_app import corners

PARTNERS = {Role.REGIONAL_PARTNER, Role.NATIONAL_PARTNER}
EVERYBODY = frozenset(Role)

# label, name of the page, for whom: a page that isn't listed for a role may still be theirs by a link
NAVIGATION = [
    (_("My work"), "home", EVERYBODY),
    (_("Requests"), "requests:list", EVERYBODY - PARTNERS - {Role.ADMINISTRATOR}),
    (_("Regional round"), "requests:regional_round", {Role.GHOR}),
    (_("Inquiries"), "requests:inquiries", {Role.INSTITUTION} | PARTNERS),
    (_("Triangle"), "requests:meetings", corners.ROLES),
    (_("Institutions"), "regions:institutions", {Role.GHOR, Role.LOCC, Role.ADMINISTRATOR}),
    (_("People"), "regions:people", {Role.ADMINISTRATOR}),
]


def page(request):
    """`navigation`: the pages for this person, [{label, url, current}]; `demo_now`: the demo's time, else None."""
    return {"navigation": navigation(request), "demo_now": clock.now() if clock.is_demo() else None}


def navigation(request):
    """The entries of NAVIGATION for the roles the person has today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    roles = set(user.roles_now())
    return [entry(label, name, request.path) for label, name, readers in NAVIGATION if roles & readers]


def entry(label, name, path):
    """One entry; `current` on the page itself and on the pages below it."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        url = "/"
    return {"label": label, "url": url, "current": path == url or (name != "home" and path.startswith(url))}
