"""What a party offers: accepted or declined, withdrawn, and who came.

An accepted offer first takes what is open (`need_ledger`). The days of people who don't come, or who leave early, are
open again.
"""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import wrong
from foundation.ranges import Range
from regions.models import User
from requests_app.models import Inquiry, NeedLine, Offer, OfferState, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Write, Written
from requests_app.records import need_postings


class Offered(TypedDict):
    """One offer (its key), for which need line (its number), of whom, when, and how long it holds (None: no term)."""

    offer: int
    line: int
    staff_type: str
    persons: int
    starts_on: date
    ends_on: date
    holds_until: datetime | None


class OfferedLater(Offered):
    """An offer beside the answer to an inquiry (its key)."""

    inquiry: int


class Offering(TypedDict):
    """What one offers: for which need line, of whom, how many, from and until which day, and how long it holds."""

    line: NeedLine
    staff_type: str
    persons: int
    starts_on: date
    ends_on: date
    holds_until: NotRequired[datetime | None]


def offer(inquiry: Inquiry, *, by: User, how: How = SIMPLY, **offered: Unpack[Offering]) -> Done[Offer]:
    """Offer staff for one need line, beside what the answer offered; nobody can accept it after `holds_until`."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Offer]:
        made = make(inquiry, number, **offered)
        return Written(OfferedLater(inquiry=inquiry.pk, **told(made)), made)

    return workflow.perform(inquiry.support_request, Action.OFFER, by=by, how=how, subject=inquiry, write=write)


def make(inquiry: Inquiry, number: int, **values: Unpack[Offering]) -> Offer:
    """Write one offer of the party of `inquiry`; raises ValidationError for what can't help here."""
    line, first, last = values["line"], values["starts_on"], values["ends_on"]
    if line.support_request_id != inquiry.support_request_id:
        raise wrong("line", "line_of_another_request", _("This need line belongs to another request."))
    if not line.accepts(values["staff_type"]):
        raise wrong("staff_type", "no_substitute", _("This type can't stand in for what was asked."))
    at_first = {"persons_offered": values["persons"], "offered_from": first, "offered_until": last}
    offered = Offer(inquiry=inquiry, event_number=number, **at_first, **values)
    offered.full_clean()
    _check_time(offered)
    offered.save()
    return offered


def _check_time(offered: Offer) -> None:
    """Its term is still to come, and some of its days are days of need."""
    line, errors = offered.line, {}
    if offered.holds_until and offered.holds_until < clock.now():
        errors["holds_until"] = ValidationError(_("Choose a moment that is still to come."), "in_the_past")
    if offered.ends_on < max(clock.today(), line.starts_on) or offered.starts_on > line.ends_on:
        errors["ends_on"] = ValidationError(
            _("The period lies outside the days that help is needed."), "outside_the_need"
        )
    if errors:
        raise ValidationError(errors)


def told(made: Offer) -> Offered:
    """`made` as the journal keeps it."""
    return Offered(
        offer=made.pk,
        line=made.line.number,
        staff_type=made.staff_type,
        persons=made.persons,
        starts_on=made.starts_on,
        ends_on=made.ends_on,
        holds_until=made.holds_until,
    )


class Accepted(Offered):
    """The offer as it counts now; `offered` persons were offered at first, `offered_from` – `offered_until`."""

    offered: int
    offered_from: date
    offered_until: date


def accept(
    offer: Offer,
    *,
    by: User,
    persons: int | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    how: How = SIMPLY,
) -> Done[None]:
    """Count `offer` toward its need line: `persons` of it, from `starts_on` until `ends_on`; all of it where None.

    Refused, with the part that fits, when it covers more than is open or was declined.
    """
    part = _part(offer, persons, starts_on, ends_on)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        offer.persons, offer.starts_on, offer.ends_on = part
        need_postings.make_room(offer, event_number=number)
        _set(offer, OfferState.ACCEPTED)
        first, last = offer.offered_from, offer.offered_until
        return Written(Accepted(offered=offer.persons_offered, offered_from=first, offered_until=last, **told(offer)))

    return _on(offer, Action.ACCEPT_OFFER, by=by, how=how, write=write)


def _part(offer: Offer, persons: int | None, starts_on: date | None, ends_on: date | None) -> Range:
    """What of `offer` is meant; raises ValidationError, all of it together, for more than was offered."""
    part = Range(offer.persons if persons is None else persons, starts_on or offer.starts_on, ends_on or offer.ends_on)
    wrong = {}
    if not 1 <= part.persons <= offer.persons:
        wrong["persons"] = _("Accept at least one person and no more than were offered.")
    if part.starts_on < offer.starts_on:
        wrong["starts_on"] = _("They are offered from a later day on.")
    if part.ends_on > offer.ends_on:
        wrong["ends_on"] = _("They are offered for fewer days.")
    if part.ends_on < part.starts_on:
        wrong["ends_on"] = _("The last day is before the first day.")
    if wrong:
        raise ValidationError(wrong)
    return part


def decline(offer: Offer, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Decline `offer`, with the reason."""
    return _ends(offer, Action.DECLINE_OFFER, OfferState.DECLINED, by=by, how=how)


def withdraw_offer(offer: Offer, *, by: User, how: How = SIMPLY) -> Done[None]:
    """The party takes `offer` back, with the reason; its days are open again."""
    return _ends(offer, Action.WITHDRAW_OFFER, OfferState.WITHDRAWN, by=by, how=how)


def mark_arrived(offer: Offer, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Record that the people of `offer` are on the ward."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        _set(offer, OfferState.ARRIVED)
        return Written(told(offer))

    return _on(offer, Action.MARK_ARRIVED, by=by, how=how, write=write)


class NotArrived(Offered):
    """The offer as it counts now; on `last_day` they were there for the last time (None: never)."""

    last_day: date | None


def mark_not_arrived(offer: Offer, *, by: User, last_day: date | None = None, how: How = SIMPLY) -> Done[None]:
    """Record that nobody came (no `last_day`), or that they left after `last_day`: the later days are open again."""
    _need_reason(how)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        if last_day is None:
            _set(offer, OfferState.NOT_ARRIVED, how.reason)
        elif offer.starts_on <= last_day < offer.ends_on:
            offer.ends_on = last_day
            _set(offer, OfferState.ARRIVED if offer.starts_on <= clock.today() else offer.state, how.reason)
        else:
            raise wrong("last_day", "outside_the_offer", _("Choose a day within the offer's period, before its end."))
        return Written(NotArrived(last_day=last_day, **told(offer)))

    return _on(offer, Action.MARK_NOT_ARRIVED, by=by, how=how, write=write)


def _ends(offer: Offer, action: Action, state: OfferState, *, by: User, how: How) -> Done[None]:
    """Bring `offer` to its end in `state`, with the reason."""
    _need_reason(how)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        _set(offer, state, how.reason)
        return Written(told(offer))

    return _on(offer, action, by=by, how=how, write=write)


def _on(offer: Offer, action: Action, *, by: User, how: How, write: Write[None]) -> Done[None]:
    return workflow.perform(offer.inquiry.support_request, action, by=by, how=how, subject=offer, write=write)


def _set(offer: Offer, state: str, reason: str = "") -> None:
    offer.state = state
    offer.reason = reason
    offer.full_clean()
    offer.save()


def _need_reason(how: How) -> None:
    if not how.reason.strip():
        raise wrong("reason", "required", _("Give a reason; it is read by whoever acts next."))
