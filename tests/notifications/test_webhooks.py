"""Webhooks: an organisation's system is told what its people are told, signed, once, and nothing of what happened."""

import json
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import standardwebhooks
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from foundation import clock
from foundation.errors import Refused
from msob.scenarios.cast import PEOPLE
from notifications import audience, cloudevents, delivery, outbox, webhooks, webhooks_signature
from notifications.models import Notification, State, WebhookDelivery, WebhookEndpoint
from notifications.models.webhook import new_seed
from notifications.roads import ROADS
from notifications.table import AUDIENCE, Kind, Party
from regions.models import Membership, Role
from requests_app.deeds import conversation, ladder
from requests_app.models import Event, PendingEvent, Rung, Status
from requests_app.models.actions import Action
from tests import recipes
from tests.cast import ask
from tests.notifications.endpoints import ADDRESS, of
from tests.notifications.receiver import Receiver, listening

WEBHOOK = ROADS["webhook"]


# --- what is sent


def test_an_event_arrives_as_a_cloudevent_that_says_what_kind_and_where_to_read_it(cast, receiver, a_request):
    support_request = a_request()
    outbox.sweep()

    assert outbox.send(WEBHOOK) == WebhookDelivery.objects.count() > 0

    event = support_request.events.get(action=Action.SUBMIT)
    told = next(one for _path, one in receiver.events if one.get_id() == str(event.pk))
    assert told.get_specversion() == "1.0"
    assert told.get_source() == "urn:nld:oin:00000099000000000000:systeem:msob"
    assert told.get_type() == "nl.msob.submit"
    assert told.get_subject() == f"requests/{support_request.reference}"
    assert told.get_time() == event.at
    assert told.get_datacontenttype() == "application/json"
    assert told.get_extension("dataref").endswith(f"/api/v1/requests/{support_request.reference}")
    assert told.get_data() is None, "informatiearm: never what happened"
    row = WebhookDelivery.objects.get(event=event)
    assert (told.get_extension("eventnumber"), told.get_extension("kind")) == (event.number, row.kind)
    assert receiver.refused == []


def test_what_travels_names_nobody(cast, receiver, a_request):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    outbox.send(WEBHOOK)

    travelled = "".join(f"{headers} {body.decode()}" for headers, body in receiver.sent)
    assert receiver.sent
    for name in ("Avondzon", "Ineke", "Gerard", "Twente", "053 999"):
        assert name not in travelled
    assert all(len(body) < 64 * 1024 for _headers, body in receiver.sent)


def test_the_names_of_its_attributes_are_as_the_profile_wants_them(cast, endpoint, a_request):
    a_request()
    outbox.sweep()

    rows = list(WebhookDelivery.objects.in_full())
    assert rows
    for row in rows:
        names = set(cloudevents.of(row))
        assert {"specversion", "id", "source", "type"} <= names
        assert all(name.isalnum() and name.islower() and len(name) <= 20 for name in names)


# --- every kind of event, to everybody's system


@pytest.fixture
def systems(cast, receiver):
    """Everybody of the cast has a system that listens: path -> person."""
    WebhookEndpoint.objects.all().delete()
    listens = {}
    for name in (name for name, person in PEOPLE.items() if person.role != Role.ADMINISTRATOR):
        person = getattr(cast, name)
        url = f"{receiver.url}/{name}"
        _made, secret = webhooks.add(by=cast.ada, url=url, description=name, kinds=webhooks.KINDS, **of(person))
        receiver.secrets[f"/{name}"] = secret
        listens[f"/{name}"] = person
    return listens


def test_every_event_of_the_table_is_accepted_and_what_a_system_is_told_of_its_people_may_read(
    cast, client, receiver, systems, settings
):
    settings.MSOB_SEND_ROUND_SECONDS = 600
    scene = recipes.build(cast, Status.GRANTED)
    write_the_rest(scene)
    outbox.sweep()
    assert not PendingEvent.objects.exists()
    while outbox.send(WEBHOOK):
        pass

    assert receiver.refused == []
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(receiver.events) == WebhookDelivery.objects.count()
    personal = {action for action, lines in AUDIENCE.items() if all_personal(lines)}
    assert personal == {Action.CONFIRM, Action.HARMFUL_FILE, Action.UNDO}, "only who recorded, sent or was told it"
    types = {told.get_type() for _path, told in receiver.events}
    assert types == {f"nl.msob.{action.value.replace('_', '-')}" for action in set(AUDIENCE) - personal}
    read = {(path, told.get_extension("dataref")) for path, told in receiver.events}
    for path, dataref in read:
        client.force_login(systems[path])
        answer = client.get(dataref.removeprefix(settings.MSOB_BASE_URL))
        assert answer.status_code == 200, (path, dataref)
    assert {path for path, dataref in read if "/inquiries/" in dataref} == {
        "/karin",
        "/rob",
        "/roos",
        "/petra",
        "/evert",
    }


