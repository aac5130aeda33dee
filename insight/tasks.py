"""The Celery tasks for the picture; each makes one call."""

from celery import shared_task

from insight import totals


@shared_task
def add_up() -> int:
    """Add up the days that are over; run by beat."""
    return totals.add_up()
