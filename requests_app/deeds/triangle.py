"""The triangle: Defence, VWS and GHOR/LOCC decide together on one version of a request.

A position commits; settling runs in a savepoint after it. When that is refused for any reason the positions stand, and
an event says so. Past due without a settlement, the decider decides and the dissent stays visible.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Refused, why_not, wrong
from regions.models import User
from requests_app.deeds import settling
from requests_app.models import (
    Event,
    Outcome,
    Position,
    Review,
    ReviewState,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, SUBSTANTIVE, RefusalReason
from requests_app.procedure import replay, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import completeness, decisions, no_capacity, reviews

WITH_REASON = {Outcome.REJECT, Outcome.RETURN}


class Said(TypedDict):
    """What a corner says; `persons` by the key of a line, as `reviews.lines_on_the_table` gives them."""

    outcome: str
    motivation: str
    for_institution: str
    persons: dict[str, int]
    concerns: list[str]
    deviations: list[str]
    reasons: list[str]
    reservation: str
    defer_until: date | None


class PositionGiven(Said):
    """Which corner spoke, and what it says of the version that stands in the event."""

    corner: str


def give_position(
    support_request: SupportRequest,
    *,
    by: User,
    outcome: str,
    motivation: str,
    for_institution: str = "",
    persons: Mapping[str, int] | None = None,
    concerns: Sequence[str] = (),
    deviations: Sequence[str] = (),
    reasons: Sequence[str] = (),
    reservation: str = "",
    defer_until: date | None = None,
    how: How = SIMPLY,
) -> Done[Position]:
    """Say what one's corner holds of this version, in place of what it said before; settles when all three agree.

    `persons` are by the key of a tuned line (with *now*: of a need line); `for_institution` is what the institution
    reads of it, in the decision and without the name of the corner.
    """
    said = Said(
        outcome=outcome,
        motivation=motivation,
        for_institution=for_institution,
        persons=_per_line(outcome, persons),
        concerns=list(concerns),
        deviations=list(deviations),
        reasons=list(reasons),
        reservation=reservation,
        defer_until=defer_until,
    )

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[Position]:
        position = _write_position(locked, standing, said, by=by, number=number)
        return Written(PositionGiven(**said, corner=position.corner), position)

    with transaction.atomic():
        done = workflow.perform(support_request, Action.GIVE_POSITION, by=by, how=how, write=write)
        if not done.replayed:
            _try_to_settle(support_request, done.event)
    return done


def _per_line(outcome: str, persons: Mapping[str, int] | None) -> dict[str, int]:
    """Persons by the key of a line; none for an outcome that sends nobody."""
    if outcome not in reviews.WITH_PERSONS:
        return {}
    return {str(key): value for key, value in (persons or {}).items()}


def _write_position(support_request: SupportRequest, spoke: Standing, said: Said, *, by: User, number: int) -> Position:
    review, corner = _on_the_table(support_request), reviews.CORNER_OF[spoke.role]
    _check_words(review, said)
    Position.objects.filter(review=review, corner=corner).delete()
    position = Position(
        review=review,
        corner=corner,
        version=support_request.version,
        situation=completeness.latest_situation(support_request),
        typed_by=by,
        spoken=spoke.by_phone,
        confirmed=not spoke.by_phone,
        event_number=number,
        **said,
    )
    position.full_clean()
    position.save()
    return position


def _on_the_table(support_request: SupportRequest) -> Review:
    """What the corners speak about now; the table of deeds asks for it before anybody speaks."""
    review = reviews.open_review(support_request)
    if review is None:
        raise Refused([reviews.NOT_AGREED["waiting"]])
    return review


def _check_words(review: Review, said: Mapping[str, Any]) -> None:
    errors: dict[str, Any] = {}
    if said["outcome"] not in reviews.outcomes(review):
        errors["outcome"] = ValidationError(_("This outcome isn't open in this review."), "outcome_not_open")
    if said["outcome"] in WITH_REASON and not said["reasons"]:
        errors["reasons"] = ValidationError(_("Choose at least one reason."), "required")
    if said["outcome"] == Outcome.DEFER and not (said["defer_until"] and said["defer_until"] > clock.today()):
        errors["defer_until"] = ValidationError(_("Say until which day, later than today."), "required")
    if said["outcome"] in reviews.WITH_PERSONS:
        _check_persons(review, said["persons"], errors)
    _check_codes(said, errors)
    if errors:
        raise ValidationError(errors)


def _check_persons(review, persons, errors) -> None:
    most = reviews.on_the_table(review)
    if persons.keys() - most.keys():
        errors["persons"] = ValidationError(_("This line isn't on the table."), "line_of_another_review")
    elif any(not 0 <= number <= most[key] for key, number in persons.items()):
        errors["persons"] = ValidationError(
            _("Give zero or more persons, and no more than the line holds."), "beyond_the_line"
        )


def _check_codes(said, errors) -> None:
    known = {"reasons": set(RefusalReason.values), "deviations": set(PROCEDURAL_CODES)}
    known["concerns"] = {check.code for check in SUBSTANTIVE}
    for name, codes in known.items():
        if unknown := set(said.get(name, ())) - codes:
            errors[name] = _("Unknown code: %s.") % ", ".join(sorted(unknown))


def settle(support_request: SupportRequest, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Try once more to settle what the corners agree on; raises Refused with the reason when that can't be done."""
    with transaction.atomic(), no_capacity.told_to(by):
        done: Done[None] = workflow.perform(support_request, Action.SETTLE, by=by, how=how)
        if not done.replayed:
            _settle(support_request, done.event)
    return done


