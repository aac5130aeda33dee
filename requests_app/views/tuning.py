"""The table of the tuning: asked, found, proposed, tuned, granted and declined side by side, kept for ever."""

from collections.abc import Iterable
from dataclasses import dataclass

from requests_app.models import MissionState, NeedLine, Proposal, ProposalState, Side, SupportRequest, TunedLine
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure.rules import RULES
from requests_app.records import agreed_lines, need_ledger
from requests_app.views.buttons import Button, of_panel
from requests_app.worklist import assignment


@dataclass(frozen=True)
class Row:
    """One need line: what stands in each column, as lines of (words, first day, last day)."""

    line: NeedLine
    found: list[TunedLine]
    proposed: list[TunedLine]
    tuned: list[TunedLine]
    granted: list[tuple]
    met: int
    open: int
    declined: int
    declined_days: int


@dataclass(frozen=True)
class Panel:
    """The table, every proposal in order, and whose turn it is (empty when nobody's)."""

    rows: list[Row]
    proposals: list[Proposal]
    turn: tuple[str, ...]
    buttons: list[Button]


def panel(support_request: SupportRequest, *, deeds: dict) -> Panel | None:
    """The table; None before anything was found or granted."""
    proposals = list(support_request.proposals.all())
    if not proposals and not support_request.decisions.all():
        return None
    return Panel(rows(support_request), proposals, _turn(support_request), of_panel(deeds, "tuning"))


def rows(support_request: SupportRequest, ledger=None) -> list[Row]:
    """A row per need line, from the ledger and the proposals that were loaded."""
    ledger = ledger or need_ledger.ledger(support_request)
    proposals = list(support_request.proposals.all())
    found = _first_after_report(support_request, proposals)
    proposed = agreed_lines.proposed_now(support_request)
    tuned = _last(proposals, ProposalState.ACCEPTED)
    return [
        _row(line, ledger[line.pk], found, proposed, tuned, support_request) for line in support_request.lines.all()
    ]


def _row(line: NeedLine, entry: need_ledger.Account, found, proposed, tuned, support_request) -> Row:
    return Row(
        line=line,
        found=_of(found, line),
        proposed=_of(proposed, line),
        tuned=_of(tuned, line),
        granted=_granted(support_request, line),
        met=(entry.region + entry.national).peak,
        open=entry.residual.peak,
        declined=entry.declined.peak,
        declined_days=entry.declined.person_days,
    )


def _of(proposal: Proposal | None, line: NeedLine) -> list[TunedLine]:
    return [one for one in proposal.lines.all() if one.line_id == line.pk] if proposal else []


def _granted(support_request, line: NeedLine) -> list[tuple]:
    """(persons, staff type in words, first day, last day) of the decision that stands."""
    granted: Iterable = (one for one in support_request.decisions.all() if one.in_force)
    return [
        (part.persons, StaffType(part.staff_type).label, part.starts_on, part.ends_on)
        for decision in granted
        for part in decision.lines.all()
        if part.line_id == line.pk
    ]


def _first_after_report(support_request, proposals: list[Proposal]) -> Proposal | None:
    """What the last report advised: the first lines of Defence after its mission was planned."""
    reported = [one for one in support_request.missions.all() if one.state == MissionState.REPORTED]
    since = reported[-1].event_number if reported else None
    theirs = (one for one in proposals if one.side == Side.DEFENCE and since and one.event_number > since)
    return next(theirs, None)


def _last(proposals: list[Proposal], state: str) -> Proposal | None:
    return next((one for one in reversed(proposals) if one.state == state), None)


def _turn(support_request) -> tuple[str, ...]:
    rule = RULES[Action.ACCEPT_TUNING]
    if support_request.status not in rule.sources:
        return ()
    return assignment.in_words(support_request, agreed_lines.whose_turn(support_request))
