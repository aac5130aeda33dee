"""Finding what travels on a road: what it is filtered, searched and sorted by, the same for the page and the file.

By default what is stuck and was not put away. Searched by receiver alone: an administrator sees nothing of a request.
"""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import search
from foundation.paging import Sort
from notifications.models import SendingQuerySet, State
from notifications.roads import Road

PUT_AWAY = "put_away"
STUCK = Q(state__in=[State.FAILED, State.GIVEN_UP], put_away_at=None)
STATES = [("", _("not arrived")), *State.choices, (PUT_AWAY, _("given up and put away"))]
FOLDED = {"endpoint__description": "endpoint__folded"}
SORTS = {"due": Sort("due_at", _("Due to leave")), "tries": Sort("attempts", _("Tries"), descending=True)}


def find(road: Road, *, state: str = "", kind: str = "", q: str = "") -> SendingQuerySet:
    """What travels on `road` and fits what is given, as a queryset to page; a road without kinds has all of them."""
    rows = road.travelling().filter(_standing(state)).select_related("put_away_by")
    if kind and road.has_kinds:
        rows = rows.filter(kind=kind)
    return rows.filter(search.matching(q, FOLDED.get(road.receiver, road.receiver)))


def _standing(state: str) -> Q:
    if state == PUT_AWAY:
        return Q(put_away_at__isnull=False)
    return Q(state=state, put_away_at=None) if state else STUCK
