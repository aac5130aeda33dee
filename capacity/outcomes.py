"""What each outcome of a review would do, side by side: the deed itself, rehearsed (decision 0019).

Of an outcome that sends people there is a row for each number of persons that a corner named. What is left at Defence
afterwards is in numbers: whoever shows it has asked `pools.may_read` first. A constant number of queries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import prefetch_related_objects

from capacity import preview
from capacity.rehearsal import Paper, Rehearsal
from capacity.who_goes import Key
from foundation import clock
from foundation.errors import Lack
from foundation.ranges import Profile
from requests_app.deeds import settling
from requests_app.models import Corner, Outcome, Review, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.procedure.foretelling import people
from requests_app.records import decisions, reviews

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Would:
    """What `outcome` would do, as these `corners` (in words) want it, with `persons` by key of a line.

    `people` are granted, in words by type, so many `person_days`, to `homes` homes; `open` and `declined` are
    person-days asked, today and later. `lacking` says in numbers why it couldn't be settled now, and `left` how many
    of each type are free afterwards on the worst day of the grant.
    """

    outcome: Outcome
    follows: str
    corners: list[str]
    persons: Mapping[str, int]
    people: str
    person_days: int
    homes: int
    open: int
    declined: int
    lacking: list[Lack]
    left: list[tuple[StaffType, int]]


def of(about: SupportRequest) -> list[Would]:
    """The outcomes that are open in the review of `about`, in their order; none when nothing is under review."""
    prefetch_related_objects([about], *preview.LOADED)
    review = reviews.open_review(about)
    if review is None:
        return []
    wanted = [(outcome, said) for outcome in reviews.outcomes(review) for said in _said(review, outcome)]
    grants = [_grant(review, outcome, persons) for outcome, (persons, _corners) in wanted]
    paper = _paper(about, grants)
    return [_would(review, outcome, said, grant, paper) for (outcome, said), grant in zip(wanted, grants, strict=True)]


def _said(review: Review, outcome: Outcome) -> list[tuple[dict[str, int], list[str]]]:
    """The persons by key of a line that corners named with this outcome, each with who did; all, where none did."""
    found: list[tuple[dict[str, int], list[str]]] = []
    for one in sorted(review.positions.all(), key=lambda one: list(Corner).index(Corner(one.corner))):
        if one.outcome == outcome:
            same = next((corners for persons, corners in found if persons == one.persons), None)
            if same is None:
                found.append((one.persons, same := []))
            same.append(str(one.get_corner_display()))
    return found or [(reviews.on_the_table(review) if outcome in reviews.WITH_PERSONS else {}, [])]


def _grant(review: Review, outcome: Outcome, persons: Mapping[str, int]) -> dict[Key, Profile]:
    return decisions.would_grant(review, persons) if outcome in reviews.WITH_PERSONS else {}


def _paper(about: SupportRequest, grants: list[dict[Key, Profile]]) -> Paper | None:
    """The ledger of all that these grants could touch; None when they grant nothing."""
    days = [part.ends_on for grant in grants for profile in grant.values() for part in profile.ranges]
    kinds = {kind for grant in grants for kind in preview.types({about: grant})}
    return Paper.of(kinds, clock.today(), max(days)) if days else None


def _would(review: Review, outcome: Outcome, said: tuple, grant: dict[Key, Profile], paper: Paper | None) -> Would:
    persons, corners = said
    leaves = decisions.would_leave(review, outcome, persons)
    given = {key: profile for key, profile in grant.items() if profile}
    lacking, left = _at_defence(review.support_request, given, paper)
    return Would(
        outcome,
        str(settling.what_follows(review, outcome).label),
        corners,
        persons,
        people((kind, profile.peak) for (_line, kind), profile in given.items()),
        sum(profile.person_days for profile in given.values()),
        int(bool(given)),
        *leaves,
        lacking,
        left,
    )


def _at_defence(about: SupportRequest, given: dict[Key, Profile], paper: Paper | None):
    """What is lacking for a grant, and what of each type that goes is left after it."""
    if paper is None or not given:
        return [], []
    books = Rehearsal(paper, about.bookings.all())
    found = preview.rehearse(books, about, given)
    lacking = [lack for one in found.values() for lack in one.lacking]
    going = {one.sent_as: None for sent in found.values() for one in sent.sent}
    days = sorted({day for profile in given.values() for part in profile.ranges for day in _days(part)})
    return lacking, [(kind, min(_free(books, kind, day) for day in days)) for kind in going]


def _days(part) -> list[date]:
    return [part.starts_on + A_DAY * count for count in range((part.ends_on - part.starts_on).days + 1)]


def _free(books: Rehearsal, kind: str, day: date) -> int:
    return sum(max(books.room[pool.pk].on(day), 0) for pool in books.pools([kind]))
