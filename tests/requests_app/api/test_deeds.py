"""Acting through the API: one way in for each deed, every error at once, nothing done twice."""

import json

import pytest
from django.test import Client

from foundation import clock
from regions import tokens
from requests_app.deeds import ladder, need_and_situation
from requests_app.models import Application, Event, Fingerprint, NeedLine, Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import a_line, ask, days
from tests.requests_app.api.conftest import names

ALERT = {
    "staffType": "nurse",
    "persons": 8,
    "startsOn": "2020-12-29",
    "endsOn": "2021-01-11",
    "firstUnsafeShiftAt": "2020-12-29T23:00:00+01:00",
    "callBackNumber": "053 999 00 11",
    "clientsOnSite": 84,
}


@pytest.fixture
def alert_of(cast):
    """What Ineke sends for De Avondzon."""
    return lambda **changes: {"location": cast.avondzon.pk, **ALERT, **changes}


# --- raising an alert


def test_ineke_raises_the_alert_and_hears_what_happened(cast, api, alert_of):
    answer = api("ineke", "post", "requests", alert_of())

    made = SupportRequest.objects.get()
    told = answer.json()
    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/requests/{made.reference}/events/2"
    assert {name: told[name] for name in ("action", "status", "version", "actor", "role", "reference")} == {
        "action": "submit",
        "status": "regional",
        "version": 1,
        "actor": "Ineke Avink",
        "role": "institution",
        "reference": made.reference,
    }
    assert told["dueAt"] == "2020-12-28T15:00:00Z"
    assert api("ineke", "get", answer["Location"]).json()["hash"] == made.head_hash


def test_an_alert_and_its_return_take_few_statements(cast, api, client, alert_of, django_assert_max_num_queries):
    def post(who, path, most, **sent):
        api(who, "get", "me")
        with django_assert_max_num_queries(most):
            assert client.post(f"/api/v1/{path}", sent, content_type="application/json").status_code == 201

    post("ineke", "requests", 40, **alert_of(key="few"))
    events = f"requests/{SupportRequest.objects.get().reference}/events"
    post("gerard", events, 24, action="return_to_institution", reason="Bel ons even.", key="back")


def test_an_alert_may_stay_a_draft(api, alert_of):
    told = api("ineke", "post", "requests", alert_of(send=False, persons=None, staffType=None)).json()

    assert (told["action"], told["status"], told["dueAt"]) == ("open", "draft", None)


def test_the_same_alert_sent_twice_is_one_alert(api, alert_of):
    first = api("ineke", "post", "requests", alert_of(key="one"))
    again = api("ineke", "post", "requests", alert_of(key="one"))

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert SupportRequest.objects.count() == 1


def test_an_incomplete_alert_isnt_sent_and_says_all_that_is_lacking(api, cast):
    answer = api("ineke", "post", "requests", {"location": cast.avondzon.pk})

    assert names(answer) == set(ALERT)
    assert not SupportRequest.objects.exists()


def test_nobody_raises_an_alert_for_another_home(api, cast, alert_of):
    assert names(api("petra", "post", "requests", alert_of())) == {"location"}
    assert api("karin", "post", "requests", alert_of()).status_code == 403
    assert api(None, "post", "requests", alert_of()).status_code == 401


# --- the general door


def test_a_click_is_an_event(cast, api, an_alert):
    support_request = an_alert()

    answer = api(
        "gerard",
        "post",
        f"requests/{support_request.reference}/events",
        {"action": "return_to_institution", "reason": "Which ward?"},
    )

    assert answer.status_code == 201
    assert (answer.json()["status"], answer.json()["reason"]) == ("draft", "Which ward?")
    assert answer["Location"].endswith("/events/3")


def test_a_deed_with_data_is_sent_on_to_its_own_resource(api, an_alert):
    reference = an_alert().reference

    for action, resource in [("set_urgency", f"/{reference}/urgencies"), ("accept_offer", "offers/{id}/acceptances")]:
        answer = api("gerard", "post", f"requests/{reference}/events", {"action": action})
        assert names(answer) == {"action"}
        assert resource in answer.json()["errors"][0]["reason"]
    assert Event.objects.count() == 2


def test_what_isnt_a_deed_is_refused(api, an_alert):
    path = f"requests/{an_alert().reference}/events"

    assert names(api("gerard", "post", path, {})) == {"action"}
    for action in (None, "", "overdue", "open", "explode", 7, ["submit"], {"submit": 1}):
        assert names(api("gerard", "post", path, {"action": action})) == {"action"}


def test_a_deed_without_reason_may_be_given_one(api, an_alert):
    reference = an_alert().reference

    answer = api("gerard", "post", f"requests/{reference}/events", {"action": "ask_figures", "reason": "Round at ten"})

    assert answer.json()["reason"] == "Round at ten"
    assert api("gerard", "post", f"requests/{reference}/events", {"action": "ask_figures"}).status_code == 201


