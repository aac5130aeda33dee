"""Finding requests: what can be searched, filtered and sorted by, the same for the page, its export and the API.

Everything stays within what the person may see; an exact reference also finds what she may open but not list (LOCC).
"""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from foundation import search
from foundation.paging import Sort
from regions.models import User
from requests_app.models import (
    NATIONAL_AT,
    RANK,
    SIGHT,
    TERMINAL,
    TERRITORY,
    UNSAFE_AT,
    NeedLine,
    Status,
    SupportRequest,
)
from requests_app.worklist import assignment

SORTS = {
    "unsafe": Sort("unsafe_at", _("Time to harm")),
    "national": Sort("national_at", _("National priority")),
    "due": Sort("due_at", _("Due")),
    "updated": Sort("updated_at", _("Last change"), descending=True),
    "reference": Sort("reference", _("Reference"), descending=True),
}
NAMES = ("institution__folded", "location__folded", "location__municipality__folded", "safety_region__folded")
ABOUT = ("institution", "safety_region", "location__municipality")
"""What a row of a list says of the request it is about, loaded with it."""

STEPS = {
    "1": [Status.REGIONAL],
    "2": [Status.NATIONAL],
    "3": [status for status, rank in RANK.items() if RANK[Status.APPLICATION] <= rank < RANK[Status.CLOSED]],
}


def find(user, *, q="", status="", step="", region="", staff_type="", urgency="", state="", overdue=False, mine=False):
    """The requests `user` may list that fit all that is given, as a queryset to page or export.

    `state` is "" for open ones, "closed" or "all"; a chosen status or an exact reference looks among all.
    """
    reference = search.reference_in(q)
    exact = SupportRequest.objects.reachable_by(user, reference=reference)
    if reference and exact.exists():
        return with_unsafe(exact)
    found = _in_state(SupportRequest.objects.visible_to(user), "all" if status else state)
    equal = {"status": status, "safety_region__code": region, "urgency": urgency}
    found = found.filter(**{name: value for name, value in equal.items() if value})
    found = found.filter(status__in=STEPS[step]) if step else found
    found = found.filter(_asks_for(staff_type)) if staff_type else found
    found = found.filter(search.matching(q, *NAMES, reference="reference"))
    found = found.overdue() if overdue else found
    return with_unsafe(found.filter(owned_by(user)) if mine else found)


def with_unsafe(found):
    """With `unsafe_at` and `national_at`, where unknown far away, so that it can be sorted and paged by."""
    return found.annotate(unsafe_at=UNSAFE_AT, national_at=NATIONAL_AT)


def owned_by(user) -> Q:
    """The condition under which the next move is `user`'s: her role owns the status, within her territory."""
    condition = Q(status=Status.DRAFT, opened_by=user)
    for membership in user.memberships_now():
        if membership.role in SIGHT:
            condition |= assignment.of(membership) & TERRITORY.covered_by(membership)
    return condition


def similar_to(location, *, by: User):
    """Open requests of the same location that `by` may see: perhaps the same shortage."""
    return SupportRequest.objects.visible_to(by).open().filter(location=location).order_by("reference")


def linked_to(support_request, *, by: User):
    """The request it follows and those that follow it, of what `by` may list; oldest first."""
    linked = Q(follows=support_request) | Q(pk=support_request.follows_id)
    return SupportRequest.objects.visible_to(by).filter(linked).order_by("opened_at", "pk")


def _in_state(found, state: str):
    if state == "all":
        return found
    return found.filter(status__in=TERMINAL) if state == "closed" else found.open()


def _asks_for(staff_type: str) -> Exists:
    return Exists(NeedLine.objects.filter(support_request=OuterRef("pk"), staff_type=staff_type))
