"""Costs request by request, for whoever sees the request: totals of a territory open no case."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from capacity.costs import Money
from capacity.models import Deployment, Payer
from foundation.paging import Sort
from insight.money.sums import Accounts
from regions.models import User
from requests_app.models import SIGHT, SupportRequest
from requests_app.models.support_request import SupportRequestQuerySet as Requests

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


def seen(accounts: Accounts, user: User) -> Requests:
    """The requests with costs that count here, of those that `user` sees."""
    counted = SupportRequest.objects.filter(pk__in=accounts.costs.values("support_request"))
    return counted.visible_to(user).select_related("institution", "safety_region")


def rows(accounts: Accounts, requests: Iterable[SupportRequest]) -> Iterator[CaseRow]:
    """What counts of `requests`, in their order; one query more."""
    held = {one.pk: one for one in requests}
    place = {pk: number for number, pk in enumerate(held)}
    mine = [case for case in accounts.cases if case.support_request in held]
    deployments = Deployment.objects.in_bulk({case.deployment for case in mine if case.deployment})
    payers = list(Payer)
    for case in sorted(mine, key=lambda one: (place[one[0]], one.deployment or 0, payers.index(Payer(one.payer)))):
        sent = deployments.get(case.deployment) if case.deployment else None
        yield CaseRow(held[case.support_request], sent, Payer(case.payer), accounts.cases[case])
