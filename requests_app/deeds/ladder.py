"""Climbing the ladder: asking and answering, what nobody answered, and what need not be asked.

All five rungs may be asked at once; the order counts where the request escalates. What becomes of the staff offered
stands in `offering`.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Refused, wrong
from regions.by_link import Roads
from regions.models import Institution, User
from requests_app.deeds import offering
from requests_app.deeds.offering import Offered
from requests_app.models import (
    PARTY_FIELDS,
    TERMINAL,
    Answer,
    Event,
    Inquiry,
    InquiryState,
    Offer,
    OfferState,
    Rung,
    SupportRequest,
    Waiver,
)
from requests_app.models.actions import Action
from requests_app.procedure import preconditions_ladder, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import due_times
from requests_app.records.parties import chosen, parties, unasked


class Asked(TypedDict):
    """One inquiry (its key), of whom and on which rung; `not_reached` names the party when no mail reaches it."""

    inquiry: int
    rung: str
    party: str
    question: str
    not_reached: list[str]


def ask(
    support_request: SupportRequest, *, by: User, rung: str, party, question: str = "", how: How = SIMPLY
) -> Done[Inquiry]:
    """Ask `party` (Institution, CareOfficeRegion, RoazRegion or Channel) on `rung`.

    Raises ValidationError when the party doesn't belong to the rung or was asked and hasn't answered yet.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Inquiry]:
        if party not in parties(locked, rung):
            raise ValidationError({"party": _("%(party)s doesn't belong to this rung.") % {"party": party}})
        inquiry = _ask_one(locked, rung, party, question, number, roads=Roads([party]))
        facts = Asked(
            inquiry=inquiry.pk, rung=rung, party=str(party), question=question, not_reached=_not_reached([inquiry])
        )
        return Written(facts, inquiry)

    return workflow.perform(support_request, Action.ASK, by=by, how=how, write=write)


class AllAsked(TypedDict):
    """The inquiries (their keys) and, in the same order, of whom; `not_reached` are those whom no mail reaches."""

    question: str
    inquiries: list[int]
    parties: list[str]
    not_reached: list[str]


