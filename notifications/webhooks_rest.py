"""Leaving a silent endpoint alone: it rests, longer each time, so that waiting for it holds up no other.

An endpoint that answers is called by as many senders as there are. One that was silent is called by one of them, once,
when its rest is over; all that is due for it waits until then, also what is told meanwhile. One that is switched off
rests until it is switched on.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from foundation import clock
from notifications.models import State, WebhookDelivery, WebhookEndpoint, pause_after
from regions.models import User


def over() -> Q:
    """The condition on deliveries whose endpoint doesn't rest."""
    return Q(endpoint__in=WebhookEndpoint.objects.awake().values("pk"))  # no join: claiming locks deliveries alone


def may_call(endpoint: WebhookEndpoint) -> bool:
    """Whether a sender may call `endpoint` (as she read it): after a silence only the first of them who asks."""
    if not endpoint.silences:
        return True
    mine = clock.now() + timedelta(seconds=settings.MSOB_SEND_LEASE_SECONDS)
    return WebhookEndpoint.objects.awake().filter(pk=endpoint.pk).update(rests_until=mine) == 1


def silent(endpoint: WebhookEndpoint, error: str) -> None:
    """Let `endpoint` rest; what waits for it has failed by `error` as well, though no try of its own is counted."""
    pause = pause_after(endpoint.silences + 1)
    until = clock.now() + min(pause, timedelta(seconds=settings.MSOB_WEBHOOK_LONGEST_REST_SECONDS))
    this = WebhookEndpoint.objects.filter(pk=endpoint.pk)
    this.update(silences=endpoint.silences + 1, rests_until=until)
    waiting = WebhookDelivery.objects.filter(endpoint=endpoint, state=State.WAITING)
    waiting.update(state=State.FAILED, last_error=error)


def answered(endpoint: WebhookEndpoint) -> None:
    """End the rest of `endpoint` (as the sender read it)."""
    if endpoint.silences:
        WebhookEndpoint.objects.filter(pk=endpoint.pk).wake()


def switched_on(endpoint: WebhookEndpoint, *, by: User) -> None:
    """Send what waited. What waited too long is given up instead; it stays in the log and can be sent again.

    It is put away as `by`, so that it asks nobody's attention.
    """
    now = clock.now()
    waiting = WebhookDelivery.objects.filter(endpoint=endpoint).on_its_way()
    days = settings.MSOB_WEBHOOK_KEEP_DAYS
    too_old = waiting.filter(created_at__lt=now - timedelta(days=days))
    said = f"waited for more than {days} days"
    too_old.update(state=State.GIVEN_UP, last_error=said, put_away_at=now, put_away_by=by)
    waiting.update(due_at=now, next_try_at=now)
