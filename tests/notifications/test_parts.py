"""With the real parts: a worker and beat as processes, Redis as broker, a mail server on loopback."""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.conf import settings
from django.db import connection

from notifications.models import Means, Notification, State
from requests_app.models import PendingEvent

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds; on a quiet machine it takes five


class Letters(Message):
    """Keeps what it accepts."""

    def __init__(self):
        super().__init__()
        self.taken = []

    def handle_message(self, message):
        self.taken.append(message)


@pytest.fixture
def server():
    """A mail server on a free port of loopback, and the letters it took."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    letters = Letters()
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    letters.port = port
    yield letters
    controller.stop()


@pytest.fixture
def broker():
    """A database of Redis that nobody else uses, empty before and after."""
    machine = settings.REDIS_URL.rpartition("/")[0]
    url = f"{machine}/{3 + os.getpid() % 12}"
    client = redis.Redis.from_url(url)
    client.flushdb()
    yield url
    client.flushdb()


def environment(broker, port) -> dict:
    """An installation like any other, on the database of this test."""
    held = connection.settings_dict
    who = f"{quote(held['USER'])}:{quote(held['PASSWORD'])}@" if held["USER"] else ""
    where = f"{held['HOST'] or 'localhost'}:{held['PORT'] or 5432}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("MSOB_", "DJANGO_"))}
    return clean | {
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "msob.example",
        "DATABASE_URL": f"postgresql://{who}{where}/{held['NAME']}",
        "REDIS_URL": broker,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DEFAULT_FROM_EMAIL": "MSOB <noreply@msob.example>",
        "MSOB_BASE_URL": "https://msob.example",
    }


@contextmanager
def running(*arguments, log, env):
    """`celery …` as a process of its own, ended as an operator ends it."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "celery", "--app", "msob", *arguments], cwd=ROOT, env=env, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def until(condition):
    """Wait until `condition()` holds; false when patience ran out."""
    ends = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > ends:
            return False
        time.sleep(0.2)
    return True


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_deed_becomes_a_mail_by_worker_beat_and_mail_server(cast, a_request, server, broker, tmp_path):
    env = environment(broker, server.port)
    support_request = a_request()

    with (
        running("worker", "--concurrency", "2", "--loglevel", "INFO", log=tmp_path / "worker.log", env=env),
        running("beat", "--schedule", str(tmp_path / "beat"), log=tmp_path / "beat.log", env=env),
    ):
        arrived = until(lambda: any("gerard@ghor-twente.example" in letter["To"] for letter in server.taken))
        noted = arrived and until(
            lambda: Notification.objects.filter(user=cast.gerard, road=Means.EMAIL, state=State.SENT).exists()
        )

    assert arrived, (tmp_path / "worker.log").read_text()[-3000:]
    assert noted
    letter = next(one for one in server.taken if "gerard@" in one["To"])
    text, html = (part.get_payload(decode=True).decode() for part in letter.get_payload())
    assert f"https://msob.example/requests/{support_request.reference}/" in text
    assert f"https://msob.example/requests/{support_request.reference}/" in html
    assert "Avondzon" not in letter.as_string()
    assert not PendingEvent.objects.filter(event__support_request=support_request, event__action="submit").exists()
