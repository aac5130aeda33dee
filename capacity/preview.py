"""What a grant would really send if it were settled now, type by type: the deed itself, rehearsed.

Numbers: whoever calls has asked `pools.may_read` first. Two queries, however many requests.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from capacity import supply, who_goes
from capacity.ledger import NOBODY
from capacity.models import Booking
from capacity.rehearsal import Paper, Rehearsal
from capacity.who_goes import Going, Key
from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile
from requests_app.models import Proposal, Review, ReviewKind, SupportRequest
from requests_app.records import decisions, need_ledger, reviews
from requests_app.records.no_capacity import NoCapacity

LOADED = (
    *need_ledger.FROM,
    Prefetch("reviews", Review.objects.prefetch_related("positions")),
    Prefetch("proposals", Proposal.objects.prefetch_related("lines")),
    Prefetch("bookings", Booking.objects.select_related("pool")),
)


@dataclass(frozen=True)
class Preview:
    """Of one need line and type granted: the most `persons` still to be agreed on, who would go, and who is lacking.

    As long as somebody is lacking nothing is granted at all: then `sent` are those who fit.
    """

    persons: int
    sent: list[Going]
    lacking: list[Lack]


def of(requests: Iterable[SupportRequest]) -> dict[Key, Preview]:
    """What a grant would send for each need line and type now before the triangle, of requests with `LOADED`."""
    grants = {about: grant for about in requests if (grant := _would_grant(about))}
    days = [part.ends_on for grant in grants.values() for profile in grant.values() for part in profile.ranges]
    if not days:
        return {}
    paper = Paper.of(types(grants), clock.today(), max(days))
    return {key: one for about, grant in grants.items() for key, one in _rehearse(paper, about, grant).items()}


def _would_grant(about: SupportRequest) -> Mapping[Key, Profile]:
    """What the open review would grant, if it can grant anything."""
    review = reviews.open_review(about)
    if review is None or not reviews.WITH_PERSONS & set(reviews.outcomes(review)):
        return {}
    return decisions.would_grant(review, reviews.can_be_agreed(review))


def types(grants: Mapping[SupportRequest, Mapping[Key, Profile]]) -> set[str]:
    """The types that may serve these grants, or do so now."""
    kinds = {one.pool.staff_type for about in grants for one in about.bookings.all()}
    for about, grant in grants.items():
        lines = {line.pk: line for line in about.lines.all()}
        kinds.update(kind for line, asked in grant for kind in supply.accepted(lines[line], asked))
    return kinds


def rehearsed(about: SupportRequest) -> Rehearsal | None:
    """The books as a grant would leave them, of a request with `LOADED`; None when nothing of it can be settled."""
    grant = _would_grant(about)
    days = [part.ends_on for profile in grant.values() for part in profile.ranges]
    if not days:
        return None
    books = Rehearsal(Paper.of(types({about: grant}), clock.today(), max(days)), about.bookings.all())
    try:
        lacking = _serve(books, about, grant)
    except Refused:
        return None
    return None if lacking else books


def _serve(books: Rehearsal, about: SupportRequest, grant: Mapping[Key, Profile]) -> list[NoCapacity]:
    return supply.serve(books, list(about.lines.all()), list(books.bookings), _standing_after(about, grant))


def _rehearse(paper: Paper, about: SupportRequest, grant: Mapping[Key, Profile]) -> dict[Key, Preview]:
    return rehearse(Rehearsal(paper, about.bookings.all()), about, grant)


def rehearse(books: Rehearsal, about: SupportRequest, grant: Mapping[Key, Profile]) -> dict[Key, Preview]:
    """What `grant` would send, booked on the paper of `books`."""
    keys = {line.number: line.pk for line in about.lines.all()}
    try:
        found = _serve(books, about, grant)
    except Refused as refused:
        return {key: Preview(granted.peak, [], refused.lacking) for key, granted in grant.items() if granted}
    lacking: dict[Key, list[Lack]] = defaultdict(list)
    for one in found:
        lacking[keys[one.fits.line], one.fits.staff_type].append(one.fits.in_numbers)
    return {
        key: Preview(granted.peak, who_goes.of(books.bookings, key, granted), lacking[key])
        for key, granted in grant.items()
        if granted
    }


def _standing_after(about: SupportRequest, grant: Mapping[Key, Profile]) -> Mapping[Key, Profile]:
    """What would stand granted: an extension comes beside what stands, any other grant in its place."""
    review = reviews.open_review(about)
    if review is None or review.kind != ReviewKind.EXTENSION:
        return grant
    after = {
        (line.pk, kind): profile.since(clock.today())
        for line in about.lines.all()
        for kind, profile in need_ledger.granted_by_type(line).items()
    }
    return after | {key: after.get(key, NOBODY) + added for key, added in grant.items()}
