"""What the clock can bring to a request beside a missed due time: reminders, escalations, and what nobody dealt with.

Each finder yields its occasions. An occasion has a name of its own (for instance of one stay in a status, or of one
inquiry), under which `deadlines` writes it only once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import Max

from foundation import clock
from regions.models import Role
from requests_app.models import (
    FAR_FUTURE,
    SEES_BY_REFERENCE,
    AgreedAction,
    Condition,
    Inquiry,
    InquiryState,
    OnBehalf,
    Review,
    ReviewKind,
    ReviewState,
    Status,
    SupportRequest,
    sees,
)
from requests_app.models.actions import Action
from requests_app.procedure import preconditions
from requests_app.procedure.rules import CORNERS, OUT, RULES, TO_DEPLOYED
from requests_app.records import completeness, escalation, reviews, speakers

TAKES_CONDITIONS = RULES[Action.COMPLETE_CONDITION].sources
TAKES_ACTIONS = RULES[Action.REPORT_ACTION_DONE].sources


@dataclass(frozen=True)
class Occasion:
    """One event that the clock brings to the request `about`.

    `once` is its name, used one time per request. `stands()` tells, under the request's lock, whether it still holds.
    """

    about: SupportRequest
    action: Action
    once: str
    stands: Callable[[], bool]
    facts: dict[str, Any] = field(default_factory=dict)


def soon_due() -> Iterator[Occasion]:
    """Requests of which most of the time is gone (MSOB_REMIND_AT): their owners are reminded."""
    now = clock.now()
    for one in SupportRequest.objects.open().filter(due_at__gt=now, due_at__lt=FAR_FUTURE).order_by("due_at"):
        if _reminds_at(one.entered_at, one.due_at) <= now:
            facts = {"due_at": one.due_at}
            yield Occasion(one, Action.REMINDER, f"reminder {_entry(one)}", _still_in(one, late=False), facts)


def past_due() -> Iterator[Occasion]:
    """Requests still late some hours after their due time: each next in line is told once."""
    late = SupportRequest.objects.open().overdue().prefetch_related("reviews__positions")
    for one in late.order_by("due_at"):
        for roles in _reached(_line(one), one.due_at, one):
            facts = {"due_at": one.due_at, "status": one.status}
            stands = _still_in(one, late=True)
            yield _to(roles, one, Action.ESCALATED, f"to {roles[0]} {_entry(one)}", stands, **facts)


def unsettled() -> Iterator[Occasion]:
    """Open reviews that don't move their request: the silent corners are reminded, and later the next in line is told.

    The confirmation of a provisional grant isn't among them: `provisional_ends` warns of it before it is too late.
    """
    now = clock.now()
    for review in reviews.open_in_place().exclude(kind=ReviewKind.CONFIRMATION):
        one, due_at, stands = review.support_request, reviews.due_of(review), partial(_is_open, review)
        facts: dict[str, Any] = {"due_at": due_at, "review": review.pk}
        if _reminds_at(review.opened_at, due_at) <= now < due_at:
            yield _to(CORNERS, one, Action.REMINDER, f"reminder review {review.pk}", stands, **facts)
        for roles in _reached(escalation.NEXT_IN_LINE[Status.REVIEW], due_at, one):
            once = f"to {roles[0]} review {review.pk}"
            yield _to(roles, one, Action.ESCALATED, once, stands, status=one.status, **facts)


def old_figures() -> Iterator[Occasion]:
    """Requests whose last figures are too old to decide on: the home is asked for new ones, once per snapshot."""
    old = clock.now() - completeness.FRESH_TO_DECIDE
    found = SupportRequest.objects.filter(status__in=TO_DEPLOYED)
    for one in found.annotate(measured_at=Max("situations__measured_at")).filter(measured_at__lt=old).order_by("pk"):
        measured_at: datetime = one.measured_at
        facts = {"measured_at": measured_at}
        yield Occasion(one, Action.FIGURES_OLD, f"figures {name_of(measured_at)}", partial(_is_old, one), facts)


def written_awaited() -> Iterator[Occasion]:
    """Urgent registrations without their written follow-up, shortly before that is due and once it is."""
    until = clock.now() + timedelta(hours=max(settings.MSOB_WRITTEN_WARNING_HOURS))
    awaited = SupportRequest.objects.open().filter(written_due_at__lte=until).order_by("written_due_at")
    for one in awaited.select_related("application").prefetch_related(*WRITING):
        due_at: Any = one.written_due_at
        hours = nearest(settings.MSOB_WRITTEN_WARNING_HOURS, due_at)
        if lacks_writing(one):
            once, facts = f"written {hours} {name_of(due_at)}", {"due_at": due_at}
            yield Occasion(one, Action.WRITTEN_AWAITED, once, partial(lacks_writing, one), facts)


def provisional_ends() -> Iterator[Occasion]:
    """Provisional grants that end within a number of hours (MSOB_PROVISIONAL_WARNING_HOURS) and aren't confirmed."""
    now = clock.now()
    latest = now + timedelta(hours=max(settings.MSOB_PROVISIONAL_WARNING_HOURS))
    ending = SupportRequest.objects.filter(provisional_until__gt=now, provisional_until__lte=latest, status__in=OUT)
    for one in ending.order_by("provisional_until"):
        until: Any = one.provisional_until
        hours = nearest(settings.MSOB_PROVISIONAL_WARNING_HOURS, until)
        once, facts = f"provisional {hours} {name_of(until)}", {"until": until}
        yield Occasion(one, Action.PROVISIONAL_ENDS, once, partial(_is_provisional, one), facts)


