"""The API of webhooks: what the pages do, by the same rules; a secret is told once, and to whom it belongs."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from jsonschema import Draft202012Validator

from foundation import clock
from notifications import outbox, webhooks, webhooks_replay
from notifications.api.webhook_shapes import EXAMPLE
from notifications.models import WebhookDelivery, WebhookEndpoint
from notifications.roads import ROADS
from regions import tokens
from requests_app.deeds import conversation
from tests.cast import ask
from tests.notifications.endpoints import ADDRESS, of
from tests.requests_app.api.conftest import names

WEBHOOK = ROADS["webhook"]
GHOR = {"description": "GHOR4all", "url": "https://ghor.example/in", "kinds": ["task", "ladder"]}
OF_TWENTE = {"role": "ghor", "safetyRegion": "VR05"}
STRANGERS = ["petra", "gerard", "loes", "karin", "vera", "dirk"]


def of_webhook(endpoint, rest=""):
    return f"webhooks/{endpoint.pk}{rest}"


@pytest.fixture
def systems(cast, endpoint):
    """De Avondzon, Twente, Karin's care office, LOCC and a fact-finding team each have a system, all added by Ada."""
    for name in ("gerard", "karin", "loes", "fenna", "petra"):
        url = f"https://{name}.example/"
        webhooks.add(by=cast.ada, url=url, description=name, kinds=webhooks.KINDS, **of(getattr(cast, name)))


@pytest.fixture
def told(endpoint, a_request):
    """The deliveries of an alert to the system of De Avondzon, oldest first."""
    a_request()
    outbox.sweep()
    return list(WebhookDelivery.objects.filter(endpoint=endpoint).order_by("pk"))


# --- from the first to the last


def test_gerard_adds_a_webhook_tries_it_and_hears_when_it_isnt_taken(api, receiver):
    new = GHOR | OF_TWENTE | {"url": f"{receiver.url}/ghor"}

    made = api("gerard", "post", "webhooks", new)
    assert made.status_code == 201
    assert new.items() <= made.json().items()
    assert (made.json()["isActive"], made.json()["label"], made.json()["institution"]) == (True, "GHOR Twente", None)
    assert made["Location"] == f"/api/v1/webhooks/{made.json()['id']}"
    assert "no-store" in made["Cache-Control"]

    trial = f"{made['Location']}/trial"
    receiver.secrets["/ghor"] = made.json()["secret"]
    assert (api("gerard", "post", trial).status_code, api("gerard", "post", trial).json()) == (201, {"status": 204})
    assert {event.get_type() for _path, event in receiver.events} == {"nl.msob.trial"}

    receiver.secrets["/ghor"] = "whsec_AAAA"
    refused = api("gerard", "post", trial)
    assert (refused.status_code, refused["Content-Type"]) == (409, "application/problem+json")
    (lack,) = refused.json()["lacking"]
    assert (lack["code"], "antwoordde met 401" in lack["message"]) == ("not_taken", True)

    assert names(api("gerard", "post", "webhooks", new)) == {"url"}, "a second click makes no second one"


def test_a_trial_to_where_it_may_not_go_or_nobody_answers_is_refused_with_why(api, endpoint, settings):
    settings.MSOB_WEBHOOK_HTTP = True
    for url, why in [
        ("http://127.0.0.1:9/", "127.0.0.1 is niet bekend"),
        ("https://nobody.invalid/", "nobody.invalid is niet"),
    ]:
        WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=url)
        refused = api("ineke", "post", of_webhook(endpoint, "/trial"))
        assert (refused.status_code, why in refused.json()["detail"]) == (409, True), refused.text


