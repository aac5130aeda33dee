"""What a decision writes: its row with lines and conditions, and what it means in the ledger of need.

Under the request's lock, called by `triangle` inside the deed that decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, TypedDict

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack, Refused
from foundation.ranges import Profile, Range
from requests_app.models import (
    DecidedBy,
    Decision,
    GrantedLine,
    NeedLine,
    Outcome,
    Position,
    Review,
    ReviewKind,
    SupportRequest,
    TunedLine,
)
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger, need_postings, reviews

PROVISIONAL = timedelta(hours=72)
NOTHING_FITS = Lack("nothing_fits", _("Nothing of this fits any more: other help has come, or the days have passed."))
SHIFT_STARTS = {"day_shift": 7, "evening_shift": 15, "night_shift": 23}
"""When the shifts of a need line usually start, in hours; a line that names none begins with a day shift."""


class Granted(TypedDict):
    """What was granted for one need line (its number), `persons` on its busiest day."""

    line: int
    staff_type: str
    persons: int
    person_days: int


@dataclass(frozen=True)
class Going:
    """Who was booked by a decision for a need line (its number); `instead_of` the type granted, where it is another."""

    line: int
    sent_as: str
    instead_of: str
    persons: int
    starts_on: date
    ends_on: date

    @property
    def person_days(self) -> int:
        return Range(self.persons, self.starts_on, self.ends_on).person_days


def who_goes(decision: Decision) -> list[Going]:
    """Who was booked by this decision, type by type, as it was kept then; none for one that gives nobody."""
    return [
        Going(
            line=row["line"],
            sent_as=str(StaffType(row["sent_as"]).label),
            instead_of="" if row["sent_as"] == row["staff_type"] else str(StaffType(row["staff_type"]).label),
            persons=row["persons"],
            starts_on=date.fromisoformat(row["starts_on"]),
            ends_on=date.fromisoformat(row["ends_on"]),
        )
        for row in decision.who_goes
    ]


@dataclass(frozen=True)
class Verdict:
    """What was decided, by whom and why; `persons` by the key of a tuned line (provisionally: of a need line)."""

    review: Review
    outcome: Outcome
    persons: dict[str, int] = field(default_factory=dict)
    decided_by: DecidedBy = DecidedBy.CORNERS
    mandate: str = ""
    motivation: str = ""
    for_institution: str = ""
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
        for_institution=_joint(positions),
        reasons=tuple(dict.fromkeys(reason for one in positions for reason in one.reasons)),
        conditions=tuple(dict.fromkeys(one.reservation for one in positions if one.reservation)),
        defer_until=max(days, default=None),
    )


def of_decider(review: Review, said: Mapping[str, Any]) -> Verdict:
    """The decider's own verdict: `said` is outcome, mandate, motivation, persons, reasons and defer_until."""
    told = {**said, "outcome": Outcome(said["outcome"]), "reasons": tuple(said["reasons"])}
    return Verdict(review=review, decided_by=DecidedBy.DECIDER, for_institution=said["motivation"], **told)


def _joint(positions: tuple[Position, ...]) -> str:
    """What the corners say to the institution together: each text once, no corner named."""
    words = (one.for_institution.strip() for one in positions)
    return "\n\n".join(dict.fromkeys(one for one in words if one))


def record(
    support_request: SupportRequest,
    verdict: Verdict,
    *,
    event_number: int,
    beside: bool = False,
    provisional_until: datetime | None = None,
) -> Decision:
    """Write the decision, in force instead of the one before; with `beside` that one stays in force too."""
    earlier = Decision.objects.filter(support_request=support_request)
    number = earlier.count() + 1
    if not beside:
        earlier.update(in_force=False)
    return Decision.objects.create(
        in_force=not beside or verdict.outcome == Outcome.GRANT,
        support_request=support_request,
        review=verdict.review,
        number=number,
        outcome=verdict.outcome,
        decided_by=verdict.decided_by,
        decided_at=clock.now(),
        version=support_request.version,
        mandate=verdict.mandate,
        motivation=verdict.motivation,
        for_institution=verdict.for_institution,
        reasons=list(verdict.reasons),
        conditions=list(verdict.conditions),
        defer_until=verdict.defer_until,
        provisional_until=provisional_until,
        event_number=event_number,
    )


def provisional_until(support_request: SupportRequest, persons: Mapping[str, int]) -> datetime:
    """When a provisional grant of `persons` per need line ends: 72 hours after its first shift, if that is to come."""
    entries = need_ledger.ledger(support_request)
    granted = {
        line: _profile(line, persons.get(str(line.pk), 0)) & need_ledger.ceiling(entries[line.pk])
        for line in support_request.lines.all()
    }
    shifts = (_first_shift(support_request, line, profile) for line, profile in granted.items() if profile)
    return max(clock.now(), min(shifts, default=clock.now())) + PROVISIONAL


