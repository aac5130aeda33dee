"""What arrives and can't be taken in is handed back to whoever typed it, and to nobody else."""

import json
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from foundation import drafts
from requests_app.models import Event
from tests.browsing import text_of

WORDS = "dit mag niet verloren gaan"
HOME = {"origin": "http://testserver", "referer": "http://testserver/requests/"}
HTMX = {"HX-Request": "true"}


@pytest.fixture
def remark(an_alert):
    """The address of the form for a remark."""
    return reverse("requests:deed", args=[an_alert().reference, "comment"])


@pytest.fixture
def typed(cast):
    """What Ineke's form sends."""
    return {"text": WORDS, "key": "a-key", "audience": "all", "typed_by": drafts.person(cast.ineke)}


def remarks():
    return Event.objects.filter(action="comment").count()


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "U hebt opnieuw ingelogd"), ("en", "You signed in anew while this form stood open")]
)
def test_a_form_from_before_the_sign_in_is_handed_back_on_a_page_of_ours(cast, browser, remark, typed, language, words):
    ineke = browser("ineke", enforce_csrf_checks=True)
    ineke.cookies["django_language"] = language

    refused = ineke.post(remark, typed | {"csrfmiddlewaretoken": "x" * 64}, headers=HOME)

    assert refused.status_code == 403
    assert words in text_of(refused)
    assert "DEBUG" not in text_of(refused)
    assert f'name="text" value="{WORDS}"' in text_of(refused)
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text_of(refused)))
    assert ineke.post(remark, again, headers=HOME).status_code == 302
    assert remarks() == 1


@pytest.mark.parametrize("headers", [{"origin": "https://elsewhere.example"}, {"origin": "null"}, {}])
def test_a_form_of_another_site_gets_nothing_back(browser, remark, typed, headers):
    refused = browser("ineke", enforce_csrf_checks=True).post(remark, typed, headers=headers)

    assert refused.status_code == 403
    assert "did not come from a page of this site" in text_of(refused)
    assert WORDS not in text_of(refused)


def test_a_password_is_never_handed_back(cast):
    nobody = Client(enforce_csrf_checks=True)
    typed = {"login": "ineke@avondzon.example", "password": "een heel geheime zin", "typed_by": "x"}

    for path in (reverse("account_login"), reverse("account_reauthenticate")):
        refused = nobody.post(path, typed, headers=HOME)
        assert refused.status_code == 403
        assert "geheim" not in text_of(refused)


def test_a_form_sent_after_the_session_ended_is_handed_back(browser, remark, typed):
    ineke = browser("ineke")
    Session.objects.all().delete()

    handed_back = ineke.post(remark, typed, headers=HOME)

    assert (handed_back.status_code, remarks()) == (401, 0)
    assert "You are signed out" in text_of(handed_back)
    assert f'name="text" value="{WORDS}"' in text_of(handed_back)
    assert f"{reverse('account_login')}?next=%2Frequests%2F" in text_of(handed_back)


def test_what_is_handed_back_is_said_as_people_read_it(client, cast):
    sent = {"starts_on": "2020-12-31", "call_back_number": "053 999 00 77", "send": "false", "key": "a-key"}

    page = text_of(client.post(reverse("requests:alert"), sent | {"typed_by": drafts.person(cast.ineke)}))

    said = page.partition("<dl")[2].partition("</dl>")[0]
    assert "31 dec 2020" in said
    assert "053 999 00 77" in said
    assert "false" not in said
    assert '<input type="hidden" name="send" value="false">' in page


def test_what_one_person_typed_is_never_sent_in_the_name_of_another(cast, browser, remark, typed):
    gerard = browser("gerard")

    for answer in (gerard.post(remark, typed), gerard.post(remark, typed, headers=HTMX)):
        assert (answer.status_code, remarks()) == (409, 0)
        assert "opened by another person" in text_of(answer)


def test_a_script_that_saves_without_a_session_gets_words_and_no_page(client, remark, typed):
    told = client.post(remark, typed, headers=HTMX | HOME)
    client.cookies["django_language"] = "en"
    polled = client.get(reverse("requests:alert"), headers=HTMX)

    assert told.status_code == 401
    assert "<html" not in text_of(told)
    assert 'name="key" value="a-key"' in text_of(told)
    assert (polled.status_code, polled["HX-Reswap"]) == (401, "none")


def test_a_page_names_the_keys_of_what_was_done_and_of_nothing_else(browser, remark, typed):
    ineke = browser("ineke")
    ineke.post(remark, typed | {"text": "", "key": "refused"})
    ineke.post(remark, typed)

    assert done_on(ineke.get("/")) == ["a-key"]
    assert done_on(browser("gerard").get("/")) == []


def done_on(page):
    found = re.search(r'data-done="([^"]*)"', page.content.decode())[1]
    return json.loads(found.replace("&quot;", '"'))


def test_the_key_that_locks_her_drafts_stands_on_her_own_pages_alone(cast, browser, client):
    secret = drafts.secret(cast.ineke)

    assert secret in text_of(browser("ineke").get("/"))
    assert secret not in text_of(browser("gerard").get("/"))
    assert "data-secret" not in text_of(client.get(reverse("account_login")))
