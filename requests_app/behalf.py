"""What was recorded in somebody's name: she confirms it, or contests it with a reason.

An answer or offer that is contested is void: the inquiry waits again. Other deeds stand in the journal beside the
contest, for the region to put right.
"""

from requests_app import ladder, workflow
from requests_app.actions import Action
from requests_app.models import BehalfState, Event, OnBehalf, SupportRequest

VOIDED = frozenset({Action.ANSWER, Action.CORRECT_ANSWER, Action.OFFER})


def confirm(behalf: OnBehalf, *, by, **how) -> Event:
    """Say that the deed done on one's behalf is as one said it."""
    return _close(behalf, Action.CONFIRM, BehalfState.CONFIRMED, by=by, **how)


def contest(behalf: OnBehalf, *, by, reason: str, **how) -> Event:
    """Say that the deed isn't as one said it, and why."""
    return _close(behalf, Action.CONTEST, BehalfState.CONTESTED, by=by, reason=reason, **how)


def _close(behalf: OnBehalf, action: Action, state: BehalfState, *, by, **how) -> Event:
    def write(locked: SupportRequest, number: int) -> dict:
        behalf.state, behalf.closed_by_event = state, number
        behalf.save()
        if behalf.inquiry and state == BehalfState.CONTESTED and behalf.event.action in VOIDED:
            ladder.void(behalf.inquiry, written_by=behalf.event.number, event_number=number)
        return {"event": behalf.event.number, "deed": behalf.event.action}

    return workflow.perform(behalf.event.support_request, action, by=by, subject=behalf, write=write, **how)
