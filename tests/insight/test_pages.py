"""The picture as a page and a file: who sees what, in few queries."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from insight.figures import FIGURES
from requests_app.deeds import conversation
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from tests import recipes
from tests.browsing import text_of
from tests.insight import naive
from tests.insight.test_picture import shown

MOST_QUERIES = 15


def test_a_director_sees_her_region_home_by_home_and_nobody_elses(browser, cast, an_alert):
    request = an_alert()
    an_alert(by=cast.wim, location=cast.wim.memberships.get().institution.locations.first())

    page = text_of(browser("gerard").get("/picture/"))

    assert "<h1>Twente</h1>" in page
    assert request.institution.name in page
    assert "On the busiest day 8 persons of 8 asked are lacking." in page
    assert "<strong>1</strong> request</p>" in page
    assert "<strong>0</strong> requests</p>" in page
    assert cast.wim.memberships.get().institution.name not in page
    other = cast.greet.memberships.get().safety_region.code
    assert [browser("gerard").get(f"/picture/{code}/").status_code for code in (other, "nl", "roaz-AZNN", "VR99")] == [
        404
    ] * 4


def test_who_steers_the_country_reads_regions_and_no_home(browser, cast, an_alert):
    request = an_alert()
    for who in ("loes", "vera", "dirk", "mira", "otto"):
        client = browser(who)
        assert "Twente" in text_of(client.get("/picture/")), who
        region = client.get("/picture/VR05/")
        assert region.status_code == 200
        assert request.institution.name not in text_of(region)
        assert client.get(f"/picture/home-{request.institution_id}/").status_code == 404
        assert client.get(f"/picture/roaz-{request.location.roaz_region.code}/").status_code == 200


def test_a_director_reads_of_a_home_only_what_her_region_guides(browser, cast, an_alert):
    """The home has a location in Greet's region too; its request in Twente isn't hers to know."""
    request = an_alert()
    greet = cast.greet.memberships.get().safety_region
    away = request.institution.locations.create(
        name="Ver weg",
        municipality=greet.municipalities.first(),
        roaz_region=greet.municipalities.first().roaz_regions.first(),
    )
    home = f"home-{request.institution_id}"

    figures, _said = shown(browser("greet"), home)
    assert (figures["under_way"], shown(browser("gerard"), home)[0]["under_way"]) == (0, 1)

    an_alert(location=away)
    assert [shown(browser(who), home)[0]["under_way"] for who in ("greet", "gerard", "ineke")] == [1, 1, 2]


def test_the_file_holds_every_figure_of_the_page(browser, cast):
    recipes.build(cast, Status.GRANTED)
    answer = browser("vera").get("/picture/nl/export.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";"))

    counted = naive.figures(naive.sent())
    told = [row["Value"] for row in rows if row["Table"] == "Figures"]
    assert told == ["" if counted.get(one.name, 0) is None else f"{counted.get(one.name, 0):.0f}" for one in FIGURES]
    assert browser("vera").get("/picture/nl/export.exe").status_code == 404


def test_a_page_takes_as_many_queries_whatever_there_is(browser, cast, an_alert, count_queries):
    an_alert()
    vera, gerard = browser("vera"), browser("gerard")
    before = [count_queries(vera, "/picture/nl/"), count_queries(gerard, "/picture/VR05/")]

    for who in ("petra", "wim"):
        an_alert(by=getattr(cast, who), location=getattr(cast, who).memberships.get().institution.locations.first())

    assert [count_queries(vera, "/picture/nl/"), count_queries(gerard, "/picture/VR05/")] == before
    assert max(before) <= MOST_QUERIES
    at = "2020-12-28T06:00:00Z"
    assert (
        max(count_queries(vera, f"/picture/nl/?at={at}"), count_queries(vera, f"/api/v1/picture?at={at}"))
        <= MOST_QUERIES
    )


@pytest.fixture
def of_the_picture():
    """A function: how many queries a deed spends on the picture."""

    def count(deed):
        with CaptureQueriesContext(connection) as captured:
            deed()
        return sum('"insight_' in query["sql"] for query in captured.captured_queries)

    return count


def test_a_deed_spends_few_queries_on_the_picture(cast, an_alert, of_the_picture):
    """One read, and two for the need of a deed that may change it; a write for each kind of row that changed."""
    request = an_alert()

    def comment():
        conversation.comment(request, by=cast.ineke, text="the night nurse called in sick")

    assert of_the_picture(comment) == 1
    assert (
        of_the_picture(
            lambda: workflow.perform(request, Action.WITHDRAW, by=cast.ineke, how=workflow.How(reason="over"))
        )
        <= 7
    )
