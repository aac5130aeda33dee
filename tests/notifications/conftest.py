"""What tests of messages have in common."""

import pytest

from notifications import outbox
from notifications.roads import ROADS
from tests.notifications.endpoints import endpoint, receiver
from tests.requests_app.api.conftest import api

__all__ = ["api", "endpoint", "receiver"]


@pytest.fixture
def post():
    """A function that does what beat does once: sweep, then send mails; returns how many mails arrived."""

    def deliver() -> int:
        outbox.sweep()
        return outbox.send(ROADS["email"])

    return deliver