def test_the_secret_is_told_when_it_is_made_and_never_again(cast, api, receiver, endpoint):
    replaced = api("ineke", "post", of_webhook(endpoint, "/secret"))

    assert replaced.status_code == 201
    assert replaced.json()["secret"] != endpoint.secret
    assert replaced.json()["earlierUntil"] == (clock.now() + timedelta(hours=24)).isoformat().replace("+00:00", "Z")
    for secret in (endpoint.secret, replaced.json()["secret"]):
        receiver.secret = secret
        assert api("ada", "post", of_webhook(endpoint, "/trial")).status_code == 201, "both sign"
    for who in ("ineke", "ada"):
        for path in ("", of_webhook(endpoint), of_webhook(endpoint, "/deliveries")):
            assert "whsec" not in api(who, "get", path or "webhooks").text
    assert "whsec" not in api("ineke", "patch", of_webhook(endpoint), {"description": "ECD 2"}).text


def test_a_program_asks_with_a_token(cast, client, endpoint):
    _token, secret = tokens.issue(cast.ineke, name="script", expires_at=clock.now() + tokens.LONGEST)

    found = client.get("/api/v1/webhooks", headers={"Authorization": f"Bearer {secret}"}).json()

    assert [one["id"] for one in found["results"]] == [endpoint.pk]


def test_the_example_of_the_description_works(cast, api):
    home = {"institution": cast.avondzon.institution_id}

    assert api("ineke", "post", "webhooks", EXAMPLE.value | home).status_code == 201


# --- whose it is


def test_nobody_and_who_doesnt_speak_for_it_find_no_webhook(api, endpoint, told):
    row, period = f"/deliveries/{told[0].pk}/again", {"from": "2020-12-27T08:00:00Z", "to": "2021-01-20T08:00:00Z"}
    before = WebhookEndpoint.objects.values().get()

    asked = [("get", ""), ("get", "/deliveries"), ("patch", ""), ("post", "/secret"), ("post", "/trial"), ("post", row)]
    asked += [("get", "/replays"), ("post", "/replays")]
    for method, rest in asked:
        data = {"isActive": False} if method == "patch" else period if (method, rest) == ("post", "/replays") else None
        answers = {who: api(who, method, of_webhook(endpoint, rest), data).status_code for who in [None, *STRANGERS]}
        assert answers == {None: 401} | dict.fromkeys(STRANGERS, 404), (method, rest)
    assert api(None, "post", "webhooks", GHOR | OF_TWENTE).status_code == 401
    assert WebhookEndpoint.objects.values().get() == before


def test_one_adds_for_ones_own_organisation_and_an_administrator_for_any(cast, api):
    home = {"role": "institution", "institution": cast.avondzon.institution_id}

    for who in ("gerard", "petra", "loes"):
        assert api(who, "post", "webhooks", GHOR | home).status_code == 403, who
    assert api("greet", "post", "webhooks", GHOR | OF_TWENTE).status_code == 403
    assert not WebhookEndpoint.objects.exists()
    assert api("ineke", "post", "webhooks", GHOR | home).status_code == 201
    assert api("ada", "post", "webhooks", GHOR | OF_TWENTE).status_code == 201
    assert api("ada", "post", "webhooks", GHOR | {"role": "locc"}).status_code == 201


@pytest.mark.parametrize("who", ["gerard", "karin", "rob", "roos", "fenna", "loes"])
def test_whose_it_is_is_said_as_in_me(cast, api, who):
    (held,) = api(who, "get", "me").json()["memberships"]
    scope = ("role", "institution", "safetyRegion", "careOfficeRegion", "roazRegion", "channel", "team")
    own = {name: held[name] for name in scope}

    made = api(who, "post", "webhooks", GHOR | own)

    assert made.status_code == 201, made.text
    assert own.items() <= made.json().items()
    assert WebhookEndpoint.objects.get().scopes == getattr(cast, who).memberships.get().scopes


def test_a_delivery_of_another_webhook_isnt_found(cast, api, endpoint, told):
    values = {"url": "https://b.example/", "description": "b", "kinds": ["task"]}
    other, _secret = webhooks.add(by=cast.ineke, **values, **of(cast.ineke))

    assert api("ineke", "post", of_webhook(other, f"/deliveries/{told[0].pk}/again")).status_code == 404


