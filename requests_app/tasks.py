"""What Celery does for requests: telegrams, one call each."""

from celery import shared_task

from requests_app.schedule import deadlines


@shared_task
def sweep_deadlines() -> int:
    """Find the due times that passed; run by beat."""
    return deadlines.sweep()
