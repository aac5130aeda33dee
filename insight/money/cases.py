"""Costs request by request, for whoever sees the request: totals of a territory open no case."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from capacity.costs import Money
from capacity.models import Deployment, Payer
from foundation import search
from foundation.paging import Sort
from insight.money.sums import Accounts
from regions.models import User
from requests_app.models import SIGHT, SupportRequest
from requests_app.models.support_request import SupportRequestQuerySet as Requests
from requests_app.worklist.listing import NAMES

SORTS = {"request": Sort("reference", _("Request"))}


class CaseRow(NamedTuple):
    """What one payer pays for a request, or for one deployment to it."""

    support_request: SupportRequest
    deployment: Deployment | None
    payer: Payer
    money: Money


def may_read(user: User) -> bool:
    """Whether `user` sees requests at all; an observer reads figures and never a case."""
    return not user.roles_now().isdisjoint(SIGHT)


def found(user: User, q: str) -> Requests | None:
    """The requests that `user` sees and that `q` finds by reference, home or place; None (all there are) when blank.

    Sums of what one searches for are sums of single cases: of none for who reads figures alone.
    """
    if not q.strip():
        return None
    return SupportRequest.objects.visible_to(user).filter(search.matching(q, *NAMES, reference="reference"))


def seen(accounts: Accounts, user: User) -> Requests:
    """The requests with costs that count here, of those that `user` sees."""
    counted = SupportRequest.objects.filter(pk__in=accounts.costs.values("support_request"))
    return counted.visible_to(user).select_related("institution", "safety_region")


def rows(accounts: Accounts, requests: Iterable[SupportRequest]) -> Iterator[CaseRow]:
    """What counts of `requests`, in their order; two queries more."""
    held = {one.pk: one for one in requests}
    place = {pk: number for number, pk in enumerate(held)}
    sums = accounts.cases(requests)
    deployments = Deployment.objects.in_bulk({case.deployment for case in sums if case.deployment})
    payers = list(Payer)
    for case in sorted(sums, key=lambda one: (place[one[0]], one.deployment or 0, payers.index(Payer(one.payer)))):
        sent = deployments.get(case.deployment) if case.deployment else None
        yield CaseRow(held[case.support_request], sent, Payer(case.payer), sums[case])
