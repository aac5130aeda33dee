"""Care pressure from a file: one row is a place on a day, each figure a column; first looked at, then all or none."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.importing import ImportColumn
from foundation.previewing import Import, Preview
from foundation.spelling import folded
from insight import figure_files
from insight.figure_files import COUNTRY, DAY, MOST_ROWS, REGION, SOURCE, Lines, number, values_of
from insight.models import PressureFigure, Road
from insight.pressure import handing_in, places
from insight.pressure.handing_in import Entry
from insight.pressure.measures import KINDS
from insight.pressure.places import Place
from regions.authority import one_at_a_time
from regions.models import RoazRegion, SafetyRegion, User

COLUMNS = [
    REGION,
    ImportColumn("institution", _("institution")),
    DAY,
    SOURCE,
    *(ImportColumn(kind.measure.value, kind.label, parse=number) for kind in KINDS),
]
LABELS: dict[str, Any] = {column.name: column.label for column in COLUMNS}


def of(user: User) -> Import:
    """The import as `user` may use it: a place that isn't hers is no place she can name."""
    return Import("insight.pressure", COLUMNS, partial(look_at, user=user), lock, confirm, MOST_ROWS)


def look_at(rows: Iterable, *, user: User) -> Preview:
    """Judge `rows`, [(line, row)], against one another and against what is known."""
    return figure_files.look_at(PressureFigure, rows, _Named(user).entry, LABELS)


def lock(rows: Iterable, *, by: User) -> None:
    """Hold what these rows are about, until the transaction ends."""
    one_at_a_time(by)
    named = _Named(by)
    handing_in.lock(named.entry(line, row).place for line, row in rows)


def confirm(rows: Iterable, *, by: User) -> list[PressureFigure]:
    """Write `rows` in one transaction; returns the figures that weren't there yet."""
    named = _Named(by)
    return handing_in.hand_in([named.entry(line, row) for line, row in rows], by=by, road=Road.FILE)


class _Named(Lines):
    """Which places `user` can name, by what people call them; read once."""

    def __init__(self, user: User):
        super().__init__()
        self.user = user

    def entry(self, line: int, row: dict) -> Entry:
        """What this row says. Raises ValidationError with all that is wrong."""
        place = self._place(row)
        values = values_of(row, (kind.measure for kind in KINDS))
        entry = Entry(place, date.fromisoformat(row["day"]), row["source"], values)
        handing_in.check(entry)
        self.require_first(line, (place.code, row["day"]))
        return entry

    def _place(self, row: dict) -> Place:
        if row["institution"]:
            return self._home(row["institution"], row["region"])
        if not row["region"]:
            raise ValidationError(gettext("Say which region or institution it is about."))
        found = self._regions.get(folded(row["region"]))
        if found is None:
            raise ValidationError(gettext("Unknown region, or not yours to hand in: give its official name or code."))
        return found

    def _home(self, name: str, region: str | None) -> Place:
        found = self._homes.get(folded(name), [])
        if region:
            said = folded(region)
            found = [one for one in found if said in (folded(one.safety_region.code), folded(one.safety_region.name))]  # type: ignore[union-attr]
        if not found:
            raise ValidationError(gettext("Unknown institution, or not yours to hand in: give its name or AGB code."))
        if len(found) > 1:
            raise ValidationError(gettext("There are several of them: give the AGB code, and the safety region."))
        return found[0]

    @cached_property
    def _regions(self) -> dict[str, Place]:
        everywhere = {name: Place() for name in COUNTRY}
        for safety in SafetyRegion.objects.all():
            everywhere |= dict.fromkeys((folded(safety.code), folded(safety.name)), Place(safety_region=safety))
        for roaz in RoazRegion.objects.all():
            everywhere |= dict.fromkeys((folded(roaz.code), folded(roaz.name)), Place(roaz_region=roaz))
        return {name: one for name, one in everywhere.items() if places.may_hand_in(self.user, one)}

    @cached_property
    def _homes(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for one in places.homes_of(self.user, institution__is_active=True):
            home: Any = one.institution
            for name in {folded(home.name), home.agb} - {""}:
                found.setdefault(name, []).append(one)
        return found


def known_rows(user: User) -> Iterator[dict[str, Any]]:
    """A row for today for each place `user` hands in for, to fill in: nothing of before stands in it."""
    if not places.hands_in(user):
        raise NotYours("pressure_of_others", _("The figures of care pressure aren't yours to hand in."))
    today = clock.today()
    for region in sorted({one.name for one in _Named(user)._regions.values()}):
        yield {"region": region, "day": today}
    for one in places.homes_of(user, institution__is_active=True):
        home: Any = one.institution
        yield {"institution": home.name, "region": one.safety_region.name, "day": today}  # type: ignore[union-attr]
