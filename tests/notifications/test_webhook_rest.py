"""An endpoint that takes up the connection and says nothing: it is waited for once, left alone, and holds up no other.

The settings are the product's own. No second is waited: the wire is a sketch that moves the clock.
"""

from datetime import timedelta

import pytest

from foundation import clock
from msob.celery import by_road
from notifications import delivery, outbox, webhooks, webhooks_rest
from notifications.models import Means, Notification, State, WebhookDelivery, WebhookEndpoint
from notifications.roads import ROADS
from notifications.webhooks_wire import Silent
from regions.models import Role
from requests_app.models import Event
from requests_app.models.actions import Action
from tests.notifications.endpoints import ADDRESS, of

WEBHOOK = ROADS["webhook"]
HANGING = "https://ghor4all.example/in"
HOUR = timedelta(hours=1)


class Wire:
    """How long each address takes to answer, in seconds; None hangs. Keeps who was called and when each event came."""

    def __init__(self, settings):
        self.settings, self.takes, self.calls, self.came, self.waited = settings, {}, [], {}, timedelta()

    def post(self, url, _body, headers):
        self.calls.append((url, clock.now()))
        took = self.takes.get(url, 0)
        seconds = self.settings.MSOB_WEBHOOK_READ_SECONDS if took is None else took
        clock.move(seconds=seconds)
        self.waited += timedelta(seconds=seconds)
        if took is None:
            raise Silent("nothing")
        self.came[url, headers["webhook-id"]] = clock.now()
        return 204

    def called(self, url):
        return [at for one, at in self.calls if one == url]


@pytest.fixture
def wire(monkeypatch, settings):
    sketch = Wire(settings)
    monkeypatch.setattr("notifications.webhooks_wire.post", sketch.post)
    return sketch


@pytest.fixture
def ghor4all(cast, wire, endpoint):
    """The system of GHOR Twente beside the record system of De Avondzon; it hangs."""
    wire.takes[HANGING] = None
    values = {"url": HANGING, "description": "GHOR4all", "kinds": webhooks.KINDS}
    made, _secret = webhooks.add(by=cast.gerard, **values, **of(cast.gerard))
    return made


def waits_for(event, *endpoints):
    """A delivery of one event to each, due now."""
    return [WebhookDelivery.objects.create(event=event, endpoint=one, kind="task") for one in endpoints]


def tell(a_request, count, *endpoints):
    """`count` events of a request for each of the endpoints, the first endpoint always first."""
    while Event.objects.count() < count:
        a_request(Action.ESCALATE_TO_MSOB)
    outbox.sweep()
    WebhookDelivery.objects.all().delete()
    for event in Event.objects.order_by("pk")[:count]:
        waits_for(event, *endpoints)


def send_for(wire, how_long, pause=10):
    """One sender, called every two seconds as beat does, or `pause` while nothing is due; POSTs take what they take."""
    ends = clock.now() + how_long
    while clock.now() < ends:
        outbox.send(WEBHOOK)
        clock.move(seconds=2 if WEBHOOK.due().exists() else pause)


def test_a_healthy_system_waits_for_a_hanging_one_no_longer_than_one_try(
    cast, wire, endpoint, ghor4all, a_request, settings
):
    tell(a_request, 32, ghor4all, endpoint)
    began = clock.now()

    outbox.send(WEBHOOK)

    came = [at - began for (url, _id), at in wire.came.items() if url == ADDRESS]
    assert len(came) == 32
    assert max(came) <= timedelta(seconds=settings.MSOB_WEBHOOK_READ_SECONDS)


def test_a_hanging_system_costs_a_sender_a_few_minutes_of_an_hour(cast, wire, endpoint, ghor4all, a_request):
    tell(a_request, 32, ghor4all, endpoint)

    send_for(wire, HOUR)

    assert wire.waited < HOUR / 20
    first, second, *_more = wire.called(HANGING)
    assert second - first < timedelta(seconds=30), "who only stumbled is called again soon"


def test_what_is_told_meanwhile_waits_until_the_rest_is_over(cast, wire, ghor4all, a_request):
    tell(a_request, 1, ghor4all)
    outbox.send(WEBHOOK)
    (event,) = Event.objects.order_by("pk")[1:2]
    waits_for(event, ghor4all)

    assert outbox.send(WEBHOOK) == 0
    assert len(wire.calls) == 1

    wire.takes[HANGING] = 0
    clock.move(seconds=10)
    assert outbox.send(WEBHOOK) == 2
    assert WebhookEndpoint.objects.get(pk=ghor4all.pk).silences == 0


