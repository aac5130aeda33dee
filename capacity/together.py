"""Several deployments drawn up or approved at once, from one list.

Each in a transaction of its own: every approval is a warning order to another home, and what one home lacks holds up no
other. So some may be done and others not; what wasn't is said row by row, and stays as it was typed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import OuterRef, Prefetch, Subquery, prefetch_related_objects

from capacity import deployment_list, deployments, showing
from capacity.models import Booking, BookingState, Deployment, DeploymentState, Hand
from foundation import clock
from foundation.errors import Refused
from regions.models import User
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.procedure.authority import may_ever
from requests_app.procedure.how import How
from requests_app.procedure.rules import OUT

AT_MOST = 50
"""Rows of each kind on the page; the rest comes once these are done."""

BOOKINGS = Booking.objects.select_related("pool", "line").order_by("starts_on", "pk")


@dataclass(frozen=True)
class Row:
    """One that was ticked: what it is done to, the version of its request that was seen, and what was typed."""

    key: str
    target: Any
    version: int | None
    words: Mapping[str, Any]


def may(user: User) -> bool:
    """Whether drawing up and approving is ever hers."""
    return may_ever(user, Action.DRAW_UP)


def to_draw_up(user: User) -> list[SupportRequest]:
    """The requests in sight for which people are reserved who are in no deployment yet, soonest first day first.

    With those as `reserved`.
    """
    waiting = BOOKINGS.filter(state=BookingState.RESERVED, deployment=None, ends_on__gte=clock.today())
    seen = SupportRequest.objects.visible_to(user).filter(status__in=OUT, pk__in=waiting.values("support_request"))
    first = waiting.filter(support_request=OuterRef("pk")).order_by("starts_on").values("starts_on")[:1]
    found = seen.select_related("institution", "safety_region", "location__municipality")
    found = found.prefetch_related(Prefetch("bookings", waiting, to_attr="reserved"))
    return list(found.order_by(Subquery(first), "pk")[:AT_MOST])


def reserved(support_request: SupportRequest) -> list[Booking]:
    """Who waits to be drawn up, of a request that `to_draw_up` found; nobody of any other."""
    return getattr(support_request, "reserved", [])


def to_approve(user: User) -> list[Deployment]:
    """The deployments in sight that were drawn up and not approved, soonest first day first."""
    seen = SupportRequest.objects.visible_to(user)
    found = deployment_list.with_request(Deployment.objects.filter(state=DeploymentState.DRAWN_UP))
    loaded = (Prefetch("bookings", BOOKINGS), Prefetch("hands", Hand.objects.select_related("person")))
    found = found.filter(support_request__in=seen).select_related("support_request__application")
    drawn_up = list(found.prefetch_related(*loaded).order_by("starts_on", "pk")[:AT_MOST])
    prefetch_related_objects([one.support_request for one in drawn_up], *showing.WHERE_THEY_GO)
    return drawn_up


def draw_up(rows: Iterable[Row], *, by: User, key: str) -> dict[str, list[str]]:
    """Draw up a deployment of all that is reserved for each request; returns what was refused, by key of its row."""
    return _each(rows, lambda row, how: deployments.draw_up(row.target, by=by, how=how, **row.words), key)


def approve(rows: Iterable[Row], *, by: User, key: str) -> dict[str, list[str]]:
    """Approve each; returns what was refused, by the key of its row."""
    return _each(rows, lambda row, how: deployments.approve(row.target, by=by, how=how, **row.words), key)


def _each(rows: Iterable[Row], deed: Callable[[Row, How], Any], key: str) -> dict[str, list[str]]:
    refused = {}
    for row in rows:
        how = replace(replay.one_of(key, row.key, *sorted(row.words.items())), version=row.version)
        try:
            deed(row, how)
        except ValidationError as error:
            refused[row.key] = error.messages
        except Refused as error:
            refused[row.key] = [*map(str, error.lacking), *map(str, error.changed)] or [str(error)]
        except PermissionDenied as error:
            refused[row.key] = [str(error)]
    return refused
