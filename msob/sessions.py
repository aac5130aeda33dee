"""How long a session lasts: some hours from signing in, less when nothing is done in it; on the machine's time."""

from django.conf import settings
from django.contrib.auth import logout

from foundation import clock

BEGAN, ACTIVE = "began", "active"
NOTED_EVERY = 60
"""Seconds; what is done within them is noted once, for a note is a write."""

UNATTENDED = "X-Unattended"
"""A header of what a page that stands open asks for by itself: no sign that anybody is there."""


class SessionLimits:
    """Signs out whoever was away too long or came in too long ago; she is then asked to sign in as anybody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            _end_or_note(request)
        return self.get_response(request)


def began(sender, request, **_signal):
    """Note in the session when somebody signed in."""
    request.session[BEGAN] = request.session[ACTIVE] = clock.machine_seconds()


def _end_or_note(request):
    now, session = clock.machine_seconds(), request.session
    since, active = session.setdefault(BEGAN, now), session.setdefault(ACTIVE, now)
    if now - since >= settings.SESSION_COOKIE_AGE or now - active >= settings.MSOB_IDLE_SECONDS:
        logout(request)
    elif now - active >= NOTED_EVERY and UNATTENDED not in request.headers:
        session[ACTIVE] = now
