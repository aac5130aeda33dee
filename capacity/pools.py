"""Pools and their sizes: entered, changed, confirmed and imported by planners; nothing is lost, all is kept as history.

A size below what is taken is refused with the deployments it would break, or recorded as a shortage that becomes work.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from capacity import figures, ledger
from capacity.models import Booking, Pool, PoolDay, PoolPeriod, Shortage
from foundation import clock, privacy
from foundation.errors import Lack, NotYours, Refused, wrong
from foundation.ranges import Profile, Range
from regions.authority import one_at_a_time
from regions.models import READS_CAPACITY, Role, User

KEEPERS = frozenset({Role.DEFENCE_PLANNER})
READERS = READS_CAPACITY

LONGEST_PERIOD = timedelta(days=370)
FIELDS = ("staff_type", "unit", "home_place", "home_region", "notice_days", "rest_days", "in_hospitals", "is_closed")


def may_keep(user) -> bool:
    """Whether `user` keeps the pools."""
    return bool(KEEPERS & set(user.roles_now()))


def may_read(user) -> bool:
    """Whether `user` sees capacity in numbers."""
    return bool(READERS & set(user.roles_now()))


def require_keeper(user) -> None:
    """Raises PermissionDenied for who doesn't keep the pools."""
    if not may_keep(user):
        raise NotYours("planners_keep_pools", _("Only planners of Defence keep the pools."))


def require_reader(user) -> None:
    """Raises PermissionDenied for whom numbers of military capacity aren't."""
    if not may_read(user):
        raise NotYours("capacity_numbers_unread", _("Numbers of military capacity are for Defence, VWS and LOCC."))


@transaction.atomic
def create(*, by: User, told_by: str = "", not_a_bsn: bool = False, **values) -> Pool:
    """A new pool, confirmed now; its sizes come with `set_size`. Raises ValidationError for what is wrong."""
    one_at_a_time(by)
    return _save(Pool(**values), by=by, told_by=told_by, not_a_bsn=not_a_bsn)


@transaction.atomic
def edit(pool: Pool, *, by: User, told_by: str = "", not_a_bsn: bool = False, **values) -> Pool:
    """Change what a pool is: any of `FIELDS`; the others stay as they are now."""
    locked = _locked(pool, by)
    for name, value in values.items():
        setattr(locked, name, value)
    return _save(locked, by=by, told_by=told_by, not_a_bsn=not_a_bsn)


@transaction.atomic
def confirm(pool: Pool, *, by: User, told_by: str = "") -> Pool:
    """Say that its figures are right as they stand; `told_by` when a function said so by telephone."""
    return _save(_locked(pool, by), by=by, told_by=told_by, not_a_bsn=False)


def _locked(pool: Pool, by: User) -> Pool:
    """The pool as it stands now, under its lock."""
    require_keeper(by)
    return ledger.lock([pool.pk])[pool.pk]


def _save(pool: Pool, *, by: User, told_by, not_a_bsn) -> Pool:
    require_keeper(by)
    pool.confirmed_at, pool.confirmed_by, pool.told_by = clock.now(), by, told_by
    words = {"unit": pool.unit, "home_place": pool.home_place, "told_by": told_by}
    privacy.guard(words, declared=not_a_bsn)
    pool.full_clean()
    pool._history_user, pool._history_date = by, clock.now()
    pool.save()
    figures.changed(pool.pk)
    return pool


@transaction.atomic
def set_size(
    pool: Pool,
    *,
    by: User,
    size: int,
    starts_on: date,
    ends_on: date,
    reason: str = "",
    accept_shortage: bool = False,
    told_by: str = "",
) -> PoolPeriod:
    """From `starts_on` to `ends_on` `size` persons of `pool` can be sent; other days stay as they are.

    Less than is taken is refused, naming the deployments it would break; with `accept_shortage` what is missing is
    recorded instead, as far as it wasn't before.
    """
    check_period(starts_on, ends_on)
    pool = _locked(pool, by)
    if not accept_shortage and (broken := would_break(pool, size, starts_on, ends_on)):
        raise Refused(broken)
    short = _shortfall(pool, size, starts_on, ends_on)
    period = _write_period(pool, size, starts_on, ends_on, reason, by)
    _write_days(pool, size, starts_on, ends_on)
    _record((short - _recorded(pool)).positive(), pool, reason=reason, by=by)
    _save(pool, by=by, told_by=told_by, not_a_bsn=False)
    return period


def _record(short: Profile, pool: Pool, *, reason: str, by: User) -> None:
    """Record what is missing as shortages, which are the planner's work."""
    why = reason or str(_("the pool became smaller"))
    Shortage.objects.bulk_create(
        Shortage(
            pool=pool,
            persons=part.persons,
            starts_on=part.starts_on,
            ends_on=part.ends_on,
            reason=why,
            recorded_at=clock.now(),
            recorded_by=by,
        )
        for part in short.ranges
    )


