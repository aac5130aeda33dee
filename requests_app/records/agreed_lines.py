"""The lines that are tuned: what is proposed now, who answers it, and how much of a need line they may hold."""

from collections.abc import Iterable
from datetime import date

from foundation import clock
from foundation.ranges import Profile
from regions.models import Role
from requests_app.models import (
    NeedLine,
    Proposal,
    ProposalState,
    Side,
    SupportRequest,
    TunedLine,
)
from requests_app.records import need_ledger


def whose_turn(support_request: SupportRequest) -> frozenset[Role]:
    """The role that must answer the proposal that waits: the side that didn't make it; the home when there is none."""
    proposal = proposed_now(support_request)
    if proposal is None or proposal.side == Side.DEFENCE:
        return frozenset({Role.INSTITUTION})
    return frozenset({Role.FACT_FINDER})


def proposed_now(support_request: SupportRequest) -> Proposal | None:
    """The proposal that waits for an answer, if any."""
    return next((one for one in support_request.proposals.all() if one.state == ProposalState.PROPOSED), None)


def by_need_line(lines: Iterable[TunedLine]) -> dict[NeedLine, Profile]:
    """The persons per day of `lines` together, for each need line they serve."""
    tuned: dict[NeedLine, Profile] = {}
    for one in lines:
        part = Profile.of([(one.persons, one.starts_on, one.ends_on)])
        tuned[one.line] = tuned.get(one.line, Profile()) + part
    return tuned


def left_out(support_request: SupportRequest, lines: Iterable[TunedLine]) -> dict[NeedLine, Profile]:
    """What `lines` leave out of each need line: granted + open − tuned, at most what is open, today and later."""
    tuned = {line.pk: profile for line, profile in by_need_line(lines).items()}
    need_lines = list(support_request.lines.all())
    accounts = need_ledger.accounts(need_lines)
    return {line: _beyond(accounts[line.pk], tuned.get(line.pk, Profile())) for line in need_lines}


def _beyond(entry: need_ledger.Account, tuned: Profile) -> Profile:
    return (entry.defence + entry.open - tuned).positive() & entry.residual.positive()


def beyond_ceiling(lines: Iterable[TunedLine], ledger=None) -> list[tuple[NeedLine, date, int]]:
    """(need line, first day, persons that fit then) for each need line of which `lines` hold more than its ceiling.

    `ledger` holds the accounts of the need lines by primary key, if the caller has read them already.
    """
    tuned = by_need_line(lines)
    ledger, found = ledger or need_ledger.accounts(tuned), []
    for line, profile in tuned.items():
        ceiling = need_ledger.ceiling(ledger[line.pk])
        if beyond := (profile.since(clock.today()) - ceiling).positive():
            day = beyond.ranges[0].starts_on
            found.append((line, day, max(0, ceiling.on(day))))
    return found
