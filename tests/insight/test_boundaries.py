"""Borders on the map: loaded by who may use them, drawn as they are, and no region lost or filled in."""

import json
import re

import pytest
from django.core.management import CommandError, call_command

from foundation import clock
from insight import boundaries
from insight.figures import FIGURES
from insight.models import Outline
from regions.models import SafetyRegion
from requests_app.models import Status
from tests import recipes
from tests.insight import naive
from tests.insight.test_map import ROW, TILE, numbers, page
from tests.insight.test_picture import shown

PATH = re.compile(r'<path class="tile-map__square" d="([^"]*)"')


def square(west, north, size=0.2):
    """A ring, closed."""
    east, south = west + size, north - size
    return [[west, north], [east, north], [east, south], [west, south], [west, north]]


def country(**shapes):
    """Each region a square of its own; some of another geometry."""
    found = {}
    for number, code in enumerate(SafetyRegion.objects.order_by("code").values_list("code", flat=True)):
        west, north = 3.5 + number % 5 * 0.5, 53.5 - number // 5 * 0.5
        found[code] = {"type": "Polygon", "coordinates": [square(west, north)]}
    return found | shapes


def geojson(geometries):
    features = [
        {"type": "Feature", "properties": {"code": code}, "geometry": one} for code, one in geometries.items() if one
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def load(tmp_path):
    """A function: load these geometries, as who runs the product does."""

    def loaded(geometries, **options):
        file = tmp_path / "borders.geojson"
        file.write_text(geojson(geometries))
        call_command("load_boundaries", str(file), **options)

    return loaded


def rings(code):
    """The rings of a region's outline, as points of the drawing."""
    found = []
    for ring in Outline.objects.get(safety_region__code=code).path.removesuffix("z").split("z"):
        start, steps = ring.removeprefix("M").split("l")
        numbers = [int(one) for one in re.findall(r"-?\d+", steps)]
        found.append([tuple(int(one) for one in start.split())])
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            found[-1].append((found[-1][-1][0] + x, found[-1][-1][1] + y))
    return found


def is_inside(code, x, y):
    return any(left < x < right for left, right in boundaries._inside(rings(code), y))


def test_every_figure_stands_in_its_region_as_counted_by_hand(browser, cast, load):
    recipes.build(cast, Status.GRANTED)
    load(country(), source="CBS and Kadaster")

    html = page(browser("vera"), map="open_days")

    counted = {one.code: naive.figures(naive.sent(safety_region=one)) for one in SafetyRegion.objects.all()}
    assert len(TILE.findall(html)) == len(PATH.findall(html)) == 25
    assert {code: value.replace(".", "") for code, value in ROW.findall(html)} == {
        code: str(found["open_days"]) for code, found in counted.items()
    }
    assert "Borders: CBS and Kadaster." in html
    assert 'style="' not in html
    by_code = {one["code"]: one for one in shown(browser("vera"))[1]["regions"]}
    assert {code: one["figures"]["openDays"] for code, one in by_code.items()} == {
        code: found["open_days"] for code, found in counted.items()
    }


def test_without_borders_there_are_tiles_and_with_them_one_may_ask_for_tiles(browser, cast, load):
    vera = browser("vera")
    assert "As tiles" not in page(vera)
    load(country())

    drawn, tiles = page(vera, map="late"), page(vera, map="late", shape="tiles")

    assert (len(PATH.findall(drawn)), len(PATH.findall(tiles))) == (25, 0)
    assert numbers(drawn) == numbers(tiles)
    assert "?days=7&amp;map=late&amp;shape=tiles#map" in drawn
    assert "?days=7&amp;map=late&amp;shape=borders#map" in tiles
    assert vera.get("/picture/nl/", {"shape": "globe"}).status_code == 400


def test_a_link_to_a_map_gives_the_same_map_later(browser, cast, an_alert, load, clock_moves):
    vera, request = browser("vera"), an_alert()
    load(country())
    was = page(vera, map="under_way", days="28", shape="tiles")
    link = re.search(r'href="/picture/nl/\?([^"#]*)#map">Link to this very map', was)[1].replace("&amp;", "&")
    clock_moves(days=2)
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())

    now = vera.get(f"/picture/nl/?{link}").content.decode()

    assert numbers(now) == numbers(was)
    assert numbers(now)[request.safety_region.code] == "1"
    assert not PATH.findall(now)