def all_personal(lines) -> bool:
    return all(party in audience.PERSONAL for line in lines for party in line.to)


def write_the_rest(scene) -> None:
    """An event of each action that hasn't happened to the request, written by hand, with what its audience looks at."""
    request, number = scene.request, scene.request.head_number
    known = set(request.events.values_list("action", flat=True))
    offer, behalf = scene.offers[0], scene.behalves[0]
    facts = {
        "offer": offer.pk,
        "inquiry": scene.waiting[0].pk,
        "inquiries": [one.pk for one in scene.answered],
        "event": behalf.event.number,
        "to": ["ghor", "locc"],
        "audience": "all",
    }
    for action in AUDIENCE:
        if action not in known:
            number += 1
            voided = {} if all_personal(AUDIENCE[action]) else {"voided": ["vws"]}
            only_in = next((line.only_in[0] for line in AUDIENCE[action] if line.only_in), Status.GRANTED)
            event = Event.objects.create(
                support_request=request,
                number=number,
                action=action,
                at=clock.now(),
                role=Role.GHOR,
                facts=facts | voided,
                from_status=Status.REVIEW,
                to_status=only_in,
                hash=f"{number:064}",
            )
            PendingEvent.objects.create(event=event)


def test_the_neighbours_system_hears_nothing(cast, endpoint, a_request):
    """Greet's of Groningen, and De Berkenhof's as long as it isn't asked."""
    for person in (cast.greet, cast.petra):
        webhooks.add(by=person, url=f"{ADDRESS}/{person.pk}", description="x", kinds=webhooks.KINDS, **of(person))
    support_request = a_request()
    outbox.sweep()
    assert set(WebhookDelivery.objects.values_list("endpoint", flat=True)) == {endpoint.pk}

    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    outbox.sweep()
    (row,) = WebhookDelivery.objects.exclude(endpoint=endpoint).in_full()
    assert (row.endpoint.institution, row.inquiry) == (cast.berkenhof.institution, inquiry)
    told = cloudevents.of(row)
    assert support_request.reference not in str(told)
    assert told["subject"] == f"inquiries/{inquiry.pk}"
    assert (told["inquiry"], told["kind"], "eventnumber" in told) == (inquiry.pk, row.kind, False)


def test_a_system_is_told_of_what_its_own_people_do_and_when_nobody_has_an_account(cast, endpoint, a_request):
    """A person isn't told of her own deed; her system didn't see her do it."""
    Membership.objects.filter(user=cast.gerard).delete()
    support_request = a_request()
    ladder.ask(support_request, by=cast.ineke, rung=Rung.CARE_OFFICE, party=cast.karin.memberships.get().scope)
    outbox.sweep()

    assert not Notification.objects.filter(user=cast.ineke).exists()
    told = set(WebhookDelivery.objects.filter(endpoint=endpoint).values_list("event__action", flat=True))
    assert told == {Action.SUBMIT, Action.ASK}


def test_only_the_kinds_that_are_wanted_are_sent(cast, endpoint, a_request):
    webhooks.change(endpoint, by=cast.ineke, kinds=[Kind.LADDER])
    support_request = a_request()
    ask(cast, support_request, Rung.CARE_OFFICE)
    outbox.sweep()

    assert set(WebhookDelivery.objects.values_list("kind", "event__action")) == {(Kind.LADDER, Action.ASK)}


def test_what_is_said_among_authorities_isnt_sent_to_the_home(cast, endpoint):
    scene = recipes.build(cast, Status.GRANTED)
    webhooks.add(by=cast.gerard, url=ADDRESS, description="GHOR", kinds=webhooks.KINDS, **of(cast.gerard))
    outbox.sweep()
    before = set(WebhookDelivery.objects.values_list("pk", flat=True))
    conversation.comment(scene.request, by=cast.loes, audience="authorities", text="tussen ons")
    outbox.sweep()

    told = WebhookDelivery.objects.exclude(pk__in=before)
    assert {row.endpoint.role for row in told.in_full()} <= {Role.GHOR}


