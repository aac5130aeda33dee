"""What a decision writes: its row with lines and conditions, and what it means in the ledger of need.

Under the request's lock, called by `triangle` inside the deed that decides.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile
from requests_app import need, reviews
from requests_app.models import (
    DecidedBy,
    Decision,
    GrantedLine,
    Outcome,
    Position,
    Review,
    SupportRequest,
    TunedLine,
)

PROVISIONAL = timedelta(hours=72)


@dataclass(frozen=True)
class Verdict:
    """What was decided, by whom and why; `persons` by the key of a tuned line (provisionally: of a need line)."""

    review: Review
    outcome: Outcome
    persons: dict[str, int] = field(default_factory=dict)
    decided_by: DecidedBy = DecidedBy.CORNERS
    mandate: str = ""
    motivation: str = ""
    reasons: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    defer_until: date | None = None


def of_positions(review: Review, outcome: Outcome, persons: dict, positions: tuple[Position, ...]) -> Verdict:
    """The corners' own verdict: all reasons and conditions together, the latest day to defer to."""
    days = [one.defer_until for one in positions if one.defer_until]
    return Verdict(
        review=review,
        outcome=outcome,
        persons=persons,
        motivation="\n\n".join(f"{one.get_corner_display()}: {one.motivation}" for one in positions),
        reasons=tuple(dict.fromkeys(reason for one in positions for reason in one.reasons)),
        conditions=tuple(dict.fromkeys(one.reservation for one in positions if one.reservation)),
        defer_until=max(days, default=None),
    )


def record(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> Decision:
    """Write the decision, and let it take the place of the one before."""
    earlier = Decision.objects.filter(support_request=support_request)
    number = earlier.count() + 1
    earlier.update(standing=False)
    return Decision.objects.create(
        support_request=support_request,
        review=verdict.review,
        number=number,
        outcome=verdict.outcome,
        decided_by=verdict.decided_by,
        decided_at=clock.now(),
        version=support_request.version,
        mandate=verdict.mandate,
        motivation=verdict.motivation,
        reasons=list(verdict.reasons),
        conditions=list(verdict.conditions),
        defer_until=verdict.defer_until,
        provisional_until=_until() if verdict.outcome == Outcome.NOW else None,
        event_number=event_number,
    )


def _until() -> datetime:
    return clock.now() + PROVISIONAL


def grant(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[dict]:
    """Write the granted lines and the ledger; returns what was granted, for the journal."""
    decision = record(support_request, verdict, event_number=event_number)
    tuned = reviews.tuned_lines(support_request)
    told = [
        told
        for line in support_request.lines.all()
        for told in _grant_line(decision, line, [one for one in tuned if one.line_id == line.pk], verdict, event_number)
    ]
    return _something(told)


def _something(told: list[dict]) -> list[dict]:
    """A grant gives somebody; Refused when by now nothing of it fits."""
    if not told:
        text = _("Nothing of this fits any more: other help has come, or the days have passed.")
        raise Refused([Lack("nothing_fits", text)])
    return told


def _grant_line(decision, line, tuned: list[TunedLine], verdict: Verdict, event_number: int) -> list[dict]:
    parts = [(one.staff_type, _profile(one, verdict.persons.get(str(one.pk), 0))) for one in tuned]
    endorsed = sum((_profile(one, one.persons) for one in tuned), Profile())
    endorsed = endorsed.combine(need.account(line).defence, max)  # what stood and isn't granted anew is cut too
    written = need.grant(line, parts, endorsed, event_number=event_number, code="granted")
    pairs = zip(tuned, written, strict=True)
    return [_granted(decision, line, one, profile) for one, (_type, profile) in pairs if profile]


def _profile(line, persons: int) -> Profile:
    return Profile.of([(persons, line.starts_on, line.ends_on)])


def _granted(decision, line, tuned: TunedLine | None, profile: Profile, staff_type: str = "") -> dict:
    """One granted line per range of days with the same number."""
    who = tuned.staff_type if tuned else staff_type
    GrantedLine.objects.bulk_create(
        GrantedLine(
            decision=decision,
            tuned=tuned,
            line=line,
            staff_type=who,
            persons=part.persons,
            starts_on=part.starts_on,
            ends_on=part.ends_on,
        )
        for part in profile.ranges
    )
    return {"line": line.number, "staff_type": who, "persons": profile.peak, "person_days": profile.person_days}


def grant_provisionally(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[dict]:
    """Persons per need line for at most 72 hours, to be confirmed; full lines come with the confirmation."""
    decision = record(support_request, verdict, event_number=event_number)
    support_request.provisional_until = decision.provisional_until
    last = clock.day_of(_until())
    told = []
    for line in support_request.lines.all():
        persons = verdict.persons.get(str(line.pk), 0)
        wanted = _profile(line, persons).within(clock.today(), last)
        parts = [(line.staff_type, wanted)]
        written = need.grant(line, parts, wanted, event_number=event_number, code="provisional")
        told += [_granted(decision, line, None, profile, line.staff_type) for _type, profile in written if profile]
    return _something(told)


def confirm(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[dict]:
    """Full lines in place of the provisional ones: persons per need line for the rest of its period."""
    decision = record(support_request, verdict, event_number=event_number)
    support_request.provisional_until = None
    told = []
    for line in support_request.lines.all():
        wanted = _profile(line, verdict.persons.get(str(line.pk), 0))
        written = need.grant(
            line, [(line.staff_type, wanted)], _profile(line, line.persons), event_number=event_number, code="granted"
        )
        told += [_granted(decision, line, None, profile, line.staff_type) for _type, profile in written if profile]
    return _something(told)


def reject(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> None:
    """Nothing is granted: a standing grant ends, all that is open is declined with the first reason."""
    record(support_request, verdict, event_number=event_number)
    need.end_all_grants(support_request, event_number=event_number, code="rejected")
    code = verdict.reasons[0] if verdict.reasons else "rejected"
    need.decline_residual(support_request, event_number=event_number, code=code)
