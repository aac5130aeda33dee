"""What beat asks of the foundation."""

from celery import shared_task

from foundation import clock


@shared_task
def remember_clock():
    clock.remember()
