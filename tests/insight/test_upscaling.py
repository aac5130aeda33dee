"""Scaling up: the plan in force, in which phase each region is, and when the next would be reached."""

import io
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from foundation import clock
from insight.models import Threshold, UpscalingPlan
from insight.upscaling import importing, standing, trend
from tests.browsing import text_of
from tests.insight.pressed import at_home, roaz, say
from tests.insight.test_pages import MOST_QUERIES

HEAD = "phase;name of the phase;who decides what;pilots may start;region;figure;kind of number;value;target day;source"
COUNTRY = "0;Regulier;het ROAZ;ja;;ic_occupied;begins;0;;LNAZ"
PLAN = (
    COUNTRY,
    "1;Opschalen;LCPS;nee;;ic_occupied;begins;1350;;LNAZ",
    "0;Regulier;het ROAZ;ja;Acute Zorg Euregio;ic_occupied;begins;0;;LNAZ",
    "1;Opschalen;LCPS;nee;EUREGIO;ic_occupied;begint bij;40;;LNAZ",
    "1;Opschalen;LCPS;nee;EUREGIO;IC-bedden met personeel;nodig;55;1-1-2021;LNAZ",
    "2;Verder;VWS;nee;EUREGIO;ic_occupied;begins;60;;LNAZ",
)


def file_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


@pytest.fixture
def plan(cast):
    importing.confirm(importing.PLAN.preview(file_of(*PLAN)).good, by=cast.vera)
    return UpscalingPlan.objects.get()


def of_euregio(reader, at=None):
    at = at or clock.now()
    found = standing.of(standing.in_force(at), at, reader)
    return next(one for one in found if one.scope.code == "roaz-EUREGIO")


def days_of(cast, values):
    """LOCC hands in the beds of Euregio, the last yesterday."""
    for ago, value in enumerate(reversed(values), start=1):
        say(cast.loes, roaz("EUREGIO"), ago=ago, ic_occupied=value)


def test_a_region_is_in_the_highest_phase_of_which_a_number_is_reached(cast, plan):
    assert of_euregio(cast.vera).phase is None, "nothing is known"
    days_of(cast, [30, 39])
    assert of_euregio(cast.vera).phase.number == 0
    clock.move(days=1)
    say(cast.loes, roaz("EUREGIO"), ic_occupied=40)
    assert of_euregio(cast.vera).phase.number == 1


def test_if_the_last_seven_days_go_on_the_next_threshold_is_reached_on_a_day_that_one_can_reckon_by_hand(
    cast, plan, browser
):
    """From 28 to 42 in seven days is two a day: eighteen more takes nine days from 27 December."""
    days_of(cast, [28, 30, 33, 35, 36, 39, 40, 42])

    found = of_euregio(cast.vera)

    assert (found.next.phase.number, found.next.reached_on) == (2, date(2021, 1, 5))
    page = text_of(browser("vera").get("/upscaling/"))
    assert "Tue 5 Jan 2021: from 28 to 42 in 7 days" in page
    assert "LCPS" in page


def test_what_is_needed_stands_beside_what_there_is(cast, plan, browser):
    days_of(cast, [41, 42])
    say(cast.loes, roaz("EUREGIO"), ic_staffed=48)

    (needed,) = of_euregio(cast.vera).needed

    assert (needed.short, needed.threshold.target_on) == (7, date(2021, 1, 1))
    assert ">7<" in text_of(browser("vera").get("/upscaling/"))


def test_numbers_are_for_who_steers_the_country_and_everybody_with_a_picture_sees_the_phase(cast, plan, browser):
    days_of(cast, [43, 47])
    for who in ("vera", "loes", "dirk", "otto"):
        assert "47" in text_of(browser(who).get("/upscaling/")).partition("<main")[2]
    for who in ("gerard", "ineke", "bea", "uma"):
        page = text_of(browser(who).get("/upscaling/")).partition("<main")[2]
        said = browser(who).get("/api/v1/upscaling").json()
        assert ("1. Opschalen" in page, "47" in page, "from 60" in page) == (True, False, False)
        found = {one["scope"]: (one["phase"], one["thresholds"]) for one in said["regions"]}
        assert found["roaz-EUREGIO"] == (1, [])
        file = b"".join(browser(who).get("/upscaling/export.csv").streaming_content).decode()
        assert "47" not in file
    for who in ("karin", "roos", "ada"):
        assert browser(who).get("/upscaling/").status_code == 403


