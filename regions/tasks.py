"""The Celery tasks for people; each makes one call."""

from celery import shared_task

from regions import traces


@shared_task
def sweep_traces() -> int:
    """Delete what is kept long enough of who looked and who tried; run by beat."""
    return traces.sweep()
