"""Tuning: the advice of the fact-finders and the home's answer, until one side accepts what the other proposes.

What is proposed stays within the ceiling: open, declined and the standing grant together. Accepting declines the rest.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from foundation.errors import wrong
from foundation.ranges import Profile, Range
from foundation.tables import words
from regions.models import Role, User
from requests_app.deeds import ladder
from requests_app.models import Proposal, ProposalState, Side, SupportRequest, TunedLine
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Written
from requests_app.records import agreed_lines

SIDE_OF = {Role.INSTITUTION: Side.INSTITUTION, Role.FACT_FINDER: Side.DEFENCE}
COLUMNS = ("line", "staff_type", "persons", "starts_on", "ends_on", "minimum_team")


class TunedTold(TypedDict):
    """One tuned line, for which need line (its number).

    `was` so many of this type in the proposal before, or asked by the home: for these very days, else at most on one of
    them. None when on none of these days anybody was.
    """

    line: int
    staff_type: str
    was: int | None
    persons: int
    starts_on: date
    ends_on: date
    minimum_team: int


class Proposed(TypedDict):
    """What one side proposes."""

    lines: list[TunedTold]
    side: str


def propose(
    support_request: SupportRequest, *, by: User, lines: list[dict[str, Any]], how: How = SIMPLY
) -> Done[Proposal]:
    """Put a counter-proposal in place of the one before; the other side owns the answer now.

    `lines` hold line (NeedLine), staff_type, persons, starts_on, ends_on and minimum_team each.
    """

    def write(locked: SupportRequest, number: int, standing: Standing) -> Written[Proposal]:
        side = SIDE_OF[standing.role]
        made = make(locked, side, lines, reason=how.reason, event_number=number)
        return Written(Proposed(lines=told(made), side=side), made)

    return workflow.perform(support_request, Action.PROPOSE_TUNING, by=by, how=how, write=write)


def make(
    support_request: SupportRequest, side: str, lines: list[dict[str, Any]], *, reason: str, event_number: int
) -> Proposal:
    """Write a proposal in place of the one before; raises ValidationError as `check_ceiling` does."""
    if not lines:
        raise wrong("lines", "required", _("Propose at least one line."))
    before = Proposal.objects.filter(support_request=support_request, state=ProposalState.PROPOSED)
    before.update(state=ProposalState.REPLACED)
    proposal = Proposal.objects.create(
        support_request=support_request, side=side, reason=reason, event_number=event_number
    )
    check_ceiling([_line(proposal, values) for values in lines])
    return proposal


def _line(proposal: Proposal, values: dict) -> TunedLine:
    if values["line"].support_request_id != proposal.support_request_id:
        raise wrong("lines", "line_of_another_request", _("This need line belongs to another request."))
    line = TunedLine(proposal=proposal, **{name: values[name] for name in COLUMNS if values.get(name) is not None})
    line.full_clean()
    line.save()
    return line


def check_ceiling(lines: list[TunedLine]) -> None:
    """Raises ValidationError, with the number that fits, when lines hold more than their need line's ceiling."""
    text = _("Line %(line)s: on %(day)s at most %(fits)s persons fit.")
    errors = [
        ValidationError(text % {"line": line.number, "day": words(day), "fits": fits}, code="ceiling")
        for line, day, fits in agreed_lines.beyond_ceiling(lines)
    ]
    if errors:
        raise ValidationError({"lines": errors})


def told(proposal: Proposal) -> list[TunedTold]:
    """The lines of `proposal` as the journal keeps them."""
    before = _before(proposal)
    return [
        TunedTold(
            line=one.line.number,
            staff_type=one.staff_type,
            was=_was(before.get((one.line_id, one.staff_type), []), one),
            persons=one.persons,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            minimum_team=one.minimum_team,
        )
        for one in proposal.lines.select_related("line").order_by("pk")
    ]


def _before(proposal: Proposal) -> dict[tuple[int, str], list[Range]]:
    """Persons per need line and staff type in the proposal before this one; with none before, as the home asks."""
    found = proposal.support_request.proposals.filter(pk__lt=proposal.pk).last()
    key = "line" if found else "pk"
    rows = (found or proposal.support_request).lines.values_list(key, "staff_type", *Range._fields)
    before = defaultdict(list)
    for line, staff_type, *said in rows:
        before[line, staff_type].append(Range(*said))
    return before


def _was(before: list[Range], now: TunedLine) -> int | None:
    same = [one.persons for one in before if one[1:] == (now.starts_on, now.ends_on)]
    return sum(same) or Profile.of(before).within(now.starts_on, now.ends_on).peak or None


def accept(support_request: SupportRequest, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Agree with what the other side proposes: it goes to the triangle, and what it leaves out is declined."""
    return workflow.perform(support_request, Action.ACCEPT_TUNING, by=by, how=how)


class Called(TypedDict):
    """The call to the home that didn't answer."""

    called: str
    called_at: datetime


def proceed(
    support_request: SupportRequest, *, by: User, called: str, called_at: datetime, how: How = SIMPLY
) -> Done[None]:
    """Go to the triangle with the last lines of Defence, because the home didn't answer; the call is logged."""
    ladder.check_call(called, called_at)
    facts = Called(called=called, called_at=called_at)
    return workflow.perform(support_request, Action.PROCEED_WITHOUT_ANSWER, by=by, how=how, facts=facts)
