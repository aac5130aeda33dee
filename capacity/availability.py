"""What is free for a need, in persons: on the worst of its days, today and later, over all pools of the type.

Only Defence, VWS and LOCC may read it.
"""

from datetime import date, timedelta

from capacity import figures, pools
from capacity.figures import NOTHING, Figure
from foundation import clock

KEPT = "_kept_free_days"


def for_reader(request, staff_type: str, starts_on: date, ends_on: date) -> int | None:
    """The persons free on each of these days; None for those who mayn't read numbers, or when the days are over.

    One query for a page, however many lines it shows: what was read is kept with the HTTP request.
    """
    if ends_on < clock.today() or not pools.may_read(request.user):
        return None
    known = _known(request)
    first = max(starts_on, clock.today())
    days = (first + timedelta(days=count) for count in range((ends_on - first).days + 1))
    return min(known.get((staff_type, day), NOTHING).free for day in days)


def _known(request) -> dict[tuple[str, date], Figure]:
    """The figures from today on, kept with the HTTP request."""
    if not hasattr(request, KEPT):
        setattr(request, KEPT, figures.per_day(clock.today(), date.max))
    return getattr(request, KEPT)