# --- once, and again


def test_one_delivery_per_event_and_endpoint(cast, endpoint, a_request):
    event = a_request().events.get(action=Action.SUBMIT)
    outbox.sweep()
    before = WebhookDelivery.objects.count()

    with transaction.atomic():
        outbox.tell(event)
    assert WebhookDelivery.objects.count() == before
    with pytest.raises(IntegrityError), transaction.atomic():
        WebhookDelivery.objects.create(event=event, endpoint=endpoint, kind=Kind.TASK)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_two_workers_make_and_send_each_delivery_once(cast, a_request, receiver, endpoint):
    for _more in range(4):
        a_request()
    events = PendingEvent.objects.count()

    def work(_number):
        try:
            told, sent = outbox.sweep(), 0
            while arrived := outbox.send(WEBHOOK):
                sent += arrived
            return told, sent
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(work, range(2)))
    outbox.send(WEBHOOK)

    assert sum(told for told, _sent in done) == events
    assert set(WebhookDelivery.objects.values_list("state", "attempts")) == {(State.SENT, 1)}
    ids = [told.get_id() for _path, told in receiver.events]
    assert len(receiver.sent) == len(ids) == len(set(ids)) == WebhookDelivery.objects.count()


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_held_delivery_is_passed_by_and_the_endpoint_isnt_locked(cast, a_request, receiver, endpoint, settings):
    a_request(Action.ESCALATE_TO_NATIONAL)
    outbox.sweep()
    first = WebhookDelivery.objects.order_by("pk").first()
    count = WebhookDelivery.objects.count()

    def send_elsewhere():
        try:
            return outbox.send(WEBHOOK)
        finally:
            connection.close()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        list(WEBHOOK.on_it().due().select_for_update(skip_locked=True).filter(pk=first.pk).values_list("pk"))
        assert pool.submit(send_elsewhere).result(timeout=20) == count - 1


def test_what_isnt_taken_is_tried_again_later_and_given_up_in_the_end(cast, a_request, receiver, settings):
    settings.MSOB_SEND_ATTEMPTS = 3
    a_request()
    outbox.sweep()
    receiver.answers = [(503, {})] * 3
    pauses = []
    for _try in range(3):
        outbox.send(WEBHOOK)
        row = WebhookDelivery.objects.get()
        pauses.append((row.next_try_at - clock.now()).total_seconds())
        clock.move(seconds=pauses[-1])

    assert (row.state, row.attempts, row.last_error) == (State.GIVEN_UP, 3, "NotTaken: answered 503")
    assert pauses == [10, 20, 40]
    assert Notification.objects.get(user=cast.ada).sentence == str(outbox.NOT_DELIVERED)
    figures = {one.name: one for one in delivery.figures()}
    assert figures["webhook"].given_up == 1


def test_gone_is_given_up_at_once(cast, a_request, receiver):
    a_request()
    outbox.sweep()
    receiver.answers = [(410, {})]
    outbox.send(WEBHOOK)

    assert WebhookDelivery.objects.get().state == State.GIVEN_UP


def test_a_silent_endpoint_is_waited_for_once_in_a_batch_and_holds_up_no_other(
    cast, a_request, receiver, endpoint, settings
):
    settings.MSOB_WEBHOOK_READ_SECONDS = 0.3
    slow = Receiver()
    slow.pause = 1.5
    with listening(slow) as port:
        _made, _secret = webhooks.add(
            by=cast.gerard,
            url=f"http://127.0.0.1:{port}/",
            description="GHOR",
            kinds=webhooks.KINDS,
            **of(cast.gerard),
        )
        a_request(Action.ESCALATE_TO_NATIONAL)
        outbox.sweep()
        outbox.send(WEBHOOK)

    assert len(slow.sent) == 1
    rows = WebhookDelivery.objects.filter(endpoint__role=Role.GHOR)
    assert rows.count() > 1
    assert set(rows.values_list("state", flat=True)) == {State.FAILED}
    assert set(WebhookDelivery.objects.filter(endpoint=endpoint).values_list("state", flat=True)) == {State.SENT}


