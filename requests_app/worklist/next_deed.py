"""The deed that most likely comes next on a request, for somebody, and where she does it: the table decides."""

from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.models import STEP_1, STEP_2, TERRITORY, InquiryState, OfferState, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.entry import those
from requests_app.procedure.rules import OUT, OWNERS, RULES
from requests_app.records import reviews, speakers

STEPS = {Status.REGIONAL: (STEP_1, Action.ESCALATE_TO_NATIONAL), Status.NATIONAL: (STEP_2, Action.ESCALATE_TO_MSOB)}

TO_INTAKE = (Status.DRAFT, *STEPS, Status.APPLICATION, Status.INTAKE)


def next_step(support_request: SupportRequest, user) -> tuple[str, str] | None:
    """The next deed and where to do it, up to the intake; None when it isn't `user`'s, and for later statuses.

    Takes no query on a request with its inquiries and waivers loaded.
    """
    status = Status(support_request.status)
    if status not in TO_INTAKE or not is_for(OWNERS[status], support_request, user):
        return None
    return likely(support_request, reverse("requests:detail", args=[support_request.reference]), user)


def likely(support_request, url, user) -> tuple[str, str]:
    """The deed that most likely comes next, and where to do it: only a suggestion, because the table decides."""
    status = Status(support_request.status)
    if status in (Status.DRAFT, Status.APPLICATION):
        return _("Complete the request"), reverse("requests:complete", args=[support_request.reference])
    if status == Status.INTAKE:
        return _("Check the application"), reverse("requests:intake", args=[support_request.reference])
    if status not in STEPS:
        return _next_in_triangle(support_request, url, user)
    rungs, escalate = STEPS[Status(support_request.status)]
    inquiries = [one for one in support_request.inquiries.all() if one.rung in rungs]
    waived = {waiver.rung for waiver in support_request.waivers.all()}
    if any(offer.state == OfferState.OFFERED for one in inquiries for offer in one.offers.all()):
        return _("Decide on the offers"), f"{url}#ladder"
    if any(one.state == InquiryState.PENDING for one in inquiries):
        return _("Follow the answers"), f"{url}#ladder"
    if {one.rung for one in inquiries} | waived >= set(rungs):
        return str(escalate.label), deed_url(support_request, escalate)
    return str(Action.ASK_ALL.label), deed_url(support_request, Action.ASK_ALL)


def speaks_now(support_request, user) -> bool:
    """Whether something is under review while people are out, and it waits for a corner of `user`."""
    review = reviews.open_review(support_request) if support_request.status in OUT else None
    return is_for(speakers.to_speak(review), support_request, user)


def _next_in_triangle(support_request, url, user) -> tuple[str, str]:
    if speaks_now(support_request, user):
        return str(Action.GIVE_POSITION.label), deed_url(support_request, Action.GIVE_POSITION)
    waited_for = those(lambda rule: support_request.status in rule.next_in)
    mine = (action for action in waited_for if is_for(RULES[action].roles, support_request, user))
    if action := next(mine, None):
        return str(action.label), deed_url(support_request, action)
    if support_request.status == Status.TUNING:
        return _("Answer the proposal"), f"{url}#tuning"
    return _("Open the request"), url


def is_for(roles, support_request, user) -> bool:
    """Whether `user` is in one of `roles` on this request; what she is elsewhere doesn't count."""
    return any(one.role in roles and TERRITORY.covers(one, support_request) for one in user.memberships_now())


def deed_url(support_request, action) -> str:
    return reverse("requests:deed", args=[support_request.reference, action.value.replace("_", "-")])
