"""When the owner of a request must have acted: clock hours after it came to its status, a quarter when it is urgent.

Step 2 waits for the last answer, a review that was deferred for the day named; while people are out their arrival is
waited for, then their end.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Max

from foundation import clock
from requests_app.models import FAR_FUTURE, STEP, InquiryState, Rung, Status, SupportRequest
from requests_app.records import reviews


def of(support_request: SupportRequest) -> datetime:
    """The due time of a request as it stands, saved or not; far in the future where nothing is due."""
    hours = settings.MSOB_DUE_HOURS.get(support_request.status)
    if planned_on := _planned(support_request):
        return clock.end_of(planned_on)
    if hours is None or (support_request.status == Status.DRAFT and support_request.submitted_at is None):
        return FAR_FUTURE
    due_at = support_request.entered_at + timedelta(hours=hours / 4 if support_request.is_urgent else hours)
    if support_request.status == Status.NATIONAL:
        asked = support_request.inquiries.exclude(state=InquiryState.CANCELLED)
        due_at = max(due_at, asked.aggregate(latest=Max("due_at"))["latest"] or due_at)
    return due_at


def of_answer(rung: str, *, urgent: bool) -> datetime:
    """When a party of `rung` that is asked now must have answered."""
    hours = settings.MSOB_INQUIRY_HOURS[STEP[Rung(rung)]]
    return clock.now() + timedelta(hours=hours / 4 if urgent else hours)


def _planned(support_request: SupportRequest) -> date | None:
    """The day at whose end it is due, if any: the day deferred to, the first day of arrivals, or the planned end."""
    if support_request.status == Status.REVIEW:
        review = reviews.open_review(support_request)
        return reviews.deferred(review) if review else None
    if support_request.status == Status.DEPLOYED:
        return support_request.planned_end_on
    return support_request.arrival_due_on if support_request.status == Status.GRANTED else None
