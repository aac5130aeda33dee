"""Civil pools from a file: one row is a staff type of a pool in a place on a day; first looked at, then all or none."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.importing import ImportColumn, chosen
from foundation.previewing import Import, Preview
from foundation.spelling import folded
from insight import figure_files, saying
from insight.civil_pools import handing_in
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.sight import NATION, Reader
from insight.figure_files import COUNTRY, DAY, MOST_ROWS, REGION, SOURCE, Lines, number, values_of
from insight.models import CivilPool, CivilPoolFigure, CivilStaff, PoolMeasure, Road
from insight.pressure.places import Place
from regions.authority import one_at_a_time
from regions.models import SafetyRegion, User


def _of_list(name: str, label: Any, words: Any) -> ImportColumn:
    return ImportColumn(
        name, label, True, parse=partial(chosen, words.choices), choices=lambda: [str(one.label) for one in words]
    )


COLUMNS = [
    _of_list("pool", _("civil pool"), CivilPool),
    REGION,
    _of_list("staff_type", _("staff type"), CivilStaff),
    DAY,
    SOURCE,
    *(ImportColumn(one.value, one.label, parse=number) for one in PoolMeasure),
]
LABELS: dict[str, Any] = {column.name: column.label for column in COLUMNS}


def require_hands_in(user: User) -> Reader:
    """Raises PermissionDenied for who hands in for no pool at all."""
    reader = Reader(user)
    if not reader.places:
        raise NotYours("civil_pools_of_others", _("The figures of civil pools aren't yours to hand in."))
    return reader


def of(user: User) -> Import:
    """The import as `user` may use it: a pool or place that isn't hers is none that she can name."""
    return Import("insight.civil_pools", COLUMNS, partial(look_at, user=user), lock, confirm, MOST_ROWS)


def look_at(rows: Iterable, *, user: User) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against what is known."""
    return figure_files.look_at(CivilPoolFigure, rows, _Named(user).entry, LABELS)


def lock(rows: Iterable, *, by: User) -> None:
    """Hold what these rows are about, until the transaction ends."""
    one_at_a_time(by)
    named = _Named(by)
    saying.lock(named.entry(line, row).place.safety_region for line, row in rows)


def confirm(rows: Iterable, *, by: User) -> list[CivilPoolFigure]:
    """Write `rows` in one transaction; returns the figures that weren't there yet."""
    named = _Named(by)
    return handing_in.hand_in([named.entry(line, row) for line, row in rows], by=by, road=Road.FILE)


class _Named(Lines):
    """Which pools and places `user` can name, by what people call them."""

    def __init__(self, user: User):
        super().__init__()
        self.reader = Reader(user)

    def entry(self, line: int, row: dict) -> PoolEntry:
        """What this row says. Raises ValidationError with all that is wrong."""
        pool, place = CivilPool(row["pool"]), self._place(row["region"])
        if place is None or not self.reader.may_hand_in(pool, place):
            raise ValidationError(gettext("Unknown region, or not yours to hand in for this pool; empty: the country."))
        values = values_of(row, PoolMeasure)
        day = date.fromisoformat(row["day"])
        entry = PoolEntry(self.reader, pool, place, row["staff_type"], day, row["source"], values)
        handing_in.check(entry)
        self.require_first(line, (pool, place.code, row["staff_type"], day))
        return entry

    def _place(self, region: str | None) -> Place | None:
        return NATION if not region or folded(region) in COUNTRY else self._regions.get(folded(region))

    @cached_property
    def _regions(self) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for one in SafetyRegion.objects.all():
            found |= dict.fromkeys((folded(one.code), folded(one.name)), Place(safety_region=one))
        return found


def known_rows(user: User) -> Iterator[dict[str, Any]]:
    """A row for today for each pool, place and staff type `user` hands in for: nothing of before stands in it."""
    reader, today = require_hands_in(user), clock.today()
    for place in reader.places:
        for pool in reader.hands_in_for(place):
            for kind in CivilStaff:
                where = {"region": place.name if place.safety_region else None}
                yield {"pool": pool.label, "staff_type": kind.label, "day": today, **where}
