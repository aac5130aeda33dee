"""What Celery does for messages: telegrams, one call each."""

from celery import shared_task

from notifications import outbox
from notifications.roads import ROADS


@shared_task
def sweep_outbox() -> int:
    """Turn waiting events into messages; run by beat."""
    return outbox.sweep()


@shared_task
def send(*, road: str) -> int:
    """Carry what is due on one road; run by beat."""
    return outbox.send(ROADS[road])
