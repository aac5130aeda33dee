"""The figures of the safety regions on a map: each region once, as counted by hand, and only for who may know."""

import re

import pytest

from foundation import clock
from insight.figures import FIGURES
from insight.maps import short_names
from regions.models import SafetyRegion
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.insight import naive
from tests.insight.test_pages import MOST_QUERIES

TILE = re.compile(r'<a class="tile-map__tile is-([\w-]+)" href="/picture/(VR\d\d)/\?([^"]*)" aria-label="([^"]*)"')
ROW = re.compile(r'<th scope="row"><a href="/picture/(VR\d\d)/[^"]*">.*?<td class="numeric">([^<]*)</td>', re.DOTALL)
DRAWN = re.compile(r'<text class="tile-map__value"[^>]*>([^<]*)</text>')


def page(client, path="/picture/nl/", **query):
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def tiles(html):
    """By region, what its tile says: kind and words."""
    return {code: (kind, words) for kind, code, _query, words in TILE.findall(html)}


def numbers(html):
    """By region, the number in the words of its tile."""
    return {code: words.rpartition(": ")[2] for code, (_kind, words) in tiles(html).items()}


@pytest.fixture
def in_two_regions(cast, an_alert):
    """De Avondzon's request granted in Twente, and an alert of another home in another region."""
    recipes.build(cast, Status.GRANTED)
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())


@pytest.mark.parametrize("name", [one.name for one in FIGURES])
def test_every_figure_stands_on_the_map_as_counted_by_hand_and_as_in_its_table(browser, in_two_regions, name):
    html = page(browser("vera"), map=name)

    said, rows = numbers(html), dict(ROW.findall(html))
    assert len(TILE.findall(html)) == len(said) == len(rows) == 25
    assert [{"none": "0", "nothing to count": "–"}.get(one, one) for one in said.values()] == DRAWN.findall(html)
    for region in SafetyRegion.objects.all():
        counted = naive.figures(naive.sent(safety_region=region)).get(name, 0)
        words = "–" if counted is None else f"{counted:g}"
        assert rows[region.code] == words, region
        assert said[region.code] == {"–": "nothing to count", "0": "none"}.get(words, words), region


def test_each_region_has_a_tile_of_its_own_in_reach_of_the_keyboard(browser, cast):
    html = page(browser("loes"), path="/picture/", map="late", days="28")

    found = TILE.findall(html)
    assert sorted(code for _kind, code, _query, _words in found) == sorted(short_names())
    assert len({(one.grid_column, one.grid_row) for one in SafetyRegion.objects.all()}) == 25
    assert {query for _kind, _code, query, _words in found} == {"days=28&amp;map=late"}
    assert "Twente (TWE), requests: none" in html
    assert 'style="' not in html


def test_the_map_is_of_the_moment_of_the_picture(browser, cast, an_alert, clock_moves):
    vera, request = browser("vera"), an_alert()
    code, then = request.safety_region.code, clock.now().isoformat()
    was = tiles(page(vera, map="under_way"))
    clock_moves(days=2)
    workflow.perform(request, Action.WITHDRAW, by=cast.ineke, how=How(reason="everybody is better"))

    assert (was[code][0], numbers(page(vera, map="under_way"))[code]) == ("step-1", "none")
    assert tiles(page(vera, map="under_way", at=then)) == was
    assert {kind for kind, _words in tiles(page(vera, at="2020-12-01T08:00:00Z")).values()} == {"unknown"}


def test_one_steps_through_the_days_at_the_same_hour_and_not_into_what_is_to_come(browser, cast):
    def steps(html):
        found = re.search(r'aria-label="Day by day">(.*?)</nav>', html, re.DOTALL)[1]
        return [one.replace("&amp;", "&").replace("%3A", ":") for one in re.findall(r'href="\?([^"#]*)#map"', found)]

    vera, kept = browser("vera"), "days=7&map=late"
    assert len(steps(page(vera, map="late"))) == 1
    at = "2020-10-25T07:00:00Z"
    day = steps(page(vera, map="late", at=at))
    assert day == [
        f"at=2020-10-24T06:00:00Z&{kept}",
        f"at=2020-10-26T07:00:00Z&{kept}",
    ]
    yesterday = steps(page(vera, map="late"))[0]
    assert vera.get(f"/picture/nl/?{yesterday}").status_code == 200
    assert steps(page(vera, map="late", at=clock.now().isoformat()))[1:] == [kept]


def test_who_has_no_totals_of_other_regions_has_no_map_of_them(browser, cast, in_two_regions):
    for who in ("gerard", "greet", "ineke", "petra"):
        html = page(browser(who), path="/picture/", map="open_days")
        assert "tile-map" not in html
        assert "#map" not in html
    assert browser("gerard").get("/picture/nl/", {"map": "open_days"}).status_code == 404
    assert "tile-map" not in page(browser("vera"), path="/picture/VR05/")


def test_the_chair_sees_her_region_on_the_map_and_no_other(browser, cast, in_two_regions):
    bea = browser("bea")
    html = page(bea, path="/picture/", map="under_way")

    assert tiles(html) == {"VR05": ("step-1", "Twente (TWE), requests: 2")}
    assert tiles(page(bea, path="/picture/VR05/", map="under_way")) == tiles(html)
    assert len(re.findall(r'is-outside" aria-hidden="true">', html)) == 24
    assert re.findall(r'href="/picture/(VR\d\d)/', html.replace("VR05", "")) == []
    regions = bea.get("/api/v1/picture").json()["regions"]
    assert [(one["code"], one["figures"]["underWay"]) for one in regions] == [("VR05", 2)]
    assert [bea.get(f"/picture/{code}/").status_code for code in ("nl", "VR06", "roaz-EUREGIO")] == [404] * 3


def test_an_umbrella_body_reads_the_country_as_a_whole(browser, cast, in_two_regions):
    uma = browser("uma")
    said = uma.get("/api/v1/picture").json()
    told = [page(uma, path="/picture/", map="under_way"), page(uma, path="/picture/nl/charts/"), page(uma, path="/")]
    told.append(b"".join(uma.get("/picture/nl/export.csv").streaming_content).decode())

    assert (said["scope"], said["parts"], said["regions"]) == ("nl", [], [])
    assert not [one for one in told if "Twente" in one or "tile-map" in one]
    assert [uma.get(f"/picture/{code}/").status_code for code in ("VR05", "roaz-EUREGIO")] == [404] * 2


def test_of_a_roaz_region_the_other_regions_are_empty(browser, cast, an_alert):
    request = an_alert()
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())
    roaz = request.location.roaz_region

    found = tiles(page(browser("vera"), path=f"/picture/roaz-{roaz.code}/", map="under_way"))

    inside = set(roaz.municipalities.values_list("safety_region__code", flat=True))
    assert {code for code, (kind, _words) in found.items() if kind != "outside"} == inside
    assert {code for code, (kind, _words) in found.items() if kind.startswith("step")} == {request.safety_region.code}


def test_a_figure_that_isn_t_there_is_refused_and_the_picture_stays(browser, cast):
    answer = browser("vera").get("/picture/nl/", {"map": "happiness"})

    assert answer.status_code == 400
    assert len(TILE.findall(answer.content.decode())) == 25


def test_a_map_costs_one_query_at_most(browser, in_two_regions, count_queries):
    vera = browser("vera")
    spent = {one.name: count_queries(vera, f"/picture/nl/?map={one.name}") for one in FIGURES}

    assert max(spent.values()) - spent["unsafe_now"] == 1
    assert max(spent.values()) <= MOST_QUERIES
