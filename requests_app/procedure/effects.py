"""What follows from a deed without data: the rows it writes, under the request's lock.

An effect takes the locked request, the number of the event that is being written, and the facts of the deed. Functions
that end in `_to` say which status the deed leads to; None means that the request stays where it is.
"""

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from requests_app.models import (
    RANK,
    Decision,
    GrantedLine,
    InquiryState,
    MissionState,
    Proposal,
    ProposalState,
    ReviewKind,
    Side,
    Status,
    SupportRequest,
    TunedLine,
)
from requests_app.records import agreed_lines, due_times, need_postings, reviews


def submit(support_request: SupportRequest, number: int, facts: dict) -> None:
    """At the first submit the need lines become *asked*; after that each change of need writes its own rows."""
    if support_request.submitted_at is None:
        support_request.submitted_at = clock.now()
        need_postings.open_ledger(support_request, event_number=number)


def file(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Note when the request was filed with LOCC; on the urgent road filing also counts as the first submit."""
    submit(support_request, number, facts)
    if support_request.filed_at is None:
        support_request.filed_at = clock.now()


def submitted_before(support_request: SupportRequest, line=None) -> list[Lack]:
    """What keeps a need line from being removed: once sent, less need is recorded as a change instead."""
    if support_request.submitted_at is None:
        return []
    return [Lack("submitted", _("The alert was sent: a need line stays. Change the need to fewer persons or days."))]


def withdraw(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The request is withdrawn: grants end, open need counts as withdrawn, and the request is closed."""
    support_request.provisional_until = None
    Decision.objects.filter(support_request=support_request).update(in_force=False)
    need_postings.end_all_grants(support_request, event_number=number, code="request_withdrawn")
    need_postings.withdraw_residual(support_request, event_number=number, code="request_withdrawn")
    close(support_request, number, facts)


def close(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Keep the status for a reopening, cancel the inquiries still waiting and abandon the planned missions."""
    support_request.closed_from = support_request.status
    support_request.closed_at = clock.now()
    support_request.closed_by_event = number
    support_request.closing_code = facts.get("code", "")
    pending = support_request.inquiries.filter(state=InquiryState.PENDING)
    pending.update(state=InquiryState.CANCELLED, closed_by_event=number)
    support_request.missions.filter(state=MissionState.PLANNED).update(state=MissionState.ABANDONED)


def reopens_to(support_request: SupportRequest) -> Status:
    """The status the request had when it was closed, but no later one than the pre-check.

    A page may ask this of a request that isn't closed; then its own status counts as the one it had.
    """
    before = Status(support_request.closed_from or support_request.status)
    return before if RANK.get(before, RANK[Status.CLOSED]) <= RANK[Status.PRECHECK] else Status.PRECHECK


def reopen(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Reverse the rows that closing wrote, and let the inquiries it cancelled wait again with their whole time."""
    closed_by = support_request.closed_by_event or 0
    need_postings.reverse(support_request, written_by=closed_by, event_number=number)
    cancelled = support_request.inquiries.filter(state=InquiryState.CANCELLED, closed_by_event=closed_by)
    for inquiry in cancelled:
        inquiry.due_at = due_times.of_answer(inquiry.rung, urgent=support_request.is_urgent)
        inquiry.state, inquiry.closed_by_event = InquiryState.PENDING, None
        inquiry.save(update_fields=["due_at", "state", "closed_by_event"])
    support_request.closing_code = ""


def end(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Everybody has left: what was granted and never filled is open again."""
    need_postings.never_filled(support_request, event_number=number)


def ask_figures(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Note when the figures were asked for: a situation measured before this moment is no answer to the question."""
    support_request.figures_asked_at = clock.now()


def accept(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The proposal that lies on the table is agreed; need that it leaves out counts as declined."""
    _agree(support_request, agreed_lines.proposed_now(support_request), number)


def accept_advice(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The last lines that Defence proposed are agreed, whatever the home proposed after them."""
    _agree(support_request, support_request.proposals.filter(side=Side.DEFENCE).last(), number)


def _agree(support_request, proposal, number) -> None:
    others = support_request.proposals.filter(state__in=[ProposalState.PROPOSED, ProposalState.ACCEPTED])
    others.update(state=ProposalState.REPLACED)
    proposal.state = ProposalState.ACCEPTED
    proposal.save()
    left_out = agreed_lines.left_out(support_request, proposal.lines.select_related("line"))
    need_postings.decline(left_out, event_number=number)


def amends_to(support_request: SupportRequest) -> Status | None:
    """An amended request goes back to tuning; while people are out it stays, and the triangle reassesses it."""
    return None if support_request.people_out else Status.TUNING


def amend(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The need changed, so the lines are tuned again: Defence proposes to the home the lines agreed on last.

    What was declined is open again. While people are out nothing is proposed; the triangle reassesses the request.
    """
    need_postings.reopen_declined(support_request, event_number=number, code="amended")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)
        return
    agreed_on = support_request.proposals.filter(state=ProposalState.ACCEPTED).last()
    lines = agreed_on.lines.all() if agreed_on else _granted_lines(support_request)
    support_request.proposals.update(state=ProposalState.REPLACED)
    copy = Proposal.objects.create(support_request=support_request, side=Side.DEFENCE, event_number=number)
    TunedLine.objects.bulk_create(TunedLine(proposal=copy, **_words(line)) for line in lines)


def _granted_lines(support_request: SupportRequest):
    """The lines of the decision in force, for a request that was granted by the urgent road without any tuning."""
    return GrantedLine.objects.filter(decision__support_request=support_request, decision__in_force=True)


def _words(line) -> dict:
    names = ("line_id", "staff_type", "persons", "starts_on", "ends_on")
    return {name: getattr(line, name) for name in names} | {"minimum_team": getattr(line, "minimum_team", 1)}


def reassesses_to(support_request: SupportRequest) -> Status | None:
    """A reassessed request goes back to the pre-check; while people are out it stays."""
    return None if support_request.people_out else Status.PRECHECK


def reassess(support_request: SupportRequest, number: int, facts: dict) -> None:
    """What was declined is open again for the triangle to look at; the grant in force stays meanwhile."""
    need_postings.reopen_declined(support_request, event_number=number, code="reassessed")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)


def lapses_to(support_request: SupportRequest) -> Status:
    """With nobody out it goes back to the pre-check; with people out it is *deployed*, and their recall is due."""
    return Status.DEPLOYED if support_request.people_out else Status.PRECHECK


def lapse(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Nobody confirmed the provisional grant in time: it ends, and what it gave is open again."""
    need_postings.end_all_grants(support_request, event_number=number, code="lapsed")
    if not support_request.people_out:
        support_request.decisions.update(in_force=False)
    support_request.provisional_until = None