def test_another_plan_takes_its_place_and_the_one_before_stays_as_it_was_known(cast, plan, browser, clock_moves):
    days_of(cast, [43, 47])
    then = clock.now()
    clock_moves(days=1)
    vera = browser("vera")
    file = SimpleUploadedFile("plan.csv", file_of(*(row.replace(";60;", ";45;") for row in PLAN)).getvalue())

    shown = vera.post("/upscaling/import/", {"file": file})
    assert "60 → 45" in text_of(shown)
    done = vera.post("/upscaling/import/", {"rows": shown.context["rows"]}, follow=True)

    assert "The plan holds 6 numbers." in text_of(done)
    assert (of_euregio(cast.vera).phase.number, of_euregio(cast.vera, then).phase.number) == (2, 1)
    assert Threshold.objects.count() == 12


def test_a_bad_row_of_a_plan_is_named_and_only_the_ministry_puts_one_in(cast, browser):
    preview = importing.PLAN.preview(
        file_of(
            COUNTRY,
            COUNTRY,
            "0;Anders;het ROAZ;ja;EUREGIO;ic_occupied;begins;0;;LNAZ",
            "1;Opschalen;;;Twente;ic_occupied;begins;0;;LNAZ",
            "1;Opschalen;;;;bedden;soms;1.000;31-31-2021;LNAZ",
        )
    )
    assert [line for line, _row in preview.good] == [2]
    assert [(line, len(reasons)) for line, reasons in preview.bad] == [(3, 1), (4, 1), (5, 1), (6, 4)]
    for who in ("loes", "gerard", "dirk", "ada"):
        assert browser(who).get("/upscaling/import/").status_code == 403
        assert browser(who).post("/upscaling/import/", {"rows": "x"}).status_code == 403


def test_the_page_takes_as_many_queries_whatever_was_handed_in(cast, plan, browser, count_queries):
    days_of(cast, [43, 47])
    vera = browser("vera")
    before = count_queries(vera, "/upscaling/")
    say(cast.hans, at_home(cast.twentestad), ic_occupied=9)
    days_of(cast, [1, 2, 3, 4, 5, 6, 7, 8])

    assert count_queries(vera, "/upscaling/") == before <= MOST_QUERIES


@given(
    st.dictionaries(st.integers(0, 12), st.integers(0, 60), min_size=1),
    st.integers(0, 90),
)
def test_the_day_is_that_of_adding_day_by_day(days, bound):
    """The naive way: the same step is added each day until it is there, for a year."""
    first = date(2020, 12, 15)
    values = {first + timedelta(days=day): Decimal(value) for day, value in days.items()}
    found = trend.of(values)
    last = max(values)
    start = min(day for day in values if last - day <= timedelta(days=7))
    if start == last:
        assert found is None
        return
    step = Fraction(values[last] - values[start]) / (last - start).days
    value, day = Fraction(values[last]), last
    while value < bound and (day - last).days < 366:
        value, day = value + step, day + timedelta(days=1)
    assert found.reaches(Decimal(bound)) == (day if value >= bound else None)


def test_the_ministry_puts_in_a_plan_by_program_whole_or_not_at_all(cast, browser):
    number = {"scope": "roaz-EUREGIO", "measure": "ic_occupied", "kind": "begins", "number": 40}
    phases = [{"number": 0, "name": "Regulier", "allowsPilots": True, "thresholds": [number | {"number": 0}]}]
    phases.append({"number": 1, "name": "Opschalen", "decides": "LCPS", "thresholds": [number]})
    plan = {"source": "LNAZ", "phases": phases}

    def post(who, said):
        return browser(who).post("/api/v1/upscaling", said, content_type="application/json")

    for who in ("gerard", "loes", "otto", "ineke"):
        assert post(who, plan).status_code == 403, who
    wrong = [phases[0], phases[1] | {"thresholds": [number | {"scope": "roaz-X"}, number, number]}]
    answer = post("vera", plan | {"phases": wrong})
    assert (answer.status_code, len(answer.json()["errors"])) == (400, 2), answer.json()
    assert post("vera", {"source": "LNAZ", "phases": []}).status_code == 400
    assert not UpscalingPlan.objects.exists()

    answer = post("vera", plan)

    assert answer.status_code == 201, answer.json()
    assert [one["name"] for one in answer.json()["phases"]] == ["Regulier", "Opschalen"]
    days_of(cast, [38, 41])
    assert of_euregio(cast.vera).phase.number == 1
