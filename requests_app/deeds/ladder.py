"""Climbing the ladder: asking, answering, offering, accepting, and who came.

All five rungs may be asked at once; the order counts where the request escalates. An accepted offer takes what is open
first (`need`); who doesn't come, or leaves early, gives the days back.
"""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import (
    PARTY_FIELDS,
    TERMINAL,
    Answer,
    Event,
    Inquiry,
    InquiryState,
    NeedLine,
    Offer,
    OfferState,
    Rung,
    SupportRequest,
    Waiver,
)
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.records import due_times, need_ledger
from requests_app.records.parties import parties, unasked


def ask(support_request: SupportRequest, *, by, rung: str, party, question: str = "", **how) -> Event:
    """Ask `party` (Institution, CareOfficeRegion, RoazRegion or Channel) on `rung`.

    Raises ValidationError when the party doesn't belong to the rung or was asked and hasn't answered yet.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        if party not in parties(locked, rung):
            raise ValidationError({"party": _("%(party)s doesn't belong to this rung.") % {"party": party}})
        return {"inquiry": _ask_one(locked, rung, party, question, number).pk}

    facts = {"rung": rung, "party": str(party), "question": question}
    return workflow.perform(support_request, Action.ASK, by=by, write=write, **facts, **how)


def ask_all(support_request: SupportRequest, *, by, institutions=None, question: str = "", **how) -> Event:
    """Ask every party of every rung that has no inquiry waiting, all at once.

    `institutions` narrows whom to ask of the region's other institutions; None means all of them.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        found = list(unasked(locked, institutions=institutions))
        if not found:
            raise ValidationError({"institutions": _("Each of these was asked already: choose others.")})
        asked = [_ask_one(locked, rung, party, question, number) for rung, party in found]
        return {"inquiries": [inquiry.pk for inquiry in asked], "parties": [str(inquiry.party) for inquiry in asked]}

    return workflow.perform(support_request, Action.ASK_ALL, by=by, write=write, question=question, **how)


def _ask_one(support_request, rung, party, question, number) -> Inquiry:
    inquiry = Inquiry(
        support_request=support_request,
        rung=rung,
        question=question,
        asked_at=clock.now(),
        due_at=due_times.of_answer(rung, urgent=support_request.is_urgent),
        event_number=number,
        **{PARTY_FIELDS[Rung(rung)]: party},
    )
    inquiry.full_clean()
    inquiry.save()
    return inquiry


def answer(inquiry: Inquiry, *, by, answer: str, note: str = "", offers: list[dict] | None = None, **how) -> Event:
    """Record what the party says: *filled*, *partly* or *nothing*, with the staff it offers at once.

    `offers` hold line, staff_type, persons, starts_on and ends_on each. A late answer still counts.
    """
    _check_answer(answer, offers)
    facts = {"inquiry": inquiry.pk, "party": str(inquiry.party), "answer": answer, "note": note}

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        _close(inquiry, InquiryState.ANSWERED, answer, note, number)
        made = [_offer_one(inquiry, number, **values) for values in offers or []]
        return {"offers": [_told(offer) for offer in made]}

    return workflow.perform(inquiry.support_request, Action.ANSWER, by=by, subject=inquiry, write=write, **facts, **how)


def _check_answer(answer: str, offers) -> None:
    if answer not in {Answer.FILLED, Answer.PARTLY, Answer.NOTHING}:
        raise ValidationError({"answer": _("Answer filled, partly or nothing.")})
    if answer == Answer.NOTHING and offers:
        raise ValidationError({"answer": _("Nothing was answered, but staff is offered: choose partly or filled.")})


def correct_answer(inquiry: Inquiry, *, by, answer: str, note: str = "", **how) -> Event:
    """Put a new answer in place of the one given; the journal keeps both."""
    _check_answer(answer, None)
    facts = {"inquiry": inquiry.pk, "party": str(inquiry.party), "answer": answer, "note": note}

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        corrected = inquiry.closed_by_event
        _close(inquiry, InquiryState.ANSWERED, answer, note, number)
        return {"supersedes": corrected}

    return workflow.perform(
        inquiry.support_request, Action.CORRECT_ANSWER, by=by, subject=inquiry, write=write, **facts, **how
    )


def expire(inquiry: Inquiry, *, by, called: str, called_at: datetime, note: str = "", **how) -> Event:
    """Close an inquiry nobody answered in time, after a logged call: whom was called, and when."""
    check_call(called, called_at, since=inquiry.asked_at)
    facts = {"inquiry": inquiry.pk, "party": str(inquiry.party), "called": called, "called_at": called_at, "note": note}

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        _close(inquiry, InquiryState.EXPIRED, Answer.NO_ANSWER, note, number)

    return workflow.perform(inquiry.support_request, Action.EXPIRE, by=by, subject=inquiry, write=write, **facts, **how)


def check_call(called: str, called_at: datetime, *, since: datetime | None = None) -> None:
    """Raises ValidationError for a call to nobody, one to come, or one before the question was asked (`since`)."""
    errors = {}
    if not called.strip():
        errors["called"] = _("Say whom you called: a function or name.")
    if called_at > clock.now():
        errors["called_at"] = _("The call can't be in the future.")
    elif since and called_at < since:
        errors["called_at"] = _("The call was before the question was asked.")
    if errors:
        raise ValidationError(errors)


