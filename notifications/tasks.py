"""The Celery tasks for messages; each makes one call."""

import structlog
from celery import shared_task
from kombu.exceptions import OperationalError

from notifications import outbox, reached
from notifications.roads import ROADS

log = structlog.get_logger(__name__)


@shared_task
def sweep_outbox() -> int:
    """Turn waiting events into messages; run by beat."""
    return outbox.sweep()


@shared_task
def look_whom_nothing_reaches() -> int:
    """Find the inquiries of which no mail reaches the party any more, and those that can be sent now; run by beat."""
    return reached.note_unreached() + reached.note_reached()


@shared_task
def send(*, road: str) -> int:
    """Carry what is due on one road; run by beat. Whoever finds more than she takes at once calls another first."""
    if outbox.is_piling_up(ROADS[road]):
        _call_another(road)
    return outbox.send(ROADS[road])


def _call_another(road: str) -> None:
    """Ask for one more sender, who may ask for the next; without a broker, beat does it later."""
    try:
        send.apply_async(kwargs={"road": road}, expires=20, retry=False)
    except OperationalError as error:
        log.warning("nobody_called", road=road, error=type(error).__name__)
