"""My work, inquiries and the regional round, as the people they are for use them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from foundation import clock
from msob import home
from msob.templatetags import look
from regions.models import User
from requests_app.deeds import ladder, need_and_situation
from requests_app.models import STEP_1, Rung, Status, Urgency
from requests_app.procedure.how import How
from tests.cast import FIRST_DAY, LAST_DAY, ask

OF_WHO_STEERS = 15
"""Queries that how it stands may take beside those of her work (tests/insight/test_steering.py)."""


@pytest.fixture
def as_(client):
    """The test client, signed in as somebody."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_gerard_finds_the_new_alert_in_his_work(cast, a_request, as_):
    support_request = a_request()

    page = as_(cast.gerard).get("/").content.decode()

    assert support_request.reference in page
    assert "ask-all" in page


def test_greet_of_the_neighbouring_region_finds_nothing(cast, a_request, as_):
    support_request = a_request()

    assert support_request.reference not in as_(cast.greet).get("/").content.decode()


def test_karin_answers_in_two_clicks_and_sees_nothing_of_the_home(cast, a_request, as_):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    address = reverse("requests:inquiry", args=[inquiry.pk])

    page = as_(cast.karin).get(address).content.decode()
    answered = as_(cast.karin).post(
        reverse("requests:deed_on_inquiry", args=[inquiry.pk, "answer"]), {"answer": "nothing", "key": "k1"}
    )

    inquiry.refresh_from_db()
    assert "Avondzon" not in page
    assert support_request.reference not in page
    assert answered.status_code == 302
    assert inquiry.answer == "nothing"
    assert as_(cast.rob).get(address).status_code == 404


def test_the_round_saves_all_that_was_said_at_once(cast, a_request, as_):
    support_request = a_request()
    asked = {rung: ask(cast, support_request, rung) for rung in STEP_1}
    typed = {
        "key": "round",
        "spoken_name": "RO(N)AZ-overleg",
        f"answer-{asked[Rung.CARE_OFFICE].pk}": "nothing",
        f"answer-{asked[Rung.OTHER_INSTITUTIONS].pk}": "partly",
        f"persons-{asked[Rung.OTHER_INSTITUTIONS].pk}": "3",
        f"rank-{support_request.pk}": "1",
        f"reason-{support_request.pk}": "eerste onveilige dienst vannacht",
        "save": "1",
    }

    response = as_(cast.gerard).post("/regional-round/", typed)

    support_request.refresh_from_db()
    offer = asked[Rung.OTHER_INSTITUTIONS].offers.get()
    assert response.status_code == 302
    assert (offer.persons, offer.starts_on, offer.ends_on) == (3, FIRST_DAY, LAST_DAY)
    assert support_request.priority_rank == 1
    assert asked[Rung.ROAZ].state == "pending"


def test_what_is_refused_in_the_round_does_not_take_the_rest_with_it(cast, a_request, as_):
    first, second = a_request(), a_request(by=cast.petra, location=cast.berkenhof)
    for rung in STEP_1:
        ladder.waive(first, by=cast.gerard, rung=rung, how=How(reason="rondgebeld voor de melding"))

    response = as_(cast.gerard).post(
        "/regional-round/", {"key": "e", f"tick-{first.pk}": "on", f"tick-{second.pk}": "on", "escalate": "1"}
    )

    first.refresh_from_db(), second.refresh_from_db()
    assert response.status_code == 409
    assert (first.status, second.status) == (Status.NATIONAL, Status.REGIONAL)
    assert second.reference in response.content.decode()


def test_a_round_that_is_sent_twice_takes_a_request_one_step_up(cast, a_request, as_):
    support_request = a_request()
    for rung in Rung:
        ladder.waive(support_request, by=cast.gerard, rung=rung, how=How(reason="rondgebeld voor de melding"))
    typed = {"key": "e", f"tick-{support_request.pk}": "on", "escalate": "1"}

    answers = [as_(cast.gerard).post("/regional-round/", typed).status_code for _each in range(2)]

    support_request.refresh_from_db()
    assert (answers, support_request.status) == ([302, 302], Status.NATIONAL)


def test_figures_are_asked_of_the_ticked_requests_only(cast, a_request, as_):
    support_request = a_request()

    other = a_request()
    client = as_(cast.gerard)

    refused = client.post("/regional-round/", {"key": "f", "ask_figures": "1"})
    support_request.refresh_from_db()
    assert (refused.status_code, support_request.figures_asked_at) == (400, None), "nothing ticked is never all"

    client.post("/regional-round/", {"key": "f", f"tick-{support_request.pk}": "on", "ask_figures": "1"})
    support_request.refresh_from_db(), other.refresh_from_db()
    assert support_request.figures_asked_at is not None
    assert other.figures_asked_at is None


def the_part(page, heading):
    """The section of `page` under the heading with id `heading`."""
    return page.partition(f'id="{heading}"')[2].partition("</section>")[0]


def test_what_is_late_stands_apart_and_first(cast, a_request, as_):
    late = a_request()
    clock.move(hours=30)
    in_time = a_request(by=cast.petra, location=cast.berkenhof)

    page = as_(cast.gerard).get("/").content.decode()

    assert page.index('id="late"') < page.index('id="waiting"')
    assert late.reference in the_part(page, "late")
    assert late.reference not in the_part(page, "waiting")
    assert in_time.reference in the_part(page, "waiting")
    assert "(1)" in the_part(page, "late")


