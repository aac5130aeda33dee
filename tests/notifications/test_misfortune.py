"""Everything that can be wrong with one message, at once and against a real mail server: all others arrive."""

import copy
import socket

import pytest
from aiosmtpd.controller import Controller

from notifications import audience
from notifications.models import Means, Notification, State, Stumble
from requests_app.actions import Action

RAISES_FOR_KARIN = """{% if row.user.email == "karin@zorgkantoor.example" %}{% include "nowhere.html" %}{% endif %}ok"""


class Postman:
    """Takes mail for everybody but Gerard, whose mailbox is no more; remembers how often somebody connected."""

    def __init__(self):
        self.taken, self.greeted = [], 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.greeted += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
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
    settings.EMAIL_BACKEND = "notifications.roads.smtp.Backend"
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
