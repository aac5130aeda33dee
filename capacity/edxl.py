"""Deployments in EDXL-RM 1.0: how they stand, that their people are asked back, and that they were let go.

The figures are those of the case file (`who_was_sent`): sent and there, by type and stretch of days. Of what the pools
hold nothing is told, nor whom to call; who may open a request may read these (0011).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from capacity import showing
from capacity.models import Deployment, DeploymentState
from capacity.who_was_sent import Sent, Stretch
from foundation.ranges import Profile
from requests_app.models import RANK, Status, SupportRequest
from requests_app.papers.edxl import words
from requests_app.papers.edxl.messages import Message
from requests_app.papers.edxl.writing import MSG, message, message_id, noon, quantity, schedule, values

Which = Callable[[Deployment], bool]
Who = Callable[[Sent], list[Stretch]]


def _told(one: Deployment) -> bool:
    return one.state != DeploymentState.CANCELLED


def _asked_back(one: Deployment) -> bool:
    return one.recalled_at is not None and _told(one)


def _let_go(one: Deployment) -> bool:
    return one.state == DeploymentState.ENDED


def _day_by_day(sent: Sent) -> list[Stretch]:
    return sent.stretches


def _sent(sent: Sent) -> list[Stretch]:
    return _stretches(sent.sent)


def _came(sent: Sent) -> list[Stretch]:
    return _stretches(sent.there or Profile())


def _stretches(profile: Profile) -> list[Stretch]:
    return [Stretch(part.starts_on, part.ends_on, part.persons, None) for part in profile.ranges]


def _write(kind: str, which: Which, who: Who, support_request: SupportRequest) -> bytes | None:
    """The message of this kind about the deployments that `which` names; None where there are none."""
    loaded: Prefetch = showing.LOADED[0]
    found = support_request.deployments.order_by("number").prefetch_related(loaded)
    parts = [
        _part(one, sent, part) for one in found if which(one) for sent in showing.who_sent(one) for part in who(sent)
    ]
    asked = message_id(support_request, support_request.version)
    return message(kind, support_request, parts, preceding=asked) if parts else None


def _part(one: Deployment, sent: Sent, stretch: Stretch) -> Any:
    number = f"{sent.line}:{one.number}:{sent.sent_as}:{stretch.starts_on}"
    return MSG.ResourceInformation(
        MSG.ResourceInfoElementID(number),
        MSG.Resource(
            MSG.ResourceID(str(one)),
            MSG.TypeStructure(*values(words.STAFF, [sent.staff_type])),
            *_keywords(sent, stretch),
            MSG.OwnershipInformation(MSG.HomeUnit(words.plain(one.unit))),
            MSG.ResourceStatus(MSG.DeploymentStatus(*values(words.STATE, [one.state]))),
        ),
        MSG.AssignmentInformation(quantity(stretch.sent)),
        *_when(one, stretch),
    )


def _keywords(sent: Sent, stretch: Stretch) -> Iterator[Any]:
    """What they are, where that isn't what was granted; and how many of them are or were there."""
    if sent.sent_as != sent.staff_type:
        yield MSG.Keyword(*values(words.SENT_AS, [sent.sent_as]))
    if stretch.there is not None:
        yield MSG.Keyword(*values(words.ARRIVED, [str(stretch.there)]))


def _when(one: Deployment, stretch: Stretch) -> Iterable[Any]:
    """The days of the stretch, and the moments at which the deployment came and left."""
    yield schedule("EstimatedArrival", noon(stretch.starts_on))
    if one.arrived_at:
        yield schedule("ActualArrival", one.arrived_at.isoformat())
    asked_back = _asked_back(one)
    yield schedule("RequestedReturnDeparture" if asked_back else "EstimatedReturnDeparture", noon(stretch.ends_on))
    if one.departed_at:
        yield schedule("ActualReturnDeparture", one.departed_at.isoformat())


def _stands(which: Which, support_request: SupportRequest) -> bool:
    granted = support_request.furthest >= RANK[Status.GRANTED]  # before that it costs no query
    return granted and any(map(which, support_request.deployments.all()))


MESSAGES = {
    "report-resource-deployment-status": Message(
        _("how the deployments stand (ReportResourceDeploymentStatus)"),
        partial(_write, "ReportResourceDeploymentStatus", _told, _day_by_day),
        partial(_stands, _told),
    ),
    "request-return": Message(
        _("who is recalled (RequestReturn)"),
        partial(_write, "RequestReturn", _asked_back, _sent),
        partial(_stands, _asked_back),
    ),
    "release-resource": Message(
        _("who was let go (ReleaseResource)"),
        partial(_write, "ReleaseResource", _let_go, _came),
        partial(_stands, _let_go),
    ),
}
