"""Every deed through both doors: page and API answer alike and leave the same in the journal.

Each deed is really done, twice: by the page, in a savepoint that is rolled back, and by the API from the same state.
The API is sent the example of its description; the page what a browser would send for the same. What was done is sent
once more by each door, under the same key: nothing more happens and the answer is the same.
"""

from contextlib import contextmanager
from datetime import datetime

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import override_settings
from django.urls import reverse

from capacity.models import Booking
from foundation import clock
from foundation.problems import snake
from foundation.rows import RowsField
from requests_app.api.dossier import resource_of
from requests_app.doors import DOORS
from requests_app.models import RANK, Event, PendingEvent, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.views.lacks import deed_url
from tests import recipes
from tests.every_text import with_a_bsn
from tests.requests_app.api.places import body, place_for

KEY = {"key": "the-same-key-for-both"}
MADE = {"inquiry", "inquiries", "offer", "offers", "comment", "attachment", "situation", "bookings", "cost"}
SAME = {302: "done", 201: "done", 200: "done"}


class Undo(Exception):
    """Ends a savepoint whose work isn't wanted."""


# --- what a browser sends


def typed(form: forms.Form, sent: dict, *, keeps: bool) -> dict:
    """The fields of a page, filled in with what the API is `sent`; a page that changes something sends all of it."""
    values = {snake(name): value for name, value in sent.items()}
    if keeps:
        values = {name: value for name, value in form.initial.items() if name in form.fields} | values
    rows = [name for name in values if isinstance(form.fields.get(name), RowsField)]
    written = {name: text for row in rows for name, text in rows_as_text(form.fields[row], row, values.pop(row))}
    texts = {name: as_text(form.fields.get(name), value) for name, value in values.items()}
    return written | {name: text for name, text in texts.items() if text is not None}


def rows_as_text(field, name, rows):
    """The inputs of the small table a field with rows is."""
    for number, row in enumerate(rows):
        for column, value in row.items():
            yield f"{name}-{number}-{snake(column)}", as_text(field.columns[snake(column)], value)


