"""The triangle: Defence, VWS and GHOR/LOCC decide together on one version of a request.

A position commits; settling runs in a savepoint after it. When that is refused for any reason the positions stand, and
an event says so. Past due without a settlement, the decider decides and the dissent stays visible.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused, why_not
from requests_app.models import (
    Event,
    Outcome,
    Position,
    Review,
    ReviewKind,
    ReviewState,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, SUBSTANTIVE, RefusalReason
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.authority import Standing
from requests_app.records import completeness, decisions, reviews
from requests_app.records.decisions import Verdict

WITH_REASON = {Outcome.REJECT, Outcome.RETURN}
WITHOUT_MOVING = {ReviewKind.EXTENSION: decisions.extend, ReviewKind.REASSESSMENT: decisions.look_again}
FOLLOWS = {
    Outcome.VISIT: Action.ORDER_FACT_FINDING,
    Outcome.DESK: Action.ORDER_FACT_FINDING,
    Outcome.NOW: Action.ORDER_PROVISIONAL,
    Outcome.RETURN: Action.RETURN_BY_TRIANGLE,
    Outcome.GRANT: Action.GRANT,
    Outcome.REJECT: Action.REJECT,
    Outcome.DEFER: Action.DEFER,
}


def give_position(
    support_request: SupportRequest,
    *,
    by,
    outcome: str,
    motivation: str,
    for_institution: str = "",
    persons: dict[str, int] | None = None,
    concerns=(),
    deviations=(),
    reasons=(),
    reservation: str = "",
    defer_until: date | None = None,
    **how,
) -> Event:
    """Say what one's corner holds of this version, in place of what it said before; settles when all three agree.

    `persons` are by the key of a tuned line (with *now*: of a need line); `for_institution` is what the institution
    reads of it, in the decision and without the name of the corner.
    """
    said: dict[str, Any] = {
        "outcome": outcome,
        "motivation": motivation,
        "for_institution": for_institution,
        "persons": _per_line(outcome, persons),
        "concerns": list(concerns),
        "deviations": list(deviations),
        "reasons": list(reasons),
        "reservation": reservation,
        "defer_until": defer_until,
    }
    made: list[Position] = []

    def write(locked: SupportRequest, number: int, standing: Standing) -> dict:
        made.append(_write_position(locked, standing, said, by=by, number=number))
        return {"corner": made[0].corner}

    with transaction.atomic():
        event = workflow.perform(support_request, Action.GIVE_POSITION, by=by, write=write, **said, **how)
        if made:
            _try_to_settle(support_request, event)
    return event


def _per_line(outcome: str, persons: dict[str, int] | None) -> dict[str, int]:
    """Persons by the key of a line, of an outcome that sends people; of another they mean nothing."""
    if outcome not in reviews.WITH_PERSONS:
        return {}
    return {str(key): value for key, value in (persons or {}).items()}


def _write_position(support_request, spoke: Standing, said, *, by, number) -> Position:
    review, corner = reviews.open_review(support_request), reviews.CORNER_OF[spoke.role]
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


def _check_words(review, said) -> None:
    errors = {}
    if said["outcome"] not in reviews.outcomes(review):
        errors["outcome"] = _("This outcome isn't open in this review.")
    if said["outcome"] in WITH_REASON and not said["reasons"]:
        errors["reasons"] = _("Choose at least one reason.")
    if said["outcome"] == Outcome.DEFER and not (said["defer_until"] and said["defer_until"] > clock.today()):
        errors["defer_until"] = _("Say until which day, later than today.")
    if said["outcome"] in reviews.WITH_PERSONS:
        _check_persons(review, said["persons"], errors)
    _check_codes(said, errors)
    if errors:
        raise ValidationError(errors)


def _check_persons(review, persons, errors) -> None:
    most = reviews.on_the_table(review)
    if persons.keys() - most.keys():
        errors["persons"] = _("This line isn't on the table.")
    elif any(not 0 <= number <= most[key] for key, number in persons.items()):
        errors["persons"] = _("Give zero or more persons, and no more than the line holds.")


def _check_codes(said, errors) -> None:
    known = {"reasons": set(RefusalReason.values), "deviations": set(PROCEDURAL_CODES)}
    known["concerns"] = {check.code for check in SUBSTANTIVE}
    for name, codes in known.items():
        if unknown := set(said.get(name, ())) - codes:
            errors[name] = _("Unknown code: %s.") % ", ".join(sorted(unknown))


def settle(support_request: SupportRequest, *, by, **how) -> Event:
    """Try once more to settle what the corners agree on; refused with the reason when it can't be."""
    with transaction.atomic():
        event = workflow.perform(support_request, Action.SETTLE, by=by, **how)
        if event.number == support_request.head_number:
            _settle(support_request, event)
    return event


