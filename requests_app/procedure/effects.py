"""What follows from a deed without data: the rows it writes, under the request's lock.

Each takes (request, number of the event being written, facts of the deed). Withdrawing and resolving close the
inquiries still open; reopening takes back exactly what closing wrote.
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
from requests_app.records import agreed_lines, due_times, need_ledger, reviews


def submit(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The first time, what the lines say becomes *asked*; from then on each change writes its own rows."""
    if support_request.submitted_at is None:
        support_request.submitted_at = clock.now()
        need_ledger.open_ledger(support_request, event_number=number)


def file(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Filing; by the urgent road it counts as submitting too."""
    submit(support_request, number, facts)
    if support_request.filed_at is None:
        support_request.filed_at = clock.now()


def submitted_before(support_request: SupportRequest, line=None) -> list[Lack]:
    """After the first submit a line is never removed: less need is recorded as such."""
    if support_request.submitted_at is None:
        return []
    return [Lack("submitted", _("The alert was sent: a need line stays. Change the need to fewer persons or days."))]


def withdraw(support_request: SupportRequest, number: int, facts: dict) -> None:
    """A grant ends and what is open is withdrawn; nobody needs to answer any more."""
    support_request.provisional_until = None
    Decision.objects.filter(support_request=support_request).update(in_force=False)
    need_ledger.end_all_grants(support_request, event_number=number, code="request_withdrawn")
    need_ledger.withdraw_residual(support_request, event_number=number, code="request_withdrawn")
    close(support_request, number, facts)


def close(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Remember where it came from; nobody has to answer or to go there any more."""
    support_request.closed_from = support_request.status
    support_request.closed_at = clock.now()
    support_request.closed_by_event = number
    support_request.closing_code = facts.get("code", "")
    pending = support_request.inquiries.filter(state=InquiryState.PENDING)
    pending.update(state=InquiryState.CANCELLED, closed_by_event=number)
    support_request.missions.filter(state=MissionState.PLANNED).update(state=MissionState.ABANDONED)


def reopens_to(support_request: SupportRequest) -> Status:
    """The status it had, at most the pre-check; of one that isn't closed, which a page may ask, its own."""
    before = Status(support_request.closed_from or support_request.status)
    return before if RANK.get(before, RANK[Status.CLOSED]) <= RANK[Status.PRECHECK] else Status.PRECHECK


def reopen(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Take back the rows that closing wrote, and ask again what was cancelled then, with as much time as at first."""
    closed_by = support_request.closed_by_event or 0
    need_ledger.reverse(support_request, written_by=closed_by, event_number=number)
    cancelled = support_request.inquiries.filter(state=InquiryState.CANCELLED, closed_by_event=closed_by)
    for inquiry in cancelled:
        inquiry.due_at = due_times.of_answer(inquiry.rung, urgent=support_request.is_urgent)
        inquiry.state, inquiry.closed_by_event = InquiryState.PENDING, None
        inquiry.save(update_fields=["due_at", "state", "closed_by_event"])
    support_request.closing_code = ""


def end(support_request: SupportRequest, number: int, facts: dict) -> None:
    """All have left: what was granted and never filled is open again, and nothing is under review any more."""
    need_ledger.never_filled(support_request, event_number=number)


def ask_figures(support_request: SupportRequest, number: int, facts: dict) -> None:
    """From now on a situation older than this question means silence."""
    support_request.figures_asked_at = clock.now()


def accept(support_request: SupportRequest, number: int, facts: dict) -> None:
    """What is proposed now is agreed; what it doesn't endorse is declined."""
    _agree(support_request, agreed_lines.proposed_now(support_request), number)


def accept_advice(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The fact-finders' last lines stand, whatever was proposed after them."""
    _agree(support_request, support_request.proposals.filter(side=Side.DEFENCE).last(), number)


def _agree(support_request, proposal, number) -> None:
    others = support_request.proposals.filter(state__in=[ProposalState.PROPOSED, ProposalState.ACCEPTED])
    others.update(state=ProposalState.REPLACED)
    proposal.state = ProposalState.ACCEPTED
    proposal.save()
    tuned = {
        line.pk: profile for line, profile in agreed_lines.by_need_line(proposal.lines.select_related("line")).items()
    }
    need_ledger.decline_beyond(support_request, tuned, event_number=number)


def amends_to(support_request: SupportRequest) -> Status | None:
    """Back to tuning; with people out it stays, and the triangle looks again."""
    return None if support_request.people_out else Status.TUNING


def amend(support_request: SupportRequest, number: int, facts: dict) -> None:
    """The need changed: what was declined is open again, and the last agreed lines are proposed anew to the home."""
    need_ledger.reopen_declined(support_request, event_number=number, code="amended")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)
        return
    agreed_on = support_request.proposals.filter(state=ProposalState.ACCEPTED).last()
    lines = agreed_on.lines.all() if agreed_on else _granted_lines(support_request)
    support_request.proposals.update(state=ProposalState.REPLACED)
    copy = Proposal.objects.create(support_request=support_request, side=Side.DEFENCE, event_number=number)
    TunedLine.objects.bulk_create(TunedLine(proposal=copy, **_words(line)) for line in lines)


def _granted_lines(support_request: SupportRequest):
    """What stands by a decision without tuning: the urgent road grants before facts are found."""
    return GrantedLine.objects.filter(decision__support_request=support_request, decision__in_force=True)


def _words(line) -> dict:
    names = ("line_id", "staff_type", "persons", "starts_on", "ends_on")
    return {name: getattr(line, name) for name in names} | {"minimum_team": getattr(line, "minimum_team", 1)}


def reassesses_to(support_request: SupportRequest) -> Status | None:
    """Back to the pre-check; with people out it stays."""
    return None if support_request.people_out else Status.PRECHECK


def reassess(support_request: SupportRequest, number: int, facts: dict) -> None:
    """What was declined is open again; a standing grant stays meanwhile."""
    need_ledger.reopen_declined(support_request, event_number=number, code="reassessed")
    if support_request.people_out:
        reviews.open_new(support_request, ReviewKind.REASSESSMENT, event_number=number)


def lapses_to(support_request: SupportRequest) -> Status:
    """Nobody on site: back to the pre-check. On site: deployed, and their recall is due."""
    return Status.DEPLOYED if support_request.people_out else Status.PRECHECK


def lapse(support_request: SupportRequest, number: int, facts: dict) -> None:
    """Nobody confirmed the provisional grant in time: what it gave is open again."""
    need_ledger.end_all_grants(support_request, event_number=number, code="lapsed")
    if not support_request.people_out:
        support_request.decisions.update(in_force=False)
    support_request.provisional_until = None
