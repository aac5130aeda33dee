"""Borders of the safety regions: a GeoJSON file in, the outlines of one drawing out.

Borders aren't part of the product: whoever runs it loads those that may be used here. Each point is put on the whole
units of the drawing. That leaves out what nobody would see, and a border that two regions share stays one line.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from math import cos, radians
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction

from insight.models import Outline
from regions.models import SafetyRegion

WIDTH, HEIGHT = 640, 760
"""The drawing, in units of about 400 metres."""

WEST, SOUTH, EAST, NORTH = 3, 50, 8, 54.5
"""Where the country lies: degrees, so that a file in metres is refused."""

CODES = ("code", "statcode")
"""By which name a file may give the code of a safety region."""

ROOM = (12, 6, 0)
"""Half the height of a number, and what must do in a region that is too low for it."""

ENOUGH = 24
Point = tuple[int, int]
Ring = list[Point]


class Shape(NamedTuple):
    """The rings of a region, in degrees."""

    code: str
    rings: list[list[tuple[float, float]]]


@transaction.atomic
def load(text: str, source: str = "") -> int:
    """Take these borders instead of what was there, and return how many; ValidationError with all that is wrong."""
    shapes = _shapes(text)
    regions = {one.code: one for one in SafetyRegion.objects.all()}
    if not shapes:
        raise ValidationError("There is no region in it.")
    if wrong := list(_wrong(shapes, regions)):
        raise ValidationError(wrong)
    put = _projection(list(chain.from_iterable(chain.from_iterable(one.rings for one in shapes))))
    Outline.objects.all().delete()
    made = [_outline(regions[one.code], [_ring(put(point) for point in ring) for ring in one.rings]) for one in shapes]
    for one in made:
        one.source = source
    return len(Outline.objects.bulk_create(made))


def _shapes(text: str) -> list[Shape]:
    try:
        return [_shape(one) for one in json.loads(text)["features"]]
    except (ValueError, TypeError, KeyError, IndexError) as wrong:
        raise ValidationError("This isn't GeoJSON with polygons.") from wrong


def _shape(feature: dict[str, Any]) -> Shape:
    kind, given = feature["geometry"]["type"], feature["geometry"]["coordinates"]
    polygons = {"Polygon": [given], "MultiPolygon": given}[kind]
    rings = [[(float(point[0]), float(point[1])) for point in ring] for polygon in polygons for ring in polygon]
    return Shape(next((str(feature["properties"][name]) for name in CODES if name in feature["properties"]), ""), rings)


def _wrong(shapes: list[Shape], regions: Iterable[str]) -> Iterator[str]:
    given = Counter(one.code for one in shapes)
    for code in sorted(set(regions) - set(given)):
        yield f"{code} is lacking."
    for code in sorted(set(given) - set(regions)):
        yield f"“{code}” is no safety region."
    for code in sorted(code for code, times in given.items() if times > 1):
        yield f"{code} is there more than once."
    for one in shapes:
        if not one.rings or not all(WEST < x < EAST and SOUTH < y < NORTH for ring in one.rings for x, y in ring):
            yield f"{one.code} lies outside the Netherlands; coordinates are in degrees (WGS 84)."


def _projection(points: list[tuple[float, float]]):
    """From degrees to whole units: a degree of longitude is as wide as it is in the middle of the country."""
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    narrower = cos(radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * narrower), HEIGHT / (north - south))
    return lambda point: (round((point[0] - west) * narrower * scale), round((north - point[1]) * scale))


def _ring(points: Iterable[Point]) -> Ring:
    """Without points that say nothing: the same again, or on the line between those beside it."""
    kept: Ring = []
    for point in points:
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _is_straight(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0])


def _outline(region: SafetyRegion, rings: list[Ring]) -> Outline:
    """Rings that shrank to a line are left out, unless nothing else is left."""
    drawn = [ring for ring in rings if len(ring) > 2] or rings[:1]
    x, y = _place(drawn)
    return Outline(safety_region=region, path="".join(_path(ring) for ring in drawn), x=x, y=y)


def _path(ring: Ring) -> str:
    steps = " ".join(f"{x - was_x} {y - was_y}" for (was_x, was_y), (x, y) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z".replace(" -", "-")


def _place(rings: list[Ring]) -> Point:
    """Where a number has most room: in the middle of the widest place that is high enough."""
    ys = [y for ring in rings for _x, y in ring]
    for room in ROOM:
        found = max((_widest(rings, y, room) for y in range(min(ys), max(ys) + 1)), default=(0, 0, 0))
        if found[0] >= ENOUGH:
            break
    return (found[1], found[2]) if found[0] else rings[0][0]


def _widest(rings: list[Ring], y: int, room: int) -> tuple[int, int, int]:
    """Width and middle of the widest place at this height."""
    above, below = _inside(rings, y - room), _inside(rings, y + room)
    common = [(max(a, c), min(b, d)) for a, b in above for c, d in below]
    width, left = max(((right - left, left) for left, right in common), default=(0, 0))
    return int(width), int(left + width / 2), y


def _inside(rings: list[Ring], y: int) -> list[tuple[float, float]]:
    """From where to where a line at this height lies inside; half a unit down, so that it meets no corner."""
    height = y + 0.5
    found = []
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            if (ay > height) != (by > height):
                found.append(ax + (height - ay) * (bx - ax) / (by - ay))
    found.sort()
    return list(zip(found[::2], found[1::2], strict=True))
