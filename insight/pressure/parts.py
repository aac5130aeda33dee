"""One measure place by place, and who is silent: with the names of the places."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from insight.models import Measure
from insight.pressure import known
from insight.pressure.known import Known
from insight.said import Group
from insight.scopes import COUNTRY, Level, Scope
from regions.models import Institution, RoazRegion, SafetyRegion


@dataclass(frozen=True)
class PressurePart:
    """A part of a scope and what is known of one measure in it."""

    code: str
    name: str
    group: Group


@dataclass(frozen=True)
class Silent:
    """A place of which figures came, and not those that were due; `last_day` is the last day they were about."""

    code: str
    name: str
    last_day: date


def parts_of(pressure: Known, measure: Measure) -> list[PressurePart]:
    """The parts of which something is known, the highest first; two queries."""
    groups = pressure.by_part(measure)
    by_home = pressure.scope.parts == "institution"
    rows: Any = (Institution if by_home else SafetyRegion).objects.filter(pk__in=groups) if groups else []
    found = [PressurePart(f"home-{one.pk}" if by_home else one.code, str(one), groups[one.pk]) for one in rows]
    return sorted(found, key=lambda one: (-one.group.total, one.name))


def silent_in(scope: Scope, at: datetime) -> list[Silent]:
    """Who is silent in `scope`, the longest first; at most four queries."""
    found = known.silent(scope, at)
    names = {
        "institution": _names(Institution, found),
        "safety_region": _names(SafetyRegion, found),
        "roaz_region": _names(RoazRegion, found),
    }
    return [Silent(*_named(row, names), last) for row, last in found]


def _names(model: Any, found: list) -> dict[int, Any]:
    field = {Institution: "institution", SafetyRegion: "safety_region", RoazRegion: "roaz_region"}[model]
    keys = {row[field] for row, _last in found} - {None}
    return {one.pk: one for one in model.objects.filter(pk__in=keys)} if keys else {}


def _named(row: dict[str, Any], names: dict[str, dict[int, Any]]) -> tuple[str, str]:
    for field, level in (("institution", Level.HOME), ("safety_region", Level.REGION), ("roaz_region", Level.ROAZ)):
        if row[field]:
            scope = Scope(level, names[field][row[field]])
            return scope.code, scope.name
    return COUNTRY, Scope(Level.COUNTRY).name
