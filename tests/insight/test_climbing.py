"""What may still climb to Defence: by type and region without homes, and how much of such need climbed, counted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from foundation import clock
from insight import climbing
from insight.scopes import Level, Scope
from insight.sums import Window
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.insight import naive

HOME = "De Avondzon"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def now(days=28):
    return climbing.at_each(Scope(Level.COUNTRY), [Window(clock.now(), days, is_now=True)])[0]


@pytest.fixture
def waiting(cast, an_alert):
    """De Avondzon at step 2, and a home of the neighbouring region at step 1."""
    scene = recipes.build(cast, Status.NATIONAL)
    an_alert(by=cast.wim, location=cast.wim.memberships.get().institution.locations.first())
    return scene


def counted():
    return naive.figures(naive.sent(), 28)


def test_what_waits_is_told_by_step_type_and_region_and_names_no_home(cast, browser, waiting):
    rows = {row.staff_type: (row.step_1, row.step_2) for row in now().rows}
    regions = {one.region.code: one.persons for one in climbing.by_region(now())}

    assert now().persons == counted()["climbing_persons"] > 0
    assert rows["nurse"][1] > 0
    assert sum(first for first, _second in rows.values()) > 0
    assert len(regions) == 2
    for path in ("/", "/steering/"):
        page = browser("dirk").get(path).content.decode()
        assert "are still lacking at steps 1 and 2" in page
        assert HOME not in page, "Defence doesn't see it yet"


def test_the_board_isnt_green_while_need_climbs(browser, waiting):
    page = browser("dirk").get("/capacity/").content.decode()

    assert f"<strong>{now().persons} persons are still lacking at steps 1 and 2" in page
    assert "alert--success" not in page
    assert HOME not in page
    assert "still lacking at steps" not in browser("gerard").get("/capacity/").content.decode()


def test_who_steers_a_region_isnt_told_what_climbs_elsewhere(browser, waiting):
    assert "What may still climb" not in browser("gerard").get("/").content.decode()
    assert browser("gerard").get("/api/v1/steering").json()["climbing"] == []
    told = browser("vera").get("/api/v1/steering").json()["climbing"]
    assert sum(one["persons"] for one in told) >= now().persons
    assert "home" not in str(told)


@pytest.mark.parametrize("status", [Status.APPLICATION, Status.REVIEW, Status.RESOLVED, Status.WITHDRAWN])
def test_what_climbed_is_counted_of_what_left(cast, status):
    recipes.build(cast, status)
    clock.move(hours=1)
    left = now().left_together

    assert (left.asked, left.climbed) == (counted()["left_persons"], counted()["climbed_persons"])
    assert left.asked > 0
    assert (left.climbed > 0) == (status in (Status.APPLICATION, Status.REVIEW))
    clock.move(days=40)
    assert now().left_together == climbing.Left(), "that was longer ago"


def test_what_came_back_to_the_first_steps_hasnt_left_them(cast):
    scene = recipes.build(cast, Status.RESOLVED)
    clock.move(hours=1)
    assert now().left_together.asked > 0

    recipes.ask_one_more(scene)
    workflow.perform(scene.request, Action.REOPEN, by=cast.gerard, how=How(reason="still lacking"))
    assert scene.request.status in naive.LADDER
    assert now().left_together == climbing.Left()


def test_it_stays_as_it_was(cast):
    scene = recipes.build(cast, Status.NATIONAL)
    clock.move(hours=1)
    at, said = clock.now(), now().persons
    clock.move(hours=1)
    recipes.close_rungs(scene)
    workflow.perform(scene.request, Action.ESCALATE_TO_MSOB, by=cast.gerard)
    clock.move(hours=1)

    then = climbing.at_each(Scope(Level.COUNTRY), [Window(at, 28)])[0]
    assert (then.persons, then.left_together) == (said, climbing.Left())
    assert now().persons == 0
    assert now().left_together.climbed > 0


def test_one_query_whatever_there_is(cast, waiting, an_alert):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            found = now()
            assert (found.rows, found.left_together, found.of_part(1)) != ([], None, None)
        return len(captured)

    assert cost() == 1
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())
    clock.move(hours=2)
    assert cost() == 1


def test_a_region_of_which_need_climbed_is_told_though_nobody_waits_there_now(cast):
    recipes.build(cast, Status.APPLICATION)

    (region,) = climbing.by_region(now())

    assert (region.persons, region.left.climbed > 0) == (0, True)