def _close(inquiry: Inquiry, state: str, answer: str, note: str, number: int) -> None:
    inquiry.state, inquiry.answer, inquiry.note = state, answer, note
    inquiry.answered_at = clock.now() if state == InquiryState.ANSWERED else None
    inquiry.closed_by_event = number
    inquiry.full_clean()
    inquiry.save()


def waive(support_request: SupportRequest, *, by, rung: str, reason: str, **how) -> Event:
    """Declare that `rung` need not be asked; the reason is read by LOCC."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        waiver = Waiver(support_request=locked, rung=rung, reason=reason, event_number=number)
        waiver.full_clean()
        waiver.save()

    return workflow.perform(support_request, Action.WAIVE_RUNG, by=by, write=write, reason=reason, rung=rung, **how)


def offer(
    inquiry: Inquiry, *, by, line: NeedLine, staff_type: str, persons: int, starts_on: date, ends_on: date, **how
):
    """Offer staff for one need line, beside what the answer offered. Returns the event."""
    values = {"line": line, "staff_type": staff_type, "persons": persons, "starts_on": starts_on, "ends_on": ends_on}

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        return {"inquiry": inquiry.pk, **_told(_offer_one(inquiry, number, **values))}

    return workflow.perform(inquiry.support_request, Action.OFFER, by=by, subject=inquiry, write=write, **how)


def _offer_one(inquiry: Inquiry, number: int, *, line: NeedLine, staff_type: str, persons, starts_on, ends_on) -> Offer:
    if line.support_request_id != inquiry.support_request_id:
        raise ValidationError({"line": _("This need line belongs to another request.")})
    if not line.accepts(staff_type):
        raise ValidationError({"staff_type": _("This type can't stand in for what was asked.")})
    offered = Offer(
        inquiry=inquiry,
        line=line,
        staff_type=staff_type,
        persons=persons,
        starts_on=starts_on,
        ends_on=ends_on,
        event_number=number,
    )
    offered.full_clean()
    if ends_on < clock.today() or ends_on < line.starts_on or starts_on > line.ends_on:
        raise ValidationError({"ends_on": _("The period lies outside the days that help is needed.")})
    offered.save()
    return offered


def _told(offered: Offer) -> dict:
    fields = ("staff_type", "persons", "starts_on", "ends_on")
    return {"offer": offered.pk, "line": offered.line.number, **{name: getattr(offered, name) for name in fields}}


def accept(offer: Offer, *, by, persons: int | None = None, **how) -> Event:
    """Count `offer` toward its need line, `persons` of it if not all.

    Refused, with the number that fits, when it covers more than is open or was declined.
    """
    wanted = offer.persons if persons is None else persons
    if not 1 <= wanted <= offer.persons:
        raise ValidationError({"persons": _("Accept at least one person and no more than were offered.")})

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        offered, offer.persons = offer.persons, wanted
        need_ledger.make_room(offer, event_number=number)
        _set(offer, OfferState.ACCEPTED)
        return {**_told(offer), "offered": offered}

    return _on(offer, Action.ACCEPT_OFFER, by=by, write=write, **how)


def decline(offer: Offer, *, by, reason: str, **how) -> Event:
    """Say no to `offer`, with the reason."""
    _need_reason(reason)
    return _on(
        offer, Action.DECLINE_OFFER, by=by, write=_becomes(offer, OfferState.DECLINED, reason), reason=reason, **how
    )


def withdraw_offer(offer: Offer, *, by, reason: str, **how) -> Event:
    """The party takes `offer` back; its days are open again."""
    _need_reason(reason)
    return _on(
        offer, Action.WITHDRAW_OFFER, by=by, write=_becomes(offer, OfferState.WITHDRAWN, reason), reason=reason, **how
    )


def mark_arrived(offer: Offer, *, by, **how) -> Event:
    """The people of `offer` are on the ward."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        _set(offer, OfferState.ARRIVED)
        return _told(offer)

    return _on(offer, Action.MARK_ARRIVED, by=by, write=write, **how)


def mark_not_arrived(offer: Offer, *, by, reason: str, last_day: date | None = None, **how) -> Event:
    """Nobody came (no `last_day`), or they left after `last_day`: the days after it are open again."""
    _need_reason(reason)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        if last_day is None:
            _set(offer, OfferState.NOT_ARRIVED, reason)
        elif offer.starts_on <= last_day < offer.ends_on:
            offer.ends_on = last_day
            _set(offer, OfferState.ARRIVED if offer.starts_on <= clock.today() else offer.state, reason)
        else:
            raise ValidationError({"last_day": _("Choose a day within the offer's period, before its end.")})
        return {**_told(offer), "last_day": last_day}

    return _on(offer, Action.MARK_NOT_ARRIVED, by=by, write=write, reason=reason, **how)


def _on(offer: Offer, action: Action, *, by, write, **how) -> Event:
    return workflow.perform(offer.inquiry.support_request, action, by=by, subject=offer, write=write, **how)


def _becomes(offer: Offer, state: OfferState, reason: str):
    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        _set(offer, state, reason)
        return _told(offer)

    return write


def _set(offer: Offer, state: OfferState, reason: str = "") -> None:
    offer.state = state
    offer.reason = reason
    offer.full_clean()
    offer.save()


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Give a reason; it is read by whoever acts next.")})


def void(inquiry: Inquiry, *, written_by: int, event_number: int) -> None:
    """The party contests what event `written_by` recorded for it.

    What it offered and nobody decided on is withdrawn; an answer given there counts no more and the inquiry waits
    again with its whole time, or is left once the request is closed or the party was asked anew.
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
