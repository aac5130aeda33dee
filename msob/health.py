"""Whether this installation can do its work: /-/live for a container, /-/health for people who are on call.

Beat is listened for on real time, never on the demo's clock.
"""

import time

from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from notifications import delivery

BEAT = "msob:beat"


def hear():
    """Note that beat's task has just run."""
    cache.set(BEAT, time.time(), timeout=None)


@require_safe
@never_cache
def live(request):
    """200 as long as this process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def health(request):
    """200 when every part works, else 503; the body names each part and never a detail of the installation."""
    checks = {"database": database(), "beat": beat(), "messages": undelivered()}
    healthy = all(answer in {"ok", "not expected"} for answer in checks.values())
    return JsonResponse({"status": "ok" if healthy else "failing", "checks": checks}, status=200 if healthy else 503)


def database():
    """`ok` when the database answers, else `unreachable`."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "unreachable"
    return "ok"


def undelivered():
    """`ok`, `late` when the oldest held up here waits longer than the setting allows, `unknown` without a database.

    What was tried and refused isn't held up: one address that bounces turns nothing red.
    """
    try:
        age = delivery.age(delivery.oldest().held_up)
    except Error:
        return "unknown"
    return "ok" if age.total_seconds() < settings.MSOB_UNDELIVERED_SECONDS else "late"


def beat():
    """`ok`, `silent` (too long ago), `never heard`, `not expected` where no beat belongs, `unknown` without a cache."""
    try:
        heard_at = cache.get(BEAT)
    except Error:
        return "unknown"
    if heard_at is None:
        return "never heard" if settings.MSOB_EXPECT_BEAT else "not expected"
    return "ok" if time.time() - heard_at < settings.MSOB_BEAT_SILENCE_SECONDS else "silent"
