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


def note_begin(sender, request, **_signal):
    """Note in the session when somebody signed in."""
    request.session[BEGAN] = request.session[ACTIVE] = clock.machine_seconds()


def span_of(session) -> tuple[float, float]:
    """When `session` began and when something was last done in it, in seconds of the machine; now, if never noted."""
    now = clock.machine_seconds()
    return session.get(BEGAN, now), session.get(ACTIVE, now)


def is_over(session) -> bool:
    """Whether `session` lasted too long or nothing was done in it for too long: its next click asks to sign in."""
    now, (began, active) = clock.machine_seconds(), span_of(session)
    return now - began >= settings.SESSION_COOKIE_AGE or now - active >= settings.MSOB_IDLE_SECONDS


def _end_or_note(request):
    now, session = clock.machine_seconds(), request.session
    if is_over(session):
        logout(request)
        return
    active = session.setdefault(ACTIVE, session.setdefault(BEGAN, now))
    if now - active >= NOTED_EVERY and UNATTENDED not in request.headers:
        session[ACTIVE] = now