def _first_shift(support_request: SupportRequest, line: NeedLine, profile: Profile) -> datetime:
    """When the first shift of `profile` starts: the one the home named as unsafe, if that is on its first day."""
    day, unsafe_at = profile.ranges[0].starts_on, support_request.first_unsafe_shift_at
    hours = [hour for name, hour in SHIFT_STARTS.items() if getattr(line, name)]
    if not hours and unsafe_at and clock.day_of(unsafe_at) == day:
        return unsafe_at
    return clock.at(day, min(hours, default=min(SHIFT_STARTS.values())))


def grant(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[Granted]:
    """Write the granted lines and the ledger; returns what was granted, for the journal."""
    decision = record(support_request, verdict, event_number=event_number)
    lines = support_request.lines.all()
    return _something([told for line in lines for told in _grant_line(decision, line, verdict, event_number)])


def _something(told: list[Granted]) -> list[Granted]:
    """Raises Refused when nothing of a grant fits any more: a grant must give somebody."""
    if not told:
        raise Refused([NOTHING_FITS])
    return told


def _grant_line(decision, line, verdict: Verdict, event_number: int) -> list[Granted]:
    parts = _tuned_parts(verdict.review, line, verdict.persons)
    endorsed = sum((_profile(one, one.persons) for one, _wanted in parts), Profile())
    endorsed = endorsed.combine(need_ledger.account(line).defence, max)  # what stood and isn't granted anew is cut too
    wanted = [(one.staff_type, profile) for one, profile in parts]
    written = need_postings.grant(line, wanted, endorsed, event_number=event_number, code="granted")
    pairs = zip(parts, written, strict=True)
    return [_granted(decision, line, one, profile) for (one, _wanted), (_type, profile) in pairs if profile]


def _tuned_parts(review: Review, line: NeedLine, persons: Mapping[str, int]) -> list[tuple[TunedLine, Profile]]:
    """The tuned lines of a need line with what is wanted of each; of a reassessment, with what was extended."""
    tuned = [one for one in reviews.tuned_lines(review.support_request) if one.line_id == line.pk]
    extended = _extended(line, tuned) if review.kind == ReviewKind.REASSESSMENT else {}
    return [
        (one, _profile(one, persons.get(str(one.pk), 0)) + extended.pop(one.staff_type, Profile())) for one in tuned
    ]


def would_grant(review: Review, persons: Mapping[str, int]) -> dict[tuple[int, str], Profile]:
    """What a grant of `persons` (by the key of a line on the table) in this review would say, today and later.

    By need line (primary key) and staff type; of an extension only the days it adds.
    """
    if review.kind == ReviewKind.EXTENSION:
        last = reviews.granted_last(review.support_request)
        return {(one.line_id, one.staff_type): _days_on(one, review, persons).since(clock.today()) for one in last}
    entries = need_ledger.ledger(review.support_request)
    until = _last_day(review, persons)
    found: dict[tuple[int, str], Profile] = {}
    for line in review.support_request.lines.all():
        for kind, profile in need_ledger.given(entries[line.pk], _wanted(review, line, persons, until)):
            found[line.pk, kind] = found.get((line.pk, kind), Profile()) + profile
    return found


class Leaves(NamedTuple):
    """Person-days, today and later: what is open after a decision, and what it declines."""

    open: int
    declined: int


def would_leave(review: Review, outcome: Outcome, persons: Mapping[str, int]) -> Leaves:
    """What `outcome`, with `persons` by the key of a line on the table, would leave open and decline."""
    entries = need_ledger.ledger(review.support_request)
    residual = sum(entry.residual.person_days for entry in entries.values())
    standing = sum(entry.defence.since(clock.today()).person_days for entry in entries.values())
    if review.kind == ReviewKind.EXTENSION:
        return Leaves(residual, 0)
    if outcome in reviews.WITH_PERSONS:
        lines = review.support_request.lines.all()
        until = _last_day(review, persons)
        each = [_line_leaves(review, line, entries[line.pk], persons, until) for line in lines]
        return Leaves(sum(one.open for one in each), sum(one.declined for one in each))
    if outcome != Outcome.REJECT:
        return Leaves(residual, 0)
    is_over = review.kind != ReviewKind.CONFIRMATION  # a provisional grant that lapses is asked again
    return Leaves(0, residual + standing) if is_over else Leaves(residual + standing, 0)


def _line_leaves(review: Review, line: NeedLine, entry: need_ledger.Account, persons, until: date | None) -> Leaves:
    wanted = _wanted(review, line, persons, until)
    total = sum((profile for _type, profile in need_ledger.given(entry, wanted)), Profile())
    room = (entry.open + entry.defence).since(clock.today()).positive()
    cut = need_ledger.cut_by(entry, wanted, _endorsed(review, line, entry, wanted))
    return Leaves((room - total - cut).positive().person_days, cut.person_days)


def _endorsed(review: Review, line: NeedLine, entry: need_ledger.Account, wanted: list) -> Profile:
    """What counts as declined where it isn't granted: what was tuned or stood, of a confirmation the whole line."""
    if review.kind in reviews.ON_TUNED_LINES:
        tuned = (one for one in reviews.tuned_lines(review.support_request) if one.line_id == line.pk)
        return sum((_profile(one, one.persons) for one in tuned), Profile()).combine(entry.defence, max)
    return _profile(line, line.persons) if review.kind == ReviewKind.CONFIRMATION else wanted[0][1]


def _wanted(review: Review, line: NeedLine, persons, until: date | None) -> list[tuple[str, Profile]]:
    """What a grant in this review asks of one need line, by type; until the day on which it ends, if it does."""
    if review.kind in reviews.ON_TUNED_LINES:
        return [(one.staff_type, profile) for one, profile in _tuned_parts(review, line, persons)]
    whole = _profile(line, persons.get(str(line.pk), 0))
    return [(line.staff_type, whole.within(clock.today(), until) if until else whole)]


def _last_day(review: Review, persons: Mapping[str, int]) -> date | None:
    """The day on which what is granted in the pre-check ends; None in other reviews."""
    if review.kind != ReviewKind.PRECHECK:
        return None
    return clock.day_of(provisional_until(review.support_request, persons))


def _days_on(one: GrantedLine, review: Review, persons: Mapping[str, int]) -> Profile:
    """The days that an extension adds to the last stretch of a grant."""
    until = review.extend_until or clock.today()
    return Profile.of([(persons.get(str(one.pk), 0), one.ends_on + timedelta(days=1), until)])


def _extended(line, tuned: list[TunedLine]) -> dict[str, Profile]:
    """Per staff type the days people are approved for beyond what was tuned: an extension stays as it was decided."""
    found = need_ledger.committed_by_type(line)
    for one in tuned:
        committed = found.get(one.staff_type, Profile())
        found[one.staff_type] = committed - committed.within(one.starts_on, one.ends_on)
    return found


def _profile(line, persons: int) -> Profile:
    return Profile.of([(persons, line.starts_on, line.ends_on)])


def _granted(decision, line, tuned: TunedLine | None, profile: Profile, staff_type: str = "") -> Granted:
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
    return Granted(line=line.number, staff_type=who, persons=profile.peak, person_days=profile.person_days)


def grant_provisionally(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[Granted]:
    """Persons per need line for at most 72 hours, to be confirmed; full lines come with the confirmation."""
    until = provisional_until(support_request, verdict.persons)
    decision = record(support_request, verdict, event_number=event_number, provisional_until=until)
    support_request.provisional_until, last = until, clock.day_of(until)
    told = []
    for line in support_request.lines.all():
        parts = _wanted(verdict.review, line, verdict.persons, last)
        written = need_postings.grant(line, parts, parts[0][1], event_number=event_number, code="provisional")
        told += [_granted(decision, line, None, profile, line.staff_type) for _type, profile in written if profile]
    return _something(told)


def confirm(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[Granted]:
    """Replace the provisional lines by full ones: persons per need line for the rest of its period."""
    decision = record(support_request, verdict, event_number=event_number)
    support_request.provisional_until = None
    told = []
    for line in support_request.lines.all():
        parts = _wanted(verdict.review, line, verdict.persons, None)
        whole = _profile(line, line.persons)
        written = need_postings.grant(line, parts, whole, event_number=event_number, code="granted")
        told += [_granted(decision, line, None, profile, line.staff_type) for _type, profile in written if profile]
    return _something(told)


def extend(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[Granted]:
    """Add the days asked for to the need, and grant them; a refusal leaves all as it stands."""
    decision = record(support_request, verdict, event_number=event_number, beside=True)
    told = []
    for one in reviews.granted_last(support_request) if verdict.outcome == Outcome.GRANT else ():
        days = _days_on(one, verdict.review, verdict.persons)
        need_postings.extend(one.line, one.staff_type, days.since(clock.today()), event_number=event_number)
        told += [_granted(decision, one.line, None, days, one.staff_type)] if days else []
    return told


def look_again(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> list[Granted]:
    """Write what a reassessment brings while people are out: new numbers, or nothing changes until a later day."""
    if verdict.outcome == Outcome.GRANT:
        return grant(support_request, verdict, event_number=event_number)
    record(support_request, verdict, event_number=event_number, beside=True)
    reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=event_number)
    return []


def reject(support_request: SupportRequest, verdict: Verdict, *, event_number: int) -> None:
    """Grant nothing: the grant in force ends, and all that is open is declined with the first reason as its code."""
    record(support_request, verdict, event_number=event_number)
    need_postings.end_all_grants(support_request, event_number=event_number, code="rejected")
    code = verdict.reasons[0] if verdict.reasons else "rejected"
    need_postings.decline_residual(support_request, event_number=event_number, code=code)
