"""One front door: everybody signs in alike, by whichever way, and proves her second factor in that very session."""

from types import SimpleNamespace

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import reverse

from foundation import clock
from msob import sessions
from msob.browsers import browser_in_words
from regions import people
from regions.models import Role
from tests.signing_in import LOGIN, PASSWORD, code, sign_in, signed_in, with_factor, with_password

HOME = "/"
WHERE = reverse("usersessions_list")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
SET_UP, PROVE = reverse("mfa_activate_totp"), reverse("mfa_reauthenticate")


@pytest.fixture(autouse=True)
def strict(settings):
    """An installation that wants a second factor."""
    settings.MSOB_REQUIRE_SECOND_FACTOR = True


# --- one way in


def test_the_administration_has_no_sign_in_of_its_own(cast, client):
    with_password(cast.ada)

    answer = client.get("/admin/login/?next=/admin/regions/user/")
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next=/admin/regions/user/")

    client.post("/admin/login/", {"username": cast.ada.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_a_password_alone_opens_nothing_by_any_door(cast, client):
    with_password(cast.ada)
    sign_in(client, cast.ada)

    for page in (HOME, "/admin/", "/people/invite/", "/account/tokens/", reverse("mfa_view_recovery_codes")):
        assert client.get(page).url == SET_UP, page
    assert client.get("/api/v1/me").status_code == 403


def test_the_administration_is_closed_with_the_role(cast, client):
    with_factor(cast.ada)
    browser = signed_in(cast.ada)
    assert browser.get("/admin/").status_code == 200
    other = people.enrol(email="bea@beheer.example", name="Bea", by=cast.ada)
    people.join(other, role=Role.ADMINISTRATOR, by=cast.ada)

    clock.move(days=1)
    people.end(cast.ada.memberships.get(), on=clock.day_of(clock.now()), by=other)
    clock.move(days=1)

    assert browser.get("/admin/").url.startswith("/admin/login/")
    assert browser.get("/admin/login/").status_code == 403
    assert browser.get("/admin/password_change/").status_code == 302


def test_the_administrations_own_page_for_passwords_is_the_one_of_everybody(cast):
    with_factor(cast.ada)

    assert signed_in(cast.ada).get("/admin/password_change/").url == reverse("account_change_password")


# --- the second factor is proved by this session


def test_loes_signs_in_with_password_and_code(cast):
    with_factor(cast.loes)

    browser = signed_in(cast.loes)

    assert browser.get(HOME).status_code == 200
    assert browser.get("/api/v1/me").status_code == 200


def test_a_session_that_proved_no_factor_is_asked_for_it_whatever_the_account_has(cast, client):
    with_factor(cast.loes)
    client.force_login(cast.loes)

    assert client.get(HOME).url == f"{PROVE}?next=%2F"
    assert client.get(reverse("mfa_view_recovery_codes")).url.startswith(PROVE), "a way around"
    assert client.get("/api/v1/me").status_code == 403

    answer = client.post(f"{PROVE}?next=/requests/", {"code": code()})
    assert answer.url == "/requests/"
    assert client.get("/requests/").status_code == 200


def test_a_role_that_needs_a_factor_asks_for_one_where_there_was_none(cast):
    browser = signed_in(with_password(cast.ineke))
    assert browser.get(HOME).status_code == 200

    people.join(cast.ineke, role=Role.LOCC, by=cast.ada)

    assert browser.get(HOME).url == SET_UP


def test_a_role_that_needs_a_factor_asks_again_for_the_one_that_was_proved(cast, machine):
    browser = signed_in(with_factor(cast.ineke))
    assert browser.get(HOME).status_code == 200

    people.join(cast.ineke, role=Role.LOCC, by=cast.ada)
    assert browser.get(HOME).url.startswith(PROVE)
    machine(60)  # an app shows a code for half a minute, and each is good for once
    browser.post(PROVE, {"code": code()})
    assert browser.get(HOME).status_code == 200

    people.join(cast.ineke, role=Role.VWS, by=cast.ada)
    assert browser.get(HOME).url.startswith(PROVE)


@pytest.mark.django_db(transaction=True)  # it is told when it is written
def test_setting_the_factor_up_is_a_proof_of_it(cast, client):
    with_password(cast.loes)
    sign_in(client, cast.loes)
    assert client.get(HOME).url == SET_UP
    secret = client.get(SET_UP).context["form"].secret

    client.post(SET_UP, {"code": code(secret)})

    assert Authenticator.objects.filter(user=cast.loes, type="totp").exists()
    assert client.get(HOME).status_code == 200
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200, "at once, to put them away"


@pytest.mark.django_db(transaction=True)  # it is told when it is written
def test_a_factor_set_up_is_asked_again_for_a_role_added_after_it(cast, client, machine):
    with_password(cast.loes)
    sign_in(client, cast.loes)
    client.post(SET_UP, {"code": code(client.get(SET_UP).context["form"].secret)})
    machine(1)

    people.join(cast.loes, role=Role.VWS, by=cast.ada)

    assert client.get(HOME).url.startswith(PROVE)


def test_a_factor_is_not_set_up_on_a_session_left_alone(cast, client, machine):
    sign_in(client, with_password(cast.loes))
    machine(6 * 60)

    assert client.get(SET_UP).url.startswith(reverse("account_reauthenticate"))
    client.post(SET_UP, {"code": "123456"})
    assert not Authenticator.objects.exists()


def test_what_was_sent_is_done_once_the_factor_is_proved(cast, client):
    with_factor(cast.gerard)
    client.force_login(cast.gerard)
    made = reverse("regions:tokens")

    asked = client.post(made, {"name": "script", "expires_at": "2021-01-31"})
    assert not cast.gerard.api_tokens.exists()
    answer = client.post(asked.url, {"code": code()})

    assert cast.gerard.api_tokens.get().name == "script"
    assert answer.context["secret"].startswith("msob_")


def test_who_needs_her_factor_cannot_take_it_away(cast, machine):
    with_factor(cast.loes)
    browser = signed_in(cast.loes)
    machine(60)
    browser.post(PROVE, {"code": code()})

    browser.post(reverse("mfa_deactivate_totp"))

    assert get_adapter().is_mfa_enabled(cast.loes)


def test_who_needs_none_may(cast, machine):
    browser = signed_in(with_factor(cast.ineke))
    machine(60)
    browser.post(PROVE, {"code": code()})

    browser.post(reverse("mfa_deactivate_totp"))

    assert not get_adapter().is_mfa_enabled(cast.ineke)


def test_a_lost_telephone_is_made_up_for_by_a_recovery_code(cast, client):
    with_factor(cast.loes)
    spare = Authenticator.objects.get(user=cast.loes, type="recovery_codes").wrap().get_unused_codes()[0]
    asked = sign_in(client, cast.loes)

    client.post(asked.url, {"code": spare})

    assert client.get(HOME).status_code == 200


def test_who_has_a_factor_proves_herself_anew_by_it_and_not_by_her_password(cast):
    browser = signed_in(with_factor(cast.loes))

    assert browser.get(reverse("account_reauthenticate")).url.startswith(PROVE)


# --- how long a session lasts


def test_a_session_ends_when_nothing_is_done_in_it(cast, machine):
    browser = signed_in(with_password(cast.ineke))
    machine(59 * 60)
    assert browser.get(HOME).status_code == 200
    machine(59 * 60)
    assert browser.get(HOME).status_code == 200

    machine(61 * 60)

    assert browser.get(HOME).url == f"{LOGIN}?next=/"


def test_what_a_page_asks_for_by_itself_keeps_no_session_alive(cast, machine):
    browser = signed_in(with_password(cast.ineke))
    machine(59 * 60)
    assert browser.get(HOME, headers={sessions.UNATTENDED: "yes"}).status_code == 200

    machine(2 * 60)

    assert browser.get(HOME).status_code == 302


def test_a_session_ends_twelve_hours_after_signing_in_whatever_is_done_in_it(cast, machine):
    browser = signed_in(with_password(cast.ineke))
    for _half_hour in range(23):
        machine(30 * 60)
        assert browser.get(HOME).status_code == 200

    machine(30 * 60)

    assert browser.get(HOME).status_code == 302


def test_activity_is_noted_once_a_minute(cast, machine, count_queries):
    browser = signed_in(with_password(cast.ineke))
    count_queries(browser, HOME)
    soon = count_queries(browser, HOME)
    machine(61)

    assert count_queries(browser, HOME) > soon
    assert count_queries(browser, HOME) == soon


@pytest.fixture
def places(cast):
    """Ineke at her desk, on her telephone and on a colleague's laptop; Loes at hers."""
    with_password(cast.ineke)
    desk = signed_in(cast.ineke, HTTP_USER_AGENT=FIREFOX)
    phone = signed_in(cast.ineke, HTTP_USER_AGENT=IPHONE, REMOTE_ADDR="192.0.2.7")
    laptop = signed_in(cast.ineke)
    return SimpleNamespace(desk=desk, phone=phone, laptop=laptop, loes=signed_in(with_factor(cast.loes)))


def end_of(browser, address="127.0.0.1"):
    """What ends the session at this network address of whoever looks at her own."""
    page = browser.get(WHERE)
    (pk,) = (place.pk for place in page.context["places"] if place.address == address)
    return reverse("session_end", args=[pk])


def test_ineke_recognises_where_she_is_signed_in_by_browser_address_and_moment(places, machine):
    machine(59 * 60)
    places.desk.get(HOME)
    machine(2 * 60)

    page = places.desk.get(WHERE)

    (place,) = page.context["places"]
    assert (place.browser, place.address, place.is_here) == ("Firefox, Windows", "127.0.0.1", True)
    assert (place.active - place.since).total_seconds() == pytest.approx(59 * 60, abs=60)
    assert "192.0.2.7" not in page.text, "that one would be asked to sign in at its next click"


def test_ineke_ends_one_of_her_sessions_and_it_is_out_at_its_next_click(places):
    end = end_of(places.desk, "192.0.2.7")

    first, second = places.desk.post(end, follow=True), places.desk.post(end, follow=True)

    assert places.phone.get(HOME).url == f"{LOGIN}?next=/"
    assert "Safari, iPhone" not in first.text
    for answer in (first, second):
        assert "You are not signed in there any more." in answer.text
    assert [browser.get(HOME).status_code for browser in (places.desk, places.laptop, places.loes)] == [200, 200, 200]


def test_nobody_ends_the_session_of_somebody_else(places):
    places.loes.post(end_of(places.desk, "192.0.2.7"))

    assert places.phone.get(HOME).status_code == 200


def test_ending_the_session_one_looks_from_is_signing_out(places):
    answer = places.phone.post(end_of(places.phone, "192.0.2.7"))

    assert answer.url == LOGIN
    assert places.phone.get(HOME).status_code == 302


def test_ineke_ends_all_her_other_sessions(places):
    places.desk.post(WHERE)

    assert [browser.get(HOME).status_code for browser in (places.phone, places.laptop)] == [302, 302]
    assert [browser.get(HOME).status_code for browser in (places.desk, places.loes)] == [200, 200]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", "Chrome, Android"),
        ("curl/8.5.0", "curl/8.5.0"),
    ],
)
def test_a_browser_is_named_as_people_know_it(agent, words):
    assert browser_in_words(agent) == words
