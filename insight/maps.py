"""A figure on the map: the safety regions with their borders or as equal tiles, each in a fixed class of the figure.

The places of the tiles are reference data of the regions; borders are there when somebody loaded them. What is drawn is
for whoever reads the picture it is of: the regions are that picture's own parts.
"""

import csv
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from textwrap import wrap
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from insight import inhabitants
from insight.climbing import OfPart
from insight.figures import BY_NAME, Figure, Unit
from insight.models import Measure, Outline
from insight.needs import Need
from insight.picture import Picture
from insight.pressure import on_map
from insight.pressure.measures import MeasureUnit
from insight.scopes import Level
from insight.sums import Course, Standing
from regions.models import SafetyRegion

USUAL = "open_days"
ON_MAP = BY_NAME | on_map.BY_NAME
ACROSS, DOWN = 106, 90
"""From one tile to the next, in units of the drawing; a tile itself is 100 by 84."""

WIDTHS = (12, 15)
"""Letters of a name on a line of a tile: as few as suit, and as many as fit."""

OUTSIDE, UNKNOWN, NOTHING_TO_COUNT, NONE = "outside", "unknown", "nothing", "none"


@cache
def short_names() -> dict[str, str]:
    """What stands on a small tile, by the code of the region."""
    with (Path(__file__).parent / "data" / "short_names.csv").open(encoding="utf-8") as lines:
        return {row["code"]: row["short"] for row in csv.DictReader(lines)}


@dataclass(frozen=True)
class Tile:
    """A safety region on the map. `kind` is its class: `step-0` to `step-4`, or why it has none.

    `value` is None where there was nothing to count, where nothing is known, and outside the territory.
    """

    region: SafetyRegion
    kind: str
    value: float | int | None
    per_100_000: float | None
    outline: Outline | None = None

    @property
    def x(self) -> int:
        return self.region.grid_column * ACROSS

    @property
    def y(self) -> int:
        return self.region.grid_row * DOWN

    @property
    def short(self) -> str:
        return short_names()[self.region.code]

    @property
    def is_hatched(self) -> bool:
        """Without a number it has a pattern, and never the colour of the lowest class."""
        return self.kind in {UNKNOWN, NOTHING_TO_COUNT}

    @property
    def lines(self) -> list[str]:
        """The name, on at most two lines."""
        usual, most = (wrap(self.region.name, width) for width in WIDTHS)
        return usual if len(usual) <= 2 else most


class Shape(models.TextChoices):
    """How regions are drawn; borders only when there are any."""

    BORDERS = "borders", _("with their borders")
    TILES = "tiles", _("as tiles")