def as_text(field, value):
    if isinstance(field, forms.NullBooleanField):
        return {True: "true", False: "false", None: "unknown"}[value]
    if isinstance(field, forms.BooleanField):
        return "on" if value else None
    if isinstance(field, forms.DateTimeField) and value:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and value != "x" else value
        return moment if value == "x" else moment.astimezone(clock.AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    return "" if value is None else value


# --- both doors


def by_page(client, place, sent):
    """A press of the button in a page as it was opened; `changes` are made to what was typed."""
    form = place.door.open(place.target, by=place.person())
    data, url = typed(form, sent, keeps=DOORS[place.action].keeps), deed_url(place.door, place.target)
    return lambda **changes: client.post(url, data | a_file(place) | changes)


def by_api(client, place, sent):
    """A call."""
    path = resource_of(place.door, place.target)
    if a_file(place):
        return lambda **changes: client.post(path, sent | a_file(place) | changes)
    action = {"action": place.action.value} if not place.door.resource else {}
    return lambda **changes: client.post(path, action | sent | changes, content_type="application/json")


def without_an_answer(press, lost_answers):
    """It is done, and whoever sent it doesn't hear so."""
    with lost_answers(), pytest.raises(ConnectionResetError):
        press()


def keeps_its_promise(press, answer):
    """Sent again nothing more happens and the answer is the same; something else under the same key is refused."""
    before = done()
    again = press()
    assert (again.get("Location"), body_of(again)) == (answer.get("Location"), body_of(answer))
    assert (answer.status_code, again.status_code) in {(201, 200), (302, 302)}
    assert press(spoken_name="other", spokenName="other").status_code == 422
    assert done() == before


def done():
    """All that a deed leaves: journal, outbox and bookings."""
    rows = (Event.objects.order_by("pk"), PendingEvent.objects.order_by("pk"), Booking.objects.order_by("pk"))
    return [list(found.values()) for found in rows]


def body_of(answer):
    return answer.json() if answer["Content-Type"].startswith("application/json") else ""


def a_file(place) -> dict:
    if place.action != Action.ATTACH:
        return {}
    return {"file": SimpleUploadedFile("brief.pdf", recipes.A_PDF), "proves": "request"}


def outcome(client, door, place, who, sent, lost_answers=None):
    """(what the answer means, what it left in the journal); nothing of it stays."""
    client.force_login(place.person(who))
    before = SupportRequest.objects.get(pk=place.scene.request.pk).head_number
    try:
        with transaction.atomic():
            press = door(client, place, sent)
            if lost_answers and door is by_page:  # the API's first answer is compared with its second
                without_an_answer(press, lost_answers)
            answer = press()
            left = [told(event) for event in place.scene.request.events.filter(number__gt=before)]
            if lost_answers:
                keeps_its_promise(press, answer)
            raise Undo
    except Undo:
        return SAME.get(answer.status_code, answer.status_code), left


def told(event: Event) -> tuple:
    facts = {name: value for name, value in event.facts.items() if name not in MADE}
    how = (event.role, event.standing, event.spoken_by, event.key, event.version)
    return (event.action, event.actor_id, facts, event.reason, event.to_status, *how)


def both(client, place, who, sent, lost_answers=None):
    """What page and API make of it; they must agree."""
    sent = {name: value for name, value in sent.items() if name != "action"} | KEY
    page = outcome(client, by_page, place, who, sent, lost_answers)
    api = outcome(client, by_api, place, who, sent, lost_answers)
    assert page == api, (place.action, who, sent)
    return page


class LosesAnswers:
    """Middleware: all was done, and the connection is gone before the answer is there."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self.get_response(request)
        raise ConnectionResetError


@pytest.fixture
def lost_answers(client, settings):
    """While it stands, what is sent is done and no answer comes back."""

    @contextmanager
    def standing():
        kept = client.handler
        with override_settings(MIDDLEWARE=[f"{__name__}.LosesAnswers", *settings.MIDDLEWARE]):
            client.handler = type(kept)(kept.enforce_csrf_checks)
            yield
        client.handler = kept

    return standing


# --- the deeds


SEEN_WHENEVER_POSSIBLE = {Action.AGREE_ACTION, Action.REPORT_ACTION_DONE}
"""Possible in every status in which those who do them see the request."""


@pytest.mark.drawn(3)
@pytest.mark.parametrize("action", DOORS)
def test_a_deed_is_the_same_by_page_and_api(cast, client, action, lost_answers):
    place = place_for(action, cast)

    answer, left = both(client, place, place.who, place.body, lost_answers)
    assert (answer, left[0][0]) == ("done", action), place.who

    assert both(client, place, place.who, place.body | {"version": "x"}) == (400, [])
    if RULES[action].reasoned:
        assert both(client, place, place.who, place.body | {"reason": " "}) == (400, [])
    lets_no_bsn_in(client, place)
    assert both(client, place, place.stranger(), place.body) == (404, [])
    if bystander := place.bystander():
        assert both(client, place, bystander, place.body) == (403, [])
        assert both(client, place, bystander, place.body | {"version": "x"}) == (403, [])
    if (outside := set(RANK) - set(RULES[action].sources)) and action not in SEEN_WHENEVER_POSSIBLE:
        recipes.put(place.scene, max(outside, key=RANK.get))
        assert both(client, place, place.who, place.body | {"version": "x"}) == (409, [])


def lets_no_bsn_in(client, place):
    """Every text of the deed that holds one is named."""
    sent, names = with_a_bsn(place.door.form, place.body)
    if not names:
        return
    client.force_login(place.person())
    refused = by_api(client, place, sent | KEY)().json()["errors"]
    assert {error["name"] for error in refused if error["code"] == "bsn"} == names


def test_what_somebody_else_changed_is_told_by_both(cast, client):
    place = place_for(Action.SET_URGENCY, cast)

    assert both(client, place, place.who, place.body | {"version": 99}) == (409, [])


def test_what_was_told_by_telephone_is_recorded_alike(cast, client):
    place = place_for(Action.EDIT_APPLICATION, cast)
    call = {"spokenName": "location manager", "spokenAt": "2020-12-28T08:30:00+01:00"}

    answer, (event,) = both(client, place, "gerard", place.body | call)

    assert answer == "done"
    assert event[7]["name"] == "location manager"
    assert both(client, place, "gerard", place.body | {"spokenName": "location manager"}) == (400, [])


def test_a_bsn_is_refused_by_both(cast, client):
    for action, text in [(Action.COMMENT, "text"), (Action.SET_PRIORITY, "priorityReason"), (Action.ASK, "question")]:
        place = place_for(action, cast)
        assert both(client, place, place.who, place.body | {text: "ask for 111222333"}) == (400, [])


# --- the alert


def raised(client, cast, who, sent, *, by_page):
    client.force_login(getattr(cast, who))
    try:
        with transaction.atomic():
            if by_page:
                answer = client.post(reverse("requests:alert"), {snake(name): value for name, value in sent.items()})
            else:
                answer = client.post("/api/v1/requests", sent, content_type="application/json")
            left = [told(event) for event in Event.objects.order_by("number")]
            raise Undo
    except Undo:
        return SAME.get(answer.status_code, answer.status_code), left


@pytest.mark.parametrize(
    ("who", "changes", "expected"),
    [
        ("ineke", {}, "done"),
        ("gerard", {}, "done"),
        ("karin", {}, 403),
        ("petra", {}, 400),
        ("ineke", {"persons": ""}, 400),
        ("ineke", {"persons": 201}, 400),
        ("ineke", {"endsOn": "2020-12-20"}, 400),
    ],
)
def test_an_alert_is_the_same_by_page_and_api(cast, client, who, changes, expected):
    sent = body(Action.OPEN, cast) | changes
    on_page = sent | {"firstUnsafeShiftAt": "2020-12-29T23:00", "send": "true"}

    page = raised(client, cast, who, on_page, by_page=True)
    api = raised(client, cast, who, sent, by_page=False)

    assert page == api
    assert api[0] == expected
    assert [event[0] for event in api[1]] == (["open", "submit"] if expected == "done" else [])
