"""An organisation's OpenID provider in a process of its own, and what a browser does between it and us."""

import os
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit

import urllib3
from django.urls import reverse

NAME, KNOWN_AS = "Zorggroep Twente", "zorggroep"
PATIENCE = 30
"""Seconds until it must answer."""


class Identity:
    """What the provider says of whom (`says`), and signing in by it (`signs_in`)."""

    def __init__(self, at: str):
        self.at = at

    def app(self, **settings) -> dict:
        """As MSOB_OIDC_APPS names it."""
        known = {"provider_id": KNOWN_AS, "name": NAME, "client_id": "msob", "secret": "s"}
        return known | {"settings": {"server_url": self.at} | settings}

    def says(self, subject: str, **claims) -> None:
        said = {"email_verified": True} | claims
        assert urllib3.request("PUT", f"{self.at}/users/{subject}", json=said, timeout=PATIENCE).status == 204

    def signs_in(self, browser, subject: str, **sent):
        """Our button, the provider's own page, and back: the answer to what the provider sent the browser with."""
        asked = browser.post(reverse("openid_connect_login", args=[KNOWN_AS]), sent)
        back = urllib3.request("POST", asked.url, fields={"sub": subject}, redirect=False, timeout=PATIENCE)
        came = urlsplit(back.headers["Location"])
        return browser.get(f"{came.path}?{came.query}")


def running():
    """Starts one, and ends it: for a fixture. A test fails when it doesn't answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    own = os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"}
    process = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Identity(_answering(f"http://127.0.0.1:{port}", process))
    finally:
        process.kill()
        process.wait(PATIENCE)


def _answering(at: str, process) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib3.request("GET", at, retries=False, timeout=PATIENCE)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.1)
        else:
            return at
    raise AssertionError(f"the provider doesn't answer at {at}")
