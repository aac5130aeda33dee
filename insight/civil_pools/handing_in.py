"""Figures of civil pools are handed in as those of care pressure are, and with them how others see the pool."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.spelling import one_line
from foundation.tables import words
from insight import saying
from insight.civil_pools.measures import MOST, due
from insight.civil_pools.sight import NATION, Reader
from insight.models import CivilPool, CivilPoolFigure, CivilPoolShown, CivilStaff, PoolMeasure, Road
from insight.pressure.places import Place
from insight.saying import nothing_said, raise_all, wrong_day, wrong_source, wrong_value
from regions.models import User

MORE_PLACED = ValidationError(_("More people are placed than registered; who is placed is registered too."), "order")


@dataclass(frozen=True)
class PoolEntry:
    """What one source says of one staff type of a pool, in one place on one day. `by` is who hands it in."""

    by: Reader
    pool: CivilPool
    place: Place
    staff_type: str
    day: date
    source: str
    values: Mapping[PoolMeasure, Decimal]

    @property
    def title(self) -> str:
        return f"{self.pool.label}, {self.place.name}, {CivilStaff(self.staff_type).label}, {words(self.day)}"

    @property
    def rows(self) -> list[CivilPoolFigure]:
        """A row for each figure, as it would be said; not saved."""
        told = {"staff_type": self.staff_type, "day": self.day, "source": one_line(self.source)}
        return [
            self.by.draft(self.pool, self.place, measure=measure, value=value, **told)
            for measure, value in self.values.items()
        ]


def require(reader: Reader, pool: CivilPool, place: Place) -> None:
    """Raises PermissionDenied for who doesn't hand in for this pool there."""
    if not reader.may_hand_in(pool, place):
        raise NotYours("civil_pool_of_another", _("The figures of this pool aren't yours to hand in."))


@transaction.atomic
def hand_in(entries: Iterable[PoolEntry], *, by: User, road: Road = Road.TYPED) -> list[CivilPoolFigure]:
    """Write what isn't known yet of these, in one transaction; returns the rows that were made.

    Raises PermissionDenied for a pool or place that isn't hers, and ValidationError for what is wrong: by `day` and
    `source`, and by staff type and measure (`nurse-placed`).
    """
    entries, reader = list(entries), Reader(by)
    about = [(one.pool, one.place.code, one.staff_type, one.day) for one in entries]
    if len(set(about)) < len(about):
        raise ValidationError(_("Say each staff type of a pool once for a place and day."))
    wrong: dict[str, list] = {}
    for one in entries:
        require(reader, one.pool, one.place)
        wrong |= {name: errors for name, errors in _wrong(one) if errors}
    raise_all([*wrong.items(), *([] if entries else [("__all__", [nothing_said()])])])
    saying.lock(one.place.safety_region for one in entries)
    rows = [row for one in entries for row in one.rows]
    return saying.say(CivilPoolFigure, rows, by=by, road=road, due=lambda row: due(row.day))


def check(entry: PoolEntry) -> None:
    """Raises ValidationError with all that is wrong with one entry, by the name of the measure, `day` or `source`."""
    raise_all((name.removeprefix(f"{entry.staff_type}-"), errors) for name, errors in _wrong(entry))


def _wrong(entry: PoolEntry) -> Iterator[tuple[str, list]]:
    yield "day", wrong_day(entry.day)
    yield "source", wrong_source(entry.source)
    if not entry.values:
        yield "__all__", [nothing_said()]
    for measure, value in entry.values.items():
        yield f"{entry.staff_type}-{measure}", list(wrong_value(value, most=MOST, decimals=0))
    registered, placed = (entry.values.get(one) for one in (PoolMeasure.REGISTERED, PoolMeasure.PLACED))
    if registered is not None and placed is not None and placed > registered:
        yield f"{entry.staff_type}-{PoolMeasure.PLACED}", [MORE_PLACED]


def may_show(reader: Reader, pool: CivilPool) -> bool:
    """Whether she says how others see this pool: whoever hands in for the whole of it."""
    return reader.may_hand_in(pool, NATION)


def show(pool: CivilPool, *, in_bands: bool, by: User) -> None:
    """Let others see this pool in bands, or as numbers; said again it writes nothing.

    Raises PermissionDenied for who doesn't hand in for the whole of it.
    """
    reader = Reader(by)
    if not may_show(reader, pool):
        raise NotYours("whole_pool_only", _("Whoever hands in for the whole pool says how others see it."))
    if reader.is_in_bands(pool) != in_bands:
        CivilPoolShown.objects.create(pool=pool, in_bands=in_bands, since=clock.now(), entered_by=by)


@transaction.atomic
def hand_in_of(
    pool: CivilPool, entries: list[PoolEntry], *, in_bands: bool | None, by: User, road: Road = Road.TYPED
) -> list[CivilPoolFigure]:
    """Hand in for one pool, and say how others see it (None: as before); that may be said alone too."""
    if in_bands is not None:
        show(pool, in_bands=in_bands, by=by)
    return [] if in_bands is not None and not entries else hand_in(entries, by=by, road=road)
