"""Reviews open and close with the status: entering the pre-check or the review opens one, leaving closes it.

While people are out one opens without the request moving.
Also what the corners agree on. Only reads and row-writing, under the request's lock; `triangle` does the deeds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from regions.models import Role
from requests_app.models import (
    OUTCOMES,
    RANK,
    Corner,
    GrantedLine,
    Outcome,
    Position,
    ProposalState,
    Review,
    ReviewKind,
    ReviewState,
    Status,
    SupportRequest,
    TunedLine,
)
from requests_app.records import need_ledger

ON_TUNED_LINES = {ReviewKind.DECISION, ReviewKind.REASSESSMENT}
OPENS = {Status.PRECHECK: ReviewKind.PRECHECK, Status.REVIEW: ReviewKind.DECISION}
WITH_GRANT = {Status.GRANTED, Status.DEPLOYED}
WITH_PERSONS = {Outcome.GRANT, Outcome.NOW}
CORNER_OF = {
    Role.DEFENCE_PLANNER: Corner.DEFENCE,
    Role.VWS: Corner.VWS,
    Role.GHOR: Corner.GHOR_LOCC,
    Role.LOCC: Corner.GHOR_LOCC,
}
"""Which corner a role speaks for; GHOR and LOCC share one position, the last speaker stands."""


def entered(support_request: SupportRequest, *, event_number: int) -> None:
    """Called when the request enters a status: closes the open review, and opens the one that belongs to the status.

    A confirmation that is open stays open when people arrive, or turn out not to have: the grant still waits for it.
    """
    if not _came_to_review(support_request):
        return
    kind = _kind_of(support_request)
    found = Review.objects.filter(support_request=support_request, state=ReviewState.OPEN)
    if kind == ReviewKind.CONFIRMATION and found.filter(kind=kind).exists():
        return
    found.update(state=ReviewState.CLOSED)
    if kind:
        open_new(support_request, kind, event_number=event_number)


def _came_to_review(support_request: SupportRequest) -> bool:
    """Whether it ever came so far that there can be reviews, positions and tuned lines."""
    return support_request.furthest >= RANK[Status.PRECHECK]


def _kind_of(support_request: SupportRequest) -> ReviewKind | None:
    """The kind of review that belongs to the present status; None when none does."""
    if support_request.status in WITH_GRANT and support_request.provisional_until:
        return ReviewKind.CONFIRMATION
    return OPENS.get(Status(support_request.status))


def open_new(support_request: SupportRequest, kind: ReviewKind, *, event_number: int, **more) -> Review:
    """Open a review; with people out this happens without the request moving."""
    review = Review(
        support_request=support_request, kind=kind, opened_at=clock.now(), event_number=event_number, **more
    )
    review.save(force_insert=True)
    getattr(support_request, "_prefetched_objects_cache", {}).pop("reviews", None)
    return review


def due_at(support_request: SupportRequest) -> datetime:
    """When the corners must have settled the open review; without one, the due time of the request."""
    review = open_review(support_request)
    return support_request.due_at if review is None else due_of(review)


def due_of(review: Review) -> datetime:
    """When `review` must be settled: at the due time of its request, if the review moves that.

    Else a confirmation is due when the provisional grant ends, a review that was deferred at the end of the day named,
    and any other the hours of a review (MSOB_DUE_HOURS) after it opened, a quarter of them when urgent.
    """
    about = review.support_request
    if review.kind in OPENS.values():
        return about.due_at
    if review.kind == ReviewKind.CONFIRMATION and about.provisional_until:
        return about.provisional_until
    if deferred_to := deferred(review):
        return clock.end_of(deferred_to)
    hours = settings.MSOB_DUE_HOURS[Status.REVIEW]
    return review.opened_at + timedelta(hours=hours / 4 if about.is_urgent else hours)


def deferred(review: Review) -> date | None:
    """The day to which the decision that opened `review` deferred it; None when it opened otherwise."""
    decisions = (one for one in review.support_request.decisions.all() if one.event_number == review.event_number)
    return next((one.defer_until for one in decisions if one.outcome == Outcome.DEFER), None)


def open_in_place() -> QuerySet[Review]:
    """The open reviews that don't move their request, oldest first, with what `due_of` and `speakers.to_speak` read."""
    found = Review.objects.filter(state=ReviewState.OPEN).exclude(kind__in=OPENS.values())
    about = ("support_request__decisions", "support_request__reviews__positions")
    return found.select_related("support_request").prefetch_related(*about).order_by("opened_at")


def void_positions(support_request: SupportRequest) -> list[str]:
    """Delete the positions in the open review, because of a new version; returns the corners that must speak again."""
    if not _came_to_review(support_request):
        return []
    given = Position.objects.filter(review__support_request=support_request, review__state=ReviewState.OPEN)
    corners = sorted(given.values_list("corner", flat=True))
    given.delete()
    return corners


def open_review(support_request: SupportRequest) -> Review | None:
    """The review that is open, if any."""
    return next((one for one in support_request.reviews.all() if one.state == ReviewState.OPEN), None)


def tuned_lines(support_request: SupportRequest) -> list[TunedLine]:
    """The lines both sides agreed on last, or none."""
    if not _came_to_review(support_request):
        return []
    accepted = [one for one in support_request.proposals.all() if one.state == ProposalState.ACCEPTED]
    return list(accepted[-1].lines.all()) if accepted else []


