"""Meetings of the triangle: LOCC plans them, the agenda orders itself, minutes are kept.

What the DPGs ranked together comes first, in their order; then urgency, time to harm and the due time. A request that
was moved, with a reason, stands where it was put.
"""

from datetime import datetime
from typing import NamedTuple, TypedDict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.paging import FAR_FUTURE
from regions.models import User
from requests_app.models import UNRANKED, AgendaItem, Event, Meeting, SupportRequest, Urgency
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing, may_ever
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.procedure.rules import TRIANGLE

URGENCY_FIRST = {urgency: rank for rank, urgency in enumerate(Urgency)}


class Planned(NamedTuple):
    """A meeting, and the events by which requests were put on its agenda."""

    meeting: Meeting
    events: list[Event]


@transaction.atomic
def plan(*, by: User, starts_at: datetime, place: str = "") -> Planned:
    """Plan a meeting and put everything on its agenda that waits for the triangle."""
    if not may_plan(by):
        raise PermissionDenied(_("LOCC plans the meetings of the triangle."))
    if starts_at < clock.now():
        raise ValidationError({"starts_at": _("A meeting can't be planned in the past.")})
    meeting = Meeting(starts_at=starts_at, place=place, planned_by=by)
    meeting.full_clean()
    meeting.save()
    waiting = SupportRequest.objects.filter(status__in=TRIANGLE).select_related("safety_region").order_by("pk")
    return Planned(meeting, [put(one, by=by, meeting=meeting).event for one in waiting])


def may_plan(user) -> bool:
    """Whether `user` plans meetings and keeps their minutes."""
    return may_ever(user, Action.PLAN_MEETING)


class OnTheAgenda(TypedDict):
    """When the meeting starts, and the place on its agenda if it was put there."""

    meeting: datetime
    rank: int | None


def put(
    support_request: SupportRequest, *, by: User, meeting: Meeting, rank: int | None = None, how: How = SIMPLY
) -> Done[None]:
    """Put a request on the agenda of `meeting`, at place `rank` if moved there, with the reason."""
    if rank and not how.reason.strip():
        raise ValidationError({"reason": _("Say why it is moved.")})

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        AgendaItem.objects.update_or_create(
            meeting=meeting,
            support_request=locked,
            defaults={"rank": rank, "reason": how.reason, "event_number": number},
        )
        return Written(OnTheAgenda(meeting=meeting.starts_at, rank=rank))

    return workflow.perform(support_request, Action.PLAN_MEETING, by=by, how=how, write=write)


def agenda(meeting: Meeting) -> list[AgendaItem]:
    """The items in the order in which they are dealt with."""
    about = ("institution", "location", "safety_region")
    items = meeting.items.select_related(*(f"support_request__{name}" for name in about))
    ordered = sorted(items, key=_order)
    for item in sorted((one for one in ordered if one.rank), key=lambda one: one.rank or 0):
        ordered.remove(item)
        ordered.insert((item.rank or 1) - 1, item)
    return ordered


def _order(item: AgendaItem) -> tuple:
    about = item.support_request
    unsafe = about.first_unsafe_shift_at or FAR_FUTURE
    return (about.national_place or UNRANKED, URGENCY_FIRST[Urgency(about.urgency)], unsafe, about.due_at, about.pk)


def write_minutes(meeting: Meeting, *, by: User, text: str) -> Meeting:
    """Keep the minutes; no names of patients, residents or soldiers."""
    if not may_plan(by):
        raise PermissionDenied(_("LOCC keeps the minutes."))
    meeting.minutes = text
    meeting.full_clean()
    meeting.save()
    return meeting
