"""The roof: headers, health, language, second factor, logs, and what is answered when no view answers."""

import io
import logging
import time
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import InterfaceError, OperationalError, connection
from django.test import RequestFactory
from django.urls import resolve, reverse

from msob import checks, health, language, tasks
from msob.context import NAVIGATION, navigation
from msob.logs import RequestMiddleware
from regions.models import Membership, User

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture
def person():
    """Makes somebody in a role without scope; without a role, somebody who speaks for nobody."""

    def make(role="", **fields):
        user = User.objects.create_user("somebody@msob.example", name="Somebody", **fields)
        if role:
            Membership.objects.create(user=user, role=role, valid_from="2020-01-01")
        return user

    return make


# --- health


def test_live_asks_nothing_of_anything(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/-/live")

    assert answer.json() == {"status": "ok"}


def test_health_is_green_with_a_database_and_a_beat(client, settings):
    settings.MSOB_EXPECT_BEAT = True
    tasks.heartbeat()

    answer = client.get("/-/health")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "checks": {"database": "ok", "beat": "ok", "messages": "ok"}}


def test_health_is_red_when_beat_was_never_heard(client, settings):
    settings.MSOB_EXPECT_BEAT = True

    answer = client.get("/-/health")

    assert answer.status_code == 503
    assert answer.json()["checks"]["beat"] == "never heard"


def test_health_is_red_when_beat_fell_silent(client, settings):
    cache.set(health.BEAT, time.time() - settings.MSOB_BEAT_SILENCE_SECONDS - 1)

    answer = client.get("/-/health")

    assert answer.status_code == 503
    assert answer.json()["checks"]["beat"] == "silent"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_health_is_red_without_a_database(client, error):
    with patch.object(connection, "cursor", side_effect=error("gone: secret host name")):
        answer = client.get("/-/health")

    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] == "unreachable"
    assert b"secret" not in answer.content


def test_metrics_answer_to_the_token_only(client, settings):
    assert client.get("/-/metrics").status_code == 404
    settings.MSOB_METRICS_TOKEN = "figures"

    assert client.get("/-/metrics").status_code == 404
    assert client.get("/-/metrics", headers={"Authorization": "Bearer other"}).status_code == 404
    assert client.get("/-/metrics", headers={"Authorization": "Bearer figures"}).status_code == 200


# --- headers


def test_no_page_lets_anything_inline_or_foreign_in(client):
    policy = client.get(LOGIN)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "http" not in policy


def test_only_the_page_with_the_qr_code_may_show_a_data_picture(client, person):
    client.force_login(person())

    policy = client.get(reverse("mfa_activate_totp"))["Content-Security-Policy"]

    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy


def test_every_api_answer_names_the_version_and_is_not_kept(client):
    answer = client.get("/api/v1/nowhere")

    assert answer["API-Version"] == "1.0.0"
    assert "no-store" in answer["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer


def test_any_site_may_read_the_description_of_the_api(client):
    answer = client.get("/api/v1/openapi.json")

    assert answer["Access-Control-Allow-Origin"] == "*"


# --- when no view answers


def test_an_unknown_address_of_the_api_is_a_problem_and_no_redirect(client):
    for address in ("/api/v1/nowhere", "/api/v1/requests/", "/api/v1/requests/MSOB-2020-00001/"):
        answer = client.get(address)

        assert answer.status_code == 404
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == 404


def test_an_unknown_page_is_a_page(client):
    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


# --- language


def test_dutch_is_the_default_whatever_the_browser_prefers(client):
    answer = client.get(LOGIN, headers={"Accept-Language": "en-GB,en"})

    assert '<html lang="nl"' in answer.content.decode()


def test_the_choice_of_a_language_is_kept(client):
    client.post(reverse("set_language"), {"language": "en", "next": LOGIN})

    assert '<html lang="en"' in client.get(LOGIN).content.decode()


def test_the_language_of_the_account_counts_until_another_is_chosen(rf, person):
    request = rf.get("/")
    request.user = person(language="en")
    assert language.chosen(request) == "en"

    request.COOKIES["django_language"] = "nl"
    assert language.chosen(request) == "nl"

    request.COOKIES["django_language"] = "../../x"
    assert language.chosen(request) == "nl"


# --- second factor


@pytest.fixture
def strict(settings):
    """An installation that wants a second factor."""
    settings.MSOB_REQUIRE_SECOND_FACTOR = True


def test_an_authority_without_second_factor_gets_no_further_than_setting_it_up(client, person, strict):
    client.force_login(person("locc"))

    for page in ("/", "/requests/", "/account/tokens/"):
        answer = client.get(page)

        assert answer.status_code == 302
        assert answer["Location"] == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_the_api_says_so_instead_of_redirecting(client, person, strict):
    client.force_login(person("locc"))

    answer = client.get("/api/v1/requests")

    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"


def test_who_speaks_for_no_authority_may_do_without(client, person, strict):
    client.force_login(person())

    assert client.get("/nowhere/").status_code == 404


def test_nobody_signs_up_by_herself(client):
    client.post(
        "/account/signup/", {"email": "x@msob.example", "password1": "long enough 1", "password2": "long enough 1"}
    )

    assert not User.objects.exists()


# --- logs


def test_a_log_line_holds_no_query_and_no_secret():
    request = RequestFactory().get("/account/invitation/0123456789abcdef0123456789/?q=name+of+somebody")

    line = RequestMiddleware(lambda request: None).format_request(request)

    assert line == "GET /account/invitation/…/"


@pytest.fixture
def log(monkeypatch):
    """What the process writes to its log, as text."""
    written = io.StringIO()
    (handler,) = (one for one in logging.getLogger().handlers if type(one) is logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", written)
    return written


def test_a_mistake_of_ours_is_logged_with_its_place_and_without_what_was_typed(log):
    typed = "Mevrouw De Vries is ziek"
    try:
        raise KeyError(len(typed))
    except KeyError:
        logging.getLogger("msob").exception("it_broke")

    assert "KeyError" in log.getvalue()
    assert "test_roof.py" in log.getvalue()
    assert typed not in log.getvalue()


@pytest.mark.parametrize("route", ["account/invitation", "answer"])
def test_what_django_logs_of_a_refused_link_holds_no_secret_either(client, log, route):
    client.get(f"/{route}/0123456789abcdef0123456789/")

    assert "0123456789abcdef" not in log.getvalue()
    assert log.getvalue().count(f"/{route}/\\u2026/") == 2, "our line and Django's"


# --- checks


def test_psycopg_3_is_refused():
    assert checks.only_psycopg2(None) == []
    with patch.object(checks, "find_spec", return_value=object()):
        assert [error.id for error in checks.only_psycopg2(None)] == ["msob.E001"]


# --- navigation


def test_every_entry_of_the_navigation_leads_somewhere():
    for _label, name, _readers in NAVIGATION:
        assert resolve(reverse(name)).view_name == name


def test_the_navigation_shows_a_role_its_own_pages(rf, person):
    request = rf.get("/people/")
    request.user = person("administrator")

    entries = navigation(request)

    assert {entry["url"] for entry in entries} >= {"/", "/people/", "/institutions/"}
    assert [entry["url"] for entry in entries if entry["current"]] == ["/people/"]
