"""Fact-finding by Defence: a team goes (or telephones), reports what it found, and advises who should come.

The verified figures, beside what stood already, count as a situation; the advised lines are the first proposal of the
tuning.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NotRequired, TypedDict, Unpack, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import wrong
from regions.models import Team, User
from requests_app.deeds import need_and_situation, tuning
from requests_app.models import (
    Condition,
    Mission,
    MissionKind,
    MissionState,
    Outcome,
    Report,
    ReviewKind,
    ReviewState,
    SelfScan,
    Side,
    Situation,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written, known
from requests_app.records import completeness

VERIFIED = (
    "clients_on_site",
    "clients_infected",
    "staff_infected",
    "staff_quarantined",
    "absence_percentage",
    "open_shifts",
)


class Findings(TypedDict):
    """What the team found."""

    spoken_with: str
    clients_on_site: int
    clients_infected: NotRequired[int | None]
    staff_infected: NotRequired[int | None]
    staff_quarantined: NotRequired[int | None]
    absence_percentage: NotRequired[Decimal | None]
    open_shifts: NotRequired[int | None]
    crisis_organisation: int
    crisis_findings: NotRequired[str]
    hygiene: int
    hygiene_findings: NotRequired[str]
    registered_tasks: NotRequired[str]
    expertise: NotRequired[str]
    alternatives: NotRequired[str]
    risks: NotRequired[str]
    conclusion: str


WORDS = tuple(Findings.__annotations__)
WEAK = {SelfScan.ABSENT, SelfScan.WEAK}


class MissionPlanned(TypedDict):
    """Which team goes or calls, when, and whom it meets."""

    team: str
    kind: str
    visit_at: datetime
    contact: str


def plan(
    support_request: SupportRequest,
    *,
    by: User,
    team: Team,
    kind: str,
    visit_at: datetime,
    contact: str,
    how: How = SIMPLY,
) -> Done[Mission]:
    """Send `team` at `visit_at`, to visit or to call; from now on it sees the request."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Mission]:
        ordered = locked.reviews.filter(kind=ReviewKind.PRECHECK, state=ReviewState.SETTLED).last()
        if kind == MissionKind.DESK and ordered and ordered.outcome == Outcome.VISIT:
            raise wrong("kind", "visit_asked", _("The triangle asked for a visit on site."))
        mission = Mission(
            support_request=locked, team=team, kind=kind, visit_at=visit_at, contact=contact, event_number=number
        )
        mission.full_clean()
        mission.save()
        return Written(MissionPlanned(team=str(team), kind=kind, visit_at=visit_at, contact=contact), mission)

    return workflow.perform(support_request, Action.PLAN_MISSION, by=by, how=how, write=write)


class ConditionSet(TypedDict):
    """What must be so, who sees to it (a function), by when."""

    text: str
    owner: str
    kind: str
    due_at: NotRequired[datetime | None]


class Reported(Findings):
    """What the team found, on which conditions, and who should come."""

    conditions: list[ConditionSet]
    lines: list[tuning.TunedTold]


def report(
    support_request: SupportRequest,
    *,
    by: User,
    lines: list[dict[str, Any]],
    conditions: Sequence[ConditionSet] = (),
    how: How = SIMPLY,
    **found: Unpack[Findings],
) -> Done[Report]:
    """Report what was found, with advised lines and conditions; a weak score (0 or 1) needs at least one condition."""
    known(found, Findings)
    _check_conditions(found, conditions)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Report]:
        written = _write_report(locked.missions.get(state=MissionState.PLANNED), found, by=by)
        _write_conditions(locked, conditions, number)
        need_and_situation.save_situation(locked, _verified(locked, written), event_number=number)
        advised = tuning.make(locked, Side.DEFENCE, lines, reason="", event_number=number)
        return Written(Reported(**found, conditions=list(conditions), lines=tuning.told(advised)), written)

    return workflow.perform(support_request, Action.REPORT_FINDINGS, by=by, how=how, write=write)


def _verified(about: SupportRequest, written: Report) -> need_and_situation.Figures:
    """What was verified, and beside it what stood already: of a figure it doesn't give, a report says nothing.

    A number of infected clients that no longer fits in the clients on site isn't kept.
    """
    seen = {name: figure for name in VERIFIED if (figure := getattr(written, name)) is not None}
    stood = completeness.latest_situation(about)
    kept = {name: getattr(stood, name) for name in need_and_situation.SITUATION_FIELDS} if stood else {}
    if (kept.get("clients_infected") or 0) > written.clients_on_site:
        del kept["clients_infected"]
    return cast(need_and_situation.Figures, kept | seen | {"measured_at": None})


def _check_conditions(found: Findings, conditions: Sequence[ConditionSet]) -> None:
    weak = [name for name in ("crisis_organisation", "hygiene") if found.get(name) in WEAK]
    if weak and not conditions:
        text = _("A score of 0 or 1 needs a condition: what must be so, who sees to it, by when.")
        raise ValidationError({"conditions": text})


def _write_report(mission: Mission, found: Findings, *, by: User) -> Report:
    written = Report(mission=mission, author=by, reported_at=clock.now(), **found)
    written.full_clean()
    written.save()
    mission.state = MissionState.REPORTED
    mission.save()
    return written


def _write_conditions(support_request, conditions, number) -> None:
    for values in conditions:
        condition = Condition(support_request=support_request, event_number=number, **values)
        condition.full_clean()
        condition.save()


def abandon(support_request: SupportRequest, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Record that the visit didn't take place (refused, team ill, evacuated): the triangle looks at it again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        locked.missions.filter(state=MissionState.PLANNED).update(state=MissionState.ABANDONED)
        return Written({})

    return workflow.perform(support_request, Action.ABANDON_VISIT, by=by, how=how, write=write)


class ConditionMet(TypedDict):
    """The condition in words, and what was said of it."""

    condition: str
    note: str


def complete_condition(condition: Condition, *, by: User, note: str = "", how: How = SIMPLY) -> Done[None]:
    """Report that a condition is met."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        condition.done_at = clock.now()
        condition.save()
        return Written(ConditionMet(condition=condition.text, note=note))

    about = condition.support_request
    return workflow.perform(about, Action.COMPLETE_CONDITION, by=by, how=how, subject=condition, write=write)


def deviations(written: Report, support_request: SupportRequest) -> list[tuple[str, Any, Any, int | None]]:
    """(label, claimed, verified, deviation in per cent) for each figure, against the home's last own figures before."""
    claimed = _claimed_before(written, support_request)
    rows = []
    for name in VERIFIED:
        said, seen = getattr(claimed, name, None), getattr(written, name)
        off = round((seen - said) * 100 / said) if said and seen is not None else None
        rows.append((completeness.label(Report, name), said, seen, off))
    return rows


def claimed(support_request: SupportRequest, before: int | None = None) -> Situation | None:
    """The home's own last figures (before an event); a report's event writes figures and advice together."""
    advised = {proposal.event_number for proposal in support_request.proposals.all()}
    own = [one for one in support_request.situations.all() if one.event_number not in advised]
    found = (one for one in own if before is None or one.event_number < before)
    return max(found, key=lambda one: (one.measured_at, one.pk), default=None)


def _claimed_before(written: Report, support_request: SupportRequest) -> Situation | None:
    """Before this report."""
    advised = (proposal.event_number for proposal in support_request.proposals.all())
    return claimed(support_request, min((one for one in advised if one > written.mission.event_number), default=None))