def test_a_reason_that_is_asked_must_be_given(api, an_alert):
    answer = api("gerard", "post", f"requests/{an_alert().reference}/events", {"action": "return_to_institution"})

    assert names(answer) == {"reason"}


def test_too_early_is_told_with_what_is_lacking(api, an_alert):
    answer = api("gerard", "post", f"requests/{an_alert().reference}/events", {"action": "escalate_to_national"})

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert [lack["code"] for lack in answer.json()["lacking"]] == ["rung_open"] * 3


def test_an_old_version_is_told_what_changed(cast, api, an_alert):
    support_request = an_alert()
    line = support_request.lines.get()
    need_and_situation.change_line(line, by=cast.ineke, persons=9)

    answer = api(
        "gerard", "post", f"requests/{support_request.reference}/events", {"action": "ask_figures", "version": 1}
    )

    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    (told,) = answer.json()["changed"]
    event = support_request.events.last()
    at = event.at.isoformat().replace("+00:00", "Z")
    as_data = {"path": "needLines.1.persons", "before": 8, "after": 9, "who": event.standing, "at": at}
    assert as_data.items() <= told.items()
    assert "De Avondzon" in told["who"]
    assert "Ineke" not in told["who"]
    assert any("8 → 9" in change["sentence"] for change in answer.json()["changed"])


def test_what_is_still_to_be_filled_in_is_told_by_its_names_in_a_request(cast, api, a_request, client):
    """Gerard files too early: a program reads which fields, and finds each of them in the request itself."""
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    path = f"requests/{support_request.reference}"

    answer = api("gerard", "post", f"{path}/events", {"action": "file_application"})

    assert answer.status_code == 409, answer.text
    asked = {name for lack in answer.json()["lacking"] for name in lack["fields"]}
    assert {"application.whyNotMarket", "application.signatory", "situation.openShifts", "needLines.1.ward"} <= asked
    read = api("gerard", "get", path).json()
    lines = {str(line["number"]): line for line in read["needLines"]}
    whole = read | {"needLines": lines, "attachments": []}
    assert [name for name in asked if not is_there(whole, name)] == []
    (deed,) = [one for one in read["deeds"] if one["action"] == "file_application"]
    assert deed["lacking"] == answer.json()["lacking"]


def is_there(whole, name):
    """Whether the dotted `name` leads to something in `whole`; what is null as a whole has all its names."""
    first, _dot, rest = name.partition(".")
    if whole is None or not rest:
        return whole is None or first in whole
    return first in whole and is_there(whole[first], rest)


def test_gerard_does_by_telephone_what_the_home_told_him(api, an_alert):
    reference = an_alert().reference
    call = {"spokenName": "location manager", "spokenAt": "2020-12-28T07:50:00+01:00"}

    answer = api("gerard", "post", f"requests/{reference}/situations", {"measuredAt": "2020-12-28T06:00:00Z", **call})
    half = api(
        "gerard",
        "post",
        f"requests/{reference}/situations",
        {"measuredAt": "2020-12-28T06:00:00Z"} | {"spokenName": "x"},
    )

    assert answer.status_code == 201
    assert answer.json()["spokenBy"] == {"name": "location manager", "at": "2020-12-28T06:50:00.000000Z"}
    assert names(half) == {"spokenAt"}


# --- resources


