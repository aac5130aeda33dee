"""The Celery tasks for requests; each makes one call."""

from celery import shared_task

from requests_app.deeds import handing_over
from requests_app.papers import archive
from requests_app.records import undoing
from requests_app.schedule import deadlines


@shared_task
def sweep_deadlines() -> int:
    """Find the due times that passed; run by beat."""
    return deadlines.sweep()


@shared_task
def erase_ways_back() -> int:
    """Erase what stood before deeds that can be undone no more; run by beat."""
    return undoing.erase()


@shared_task
def keep_letters() -> int:
    """Make the decision letters that are lacking; run by beat."""
    return archive.sweep()


@shared_task
def scan_attachments() -> int:
    """Have the virus scanner look at new files; run by beat."""
    return handing_over.scan_waiting()
