"""What was recorded in somebody's name: she confirms it, or contests it with a reason.

An answer or offer that is contested is void: the inquiry waits again. Other deeds stand in the journal beside the
contest, for the region to put right.
"""

from django.db import transaction

from requests_app.deeds import ladder, triangle
from requests_app.models import BehalfState, Event, OnBehalf, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.rules import RULES


def confirm(behalf: OnBehalf, *, by, **how) -> Event:
    """Say that the deed done on one's behalf is as one said it."""
    return _close(behalf, Action.CONFIRM, BehalfState.CONFIRMED, by=by, **how)


def contest(behalf: OnBehalf, *, by, reason: str, **how) -> Event:
    """Say that the deed isn't as one said it, and why."""
    return _close(behalf, Action.CONTEST, BehalfState.CONTESTED, by=by, reason=reason, **how)


def _close(behalf: OnBehalf, action: Action, state: BehalfState, *, by, **how) -> Event:
    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        behalf.state, behalf.closed_by_event = state, number
        behalf.save()
        if behalf.inquiry and state == BehalfState.CONTESTED and RULES[Action(behalf.event.action)].voidable:
            ladder.void(behalf.inquiry, written_by=behalf.event.number, event_number=number)
        if state == BehalfState.CONTESTED and behalf.event.action == Action.GIVE_POSITION:
            triangle.void(locked, behalf.event.number)
        return {"event": behalf.event.number, "deed": behalf.event.action}

    support_request = behalf.event.support_request
    with transaction.atomic():
        event = workflow.perform(support_request, action, by=by, subject=behalf, write=write, **how)
        if behalf.event.action == Action.GIVE_POSITION and event.number == support_request.head_number:
            _after_a_position(support_request, behalf, after=event)
    return event


def _after_a_position(support_request: SupportRequest, behalf: OnBehalf, *, after: Event) -> None:
    """Confirmed, the positions may settle now; contested after they settled, the triangle looks anew."""
    if behalf.state == BehalfState.CONFIRMED:
        triangle.confirmed(support_request, behalf.event.number, after=after)
    elif triangle.was_settled(support_request, behalf.event.number):
        triangle.contested(support_request, after=after)
