"""The questions the table asks of the ladder: rungs to skip and to take up again, inquiries, answers and offers."""

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from requests_app.models import RANK, STEP, InquiryState, OfferState, Rung, Status, SupportRequest
from requests_app.procedure.preconditions import NO_REVIEW, closed_rungs, open_rungs
from requests_app.records import need_ledger, need_postings, parties

NONE_OPEN = Lack("no_rung_open", _("Every rung is closed or skipped already."))
NONE_WAIVED = Lack("nothing_waived", _("No rung is skipped on which the request didn't climb yet."))
NOTHING_WAITS = frozenset({NO_REVIEW.code, NONE_OPEN.code, NONE_WAIVED.code})
"""What is lacking as long as nobody waits for the deed: it isn't shown as *not yet* then."""


def somebody_to_ask(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Some party of the ladder wasn't asked yet."""
    if parties.is_somebody_unasked(support_request):
        return []
    return [Lack("all_asked", _("Every party was asked already."))]


def some_rung_open(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Some rung isn't closed yet."""
    return [] if open_rungs(support_request) else [NONE_OPEN]


def is_open(support_request: SupportRequest, rung: str) -> list[Lack]:
    """This rung is neither skipped nor finished."""
    if rung not in closed_rungs(support_request):
        return []
    text = _("%(rung)s: this rung is finished, or skipped already. There is nothing to skip.")
    return [Lack("rung_closed", text, rung=Rung(rung).label)]


def to_take_up(support_request: SupportRequest) -> list[Rung]:
    """The rungs that were skipped and on which nothing climbed: those of its present step and later."""
    step = 1 if RANK.get(Status(support_request.status), 0) <= RANK[Status.REGIONAL] else 2
    waived = {waiver.rung for waiver in support_request.waivers.all()}
    return [rung for rung in Rung if rung in waived and STEP[rung] >= step]


def some_waiver_not_climbed_on(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Some rung was skipped, and the request hasn't climbed on that."""
    return [] if to_take_up(support_request) else [NONE_WAIVED]


def not_climbed_on(support_request: SupportRequest, rung: str) -> list[Lack]:
    """This rung was skipped, and the request hasn't climbed on that."""
    if rung in to_take_up(support_request):
        return []
    text = _("%(rung)s: it isn't skipped, or the request climbed on it already.")
    return [Lack("climbed_on", text, rung=Rung(rung).label)]


def is_pending(support_request: SupportRequest, inquiry) -> list[Lack]:
    """The inquiry still waits for an answer, or expired: a late answer counts too."""
    if inquiry is None or inquiry.state in {InquiryState.PENDING, InquiryState.EXPIRED}:
        return []
    if inquiry.state == InquiryState.CANCELLED:
        return [Lack("cancelled", _("An answer to this inquiry is no longer needed."))]
    return [Lack("answered_already", _("This inquiry was answered already; correct the answer instead."))]


def is_waiting(support_request: SupportRequest, inquiry) -> list[Lack]:
    """The inquiry waits for an answer."""
    if inquiry is None or inquiry.state == InquiryState.PENDING:
        return []
    return [Lack("not_pending", _("This inquiry isn't waiting for an answer."))]


def is_due(support_request: SupportRequest, inquiry) -> list[Lack]:
    """The inquiry waits and its time has passed."""
    if lacks := is_waiting(support_request, inquiry):
        return lacks
    if inquiry is not None and inquiry.due_at > clock.now():
        return [
            Lack(
                "answer_not_due", _("The answer isn't due yet. Call again after its due time, or record what they say.")
            )
        ]
    return []


def is_answered(support_request: SupportRequest, inquiry) -> list[Lack]:
    """There is an answer to correct or to add an offer to."""
    if inquiry is None or inquiry.state == InquiryState.ANSWERED:
        return []
    return [Lack("not_answered", _("There is no answer yet."))]


def offer_in(*states: OfferState):
    """A question: is the offer in one of `states`?"""

    def question(support_request: SupportRequest, offer) -> list[Lack]:
        if offer is None or offer.state in states:
            return []
        return [Lack("offer_state", _("This offer is %(state)s already."), state=offer.get_state_display())]

    return question


def for_accept(support_request: SupportRequest, offer) -> list[Lack]:
    """The offer is undecided, its term isn't over, and there is room for at least one person on one of its days."""
    if offer is None:
        return []
    if lacks := offer_in(OfferState.OFFERED)(support_request, offer):
        return lacks
    if offer.has_lapsed:
        text = _("It held until %(until)s. Call the party and record what it can offer now.")
        return [Lack("offer_lapsed", text, until=offer.holds_until)]
    if need_ledger.fitting(offer, need_ledger.ledger(support_request)[offer.line_id]):
        return []
    return [Lack("no_room", need_postings.NO_ROOM)]


def for_arrival(support_request: SupportRequest, offer) -> list[Lack]:
    """The offer was accepted and its first day is here."""
    if offer is None:
        return []
    if lacks := offer_in(OfferState.ACCEPTED)(support_request, offer):
        return lacks
    if offer.starts_on <= clock.today():
        return []
    return [Lack("too_early", _("They come from %(day)s on."), day=offer.starts_on)]
