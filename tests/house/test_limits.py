"""Limits that count the right person: an account and an address each by itself, behind proxies that are believed."""

import re
from types import SimpleNamespace

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from foundation import clock
from msob.proxies import farthest_known
from notifications import links
from regions import tokens
from tests.signing_in import LOGIN, PASSWORD, sign_in, with_password

PROXY, HOSPITAL, ELSEWHERE = "172.30.0.2", "198.51.100.7", "203.0.113.9"
ME = "/api/v1/me"


def at(address, via=None):
    """A browser at `address`, behind a proxy at `via`."""
    if via is None:
        return Client(REMOTE_ADDR=address)
    return Client(REMOTE_ADDR=via, HTTP_X_FORWARDED_FOR=address)


@pytest.fixture
def proxied(settings):
    settings.MSOB_TRUSTED_PROXIES = ["172.30.0.0/28"]


@pytest.fixture
def people(cast):
    """Ineke and Petra, with passwords."""
    return with_password(cast.ineke), with_password(cast.petra)


def err(client, email):
    return client.post(LOGIN, {"login": email, "password": "not this one at all"})


def is_in(client):
    return "_auth_user_id" in client.session


# --- who asks


@pytest.mark.parametrize(
    ("peer", "chain", "found"),
    [
        (HOSPITAL, "", HOSPITAL),
        (HOSPITAL, ELSEWHERE, HOSPITAL),  # no proxy of ours: anybody can write the header
        (PROXY, HOSPITAL, HOSPITAL),
        (PROXY, f"{ELSEWHERE}, {HOSPITAL}", HOSPITAL),  # what the client wrote stands before what the proxy saw
        (PROXY, f"{HOSPITAL}, 172.30.0.3", HOSPITAL),  # two proxies of ours
        (PROXY, "nonsense", PROXY),
        (PROXY, "", PROXY),
        (PROXY, "2001:db8::1", "2001:db8::1"),
        ("", HOSPITAL, ""),
    ],
)
def test_who_asks_is_whom_the_last_proxy_of_ours_saw(proxied, peer, chain, found):
    assert farthest_known(peer, chain) == found


def logged(caplog):
    return {record.msg["ip"] for record in caplog.records if isinstance(record.msg, dict) and "ip" in record.msg}


def test_the_log_believes_a_proxy_of_ours_and_nobody_else(db, proxied, caplog):
    at(HOSPITAL, via=PROXY).get("/nowhere/")
    assert logged(caplog) == {HOSPITAL}

    caplog.clear()
    at(HOSPITAL, via=ELSEWHERE).get("/nowhere/", headers={"X-Real-IP": HOSPITAL})
    assert logged(caplog) == {ELSEWHERE}


def test_without_the_setting_no_header_is_believed(db, caplog):
    at(HOSPITAL, via=PROXY).get("/nowhere/")

    assert logged(caplog) == {PROXY}


