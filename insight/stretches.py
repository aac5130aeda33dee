"""The need of a request as stretches: the ledger's own sums, cut where one of them changes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from capacity.models import Booking
from foundation import clock
from foundation.ranges import Profile
from insight.models import TERMS, Stretch
from requests_app.models import RANK, Status, SupportRequest
from requests_app.records import need_by_type
from requests_app.records.need_ledger import Account

COLUMNS = ("staff_type", "first_day", "last_day", *TERMS, "there")
NOBODY = Profile()


class Part(NamedTuple):
    """The columns of a stretch: the same persons on each day from first to last."""

    staff_type: str
    first_day: int
    last_day: int
    asked: int
    region: int
    national: int
    defence: int
    declined: int
    withdrawn: int
    open: int
    there: int


def of(support_request: SupportRequest) -> set[Part]:
    """The stretches of a request as it stands, in a query; in two once people of Defence may be there."""
    accounts, there = need_by_type.by_type(support_request), _there(support_request)
    kinds = accounts.keys() | there.keys()
    return {part for kind in kinds for part in _cut(kind, accounts.get(kind, Account()), there.get(kind, NOBODY))}


def part_of(row: Stretch) -> Part:
    """The same of a row that was kept."""
    return Part(*(getattr(row, name) for name in COLUMNS))


def _cut(kind: str, account: Account, there: Profile) -> Iterator[Part]:
    profiles = [*(getattr(account, term) for term in TERMS), there]
    days = sorted({day for one in profiles for day, _persons in one.steps})
    levels = [_at(one, days) for one in profiles]
    for place, (first, after) in enumerate(pairwise(days)):
        if any(persons := [level[place] for level in levels]):
            yield Part(kind, first, after - 1, *persons)


def _at(profile: Profile, days: list[int]) -> list[int]:
    """Persons on each of these days (ordinals, ascending)."""
    steps, level, found = dict(profile.steps), 0, []
    for day in days:
        level = steps.get(day, level)
        found.append(level)
    return found


def _there(support_request: SupportRequest) -> dict[str, Profile]:
    """People of Defence who arrived, by the type asked for, from that day on, on the days for which they are booked."""
    if support_request.furthest < RANK[Status.DEPLOYED]:
        return {}
    found: dict[str, list] = {}
    came = Booking.objects.filter(support_request=support_request, arrived__gt=0)
    booked = came.filter(deployment__arrived_at__isnull=False)
    columns = ("line__staff_type", "deployment__arrived_at", "arrived", "starts_on", "ends_on")
    for kind, came_at, persons, first, last in booked.values_list(*columns):
        found.setdefault(kind, []).append((persons, max(first, clock.day_of(came_at)), last))
    return {kind: Profile.of(days) for kind, days in found.items()}
