"""Endpoints of the cast: the record system of De Avondzon, and what listens behind it."""

import pytest

from notifications import webhooks
from notifications.models import WebhookEndpoint
from tests.notifications.receiver import Receiver, listening

ADDRESS = "https://ecd.avondzon.example/in"


def of(user):
    """Role and scope of somebody, as an endpoint has them."""
    held = user.memberships.get()
    return {"role": held.role, **held.scopes}


@pytest.fixture
def endpoint(cast):
    """The record system of De Avondzon listens to everything; added by Ineke."""
    values = {"url": ADDRESS, "description": "ECD", "kinds": webhooks.KINDS}
    made, secret = webhooks.add(by=cast.ineke, **values, **of(cast.ineke))
    made.secret = secret
    return made


@pytest.fixture
def receiver(settings, endpoint):
    """The system behind it, listening on loopback, which this installation allows."""
    settings.MSOB_WEBHOOK_HTTP, settings.MSOB_WEBHOOK_NETWORKS = True, ["127.0.0.0/8"]
    listens = Receiver(endpoint.secret)
    with listening(listens) as port:
        listens.url = f"http://127.0.0.1:{port}"
        WebhookEndpoint.objects.filter(pk=endpoint.pk).update(url=f"{listens.url}/ecd")
        endpoint.refresh_from_db()
        yield listens
