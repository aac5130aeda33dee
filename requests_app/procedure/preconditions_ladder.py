"""The questions the table asks about whom is asked: rungs that can be skipped, and those that can be taken up again."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack
from requests_app.models import RANK, STEP, Rung, Status, SupportRequest
from requests_app.procedure.preconditions import closed_rungs, open_rungs
from requests_app.records import parties

NONE_OPEN = Lack("no_rung_open", _("Every rung is closed or skipped already."))
NONE_WAIVED = Lack("nothing_waived", _("No rung is skipped on which the request didn't climb yet."))


def somebody_to_ask(support_request: SupportRequest, subject=None) -> list[Lack]:
    """Some party of the ladder wasn't asked yet."""
    if any(True for _one in parties.unasked(support_request)):
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
