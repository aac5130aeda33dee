"""The same call of the API twice under one key, where it is no deed on a request: one effect, same answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest
from django.test import Client

from capacity import plans
from capacity.models import Plan, PlanLine
from foundation import clock
from notifications import outbox, webhooks
from notifications.models import WebhookDelivery
from regions import people
from regions.models import Press, Role
from tests import recipes
from tests.at_once import at_once
from tests.house.test_pressed_twice import A_LESSON, A_REPORT, a_lesson, a_pool, a_shortage, a_webhook, all_there_is
from tests.notifications.endpoints import ADDRESS, of
from tests.regions.test_api import NEW as A_HOME
from tests.regions.test_api_keeping import TONIGHT

A_POOL = {"staffType": "doctor", "unit": "Korps Mariniers", "homePlace": "Doorn", "homeRegion": "VR09", "noticeDays": 3}
FIGURES = {"place": "VR05", "day": "2020-12-27", "source": "GHOR", "absence": 8.5}
A_CIVIL_POOL = {"pool": "red_cross", "place": "nl", "day": "2020-12-27", "source": "dagstand", "inBands": True}
A_CIVIL_POOL["staff"] = [{"staffType": "host", "registered": 40}]
A_WEBHOOK = {"description": "GHOR4all", "url": "https://ghor.example/in", "kinds": ["task"], "role": "ghor"}
(A_PLACE,) = A_HOME["locations"]
ONE_DEED_EACH = dict.fromkeys(
    ("/plans/{id}/positions", "/meetings/{id}/positions", "/requests/{reference}/check-rounds"),
    "its body has the key of the deeds it does",
)
NO_KEY = {
    "/webhooks/{id}/trial": "it changes nothing, and is asked for to see it arrive now",
    "/requests/{reference}/deeds/{action}/preview": "it does nothing",
    "/people-previews": "it writes nothing",
    "/people-imports": "what was written is no longer what was shown, and is refused",
    "/invitations": "an address that was invited isn't invited again",
    "/invitations/{id}/sendings": "the link sent last is the one that works",
    "/people/{id}/factor-resets": "what was taken away can't be taken again",
}


def a_size(_cast):
    return {"size": 40, "startsOn": str(clock.today()), "endsOn": str(clock.today()), "reason": "back"}


def a_plan(cast):
    recipes.build(cast, "review")
    made = plans.ask(by=cast.dirk)
    plans.compute_waiting()
    return [made.pk]


def its_lines(_cast):
    return {"lines": list(PlanLine.objects.values_list("pk", flat=True))}


def sent_before(cast):
    """What went to a webhook of Ineke's home."""
    made, _secret = webhooks.add(by=cast.ineke, url=ADDRESS, description="ECD", kinds=webhooks.KINDS, **of(cast.ineke))
    recipes.build(cast, "review")
    outbox.sweep()
    WebhookDelivery.objects.update(state="sent")
    return [made.pk, made.deliveries.first().pk]


def a_home(cast):
    return [cast.avondzon.institution_id]


def a_duty(cast):
    return TONIGHT | {"membership": cast.gerard.memberships.get().pk}


def a_told_webhook(cast):
    return sent_before(cast)[:1]


def a_period(_cast):
    return {"from": "2020-12-27T08:00:00Z", "to": "2021-01-20T08:00:00Z"}


def proposed(cast):
    return [a_lesson(cast)]


def a_message(cast):
    recipes.build(cast, "review")
    outbox.sweep()
    return []


def effects():
    """All there is but the marks of what was called."""
    return {name: rows for name, rows in all_there_is().items() if name != "Press"}


@dataclass(frozen=True)
class Called:
    """Who calls, what and with which body; both may depend on what is there."""

    who: str
    method: str
    path: str
    of: Callable = lambda cast: []
    body: Callable = lambda cast: {}


CALLS = {
    "a pool is made": Called("dirk", "post", "pools", body=lambda cast: A_POOL),
    "a pool is changed": Called("dirk", "patch", "pools/{}", a_pool, lambda cast: {"noticeDays": 9}),
    "a pool is confirmed": Called("dirk", "post", "pools/{}/confirmations", a_pool),
    "a size is set": Called("dirk", "post", "pools/{}/sizes", a_pool, a_size),
    "a shortage is solved": Called("dirk", "post", "pools/{}/shortages/{}/solutions", a_shortage),
    "a plan is asked for": Called("dirk", "post", "plans"),
    "a plan is cancelled": Called("dirk", "post", "plans/{}/cancellations", lambda cast: [plans.ask(by=cast.dirk).pk]),
    "a plan is adopted": Called("dirk", "post", "plans/{}/adoptions", a_plan, its_lines),
    "an institution is added": Called("ada", "post", "institutions", body=lambda cast: A_HOME),
    "an institution is changed": Called("ada", "patch", "institutions/{}", a_home, lambda cast: {"name": "Anders"}),
    "a location is added": Called(
        "ada", "post", "institutions/{}/locations", a_home, lambda cast: A_HOME["locations"][0]
    ),
    "somebody is put on call": Called("gerard", "post", "duty", body=a_duty),
    "a meeting is planned": Called("loes", "post", "meetings", body=lambda cast: {"startsAt": "2020-12-28T16:00:00Z"}),
    "it is read what changed": Called(
        "gerard", "post", "steering/marks", body=lambda cast: {"at": clock.now().isoformat()}
    ),
    "a report is asked for by mail": Called("gerard", "post", "report-subscriptions", body=lambda cast: A_REPORT),
    "figures are handed in": Called("gerard", "post", "pressure", body=lambda cast: FIGURES),
    "a pool is handed in": Called("roos", "post", "civil-pools", body=lambda cast: A_CIVIL_POOL),
    "a lesson is proposed": Called("petra", "post", "lessons", body=lambda cast: A_LESSON),
    "a lesson is changed": Called("petra", "patch", "lessons/{}", proposed, lambda cast: {"title": "Anders"}),
    "a lesson is withdrawn": Called(
        "petra", "post", "lessons/{}/withdrawals", proposed, lambda cast: {"words": "toch niet"}
    ),
    "messages are read": Called("ineke", "post", "messages/read", a_message),
    "preferences are chosen": Called(
        "ineke",
        "patch",
        "preferences",
        body=lambda cast: {"results": [{"kind": "task", "road": "email", "choice": "digest"}]},
    ),
    "a webhook is changed": Called(
        "gerard", "patch", "webhooks/{}", a_webhook, lambda cast: {"description": "Another"}
    ),
    "a period is sent again": Called("ineke", "post", "webhooks/{}/replays", a_told_webhook, a_period),
    "an event is sent again": Called("ineke", "post", "webhooks/{}/deliveries/{}/again", sent_before),
}
TELL_A_SECRET = {
    "a token is made": Called("gerard", "post", "tokens", body=lambda cast: {"name": "x", "expiresAt": "2021-06-01"}),
    "a webhook is added": Called("gerard", "post", "webhooks", body=lambda cast: A_WEBHOOK | {"safetyRegion": "VR05"}),
    "a secret is replaced": Called("gerard", "post", "webhooks/{}/secret", a_webhook),
}