# --- what is sent


def test_every_error_comes_at_once_by_its_own_name(api, endpoint):
    wrong = {"description": "x" * 81, "kinds": ["gossip"], "role": "king", "safetyRegion": "VR99", "colour": "red"}

    assert names(api("ada", "post", "webhooks", GHOR | wrong)) == set(wrong)
    assert names(api("ada", "post", "webhooks", {})) == {"description", "url", "kinds", "role"}
    wrong = {"description": "", "kinds": "task", "isActive": "no", "role": "ghor"}
    assert names(api("ineke", "patch", of_webhook(endpoint), wrong)) == set(wrong)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"url": "http://ghor.example/in"}, "url"),
        ({"url": "https://10.0.0.1/"}, "url"),
        ({"url": "nonsense"}, "url"),
        ({"kinds": []}, "kinds"),
        ({"kinds": ["delivery"]}, "kinds"),
        ({"safetyRegion": 5}, "safetyRegion"),
        ({"safetyRegion": None}, "nonFieldErrors"),
        ({"role": "administrator"}, "role"),
        ({"secret": "whsec_AAAA"}, "secret"),
    ],
)
def test_what_cant_be_a_webhook_is_refused(api, cast, changes, name):
    assert name in names(api("ada", "post", "webhooks", GHOR | OF_TWENTE | changes))
    assert not WebhookEndpoint.objects.exists()


def test_what_isnt_json_is_refused(api, endpoint):
    for method, path in [("post", "webhooks"), ("patch", of_webhook(endpoint))]:
        for body in ("{", "[]", "7", "null"):
            assert api("ineke", method, path, body).status_code == 400, (method, body)
        assert api("ineke", method, path, "url=x", content_type="text/plain").status_code == 415


def test_what_isnt_sent_stays_as_it_is(cast, api, endpoint):
    changed = api("ineke", "patch", of_webhook(endpoint), {"isActive": False})
    assert (changed.status_code, changed.json()["isActive"]) == (200, False)
    assert (changed.json()["url"], changed.json()["description"]) == (ADDRESS, "ECD")
    assert changed.json()["kinds"] == [kind.value for kind in webhooks.KINDS]

    api("ada", "patch", of_webhook(endpoint), {"kinds": ["task"], "description": "ECD 2"})
    endpoint.refresh_from_db()
    assert (endpoint.kinds, endpoint.description, endpoint.is_active) == (["task"], "ECD 2", False)
    assert [one.history_user for one in endpoint.history.all()] == [cast.ada, cast.ineke, cast.ineke]


def test_what_a_colleague_changes_meanwhile_stays_too(api, endpoint, monkeypatch):
    change = webhooks.change

    def meanwhile(found, **how):
        WebhookEndpoint.objects.filter(pk=found.pk).update(description="ECD 2")
        change(found, **how)

    monkeypatch.setattr(webhooks, "change", meanwhile)
    changed = api("ineke", "patch", of_webhook(endpoint), {"isActive": False}).json()

    assert (changed["description"], changed["isActive"]) == ("ECD 2", False)


# --- the log


def test_the_log_says_how_it_went_and_to_an_administrator_not_of_what(api, endpoint, receiver, told):
    receiver.answers = [(500, {})]
    outbox.send(WEBHOOK)
    log = of_webhook(endpoint, "/deliveries")

    (row,) = [one for one in api("ineke", "get", log).json()["results"] if one["lastError"]]
    hidden = api("ada", "get", log)

    reference = told[0].event.support_request.reference
    assert (row["state"], row["attempts"], row["sentAt"]) == ("failed", 1, None)
    assert (row["reference"], row["inquiry"]) == (reference, None)
    told_of = next(one for one in told if one.pk == row["id"])
    assert (row["eventNumber"], row["kind"]) == (told_of.event.number, told_of.kind)
    assert row["event"] == str(told_of.event_id)
    assert row["lastError"] == "answered 500"
    told_ada = row | {"reference": None, "eventNumber": None, "lastError": "NotTaken: answered 500"}
    assert [one for one in hidden.json()["results"] if one["lastError"]] == [told_ada]
    assert reference not in hidden.text