def test_a_private_address_is_refused_at_the_moment_of_sending(cast, a_request, receiver, settings):
    a_request()
    outbox.sweep()
    settings.MSOB_WEBHOOK_NETWORKS = []
    outbox.send(WEBHOOK)

    row = WebhookDelivery.objects.get()
    assert row.state == State.FAILED
    assert "127.0.0.1" in row.last_error
    assert receiver.sent == []


def test_switched_off_everything_waits_also_what_is_told_meanwhile(cast, a_request, receiver, endpoint):
    a_request()
    outbox.sweep()
    before = WebhookDelivery.objects.count()
    webhooks.change(endpoint, by=cast.ineke, is_active=False)
    a_request()
    outbox.sweep()

    assert outbox.send(WEBHOOK) == 0
    told = WebhookDelivery.objects.count()
    assert told > before
    clock.move(hours=3)
    figures = {one.name: one for one in delivery.figures()}
    assert figures["webhook"].oldest is None, "it isn't late: nobody wants it now"

    webhooks.change(endpoint, by=cast.ineke, is_active=True)
    figures = {one.name: one for one in delivery.figures()}
    assert figures["webhook"].oldest == clock.now(), "nor late from the moment somebody does"
    assert outbox.send(WEBHOOK) == told


def test_what_waited_too_long_isnt_sent_by_itself_and_can_be(cast, a_request, receiver, endpoint, settings):
    webhooks.change(endpoint, by=cast.ineke, is_active=False)
    a_request()
    outbox.sweep()
    (old,) = WebhookDelivery.objects.all()
    clock.move(days=settings.MSOB_WEBHOOK_KEEP_DAYS, seconds=1)
    a_request()
    outbox.sweep()

    webhooks.change(endpoint, by=cast.ineke, is_active=True)
    assert outbox.send(WEBHOOK) == WebhookDelivery.objects.count() - 1 > 0

    old.refresh_from_db()
    assert (old.state, old.last_error) == (State.GIVEN_UP, "waited for more than 7 days")
    webhooks.send_again(old, by=cast.ineke)
    assert outbox.send(WEBHOOK) == 1


def test_one_delivery_is_sent_again_and_the_receiver_sees_that_it_had_it(cast, a_request, receiver):
    a_request()
    outbox.sweep()
    row = WebhookDelivery.objects.get()
    with pytest.raises(Refused):
        webhooks.send_again(row, by=cast.ineke)
    outbox.send(WEBHOOK)

    with pytest.raises(PermissionDenied):
        webhooks.send_again(row, by=cast.gerard)
    webhooks.send_again(row, by=cast.ineke)
    assert outbox.send(WEBHOOK) == 1

    assert len(receiver.sent) == 2
    assert receiver.sent[0][0]["webhook-id"] == receiver.sent[1][0]["webhook-id"] == str(row.event_id)


# --- the signature


def test_the_signature_is_that_of_the_open_scheme():
    """The example of the specification "Standard Webhooks"."""
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    body = b'{"test": 2432232314}'

    made = webhooks_signature.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, secret)

    assert made == "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_public_library_of_the_scheme_takes_it_while_the_clock_here_lives_in_2020(cast, a_request, receiver):
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)
    (headers, body), library = receiver.sent[0], standardwebhooks.Webhook(receiver.secret)

    assert library.verify(body, headers) == json.loads(body)
    for number, wrong in [(headers["webhook-id"], body.replace(b"submit", b"reject")), ("999", body)]:
        with pytest.raises(standardwebhooks.WebhookVerificationError, match="No matching signature"):
            library.verify(wrong, headers | {"webhook-id": number})


LINES = 20
"""So many at most: it is to be read in a minute."""


