"""Undoing a deed within minutes: a new record that supersedes it; the journal keeps both."""

from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from regions.models import User
from requests_app.models import SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import undoing


class Undone(TypedDict):
    """The number of the event that counts no more, and its deed."""

    event: int
    deed: str
    supersedes: int


def undo(undoable: Undoable, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Let what stood before the deed stand again; refused when what it freed was taken by somebody else since."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        undoable.undone_by_event = number
        undoable.save(update_fields=["undone_by_event"])
        try:
            with transaction.atomic():
                stands = undoing.put_back(locked, undoable, event_number=number)
        except IntegrityError as error:
            text = _("What stood before can't stand beside what was recorded since.")
            raise Refused([Lack("built_on", text)]) from error
        undone = undoable.event.number
        facts = Undone(event=undone, deed=undoable.event.action, supersedes=undone)
        return Written(facts, stands=stands)

    about = undoable.event.support_request
    return workflow.perform(about, Action.UNDO, by=by, how=how, subject=undoable, write=write)