def test_the_system_of_a_party_is_told_the_inquiry_alone(cast, api, systems, a_request):
    support_request = a_request()
    inquiry = ask(cast, support_request, "care_office")
    outbox.sweep()
    hers = WebhookEndpoint.objects.get(description="karin")

    seen = api("karin", "get", of_webhook(hers, "/deliveries"))

    told = {(one["inquiry"], one["reference"], one["eventNumber"]) for one in seen.json()["results"]}
    assert told == {(inquiry.pk, None, None)}
    assert support_request.reference not in seen.text
    hidden = api("ada", "get", of_webhook(hers, "/deliveries")).json()["results"]
    assert {(one["inquiry"], one["reference"]) for one in hidden} == {(None, None)}


def test_one_delivery_is_sent_again_unless_it_is_on_its_way(api, endpoint, receiver, told):
    again = of_webhook(endpoint, f"/deliveries/{told[0].pk}/again")

    early = api("ineke", "post", again)
    assert (early.status_code, early.json()["lacking"][0]["code"]) == (409, "on_its_way")

    outbox.send(WEBHOOK)
    done = api("ineke", "post", again)
    assert (done.status_code, done.json()["state"], done.json()["attempts"]) == (201, "waiting", 0)
    assert done.json()["reference"] == told[0].event.support_request.reference
    assert outbox.send(WEBHOOK) == 1
    assert api("ada", "post", again).json()["reference"] is None


def test_what_was_told_in_a_period_is_counted_and_then_sent_again(cast, api, endpoint, receiver, told, talk):
    """A hospital's system was restored from a copy of this morning: it asks for what it was told since."""
    replays = of_webhook(endpoint, "/replays")
    outbox.send(WEBHOOK)
    noon = clock.now() + timedelta(hours=4)
    clock.move(hours=5)
    talk(2)
    outbox.send(WEBHOOK)
    talk(1)
    later = [one.event_id for one in WebhookDelivery.objects.filter(created_at__gte=noon, state="sent")]
    period = {"from": noon.isoformat(), "to": (clock.now() + timedelta(hours=1)).isoformat()}

    counted = api("ineke", "get", replays, period, content_type="")
    assert counted.json() == {"arrived": 2, "givenUp": 0, "onTheirWay": 1, "toSend": 2}
    first = len(receiver.sent)
    done = api("ineke", "post", replays, period)
    assert (done.status_code, done.json()) == (201, counted.json())
    on_their_way = api("ada", "get", replays, period, content_type="").json()
    assert on_their_way == {"arrived": 0, "givenUp": 0, "onTheirWay": 3, "toSend": 0}

    assert outbox.send(WEBHOOK) == 3
    sent = [int(headers["webhook-id"]) for headers, _body in receiver.sent[first:]]
    assert [one for one in sent if one in later] == later, "under the ids that they had, in their order"
    after = api("ineke", "get", replays, period, content_type="").json()
    assert after == {"arrived": 3, "givenUp": 0, "onTheirWay": 0, "toSend": 3}


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ({}, {("from", "required"), ("to", "required")}),
        ({"from": "yesterday", "to": 5}, {("from", "type"), ("to", "type")}),
        ({"from": "2020-12-28T08:00:00Z", "to": "2020-12-28T08:00:00Z"}, {("to", "order")}),
        ({"from": "2020-11-01T08:00:00Z", "to": "2020-12-28T08:00:00Z"}, {("to", "too_long")}),
    ],
)
def test_what_is_no_period_is_refused_with_every_error(api, endpoint, told, period, wrong):
    refused = api("ineke", "post", of_webhook(endpoint, "/replays"), period)

    assert refused.status_code == 400, refused.text
    assert {(one["name"], one["code"]) for one in refused.json()["errors"]} == wrong