@pytest.fixture
def of_the_docs(endpoint, settings):
    """The receiver that docs/api.md shows, run as it stands there behind the system of De Avondzon."""
    (_before, text) = (settings.BASE_DIR / "docs" / "api.md").read_text().split("```python\n")
    program, _rest = text.split("```", 1)
    assert len([line for line in program.splitlines() if line]) <= LINES
    settings.MSOB_WEBHOOK_HTTP, settings.MSOB_WEBHOOK_NETWORKS = True, ["127.0.0.0/8"]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=f"http://127.0.0.1:{port}/in")
    told = {"WEBHOOK_SECRET": endpoint.secret, "PORT": str(port)}
    running = subprocess.Popen(
        [sys.executable, "-c", program], env=told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    listens(port, running)
    yield running
    running.kill()
    running.wait()


def listens(port, running):
    """Come back when somebody takes up at `port`."""
    while running.poll() is None:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
    raise AssertionError("the receiver of the docs doesn't run")


def test_the_receiver_of_the_docs_takes_each_event_once_and_no_other(cast, a_request, of_the_docs, endpoint):
    a_request()
    outbox.sweep()
    told = WebhookDelivery.objects.count()
    assert outbox.send(WEBHOOK) == told > 0
    webhooks.send_again(WebhookDelivery.objects.first(), by=cast.ineke)
    assert outbox.send(WEBHOOK) == 1
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(seed=new_seed())
    webhooks.send_again(WebhookDelivery.objects.first(), by=cast.ineke)
    assert outbox.send(WEBHOOK) == 0, "signed by another secret"
    assert WebhookDelivery.objects.first().last_error == "NotTaken: answered 401"

    of_the_docs.kill()
    said, _nothing = of_the_docs.communicate()
    events = [one.event for one in WebhookDelivery.objects.order_by("event")]
    assert sorted(said.splitlines()) == sorted(
        f"{cloudevents.type_of(one)} http://localhost:8000/api/v1/requests/{one.support_request.reference}"
        for one in events
    )


def test_a_wrong_secret_is_refused(cast, a_request, receiver):
    receiver.secret = webhooks_signature.secret_of("another seed")
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)

    assert receiver.refused == ["signature"]
    assert receiver.events == []
    assert WebhookDelivery.objects.get().last_error == "NotTaken: answered 401"


def test_what_was_changed_on_the_way_is_refused(cast, a_request, receiver):
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)
    headers, body = receiver.sent[0]
    path = receiver.paths[0]

    assert receiver.take(path, headers, body.replace(b"submit", b"reject")) == (401, {})
    assert receiver.take(path, headers | {"webhook-id": "999"}, body) == (401, {})
    assert receiver.take(path, headers | {"webhook-timestamp": "1609142401"}, body) == (401, {})
    assert receiver.refused == ["signature"] * 3


def test_a_message_that_is_played_again_later_is_refused_and_sooner_it_does_nothing(cast, a_request, receiver):
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)
    (headers, body), path, taken = receiver.sent[0], receiver.paths[0], len(receiver.events)

    assert receiver.take(path, headers, body)[0] < 300
    receiver.ahead = 302
    assert receiver.take(path, headers, body) == (401, {})

    assert receiver.refused == ["moment"]
    assert len({told.get_id() for _path, told in receiver.events}) == taken


def test_a_try_later_is_signed_with_its_own_moment(cast, a_request, receiver, monkeypatch):
    a_request()
    outbox.sweep()
    receiver.answers = [(503, {})]
    outbox.send(WEBHOOK)
    two_hours = 7200
    clock.move(seconds=two_hours)
    receiver.ahead = two_hours
    monkeypatch.setattr(clock, "machine_seconds", lambda: time.time() + two_hours)

    assert outbox.send(WEBHOOK) == 1
    assert receiver.refused == []


def test_a_secret_is_replaced_without_a_gap(cast, a_request, receiver, endpoint, settings):
    """For a day both sign; the receiver changes over when it likes."""
    earlier = endpoint.secret
    later = webhooks.replace_secret(endpoint, by=cast.ineke)
    assert later != earlier

    for secret in (earlier, later):
        receiver.secret = secret
        a_request()
        outbox.sweep()
        outbox.send(WEBHOOK)
    assert receiver.refused == []

    clock.move(hours=settings.MSOB_WEBHOOK_GRACE_HOURS)
    receiver.secret = earlier
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)
    assert receiver.refused == ["signature"]

    receiver.secret = later
    clock.move(minutes=5)
    assert outbox.send(WEBHOOK) == 1


def test_a_second_click_takes_no_secret_its_time_of_grace(cast, a_request, receiver, endpoint, settings):
    """Ineke clicks twice, and her colleague once more in the evening: whichever the system has, it can read."""
    earliest = endpoint.secret
    first = webhooks.replace_secret(endpoint, by=cast.ineke)
    second = webhooks.replace_secret(endpoint, by=cast.ineke)
    clock.move(hours=10)
    third = webhooks.replace_secret(endpoint, by=cast.ineke)

    def refused(secret):
        receiver.secret, receiver.refused = secret, []
        a_request()
        outbox.sweep()
        outbox.send(WEBHOOK)
        return receiver.refused

    assert [refused(secret) for secret in (earliest, first, second, third)] == [[], [], [], []]
    clock.move(hours=settings.MSOB_WEBHOOK_GRACE_HOURS - 10)
    assert [bool(refused(secret)) for secret in (earliest, first, second, third)] == [True, True, False, False]