def unanswered() -> Iterator[Occasion]:
    """Inquiries that weren't answered in time; they expire only when somebody logs a call to the party."""
    late = Inquiry.objects.pending().filter(due_at__lte=clock.now(), support_request__in=SupportRequest.objects.open())
    for inquiry in late.select_related("support_request").order_by("due_at", "pk"):
        once = f"inquiry {inquiry.pk} {name_of(inquiry.due_at)}"
        facts = {"inquiry": inquiry.pk, "due_at": inquiry.due_at}
        about = inquiry.support_request
        yield Occasion(about, Action.INQUIRY_UNANSWERED, once, partial(_is_unanswered, inquiry), facts)


def not_called_back() -> Iterator[Occasion]:
    """Inquiries whose party said when it would call back, and didn't by then."""
    said = Inquiry.objects.pending().filter(calls_back_at__lte=clock.now())
    for inquiry in said.select_related("support_request").order_by("calls_back_at", "pk"):
        at: Any = inquiry.calls_back_at
        facts = {"inquiry": inquiry.pk, "calls_back_at": at}
        once, about = f"call back {inquiry.pk} {name_of(at)}", inquiry.support_request
        yield Occasion(about, Action.CALL_BACK_DUE, once, partial(_has_not_called_back, inquiry), facts)


def unconfirmed() -> Iterator[Occasion]:
    """Deeds recorded on somebody's behalf that she neither confirmed nor contested in time."""
    late = OnBehalf.objects.waiting().filter(due_at__lte=clock.now()).select_related("event__support_request")
    for behalf in late.order_by("due_at", "pk"):
        facts = {"event": behalf.event.number, "due_at": behalf.due_at}
        once, about = f"unconfirmed {behalf.event.number}", behalf.event.support_request
        yield Occasion(about, Action.UNCONFIRMED, once, partial(_is_unconfirmed, behalf), facts)


def conditions_due() -> Iterator[Occasion]:
    """Conditions that aren't met at their due time."""
    late = Condition.objects.filter(due_at__lte=clock.now(), done_at=None, support_request__status__in=TAKES_CONDITIONS)
    for one in late.select_related("support_request").order_by("due_at", "pk"):
        due_at: Any = one.due_at
        once = f"condition {one.pk} {name_of(due_at)}"
        facts = {"condition": one.text, "owner": one.owner, "due_at": due_at}
        yield Occasion(one.support_request, Action.CONDITION_DUE, once, partial(_is_unmet, one), facts)


def agreed_due() -> Iterator[Occasion]:
    """Actions agreed in a meeting that aren't done: once when most of their time is gone, once when it has passed."""
    now = clock.now()
    waiting = AgreedAction.objects.filter(done_at=None, support_request__status__in=TAKES_ACTIONS)
    for one in waiting.select_related("support_request", "meeting").order_by("due_at", "pk"):
        if (moment := _reached_of(one, now)) is not None:
            facts = {"agreed_action": one.pk, "due_at": one.due_at, "to": [one.owner]}
            once = f"agreed action {one.pk} {moment}"
            yield Occasion(one.support_request, Action.AGREED_ACTION_DUE, once, partial(_is_to_do, one), facts)


def _reached_of(one: AgreedAction, now: datetime) -> str | None:
    """How far the time of an agreed action is: "late", "soon", or None as long as there is time."""
    if one.due_at <= now:
        return "late"
    return "soon" if _reminds_at(one.meeting.starts_at, one.due_at) <= now else None


FINDERS = (
    *(soon_due, past_due, unsettled, old_figures, written_awaited, provisional_ends),
    *(unanswered, not_called_back, unconfirmed, conditions_due, agreed_due),
)
"""Everything the clock can bring, in the order in which it is looked for."""


