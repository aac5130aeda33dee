"""What the product doesn't run on is refused while its settings load, before anything of it has started."""

import json
import string
import sys

import pytest

from tests.house.test_containers import BUILD, run

NONE_OF_PRODUCTION = dict.fromkeys(BUILD, "")
LIVE = "postgresql://localhost:5432/msob"
KEY = string.ascii_letters + string.digits


def load(**variables):
    """What is complained of when the settings load with these; "" when they do."""
    answer = run(sys.executable, "-c", "import msob.settings", **variables)
    return answer.stderr if answer.returncode else ""


def test_an_installation_loads():
    assert load() == ""


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"SECRET_KEY": "unused"}, "SECRET_KEY"),
        ({"SECRET_KEY": "embedded-demo-and-tests-only-nothing-to-protect"}, "SECRET_KEY"),
        ({"SECRET_KEY": "abc" * 30}, "SECRET_KEY"),
        ({"SECRET_KEY_FALLBACKS": f"{KEY},short"}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "msob.example,*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"EMAIL_URL": "dummymail://"}, "EMAIL_URL"),
        ({"EMAIL_URL": "consolemail://"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp://"}, "EMAIL_URL"),
        ({"MSOB_BEHIND_PROXY": "1"}, "MSOB_TRUSTED_PROXIES"),
        ({"MSOB_DEMO": "1", "DATABASE_URL": LIVE}, "DATABASE_URL"),
        ({"MSOB_DEMO": "1", "DATABASE_URL": "sqlite:////srv/live.sqlite3"}, "DATABASE_URL"),
        ({"MSOB_DEMO": "1", "DATABASE_URL": "", "MSOB_CLOCK": "real"}, "MSOB_CLOCK"),
        ({"MSOB_TEST": "1", "DATABASE_URL": LIVE}, "MSOB_TEST"),
    ],
    ids=str,
)
def test_it_doesnt_run_on(tmp_path, wrong, why):
    answer = load(**{"MSOB_DATA_DIR": str(tmp_path)} | wrong)

    assert "ImproperlyConfigured" in answer
    assert why in answer


def test_all_that_is_wrong_is_said_at_once():
    answer = load(SECRET_KEY="short", ALLOWED_HOSTS="*", EMAIL_URL="dummymail://")

    assert all(name in answer for name in ("SECRET_KEY", "ALLOWED_HOSTS", "EMAIL_URL"))


def test_organisations_that_sign_in_are_named_apart_over_tls_and_for_whole_domains():
    right = {"provider_id": "zorggroep", "name": "Z", "settings": {"server_url": "https://z.example", "acr": ["gold"]}}
    wrong = right | {"settings": {"server_url": "http://z.example", "domains": "z.example"}}

    assert load(MSOB_OIDC_APPS=json.dumps([right])) == ""
    answer = load(MSOB_OIDC_APPS=json.dumps([right, wrong]))
    assert all(part in answer for part in ("provider_id of its own", "https://", "as lists"))


@pytest.mark.parametrize(
    "right",
    [
        {"MSOB_DEMO": "1"},
        {"MSOB_TEST": "1"},
        {"MSOB_TEST": "1", "DATABASE_URL": "postgresql://localhost:5432/test_msob_main"},
        {"MSOB_TEST": "1", "DATABASE_URL": "postgresql://localhost:5432/msob_bench_1000"},
    ],
)
def test_the_demo_and_the_tests_load_on_their_own(tmp_path, right):
    assert load(**NONE_OF_PRODUCTION | {"MSOB_DATA_DIR": str(tmp_path)} | right) == ""
