"""The domain clock: the only place that asks the machine what time it is.

In production it is the machine's time. In the demo it starts in December 2020, runs as fast as a real clock and stands
still while the server is down: `start` picks it up where `remember` left it. Tests freeze and move it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import OperationalError, ProgrammingError

from foundation.models import DomainClock

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DEMO_STARTS_AT = datetime(2020, 12, 28, 8, tzinfo=AMSTERDAM)
STOPPED_AFTER = timedelta(minutes=1)  # a running server remembers every few seconds


@dataclass
class _Hands:
    """How the clock of this process runs: frozen, or ahead of the machine by `offset` (behind if negative)."""

    frozen_at: datetime | None = None
    offset: timedelta | None = None


_hands = _Hands()
_lock = Lock()


def now() -> datetime:
    """The present moment of the domain, aware, in UTC. Asks the database at most once per process."""
    return _hands.frozen_at or _machine_now() + _offset()


def today() -> date:
    """The present day in Amsterdam."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day in Amsterdam on which the aware `moment` falls."""
    return moment.astimezone(AMSTERDAM).date()


def end_of(day: date) -> datetime:
    """The moment (UTC) at which `day` ends in Amsterdam."""
    return datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM).astimezone(UTC)


def at(day: date, hour: int) -> datetime:
    """The moment (UTC) at which it is `hour` o'clock on `day` in Amsterdam."""
    return datetime.combine(day, time(hour), AMSTERDAM).astimezone(UTC)


def machine_seconds() -> float:
    """Seconds of the machine since 1970: for what never lives by the demo's clock, as sessions and limits."""
    return _machine_now().timestamp()


def is_demo() -> bool:
    """Whether the clock lives in a time of its own."""
    return settings.MSOB_CLOCK == "demo"


def start(at: datetime | None = None) -> None:
    """Let the demo's clock run on from the moment last remembered, the first time from the aware `at`.

    For the one process that owns the clock, when it comes up. Does nothing on a real clock.
    """
    if not is_demo():
        return
    row = DomainClock.objects.filter(pk=DomainClock.THE_ONE).first()
    shown_at = row.shown_at if row else at or _demo_starts_at()
    _hands.offset = shown_at - _machine_now()
    remember()


def remember() -> None:
    """Store where the demo's clock stands, never behind what is stored. Does nothing on a real clock."""
    if not is_demo():
        return
    stand = {"shown_at": now(), "seen_at": _machine_now()}
    DomainClock.objects.get_or_create(pk=DomainClock.THE_ONE, defaults=stand)
    DomainClock.objects.filter(pk=DomainClock.THE_ONE, shown_at__lt=stand["shown_at"]).update(**stand)


def freeze(moment: datetime) -> None:
    """Stop the clock of this process at the aware `moment`, for all its threads. For tests."""
    if moment.tzinfo is None:
        raise ValueError("freeze wants an aware moment")
    _hands.frozen_at = moment.astimezone(UTC)


def move(**amount: float) -> None:
    """Put the clock forward by a `timedelta(**amount)`; negative puts it back. For tests."""
    if _hands.frozen_at is not None:
        _hands.frozen_at += timedelta(**amount)
    else:
        _hands.offset = _offset() + timedelta(**amount)


def unfreeze() -> None:
    """Let the clock run again, and forget how far it was moved. For tests."""
    _hands.frozen_at = _hands.offset = None


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Freeze at the aware `moment` inside the block, then put the hands back where they were. For tests."""
    before = (_hands.frozen_at, _hands.offset)
    freeze(moment)
    try:
        yield
    finally:
        _hands.frozen_at, _hands.offset = before


def _machine_now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place that may


def _demo_starts_at() -> datetime:
    return getattr(settings, "MSOB_CLOCK_STARTS_AT", DEMO_STARTS_AT)


def _offset() -> timedelta:
    if not is_demo():
        return _hands.offset or timedelta(0)
    with _lock:
        if _hands.offset is None:
            _hands.offset = _offset_of_the_others()
        return _hands.offset


def _offset_of_the_others() -> timedelta:
    """How far the running server's clock is from the machine's; from the last stand when no server runs."""
    machine_now = _machine_now()
    try:
        row = DomainClock.objects.filter(pk=DomainClock.THE_ONE).first()
    except (OperationalError, ProgrammingError):  # before the first migration there is no table to ask
        row = None
    if row is None:
        return _demo_starts_at() - machine_now
    stopped = machine_now - row.seen_at > STOPPED_AFTER
    return row.shown_at - (machine_now if stopped else row.seen_at)