def ask_all(
    support_request: SupportRequest,
    *,
    by: User,
    institutions: Collection[Institution] | None,
    question: str = "",
    how: How = SIMPLY,
) -> Done[list[Inquiry]]:
    """Ask every party of every rung that wasn't asked yet, all at once; of the region's other institutions those named.

    Raises ValidationError when of these nobody is named, or one who can't be asked now (`parties.chosen`).
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[list[Inquiry]]:
        found = chosen(unasked(locked), institutions)
        roads = Roads(one.party for one in found)
        made = [_ask_one(locked, one.rung, one.party, question, number, roads=roads) for one in found]
        names, keys = [str(one.party) for one in made], [one.pk for one in made]
        facts = AllAsked(question=question, inquiries=keys, parties=names, not_reached=_not_reached(made))
        return Written(facts, made)

    return workflow.perform(support_request, Action.ASK_ALL, by=by, how=how, write=write)


def _not_reached(inquiries: list[Inquiry]) -> list[str]:
    return [str(one.party) for one in inquiries if one.must_be_called]


def _ask_one(support_request, rung, party, question, number, *, roads: Roads) -> Inquiry:
    """What is asked of `party`; of one whom no mail will reach it is said at once."""
    reached = roads.reaches(party, near=support_request.safety_region)
    inquiry = Inquiry(
        support_request=support_request,
        rung=rung,
        question=question,
        asked_at=clock.now(),
        due_at=due_times.of_answer(rung, urgent=support_request.is_urgent),
        event_number=number,
        unreached_at=None if reached else clock.now(),
        **{PARTY_FIELDS[Rung(rung)]: party},
    )
    inquiry.full_clean()
    inquiry.save()
    return inquiry


class NotReached(TypedDict):
    """The inquiry (its key) of which no mail reaches the party any more."""

    inquiry: int
    party: str


def note_not_reached(inquiry: Inquiry) -> Event | None:
    """Write that no mail reaches the party of `inquiry` any more; None when that stands there, or nothing is asked."""
    with transaction.atomic():
        workflow.lock(inquiry.support_request)
        inquiry.refresh_from_db(fields=["state", "unreached_at"])
        if inquiry.state != InquiryState.PENDING or inquiry.unreached_at is not None:
            return None
        inquiry.unreached_at = clock.now()
        inquiry.save(update_fields=["unreached_at"])
        once = f"not reached {inquiry.pk} {inquiry.unreached_at.timestamp()}"
        return _of_reach(inquiry, Action.NOT_REACHED, once)


def note_reached(inquiry: Inquiry, *, road: str) -> Event | None:
    """Write that the party of `inquiry` is asked by mail after all, once by each new `road` (at most 32 characters).

    None when that was tried, the party is reached, or nothing is asked any more.
    """
    with transaction.atomic():
        workflow.lock(inquiry.support_request)
        inquiry.refresh_from_db(fields=["state", "unreached_at", "calls_back_at"])
        if not inquiry.must_be_called:
            return None
        event = _of_reach(inquiry, Action.REACHED_AFTER_ALL, f"reached {inquiry.pk} {road}")
        if event:
            inquiry.unreached_at = None
            inquiry.save(update_fields=["unreached_at"])
        return event


def _of_reach(inquiry: Inquiry, action: Action, once: str) -> Event | None:
    facts = NotReached(inquiry=inquiry.pk, party=str(inquiry.party))
    return workflow.record(inquiry.support_request, action, once=once, facts=facts)


class Answered(TypedDict):
    """What a party said to an inquiry (its key), and the staff it offered at once."""

    inquiry: int
    party: str
    answer: str
    note: str
    offers: list[Offered]


def answer(
    inquiry: Inquiry,
    *,
    by: User,
    answer: str,
    note: str = "",
    offers: Sequence[dict[str, Any]] | None = None,
    how: How = SIMPLY,
) -> Done[list[Offer]]:
    """Record what the party says: *filled*, *partly* or *nothing*, with the staff it offers at once.

    `offers` hold line, staff_type, persons, starts_on and ends_on each (and holds_until). A late answer still counts.
    """
    _check_answer(answer, offers)
    if answer == Answer.PARTLY and not offers:
        raise wrong("persons", "required", _("Say how many: “partly” without a number helps nobody plan."))
    party = str(inquiry.party)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[list[Offer]]:
        _close(inquiry, InquiryState.ANSWERED, answer, note, number)
        made = [offering.make(inquiry, number, **values) for values in offers or []]
        told = [offering.told(offer) for offer in made]
        return Written(Answered(inquiry=inquiry.pk, party=party, answer=answer, note=note, offers=told), made)

    return workflow.perform(inquiry.support_request, Action.ANSWER, by=by, how=how, subject=inquiry, write=write)


def _check_answer(answer: str, offers) -> None:
    if answer not in {Answer.FILLED, Answer.PARTLY, Answer.NOTHING}:
        raise wrong("answer", "required", _("Answer “filled”, “partly” or “nothing”."))
    if answer == Answer.NOTHING and offers:
        raise ValidationError(
            {"answer": _("The answer is “nothing”, but staff is offered: choose “partly” or “filled”.")}
        )


class Corrected(TypedDict):
    """The answer that stands now; `supersedes` is the number of the event that gave the one before (None: unknown)."""

    inquiry: int
    party: str
    answer: str
    note: str
    supersedes: int | None


def correct_answer(inquiry: Inquiry, *, by: User, answer: str, note: str = "", how: How = SIMPLY) -> Done[None]:
    """Put a new answer in place of the one given; the journal keeps both."""
    _check_answer(answer, None)
    party = str(inquiry.party)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        before = inquiry.closed_by_event
        _close(inquiry, InquiryState.ANSWERED, answer, note, number)
        return Written(Corrected(inquiry=inquiry.pk, party=party, answer=answer, note=note, supersedes=before))

    about = inquiry.support_request
    return workflow.perform(about, Action.CORRECT_ANSWER, by=by, how=how, subject=inquiry, write=write)


class Expired(TypedDict):
    """The call to a party that didn't answer an inquiry (its key)."""

    inquiry: int
    party: str
    called: str
    called_at: datetime
    note: str


def expire(
    inquiry: Inquiry, *, by: User, called: str, called_at: datetime, note: str = "", how: How = SIMPLY
) -> Done[None]:
    """Close an inquiry nobody answered in time, after a logged call: whom was called, and when."""
    check_call(called, called_at, since=inquiry.asked_at)
    party = str(inquiry.party)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        _close(inquiry, InquiryState.EXPIRED, Answer.NO_ANSWER, note, number)
        return Written(Expired(inquiry=inquiry.pk, party=party, called=called, called_at=called_at, note=note))

    return workflow.perform(inquiry.support_request, Action.EXPIRE, by=by, how=how, subject=inquiry, write=write)


class CallsBack(TypedDict):
    """The call to a party that answers an inquiry (its key) later, and the moment at which it calls back."""

    inquiry: int
    party: str
    called: str
    called_at: datetime
    calls_back_at: datetime