def test_a_period_with_nothing_or_too_much_to_send_is_refused_and_sends_nothing(api, endpoint, told, monkeypatch):
    period = {"from": "2020-12-27T08:00:00Z", "to": "2021-01-20T08:00:00Z"}

    def why():
        refused = api("ineke", "post", of_webhook(endpoint, "/replays"), period)
        return refused.status_code, [one["code"] for one in refused.json()["lacking"]]

    assert why() == (409, ["nothing_to_replay"]), "all of it is on its way"
    WebhookDelivery.objects.update(state="sent")
    monkeypatch.setattr(webhooks_replay, "MOST", len(told) - 1)
    assert why() == (409, ["too_much_to_replay"])
    assert {one.state for one in WebhookDelivery.objects.all()} == {"sent"}


@pytest.fixture
def talk(cast, told):
    """A function that lets Ineke make so many remarks, each an event for her system."""

    def say(times):
        for number in range(times):
            conversation.comment(told[0].event.support_request, by=cast.ineke, text=f"remark {number}")
        outbox.sweep()

    return say


def test_lists_are_walked_by_cursor_and_what_they_dont_know_is_refused(cast, api, endpoint, talk):
    talk(30)
    for number in range(30):
        values = {"url": f"{ADDRESS}/{number}", "description": f"{number:02}", "kinds": ["task"]}
        webhooks.add(by=cast.ineke, **values, **of(cast.ineke))

    for path, sort in [("webhooks", "name"), (of_webhook(endpoint, "/deliveries"), "when")]:
        first = api("ineke", "get", path).json()
        second = api("ineke", "get", f"{path}?cursor={first['nextCursor']}").json()
        found = [one["id"] for one in (*first["results"], *second["results"])]
        assert len(set(found)) == len(found) == first["count"] > 30
        assert api("ineke", "get", f"{path}?sort=-{sort}").json()["results"][0]["id"] == found[-1]
        for wrong in ("colour", "sort", "cursor"):
            assert names(api("ineke", "get", f"{path}?{wrong}=red")) == {wrong}


def test_the_lists_take_as_many_queries_for_many_as_for_few(cast, api, endpoint, talk, request):
    paths = {"ada": "webhooks", "ineke": of_webhook(endpoint, "/deliveries")}
    few = {who: queries(api, who, path) for who, path in paths.items()}

    talk(10)
    request.getfixturevalue("systems")

    assert {who: queries(api, who, path) for who, path in paths.items()} == few
    assert max(few.values()) <= 8


def queries(api, who, path):
    """How many queries it takes to read `path`, signing in and out included."""
    with CaptureQueriesContext(connection) as captured:
        assert api(who, "get", path).status_code == 200
    signing = ("session", "last_login", "SAVEPOINT")
    return len([one for one in captured if not any(word in one["sql"] for word in signing)])


# --- the page and the API


class Undo(Exception):
    """Ends a savepoint whose work isn't wanted."""


def left_by(send):
    """(whether it was done, the rows and their history that are there then); nothing of it stays."""
    try:
        with transaction.atomic():
            status = send().status_code
            left = list(WebhookEndpoint.objects.order_by("pk").values(*KEPT))
            who = list(WebhookEndpoint.history.order_by("pk").values_list("history_user", "url", "is_active"))
            raise Undo
    except Undo:
        return {200: "done", 201: "done", 302: "done"}.get(status, status), left, who


KEPT = [field.attname for field in WebhookEndpoint._meta.fields if field.attname not in {"id", "seed"}]