WRITING = ("lines", "situations", "checks", "attachments")
"""What `lacks_writing` looks at beside the application."""


def lacks_writing(support_request: SupportRequest) -> bool:
    """Whether a part of the written follow-up is missing that a deed of this status could still give."""
    lacks: dict[str, list] = completeness.missing(support_request)
    lacks["signature"] = completeness.missing_signature(support_request)
    lacks["checks"] = preconditions.to_follow(support_request)
    given = {rule.gives for rule in RULES.values() if support_request.status in rule.sources}
    return any(words and part in given for part, words in lacks.items())


def _reminds_at(since: datetime, due_at: datetime) -> datetime:
    return since + (due_at - since) * settings.MSOB_REMIND_AT


def _line(support_request: SupportRequest) -> list[tuple[Role, ...]]:
    """The roles of each next step in the line, without steps of which no role may see the request."""
    steps = escalation.NEXT_IN_LINE.get(Status(support_request.status), ())
    return [roles for roles in steps if any(_may_see(role, support_request) for role in roles)]


def _whom(roles: tuple[Role, ...], support_request: SupportRequest) -> tuple[Role, ...]:
    """Those of `roles` that are told: of the corners only those whose position is still waited for."""
    return speakers.to_speak(reviews.open_review(support_request)) if roles == CORNERS else roles


def _to(roles, one: SupportRequest, action: Action, once: str, stands: Callable[[], bool], **facts) -> Occasion:
    """An occasion that is told to `roles`; of the corners only to those whose position is still waited for.

    It holds as long as `stands()` says so and the same corners are silent.
    """
    to = _whom(roles, one)
    return Occasion(one, action, once, lambda: stands() and _whom(roles, one) == to, {"to": list(to), **facts})


def _reached(line: Sequence[tuple[Role, ...]], due_at: datetime, support_request: SupportRequest) -> list:
    """The steps of `line` whose pause after `due_at` has passed; the pauses are a quarter as long when it is urgent."""
    pauses = escalation.pauses(urgent=support_request.is_urgent)
    return [roles for roles, pause in zip(line, pauses, strict=False) if due_at + pause <= clock.now()]


def _may_see(role: Role, support_request: SupportRequest) -> bool:
    return role in SEES_BY_REFERENCE or sees(role, support_request)


def nearest(hours: Sequence[int], due_at: datetime) -> int:
    """The last of the warnings that are due by now, in hours ahead: after a standstill of the clock one is enough."""
    return min(one for one in hours if due_at <= clock.now() + timedelta(hours=one) or one == max(hours))


def name_of(moment: datetime) -> str:
    """A name for a moment, as part of the name of an occasion."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")


def _entry(support_request: SupportRequest) -> str:
    """A name for the present stay in the present status; a later stay has another."""
    return f"{support_request.status} {name_of(support_request.entered_at)}"


def _still_in(support_request: SupportRequest, *, late: bool) -> Callable[[], bool]:
    """A question for `stands`: is it the same stay in the same status, and is it (as `late` says) late or not?"""
    entry = _entry(support_request)
    return lambda: _entry(support_request) == entry and support_request.is_overdue == late


def _is_open(review: Review) -> bool:
    review.refresh_from_db(fields=["state"])
    return review.state == ReviewState.OPEN


def _is_old(support_request: SupportRequest) -> bool:
    fresh = completeness.is_fresh(support_request, within=completeness.FRESH_TO_DECIDE)
    return support_request.status in TO_DEPLOYED and not fresh


def _is_provisional(support_request: SupportRequest) -> bool:
    return support_request.status in OUT and support_request.provisional_until is not None


def _is_unanswered(inquiry: Inquiry) -> bool:
    inquiry.refresh_from_db(fields=["state", "due_at"])
    return inquiry.state == InquiryState.PENDING and inquiry.due_at <= clock.now()


def _has_not_called_back(inquiry: Inquiry) -> bool:
    inquiry.refresh_from_db(fields=["state", "calls_back_at"])
    return inquiry.has_not_called_back


def _is_unconfirmed(behalf: OnBehalf) -> bool:
    behalf.refresh_from_db(fields=["state"])
    return behalf.is_overdue


def _is_to_do(agreed: AgreedAction) -> bool:
    agreed.refresh_from_db(fields=["done_at"])
    return agreed.done_at is None


def _is_unmet(condition: Condition) -> bool:
    condition.refresh_from_db(fields=["done_at", "support_request"])
    return condition.done_at is None and condition.support_request.status in TAKES_CONDITIONS
