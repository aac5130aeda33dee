"""Signing in as a person does it: with a password, and with the code of an app where there is one."""

import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from foundation import clock

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = "/account/login/"


@pytest.fixture
def machine(monkeypatch):
    """The machine's time: a function that lets so many seconds pass."""
    ahead = [0.0]
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + ahead[0])
    monkeypatch.setattr(clock, "machine_seconds", lambda: real() + ahead[0])

    def passes(seconds):
        ahead[0] += seconds

    return passes


def with_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


def with_factor(user):
    """She has set up the app, and recovery codes with it."""
    TOTP.activate(with_password(user), SECRET)
    RecoveryCodes.activate(user)
    return user


def code(secret=SECRET):
    """What the app shows now, good for once."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client, user, *, where=LOGIN):
    return client.post(where, {"login": user.email, "password": PASSWORD})


def signed_in(user, **how):
    """Her browser after the whole of signing in; `how` is what it says of itself."""
    client = Client(**how)
    client.cookies["django_language"] = "en"
    asked = sign_in(client, user)
    if asked.url == reverse("mfa_authenticate"):
        assert client.post(asked.url, {"code": code()}).status_code == 302
    return client
