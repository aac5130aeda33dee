"""The beat that health checks listen for."""

from celery import shared_task

from msob import health


@shared_task
def heartbeat():
    """Say that beat and worker are alive."""
    health.hear()
