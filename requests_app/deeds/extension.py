"""More days for people who are on site: asked for five days before the end, decided by the triangle."""

from datetime import date, timedelta
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.tables import words
from regions.models import User
from requests_app.models import LONGEST_LINE_DAYS, Review, ReviewKind, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import reviews

IN_TIME = timedelta(days=5)


class LongerAsked(TypedDict):
    """The last day asked for, and whether that came later than it should."""

    until: date
    late: bool


def ask(support_request: SupportRequest, *, by: User, until: date, how: How = SIMPLY) -> Done[Review]:
    """Ask to keep the people until `until` (the last day); the corners speak about it without the request moving."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Review]:
        ends_on = last_day(locked)
        if ends_on is None or not ends_on < until <= ends_on + timedelta(days=LONGEST_LINE_DAYS):
            text = _("Give a last day after %(day)s, at most %(most)s days later.")
            raise ValidationError({"until": text % {"day": words(ends_on), "most": LONGEST_LINE_DAYS}})
        late = ends_on - clock.today() < IN_TIME
        kind = ReviewKind.EXTENSION
        opened = reviews.open_new(locked, kind, event_number=number, extend_until=until, asked_late=late)
        return Written(LongerAsked(until=until, late=late), opened)

    return workflow.perform(support_request, Action.ASK_EXTENSION, by=by, how=how, write=write)


def last_day(support_request: SupportRequest) -> date | None:
    """The last day of what stands granted."""
    return max((one.ends_on for one in reviews.granted_last(support_request)), default=None)