def test_what_a_silent_system_is_not_tried_with_failed_too_and_is_no_fault_of_this_installation(
    cast, wire, ghor4all, a_request, settings
):
    settings.MSOB_SEND_BATCH = 2
    tell(a_request, 5, ghor4all)
    Notification.objects.exclude(road=Means.INBOX).delete()

    outbox.send(WEBHOOK)
    clock.move(minutes=1)

    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {State.FAILED}
    assert delivery.oldest().held_up is None


def test_it_is_given_up_in_the_end_as_anything_that_isnt_taken(cast, wire, ghor4all, a_request):
    tell(a_request, 3, ghor4all)

    send_for(wire, 5 * HOUR, pause=240)

    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {State.GIVEN_UP}


def test_a_slow_system_has_its_share_of_a_batch_and_no_more(cast, wire, endpoint, ghor4all, a_request):
    wire.takes[HANGING] = 4
    tell(a_request, 20, ghor4all, endpoint)
    began = clock.now()

    outbox.send(WEBHOOK)

    assert max(at - began for (url, _id), at in wire.came.items() if url == ADDRESS) <= timedelta(seconds=8)
    assert set(WebhookDelivery.objects.filter(endpoint=endpoint).values_list("state", flat=True)) == {State.SENT}
    late = WebhookDelivery.objects.filter(endpoint=ghor4all)
    assert set(late.values_list("state", "attempts")) == {(State.SENT, 1), (State.WAITING, 0)}
    send_for(wire, timedelta(minutes=3))
    assert set(late.values_list("state", flat=True)) == {State.SENT}


def test_after_a_silence_one_sender_of_two_calls(cast, wire, ghor4all, a_request):
    tell(a_request, 1, ghor4all)
    outbox.send(WEBHOOK)
    ghor4all.refresh_from_db()
    assert not webhooks_rest.may_call(ghor4all), "it rests"
    clock.move(seconds=10)

    assert webhooks_rest.may_call(ghor4all)
    assert not webhooks_rest.may_call(ghor4all)
    assert outbox.send(WEBHOOK) == len(wire.calls) - 1 == 0


@pytest.mark.parametrize("how", ["changed", "tried", "sent again"])
def test_a_system_that_was_mended_is_called_at_once(cast, wire, ghor4all, a_request, how):
    tell(a_request, 1, ghor4all)
    outbox.send(WEBHOOK)
    ghor4all.refresh_from_db()
    wire.takes[HANGING] = 0

    if how == "changed":
        webhooks.change(ghor4all, by=cast.gerard, description="GHOR4all 2")
    elif how == "tried":
        webhooks.try_out(ghor4all, by=cast.gerard)
    else:
        webhooks.send_again(WebhookDelivery.objects.get(), by=cast.gerard)

    WebhookDelivery.objects.update(next_try_at=clock.now())
    assert outbox.send(WEBHOOK) == 1


def test_the_longest_wait_leaves_room_in_a_round_and_a_round_in_the_lease(settings):
    round_, whole = settings.MSOB_SEND_ROUND_SECONDS, settings.MSOB_WEBHOOK_SECONDS
    assert settings.MSOB_WEBHOOK_READ_SECONDS < whole < round_
    assert round_ + whole < settings.MSOB_SEND_LEASE_SECONDS / 2


def test_webhooks_are_waited_for_in_a_queue_of_their_own_that_a_worker_without_orders_serves_too(settings):
    sent = {one["kwargs"]["road"]: one for one in settings.CELERY_BEAT_SCHEDULE.values() if "kwargs" in one}

    queues = {road: by_road(one["task"], (), one["kwargs"], {}) for road, one in sent.items()}

    assert {road for road, queue in queues.items() if queue} == {"webhook"}
    assert queues["webhook"]["queue"] in {queue.name for queue in settings.CELERY_TASK_QUEUES}
    assert by_road("msob.tasks.heartbeat", (), None, {}) is None


def test_nobody_sees_how_often_a_system_was_silent_in_its_history(cast, wire, ghor4all, a_request):
    tell(a_request, 1, ghor4all)
    outbox.send(WEBHOOK)

    assert WebhookEndpoint.objects.get(role=Role.GHOR).silences == 1
    assert ghor4all.history.count() == 1
