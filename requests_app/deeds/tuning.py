"""Tuning: the advice of the fact-finders and the home's answer, until one side accepts what the other proposes.

What is proposed stays within the ceiling: open, declined and the standing grant together. Accepting declines the rest.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from regions.models import Role
from requests_app.deeds import ladder
from requests_app.models import Event, Proposal, ProposalState, Side, SupportRequest, TunedLine
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.records import agreed_lines

SIDE_OF = {Role.INSTITUTION: Side.INSTITUTION, Role.FACT_FINDER: Side.DEFENCE}
COLUMNS = ("line", "staff_type", "persons", "starts_on", "ends_on", "minimum_team")


def propose(support_request: SupportRequest, *, by, lines: list[dict[str, Any]], reason: str, **how) -> Event:
    """Put a counter-proposal in place of the one before; the other side owns the answer now.

    `lines` hold line (NeedLine), staff_type, persons, starts_on, ends_on and minimum_team each.
    """

    def write(locked: SupportRequest, number: int, standing: Standing) -> dict:
        side = SIDE_OF[standing.role]
        return {"lines": make(locked, side, lines, reason=reason, event_number=number), "side": side}

    return workflow.perform(support_request, Action.PROPOSE_TUNING, by=by, write=write, reason=reason, **how)


def make(support_request: SupportRequest, side: str, lines: list[dict], *, reason: str, event_number: int) -> list:
    """Write a proposal in place of the one before; returns its lines for the journal. Checks the ceiling."""
    if not lines:
        raise ValidationError({"lines": _("Propose at least one line.")})
    before = Proposal.objects.filter(support_request=support_request, state=ProposalState.PROPOSED)
    before.update(state=ProposalState.REPLACED)
    proposal = Proposal.objects.create(
        support_request=support_request, side=side, reason=reason, event_number=event_number
    )
    made = [_line(proposal, values) for values in lines]
    check_ceiling(made)
    return [_told(line) for line in made]


def _line(proposal: Proposal, values: dict) -> TunedLine:
    if values["line"].support_request_id != proposal.support_request_id:
        raise ValidationError({"lines": _("This need line belongs to another request.")})
    line = TunedLine(proposal=proposal, **{name: values[name] for name in COLUMNS if values.get(name) is not None})
    line.full_clean()
    line.save()
    return line


def check_ceiling(lines: list[TunedLine]) -> None:
    """Raises ValidationError, with the number that fits, when lines hold more than their need line's ceiling."""
    text = _("Line %(line)s: on %(day)s at most %(fits)s persons fit.")
    errors = [
        ValidationError(text % {"line": line.number, "day": day, "fits": fits}, code="ceiling")
        for line, day, fits in agreed_lines.beyond_ceiling(lines)
    ]
    if errors:
        raise ValidationError({"lines": errors})


def _told(line: TunedLine) -> dict:
    names = ("staff_type", "persons", "starts_on", "ends_on", "minimum_team")
    return {"line": line.line.number, **{name: getattr(line, name) for name in names}}


def accept(support_request: SupportRequest, *, by, **how) -> Event:
    """Agree with what the other side proposes: it goes to the triangle, and what it leaves out is declined."""
    return workflow.perform(support_request, Action.ACCEPT_TUNING, by=by, **how)


def proceed(support_request: SupportRequest, *, by, called: str, called_at, reason: str, **how) -> Event:
    """Go to the triangle with the fact-finders' last lines, because nobody answered: the call is logged."""
    ladder.check_call(called, called_at)
    facts = {"called": called, "called_at": called_at}
    return workflow.perform(support_request, Action.PROCEED_WITHOUT_ANSWER, by=by, reason=reason, **facts, **how)
