"""Due times that passed: each becomes an event, once.

The due times themselves are set by `workflow` at every event; a sweep of Celery beat looks for those that were missed.
"""

from requests_app import workflow
from requests_app.models import TERMINAL, SupportRequest

AT_ONCE = 200


def sweep() -> int:
    """Write an *overdue* event for each request whose owner is late, the oldest first; returns how many."""
    late = SupportRequest.objects.overdue().filter(overdue_noted=False).exclude(status__in=TERMINAL)
    noted = [workflow.note_overdue(support_request) for support_request in late.order_by("due_at")[:AT_ONCE]]
    return len([event for event in noted if event])
