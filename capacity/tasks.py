"""The Celery tasks for capacity; each makes one call."""

from celery import shared_task

from capacity import plans, warnings


@shared_task
def sweep_warnings() -> int:
    """Find what came due; run by beat."""
    return warnings.sweep()


@shared_task
def compute_plans() -> int:
    """Compute the plans that were asked for; run by beat."""
    return plans.compute_waiting()
