"""Beside everybody who has to do with a request stands the number to call now, for whoever may call it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from foundation import clock
from foundation.telephone import shown
from regions import duty
from requests_app.deeds import ladder, offering
from requests_app.models import Rung
from requests_app.worklist import work
from requests_app.worklist.calling import Calls
from tests.cast import ask
from tests.requests_app.pages.test_alert import TYPED

GHOR, CARE_OFFICE, HOME = "+31699900201", "+31699900301", "+31539990011"


@pytest.fixture
def on_call(cast):
    for person, phone in ((cast.gerard, GHOR), (cast.karin, CARE_OFFICE)):
        membership, now = person.memberships_now()[0], clock.now()
        duty.put_on(membership, starts_at=now, ends_at=now + timedelta(days=2), phone=phone, by=cast.ada)


@pytest.fixture
def asked(cast, an_alert, on_call):
    return ask(cast, an_alert(), Rung.CARE_OFFICE)


def calls(client, user, url):
    client.force_login(user)
    page = client.get(url)
    assert page.status_code == 200, page.status_code
    return page.text


def test_who_must_call_a_silent_party_has_its_number_in_her_work_and_in_the_form(client, cast, asked):
    clock.move(hours=5)
    for user in (cast.gerard, cast.ineke):
        (late,) = (one for one in work.waiting_for(user) if one.deed_url.endswith("/expire/"))
        assert (late.call.who, late.call.number) == ("Karin Kantoor", CARE_OFFICE)
        assert f'href="tel:{CARE_OFFICE}"' in calls(client, user, reverse("home"))

    page = calls(client, cast.gerard, reverse("requests:deed_on_inquiry", args=[asked.pk, "expire"]))
    assert f'value="Karin Kantoor, {shown(CARE_OFFICE)}"' in page
    assert f'href="tel:{CARE_OFFICE}"' in page


def test_what_a_party_says_by_telephone_is_filled_in_with_who_number_and_moment(client, cast, asked):
    url = reverse("requests:deed_on_inquiry", args=[asked.pk, "answer"])
    client.force_login(cast.gerard)
    form = client.get(url).context["form"]

    assert form["spoken_name"].value() == f"Karin Kantoor, {shown(CARE_OFFICE)}"
    assert form.initial["spoken_at"] == clock.now()


def test_a_home_that_speaks_for_itself_finds_nobody_filled_in(client, cast, asked):
    client.force_login(cast.ineke)
    form = client.get(reverse("requests:deed", args=[asked.support_request.reference, "comment"])).context["form"]

    assert "spoken_name" not in form.fields or not form["spoken_name"].value()


def test_the_alert_is_confirmed_with_who_has_it_and_the_number(client, cast, on_call):
    client.force_login(cast.ineke)
    page = client.post(reverse("requests:alert"), TYPED | {"location": cast.avondzon.pk}, follow=True)

    (said,) = page.context["messages"]
    assert "Gerard Twent" in str(said)
    assert f'href="tel:{GHOR}"' in page.text


def test_the_night_card_names_whose_move_it_is_and_whom_to_call(client, cast, asked):
    url = reverse("requests:night_card", args=[asked.support_request.reference])
    card = calls(client, cast.ineke, url)

    assert f'href="tel:{GHOR}"' in card
    assert "GHOR Twente" in card
    assert f'href="tel:{HOME}"' in calls(client, cast.gerard, url)


def test_the_page_of_a_request_shows_the_number_of_each_party_and_of_whose_move_it_is(client, cast, asked):
    page = calls(client, cast.ineke, reverse("requests:detail", args=[asked.support_request.reference]))

    assert f'href="tel:{CARE_OFFICE}"' in page
    assert f'href="tel:{GHOR}"' in page


def test_a_helper_has_the_number_of_the_home_once_her_offer_is_accepted(client, cast, asked):
    url = reverse("requests:inquiry", args=[asked.pk])
    line = asked.support_request.lines.get()
    offer = {name: getattr(line, name) for name in ("staff_type", "starts_on", "ends_on")}
    (made,) = ladder.answer(asked, by=cast.karin, answer="partly", offers=[offer | {"line": line, "persons": 2}]).made
    before = calls(client, cast.karin, url)
    assert f'href="tel:{GHOR}"' in before
    assert HOME not in before

    offering.accept(made, by=cast.gerard)
    assert f'href="tel:{HOME}"' in calls(client, cast.karin, url)


def test_a_neighbour_that_was_asked_isnt_told_where_to_call(cast, asked):
    inquiry = ask(cast, asked.support_request, Rung.OTHER_INSTITUTIONS)

    (_region, home) = Calls(cast.petra).of_asked(inquiry)
    assert home[1] is None
    assert [one.number for one in Calls(cast.gerard).party(inquiry)] == [HOME]