def test_my_work_shows_step_urgency_and_first_unsafe_shift(cast, a_request, as_):
    support_request = a_request()
    need_and_situation.set_urgency(support_request, by=cast.gerard, urgency=Urgency.LIFE_SUSTAINING)

    page = the_part(as_(cast.gerard).get("/").content.decode(), "waiting")

    assert support_request.get_status_display() in page
    assert support_request.get_urgency_display() in page
    assert "29 dec 2020, 23:00" in page


def test_everybody_is_told_what_else_can_be_done_and_every_road_leads_there(cast, as_):
    for somebody in User.objects.all():
        roads = home.roads(somebody)
        client = as_(somebody)

        assert roads, somebody
        for road in roads:
            assert client.get(road["url"], follow=True).status_code == 200, (somebody, road)


def test_the_administrator_can_invite_from_her_work(cast, as_):
    assert reverse("regions:invite") in as_(cast.ada).get("/").content.decode()


@pytest.mark.parametrize(("who", "where"), [("otto", "Nederland"), ("bea", "Twente"), ("uma", "Nederland")])
def test_who_reads_figures_alone_starts_from_her_picture(cast, an_alert, as_, who, where):
    an_alert()
    page = as_(getattr(cast, who)).get("/").content.decode()

    assert f"<h1>{where}</h1>" in page
    assert "Op de drukste dag" in page
    assert f'href="{reverse("insight:own")}">Beeld</a>: wie' in page
    assert 'id="waiting"' not in page, "nothing ever waits for her"
    assert not [path for path in ("/requests/", "/deployments/", "/duty/", "/institutions/") if f'"{path}' in page]


def test_karin_sees_first_what_waits_for_her_answer(cast, a_request, as_):
    answered, waiting = ask(cast, a_request(), Rung.CARE_OFFICE), ask(cast, a_request(), Rung.CARE_OFFICE)
    ladder.answer(answered, by=cast.karin, answer="nothing")
    client = as_(cast.karin)

    pending, everything = client.get("/inquiries/"), client.get("/inquiries/?state=")

    assert [one.pk for one in pending.context["table"].rows] == [waiting.pk]
    assert {one.pk for one in everything.context["table"].rows} == {answered.pk, waiting.pk}


def test_escalating_without_a_tick_says_to_tick_first(cast, a_request, as_):
    support_request = a_request()

    response = as_(cast.gerard).post("/regional-round/", {"key": "n", "escalate": "1"})

    support_request.refresh_from_db()
    assert response.status_code == 400
    assert "error-summary" in response.content.decode()
    assert support_request.status == Status.REGIONAL


def test_what_was_typed_is_saved_before_escalating(cast, a_request, as_):
    support_request = a_request()
    asked = [ask(cast, support_request, rung) for rung in STEP_1]
    typed = {f"answer-{inquiry.pk}": "nothing" for inquiry in asked}
    typed |= {"key": "both", "spoken_name": "RO(N)AZ", f"tick-{support_request.pk}": "on", "escalate": "1"}

    as_(cast.gerard).post("/regional-round/", typed)

    support_request.refresh_from_db()
    assert {inquiry.answer for inquiry in support_request.inquiries.all()} == {"nothing"}
    assert support_request.status == Status.NATIONAL


def test_after_a_refusal_the_next_try_is_a_new_one(cast, a_request, as_):
    support_request = a_request()
    pk = support_request.pk
    typed = {f"tick-{pk}": "on", f"rank-{pk}": "1", f"reason-{pk}": "nu"}
    client = as_(cast.gerard)

    refused = client.post("/regional-round/", typed | {"key": "once", "escalate": "1"})
    again = {"key": refused.context["form"]["key"].value(), f"rank-{pk}": "2"}
    client.post("/regional-round/", typed | again | {"save": "1"})

    support_request.refresh_from_db()
    assert refused.status_code == 409
    assert support_request.priority_rank == 2


def test_the_round_names_who_is_silent_and_the_number_to_call(cast, a_request, as_):
    support_request = a_request()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    clock.move(hours=8)
    client = as_(cast.gerard)
    client.post("/regional-round/", {"key": "f", f"tick-{support_request.pk}": "on", "ask_figures": "1"})

    silent = the_part(client.get("/regional-round/").content.decode(), "silent")

    assert str(inquiry.party) in silent
    assert '<a href="tel:+31539990011">053 999 0011</a>' in silent


def test_the_least_that_is_left_is_less_than_a_minute(cast):
    with translation.override("en"):
        assert look.countdown(clock.now() + timedelta(seconds=30)).text == "less than a minute left"


@pytest.mark.parametrize(
    ("address", "reader"), [("/", "gerard"), ("/inquiries/", "karin"), ("/regional-round/", "gerard")]
)
def test_the_number_of_queries_does_not_grow_with_the_work(
    cast, a_request, as_, address, reader, django_assert_num_queries
):
    def more_work():
        support_request = a_request()
        for rung in STEP_1:
            ask(cast, support_request, rung)

    more_work()
    client = as_(getattr(cast, reader))
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _ in range(3):
        more_work()

    with django_assert_num_queries(len(few)):
        client.get(address)
    assert len(few) <= 24 + (OF_WHO_STEERS if address == "/" else 0)