@pytest.mark.parametrize(
    ("who", "changes", "expected"),
    [
        ("gerard", {}, "done"),
        ("ada", {}, "done"),
        ("gerard", {"url": "http://ghor.example/in"}, 400),
        ("gerard", {"url": ADDRESS, "description": " "}, 400),
        ("ada", {"kinds": []}, 400),
    ],
)
def test_page_and_api_add_the_same(cast, client, api, endpoint, who, changes, expected):
    held = cast.gerard.memberships.get()
    whose = {"role": "ghor", "safety_region": held.safety_region_id} if who == "ada" else {"membership": held.pk}
    client.force_login(getattr(cast, who))

    page = left_by(lambda: client.post(reverse("notifications:webhook_new"), GHOR | whose | changes))
    sent = left_by(lambda: api(who, "post", "webhooks", GHOR | OF_TWENTE | changes))

    assert page == sent
    assert (page[0], len(page[1])) == (expected, 2 if expected == "done" else 1)


@pytest.mark.parametrize(
    ("who", "changes", "expected"),
    [
        ("ineke", {"description": "ECD 2", "isActive": False}, "done"),
        ("ada", {"kinds": ["task"]}, "done"),
        ("ineke", {"url": "https://192.168.0.1/"}, 400),
        ("ineke", {"kinds": []}, 400),
        ("petra", {"description": "mine"}, 404),
    ],
)
def test_page_and_api_change_the_same(cast, client, api, endpoint, who, changes, expected):
    typed = {"description": "ECD", "url": ADDRESS, "kinds": endpoint.kinds, "is_active": "on"}
    typed |= {name: value for name, value in changes.items() if name != "isActive"}
    if changes.get("isActive") is False:
        del typed["is_active"]
    client.force_login(getattr(cast, who))

    page = left_by(lambda: client.post(reverse("notifications:webhook_edit", args=[endpoint.pk]), typed))
    sent = left_by(lambda: api(who, "patch", of_webhook(endpoint), changes))

    assert page == sent
    assert page[0] == expected


def test_page_and_api_show_the_same_to_everybody(cast, client, api, systems, endpoint, told):
    for who in ("ineke", "petra", "gerard", "karin", "loes", "fenna", "dirk", "ada"):
        listed = api(who, "get", "webhooks").json()["results"]
        page = client.get(reverse("notifications:webhooks")).context["table"].rows
        assert [one["id"] for one in listed] == [one.pk for one in page], who
        assert bool(listed) == (who != "dirk")
        for one in listed:
            log = api(who, "get", f"webhooks/{one['id']}/deliveries").json()
            shown = client.get(reverse("notifications:webhook", args=[one["id"]])).context
            assert [row["id"] for row in log["results"]] == [row.pk for row in shown["page"].items]
            assert all(bool(row["reference"] or row["inquiry"]) == shown["own"] for row in log["results"])


# --- the description


def test_what_is_answered_is_as_described(cast, client, api, systems, receiver, endpoint, told):
    described = client.get("/api/v1/openapi.json").json()
    row = of_webhook(endpoint, f"/deliveries/{told[0].pk}/again")
    outbox.send(WEBHOOK)

    answers = {
        "WebhookPage": api("ada", "get", "webhooks"),
        "Webhook": api("ada", "get", of_webhook(endpoint)),
        "WebhookTrial": api("ada", "post", of_webhook(endpoint, "/trial")),
        "WebhookDeliveryPage": api("ada", "get", of_webhook(endpoint, "/deliveries")),
        "WebhookReplay": api("ada", "get", of_webhook(endpoint, "/replays")),
        "WebhookDelivery": api("ineke", "post", row),
        "WebhookWithSecret": api("ada", "post", of_webhook(endpoint, "/secret")),
        "Problem": api("ineke", "post", row),
    }

    for name, answer in answers.items():
        shape = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        assert list(Draft202012Validator(shape).iter_errors(answer.json())) == [], name
