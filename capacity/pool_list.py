"""Finding pools: what can be searched, filtered and sorted by, the same for the page, its export and the API.

Today's figures stand beside each, and whether they were confirmed lately: figures nobody trusts make people phone.
"""

from datetime import timedelta

from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from capacity.models import Pool, PoolDay, Shortage
from foundation import clock, search
from foundation.paging import Sort

STALE_AFTER = timedelta(hours=24)
"""Figures that weren't confirmed for this long are stale, as those of a home are."""

SORTS = {
    "type": Sort("staff_type", _("Staff type")),
    "unit": Sort("unit", _("Unit")),
    "free": Sort("free_today", _("Free today"), descending=True),
    "confirmed": Sort("confirmed_at", _("Confirmed")),
}

SHORT = Exists(Shortage.objects.filter(pool=OuterRef("pk"), solved_at=None))
"""The condition that the pool has a shortage that isn't solved."""


def find(*, q: str = "", staff_type: str = "", state: str = "", stale=False, short=False) -> QuerySet[Pool]:
    """The pools that fit all that is given, with today's figures. `state`: "" in use, "closed" or "all".

    Whoever calls has asked `pools.may_read` first.
    """
    found = Pool.objects.all() if state == "all" else Pool.objects.filter(is_closed=state == "closed")
    found = found.filter(staff_type=staff_type) if staff_type else found
    found = found.filter(search.matching(q, "folded", "home_region__folded"))
    found = with_today(found)
    found = found.filter(confirmed_at__lt=clock.now() - STALE_AFTER) if stale else found
    return found.filter(SHORT) if short else found


def with_today(found: QuerySet[Pool]) -> QuerySet[Pool]:
    """With `size_today`, `used_today`, `free_today` and `has_shortage` (an open one), and what a row shows."""
    today = PoolDay.objects.filter(pool=OuterRef("pk"), day=clock.today())
    found = found.annotate(
        size_today=_number(today, "available"),
        used_today=_number(today, "allocated"),
        has_shortage=SHORT,
    )
    found = found.annotate(free_today=F("size_today") - F("used_today"))
    return found.select_related("home_region", "confirmed_by")


def is_stale(pool: Pool) -> bool:
    """Whether nobody confirmed its figures lately; a closed pool needs no confirming."""
    return not pool.is_closed and clock.now() - pool.confirmed_at > STALE_AFTER


def _number(days: QuerySet[PoolDay], name: str) -> Coalesce:
    return Coalesce(Subquery(days.values(name)[:1]), Value(0), output_field=IntegerField())
