"""Finding deployments: what can be searched, filtered and sorted by, the same for the page, its export and the API."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from capacity.models import Deployment, DeploymentState
from capacity.models.deployment import PRESENT, UNDER_WAY
from capacity.showing import LOADED
from foundation import clock, search
from foundation.paging import Sort
from requests_app.models import SupportRequest
from requests_app.worklist.listing import NAMES

SORTS = {
    "ends": Sort("ends_on", _("Planned end")),
    "starts": Sort("starts_on", _("From")),
    "request": Sort("support_request__reference", _("Request"), descending=True),
    "unit": Sort("unit", _("Unit")),
}
OPEN = (DeploymentState.DRAWN_UP, *UNDER_WAY)


def find(user, *, q="", state="", region="", ending="", overstaying=False):
    """The deployments of requests `user` may list that fit all that is given.

    `state` is a state, "" for those drawn up or under way, or "all"; `ending` a number of days within which they end.
    """
    found = Deployment.objects.filter(support_request__in=SupportRequest.objects.visible_to(user))
    found = _in_state(found, "all" if overstaying or ending else state)
    found = found.filter(support_request__safety_region__code=region) if region else found
    found = found.filter(ends_within(int(ending))) if ending else found
    found = found.filter(overstays()) if overstaying else found
    names = (f"support_request__{name}" for name in NAMES)
    return found.filter(search.matching(q, "folded", *names, reference="support_request__reference"))


def for_list(found):
    """With what a row shows, in a constant number of queries."""
    return with_request(found).prefetch_related(*LOADED[:1])


def with_request(found):
    """With what is said of the request it belongs to."""
    about = ("institution", "safety_region", "location__municipality")
    return found.select_related(*(f"support_request__{name}" for name in about))


def ends_within(days: int) -> Q:
    """People are out, and their planned end comes within so many days."""
    today = clock.today()
    return Q(state__in=UNDER_WAY, ends_on__range=(today, today + timedelta(days=days)))


def overstays() -> Q:
    """People are there, and their planned end has passed."""
    return Q(state__in=PRESENT, ends_on__lt=clock.today())


def _in_state(found, state: str):
    if state == "all":
        return found
    return found.filter(state=state) if state else found.filter(state__in=OPEN)