def confirmed(support_request: SupportRequest, position_event: int, *, after: Event) -> None:
    """A corner confirmed the position typed for it: now it may settle."""
    mine = Position.objects.filter(
        review__support_request=support_request, review__state=ReviewState.OPEN, event_number=position_event
    )
    if mine.update(confirmed=True):
        _try_to_settle(support_request, after)


def void(support_request: SupportRequest, position_event: int) -> None:
    """A corner contests the position typed for it: it counts no more, if nothing was settled with it."""
    Position.objects.filter(
        review__support_request=support_request, review__state=ReviewState.OPEN, event_number=position_event
    ).delete()


def was_settled(support_request: SupportRequest, position_event: int) -> bool:
    """Whether the position that event gave was settled with."""
    settled = Position.objects.filter(review__state=ReviewState.SETTLED, event_number=position_event)
    return settled.filter(review__support_request=support_request).exists()


def _try_to_settle(support_request: SupportRequest, after: Event) -> None:
    """Settle in a savepoint; if that is refused the positions stand and an event says why."""
    review = reviews.open_review(support_request)
    if review is None or reviews.agreement(review).why:
        return
    try:
        with transaction.atomic():
            _settle(support_request, after)
    except Refused as refused:
        workflow.lock(support_request)
        codes = [lack.code for lack in refused.lacking]
        workflow.follow(support_request, Action.AGREED_NOT_SETTLED, after=after, lacking=codes, text=str(refused))


def _settle(support_request: SupportRequest, after: Event) -> None:
    review = reviews.open_review(support_request)
    if review is None:
        raise Refused([NOT_AGREED["waiting"]])
    found = reviews.agreement(review)
    if found.why or found.outcome is None:
        raise Refused([NOT_AGREED[found.why]])
    verdict = decisions.of_positions(review, found.outcome, found.persons, found.positions)
    carry_out(support_request, verdict, after=after)


def what_follows(review: Review, outcome: Outcome) -> Action:
    """The deed by which `outcome` of this review is carried out.

    A reassessment that refuses moves the request after all: once nobody is out.
    """
    if review.kind == ReviewKind.CONFIRMATION:
        return Action.LAPSE_PROVISIONAL if outcome == Outcome.REJECT else Action.CONFIRM_PROVISIONAL
    ends_it = review.kind == ReviewKind.REASSESSMENT and outcome == Outcome.REJECT
    return Action.SETTLE_REVIEW if review.kind in WITHOUT_MOVING and not ends_it else FOLLOWS[outcome]


