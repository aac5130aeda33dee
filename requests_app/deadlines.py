"""Due times that passed: each becomes an event, once.

The due times themselves are set by `workflow` at every event; a sweep of Celery beat looks for those that were missed.
"""

from foundation import clock
from requests_app import workflow
from requests_app.models import TERMINAL, Status, SupportRequest

AT_ONCE = 200


def sweep() -> int:
    """Write an *overdue* event for each request whose owner is late, the oldest first; returns how many."""
    late = SupportRequest.objects.overdue().filter(overdue_noted=False).exclude(status__in=TERMINAL)
    noted = [workflow.note_overdue(support_request) for support_request in late.order_by("due_at")[:AT_ONCE]]
    return len([event for event in noted if event]) + _lapse()


def _lapse() -> int:
    """Provisional grants not confirmed in 72 hours end by the clock."""
    over = SupportRequest.objects.filter(provisional_until__lte=clock.now(), status=Status.GRANTED)
    return len([event for event in map(workflow.lapse, over.order_by("pk")[:AT_ONCE]) if event])
