"""Meetings of the triangle: LOCC plans them, the agenda orders itself, what was said and agreed is kept.

What the DPGs ranked together comes first, in their order; then urgency, time to harm and the due time. A request that
was moved, with a reason, stands where it was put.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypedDict, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours, Refused, wrong
from foundation.paging import FAR_FUTURE
from regions.models import User
from requests_app.models import (
    UNRANKED,
    AgendaItem,
    AgreedAction,
    Attendance,
    Corner,
    Event,
    Meeting,
    SupportRequest,
    Urgency,
)
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
        raise NotYours("locc_plans", _("LOCC plans the meetings of the triangle."))
    meeting = _planned(by, starts_at, place)
    waiting = SupportRequest.objects.filter(status__in=TRIANGLE).select_related("safety_region").order_by("pk")
    return Planned(meeting, [put(one, by=by, meeting=meeting).event for one in waiting])


def _planned(by: User, starts_at: datetime, place: str) -> Meeting:
    if starts_at < clock.now():
        raise wrong("starts_at", "in_the_past", _("A meeting can't be planned in the past."))
    meeting = Meeting(starts_at=starts_at, place=place, planned_by=by)
    meeting.full_clean()
    meeting.save()
    return meeting


def may_plan(user) -> bool:
    """Whether `user` plans meetings and keeps their minutes."""
    return may_ever(user, Action.PLAN_MEETING)


def require_keeper(user) -> None:
    """Raise PermissionDenied unless `user` plans meetings and keeps what is recorded of them."""
    if not may_plan(user):
        text = _("LOCC plans the meetings of the triangle, and keeps what is recorded of them.")
        raise NotYours("locc_keeps_meetings", text)


class OnTheAgenda(TypedDict):
    """When the meeting starts, and the place on its agenda if it was put there."""

    meeting: datetime
    rank: int | None


def put(
    support_request: SupportRequest,
    *,
    by: User,
    meeting: Meeting | None = None,
    rank: int | None = None,
    starts_at: datetime | None = None,
    place: str = "",
    how: How = SIMPLY,
) -> Done[None]:
    """Put a request on the agenda of `meeting`, at place `rank` if moved there, with the reason.

    Without a `meeting` one is planned at `starts_at`, in the same transaction.
    """
    if rank and not how.reason.strip():
        raise wrong("reason", "required", _("Say why it is moved."))
    if meeting is None and starts_at is None:
        raise wrong("starts_at", "required", _("Choose a meeting, or say when a new one starts."))
    workflow.check_text({"place": place, "reason": how.reason}, declared=how.not_a_bsn)  # both at once

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        held = meeting or _planned(by, cast(datetime, starts_at), place)
        AgendaItem.objects.update_or_create(
            meeting=held,
            support_request=locked,
            defaults={"rank": rank, "reason": how.reason, "event_number": number},
        )
        return Written(OnTheAgenda(meeting=held.starts_at, rank=rank))

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


@transaction.atomic
def write_minutes(meeting: Meeting, *, by: User, text: str, seen: str | None = None) -> Meeting:
    """Keep the minutes (`seen`: as they stood on the page); no names of patients, residents or soldiers."""
    held = _mine_to_keep(meeting, by, NotYours("locc_keeps_minutes", _("LOCC keeps the minutes.")))
    if seen is not None and seen.split() != held.minutes.split():
        raise Refused(changed=[held.minutes], code="stale")
    held.minutes = text
    held.full_clean()
    held.save()
    return held


class Seat(NamedTuple):
    """Whether a corner sat there, and who, by function; or why nobody came."""

    present: bool
    who: str = ""


@transaction.atomic
def note_attendance(meeting: Meeting, *, by: User, seats: Mapping[Corner, Seat | None]) -> None:
    """Record who sat in the meeting (None: nothing is recorded); a corner that isn't named keeps what was recorded."""
    held = _mine_to_keep(meeting, by, NotYours("locc_records_attendance", _("LOCC records who was there.")))
    for corner, seat in seats.items():
        if seat is None:
            Attendance.objects.filter(meeting=held, corner=corner).delete()
            continue
        noted = Attendance.objects.filter(meeting=held, corner=corner).first() or Attendance(meeting=held)
        noted.corner, noted.present, noted.who = corner, seat.present, seat.who
        noted.full_clean()
        noted.save()


@transaction.atomic
def take_up(meeting: Meeting, support_request: SupportRequest, *, by: User) -> AgendaItem:
    """Say that the meeting treats this request now; raises AgendaItem.DoesNotExist when it isn't on the agenda."""
    held = _mine_to_keep(meeting, by, NotYours("locc_chairs", _("LOCC says which request is treated.")))
    item = held.items.get(support_request=support_request)
    item.treated_at = clock.now()
    item.save(update_fields=["treated_at"])
    return item


def _mine_to_keep(meeting: Meeting, by: User, refusal: NotYours) -> Meeting:
    """The meeting under its lock, for who keeps it; raises `refusal` for others."""
    if not may_plan(by):
        raise refusal
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


class Agreed(TypedDict):
    """In which meeting what was agreed, by when, and to which role it is told."""

    meeting: datetime
    text: str
    due_at: datetime
    to: list[str]


def agree(
    support_request: SupportRequest,
    *,
    by: User,
    meeting: Meeting,
    text: str,
    owner: str,
    due_at: datetime,
    how: How = SIMPLY,
) -> Done[AgreedAction]:
    """Record that `owner` (a role at the table) does something for a request, before `due_at`."""
    if due_at <= meeting.starts_at:
        raise wrong("due_at", "before_the_meeting", _("It is due after the meeting in which it was agreed."))

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[AgreedAction]:
        if not meeting.items.filter(support_request=locked).exists():
            raise wrong("meeting", "not_on_the_agenda", _("The request isn't on the agenda of this meeting."))
        agreed = AgreedAction(support_request=locked, meeting=meeting, text=text, owner=owner, due_at=due_at)
        agreed.event_number = number
        agreed.full_clean()
        agreed.save()
        return Written(Agreed(meeting=meeting.starts_at, text=text, due_at=due_at, to=[owner]), agreed)

    return workflow.perform(support_request, Action.AGREE_ACTION, by=by, how=how, write=write)


class ActionDone(TypedDict):
    """The action in words, and what shows that it is done."""

    agreed: str
    proof: str


def report_done(agreed: AgreedAction, *, by: User, proof: str, how: How = SIMPLY) -> Done[None]:
    """Report that an agreed action is done, with what shows it."""
    if not proof.strip():
        raise wrong("proof", "required", _("Say what shows that it is done."))

    def write(_locked: SupportRequest, _number: int, _standing: Standing) -> Written[None]:
        agreed.done_at, agreed.proof = clock.now(), proof
        agreed.save(update_fields=["done_at", "proof"])
        return Written(ActionDone(agreed=agreed.text, proof=proof))

    about = agreed.support_request
    return workflow.perform(about, Action.REPORT_ACTION_DONE, by=by, how=how, subject=agreed, write=write)
