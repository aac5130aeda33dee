"""What is sent to the API: read strictly, every error at once, nothing too large, files judged by content."""

import pytest
from django import forms

from capacity.models import Plan
from notifications import outbox
from notifications.models import Notification
from requests_app.api.shapes import UnknownKind, described
from requests_app.doors import DOORS
from requests_app.models import Event, Status
from requests_app.models.actions import Action
from requests_app.records import reviews
from tests import recipes
from tests.requests_app.api.conftest import names


def test_every_error_comes_at_once_by_its_own_name(api, an_alert):
    wrong = {
        "staffType": "wizard",
        "persons": "eight",
        "startsOn": "28-12-2020",
        "ends_on": "2021-01-11",
        "dayShift": 1,
    }

    assert names(api("ineke", "post", f"requests/{an_alert().reference}/need-lines", wrong)) == {
        "staffType",
        "persons",
        "startsOn",
        "endsOn",
        "dayShift",
    }


WRONG = {
    "persons": ["8", 8.0, 8.5, True, [8], {"a": 1}, 10**30, -1, 0, 201],
    "startsOn": ["2020-12-32", "20201229", "2020-12-29T00:00:00Z", 20201229, ""],
    "dayShift": ["true", 1, "on"],
    "registeredOnly": ["yes", 0],
    "substitutes": ["medic", [1.5], ["wizard"], [["medic"]], {}],
    "tasks": [5, True, ["x"], "\ud800", "a\x00b"],
    "staffType": [["nurse"], None, "", 3, {}],
    "version": ["1", -1, 1.5],
    "asRole": ["king", ["ghor"]],
    "key": [7, "k" * 65],
    "spokenAt": ["2020-12-28T07:00:00", "yesterday", 1609142400, "0001-01-01T00:00:00+14:00"],
}


def test_a_wrong_type_is_named_and_nothing_is_done(api, an_alert):
    path = f"requests/{an_alert().reference}/need-lines"
    good = {"staffType": "host", "persons": 2, "startsOn": "2020-12-30", "endsOn": "2021-01-11"}

    for name, values in WRONG.items():
        for value in values:
            answer = api("ineke", "post", path, good | {name: value})
            assert answer.status_code == 400, (name, value, answer.text)
    assert Event.objects.count() == 2


def test_what_isnt_a_json_object_is_refused(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"

    for body in ("{", "[]", "7", '"text"', "null", "[" * 100_000, '{"text": NaN}', b"\xff\xfe"):
        answer = api("ineke", "post", path, body)
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json"), body[:20]
        assert names(answer) == {"nonFieldErrors"}, body[:20]


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "Dit is geen JSON: regel 2, teken 9."), ("en", "This isn't JSON: line 2, character 9.")],
)
def test_what_isnt_json_is_told_where_it_breaks_off_in_the_readers_language(api, an_alert, language, said):
    path = f"requests/{an_alert().reference}/comments"

    answer = api("ineke", "post", path, '{\n"text": zo}', headers={"Accept-Language": language})

    (error,) = answer.json()["errors"]
    assert error == {"name": "nonFieldErrors", "code": "parse_error", "reason": said}
    assert answer["Content-Language"] == language


def test_another_media_type_is_refused(api, an_alert):
    path = f"requests/{an_alert().reference}"

    for kind in (
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ):
        assert api("ineke", "post", f"{path}/comments", "text=hello", content_type=kind).status_code == 415
    assert api("ineke", "post", f"{path}/attachments", {"proves": "request"}).status_code == 415


def test_too_much_json_is_refused_before_it_is_read(api, an_alert):
    answer = api("ineke", "post", f"requests/{an_alert().reference}/comments", {"text": "x" * 1_100_000})

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_a_bsn_is_refused_unless_declared_not_to_be_one(api, an_alert):
    path = f"requests/{an_alert().reference}"

    for resource, text in [("applications", "whyNotSelf"), ("comments", "text")]:
        refused = api("ineke", "post", f"{path}/{resource}", {text: "about 111222333"})
        declared = api("ineke", "post", f"{path}/{resource}", {text: "about 111222333", "notABsn": True})
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "bsn")
        assert declared.json()["facts"]["notABsn"] is True


def test_the_wrong_person_hears_so_before_what_she_typed_wrongly(api, an_alert):
    reference = an_alert().reference

    assert api("ineke", "post", f"requests/{reference}/urgencies", {"urgency": "loud"}).status_code == 403
    assert api("wim", "post", f"requests/{reference}/urgencies", {"urgency": "loud"}).status_code == 404
    assert names(api("gerard", "post", f"requests/{reference}/urgencies", {"urgency": "loud"})) == {"urgency"}


def test_get_on_a_resource_that_only_takes_deeds_isnt_done(api, an_alert):
    answer = api("gerard", "get", f"requests/{an_alert().reference}/urgencies")

    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")


# --- rows


@pytest.fixture
def proposed(cast, api):
    """A function that proposes these lines for De Avondzon's request, as Ineke."""
    reference = recipes.build(cast, Status.TUNING).request.reference
    good = {"line": 1, "staffType": "nurse", "startsOn": "2020-12-30", "endsOn": "2021-01-11", "minimumTeam": 1}

    def send(*rows):
        lines = [good | row if isinstance(row, dict) else row for row in rows]
        return api("ineke", "post", f"requests/{reference}/proposals", {"lines": lines, "reason": "fewer"})

    return send


