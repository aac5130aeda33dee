"""The Celery tasks for the picture; each makes one call."""

from celery import shared_task

from insight import totals
from insight.open_data import publishing


@shared_task
def add_up() -> int:
    """Add up the days that are over; run by beat."""
    return totals.add_up()


@shared_task
def publish() -> int:
    """Make the open data of the days that are over; run by beat."""
    return publishing.publish()
