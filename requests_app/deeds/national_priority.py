"""The national priority: the DPGs rank the requests of all regions together, in their meeting at LOCC.

LOCC records the ranks, one request at a time or the whole list at once. Two requests that wait for a decision never
have the same rank; what has left the list keeps its rank to be read back.
"""

from collections.abc import Iterable
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack, Refused
from regions.models import User
from requests_app.deeds.need_and_situation import set_fields
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.models.support_request import SupportRequestQuerySet
from requests_app.procedure import replay
from requests_app.procedure.how import SIMPLY, Done, How
from requests_app.procedure.rules import BEFORE_A_GRANT, RULES

MOST = 999

ON_THE_LIST = BEFORE_A_GRANT
"""What waits at LOCC, Defence or VWS for a decision."""

Rank = tuple[SupportRequest, int, str]


class NationallyRanked(TypedDict):
    """Its rank among the requests of the country, and why."""

    national_rank: int
    national_reason: str


def may_rank(user) -> bool:
    """Whether `user` records the national priority."""
    return bool(set(RULES[Action.SET_NATIONAL_PRIORITY].roles) & set(user.roles_now()))


def listed(user) -> SupportRequestQuerySet:
    """What `user` sees of the list: ranked ones first, then the soonest unsafe, then by regional rank."""
    found = SupportRequest.objects.visible_to(user).filter(status__in=ON_THE_LIST)
    last = {"nulls_last": True}
    order = (F("national_rank").asc(**last), F("first_unsafe_shift_at").asc(**last), F("priority_rank").asc(**last))
    return found.order_by(*order, "pk")


@transaction.atomic
def set_national_priority(
    support_request: SupportRequest, *, by: User, national_rank: int, national_reason: str, how: How = SIMPLY
) -> Done[None]:
    """Rank one request; ValidationError when another that waits has this rank."""
    others = [one for one in _locked() if one.pk != support_request.pk and one.national_rank == national_rank]

    def check(_locked: SupportRequest, _values) -> None:
        if others:
            raise ValidationError({"national_rank": _has_it(others[0])})

    values = NationallyRanked(national_rank=national_rank, national_reason=national_reason)
    return set_fields(support_request, Action.SET_NATIONAL_PRIORITY, values, by=by, how=how, check=check)


def _has_it(other: SupportRequest) -> str:
    return _("%(reference)s has rank %(rank)s already.") % {"reference": other.reference, "rank": other.national_rank}


@transaction.atomic
def rank_together(ranks: Iterable[Rank], *, by: User, seen: str, key: str) -> list[SupportRequest]:
    """Give several requests their rank and reason, all or none; the requests that were ranked.

    `seen` is the `state` of the list that was shown. Refused when somebody ranked meanwhile; ValidationError when two
    would have the same rank. The same `key` again gives the first result.
    """
    ranks = list(ranks)
    if ranks and replay.done(by=by, key=_one(key, ranks[0]).key):
        return replay.done_under(by=by, key=key)
    waiting = _locked()
    if state(waiting) != seen:
        raise Refused(Lack("ranked_meanwhile", _("Somebody ranked meanwhile: look at the list as it is now.")))
    _check_each_has_its_own(waiting, ranks)
    for support_request, rank, reason in ranks:
        values = NationallyRanked(national_rank=rank, national_reason=reason)
        how = _one(key, (support_request, rank, reason))
        set_fields(support_request, Action.SET_NATIONAL_PRIORITY, values, by=by, how=how)
    return [support_request for support_request, _rank, _reason in ranks]


def _one(key: str, ranked: Rank) -> How:
    support_request, rank, reason = ranked
    return replay.one_of(key, support_request.pk, rank, reason)


def _locked() -> list[SupportRequest]:
    """The whole list, locked, so that no rank is given twice."""
    return list(SupportRequest.objects.select_for_update().filter(status__in=ON_THE_LIST).order_by("pk"))


def state(requests: Iterable[SupportRequest]) -> str:
    """Who has which rank, in one line: `12:1 15:2`."""
    ranked = sorted((one.pk, one.national_rank) for one in requests if one.national_rank)
    return " ".join(f"{pk}:{rank}" for pk, rank in ranked)


def _check_each_has_its_own(waiting: Iterable[SupportRequest], ranks: Iterable[Rank]) -> None:
    """Raises ValidationError naming the requests that would share a rank."""
    names = {one.pk: one.reference for one in waiting}
    will_be = {one.pk: one.national_rank for one in waiting} | {one.pk: rank for one, rank, _reason in ranks}
    holders: dict[int, list[str]] = {}
    for pk, rank in will_be.items():
        if rank and pk in names:
            holders.setdefault(rank, []).append(names[pk])
    shared = [(rank, who) for rank, who in sorted(holders.items()) if len(who) > 1]
    if shared:
        told = _("Rank %(rank)s is given to %(who)s: each needs its own.")
        raise ValidationError([told % {"rank": rank, "who": ", ".join(sorted(who))} for rank, who in shared])
