"""Who is told of what nobody dealt with, how long after its due time, and from when on the decider may decide.

The table of deeds asks this; `schedule.reminders` finds the occasions for the events.
"""

from datetime import datetime, timedelta

from django.conf import settings

from regions.models import Role
from requests_app.models import Review, ReviewKind, Status
from requests_app.records import reviews

S, R = Status, Role

CORNERS = tuple(reviews.CORNER_OF)

NEXT_IN_LINE: dict[Status, tuple[tuple[Role, ...], ...]] = {
    S.DRAFT: ((R.GHOR,), (R.LOCC,), (R.VWS,)),
    S.REGIONAL: ((R.LOCC,), (R.VWS,)),
    S.NATIONAL: ((R.LOCC,), (R.VWS,)),
    S.APPLICATION: ((R.LOCC,), (R.VWS,)),
    S.INTAKE: ((R.VWS,),),
    S.PRECHECK: (CORNERS, (R.DECIDER,)),
    S.FACT_FINDING: ((R.DEFENCE_PLANNER,),),
    S.TUNING: ((R.GHOR,), (R.LOCC,), (R.VWS,)),
    S.REVIEW: (CORNERS, (R.DECIDER,)),
    S.GRANTED: ((R.DEFENCE_PLANNER,),),
    S.DEPLOYED: ((R.DEFENCE_PLANNER,),),
    S.ENDED: (),
}
"""To whom a late request goes next, step by step: an institution's to GHOR, LOCC, VWS; a corner's to the corners'
directors on duty, then to the decider; the planner's to Defence's director on duty; an ended one closes by itself."""


def pauses(*, urgent: bool) -> list[timedelta]:
    """How long after the due time each next in line is told."""
    return [timedelta(hours=hours / 4 if urgent else hours) for hours in settings.MSOB_ESCALATE_HOURS]


def decider_pause(*, urgent: bool) -> timedelta:
    """How long after the corners' due time the decider may decide."""
    place = next(place for place, roles in enumerate(NEXT_IN_LINE[S.REVIEW]) if R.DECIDER in roles)
    return pauses(urgent=urgent)[: place + 1][-1]


def decider_from(review: Review) -> datetime:
    """From when on the decider may decide what the corners leave open in `review`: when it has climbed to her.

    The moment counts, whether or not its event was written: nobody waits for a sweep that is down. A provisional grant
    ends when its confirmation is due, so that comes to her before, with the last warning.
    """
    due_at = reviews.due_of(review)
    if review.kind == ReviewKind.CONFIRMATION:
        return due_at - timedelta(hours=min(settings.MSOB_PROVISIONAL_WARNING_HOURS))
    return due_at + decider_pause(urgent=review.support_request.is_urgent)
