"""A key is a promise: sent again it gives the first result, whatever has become of the world meanwhile.

That each deed does so by page and API stands in tests/test_parity.py.
"""

import json
import socket
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from foundation import clock
from regions import tokens
from requests_app.deeds import triangle
from requests_app.models import Event, Outcome, PendingEvent, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.records import journal
from tests import recipes, road
from tests.at_once import at_once

GRANT = {"outcome": "grant", "motivation": "ja", "key": "the-last-word"}


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


@pytest.fixture
def last_word(cast):
    """A request before the triangle to which all have granted people but Gerard: his position settles it."""
    support_request = recipes.build(cast, Status.REVIEW).request
    for person in (cast.dirk, cast.vera):
        persons = road.all_persons(support_request)
        triangle.give_position(support_request, by=person, outcome=Outcome.GRANT, motivation="ja", persons=persons)
    support_request.lines_tuned = [{"line": key, "persons": number} for key, number in persons.items()]
    return support_request


def position_by_api(cast, support_request, **changes):
    client = Client()
    client.force_login(cast.gerard)
    path = f"/api/v1/requests/{support_request.reference}/positions"
    sent = GRANT | {"persons": support_request.lines_tuned} | changes
    return client.post(path, sent, content_type="application/json")


def position_by_page(browser, support_request, **changes):
    path = reverse("requests:deed", args=[support_request.reference, "give-position"])
    rows = enumerate(support_request.lines_tuned)
    persons = {f"persons-{number}-{name}": value for number, row in rows for name, value in row.items()}
    return browser("gerard").post(path, GRANT | persons | changes)


def spoke_and_granted(support_request):
    """How often it was done under the key, and how often it was granted."""
    events = support_request.events
    return events.filter(key=GRANT["key"]).count(), events.filter(action=Action.GRANT).count()


def test_the_position_that_settled_is_answered_again_by_the_api(cast, last_word):
    first, again = (position_by_api(cast, last_word) for _each in range(2))

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert spoke_and_granted(last_word) == (1, 1)


def test_the_position_that_settled_is_answered_again_by_the_page(browser, last_word):
    first, again = (position_by_page(browser, last_word) for _each in range(2))

    assert (first.status_code, again.status_code) == (302, 302)
    assert again["Location"] == first["Location"]
    assert spoke_and_granted(last_word) == (1, 1)


def test_a_position_that_comes_too_late_hears_so_and_not_that_its_outcome_is_wrong(cast, browser, last_word):
    position_by_api(cast, last_word)

    late = {"key": "late", "outcome": "nonsense", "motivation": ""}
    by_api, by_page = position_by_api(cast, last_word, **late), position_by_page(browser, last_word, **late)

    assert (by_api.status_code, by_page.status_code) == (409, 409)
    assert [lack["code"] for lack in by_api.json()["lacking"]] == ["no_review"]
    assert not by_page.context["form"].errors


def test_what_was_typed_anew_under_a_used_key_is_handed_back_with_a_new_one(browser, sent):
    ineke, path = browser("ineke"), reverse("requests:deed", args=[sent.reference, "comment"])
    typed = {"text": "the roster is empty", "audience": "all", "key": "once"}
    ineke.post(path, typed)

    refused = ineke.post(path, typed | {"text": "the roster is full"})

    form = refused.context["form"]
    assert refused.status_code == 422
    assert "sent before with something else in it" in refused.text
    assert form["text"].value() == "the roster is full"
    assert form["key"].value() not in ("", "once")
    again = ineke.post(path, typed | {"text": "the roster is full", "key": form["key"].value()})
    assert again.status_code == 302
    comments = sent.events.filter(action=Action.COMMENT)
    assert [event.facts["text"] for event in comments] == ["the roster is empty", "the roster is full"]


def test_another_alert_typed_in_a_form_that_was_sent_is_not_lost(browser, cast):
    ineke, path = browser("ineke"), reverse("requests:alert")
    typed = {"location": cast.avondzon.pk, "staff_type": "nurse", "persons": 8, "send": "false", "key": "once"}
    typed |= {"starts_on": "2020-12-30", "ends_on": "2021-01-11"}
    assert ineke.post(path, typed).status_code == 302

    refused = ineke.post(path, typed | {"persons": 9})

    assert refused.status_code == 422
    assert refused.context["form"]["persons"].value() == "9"
    assert refused.context["form"]["key"].value() != "once"
    assert SupportRequest.objects.count() == 1


# --- at once, and without an answer: real transactions, a real server


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_eight_at_once_one_is_told_that_it_did_it_and_all_are_told_what(cast, last_word):
    answers = at_once(*[lambda: position_by_api(cast, last_word)] * 8)

    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({json.dumps(answer.json(), sort_keys=True) for answer in answers}) == 1
    assert spoke_and_granted(last_word) == (1, 1)
    assert journal.check(SupportRequest.objects.get(pk=last_word.pk)) is None


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_who_lost_the_line_between_commit_and_answer_sends_it_again(cast, sent, live_server):
    _token, secret = tokens.issue(cast.ineke, name="roster", expires_at=clock.now() + timedelta(days=1))
    said = json.dumps({"text": "the roster is empty"})
    api = f"/api/v1/requests/{sent.reference}/comments", said, [f"Authorization: Bearer {secret}"]
    browser = Client()
    browser.force_login(cast.ineke)
    cookies = f"Cookie: sessionid={browser.cookies['sessionid'].value}; csrftoken={'c' * 32}"
    typed = f"csrfmiddlewaretoken={'c' * 32}&key=page&text=the+roster+is+full&audience=all"
    page = reverse("requests:deed", args=[sent.reference, "comment"]), typed, [cookies]
    api[2].extend(["Content-Type: application/json", "Idempotency-Key: api"])
    page[2].append("Content-Type: application/x-www-form-urlencoded")

    for key, (path, body, headers) in {"api": api, "page": page}.items():
        hang_up(live_server, path, body, headers)
        wait_for(key)
        again = call(live_server, path, body, headers)
        assert again == {"api": "200", "page": "302"}[key]

    assert [event.facts["text"] for event in sent.events.filter(action=Action.COMMENT)] == [
        "the roster is empty",
        "the roster is full",
    ]
    assert PendingEvent.objects.filter(event__action=Action.COMMENT).count() == 2


def line_to(live_server, path, body, headers):
    """A connection on which all was sent and nothing read."""
    host, port = live_server.thread.host, live_server.thread.port
    line = socket.create_connection((host, port), timeout=10)
    head = [f"POST {path} HTTP/1.1", f"Host: {host}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    line.sendall("\r\n".join([*head, "", body]).encode())
    return line


def hang_up(*sent):
    """The line is cut before any answer can be read."""
    line_to(*sent).close()


def wait_for(key):
    """Until what was sent under the key is committed."""
    for _each in range(500):
        if Event.objects.filter(key=key).exists():
            return
        time.sleep(0.02)
    raise AssertionError(f"{key} was never done")


def call(*sent):
    with line_to(*sent) as line:
        return line.makefile("rb").readline().decode().split()[1]