def lines_on_the_table(review: Review) -> list:
    """The lines for which a position says how many persons: tuned lines, or need lines before anything was tuned.

    For an extension they are the lines last granted. Each has a primary key, staff type, persons and period.
    """
    if review.kind == ReviewKind.EXTENSION:
        return granted_last(review.support_request)
    tuned = tuned_lines(review.support_request) if review.kind in ON_TUNED_LINES else []
    return tuned or list(review.support_request.lines.all())


def granted_last(support_request: SupportRequest) -> list[GrantedLine]:
    """The last stretch of the grant in force, per need line and staff type: an extension goes on from there."""
    found = GrantedLine.objects.filter(decision__support_request=support_request, decision__in_force=True)
    last: dict[tuple[int, str], GrantedLine] = {}
    for one in found.select_related("line").order_by("ends_on", "pk"):
        standing = need_ledger.granted_by_type(one.line).get(one.staff_type, need_ledger.NOBODY).ranges
        if standing:  # shorter or fewer than was decided after a recall or when other help came
            one.ends_on, one.persons = standing[-1].ends_on, min(one.persons, standing[-1].persons)
            last[one.line_id, one.staff_type] = one
    return sorted(last.values(), key=lambda one: one.pk)


def on_the_table(review: Review) -> dict[str, int]:
    """The most persons per line; its key is its primary key as text, as in a position."""
    return {str(line.pk): line.persons for line in lines_on_the_table(review)}


def can_be_agreed(review: Review) -> dict[str, int]:
    """The most persons per line on which the corners can still agree: the lowest that one of them named."""
    said = [one.persons for one in review.positions.all() if one.outcome in WITH_PERSONS]
    return {key: min([most, *(one.get(key, 0) for one in said)]) for key, most in on_the_table(review).items()}


def outcomes(review: Review) -> tuple[Outcome, ...]:
    """The outcomes a corner may choose in `review`; *now* only for an urgent request."""
    found = OUTCOMES[ReviewKind(review.kind)]
    return found if review.support_request.is_urgent else tuple(one for one in found if one != Outcome.NOW)


@dataclass(frozen=True)
class Agreement:
    """What three positions come to: an outcome with persons per line, or why there is none.

    `why` is "" when they agree, else one of "waiting", "unconfirmed", "different", "below_minimum".
    """

    why: str = ""
    outcome: Outcome | None = None
    persons: dict[str, int] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()


NOT_AGREED = {
    "waiting": Lack("waiting", _("Not every corner has spoken yet.")),
    "unconfirmed": Lack("unconfirmed", _("A position that was typed for a corner must be confirmed by it first.")),
    "different": Lack("different", _("The corners differ.")),
    "below_minimum": Lack("below_minimum", _("A line is below its minimum useful team: no agreement on numbers.")),
}
"""What lacks, by `Agreement.why`."""


def agreement(review: Review) -> Agreement:
    """What the positions in `review` come to now."""
    positions = tuple(sorted(review.positions.all(), key=lambda position: position.corner))
    if len(positions) < len(Corner):
        return Agreement("waiting", positions=positions)
    if _typed_by_one(positions):
        return Agreement("unconfirmed", positions=positions)
    outcome = common(positions)
    if outcome is None:
        return Agreement("different", positions=positions)
    persons = _lowest(positions)
    if outcome in WITH_PERSONS and (why := _too_few(review, persons)) is not None:
        return Agreement(why, Outcome.REJECT if not why else None, persons, positions)
    return Agreement("", outcome, persons, positions)


def _typed_by_one(positions) -> bool:
    """Whether one person typed for two corners and that isn't confirmed yet; until then nothing is settled."""
    waiting = [one.typed_by_id for one in positions if not one.confirmed]
    typed = [one.typed_by_id for one in positions]
    return any(typed.count(person) > 1 for person in waiting)


def common(positions: Iterable[Position]) -> Outcome | None:
    """The outcome on which these positions agree, or None; a visit and a desk check together make a visit."""
    outcomes = {Outcome(one.outcome) for one in positions}
    if outcomes == {Outcome.VISIT, Outcome.DESK}:
        return Outcome.VISIT
    return outcomes.pop() if len(outcomes) == 1 else None


def may_come(review: Review) -> set[Outcome]:
    """The outcomes that one more position can settle: those on which two corners agree already."""
    pairs = combinations(review.positions.all(), len(Corner) - 1)
    return {outcome for pair in pairs if (outcome := common(pair))}


def _lowest(positions) -> dict[str, int]:
    """Per line the lowest number that a corner named; a corner that names none for a line gives nobody."""
    keys = {key for one in positions for key in one.persons}
    return {key: min(one.persons.get(key, 0) for one in positions) for key in sorted(keys)}


def _too_few(review, persons) -> str | None:
    """None when the numbers are enough, "" when all are zero, "below_minimum" when a team is too small to be of use."""
    if not any(persons.values()):
        return ""
    return "below_minimum" if below_team(review, persons) else None


def below_team(review: Review, persons: Mapping[str, int]) -> list[TunedLine]:
    """The tuned lines on which `persons`, by their key, are somebody and fewer than the minimum useful team."""
    tuned = tuned_lines(review.support_request) if review.kind in ON_TUNED_LINES else []
    return [line for line in tuned if 0 < persons.get(str(line.pk), 0) < line.minimum_team]
