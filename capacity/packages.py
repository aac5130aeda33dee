"""A package for the triangle: the requests a plan reserved people for, and what granting it would do to each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from capacity import ledger, preview
from capacity.models import Booking, BookingState, Plan, PlanLine, Pool
from capacity.rehearsal import Paper, Rehearsal
from capacity.who_goes import Going
from foundation import clock
from foundation.errors import Lack
from foundation.ranges import Profile
from regions.models import User
from requests_app.deeds import triangle
from requests_app.models import Outcome, Review, ReviewKind, ReviewState, SupportRequest, TunedLine
from requests_app.procedure import preconditions
from requests_app.records import decisions, reviews

LOADED = (*preview.LOADED, "situations", "checks")
BELOW_TEAM = _(
    "%(type)s: %(persons)s reserved, and fewer than %(team)s are of no use. The corners can't agree on that number."
)
NOBODY = _("Nobody is reserved on a line that was tuned: granting nobody is a rejection.")


@dataclass(frozen=True)
class Would:
    """What comes of one request when all corners grant what is reserved for it.

    `lines` are (tuned line, persons); `sent` who would go, by a line of each type, on the days granted. `lacking`
    says, in numbers, why it would stay in review instead; then nobody goes.
    """

    support_request: SupportRequest
    lines: list[tuple[TunedLine, int]]
    sent: list[tuple[TunedLine, list[Going]]]
    lacking: list[Lack]


def requests_of(plan: Plan) -> list[SupportRequest]:
    """The requests of this plan before the triangle for a decision, for which people are reserved now."""
    found = SupportRequest.objects.filter(pk__in=_decisions_on(plan).values("support_request"))
    return list(found.select_related("institution").prefetch_related(*preview.LOADED).order_by("due_at", "pk"))


def is_there(plan: Plan) -> bool:
    """Whether there are any."""
    return _decisions_on(plan).exists()


def _decisions_on(plan: Plan) -> QuerySet[Review]:
    held = Booking.objects.filter(state=BookingState.PROPOSED, pk__in=plan.lines.values("booking"))
    opened = Review.objects.filter(state=ReviewState.OPEN, kind=ReviewKind.DECISION)
    return opened.filter(support_request__in=held.values("support_request"))


def lines_for(support_request: SupportRequest, more: Iterable[Booking] = ()) -> list[tuple[TunedLine, int]]:
    """(tuned line, persons) that the reservations, and `more` that aren't made yet, come to; at most as tuned."""
    held = [*_held(support_request), *more]
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


def would(requests: Sequence[SupportRequest], lines: Iterable[PlanLine] = ()) -> list[Would]:
    """What comes of each of these requests that is under decision, when the corners grant what is reserved for it.

    With `lines`, as if these were reserved as well. One after the other: who goes to the first isn't there for the
    next. A constant number of queries. Numbers: whoever calls has asked `pools.may_read` first.
    """
    prefetch_related_objects(requests, *LOADED)
    more: dict[int, list[Booking]] = {}
    for line in lines:
        if line.pool:
            more.setdefault(line.support_request_id, []).append(_as_reserved(line, line.pool))
    named = [one for one in requests if one.pk in more or _held(one)]
    found = [(review, lines_for(about, more.get(about.pk, ()))) for about in named if (review := _decided_on(about))]
    grants = [decisions.would_grant(review, _agreed(review, counted)) for review, counted in found]
    paper = _paper(found, grants, more)
    told = []
    for (review, counted), grant in zip(found, grants, strict=True):
        would_be, paper = _would(review, counted, grant, paper, more.get(review.support_request_id, ()))
        told.append(would_be)
    return told


def _held(support_request: SupportRequest) -> list[Booking]:
    return [one for one in support_request.bookings.all() if one.state == BookingState.PROPOSED]


def _as_reserved(line: PlanLine, pool: Pool) -> Booking:
    return ledger.new(
        pool,
        line.line,
        staff_type=line.staff_type,
        persons=line.persons,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        state=BookingState.PROPOSED,
    )


def _agreed(review: Review, counted: list[tuple[TunedLine, int]]) -> dict[str, int]:
    return {str(line.pk): persons for line, persons in counted}


def _paper(found: list, grants: list, more: Mapping[int, list[Booking]]) -> Paper:
    """The ledger of all that these grants could touch, with those who aren't reserved yet in their places."""
    today = clock.today()
    days = [part.ends_on for grant in grants for profile in grant.values() for part in profile.ranges]
    about = {review.support_request: grant for (review, _counted), grant in zip(found, grants, strict=True)}
    books = Rehearsal(Paper.of(preview.types(about), today, max(days, default=today)), ())
    for one in (one for each in more.values() for one in each):
        books.place(one)
    return replace(books.paper, room=books.room)


def _would(review: Review, counted: list, grant: Mapping, paper: Paper, more: Iterable[Booking]) -> tuple[Would, Paper]:
    """What comes of it, and the ledger after it: as it was, when it stays in review."""
    about = review.support_request
    lacking = _not_agreed(review, counted, grant) + preconditions.for_grant(about)
    books = Rehearsal(paper, [*about.bookings.all(), *more])
    sent = preview.rehearse(books, about, grant)
    lacking += [lack for one in sent.values() for lack in one.lacking]
    if lacking:
        return Would(about, counted, [], lacking), paper
    goes = {key: one.sent for key, one in sent.items()}
    who = {(line.line_id, line.staff_type): line for line, persons in counted if persons}
    going = [(line, goes.get(key, [])) for key, line in who.items()]
    return Would(about, counted, going, []), replace(paper, room=books.room)


def _not_agreed(review: Review, counted: list[tuple[TunedLine, int]], grant: Mapping) -> list[Lack]:
    """Why these numbers couldn't be settled whoever is free, though all corners name them."""
    persons = _agreed(review, counted)
    if not any(persons.values()):
        return [Lack("nobody_reserved", NOBODY)]
    if not any(grant.values()):
        return [decisions.NOTHING_FITS]
    return [
        Lack(
            "below_minimum",
            BELOW_TEAM,
            type=one.get_staff_type_display(),
            persons=persons[str(one.pk)],
            team=one.minimum_team,
        )
        for one in reviews.below_team(review, persons)
    ]


def _decided_on(support_request: SupportRequest) -> Review | None:
    """The review in which the triangle decides on it now, if it does."""
    review = reviews.open_review(support_request)
    return review if review is not None and review.kind == ReviewKind.DECISION else None


def _serves(booking: Booking, line) -> bool:
    return booking.line_id == line.line_id and booking.staff_type == line.staff_type


def _peak(bookings: Iterable[Booking]) -> int:
    """The most persons these bookings give on one day."""
    return sum((ledger.worked(one) for one in bookings), Profile()).peak