def solve(shortage: Shortage, *, by: User) -> Shortage:
    """Mark a shortage as solved: by replacement, recall or a pool that grew. A second time changes nothing."""
    require_keeper(by)
    Shortage.objects.filter(pk=shortage.pk, solved_at=None).update(solved_at=clock.now())
    shortage.refresh_from_db()
    return shortage


def would_break(pool: Pool, size: int, starts_on: date, ends_on: date) -> list[Lack]:
    """The deployments that `size` persons in this period would break; empty when all of it fits."""
    short = _shortfall(pool, size, starts_on, ends_on)
    return _broken(pool, short) if short else []


def check_period(starts_on: date, ends_on: date) -> None:
    """Raises ValidationError for a period that runs backward or is longer than a year."""
    if not starts_on <= ends_on:
        raise wrong("ends_on", "order", _("The last day is before the first day."))
    if ends_on - starts_on > LONGEST_PERIOD:
        raise wrong("ends_on", "too_long", _("Give a period of at most a year."))


def _shortfall(pool: Pool, size: int, starts_on: date, ends_on: date) -> Profile:
    """Persons taken beyond `size`, per day; rest days are no reason to refuse."""
    taken = _worked(Booking.objects.filter(pool=pool, starts_on__lte=ends_on, ends_on__gte=starts_on))
    wanted = Profile.of([(size, starts_on, ends_on)])
    return (taken.within(starts_on, ends_on) - wanted).positive()


def _recorded(pool: Pool) -> Profile:
    """Persons short that wait to be solved, per day."""
    open_ones = pool.shortages.filter(solved_at=None)
    return Profile.of(open_ones.values_list("persons", "starts_on", "ends_on"))


def _worked(bookings: Iterable[Booking]) -> Profile:
    return sum((ledger.worked(one) for one in bookings), Profile())


def _held(bookings: Iterable[Booking]) -> Profile:
    return sum((ledger.held(one) for one in bookings), Profile())


def _broken(pool: Pool, short: Profile) -> list[Lack]:
    """The bookings on the days that fall short: what a smaller pool would break."""
    first, last = short.ranges[0].starts_on, short.ranges[-1].ends_on
    broken = Booking.objects.filter(pool=pool, starts_on__lte=last, ends_on__gte=first)
    text = _("%(reference)s: %(persons)s persons, %(first)s – %(last)s. Replace or recall them first, or record it.")
    return [
        Lack(
            "allocated",
            text,
            reference=one.support_request.reference,
            persons=one.persons,
            first=one.starts_on,
            last=one.ends_on,
        )
        for one in broken.select_related("support_request").order_by("starts_on", "pk")
    ]


def _write_period(pool: Pool, size: int, starts_on: date, ends_on: date, reason: str, by: User) -> PoolPeriod:
    """The new period takes the place of what it overlaps; the rest of the old ones stays."""
    for old in pool.periods.filter(starts_on__lte=ends_on, ends_on__gte=starts_on):
        left = Profile.of([(1, old.starts_on, old.ends_on)]) - Profile.of([(1, starts_on, ends_on)])
        for part in left.positive().ranges:
            _keep_period(pool, old.size, part, old.reason, by)
        old._history_user, old._history_date = by, clock.now()
        old.delete()
    return _keep_period(pool, size, Range(size, starts_on, ends_on), reason, by)


def _keep_period(pool: Pool, size: int, days: Range, reason: str, by: User) -> PoolPeriod:
    period = PoolPeriod(pool=pool, size=size, starts_on=days.starts_on, ends_on=days.ends_on, reason=reason)
    privacy.guard({"reason": reason}, declared=False)
    period.full_clean()
    period._history_user, period._history_date = by, clock.now()
    period.save()
    return period


def _write_days(pool: Pool, size: int, starts_on: date, ends_on: date) -> None:
    """The days of a period, each with what is taken already; never fewer available than taken."""
    known = set(ledger.known_days(pool, starts_on, ends_on))
    days = [starts_on + timedelta(days=count) for count in range((ends_on - starts_on).days + 1)]
    taken = _held(Booking.objects.filter(pool=pool, starts_on__lte=ends_on, held_until__gte=starts_on))
    PoolDay.objects.bulk_create(
        PoolDay(pool=pool, day=day, available=max(size, taken.on(day)), allocated=taken.on(day))
        for day in days
        if day not in known
    )
    kept = PoolDay.objects.filter(pool=pool, day__range=(starts_on, ends_on))
    kept.filter(allocated__lte=size).update(available=size)
    kept.filter(allocated__gt=size).update(available=F("allocated"))
