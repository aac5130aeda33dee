"""Homes that haven't asked yet: each with its reasons, their sum, and the call that the GHOR writes down."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import clock
from foundation.telephone import shown
from insight import silence
from insight.civil_pools import handing_in as pools
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.sight import Reader
from insight.models import CallOutcome, Notice, SignCall
from insight.pressure import signs
from insight.pressure.places import Place
from notifications import outbox
from notifications.roads import ROADS
from tests.browsing import text_of
from tests.insight.pressed import at_home, region, say
from tests.insight.test_pages import MOST_QUERIES

PAGE = "/early-signs/VR05/"


def listed(cast, at=None, who="gerard"):
    """(home, points) as they stand on the list of Twente."""
    found = signs.of(region("VR05").safety_region, at or clock.now(), getattr(cast, who))
    return [(one.institution.name, one.points) for one in found]


def test_a_home_is_listed_by_stated_rules_with_a_sum_that_is_that_of_its_reasons(cast, browser):
    with clock.frozen(clock.now() - timedelta(days=7)):
        say(cast.petra, at_home(cast.berkenhof), absence=6, clients_infected=2)
    say(cast.petra, at_home(cast.berkenhof), absence=8, clients_infected=6, staff_infected=4, admission_stops=1)
    say(cast.ineke, at_home(cast.avondzon), absence=7.9, clients_infected=4)

    assert listed(cast) == [(cast.berkenhof.institution.name, 5)]
    page = text_of(browser("gerard").get(PAGE))
    for reason in (
        "absence of 8 %, from 8 %",
        "absence rose by 2 points in a week, from 1",
        "infected clients: 6, from 5",
        "4 more infected clients in a week, from 4",
        "wards with an admission stop: 1, from 1",
        "1 + 1 + 1 + 1 + 1 = 5",
    ):
        assert reason in page
    assert "infected staff: 4" not in page
    (told,) = browser("gerard").get("/api/v1/early-signs/VR05").json()["results"]
    assert (told["name"], told["points"], len(told["reasons"])) == (cast.berkenhof.institution.name, 5, 5)
    assert told["reasons"][0] == {"says": "absence of 8 %, from 8 %", "points": 1}


def test_figures_that_stopped_coming_are_a_reason_and_who_asked_already_is_not_listed(cast, an_alert, clock_moves):
    say(cast.ineke, at_home(cast.avondzon), absence=12)
    say(cast.petra, at_home(cast.berkenhof), absence=5)
    before = clock.now()
    clock_moves(days=2)
    assert listed(cast) == [(cast.avondzon.institution.name, 3), (cast.berkenhof.institution.name, 2)]

    an_alert()
    clock_moves(minutes=5)
    assert listed(cast) == [(cast.berkenhof.institution.name, 2)]
    assert listed(cast, at=before) == [(cast.avondzon.institution.name, 1)]


def test_the_director_calls_and_writes_down_what_came_of_it(cast, browser):
    say(cast.ineke, at_home(cast.avondzon), absence=12)
    say(cast.petra, at_home(cast.berkenhof), absence=9, admission_stops=1)
    gerard, home = browser("gerard"), cast.berkenhof.institution

    said = {"outcome": "again", "spoke_with": "locatiemanager", "said": "morgen weer bellen"}
    answer = gerard.post(f"{PAGE}{home.pk}/", said, follow=True)

    assert "The call is written down." in text_of(answer)
    call = SignCall.objects.get()
    assert (call.institution, call.by, call.outcome, call.at) == (home, cast.gerard, CallOutcome.AGAIN, clock.now())
    assert [name for name, _points in listed(cast)] == [cast.avondzon.institution.name, home.name]
    assert "morgen weer bellen" in text_of(gerard.get(PAGE))
    assert shown(cast.avondzon.contact_phone) in text_of(gerard.get(PAGE))


def test_the_list_is_for_the_director_of_the_region_alone(cast, browser):
    say(cast.ineke, at_home(cast.avondzon), absence=12)
    home = cast.avondzon.institution
    for who in ("ineke", "loes", "vera", "dirk", "otto", "karin", "ada"):
        assert browser(who).get("/early-signs/").status_code == 403
        assert browser(who).post(f"{PAGE}{home.pk}/", {"outcome": "manages"}).status_code == 403
    assert browser("greet").get(PAGE).status_code == 404
    assert browser("greet").post(f"/early-signs/VR01/{home.pk}/", {"outcome": "manages"}).status_code == 404
    assert home.name not in text_of(browser("greet").get("/early-signs/"))
    with pytest.raises(PermissionDenied):
        signs.log_call(
            home, region("VR05").safety_region, by=cast.greet, outcome=CallOutcome.ASKS, spoke_with="", said=""
        )
    assert not SignCall.objects.exists()


def test_what_was_said_of_a_client_is_asked_again(cast, browser):
    answer = browser("gerard").post(
        f"{PAGE}{cast.avondzon.institution_id}/", {"outcome": "asks", "said": "mevrouw met bsn 123456782"}
    )

    assert answer.status_code == 400
    assert "mevrouw met bsn" in text_of(answer)
    assert not SignCall.objects.exists()


def test_the_file_holds_what_the_page_holds(cast, browser):
    say(cast.petra, at_home(cast.berkenhof), absence=9, admission_stops=1)
    answer = browser("gerard").get(f"{PAGE}export.csv")

    (row,) = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";")

    assert (row["Points"], row["Sum"]) == ("2", "1 + 1 = 2")
    assert row["Reasons"] == "absence of 9 %, from 8 %; wards with an admission stop: 1, from 1"


def test_the_list_takes_as_many_queries_however_many_homes_there_are(cast, browser, count_queries):
    say(cast.petra, at_home(cast.berkenhof), absence=9)
    gerard = browser("gerard")
    one = count_queries(gerard, PAGE)
    say(cast.ineke, at_home(cast.avondzon), absence=12)
    say(cast.hans, at_home(cast.twentestad), absence=12)

    assert count_queries(gerard, PAGE) == one <= MOST_QUERIES


def test_a_program_of_the_director_writes_the_call_down_once(cast, browser):
    home = cast.berkenhof.institution
    path, said = f"/api/v1/early-signs/VR05/{home.pk}/calls", {"outcome": "again", "spokeWith": "manager"}

    def post(who, path=path, said=said, **more):
        return browser(who).post(path, said, content_type="application/json", headers={"Idempotency-Key": "k1"}, **more)

    for who in ("ineke", "loes", "otto", "ada"):
        assert post(who).status_code == 403, who
    assert post("greet").status_code == 404
    assert post("gerard", f"/api/v1/early-signs/VR05/{cast.hogelicht.institution.pk}/calls").status_code == 404
    wrong = post("gerard", said={"outcome": "gone", "said": "x" * 2000}).json()["errors"]
    assert {one["name"] for one in wrong} == {"outcome", "said"}
    first, again = post("gerard"), post("gerard")

    assert (first.status_code, again.status_code, first.json()["institution"]) == (201, 200, home.pk)
    assert SignCall.objects.get().spoke_with == "manager"


def test_who_hands_in_and_the_director_are_told_once_of_each_silence(cast, clock_moves, mailoutbox):
    home = at_home(cast.avondzon)
    say(cast.ineke, home, absence=7)
    clock_moves(days=1, hours=5)
    assert silence.sweep() == 0, "it is late, and not silent yet"
    clock_moves(days=1)
    assert [silence.sweep(), silence.sweep()] == [2, 0]
    say(cast.ineke, home, absence=7)
    clock_moves(days=1)
    assert silence.sweep() == 0
    clock_moves(days=2)
    assert [silence.sweep(), silence.sweep()] == [2, 0]

    outbox.send(ROADS["notice"])

    assert sorted(one.to[0] for one in mailoutbox) == sorted([cast.ineke.email, cast.gerard.email]), "both in one mail"
    assert all("Avondzon" not in one.subject + one.body for one in mailoutbox)
    assert all(one.body.count("/pressure/") == 2 for one in mailoutbox)


def test_who_is_catching_up_is_not_mailed_for_each_day_she_hands_in(cast, clock_moves):
    home = at_home(cast.avondzon)
    say(cast.ineke, home, ago=1, absence=7)
    clock_moves(days=4)
    assert silence.sweep() == 2

    say(cast.ineke, home, ago=4, absence=7)

    assert silence.sweep() == 0


def test_a_sweep_with_nothing_new_takes_as_many_queries_however_many_are_silent(cast, clock_moves):
    def queries():
        silence.sweep()
        with CaptureQueriesContext(connection) as caught:
            assert silence.sweep() == 0
        return len(caught)

    say(cast.ineke, at_home(cast.avondzon), absence=7)
    clock_moves(days=4)
    of_one = queries()
    say(cast.petra, at_home(cast.berkenhof), ago=4, absence=7)
    clock_moves(days=2)

    assert queries() == of_one


def test_the_organiser_of_a_pool_and_the_director_are_told_that_its_figures_stopped(cast, clock_moves):
    def told(place):
        entry = PoolEntry(Reader(cast.roos), "red_cross", place, "host", clock.today(), "stand", {"placed": Decimal(7)})
        pools.hand_in([entry], by=cast.roos)

    told(Place())
    told(region("VR05"))
    clock_moves(days=8)
    assert silence.sweep() == 0
    clock_moves(days=3)
    assert [silence.sweep(), silence.sweep()] == [3, 0]
    assert set(Notice.objects.values_list("person__email", "scope")) == {
        (cast.roos.email, "nl"),
        (cast.roos.email, "VR05"),
        (cast.gerard.email, "VR05"),
    }