def test_petra_answers_and_offers_at_once(cast, api, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    offer = {"line": 1, "staffType": "nurse", "persons": 2, "startsOn": "2020-12-30", "endsOn": "2021-01-02"}

    answer = api("petra", "post", f"inquiries/{inquiry.pk}/answers", {"answer": "partly", **offer})

    assert answer.status_code == 201
    assert answer["Location"] == f"/api/v1/inquiries/{inquiry.pk}"
    told = answer.json()
    assert told["facts"]["offers"][0]["persons"] == 2
    assert (told["reference"], told["status"], told["version"], told["dueAt"]) == (None, None, None, None)
    accepted = api("ineke", "post", f"offers/{inquiry.offers.get().pk}/acceptances", {"persons": 1})
    assert accepted.json()["facts"]["persons"] == 1


def test_what_isnt_sent_of_a_need_line_stays(cast, api, an_alert):
    support_request = an_alert()
    line = support_request.lines.get()
    api("ineke", "post", f"need-lines/{line.pk}/changes", {"tasks": "nights", "substitutes": ["medic"]})

    answer = api("ineke", "post", f"need-lines/{line.pk}/changes", {"persons": 9, "registeredOnly": True})

    line.refresh_from_db()
    assert answer.status_code == 201
    assert (line.persons, line.tasks, line.substitutes, line.registered_only) == (9, "nights", ["medic"], True)
    assert (line.starts_on, line.ends_on) == (days(0), days(13))


def test_no_substitute_is_something_else_than_not_said(cast, api, an_alert):
    line = an_alert(lines=[a_line(substitutes=["medic"])]).lines.get()

    answer = api("ineke", "post", f"need-lines/{line.pk}/changes", {"substitutes": []})

    line.refresh_from_db()
    assert answer.status_code == 201
    assert answer.json()["facts"]["substitutes"] == line.substitutes == []


def test_what_isnt_sent_of_the_application_stays_and_null_empties(api, an_alert):
    path = f"requests/{an_alert().reference}/applications"
    api("ineke", "post", path, {"whyNotSelf": "nobody left", "ppeDays": 4, "meals": True})

    api("ineke", "post", path, {"whyNotInTime": "a week", "ppeDays": None})

    made = Application.objects.get()
    assert (made.why_not_self, made.why_not_in_time, made.ppe_days, made.meals) == ("nobody left", "a week", None, True)
    assert made.legal_basis == "msob"


def test_what_isnt_sent_of_the_alert_stays(api, an_alert):
    support_request = an_alert()

    answer = api("ineke", "post", f"requests/{support_request.reference}/alerts", {"callBackNumber": "053 999 00 99"})

    before = support_request.first_unsafe_shift_at
    support_request.refresh_from_db()
    assert answer.status_code == 201
    assert support_request.first_unsafe_shift_at == before
    assert support_request.call_back_number == "+31539990099"


def test_what_isnt_sent_of_a_situation_stays_unknown(api, an_alert):
    support_request = an_alert()
    api("ineke", "post", f"requests/{support_request.reference}/situations", {"measuredAt": "2020-12-28T06:00:00Z"})

    assert list(support_request.situations.order_by("pk").values_list("clients_on_site", flat=True)) == [84, None]


def test_a_need_line_once_removed_isnt_removed_twice(cast, api, an_alert):
    line = an_alert(send=False).lines.get()

    first = api("ineke", "post", f"need-lines/{line.pk}/removals", {"key": "gone"})
    again = api("ineke", "post", f"need-lines/{line.pk}/removals", {"key": "gone"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert api("ineke", "post", f"need-lines/{line.pk}/removals", {"key": "other"}).status_code == 404
    assert api("petra", "post", f"need-lines/{line.pk}/removals", {"key": "gone"}).status_code == 404
    assert not NeedLine.objects.exists()


# --- a key


def test_a_replay_answers_with_the_first_event(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"

    first = api("ineke", "post", path, {"text": "once", "key": "k"})
    again = api("ineke", "post", path, {"text": "once", "key": "k"})

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first["Location"] == again["Location"]
    assert Event.objects.filter(action=Action.COMMENT).count() == 1


def test_the_key_may_stand_in_the_header(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"
    header = {"headers": {"Idempotency-Key": "in-the-header"}}

    assert api("ineke", "post", path, {"text": "once"}, **header).status_code == 201
    assert api("ineke", "post", path, {"text": "once"}, **header).status_code == 200
    assert names(api("ineke", "post", path, {"text": "x"}, headers={"Idempotency-Key": "k" * 65})) == {"key"}


def test_something_else_under_the_same_key_is_refused_and_not_lost_unseen(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"
    api("ineke", "post", path, {"text": "the roster is empty", "key": "k"})

    blanks = api("ineke", "post", path, {"text": "  the roster is empty ", "key": "k"})
    other = api("ineke", "post", path, {"text": "the roster is full", "key": "k"})

    assert blanks.status_code == 200
    assert (other.status_code, other.json()["code"]) == (422, "key_used")
    assert [event.facts["text"] for event in Event.objects.filter(action=Action.COMMENT)] == ["the roster is empty"]


def test_a_key_from_before_fingerprints_were_kept_still_gives_the_first_result(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"
    first = api("ineke", "post", path, {"text": "once", "key": "k"})
    Fingerprint.objects.all().delete()

    again = api("ineke", "post", path, {"text": "twice", "key": "k"})

    assert (again.status_code, again.json()) == (200, first.json())


def test_what_was_refused_uses_no_key_up(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"

    assert api("ineke", "post", path, {"text": "", "key": "k"}).status_code == 400
    assert api("ineke", "post", path, {"text": "once", "key": "k"}).status_code == 201


def test_the_version_that_was_read_may_stand_in_a_header(cast, api, an_alert):
    path = f"requests/{an_alert().reference}"
    read = api("ineke", "get", path)["ETag"]
    line = api("ineke", "get", path).json()["needLines"][0]["id"]
    deed = {"headers": {"If-Match": read, "Idempotency-Key": "more"}}
    more = ("ineke", "post", f"need-lines/{line}/changes", {"persons": 9})

    assert api(*more, **deed).status_code == 201
    assert api(*more, **deed).status_code == 200  # the key comes first: it was this very deed that made it change

    late = api("gerard", "post", f"{path}/comments", {"text": "late"}, headers={"If-Match": read})
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert any("8 → 9" in change["sentence"] for change in late.json()["changed"]), late.json()["changed"]
    now = api("ineke", "get", path)["ETag"]
    assert now != read
    for fits in (now, f"W/{now}", f"{read}, {now}", "*"):
        assert api("gerard", "post", f"{path}/comments", {"text": "ok"}, headers={"If-Match": fits}).status_code == 201
    for fits_not in ("", "later", '"x"'):
        headers = {"If-Match": fits_not}
        assert api("gerard", "post", f"{path}/comments", {"text": "no"}, headers=headers).status_code == 412
    both = {"text": "no", "version": api("ineke", "get", path).json()["version"]}
    assert api("gerard", "post", f"{path}/comments", both, headers={"If-Match": read}).status_code == 412


def test_a_party_that_was_asked_isnt_told_what_changed_in_the_request(cast, api, an_alert):
    support_request = an_alert()
    inquiry = ask(cast, support_request, Rung.CARE_OFFICE)
    need_and_situation.change_line(support_request.lines.get(), by=cast.ineke, persons=9)

    late = api("karin", "post", f"inquiries/{inquiry.pk}/answers", {"answer": "nothing", "version": 1})

    assert (late.status_code, late.json()["code"]) == (409, "stale")
    untold = dict.fromkeys(("path", "before", "after", "who", "at"))
    assert late.json()["changed"] == [{"sentence": "De aanvraag is gewijzigd sinds u die opende.", **untold}]


def test_one_key_isnt_for_two_deeds(api, an_alert):
    path = f"requests/{an_alert().reference}"
    api("gerard", "post", f"{path}/comments", {"text": "once", "key": "k"})

    answer = api("gerard", "post", f"{path}/urgencies", {"urgency": "high", "key": "k"})

    assert (answer.status_code, answer.json()["code"]) == (422, "key_used")


def test_keys_of_two_people_dont_meet(api, an_alert):
    path = f"requests/{an_alert().reference}/comments"

    assert api("ineke", "post", path, {"text": "mine", "key": "k"}).status_code == 201
    assert api("gerard", "post", path, {"text": "mine", "key": "k"}).status_code == 201


# --- who asks


def test_a_token_acts_without_csrf_and_a_session_needs_it(cast, an_alert):
    reference = an_alert().reference
    _token, secret = tokens.issue(cast.ineke, name="script", expires_at=clock.now() + tokens.LONGEST)
    path, body = f"/api/v1/requests/{reference}/comments", json.dumps({"text": "hello"})
    strict = Client(enforce_csrf_checks=True)

    def post(**headers):
        return strict.post(path, body, content_type="application/json", headers=headers)

    assert post().status_code == 401
    assert post(Authorization="Bearer made-up").status_code == 401
    assert post(Authorization=f"Bearer {secret}").status_code == 201
    strict.force_login(cast.ineke)
    assert post().status_code == 403
    assert post(Authorization=f"Bearer {secret}").status_code == 201


def test_a_deed_on_something_unseen_is_not_found(cast, api):
    scene = recipes.in_the_region(cast)
    paths = {
        f"need-lines/{scene.line.pk}/changes",
        f"inquiries/{scene.waiting[0].pk}/answers",
        f"offers/{scene.offers[0].pk}/acceptances",
        f"on-behalf/{scene.behalves[0].pk}/confirmations",
        f"requests/{scene.request.reference}/comments",
        "need-lines/99999999999999999999999/changes",
        "requests/MSOB-2020-99999/comments",
    }
    before = SupportRequest.objects.get().head_number

    for path in paths:
        assert api("wim", "post", path, {}).status_code == 404, path
        assert api(None, "post", path, {}).status_code == 401, path
    assert SupportRequest.objects.get().head_number == before


def test_karin_contests_what_was_said_in_her_name(cast, api, an_alert, spoken):
    inquiry = ask(cast, an_alert(), Rung.CARE_OFFICE)
    ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))
    (told,) = api("karin", "get", "on-behalf").json()["results"]

    answer = api("karin", "post", f"on-behalf/{told['id']}/contests", {"reason": "I said: call me back"})

    inquiry.refresh_from_db()
    assert answer.status_code == 201, answer.text
    assert inquiry.state == "pending"
    assert api("karin", "get", "on-behalf").json()["results"] == []


def test_the_journal_holds_after_all_this(cast, api, an_alert):
    support_request = an_alert()
    api("gerard", "post", f"requests/{support_request.reference}/urgencies", {"urgency": "lifesaving"})
    api("ineke", "post", f"requests/{support_request.reference}/comments", {"text": "ok"})

    support_request.refresh_from_db()
    assert workflow.journal.check(support_request) is None
    assert support_request.head_number == 4
