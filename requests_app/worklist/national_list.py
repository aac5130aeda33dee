"""The list of the national priority: what waits for a decision, searched, filtered, and in its own order."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import search
from foundation.paging import Sort
from requests_app.deeds import national_priority
from requests_app.models import NATIONAL_ORDER, UNSAFE_AT, SupportRequest
from requests_app.records import need_ledger, need_totals
from requests_app.worklist.listing import NAMES

SORTS = {
    "national": Sort("place", _("National priority")),
    "unsafe": Sort("unsafe_at", _("First unsafe shift")),
    "reference": Sort("reference", _("Reference"), descending=True),
}
"""Its own order: ranked ones first, then the soonest unsafe, then by regional rank."""
RANKED = {"yes": False, "no": True}


def find(user, *, q: str = "", region: str = "", ranked: str = ""):
    """What `user` sees of the list and fits all that is given, as a queryset to page or export.

    `ranked` is "yes", "no", or "" for both.
    """
    found = in_order(national_priority.listed(user).filter(search.matching(q, *NAMES, reference="reference")))
    found = found.filter(safety_region__code=region) if region else found
    return found.filter(national_rank__isnull=RANKED[ranked]) if ranked else found


def in_order(found):
    """With the values by which the list is sorted."""
    return found.annotate(place=NATIONAL_ORDER, unsafe_at=UNSAFE_AT)


def also(user, keys: Iterable[int], found: Iterable[SupportRequest]):
    """`found` and what of `keys` still stands on the list, in its order."""
    either = Q(pk__in=[*keys, *(one.pk for one in found)])
    return in_order(national_priority.listed(user).filter(either)).order_by("place", "pk")


def with_what_is_open(found: Iterable[SupportRequest]) -> list[SupportRequest]:
    """The requests, each with the person-days still open as `still_open`, in a constant number of queries."""
    requests: list[Any] = list(found)
    ledger = need_ledger.accounts(line for one in requests for line in one.lines.all())
    for one in requests:
        one.still_open = need_totals.open_person_days(ledger[line.pk] for line in one.lines.all())
    return requests
