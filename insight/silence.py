"""Somebody is told when figures stop coming: who hands them in, and the GHOR of the region; once of each silence.

A silence is a place and the last day of which figures came: what comes after it ends it, and the next is another.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Max, Q

from foundation import clock
from insight import said
from insight.civil_pools import measures
from insight.civil_pools.measures import ON_LADDER, RHYTHM
from insight.models import CivilPool, CivilPoolFigure, Notice, NoticeKind
from insight.pressure import known
from insight.said import A_DAY, SILENT_AFTER
from insight.scopes import COUNTRY, Level, Scope
from regions.models import Membership, Role

EVERYTHING = Scope(Level.COUNTRY, homes=True)


def sweep() -> int:
    """Write a mail for each silence that nobody was told of; returns how many. Nobody who comes later is told of it."""
    at = clock.now()
    found = [*_of_pressure(at), *_of_pools(at)]
    told = set(Notice.objects.filter(about__in=[one.about for one, _hers in found]).values_list("kind", "about"))
    return sum(_tell(one, hers) for one, hers in found if (one.kind, one.about) not in told)


def _of_pressure(at: datetime) -> Iterator[tuple[Notice, Q]]:
    """A place is told of once figures of two days in a row didn't come in time."""
    for row, last in known.silent(EVERYTHING, at):
        if last < known.due_day(at) - A_DAY and row["heard"] <= at - A_DAY:  # who is catching up isn't silent
            place = row["place"]
            scope = place.rpartition("-")[0] if row["institution"] else place
            about = f"{place} {last}"
            hers = _hers(row["institution"], row["safety_region"], None)
            yield Notice(kind=NoticeKind.PRESSURE_SILENT, about=about, scope=scope, day=last), hers


def _of_pools(at: datetime) -> Iterator[tuple[Notice, Q]]:
    due = measures.due_day(at)
    rows = said.said(CivilPoolFigure, at).filter(day__gt=due - SILENT_AFTER)
    found = rows.values_list("pool", "safety_region", "safety_region__code").annotate(last=Max("day"))
    for pool, region, code, last in found.order_by("pool", "safety_region"):
        if last <= due - RHYTHM:
            about = f"{pool} {code or COUNTRY} {last}"
            hers = _hers(None, region, ON_LADDER.get(CivilPool(pool)))
            yield Notice(kind=NoticeKind.POOL_SILENT, about=about, scope=code or COUNTRY, pool=pool, day=last), hers


def _hers(home: int | None, region: int | None, channel: str | None) -> Q:
    """Who hands it in: the home, the GHOR, the organiser; of what is nobody's in particular LOCC."""
    found = Q(role=Role.INSTITUTION, institution=home) if home else Q(pk=None)
    if region:
        found |= Q(role=Role.GHOR, safety_region=region)
    if channel:
        found |= Q(role=Role.NATIONAL_PARTNER, channel__code=channel)
    return found if home or region or channel else Q(role=Role.LOCC)


def _tell(one: Notice, hers: Q) -> int:
    """Two beats at once write each mail once."""
    held = Membership.objects.active().filter(hers)
    people: Iterable[int] = held.filter(user__is_active=True).values_list("user", flat=True).distinct()
    facts = {"kind": one.kind, "about": one.about, "scope": one.scope, "pool": one.pool, "day": one.day}
    rows = [Notice(person_id=pk, **facts) for pk in people]
    return len(Notice.objects.bulk_create(rows, ignore_conflicts=True))
