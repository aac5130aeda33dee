"""What was recorded on somebody's behalf: she confirms it, or contests it with a reason.

An answer or offer that she contests is void, and the inquiry waits again. Other deeds stay in the journal beside the
contest, for the region to put right.
"""

from typing import TypedDict

from django.db import transaction

from regions.models import User
from requests_app.deeds import ladder, triangle
from requests_app.models import BehalfState, Event, OnBehalf, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.procedure.rules import RULES


class Judged(TypedDict):
    """The number of the event that was recorded in one's name, and its deed."""

    event: int
    deed: str


def confirm(behalf: OnBehalf, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Say that the deed done on one's behalf is as one said it."""
    return _close(behalf, Action.CONFIRM, BehalfState.CONFIRMED, by=by, how=how)


def contest(behalf: OnBehalf, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Say that the deed isn't as one said it, and why."""
    return _close(behalf, Action.CONTEST, BehalfState.CONTESTED, by=by, how=how)


def _close(behalf: OnBehalf, action: Action, state: BehalfState, *, by: User, how: How) -> Done[None]:
    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        behalf.state, behalf.closed_by_event = state, number
        behalf.save()
        if behalf.inquiry and state == BehalfState.CONTESTED and RULES[Action(behalf.event.action)].voidable:
            ladder.void(behalf.inquiry, written_by=behalf.event.number, event_number=number)
        if state == BehalfState.CONTESTED and behalf.event.action == Action.GIVE_POSITION:
            triangle.void(locked, behalf.event.number)
        return Written(Judged(event=behalf.event.number, deed=behalf.event.action))

    support_request = behalf.event.support_request
    with transaction.atomic():
        done = workflow.perform(support_request, action, by=by, how=how, subject=behalf, write=write)
        if behalf.event.action == Action.GIVE_POSITION and not done.replayed:
            _after_a_position(support_request, behalf, after=done.event)
    return done


def _after_a_position(support_request: SupportRequest, behalf: OnBehalf, *, after: Event) -> None:
    """A position was judged: confirmed it may settle now; contested after it settled, the triangle looks anew."""
    if behalf.state == BehalfState.CONFIRMED:
        triangle.confirmed(support_request, behalf.event.number, after=after)
    elif triangle.was_settled(support_request, behalf.event.number):
        triangle.contested(support_request, after=after)
