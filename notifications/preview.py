"""Who will be told, in words, before a deed is done: the same table, asked of the request as it will stand."""

from collections.abc import Iterable, Iterator
from typing import Any

from notifications.audience import ROLES
from notifications.table import AUDIENCE, Party
from regions.models import Role
from requests_app.deeds import settling
from requests_app.models import (
    AUTHORITIES,
    Audience,
    Inquiry,
    Offer,
    OnBehalf,
    Outcome,
    Status,
    SupportRequest,
    sees,
)
from requests_app.models.actions import Action
from requests_app.procedure.authority import inquiry_of
from requests_app.procedure.rules import OWNERS, RULES
from requests_app.records import reviews
from requests_app.worklist import assignment
from requests_app.worklist.forecast import Forecast, foresee


def preview(forecast: Forecast, subject: Any = None, *, audience: str = Audience.ALL) -> list[str]:
    """Who will be told when the deed foreseen is done to `subject` of its request, in words, each once.

    With a deed after which the triangle may decide at once go those whom that decision tells. `audience` is who may
    read what is said by it, where one can choose.
    """
    about, among = forecast.before, frozenset(AUTHORITIES if audience == Audience.AUTHORITIES else Role)
    settled = (foresee(about, action) for action in _carried_out(about, forecast.action, subject))
    told = (name for one in (forecast, *settled) for name in _told(one, subject, among))
    return list(dict.fromkeys([*_named(about, _voided_by(forecast)), *told]))


def _carried_out(support_request: SupportRequest, action: Action, subject: Any) -> list[Action]:
    """What may follow at once: of several outcomes those that can still come of it."""
    if not RULES[action].settles and not _confirms_a_position(action, subject):
        return []
    review = reviews.open_review(support_request)
    if review is None:
        return []
    found = {settling.what_follows(review, outcome) for outcome in _outcomes(review, action)}
    return sorted(found)


def _outcomes(review, action: Action) -> Iterable[Outcome]:
    """The decider may choose any; a position may bring what two others said; else it is what all three agree on."""
    if action == Action.DECIDE_WITH_DISSENT:
        return reviews.outcomes(review)
    if action == Action.GIVE_POSITION:
        return reviews.may_come(review)
    found = reviews.agreement(review)
    agreed_on = reviews.common(found.positions) if found.why == "unconfirmed" else found.outcome
    return [agreed_on] if agreed_on else []


def _confirms_a_position(action: Action, subject: Any) -> bool:
    confirms = action == Action.CONFIRM and isinstance(subject, OnBehalf)
    return confirms and subject.event.action == Action.GIVE_POSITION


def _voided_by(forecast: Forecast) -> list[Role]:
    """The roles whose corner spoke, when the deed may make a new version of what it spoke of."""
    review = reviews.open_review(forecast.before) if RULES[forecast.action].freezes else None
    given = {one.corner for one in review.positions.all()} if review else set()
    return [role for role, corner in reviews.CORNER_OF.items() if corner in given]


def _told(forecast: Forecast, subject: Any, among: frozenset[Role]) -> Iterator[str]:
    for line in AUDIENCE.get(forecast.action, ()):
        if not line.only_in or forecast.code in line.only_in:
            for party in line.to:
                yield from _names(forecast, party, subject, among)


def _names(forecast: Forecast, party: Party, subject: Any, among: frozenset[Role]) -> list[str]:
    if (roles := _roles(forecast, party)) is not None:
        return _named(forecast.after, [role for role in roles if role in among])
    if party == Party.OPENER:
        return _opener(forecast.before, among)
    inquiry = inquiry_of(subject) if isinstance(subject, (Inquiry, Offer)) else None
    return [str(inquiry.party) if inquiry else str(party.label)]


def _roles(forecast: Forecast, party: Party) -> Iterable[Role] | None:
    """The roles a party is; None for one that is named otherwise."""
    if party in {Party.OWNER, Party.HAD_IT}:
        status = forecast.code if party == Party.OWNER else Status(forecast.before.status)
        return OWNERS.get(status, ())
    return forecast.roles if party == Party.TURN else ROLES.get(party)


def _opener(support_request: SupportRequest, among: frozenset[Role]) -> list[str]:
    """Whoever opened it, unless the home or the region is named already or it isn't for her."""
    held = support_request.opened_by.roles_now()
    named = held & {Role.INSTITUTION, Role.GHOR} or not held & among
    return [] if named else [str(support_request.opened_by)]


def _named(support_request: SupportRequest, roles: Iterable[Role]) -> list[str]:
    """These roles in words, of those that will see the request."""
    return list(assignment.in_words(support_request, [role for role in roles if sees(role, support_request)]))