def _carry_out_confirmation(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """A provisional grant becomes a full one, or ends: then the triangle looks at the request anew."""
    _close(verdict)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        return {"granted": decisions.confirm(locked, verdict, event_number=number)}

    if verdict.outcome == Outcome.REJECT:
        return workflow.follow(support_request, Action.LAPSE_PROVISIONAL, after=after, reasons=list(verdict.reasons))
    return workflow.follow(
        support_request, Action.CONFIRM_PROVISIONAL, after=after, write=write, persons=verdict.persons
    )


def _carry_out_without_moving(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """While people are out: an extension, or new numbers. The request stays where it is."""
    if verdict.outcome == Outcome.GRANT and (lacks := preconditions.for_grant(support_request)):
        raise Refused(lacks)
    _close(verdict)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        return {"granted": WITHOUT_MOVING[ReviewKind(verdict.review.kind)](locked, verdict, event_number=number)}

    facts = {"outcome": verdict.outcome, "kind": verdict.review.kind, "persons": verdict.persons}
    return workflow.follow(support_request, Action.SETTLE_REVIEW, after=after, write=write, **facts)


def _close(verdict: Verdict) -> None:
    verdict.review.state, verdict.review.outcome = ReviewState.SETTLED, verdict.outcome
    verdict.review.save()


NOT_AGREED = {
    "waiting": Lack("waiting", _("Not every corner has spoken yet.")),
    "unconfirmed": Lack("unconfirmed", _("A position that was typed for a corner must be confirmed by it first.")),
    "different": Lack("different", _("The corners differ.")),
    "below_minimum": Lack("below_minimum", _("A line is below its minimum useful team: no agreement on numbers.")),
}


def carry_out(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """Do what was decided, as the deed that follows from `after`."""
    if verdict.review.kind == ReviewKind.CONFIRMATION:
        return _carry_out_confirmation(support_request, verdict, after=after)
    action = what_follows(verdict.review, verdict.outcome)
    if action == Action.SETTLE_REVIEW:
        return _carry_out_without_moving(support_request, verdict, after=after)
    _close(verdict)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        if verdict.outcome == Outcome.GRANT:
            return {"granted": decisions.grant(locked, verdict, event_number=number)}
        if verdict.outcome == Outcome.NOW:
            return {"granted": decisions.grant_provisionally(locked, verdict, event_number=number)}
        if verdict.outcome == Outcome.REJECT:
            decisions.reject(locked, verdict, event_number=number)
        elif verdict.outcome == Outcome.DEFER:
            decisions.record(locked, verdict, event_number=number)
        return {}

    facts = {"outcome": verdict.outcome, "reasons": list(verdict.reasons), "persons": verdict.persons}
    facts |= {"decided_by": verdict.decided_by, "conditions": list(verdict.conditions)}
    return workflow.follow(support_request, action, after=after, write=write, **facts)


def decide_with_dissent(
    support_request: SupportRequest,
    *,
    by,
    outcome: str,
    mandate: str,
    motivation: str,
    persons: dict[str, int] | None = None,
    reasons=(),
    defer_until: date | None = None,
    **how,
) -> Event:
    """Decide while the corners stay divided past the due time; what they said stays beside it."""
    said: dict[str, Any] = {
        "outcome": outcome,
        "mandate": mandate,
        "motivation": motivation,
        "persons": _per_line(outcome, persons),
        "reasons": list(reasons),
        "defer_until": defer_until,
    }

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        _check_dissent(reviews.open_review(locked), said)

    with transaction.atomic():
        event = workflow.perform(support_request, Action.DECIDE_WITH_DISSENT, by=by, write=write, **said, **how)
        if (review := reviews.open_review(support_request)) and event.number == support_request.head_number:
            carry_out(support_request, decisions.of_decider(review, said), after=event)
    return event


def _check_dissent(review, said) -> None:
    _check_words(review, said)
    if not said["mandate"].strip():
        raise ValidationError({"mandate": _("Name the mandate under which you decide.")})
    if said["outcome"] in reviews.WITH_PERSONS and not any(said["persons"].values()):
        raise ValidationError({"persons": _("Grant at least one person, or reject.")})


def contested(support_request: SupportRequest, *, after: Event) -> None:
    """A corner contests, after it settled, the position typed for it: the triangle looks at the request anew."""
    try:
        with transaction.atomic():
            workflow.follow(support_request, Action.REASSESS, after=after)
    except Refused:
        workflow.lock(support_request)


def give_package(
    requests: Iterable[SupportRequest], *, by, persons_for: Callable[[SupportRequest], dict], key: str = "", **said: Any
) -> list[tuple[SupportRequest, str]]:
    """The same position on several requests, each with its own persons per line; returns what wasn't taken, and why.

    It is stored per request: each is a deed of its own, so one that is refused doesn't take the others with it.
    """
    told = [(one, _position_in_package(one, by, key, persons_for, said)) for one in requests]
    return [(one, why) for one, why in told if why]


def _position_in_package(support_request, by, key, persons_for, said) -> str:
    values = said | {"persons": persons_for(support_request)}
    values |= {"key": f"{key}-{support_request.pk}"} if key else {}
    return why_not(lambda: give_position(support_request, by=by, **values))
