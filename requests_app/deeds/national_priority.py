"""The national priority: the DPGs rank the requests of all regions together, in their meeting at LOCC.

LOCC records the ranks, one request at a time or the whole list at once. Two requests that wait for a decision never
have the same rank: what has left the list keeps its rank to be read back, and what comes back to it has none.
"""

from collections.abc import Iterable
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.errors import KeyUsed, Lack, Refused
from regions.models import User
from requests_app.deeds.need_and_situation import ranked, set_fields
from requests_app.models import BEFORE_A_GRANT, SIGHT, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.support_request import SupportRequestQuerySet
from requests_app.procedure import replay
from requests_app.procedure.authority import may_ever
from requests_app.procedure.how import SIMPLY, Done, How

CHANGED = Lack("ranked_meanwhile", _("Somebody ranked, or a request left the list: look at the list as it is now."))

Rank = tuple[SupportRequest, int, str]


class NationallyRanked(TypedDict):
    """Its rank among the requests of the country, and why."""

    national_rank: int
    national_reason: str


def may_rank(user) -> bool:
    """Whether `user` records the national priority."""
    return may_ever(user, Action.SET_NATIONAL_PRIORITY)


def may_read(user) -> bool:
    """Whether `user` has a role that sees requests, and so reads of the list what she sees of them."""
    return not SIGHT.keys().isdisjoint(user.roles_now())


def listed(user) -> SupportRequestQuerySet:
    """What `user` sees of the list."""
    return SupportRequest.objects.visible_to(user).filter(status__in=BEFORE_A_GRANT)


@transaction.atomic
def set_national_priority(
    support_request: SupportRequest, *, by: User, national_rank: int, national_reason: str, how: How = SIMPLY
) -> Done[None]:
    """Rank one request; ValidationError when another that waits has this rank."""
    waiting = _locked(also=[support_request])
    others = [one for one in waiting if one.pk != support_request.pk and one.national_rank == national_rank]

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

    `seen` is the `state` of the list that was shown. Refused when that is another by now; ValidationError when two
    would have the same rank. The same `key` again gives the first result, also when all of `ranks` stands there by
    now; KeyUsed when something else was sent under it.
    """
    ranks = list(ranks)
    waiting = _locked(also=[support_request for support_request, _rank, _reason in ranks])
    if (done := _done(ranks, by, key)) or not ranks:
        return done
    if state(waiting) != seen or not {one for one, _rank, _reason in ranks}.issubset(waiting):
        raise Refused(CHANGED)
    check_each_has_its_own(waiting, ranks)
    _make_room(ranks)
    for support_request, rank, reason in ranks:
        values = NationallyRanked(national_rank=rank, national_reason=reason)
        how = _one(key, (support_request, rank, reason))
        set_fields(support_request, Action.SET_NATIONAL_PRIORITY, values, by=by, how=how)
    return [support_request for support_request, _rank, _reason in ranks]


def _make_room(ranks: list[Rank]) -> None:
    """Let two change places: the database looks at each rank by itself."""
    SupportRequest.objects.filter(pk__in=[one.pk for one, _rank, _reason in ranks]).update(national_rank=None)


def _one(key: str, ranked: Rank) -> How:
    support_request, rank, reason = ranked
    return replay.one_of(key, support_request.pk, rank, reason)


def _done(ranks: list[Rank], by: User, key: str) -> list[SupportRequest]:
    """What was ranked under `key` before; KeyUsed when some of `ranks` wasn't."""
    done, action = replay.done_under(by=by, key=key), Action.SET_NATIONAL_PRIORITY
    if done and not all(replay.seen(by=by, how=_one(key, one), action=action, on=one[0]) for one in ranks):
        raise KeyUsed
    return done


def _locked(*, also: Iterable[SupportRequest]) -> list[SupportRequest]:
    """The whole list and what left it meanwhile (`also`), locked in one order, so that no rank is given twice."""
    found = SupportRequest.objects.filter(Q(status__in=BEFORE_A_GRANT) | Q(pk__in=[one.pk for one in also]))
    return [one for one in found.select_for_update().order_by("pk") if one.status in BEFORE_A_GRANT]


def state(requests: Iterable[SupportRequest]) -> str:
    """Who is ranked and how, in one line: `12:5f0c… 15:90ab…`, each key with the mark of its rank and reason."""
    marks = sorted((one.pk, ranked(one.national_rank, one.national_reason)) for one in requests if one.national_rank)
    return " ".join(f"{pk}:{mark}" for pk, mark in marks)


def check_each_has_its_own(waiting: Iterable[SupportRequest], ranks: Iterable[Rank]) -> None:
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
