"""A follow-up request: the need grew while people were on site, moved to another location, or starts anew.

Linked to the request before it. Ladder and situation are copied; what was still open there moves here.
"""

from typing import TypedDict

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from foundation.errors import wrong
from regions.models import Location, User
from requests_app.deeds import alert, need_and_situation
from requests_app.models import Inquiry, InquiryState, NeedLine, SupportRequest, Waiver
from requests_app.models.actions import Action
from requests_app.procedure import replay, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import completeness, need_ledger, need_postings

CODE = "followed_up"


class FollowedUp(TypedDict):
    """The reference of the new request, and its location (its key)."""

    location: int
    follow_up: str


@transaction.atomic
def file(
    support_request: SupportRequest, *, by: User, location: Location | None = None, how: How = SIMPLY
) -> Done[SupportRequest]:
    """Open a draft that follows `support_request`; the event's facts name its reference."""
    if earlier := replay.seen(by=by, how=how, action=Action.FILE_FOLLOW_UP, on=support_request):
        return earlier
    place = location or support_request.location
    if place.institution_id != support_request.institution_id:
        raise wrong("location", "other_institution", _("Choose a location of the same institution."))
    reference = alert.next_reference()

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[SupportRequest]:
        copy = _draft(locked, place, reference, by=by)
        _copy_need(locked, copy)
        _copy_ladder(locked, copy)
        need_postings.withdraw_residual(locked, event_number=number, code=CODE)
        return Written(FollowedUp(location=place.pk, follow_up=copy.reference), copy)

    return workflow.perform(support_request, Action.FILE_FOLLOW_UP, by=by, how=how, write=write)


def _draft(before: SupportRequest, location: Location, reference: str, *, by: User) -> SupportRequest:
    facts = alert.FollowUpOpened(
        location=location.pk,
        follows=before.reference,
        first_unsafe_shift_at=before.first_unsafe_shift_at,
        call_back_number=before.call_back_number,
        circumstances="",
    )
    return alert.open_draft(location, by=by, reference=reference, facts=facts, follows=before)


def _copy_need(before: SupportRequest, copy: SupportRequest) -> None:
    number, ledger = 0, need_ledger.accounts(before.lines.all())
    for line in before.lines.all():
        for part in ledger[line.pk].residual.ranges:
            number += 1
            values = model_to_dict(line, exclude=["id", "support_request", "number"])
            values |= {"persons": part.persons, "starts_on": part.starts_on, "ends_on": part.ends_on}
            need_and_situation.save_line(NeedLine(support_request=copy, number=number), values)


def _copy_ladder(before: SupportRequest, copy: SupportRequest) -> None:
    """Answers and waivers stand for the new request too; the latest situation comes along."""
    kept = before.inquiries.filter(state__in=[InquiryState.ANSWERED, InquiryState.EXPIRED])
    for inquiry in kept:
        inquiry.pk, inquiry.support_request, inquiry.event_number, inquiry.closed_by_event = None, copy, 1, 1
    Inquiry.objects.bulk_create(kept)
    Waiver.objects.bulk_create(
        Waiver(support_request=copy, rung=waiver.rung, reason=waiver.reason, event_number=1)
        for waiver in before.waivers.all()
    )
    if situation := completeness.latest_situation(before):
        situation.pk, situation.support_request, situation.event_number = None, copy, 1
        situation.save(force_insert=True)
