"""What the pools are, exactly what is counted of each, and when it is due; the words stand on page and in the API."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation import clock
from insight.models import CivilPool, PoolMeasure
from insight.pressure.measures import DUE_OF_A_WEEK, WEEK_COUNTS_FOR

P, M = CivilPool, PoolMeasure

ON_LADDER: dict[CivilPool, str] = {P.EXTRA_HANDS: "extra_hands", P.RED_CROSS: "red_cross", P.ZORGRESERVE: "zorgreserve"}
"""The pools that can be asked at step 2, and the code of the channel that organises each."""

ABOUT: dict[CivilPool, Any] = {
    P.EXTRA_HANDS: _("Former care staff and others who want to help, matched with organisations by where they live."),
    P.RED_CROSS: _("Volunteers and staff of the Red Cross, for supporting tasks."),
    P.ZORGRESERVE: _("Former care staff who stand by for a crisis; from January 2021, in full from September 2021."),
    P.ZORGKLAS: _("A short training for care support; who is trained works by another road, and may be counted there."),
    P.CORONA_JOBS: _("Temporary jobs for supporting tasks, paid by a scheme of the ministry; organisations recruit."),
}
SAYS: dict[PoolMeasure, Any] = {
    M.TRAINED: _("People who finished the training of the pool, up to and including this day."),
    M.REGISTERED: _("People on the list of the pool at the end of this day, placed or not."),
    M.ASKED: _("People of the pool who were proposed to an organisation up to this day, whatever came of it."),
    M.PLACED: _("People of the pool who work in a place at the end of this day."),
}
STILL: Any = _("Registered minus placed, where both are known; who is ill, at work elsewhere or too far away is in it.")

COUNTS_FOR = WEEK_COUNTS_FOR
"""For how many days a figure is taken for how it stands."""

RHYTHM = timedelta(days=7)
"""A pool hands in at least once in so many days."""

MOST = 999_999
AFTER = timedelta(days=2)


def due(day: date) -> datetime:
    """When the figures of `day` had to be in."""
    return datetime.combine(day + AFTER, DUE_OF_A_WEEK, tzinfo=clock.AMSTERDAM)


def due_day(at: datetime) -> date:
    """The last day of which the figures had to be in by `at`."""
    day = clock.day_of(at) - AFTER
    return day if due(day) <= at else day - timedelta(days=1)
