"""The ladder of a request as it stands: three steps, their rungs, who was asked and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from regions.calling import Call, first
from regions.models import User
from requests_app.doors import DOORS
from requests_app.models import (
    RANK,
    STEP_1,
    STEP_2,
    Attachment,
    Inquiry,
    InquiryState,
    Offer,
    Rung,
    Status,
    SupportRequest,
)
from requests_app.views.buttons import Button, offered_on
from requests_app.worklist.calling import Calls

STEPS = (
    (1, _("Step 1: help in the region"), STEP_1, RANK[Status.REGIONAL]),
    (2, _("Step 2: national civil help"), STEP_2, RANK[Status.NATIONAL]),
    (3, _("Step 3: Defence, the last resort"), (), RANK[Status.APPLICATION]),
)


@dataclass(frozen=True)
class Choice:
    """The reader's buttons on one inquiry or offer."""

    next: list[Button]
    more: list[Button]


@dataclass(frozen=True)
class ShownOffer:
    """An offer and what the reader may do to it now."""

    offer: Offer
    buttons: Choice


@dataclass(frozen=True)
class ShownInquiry:
    """An inquiry, its offers, the files that prove its answer, what the reader may do, and whom she calls there."""

    inquiry: Inquiry
    offers: list[ShownOffer]
    files: list[Attachment]
    buttons: Choice
    waits: bool
    call: Call | None


@dataclass(frozen=True)
class ShownRung:
    """A rung; `state` is open, pending, closed or waived, `note` why it was waived."""

    title: str
    state: str
    note: str
    inquiries: list[ShownInquiry]


@dataclass(frozen=True)
class Step:
    """A step of the ladder; `state` is done, current or later."""

    number: int
    title: str
    state: str
    rungs: list[ShownRung]

    @property
    def closed(self) -> int:
        """How many of its rungs are finished or skipped."""
        return sum(1 for one in self.rungs if one.state in ("closed", "waived"))


@dataclass(frozen=True)
class Reader:
    """For whom the ladder is drawn: the files and the numbers she may have."""

    user: User
    calls: Calls
    files: Sequence[Attachment] = ()


def steps(support_request: SupportRequest, *, by: User, calls: Calls | None = None, files=()) -> list[Step]:
    """The three steps, from what was prefetched: inquiries with their party and offers, and waivers."""
    reader = Reader(by, calls or Calls(by, support_request.inquiries.all()), files)
    reached = RANK.get(Status(support_request.status), support_request.furthest)
    return [
        Step(number, str(title), _state(reached, rank, last=number == 3), _rungs(support_request, rungs, reader))
        for number, title, rungs, rank in STEPS
    ]


def _state(reached: int, rank: int, *, last: bool) -> str:
    if reached < rank:
        return "later"
    return "current" if reached == rank or last else "done"


def _rungs(support_request, rungs, reader: Reader) -> list[ShownRung]:
    reasons = {waiver.rung: waiver.reason for waiver in support_request.waivers.all()}
    return [_rung(support_request, rung, reasons.get(rung), reader) for rung in rungs]


def _rung(support_request, rung: Rung, waived: str | None, reader: Reader) -> ShownRung:
    asked = [one for one in support_request.inquiries.all() if one.rung == rung]
    shown = [_inquiry(support_request, one, reader) for one in asked]
    state = "waived" if waived is not None else _rung_state([one.state for one in asked])
    return ShownRung(str(rung.label), state, waived or "", shown)


def _rung_state(states: list[str]) -> str:
    if InquiryState.PENDING in states:
        return "pending"
    return "closed" if {InquiryState.ANSWERED, InquiryState.EXPIRED} & set(states) else "open"


def _inquiry(support_request, inquiry: Inquiry, reader: Reader) -> ShownInquiry:
    by = reader.user
    offers = [ShownOffer(offer, _choice(support_request, "offer", offer, by)) for offer in inquiry.offers.all()]
    proofs = [file for file in reader.files if file.inquiry_id == inquiry.pk]
    waits = inquiry.state == InquiryState.PENDING
    choice, call = _choice(support_request, "inquiry", inquiry, by, waits), first(reader.calls.party(inquiry))
    return ShownInquiry(inquiry, offers, proofs, choice, waits, call)


def _choice(support_request, on: str, subject, by: User, waits: bool = True) -> Choice:
    """The reader's buttons on `subject`: in sight those that bring it further, as long as it waits."""
    found = offered_on(support_request, on, subject, by=by)
    ahead = [one for one in found if waits and DOORS[one.action].is_next and not one.harms]
    return Choice(ahead, [one for one in found if one not in ahead])
