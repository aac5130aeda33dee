"""The regional round (RO(N)AZ meeting): all open requests of a region beside the parties, filled in during the call.

What was typed in the grid is saved at once: each answer, offer and rank is its own deed, so one that is refused doesn't
take the others with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from foundation import clock
from foundation.errors import why_not
from regions.models import User
from requests_app.deeds import ladder, need_and_situation
from requests_app.models import PARTIES, Inquiry, InquiryState, Rung, Situation, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay, workflow
from requests_app.procedure.how import How
from requests_app.records import completeness, need_ledger

STATUSES = (Status.REGIONAL, Status.NATIONAL, Status.APPLICATION)


@dataclass(frozen=True)
class Outcome:
    """What became of one thing typed in the grid: `problem` says why it wasn't saved, empty when it was."""

    support_request: SupportRequest
    name: str
    problem: str = ""


def regions_of(user) -> list:
    """The safety regions whose round `user` leads."""
    return [one.safety_region for one in user.memberships_now() if one.safety_region_id]


def requests_in(region, user):
    """The requests on the ladder in `region` that `user` sees, soonest unsafe shift first, with what a row shows."""
    found = SupportRequest.objects.visible_to(user).filter(safety_region=region, status__in=STATUSES)
    parties = [f"inquiries__{name}" for name in PARTIES]
    shown = found.for_list().prefetch_related("inquiries__offers", "waivers", "situations", *parties)
    return shown.order_by("first_unsafe_shift_at", "pk")


@dataclass(frozen=True)
class Row:
    """One request in the grid: what is open, whose figures are old, and per rung what was asked."""

    support_request: SupportRequest
    open_person_days: int
    situation: Situation | None
    silent: bool
    cells: list

    @property
    def age(self) -> timedelta | None:
        """How old the figures are."""
        return clock.now() - self.situation.measured_at if self.situation else None

    @property
    def late(self) -> list:
        """The inquiries that should have been answered by now."""
        return [inquiry for _rung, inquiries in self.cells for inquiry in inquiries if inquiry.is_overdue]


def rows(requests: Iterable[SupportRequest]) -> list[Row]:
    """The grid, in a constant number of queries."""
    requests = list(requests)
    ledger = need_ledger.accounts(line for one in requests for line in one.lines.all())
    return [_row(one, ledger) for one in requests]


def _row(support_request, ledger) -> Row:
    latest = completeness.latest_situation(support_request)
    asked_at = support_request.figures_asked_at
    inquiries = [one for one in support_request.inquiries.all() if one.state != InquiryState.CANCELLED]
    return Row(
        support_request=support_request,
        open_person_days=sum(ledger[line.pk].residual.person_days for line in support_request.lines.all()),
        situation=latest,
        silent=bool(asked_at and (latest is None or latest.measured_at < asked_at)),
        cells=[(rung, [one for one in inquiries if one.rung == rung]) for rung in Rung],
    )


def save_answer(inquiry: Inquiry, *, by: User, answer: str, persons: int | None, how: How) -> Outcome:
    """Record what a party said in the meeting; `persons` are offered for the first need line still open."""

    def act():
        offers = [_whole_period(inquiry.support_request, persons)] if persons else []
        ladder.answer(inquiry, by=by, answer=answer, offers=offers, how=how)

    return _try(inquiry.support_request, str(inquiry.party), act)


def _whole_period(support_request, persons) -> dict:
    """An offer of `persons` for what is left of the first line that is still open."""
    lines = list(support_request.lines.all())
    ledger = need_ledger.accounts(lines)
    line = next((one for one in lines if ledger[one.pk].residual), lines[0])
    starts_on = max(line.starts_on, clock.today())
    return {
        "line": line,
        "staff_type": line.staff_type,
        "persons": persons,
        "starts_on": min(starts_on, line.ends_on),
        "ends_on": line.ends_on,
    }


def save_rank(support_request: SupportRequest, *, by: User, rank: int, reason: str, how: How) -> Outcome:
    """Rank a request within the region."""

    def act():
        need_and_situation.set_priority(support_request, by=by, priority_rank=rank, priority_reason=reason, how=how)

    return _try(support_request, _("rank"), act)


def escalate(requests: Iterable[SupportRequest], *, by: User, key: str) -> list[Outcome]:
    """Take each request a step up; those that lack something stay, with what they lack."""
    return [_escalate(one, by=by, key=key) for one in requests]


def _escalate(support_request: SupportRequest, *, by: User, key: str) -> Outcome:
    how = _own(key, support_request)
    if done := replay.done(by=by, key=how.key):  # now it stands a step higher, and isn't meant to climb another
        return Outcome(support_request, str(Action(done.action).label))
    step = Action.ESCALATE_TO_NATIONAL if support_request.status == Status.REGIONAL else Action.ESCALATE_TO_MSOB
    return _try(
        support_request,
        str(step.label),
        lambda: workflow.perform(support_request, step, by=by, how=how),
    )


def ask_figures(requests: Iterable[SupportRequest], *, by: User, key: str) -> list[Outcome]:
    """Ask every home to confirm or change its figures."""
    return [
        _try(
            one,
            str(Action.ASK_FIGURES.label),
            lambda one=one: workflow.perform(one, Action.ASK_FIGURES, by=by, how=_own(key, one)),
        )
        for one in requests
    ]


def _own(key: str, support_request: SupportRequest) -> How:
    return How(key=f"{key}-{support_request.pk}" if key else "")


def _try(support_request, name, act) -> Outcome:
    return Outcome(support_request, name, why_not(act))
