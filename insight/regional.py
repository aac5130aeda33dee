"""What the map shows, of every figure at once: for files and programs."""

from dataclasses import dataclass

from insight import inhabitants
from insight.figures import FIGURES
from insight.maps import Map
from insight.picture import Picture
from regions.models import SafetyRegion


@dataclass(frozen=True)
class Regional:
    """A safety region, and the value of each figure there by name; None: nothing to count, or nothing known."""

    region: SafetyRegion
    values: dict[str, float | int | None]

    @property
    def inhabitants(self) -> int | None:
        return inhabitants.of([self.region.code])


def by_region(picture: Picture) -> list[Regional]:
    """The figures of each safety region in the territory, by code; at most two queries more."""
    if not picture.scope.is_by_region:
        return []
    maps = [Map(picture, one.name) for one in FIGURES]
    found = [
        Regional(region, {one.figure.name: one.value_of(region) for one in maps})
        for region in sorted(picture.regions, key=lambda one: one.code)
    ]
    return [one for one in found if one.region.is_inside or any(one.values.values())]  # type: ignore[attr-defined]
