"""A package for the triangle: the requests a plan reserved people for, with the persons each line would get."""

from collections.abc import Iterable

from capacity import ledger
from capacity.models import Booking, BookingState, Plan
from foundation.ranges import Profile
from regions.models import User
from requests_app.deeds import triangle
from requests_app.models import Outcome, ReviewKind, SupportRequest
from requests_app.records import reviews


def requests_of(plan: Plan) -> list[SupportRequest]:
    """The requests of this plan before the triangle for a decision, for which people are reserved now."""
    held = Booking.objects.filter(state=BookingState.PROPOSED, pk__in=plan.lines.values("booking"))
    found = SupportRequest.objects.filter(pk__in=held.values("support_request")).select_related("institution")
    loaded = found.prefetch_related("reviews", "bookings", "proposals__lines")
    return [one for one in loaded.order_by("due_at", "pk") if _under_decision(one)]


def lines_for(support_request: SupportRequest) -> list[tuple]:
    """(tuned line, persons) that the reservations come to, at most as tuned."""
    held = [one for one in support_request.bookings.all() if one.state == BookingState.PROPOSED]
    return [
        (line, min(line.persons, _peak(one for one in held if _serves(one, line))))
        for line in reviews.tuned_lines(support_request)
    ]


def persons_for(support_request: SupportRequest) -> dict[str, int]:
    """The same by the key of each tuned line, as a position names them."""
    return {str(line.pk): persons for line, persons in lines_for(support_request)}


def give(requests: Iterable[SupportRequest], *, by: User, key: str = "", **said) -> list[triangle.Given]:
    """Grant, for one's corner, on each request what is reserved for it; returns what became of each."""
    return triangle.give_package(requests, by=by, key=key, persons_for=persons_for, outcome=Outcome.GRANT, **said)


def _under_decision(support_request: SupportRequest) -> bool:
    review = reviews.open_review(support_request)
    return review is not None and review.kind == ReviewKind.DECISION


def _serves(booking: Booking, line) -> bool:
    return booking.line_id == line.line_id and booking.staff_type == line.staff_type


def _peak(bookings: Iterable[Booking]) -> int:
    """The most persons these bookings give on one day."""
    return sum((ledger.worked(one) for one in bookings), Profile()).peak
