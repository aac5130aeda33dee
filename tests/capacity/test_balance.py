"""Who is held for a request is no shortage of it: board, meeting, position and API say the same figures."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from capacity import board, reservations
from capacity.models import Pool
from foundation import clock
from requests_app.deeds import meeting
from requests_app.models.staff import StaffType
from tests import recipes
from tests.browsing import text_of
from tests.capacity import scarcity


@pytest.fixture
def review(cast):
    """De Avondzon's request before the triangle: four nurses tuned, of which three are left, and two medics."""
    scene = recipes.build(cast, "review")
    scarcity.make_scarce({StaffType.NURSE: 3, StaffType.MEDIC: 1})
    return scene


def reserve(cast, scene, persons, staff_type="nurse"):
    """Dirk reserves so many for all days tuned."""
    pool = Pool.objects.filter(staff_type=staff_type).first()
    days = {"starts_on": clock.today() + timedelta(days=2), "ends_on": scene.line.ends_on}
    row = {"line": scene.line, "pool": pool, "staff_type": "nurse", "persons": persons}
    return reservations.reserve(scene.request, by=cast.dirk, lines=[row | days])


@pytest.fixture
def api(browser):
    """A function: what the API answers somebody about the reservations of a request."""

    def ask(name, scene):
        return browser(name).get(reverse("api-reserve", args=[scene.request.reference]))

    return ask


def worst(cast, staff_type=StaffType.NURSE):
    """How many the board says are short, on the worst day."""
    rows = board.of(clock.today(), by=cast.dirk).rows
    return max(cell.short for row in rows if row.staff_type == staff_type for cell in row.cells[2:])


def test_who_is_held_for_a_request_is_not_short_for_it_on_the_board(cast, review, browser):
    before = worst(cast)
    reserve(cast, review, 3)

    assert (before, worst(cast)) == (1, 1)
    day = clock.today() + timedelta(days=3)
    place = board.at(StaffType.NURSE, day, by=cast.dirk)
    assert [(asked, held) for _need, asked, held in place.asks] == [(4, 3)]
    assert "<strong>3</strong> of those held for the request" in text_of(browser("dirk").get(f"/capacity/nurse/{day}/"))


def test_substitutes_the_home_named_count_and_others_do_not(cast, review, api):
    (of_nurses,) = api("dirk", review).json()["results"]
    assert (of_nurses["freeAsSubstitute"], of_nurses["short"]) == (0, 1)

    line = review.request.lines.get()
    type(line).objects.filter(pk=line.pk).update(substitutes=["medic"])

    (of_nurses,) = api("dirk", review).json()["results"]
    assert (of_nurses["freeAsSubstitute"], of_nurses["short"]) == (2, 0)
    assert of_nurses["substitutes"] == [{"staffType": "medic", "free": 2}]


def test_request_meeting_position_and_api_say_the_same(cast, review, browser, api):
    reserve(cast, review, 2)
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting
    meeting.put(review.request, meeting=held, by=cast.loes)
    reference = review.request.reference
    paths = [
        reverse("requests:detail", args=[reference]),
        reverse("requests:meeting", args=[held.pk]),
        reverse("requests:deed", args=[reference, "give-position"]),
    ]

    for path in paths:
        page = text_of(browser("vera").get(path))
        assert re.search(
            "4 asked, 2 held for this request until [^<]*2020, 0[0-9]:00, 1 free at Defence <span", page
        ), path
        assert "held for this request" not in text_of(browser("gerard").get(path)), path
    (row,) = api("vera", review).json()["results"]
    assert [row[name] for name in ("asked", "granted", "held", "free", "short")] == [4, 0, 2, 1, 1]
    assert row["reservations"][0]["lapsesAt"]
    assert api("gerard", review).status_code == 403
