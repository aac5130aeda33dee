"""The Celery tasks for the picture; each makes one call."""

from celery import shared_task

from insight import silence, totals
from insight.open_data import publishing
from insight.reports import subscriptions


@shared_task
def add_up() -> int:
    """Add up the days that are over; run by beat."""
    return totals.add_up()


@shared_task
def publish() -> int:
    """Make the open data of the days that are over; run by beat."""
    return publishing.publish()


@shared_task
def write_report_mails() -> int:
    """Write the mails of the reports that are due; run by beat."""
    return subscriptions.sweep()


@shared_task
def tell_of_silence() -> int:
    """Tell who hands in figures, and the GHOR, that they stopped coming; run by beat."""
    return silence.sweep()
