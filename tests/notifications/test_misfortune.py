"""Everything that can be wrong with one message, at once and against a real mail server: all others arrive."""

import copy
import socket

import pytest
from aiosmtpd.controller import Controller

from foundation import clock
from notifications import audience, outbox
from notifications.models import Means, Notification, State, Stumble
from notifications.roads import ROADS
from requests_app.models.actions import Action

RAISES_FOR_KARIN = """{% if row.user.email == "karin@zorgkantoor.example" %}{% include "nowhere.html" %}{% endif %}ok"""


class Postman:
    """Takes mail for everybody but Gerard, whose mailbox is no more; remembers how often somebody connected.

    `relays`: whether it takes mail from us at all.
    """

    def __init__(self):
        self.taken, self.greeted, self.relays = [], 0, True

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.greeted += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if not self.relays:
            return "554 5.7.1 relay access denied"
        if address == "gerard@ghor-twente.example":
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken += envelope.rcpt_tos
        return "250 OK"


@pytest.fixture
def postman(settings):
    """A mail server on loopback that the product sends to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = Postman()
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield found
    controller.stop()


@pytest.fixture
def broken_template(settings, tmp_path):
    """The HTML of mails to Karin includes a template that isn't there."""
    place = tmp_path / "notifications" / "mail"
    place.mkdir(parents=True)
    (place / "message.html").write_text(RAISES_FOR_KARIN)
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].insert(0, tmp_path)
    settings.TEMPLATES = templates


def test_a_poisoned_event_a_dead_address_and_a_broken_template_hold_up_nobody_else(
    cast, a_request, post, postman, broken_template, monkeypatch
):
    support_request = a_request(Action.ESCALATE_TO_NATIONAL)
    poisoned = support_request.events.get(action=Action.SUBMIT)
    really = audience.tellings

    def tellings(event):
        if event == poisoned:
            raise ValueError("this event can't be read")
        return really(event)

    expected = {
        (event.pk, user.pk) for event in support_request.events.exclude(pk=poisoned.pk) for user in audience.of(event)
    }
    monkeypatch.setattr(audience, "tellings", tellings)
    post()

    stumble = Stumble.objects.get()
    assert (stumble.event, stumble.last_error) == (poisoned, "ValueError: this event can't be read")
    rows = Notification.objects.filter(road=Means.EMAIL).select_related("user")
    assert {(row.event_id, row.user_id) for row in rows} == expected
    at_once = [row for row in rows if not row.in_digest]
    fared = {
        user: {(row.state, row.last_error) for row in at_once if row.user == user} for user in (cast.gerard, cast.karin)
    }
    ((gerards, bounce),) = fared[cast.gerard]
    assert gerards == State.GIVEN_UP
    assert "550" in bounce
    assert "no such mailbox" in bounce
    assert fared[cast.karin] == {(State.FAILED, "TemplateDoesNotExist: nowhere.html")}
    others = [row for row in at_once if row.user not in fared]
    assert {row.state for row in others} == {State.SENT}
    assert sorted(postman.taken) == sorted(row.user.email for row in others)
    assert others
    assert postman.greeted == 1, "one connection carried them all"


def test_a_server_that_takes_no_mail_from_us_is_tried_again_and_turns_health_red_until_it_does(
    cast, a_request, post, postman, client, settings
):
    """ "Relay access denied" to all is a mistake in the settings: no address is to blame, and somebody must look."""
    postman.relays = False
    a_request(Action.ESCALATE_TO_NATIONAL)
    post()
    at_once = Notification.objects.filter(road=Means.EMAIL, in_digest=False)
    assert set(at_once.values_list("state", flat=True)) == {State.FAILED}
    assert client.get("/-/health").status_code == 200, "not at the first refusal"

    clock.move(seconds=settings.MSOB_UNDELIVERED_SECONDS)
    assert client.get("/-/health").json()["checks"]["messages"] == "late"

    postman.relays = True
    outbox.send(ROADS["email"])
    assert set(at_once.exclude(user=cast.gerard).values_list("state", flat=True)) == {State.SENT}
    assert client.get("/-/health").status_code == 200


def test_health_stays_red_when_all_were_given_up(cast, a_request, post, postman, client, settings):
    settings.MSOB_SEND_ATTEMPTS = 1
    postman.relays = False
    a_request(Action.ESCALATE_TO_NATIONAL)
    post()
    assert set(Notification.objects.filter(road=Means.EMAIL, in_digest=False).values_list("state", flat=True)) == {
        State.GIVEN_UP
    }

    clock.move(seconds=settings.MSOB_UNDELIVERED_SECONDS)

    assert client.get("/-/health").json()["checks"]["messages"] == "late"