def test_so_many_secrets_that_one_would_stop_too_early_are_refused(cast, endpoint, settings):
    for _one in range(webhooks.MOST_IN_GRACE):
        webhooks.replace_secret(endpoint, by=cast.ineke)
    with pytest.raises(Refused):
        webhooks.replace_secret(endpoint, by=cast.ineke)

    clock.move(hours=settings.MSOB_WEBHOOK_GRACE_HOURS)
    webhooks.replace_secret(endpoint, by=cast.ineke)
    assert len(endpoint.seeds) == 2, "what signs no more isn't kept"


def test_the_database_alone_signs_nothing(cast, endpoint, settings):
    kept = str(WebhookEndpoint.objects.values().get(pk=endpoint.pk)) + str(list(endpoint.history.values()))
    assert endpoint.secret not in kept
    assert endpoint.seed not in str(list(endpoint.history.values()))

    settings.SECRET_KEY = "another installation"
    assert webhooks_signature.secret_of(endpoint.seed) != endpoint.secret


def test_a_new_key_of_the_installation_signs_beside_the_old_one(cast, a_request, receiver, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the new key of this installation"
    a_request()
    outbox.sweep()
    outbox.send(WEBHOOK)

    assert receiver.refused == []
    assert receiver.events


# --- who looks after them


def test_ones_own_organisation_and_administrators_look_after_it_and_nobody_else(cast, endpoint):
    assert webhooks.may_manage(cast.ineke, endpoint)
    assert webhooks.may_manage(cast.ada, endpoint)
    others = [getattr(cast, name) for name in PEOPLE if name not in {"ineke", "ada"}]
    for other in others:
        with pytest.raises(PermissionDenied):
            webhooks.change(endpoint, by=other, url="https://elsewhere.example/")
        with pytest.raises(PermissionDenied):
            webhooks.replace_secret(endpoint, by=other)
        with pytest.raises(PermissionDenied):
            webhooks.add(
                by=other, url="https://elsewhere.example/", description="x", kinds=[Kind.TASK], **of(cast.ineke)
            )
    assert endpoint.history.count() == 1


def test_whose_membership_ended_looks_after_nothing(cast, endpoint):
    cast.ineke.memberships.update(valid_until=clock.today() - timedelta(days=1))
    cast.ineke.forget_memberships()

    assert not webhooks.may_manage(cast.ineke, endpoint)
    assert not WebhookEndpoint.objects.managed_by(cast.ineke).exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("url", "http://ecd.example/"), ("url", "https://10.0.0.1/"), ("url", "nonsense"), ("url", ADDRESS)),
        *(("kinds", []), ("kinds", ["delivery"]), ("kinds", ["x"]), ("description", "")),
    ],
)
def test_what_cant_be_used_is_refused_with_its_field(cast, endpoint, field, value):
    good = {"url": "https://other.avondzon.example/", "description": "x", "kinds": [Kind.TASK]}

    with pytest.raises(ValidationError) as refused:
        webhooks.add(by=cast.ineke, **good | {field: value}, **of(cast.ineke))

    assert field in refused.value.error_dict


def test_an_administrators_own_role_has_none(cast):
    with pytest.raises(ValidationError):
        webhooks.add(by=cast.ada, url=ADDRESS, description="x", kinds=[Kind.TASK], role=Role.ADMINISTRATOR)


def test_a_party_is_personal_or_named_by_role_and_scope_alone(cast):
    """An endpoint has a role and a scope and is nobody: a new party that names a person must be listed as such."""
    scene = recipes.build(cast, Status.GRANTED)
    write_the_rest(scene)

    looked_at: dict[Party, set[str]] = {}
    for event in scene.request.events.all():
        for _line, party, held in audience.named(event):
            looked_at.setdefault(party, set()).update(fields_of(held))

    assert set(looked_at) == set(Party)
    assert {party for party, fields in looked_at.items() if "user" in fields} == audience.PERSONAL


def fields_of(condition: Q) -> set[str]:
    """The fields a condition looks at, however deep."""
    found = [fields_of(one) if isinstance(one, Q) else {one[0].partition("__")[0]} for one in condition.children]
    return set().union(*found)
