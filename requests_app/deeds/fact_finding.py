"""Fact-finding by Defence: a team goes (or telephones), reports what it found, and advises who should come.

The verified figures count as a situation; the advised lines are the first proposal of the tuning.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.deeds import need_and_situation, tuning
from requests_app.models import (
    Condition,
    Event,
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
from requests_app.records import completeness

VERIFIED = (
    "clients_on_site",
    "clients_infected",
    "staff_infected",
    "staff_quarantined",
    "absence_percentage",
    "open_shifts",
)
WORDS = tuple(
    field.name
    for field in Report._meta.get_fields()
    if field.concrete and field.name not in {"id", "mission", "author", "reported_at"}
)
WEAK = {SelfScan.ABSENT, SelfScan.WEAK}


def plan(support_request: SupportRequest, *, by, team, kind: str, visit_at: datetime, contact: str, **how) -> Event:
    """Send `team` at `visit_at`, to visit or to call; from now on it sees the request."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        ordered = locked.reviews.filter(kind=ReviewKind.PRECHECK, state=ReviewState.SETTLED).last()
        if kind == MissionKind.DESK and ordered and ordered.outcome == Outcome.VISIT:
            raise ValidationError({"kind": _("The triangle asked for a visit on site.")})
        mission = Mission(
            support_request=locked, team=team, kind=kind, visit_at=visit_at, contact=contact, event_number=number
        )
        mission.full_clean()
        mission.save()

    facts: dict[str, Any] = {"team": str(team), "kind": kind, "visit_at": visit_at, "contact": contact}
    return workflow.perform(support_request, Action.PLAN_MISSION, by=by, write=write, **facts, **how)


def report(
    support_request: SupportRequest,
    *,
    by,
    lines: list[dict[str, Any]],
    conditions: Sequence[dict[str, Any]] = (),
    **values,
) -> Event:
    """Report what was found, with advised lines and conditions.

    `conditions` hold text, owner, kind and due_at each. A weak score (0 or 1) needs at least one condition.
    """
    found, how = workflow.recorded_and_how(values, WORDS)
    _check_conditions(found, conditions)

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        mission = locked.missions.get(state=MissionState.PLANNED)
        _write_report(mission, found, by=by)
        _write_conditions(locked, conditions, number)
        verified = {name: found.get(name) for name in VERIFIED}
        need_and_situation.save_situation(locked, verified, event_number=number)
        return {"lines": tuning.make(locked, Side.DEFENCE, lines, reason="", event_number=number)}

    return workflow.perform(
        support_request, Action.REPORT_FINDINGS, by=by, write=write, conditions=list(conditions), **found, **how
    )


def _check_conditions(found, conditions) -> None:
    weak = [name for name in ("crisis_organisation", "hygiene") if found.get(name) in WEAK]
    if weak and not conditions:
        text = _("A score of 0 or 1 needs a condition: what must be so, who sees to it, by when.")
        raise ValidationError({"conditions": text})


def _write_report(mission: Mission, found: dict, *, by) -> None:
    written = Report(mission=mission, author=by, reported_at=clock.now(), **found)
    written.full_clean()
    written.save()
    mission.state = MissionState.REPORTED
    mission.save()


def _write_conditions(support_request, conditions, number) -> None:
    for values in conditions:
        condition = Condition(support_request=support_request, event_number=number, **values)
        condition.full_clean()
        condition.save()


def abandon(support_request: SupportRequest, *, by, reason: str, **how) -> Event:
    """The visit didn't take place (refused, team ill, evacuated): the triangle looks at it again."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> None:
        locked.missions.filter(state=MissionState.PLANNED).update(state=MissionState.ABANDONED)

    return workflow.perform(support_request, Action.ABANDON_VISIT, by=by, write=write, reason=reason, **how)


def complete_condition(condition: Condition, *, by, note: str = "", **how) -> Event:
    """Report that a condition is met."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> dict:
        condition.done_at = clock.now()
        condition.save()
        return {"condition": condition.text}

    return workflow.perform(
        condition.support_request, Action.COMPLETE_CONDITION, by=by, subject=condition, write=write, note=note, **how
    )


def deviations(written: Report, support_request: SupportRequest) -> list[tuple[str, Any, Any, int | None]]:
    """(label, claimed, verified, deviation in per cent) for each figure, against the home's last own figures before."""
    claimed = _claimed_before(written, support_request)
    rows = []
    for name in VERIFIED:
        said, seen = getattr(claimed, name, None), getattr(written, name)
        off = round((seen - said) * 100 / said) if said and seen is not None else None
        rows.append((completeness.label(Report, name), said, seen, off))
    return rows


def _claimed_before(written: Report, support_request: SupportRequest) -> Situation | None:
    """The home's last figures before this report; a report's event writes figures and advice together."""
    advised = {proposal.event_number for proposal in support_request.proposals.all()}
    reported = min((number for number in advised if number > written.mission.event_number), default=None)
    own = [one for one in support_request.situations.all() if one.event_number not in advised]
    before = (one for one in own if reported is None or one.event_number < reported)
    return max(before, key=lambda one: (one.measured_at, one.pk), default=None)