def test_what_is_wrong_in_a_row_is_told_with_its_number(proposed):
    answer = proposed({"persons": 2}, {"persons": "2", "endsOn": "soon"}, {"persons": 2, "colour": "red"})

    assert names(answer) == {"lines"}
    told = [error["reason"] for error in answer.json()["errors"]]
    assert [any(f"{number}," in reason for reason in told) for number in (1, 2, 3)] == [False, True, True]
    assert len(told) == 3


def test_rows_are_a_list_of_objects(proposed):
    for rows in ([7], ["x"], [None], [[]]):
        assert names(proposed(*rows)) == {"lines"}
    assert names(proposed()) == {"lines"}
    assert names(proposed({"line": 99, "persons": 2})) == {"lines"}
    assert proposed({"persons": 2}).status_code == 201


def test_a_row_of_one_request_isnt_offered_to_the_next(cast):
    ours, theirs = recipes.build(cast, Status.REVIEW), recipes.build(cast, Status.REVIEW)
    first = DOORS[Action.GIVE_POSITION].open(ours.request, by=cast.vera)
    DOORS[Action.GIVE_POSITION].open(theirs.request, by=cast.vera)

    offered = [key for key, _label in first.fields["persons"].columns["line"].choices]
    assert offered == [str(line.pk) for line in reviews.tuned_lines(ours.request)]


# --- files


@pytest.fixture
def upload(cast, client, an_alert):
    """A function that attaches a file to De Avondzon's request."""
    reference = an_alert().reference

    def send(who="ineke", content=recipes.A_PDF, **more):
        client.force_login(getattr(cast, who))
        file = recipes.SimpleUploadedFile("brief.pdf", content, content_type="application/pdf")
        return client.post(f"/api/v1/requests/{reference}/attachments", {"proves": "request", "file": file, **more})

    return send


STRANGE = [
    ("gerard", "get", "me?foo=1", None, "foo"),
    ("gerard", "get", "requests?overdue=banaan", None, "overdue"),
    ("gerard", "get", "requests?status=regional&status=national", None, "status"),
    ("gerard", "post", "messages/read", {"foo": 1}, "foo"),
    ("loes", "post", "pressure", {"place": "nl", "day": "2020-12-27", "source": "x", "icOccupied": "8"}, "icOccupied"),
    ("gerard", "post", "messages/read", {"messages": ["8"]}, "messages.0"),
    ("gerard", "patch", "preferences", {"results": [{"foo": 1}]}, "results.0.foo"),
    ("dirk", "post", "plans", {"weight": {"persons": 1}}, "weight"),
    ("dirk", "post", "plans", {"weights": {"person": 1}}, "weights"),
    ("dirk", "post", "plans", {"weights": {"persons": "1"}}, "weights.persons"),
    ("ada", "post", "institutions", {"name": "x", "isActive": False, "locations": []}, "isActive"),
    ("ada", "post", "institutions", {"name": 8, "locations": [{"nam": "x"}]}, "locations.0.nam"),
    ("ada", "post", "institutions", {"name": 8, "locations": []}, "name"),
]


@pytest.mark.parametrize(("who", "method", "path", "body", "name"), STRANGE)
def test_what_isnt_known_or_is_of_another_type_is_refused_and_nothing_is_done(cast, api, who, method, path, body, name):
    answer = api(who, method, path, body)

    assert name in names(answer)
    assert not Plan.objects.exists()


def test_nothing_is_marked_as_read_by_a_name_that_is_mistyped(api, an_alert):
    an_alert()
    outbox.sweep()
    unread = Notification.objects.filter(read_at=None).count()

    assert names(api("gerard", "post", "messages/read", {"mesages": []})) == {"mesages"}
    assert unread
    assert Notification.objects.filter(read_at=None).count() == unread


def test_a_file_is_attached(upload):
    sent = {"audience": "all", "key": "file", "spokenName": "", "notABsn": "false"}
    answer = upload(**sent)

    assert answer.status_code == 201, answer.text
    assert (answer.json()["facts"]["name"], answer.json()["facts"]["size"]) == ("brief.pdf", len(recipes.A_PDF))
    assert upload(**sent).status_code == 200
    assert upload(**sent, content=recipes.A_PDF + b" and another page").status_code == 422


def test_a_file_is_judged_by_its_content(upload):
    assert names(upload(content=b"MZ program")) == {"file"}
    assert names(upload(content=b"")) == {"file"}
    assert names(upload(proves="everything", colour="red")) == {"proves", "colour"}
    assert upload(who="ineke", audience="authorities").status_code == 403


def test_too_large_a_file_is_refused(upload, settings):
    settings.MSOB_MAX_ATTACHMENT_BYTES = 1000

    for content in (b"%PDF-" + b"x" * 1000, b"%PDF-" + b"x" * 100_000):
        answer = upload(content=content)
        assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_a_form_that_cannot_be_sent_as_json_is_named_when_it_is_described():
    class Odd(forms.Form):
        address = forms.Field()

    with pytest.raises(UnknownKind, match="how Field is sent"):
        described(Odd, "Odd")