class Map:
    """A figure of a picture, by safety region; at most two queries beside those of the picture."""

    def __init__(self, picture: Picture, name: str = "", shape: str = ""):
        self.picture, self.wanted = picture, shape or Shape.BORDERS
        self.figure: Figure = ON_MAP[name or USUAL]

    @property
    def is_usual(self) -> bool:
        """Whether it is the one that is drawn when none was asked for."""
        return self.figure.name == USUAL

    @cached_property
    def outlines(self) -> dict[int, Outline]:
        """The borders by region (primary key); of all regions, or of none."""
        return {one.safety_region_id: one for one in Outline.objects.all()}

    @property
    def shape(self) -> Shape:
        """How it is drawn."""
        return Shape.BORDERS if self.outlines and self.wanted == Shape.BORDERS else Shape.TILES

    @property
    def source(self) -> str:
        """Whose borders are drawn."""
        return next((one.source for one in self.outlines.values()), "") if self.shape == Shape.BORDERS else ""

    @property
    def per_inhabitant(self) -> bool:
        """Whether it may be compared with how many live there: not hours, nor half a region's part of a RO(N)AZ."""
        adds = self.figure.name in on_map.ADDS if self.is_pressure else self.figure.unit != Unit.HOURS
        return adds and self.picture.scope.level != Level.ROAZ

    @property
    def is_alone(self) -> bool:
        """Whether it is of one safety region: then the others are empty, and lead nowhere."""
        return self.picture.scope.level == Level.REGION

    @property
    def is_whole(self) -> bool:
        """Whether it counts in whole numbers, of which 0 is none at all."""
        return self.figure.unit not in {Unit.HOURS, MeasureUnit.PERCENT}

    @property
    def is_pressure(self) -> bool:
        """Whether it is handed in, and not counted from requests."""
        return self.figure.name in on_map.BY_NAME

    @cached_property
    def is_known(self) -> bool:
        """Whether anything is known of the moment; of the present it is, and of pressure each region by itself."""
        if self.is_pressure:
            return True
        begins = self.picture.begins_at if self.picture.asked_at else self.picture.window.at
        return begins is not None and begins <= self.picture.window.at

    @cached_property
    def tiles(self) -> list[Tile]:
        """All safety regions, in the order in which one reads the map."""
        regions = sorted(self.picture.regions, key=lambda one: (one.grid_row, one.grid_column))
        return [self._tile(one) for one in regions]

    @cached_property
    def ranked(self) -> list[Tile]:
        """Those in the territory, the highest first; what has no value last."""
        inside = [one for one in self.tiles if one.kind != OUTSIDE]
        return sorted(inside, key=lambda one: (one.value is None, -(one.value or 0), one.region.name))

    @property
    def highest(self) -> list[Tile]:
        """Those with the highest value, if that is more than none."""
        most = max((one.value for one in self.ranked if one.value), default=None)
        return [one for one in self.ranked if most and one.value == most]

    @property
    def bounds(self) -> list[tuple[str, int, int | None]]:
        """The classes of the figure: kind, from, up to (None: no end). Hours and shares from 0."""
        steps = self.figure.classes
        starts = [*([] if self.is_whole else [(0, 0)]), *enumerate(steps, 1)]
        ends = [*(start for _number, start in starts[1:]), None]
        return [(f"step-{number}", start, end) for (number, start), end in zip(starts, ends, strict=True)]

    def value_of(self, region: SafetyRegion) -> float | int | None:
        """The figure there; None where there is nothing to count or nothing known."""
        of_region: Any = _OfRegion(self, region.pk)
        return self.figure.of(of_region) if self.is_known else None

    def _tile(self, region: SafetyRegion) -> Tile:
        value = self.value_of(region)
        kind = self._kind(value)
        if not region.is_inside and not value:  # type: ignore[attr-defined]
            kind, value = OUTSIDE, None
        people = inhabitants.of([region.code]) if self.per_inhabitant and value is not None else None
        per_100_000 = inhabitants.per_100_000(int(value or 0), people)
        return Tile(region, kind, value, per_100_000, self.outlines.get(region.pk))

    def _kind(self, value: float | int | None) -> str:
        if not self.is_known:
            return UNKNOWN
        if value is None:
            return UNKNOWN if self.is_pressure else NOTHING_TO_COUNT
        if not value and self.is_whole:
            return NONE
        return f"step-{bisect_right(self.figure.classes, value)}"

    @cached_property
    def pressure(self) -> dict[int, Decimal]:
        return on_map.by_region(Measure(self.figure.name), self.picture.window.at)


@dataclass(frozen=True)
class _OfRegion:
    """The `Sums` of one region, asked for only as far as a figure looks."""

    found: Map
    region: int

    @property
    def standing(self) -> Standing:
        return Standing(hours=self.found.picture.now.standing.parts.get(self.region, Counter()))

    def pressure(self, _measure: Measure) -> Decimal | None:
        return self.found.pressure.get(self.region)

    @property
    def need(self) -> Need:
        return self.found.picture.now.need.parts.get(self.region, Need())

    @property
    def climbing(self) -> OfPart:
        return self.found.picture.climbing.of_part(self.region)

    @property
    def course(self) -> Course:
        return self.found.picture.course_by_part.get(self.region, Course())
