"""A browser or program that speaks with the product through its real WSGI handler: cookies, CSRF or a token."""

import json
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from msob.wsgi import application

CSRF = "c" * 32
BACKEND = "msob.account.Backend"


class WrongAnswer(Exception):
    """Something else came back than what is measured."""


@dataclass
class Answer:
    """Status, headers and body, and the seconds it took from the handler's call to the last byte."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass(frozen=True)
class Call:
    """One request, ready to be sent: what it sends and the status it must be answered with."""

    environ: dict
    expects: int

    def send(self) -> Answer:
        """Send it; raises WrongAnswer for another status than expected."""
        told: dict = {}

        def start_response(status, headers, exc_info=None):
            told.update(status=int(status.split()[0]), headers=dict(headers))

        started = time.perf_counter()
        response = application(self.environ, start_response)
        body = b"".join(response)
        seconds = time.perf_counter() - started
        response.close()
        answer = Answer(told["status"], told["headers"], body, seconds)
        if answer.status != self.expects:
            where = f"{self.environ['REQUEST_METHOD']} {self.environ['PATH_INFO']}"
            raise WrongAnswer(f"{where}: {answer.status}, not {self.expects}\n{body.decode()[:2000]}")
        return answer


class Browser:
    """Somebody signed in, with a session."""

    def __init__(self, user):
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        self.cookie = f"sessionid={session.session_key}; csrftoken={CSRF}"
        self.factory = RequestFactory(HTTP_COOKIE=self.cookie)

    def get(self, path: str) -> Call:
        return Call(self.factory.get(path).environ, 200)

    def post(self, path: str, data: dict, *, expects: int = 302) -> Call:
        body = urlencode({"csrfmiddlewaretoken": CSRF, **data}, doseq=True)
        made = self.factory.post(path, body, content_type="application/x-www-form-urlencoded")
        return Call(made.environ, expects)


class Program:
    """A program with somebody's token."""

    def __init__(self, secret: str):
        self.factory = RequestFactory(HTTP_AUTHORIZATION=f"Bearer {secret}", HTTP_ACCEPT="application/json")

    def get(self, path: str) -> Call:
        return Call(self.factory.get(path).environ, 200)

    def post(self, path: str, data: dict, *, expects: int = 201) -> Call:
        return Call(self.factory.post(path, json.dumps(data), content_type="application/json").environ, expects)