def confirmed(support_request: SupportRequest, position_event: int, *, after: Event) -> None:
    """Settle if the corners agree, now that a corner confirmed the position typed for it."""
    mine = Position.objects.filter(
        review__support_request=support_request, review__state=ReviewState.OPEN, event_number=position_event
    )
    if mine.update(confirmed=True):
        _try_to_settle(support_request, after)


def void(support_request: SupportRequest, position_event: int) -> None:
    """Remove a position that a corner contests because it was typed for it, if nothing was settled with it."""
    Position.objects.filter(
        review__support_request=support_request, review__state=ReviewState.OPEN, event_number=position_event
    ).delete()


def was_settled(support_request: SupportRequest, position_event: int) -> bool:
    """Whether something was settled with the position that this event gave."""
    settled = Position.objects.filter(review__state=ReviewState.SETTLED, event_number=position_event)
    return settled.filter(review__support_request=support_request).exists()


class NotSettled(TypedDict):
    """What kept the agreement of the corners from being settled, as codes and in words."""

    lacking: list[str]
    text: str


def _try_to_settle(support_request: SupportRequest, after: Event) -> None:
    """Settle in a savepoint; when that is refused the positions stay and an event says why."""
    review = reviews.open_review(support_request)
    if review is None or reviews.agreement(review).why:
        return
    try:
        with transaction.atomic():
            _settle(support_request, after)
    except Refused as refused:
        workflow.lock(support_request)
        facts = NotSettled(lacking=[lack.code for lack in refused.lacking], text=str(refused))
        workflow.follow(support_request, Action.AGREED_NOT_SETTLED, after=after, facts=facts)
        review.not_settled = {"after": after.number, "lacking": no_capacity.kept(refused.lacking)}
        review.save(update_fields=["not_settled"])


def _settle(support_request: SupportRequest, after: Event) -> None:
    review = _on_the_table(support_request)
    found = reviews.agreement(review)
    if found.why or found.outcome is None:
        raise Refused(reviews.NOT_AGREED[found.why])
    verdict = decisions.of_positions(review, found.outcome, found.persons, found.positions)
    settling.carry_out(support_request, verdict, after=after)


class Dissented(TypedDict):
    """What the decider decided, and under which mandate; `persons` by the key of a line on the table."""

    outcome: str
    mandate: str
    motivation: str
    persons: dict[str, int]
    reasons: list[str]
    defer_until: date | None


def decide_with_dissent(
    support_request: SupportRequest,
    *,
    by: User,
    outcome: str,
    mandate: str,
    motivation: str,
    persons: Mapping[str, int] | None = None,
    reasons: Sequence[str] = (),
    defer_until: date | None = None,
    how: How = SIMPLY,
) -> Done[None]:
    """Decide while the corners stay divided past the due time; what they said stays beside it."""
    said = Dissented(
        outcome=outcome,
        mandate=mandate,
        motivation=motivation,
        persons=_per_line(outcome, persons),
        reasons=list(reasons),
        defer_until=defer_until,
    )

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        _check_dissent(_on_the_table(locked), said)
        return Written(said)

    with transaction.atomic(), no_capacity.told_to(by):
        done = workflow.perform(support_request, Action.DECIDE_WITH_DISSENT, by=by, how=how, write=write)
        if (review := reviews.open_review(support_request)) and not done.replayed:
            settling.carry_out(support_request, decisions.of_decider(review, said), after=done.event)
    return done


def _check_dissent(review: Review, said: Dissented) -> None:
    _check_words(review, said)
    if not said["mandate"].strip():
        raise wrong("mandate", "required", _("Name the mandate under which you decide."))
    if said["outcome"] in reviews.WITH_PERSONS and not any(said["persons"].values()):
        raise wrong("persons", "grants_nobody", _("Grant at least one person, or reject."))


def contested(support_request: SupportRequest, *, after: Event) -> None:
    """Let the triangle look anew, because a corner contests a position typed for it that was settled with."""
    try:
        with transaction.atomic():
            workflow.follow(support_request, Action.REASSESS, after=after)
    except Refused:
        workflow.lock(support_request)


@dataclass(frozen=True)
class Given:
    """What became of a position on one of several requests: the event, or in words why it wasn't taken."""

    support_request: SupportRequest
    event: Event | None
    why: str


def give_package(
    requests: Iterable[SupportRequest],
    *,
    by: User,
    persons_for: Callable[[SupportRequest], dict[str, int]],
    key: str = "",
    **said: Any,
) -> list[Given]:
    """The same position on several requests, each with its own persons per line; returns what became of each.

    It is stored per request: each is a deed of its own, so one that is refused doesn't take the others with it. Raises
    ValidationError when no request is named, KeyUsed when something else was sent under the key, or on other requests.
    """
    named = list(requests)
    if not named:
        raise wrong("requests", "required", _("Tick the requests."))
    whole = said | {"requests": sorted({one.pk for one in named})}
    replay.check_several(whole, by=by, key=key)
    return [_position_in_package(one, by, replay.one_of(key, one.pk, whole), said, persons_for(one)) for one in named]


def _position_in_package(support_request, by: User, how: How, said: dict[str, Any], persons: dict[str, int]) -> Given:
    done: list[Event] = []
    why = why_not(lambda: done.append(give_position(support_request, by=by, how=how, persons=persons, **said).event))
    return Given(support_request, done[0] if done else None, why)