def note_call_back(
    inquiry: Inquiry, *, by: User, called: str, called_at: datetime, calls_back_at: datetime, how: How = SIMPLY
) -> Done[None]:
    """Note when a party that was called (`called`, `called_at`) calls back with its answer; the inquiry waits on."""
    check_call(called, called_at, since=inquiry.asked_at)
    if calls_back_at <= clock.now():
        raise wrong("calls_back_at", "in_the_past", _("Choose a moment that is still to come."))
    party = str(inquiry.party)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        inquiry.calls_back_at = calls_back_at
        inquiry.full_clean()
        inquiry.save()
        return Written(
            CallsBack(inquiry=inquiry.pk, party=party, called=called, called_at=called_at, calls_back_at=calls_back_at)
        )

    return workflow.perform(inquiry.support_request, Action.CALL_BACK, by=by, how=how, subject=inquiry, write=write)


def check_call(called: str, called_at: datetime, *, since: datetime | None = None) -> None:
    """Raises ValidationError for a call to nobody, one to come, or one before the question was asked (`since`)."""
    errors = {}
    if not called.strip():
        errors["called"] = ValidationError(_("Say whom you called: a function or name."), "required")
    if called_at > clock.now():
        errors["called_at"] = ValidationError(_("The call can't be in the future."), "in_the_future")
    elif since and called_at < since:
        errors["called_at"] = ValidationError(_("The call was before the question was asked."), "before_the_question")
    if errors:
        raise ValidationError(errors)


def _close(inquiry: Inquiry, state: str, answer: str, note: str, number: int) -> None:
    inquiry.state, inquiry.answer, inquiry.note = state, answer, note
    inquiry.answered_at = clock.now() if state == InquiryState.ANSWERED else None
    inquiry.closed_by_event, inquiry.calls_back_at = number, None
    inquiry.full_clean()
    inquiry.save()


class Waived(TypedDict):
    """The rung that need not be asked."""

    rung: str


def waive(support_request: SupportRequest, *, by: User, rung: str, how: How = SIMPLY) -> Done[None]:
    """Declare that `rung` need not be asked; the reason is read by LOCC. Refused for one that is closed already."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        if lacks := preconditions_ladder.is_open(locked, rung):
            raise Refused(lacks)
        waiver = Waiver(support_request=locked, rung=rung, reason=how.reason, event_number=number)
        waiver.full_clean()
        waiver.save()
        return Written(Waived(rung=rung))

    return workflow.perform(support_request, Action.WAIVE_RUNG, by=by, how=how, write=write)


class Restored(TypedDict):
    """The rung that is asked after all; `supersedes` is the number of the event that skipped it."""

    rung: str
    supersedes: int


def restore(support_request: SupportRequest, *, by: User, rung: str, how: How = SIMPLY) -> Done[None]:
    """Take a waiver back: `rung` is as open as it was. Refused once the request climbed on it."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        if lacks := preconditions_ladder.not_climbed_on(locked, rung):
            raise Refused(lacks)
        waiver = locked.waivers.get(rung=rung)
        waiver.delete()
        return Written(Restored(rung=rung, supersedes=waiver.event_number))

    return workflow.perform(support_request, Action.RESTORE_RUNG, by=by, how=how, write=write)


class Resolved(TypedDict):
    """How it ended without Defence, as a code."""

    code: str


def resolve(support_request: SupportRequest, *, by: User, code: str, how: How = SIMPLY) -> Done[None]:
    """End the request without Defence: help came, the need is gone or the days have passed (`code`)."""
    return workflow.perform(support_request, Action.RESOLVE, by=by, how=how, facts=Resolved(code=code))


def void(inquiry: Inquiry, *, written_by: int, event_number: int) -> None:
    """Undo what event `written_by` recorded for a party, because the party contests it.

    Offers of it that nobody decided on are withdrawn. An answer counts no more: the inquiry waits again with its whole
    time, unless the request is closed or the party was asked anew.
    """
    inquiry.refresh_from_db()
    offers = inquiry.offers.filter(state=OfferState.OFFERED, event_number=written_by)
    offers.update(state=OfferState.WITHDRAWN, reason=_("contested by the party"))
    if (inquiry.state, inquiry.closed_by_event) != (InquiryState.ANSWERED, written_by):
        return
    inquiry.answer, inquiry.answered_at, inquiry.closed_by_event = "", None, event_number
    inquiry.state = InquiryState.CANCELLED if _needs_no_answer(inquiry) else InquiryState.PENDING
    inquiry.due_at = due_times.of_answer(inquiry.rung, urgent=inquiry.support_request.is_urgent)
    inquiry.full_clean()
    inquiry.save()


def _needs_no_answer(inquiry: Inquiry) -> bool:
    field = PARTY_FIELDS[Rung(inquiry.rung)]
    anew = inquiry.support_request.inquiries.pending().filter(**{field: getattr(inquiry, field)})
    return inquiry.support_request.status in TERMINAL or anew.exists()
