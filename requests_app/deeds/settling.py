"""Carrying out what the triangle or the decider decided, as the deed that follows from the one that settled it."""

from datetime import datetime
from typing import NotRequired, TypedDict

from foundation.errors import Refused
from requests_app.models import Event, Outcome, Review, ReviewKind, ReviewState, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import Written
from requests_app.records import decisions
from requests_app.records.decisions import Verdict

WITHOUT_MOVING = {ReviewKind.EXTENSION: decisions.extend, ReviewKind.REASSESSMENT: decisions.look_again}
GRANTS = {Outcome.GRANT: decisions.grant, Outcome.NOW: decisions.grant_provisionally}
FOLLOWS = {
    Outcome.VISIT: Action.ORDER_FACT_FINDING,
    Outcome.DESK: Action.ORDER_FACT_FINDING,
    Outcome.NOW: Action.ORDER_PROVISIONAL,
    Outcome.RETURN: Action.RETURN_BY_TRIANGLE,
    Outcome.GRANT: Action.GRANT,
    Outcome.REJECT: Action.REJECT,
    Outcome.DEFER: Action.DEFER,
}


def what_follows(review: Review, outcome: Outcome) -> Action:
    """The deed by which `outcome` of this review is carried out.

    A reassessment that refuses is carried out as a rejection, which is possible only when nobody is out.
    """
    if review.kind == ReviewKind.CONFIRMATION:
        return Action.LAPSE_PROVISIONAL if outcome == Outcome.REJECT else Action.CONFIRM_PROVISIONAL
    ends_it = review.kind == ReviewKind.REASSESSMENT and outcome == Outcome.REJECT
    return Action.SETTLE_REVIEW if review.kind in WITHOUT_MOVING and not ends_it else FOLLOWS[outcome]


class Lapsed(TypedDict):
    """The coded reasons for which the provisional grant ends."""

    reasons: list[str]


class LapsedByTheClock(TypedDict):
    """When the provisional grant ended that nobody confirmed."""

    until: datetime


class Confirmed(TypedDict):
    """The persons asked for, by the key of a need line, and what was granted of it."""

    persons: dict[str, int]
    granted: list[decisions.Granted]


def _carry_out_confirmation(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """Turn a provisional grant into a full one, or end it; after that the triangle looks at the request anew."""
    _close(verdict)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        granted = decisions.confirm(locked, verdict, event_number=number)
        return Written(Confirmed(persons=verdict.persons, granted=granted))

    if verdict.outcome == Outcome.REJECT:
        facts = Lapsed(reasons=list(verdict.reasons))
        return workflow.follow(support_request, Action.LAPSE_PROVISIONAL, after=after, facts=facts)
    return workflow.follow(support_request, Action.CONFIRM_PROVISIONAL, after=after, write=write)


class ReviewSettled(TypedDict):
    """What was decided while people are out, in which kind of review, and what was granted."""

    outcome: str
    kind: str
    persons: dict[str, int]
    granted: list[decisions.Granted]


def _carry_out_without_moving(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """Carry out an extension or a reassessment while people are out: the request stays where it is."""
    if verdict.outcome == Outcome.GRANT and (lacks := preconditions.for_grant(support_request)):
        raise Refused(lacks)
    _close(verdict)
    kind = ReviewKind(verdict.review.kind)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        granted = WITHOUT_MOVING[kind](locked, verdict, event_number=number)
        return Written(ReviewSettled(outcome=verdict.outcome, kind=kind, persons=verdict.persons, granted=granted))

    return workflow.follow(support_request, Action.SETTLE_REVIEW, after=after, write=write)


def _close(verdict: Verdict) -> None:
    verdict.review.state, verdict.review.outcome = ReviewState.SETTLED, verdict.outcome
    verdict.review.save()


class Decided(TypedDict):
    """What was decided, why (in codes), by whom and on which conditions; with a grant, what was granted."""

    outcome: str
    reasons: list[str]
    persons: dict[str, int]
    decided_by: str
    conditions: list[str]
    granted: NotRequired[list[decisions.Granted]]


def carry_out(support_request: SupportRequest, verdict: Verdict, *, after: Event) -> Event:
    """Do what was decided, as the deed that follows from `after`."""
    if verdict.review.kind == ReviewKind.CONFIRMATION:
        return _carry_out_confirmation(support_request, verdict, after=after)
    action = what_follows(verdict.review, verdict.outcome)
    if action == Action.SETTLE_REVIEW:
        return _carry_out_without_moving(support_request, verdict, after=after)
    _close(verdict)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        facts = Decided(
            outcome=verdict.outcome,
            reasons=list(verdict.reasons),
            persons=verdict.persons,
            decided_by=verdict.decided_by,
            conditions=list(verdict.conditions),
        )
        if grants := GRANTS.get(verdict.outcome):
            facts["granted"] = grants(locked, verdict, event_number=number)
        elif verdict.outcome == Outcome.REJECT:
            decisions.reject(locked, verdict, event_number=number)
        elif verdict.outcome == Outcome.DEFER:
            decisions.record(locked, verdict, event_number=number)
        return Written(facts)

    return workflow.follow(support_request, action, after=after, write=write)