def test_who_says_she_came_by_tls_is_believed_of_a_proxy_alone(db, proxied, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    said = {"X-Forwarded-Proto": "https"}

    assert at(HOSPITAL, via=PROXY).get(LOGIN, headers=said).status_code == 200
    assert at(HOSPITAL).get(LOGIN, headers=said).status_code == 301


# --- signing in


def test_ten_typos_of_colleagues_close_the_door_for_nobody(people, proxied):
    ineke, _petra = people
    for number in range(30):
        err(at(HOSPITAL, via=PROXY), f"colleague{number}@avondzon.example")

    browser = at(HOSPITAL, via=PROXY)
    sign_in(browser, ineke)

    assert is_in(browser)


def test_five_typos_close_one_account_whatever_the_address_and_nobody_elses(people, proxied):
    ineke, petra = people
    for number in range(5):
        err(at(f"198.51.100.{number}", via=PROXY), ineke.email)

    hers, anothers = at(ELSEWHERE, via=PROXY), at("198.51.100.1", via=PROXY)
    sign_in(hers, ineke)
    sign_in(anothers, petra)

    assert not is_in(hers)
    assert is_in(anothers)


def test_an_address_that_tries_all_accounts_is_closed_and_no_other(people, proxied, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "8/m/ip,5/5m/key"}
    ineke, petra = people
    for number in range(8):
        err(at(HOSPITAL, via=PROXY), f"guess{number}@avondzon.example")

    there, elsewhere = at(HOSPITAL, via=PROXY), at(ELSEWHERE, via=PROXY)
    sign_in(there, ineke)
    sign_in(elsewhere, petra)

    assert not is_in(there)
    assert is_in(elsewhere)


def test_too_many_resets_say_when_to_come_back(db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "2/m/ip"}
    client = at(HOSPITAL)
    page = reverse("account_reset_password")

    statuses = [client.post(page, {"email": "a@x.example"}).status_code for _time in range(3)]
    answer = client.post(page, {"email": "a@x.example"})

    assert statuses == [302, 302, 429]
    assert int(answer["Retry-After"]) > 0
    assert "429" in answer.text


# --- programs


@pytest.fixture
def few(settings, monkeypatch):
    """So few that a test fills them, on a clock that stands still ten seconds into the minute: `few.seconds`."""
    stands = SimpleNamespace(seconds=1_200_010.0)
    monkeypatch.setattr(clock, "machine_seconds", lambda: stands.seconds)
    settings.MSOB_LIMITS = {"api_account": (3, 60), "api_address": (5, 60), "dead_token": (2, 60)}
    settings.MSOB_LIMITS |= {"link": (3, 600), "calendar": (3, 600)}
    return stands


@pytest.fixture
def secret(cast):
    """A function: a token of somebody."""

    def make(user):
        made = tokens.issue(user, name="script", expires_at=clock.now() + tokens.LONGEST / 2)
        return {"Authorization": f"Bearer {made[1]}"}

    return make


def is_asked_to_wait(answer, within):
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= within
    return True


def test_a_program_that_runs_wild_waits_and_a_colleagues_does_not(cast, few, secret):
    wild, calm = secret(cast.ineke), secret(cast.petra)
    assert [at(HOSPITAL).get(ME, headers=wild).status_code for _time in range(3)] == [200] * 3

    refused = at(HOSPITAL).get(ME, headers=wild)

    assert is_asked_to_wait(refused, 60)
    assert refused["Content-Type"] == "application/problem+json"
    assert (refused.json()["status"], refused.json()["code"]) == (429, "throttled")
    assert is_asked_to_wait(at(ELSEWHERE).get(ME, headers=wild), 60), "the account, wherever it asks from"
    assert at(HOSPITAL).get(ME, headers=calm).status_code == 200


def test_it_goes_on_when_the_minute_is_over(cast, few, secret):
    wild = secret(cast.ineke)
    for _time in range(4):
        answer = at(HOSPITAL).get(ME, headers=wild)

    few.seconds += int(answer["Retry-After"])

    assert at(HOSPITAL).get(ME, headers=wild).status_code == 200


def test_an_address_has_a_count_of_its_own(cast, few, secret):
    statuses = [
        at(HOSPITAL).get(ME, headers=secret(user)).status_code
        for user in (cast.ineke, cast.petra, cast.hans)
        for _time in range(2)
    ]

    assert statuses == [200] * 5 + [429]
    assert at(ELSEWHERE).get(ME, headers=secret(cast.hans)).status_code == 200


def test_who_tries_tokens_waits_and_a_live_one_beside_her_works(cast, few, secret):
    made_up = {"Authorization": "Bearer msob_made-up"}
    assert [at(HOSPITAL).get(ME, headers=made_up).status_code for _time in range(2)] == [401, 401]

    assert is_asked_to_wait(at(HOSPITAL).get(ME, headers=made_up), 60)
    assert at(HOSPITAL).get(ME, headers=secret(cast.ineke)).status_code == 200
    assert at(ELSEWHERE).get(ME, headers=made_up).status_code == 401


def test_neighbours_in_one_network_of_ipv6_are_one_address(cast, few):
    made_up = {"Authorization": "Bearer msob_made-up"}

    statuses = [at(f"2001:db8::{number}").get(ME, headers=made_up).status_code for number in range(1, 4)]

    assert statuses == [401, 401, 429]


@pytest.mark.parametrize("name", ["notifications:answer_by_link", "regions:invitation_accept", "calendar"])
def test_who_tries_links_waits(db, few, name):
    made_up = reverse(name, args=[signing.Signer(salt="another").sign("1")])
    for _time in range(3):
        assert at(HOSPITAL).get(made_up).status_code in {404, 410}

    assert is_asked_to_wait(at(HOSPITAL).get(made_up), 600)
    assert at(ELSEWHERE).get(made_up).status_code in {404, 410}


def test_a_link_that_is_opened_too_often_says_when_it_opens_again(db, monkeypatch):
    monkeypatch.setattr(links, "OPENINGS", 0)
    path = reverse("notifications:answer_by_link", args=[signing.Signer(salt=links.SALT).sign("1")])

    assert is_asked_to_wait(at(HOSPITAL).get(path), links.WITHIN)


def test_the_description_of_the_api_says_that_one_may_have_to_wait(client, db):
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    operations = [(path, verb, found[verb]["responses"]) for path, found in paths.items() for verb in found]
    missing = [(path, verb) for path, verb, responses in operations if "429" not in responses]

    assert missing == []
    assert "Retry-After" in next(iter(paths["/me"].values()))["responses"]["429"]["headers"]


def test_nobody_is_told_apart_by_what_is_wrong(people):
    ineke, _petra = people

    said = {re.sub(r'value="[^"]*"', "", err(at(HOSPITAL), email).text) for email in (ineke.email, "nobody@x.example")}

    assert len(said) == 1
    assert PASSWORD not in next(iter(said))
