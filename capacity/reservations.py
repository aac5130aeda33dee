"""People reserved for a request before the triangle decides: by a plan or by hand, and only for a while.

A reservation of this kind is a proposal: it lapses, or the grant confirms it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, TypedDict

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from capacity import ceiling, ledger, supply
from capacity.models import Booking, BookingState
from foundation import clock
from foundation.errors import Lack, Refused, wrong
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written

TICK = _("Tick which reservations to give back.")


def how_long() -> str:
    """For how long people are held by a reservation, and what becomes of them, in words."""
    hours = settings.MSOB_PROPOSAL_HOURS
    text = ngettext(
        "held for %(hours)s hour; a grant within that time keeps them, and what isn't granted is free again after it",
        "held for %(hours)s hours; a grant within that time keeps them, and what isn't granted is free again after it",
        hours,
    )
    return text % {"hours": hours}


class Reserved(TypedDict):
    """The bookings made (their keys), and for how many persons together."""

    bookings: list[int]
    persons: int


def reserve(
    support_request: SupportRequest, *, by: User, lines: Sequence[dict[str, Any]], how: How = SIMPLY
) -> Done[list[Booking]]:
    """Reserve people for this request until it is decided, at most `MSOB_PROPOSAL_HOURS`.

    `lines` are rows of line (a need line), pool, staff_type (asked or tuned; default the line's own), persons,
    starts_on, ends_on. All of them or none.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[list[Booking]]:
        if not lines:
            raise wrong("lines", "required", _("Say whom to reserve."))
        pools = ledger.lock(row["pool"].pk for row in lines)
        rows = [{**row, "pool": pools[row["pool"].pk]} for row in lines]
        for row in rows:
            _check(locked, row)
        lapses_at = clock.now() + timedelta(hours=settings.MSOB_PROPOSAL_HOURS)
        made = [_book_within(row, lapses_at) for row in rows]
        facts = Reserved(bookings=[one.pk for one in made], persons=sum(one.persons for one in made))
        return Written(facts, made)

    return workflow.perform(support_request, Action.RESERVE, by=by, how=how, write=write)


class Freed(TypedDict):
    """Persons of a type (what they are) who are free again, on which days, and for which need line (its number)."""

    line: int
    staff_type: str
    persons: int
    starts_on: date
    ends_on: date


class Released(TypedDict):
    """Who was given back, and how many persons together."""

    persons: int
    freed: list[Freed]


def release(support_request: SupportRequest, *, by: User, bookings: Iterable[Booking], how: How = SIMPLY) -> Done[None]:
    """Give back these reservations of what was proposed for this request and not granted: all of them or none."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        chosen = [one.pk for one in bookings]
        if not chosen:
            raise ValidationError({"bookings": TICK})
        found = list(proposed(locked).filter(pk__in=chosen).select_related("pool", "line").order_by("pool_id", "pk"))
        if len(found) < len(chosen):
            raise Refused([Lack("reservation_gone", _("One of these reservations isn't there any more."))])
        freed = [_freed(one) for one in found]
        for one in found:
            ledger.release(one)
        return Written(Released(persons=sum(one["persons"] for one in freed), freed=freed))

    return workflow.perform(support_request, Action.RELEASE_RESERVATION, by=by, how=how, write=write)


def _freed(one: Booking) -> Freed:
    return Freed(
        line=one.line.number,
        staff_type=one.pool.staff_type,
        persons=one.persons,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
    )


def proposed(support_request: SupportRequest):
    """The proposals that hold places for a request."""
    return Booking.objects.filter(support_request=support_request, state=BookingState.PROPOSED)


def something_proposed(support_request: SupportRequest, subject=None) -> list[Lack]:
    """There is a proposal to give back."""
    if proposed(support_request).exists():
        return []
    return [Lack("nothing_proposed", _("Nothing is proposed for this request."))]


def _check(support_request: SupportRequest, row: dict[str, Any]) -> None:
    line, pool = row["line"], row["pool"]
    if line.support_request_id != support_request.pk:
        raise wrong("lines", "line_of_another_request", _("Choose a need line of this request."))
    if pool.is_closed or pool.staff_type not in supply.accepted(line, _type_of(row)):
        raise wrong("lines", "no_substitute", _("Choose a pool of the type asked, or of one that may stand in for it."))
    if not clock.today() <= row["starts_on"] <= row["ends_on"]:
        raise wrong("lines", "no_period", _("Give days from today on, the first before the last."))


def _book_within(row: dict[str, Any], lapses_at) -> Booking:
    """Book it, unless it is more than may be reserved beside what is held already, the rows before it included."""
    ceiling.check(row["line"], _type_of(row), row["persons"], row["starts_on"], row["ends_on"])
    return ledger.book(
        row["pool"],
        row["line"],
        staff_type=_type_of(row),
        persons=row["persons"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        state=BookingState.PROPOSED,
        lapses_at=lapses_at,
    )


def _type_of(row: dict[str, Any]) -> str:
    return row.get("staff_type") or row["line"].staff_type
