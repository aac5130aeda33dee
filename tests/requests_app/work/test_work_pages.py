"""My work, inquiries and the regional round, as the people they are for use them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from requests_app import ladder
from requests_app.models import STEP_1, Rung, Status
from tests.cast import FIRST_DAY, LAST_DAY, ask


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
        ladder.waive(first, by=cast.gerard, rung=rung, reason="rondgebeld voor de melding")

    response = as_(cast.gerard).post(
        "/regional-round/", {"key": "e", f"tick-{first.pk}": "on", f"tick-{second.pk}": "on", "escalate": "1"}
    )

    first.refresh_from_db(), second.refresh_from_db()
    assert response.status_code == 409
    assert (first.status, second.status) == (Status.NATIONAL, Status.REGIONAL)
    assert second.reference in response.content.decode()


def test_asking_for_figures_shows_who_is_silent(cast, a_request, as_):
    support_request = a_request()

    as_(cast.gerard).post("/regional-round/", {"key": "f", "ask_figures": "1"})

    support_request.refresh_from_db()
    assert support_request.figures_asked_at is not None


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
    assert len(few) <= 24
