"""Whose deed is it? Territory and sight for what belongs to a request, the addressed party for what was asked of it.

A person's memberships add up. What is said on the telephone may be recorded by those whom the table `BEHALF` allows to
speak for that role, within the same territory.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from regions.models import Role
from requests_app.models import RANK, SEES_BY_REFERENCE, SEES_URGENT_AT_ONCE, SIGHT, OnBehalf, Status
from requests_app.procedure.rules import BEHALF


@dataclass(frozen=True)
class Standing:
    """In which role somebody may do a deed, under which membership; `by_phone` when for another."""

    role: Role
    label: str
    by_phone: bool = False


def standings(rule, support_request, by, subject, by_phone) -> tuple[Standing, ...]:
    find = _for_another if by_phone else _in_person
    memberships = by.memberships_now() if by.is_authenticated else []
    return tuple(standing for one in memberships for standing in find(rule, support_request, by, subject, one))


def _in_person(rule, support_request, by, subject, membership) -> Iterable[Standing]:
    role = Role(membership.role)
    if role not in rule.roles or (rule.turn and role not in rule.turn(support_request)):
        return
    opened = support_request.opened_by_id == by.pk
    if role in rule.only_opened and not opened:
        return
    if support_request.status in rule.sources and hindered(rule, support_request, by, role, subject):
        return
    if rule.addressee:
        theirs = subject is not None and _is_addressed(subject, by, membership)
    else:
        by_reference = rule.by_reference and role in SEES_BY_REFERENCE
        theirs = _covers(membership, support_request) and (opened or by_reference or sees(role, support_request))
    if theirs:
        yield Standing(role, str(membership.label))


def hindered(rule, support_request, by, role, subject=None):
    """What she did before keeps `by` from it in `role`: a sentence, or "" (separation of duties)."""
    if role not in rule.roles:
        return ""
    asked = [rule.apart, *rule.extra_apart] if rule.apart else rule.extra_apart
    return next(filter(None, (question(support_request, by, role, subject) for question in asked)), "")


def _for_another(rule, support_request, by, subject, membership) -> Iterable[Standing]:
    speaker = Role(membership.role)
    if rule.on == "behalf" or not _covers(membership, support_request):
        return
    opened = support_request.opened_by_id == by.pk
    if not (opened or speaker in SEES_BY_REFERENCE or sees(speaker, support_request)):
        return
    if rule.addressee:
        spoken_for = _party_role(subject)
    elif speaker == Role.INSTITUTION:
        spoken_for = set()
    else:
        turn = rule.turn(support_request) if rule.turn else rule.roles
        spoken_for = {role for role in rule.roles if role in turn and (opened or sees(role, support_request))}
    for role in Role:
        if role in BEHALF.get(speaker, ()) and role in spoken_for:
            yield Standing(role, str(membership.label), by_phone=True)


def _party_role(subject) -> set[Role]:
    """The role in which the addressed party answers."""
    inquiry = inquiry_of(subject)
    if inquiry is None:
        return set()
    if inquiry.institution_id:
        return {Role.INSTITUTION}
    return {Role.NATIONAL_PARTNER} if inquiry.channel_id else {Role.REGIONAL_PARTNER}


def inquiry_of(subject):
    return getattr(subject, "inquiry", subject) if subject is not None else None


def _is_addressed(subject, by, membership) -> bool:
    """Whether `membership` speaks for the party of an inquiry or offer, or was itself spoken for by another."""
    if isinstance(subject, OnBehalf):
        if membership.role != subject.role or subject.event.actor_id == by.pk:
            return False
        party = subject.inquiry.party if subject.inquiry else None
        return membership.is_party(party) if party else _covers(membership, subject.event.support_request)
    return membership.is_party(inquiry_of(subject).party)


def _covers(membership, support_request) -> bool:
    if membership.team_id:
        return any(mission.team_id == membership.team_id for mission in support_request.missions.all())
    return membership.covers(
        institution_id=support_request.institution_id, safety_region_id=support_request.safety_region_id
    )


def sees(role: Role, support_request) -> bool:
    """Whether the furthest status reached lies within the sight of `role` (territory aside)."""
    if role in SEES_URGENT_AT_ONCE and support_request.was_urgent and support_request.furthest >= RANK[Status.REGIONAL]:
        return True
    return role in SIGHT and support_request.furthest >= RANK[SIGHT[role]]