def test_a_region_of_two_islands_has_both_and_one_with_a_hole_has_the_hole(cast, load):
    islands = {"type": "MultiPolygon", "coordinates": [[square(6, 53.5)], [square(6.5, 53.5, 0.1)]]}
    around = {"type": "Polygon", "coordinates": [square(5, 52, 1), square(5.4, 51.6)]}
    enclave = {"type": "Polygon", "coordinates": [square(5.4, 51.6)]}
    load(country(VR01=islands, VR02=around, VR03=enclave))

    within = Outline.objects.get(safety_region__code="VR03")
    beside = Outline.objects.get(safety_region__code="VR02")
    assert [len(ring) for ring in rings("VR01")] == [4, 4]
    assert is_inside("VR03", within.x, within.y)
    assert not is_inside("VR02", within.x, within.y)
    assert is_inside("VR02", beside.x, beside.y)
    assert set(rings("VR02")[1]) == set(rings("VR03")[0])


def test_a_border_that_two_regions_share_stays_one_line_however_fine_it_was(cast, load):
    shared = [
        [5 + abs(number % 600 - 300) * 0.0003 + number % 3 * 0.0007, 52 + number * 0.0002] for number in range(3000)
    ]
    west = {"type": "Polygon", "coordinates": [[*shared, [4.5, 52.6], [4.5, 52], shared[0]]]}
    east = {"type": "Polygon", "coordinates": [[*reversed(shared), [5.5, 52], [5.5, 52.6], shared[-1]]]}
    load(country(VR04=west, VR05=east))

    (left,), (right,) = rings("VR04"), rings("VR05")
    line = [point for point in left if point in right]
    assert len(line) > 2
    assert [point for point in right if point in left] == line[::-1]
    assert sum(len(one.path) for one in Outline.objects.all()) < 4_000


def test_a_file_with_mistakes_is_refused_with_all_of_them_and_changes_nothing(cast, load):
    load(country(), source="the first")
    metres = {"type": "Polygon", "coordinates": [[[155000, 463000], [156000, 463000], [155000, 464000]]]}

    with pytest.raises(CommandError) as told:
        load(country(VR01=None, VR02=metres, VR99=metres))

    said = str(told.value)
    assert all(words in said for words in ("VR01 is lacking", "“VR99” is no safety region", "VR02 lies outside"))
    for wrong in ({"VR01": {"type": "Point", "coordinates": [5, 52]}}, {"VR01": {"type": "Polygon"}}):
        with pytest.raises(CommandError, match="GeoJSON"):
            load(country(**wrong))
    assert {one.source for one in Outline.objects.all()} == {"the first"}


def test_each_region_has_each_figure_in_the_file_and_by_program(browser, cast):
    recipes.build(cast, Status.GRANTED)
    regions = shown(browser("vera"))[1]["regions"]
    file = b"".join(browser("vera").get("/picture/nl/export.csv").streaming_content).decode()

    assert [one["code"] for one in regions] == sorted(SafetyRegion.objects.values_list("code", flat=True))
    assert all(len(one["figures"]) == len(FIGURES) for one in regions)
    assert file.count("Safety regions") == 25 * len(FIGURES)
    assert shown(browser("gerard"))[1]["regions"] == []
    earlier = shown(browser("vera"), at="2020-12-01T08:00:00Z")[1]["regions"]
    assert {value for one in earlier for value in one["figures"].values()} == {None}
    assert shown(browser("vera"), at=clock.now().isoformat())[1]["regions"] == regions


def test_borders_cost_one_query(browser, cast, load, count_queries):
    vera, before = browser("vera"), count_queries(browser("vera"), "/picture/nl/")
    load(country())

    assert count_queries(vera, "/picture/nl/") == before
    assert before <= 15