@pytest.fixture
def calling(cast, client):
    """A function that makes a call ready, to be sent with a key."""

    def ready(one):
        path, body = "/api/v1/" + one.path.format(*one.of(cast)), one.body(cast)
        client.force_login(getattr(cast, one.who))
        send = getattr(client, one.method)

        def call(key="k", **more):
            headers = {"Idempotency-Key": key} if key else {}
            return send(path, body | more, content_type="application/json", headers=headers)

        return call

    return ready


@pytest.mark.parametrize("name", CALLS)
def test_a_call_sent_twice_is_done_once_and_something_else_under_its_key_is_refused(cast, calling, client, name):
    call, before = calling(CALLS[name]), effects()
    clock.move(minutes=5)

    first, done = call(), effects()
    clock.move(minutes=5)
    again, other = call(), call(toldBy="S9")
    elsewhere = client.post("/api/v1/messages/read", {}, "application/json", headers={"Idempotency-Key": "k"})

    assert done != before, "it did something"
    assert first.status_code in {200, 201}, first.json()
    assert (again.status_code, again.json()) == (200, first.json())
    assert (other.status_code, other.json()["code"]) == (422, "key_used")
    assert elsewhere.status_code == (200 if CALLS[name].path == "messages/read" else 422)
    assert effects() == done


@pytest.mark.parametrize("name", TELL_A_SECRET)
def test_a_secret_is_told_once_and_not_kept_with_the_answer(calling, name):
    call = calling(TELL_A_SECRET[name])

    first, done = call(), all_there_is()
    again = call()

    assert (again.status_code, again.json()["lacking"][0]["code"]) == (409, "told_once")
    assert first.json()["secret"] not in str(list(Press.objects.values())) + again.text
    assert all_there_is() == done


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("a plan is asked for", 403),
        ("an institution is added", 403),
        ("figures are handed in", 404),
        ("a webhook is changed", 404),
        ("a webhook is added", 403),
        ("a secret is replaced", 404),
        ("an event is sent again", 404),
    ],
)
def test_who_may_do_it_no_more_doesnt_read_the_answer_again(cast, calling, name, status):
    one = (CALLS | TELL_A_SECRET)[name]
    call = calling(one)
    assert call().status_code in {200, 201}
    getattr(cast, one.who).memberships.all().delete()

    assert call().status_code == status


def test_an_administrator_who_spoke_for_a_home_reads_no_more_what_it_was_told_of(cast, calling):
    """She looks after the webhook still; the answer she got once named the request."""
    call = calling(CALLS["an event is sent again"])
    reference = call().json()["reference"]
    people.join(cast.ineke, by=cast.ada, role=Role.ADMINISTRATOR, valid_from=clock.today())
    assert call().json()["reference"] == reference is not None
    cast.ineke.memberships.exclude(role=Role.ADMINISTRATOR).delete()

    again = call()

    assert (again.status_code, reference in again.text) == (403, False)


def test_what_is_refused_uses_no_key_up_and_each_key_is_ones_own(cast, calling):
    call = calling(CALLS["a plan is asked for"])

    assert [call(weights={"urgency": "much"}).status_code for _time in "ab"] == [400, 400]
    assert call("k" * 65).json()["errors"][0]["name"] == "Idempotency-Key"
    assert [call(key).status_code for key in ("k", "l", "", "")] == [201] * 4
    daan = calling(Called("daan", "post", "plans"))
    assert daan().status_code == 201
    assert Plan.objects.count() == 5


def test_every_call_that_writes_says_that_it_takes_a_key(client, db):
    told = client.get("/api/v1/openapi.json").json()
    writes = {
        path: said
        for path, methods in told["paths"].items()
        for method, said in methods.items()
        if method in {"post", "patch"} and path not in NO_KEY | ONE_DEED_EACH
    }

    for path, said in writes.items():
        assert "Idempotency-Key" in [one["name"] for one in said["parameters"]], path
        assert {"200", "422"} <= set(said["responses"]), path


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_waits_and_gets_the_same_answer(cast):
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(cast.dirk)

    key = {"Idempotency-Key": "k"}
    answers = at_once(*[partial(one.post, "/api/v1/plans", {}, "application/json", headers=key) for one in clients])

    assert sorted(answer.status_code for answer in answers) == [200, 201]
    assert answers[0].json() == answers[1].json()
    assert Plan.objects.count() == 1
