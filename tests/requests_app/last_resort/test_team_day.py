"""Fenna opens her telephone in the morning: where her team goes today, in which order, and the way."""

from datetime import timedelta

import pytest

from foundation import clock
from regions.models import Location
from requests_app.deeds import fact_finding
from requests_app.models import Mission, Status
from requests_app.worklist import team_day
from tests import recipes, road


@pytest.fixture
def planned(cast):
    """A function: a mission of Fenna's team, to a home with this postcode, in so many hours."""

    def plan(postcode, hours, kind="visit"):
        began = clock.now()
        scene = recipes.build(cast, Status.FACT_FINDING)
        clock.freeze(began)
        values = {"kind": "visit", "visit_at": clock.now() + timedelta(hours=hours), "contact": "zorgmanager"}
        Location.objects.filter(pk=scene.request.location_id).update(postcode=postcode, address="Kerkstraat 1")
        planned = fact_finding.plan(scene.request, by=cast.dirk, team=road.the_team(), **values).made
        Mission.objects.filter(pk=planned.pk).update(kind=kind)
        return planned

    return plan


def test_the_stops_of_the_first_day_stand_in_the_order_of_the_road(cast, planned):
    telephone = planned("7511 AA", 1, kind="desk")
    visit = planned("7511 AA", 2)
    late = planned("7511 AA", -30)
    planned("7511 AA", 50)

    day = team_day.of(cast.fenna)

    assert day.day == clock.today()
    assert [stop.mission for stop in day.stops] == [late, visit, telephone]
    assert [bool(stop.map_url) for stop in day.stops] == [True, True, False]


def test_what_was_reported_and_the_day_of_another_team_arent_shown(cast, planned):
    planned("7511 AA", 2)
    assert [team_day.of(one) for one in (cast.dirk, cast.gerard)] == [None, None]

    Mission.objects.update(state="reported")

    assert team_day.of(cast.fenna) is None


def test_it_stands_above_her_work_with_a_way_there(planned, browser):
    mission = planned("7511 AA", 2)

    page = browser("fenna").get("/").text

    assert "https://www.openstreetmap.org/search?query=Kerkstraat+1%2C+7511+AA" in page
    assert f"/requests/{mission.support_request.reference}/do/report-findings/" in page
    assert "openstreetmap" not in browser("dirk").get("/").text
