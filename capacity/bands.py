"""What may be said of capacity to those who mayn't see its numbers: none, limited or available, per staff type.

The thresholds are coarse on purpose. A band of several days is that of the worst of them: who needs a nurse for a week
isn't helped by one who is free on Tuesday.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from capacity import figures
from capacity.figures import NOTHING, Figure
from foundation import clock
from regions.models import Role
from requests_app.models.staff import StaffType

LIMITED_SHARE = 20
"""With less than this per cent of what is available still free, the band is *limited*."""

LIMITED_PERSONS = 10
"""With fewer free persons than this the band is *limited* too."""

WEEKS = 6
READERS = frozenset({Role.INSTITUTION, Role.GHOR, Role.FACT_FINDER, Role.OBSERVER})
"""The roles that place or weigh a request and mayn't see numbers; who only answers an inquiry needn't know."""


class Band(models.TextChoices):
    """What can be expected, worst first."""

    NONE = "none", _("none")
    LIMITED = "limited", _("limited")
    AVAILABLE = "available", _("available")

    @property
    def tone(self) -> str:
        """The tone in which a page shows it."""
        return {"none": "danger", "limited": "warning", "available": "success"}[self.value]


WORST_FIRST = list(Band)


@dataclass(frozen=True)
class Week:
    """Seven days, both ends included."""

    starts_on: date
    ends_on: date


def may_read(user) -> bool:
    """Whether `user` gets to see bands (and, for who sees numbers, the numbers instead)."""
    return bool(READERS & set(user.roles_now()))


def of(figure: Figure) -> Band:
    """The band of one day."""
    if figure.free <= 0:
        return Band.NONE
    if figure.free < LIMITED_PERSONS or figure.free * 100 < figure.available * LIMITED_SHARE:
        return Band.LIMITED
    return Band.AVAILABLE


def weeks_from(first: date) -> list[Week]:
    """Six weeks from `first`."""
    starts = (first + timedelta(weeks=count) for count in range(WEEKS))
    return [Week(start, start + timedelta(days=6)) for start in starts]


def by_week(first: date) -> dict[StaffType, list[Band]]:
    """The band of each staff type in each of six weeks from `first`; one query."""
    weeks = weeks_from(first)
    known = figures.per_day(first, weeks[-1].ends_on)
    return {kind: [_worst(known, kind, week.starts_on, week.ends_on) for week in weeks] for kind in StaffType}


def of_needs(needs: Iterable[tuple[str, date, date]]) -> dict[str, Band]:
    """The band of each staff type over all the days, today and later, on which it is needed; one query."""
    today = clock.today()
    ahead = [(kind, max(first, today), last) for kind, first, last in needs if last >= today]
    if not ahead:
        return {}
    known = figures.per_day(min(first for _kind, first, _last in ahead), max(last for _kind, _first, last in ahead))
    found: dict[str, Band] = {}
    for kind, first, last in ahead:
        band = _worst(known, kind, first, last)
        found[kind] = min(band, found.get(kind, band), key=WORST_FIRST.index)
    return found


def _worst(known: Mapping[tuple[str, date], Figure], kind: str, first: date, last: date) -> Band:
    return worst(known, kind, (first + timedelta(days=count) for count in range((last - first).days + 1)))


def worst(known: Mapping[tuple[str, date], Figure], kind: str, days: Iterable[date]) -> Band:
    """The worst band of a type on these days, of figures by type and day."""
    return min((of(known.get((kind, day), NOTHING)) for day in days), key=WORST_FIRST.index)
