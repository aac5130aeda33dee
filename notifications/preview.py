"""Who will be told, in words, before a deed is done: the same table, asked of the request as it will stand."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from notifications.audience import ROLES
from notifications.table import AUDIENCE, Party
from regions.models import Role
from requests_app import agreed, reviews, triangle
from requests_app.actions import Action
from requests_app.models import RANK, Inquiry, Offer, Status, SupportRequest
from requests_app.rules import OWNERS, RULES
from requests_app.standing import inquiry_of, sees


def preview(support_request: SupportRequest, action: Action, subject: Any = None) -> list[str]:
    """Who will be told when `action` is done to `subject` of a request now, in words, each once.

    The decider's word is carried out at once: of her deed they are those whom some outcome tells.
    """
    deeds = _carried_out(support_request) if action == Action.DECIDE_WITH_DISSENT else [action]
    return list(dict.fromkeys(name for deed in deeds for name in _told(support_request, deed, subject)))


def _carried_out(support_request: SupportRequest) -> list[Action]:
    review = reviews.open_review(support_request)
    return [triangle.FOLLOWS[outcome] for outcome in reviews.outcomes(review)] if review else []


def _told(support_request: SupportRequest, action: Action, subject: Any) -> Iterator[str]:
    after = _after(support_request, action)
    for line in AUDIENCE.get(action, ()):
        if not line.only_in or after.status in line.only_in:
            for party in line.to:
                yield from _names(after, party, support_request, subject)


def _after(support_request: SupportRequest, action: Action) -> SupportRequest:
    """The request as it will stand after `action`, never saved."""
    rule = RULES[action]
    target = rule.to(support_request) if callable(rule.to) else rule.to
    status = Status(target or support_request.status)
    return SupportRequest(
        pk=support_request.pk,
        status=status,
        furthest=max(support_request.furthest, RANK.get(status, 0)),
        was_urgent=support_request.was_urgent,
        institution=support_request.institution,
        safety_region=support_request.safety_region,
        opened_by=support_request.opened_by,
    )


def _names(after: SupportRequest, party: Party, before: SupportRequest, subject) -> list[str]:
    if party in {Party.OWNER, Party.HAD_IT}:
        status = Status(after.status if party == Party.OWNER else before.status)
        return _named(after, OWNERS.get(status, ()))
    if party in ROLES:
        return _named(after, ROLES[party])
    if party == Party.TURN:
        return _named(after, agreed.whose_turn(before))
    if party == Party.OPENER:
        return [] if before.opened_by.roles_now() & {Role.INSTITUTION, Role.GHOR} else [str(before.opened_by)]
    inquiry = inquiry_of(subject) if isinstance(subject, (Inquiry, Offer)) else None
    return [str(inquiry.party) if inquiry else str(party.label)]


def _named(support_request: SupportRequest, roles: Iterable[Role]) -> list[str]:
    """These roles in words, of those that will see the request: the home and the region by name."""
    names = {
        Role.INSTITUTION: str(support_request.institution),
        Role.GHOR: _("GHOR %(region)s") % {"region": support_request.safety_region},
    }
    return [names.get(role, str(role.label)) for role in roles if sees(role, support_request)]
