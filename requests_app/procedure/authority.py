"""Whose deed is it? Territory and sight for what belongs to a request, the addressed party for what was asked of it.

A person's memberships add up. What is said on the telephone may be recorded by those whom the table `BEHALF` allows to
speak for that role, within the same territory.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from regions.models import Role, User
from requests_app.models import (
    ADDRESSEE,
    SEES_BY_REFERENCE,
    TERRITORY,
    VISITORS,
    Event,
    Inquiry,
    Mission,
    MissionState,
    OnBehalf,
    Status,
    Undoable,
    sees,
)
from requests_app.models.actions import Action
from requests_app.procedure.rules import BEHALF, RULES


@dataclass(frozen=True)
class Standing:
    """The role in which somebody may do a deed.

    `label` names her membership; `by_phone` says that she does it for another who said so on the telephone.
    """

    role: Role
    label: str
    by_phone: bool = False


def may_ever(user, action: Action) -> bool:
    """Whether `action` is a deed of some role that `user` holds, whatever it would be done to."""
    return not user.roles_now().isdisjoint(RULES[action].roles)


def standings(rule, support_request, by: User, subject, by_phone) -> tuple[Standing, ...]:
    find = _again if rule.own else _for_another if by_phone else _in_person
    memberships = by.memberships_now() if by.is_authenticated and not (rule.own and by_phone) else []
    return tuple(standing for one in memberships for standing in find(rule, support_request, by, subject, one))


def _again(_rule, support_request, by: User, undoable: Undoable | None, membership) -> Iterable[Standing]:
    """In the role in which she did the first deed herself, or typed it for another, as long as that would be hers."""
    if undoable is None or undoable.event.actor_id != by.pk:
        return
    event = undoable.event
    first = replace(RULES[Action(event.action)], turn=None, apart=None)
    find, subject = _for_another if event.spoken_by else _in_person, _done_to(undoable) if first.addressee else None
    if any(one.role == event.role for one in find(first, support_request, by, subject, membership)):
        yield Standing(Role(membership.role), str(membership.label))


def _done_to(undoable: Undoable) -> Inquiry | OnBehalf | None:
    """What the first deed was done to, as far as that decides whose it is."""
    event = undoable.event
    if RULES[Action(event.action)].on == "behalf":
        told = {"event__support_request": event.support_request_id, "event__number": event.facts["event"]}
        return OnBehalf.objects.filter(**told).first()
    return undoable.inquiry


def _in_person(rule, support_request, by: User, subject, membership) -> Iterable[Standing]:
    role = Role(membership.role)
    if role not in rule.roles or (rule.turn and role not in rule.turn(support_request)):
        return
    opened = support_request.opened_by_id == by.pk
    if (role in rule.only_opened and not opened) or not _is_of_owner(rule, subject, role):
        return
    if support_request.status in rule.sources and hindered(rule, support_request, by, role, subject):
        return
    if rule.addressee:
        theirs = subject is not None and _is_addressed(subject, by, membership)
    else:
        seen = opened or sees(role, support_request) or (rule.by_reference and role in SEES_BY_REFERENCE)
        theirs = seen and TERRITORY.covers(membership, support_request)
    if theirs:
        yield Standing(role, str(membership.label))


def hindered(rule, support_request, by: User, role, subject=None):
    """What (an `Apart`) keeps `by` from this deed in `role` (separation of duties), or ""."""
    if role not in rule.roles:
        return ""
    return (rule.apart and rule.apart(support_request, by, role, subject)) or ""


def withheld(rule, support_request, by: User, subject=None) -> Any:
    """What else she did (an `Apart`) that keeps `by` from a deed of hers; "" when nothing does.

    Empty too for who couldn't do it anyway.
    """
    if rule.apart is None:
        return ""
    hers = standings(replace(rule, apart=None), support_request, by, subject, False)
    why = [hindered(rule, support_request, by, one.role, subject) for one in hers]
    return why[0] if why and all(why) else ""


def _for_another(rule, support_request, by: User, subject, membership) -> Iterable[Standing]:
    speaker = Role(membership.role)
    if rule.on == "behalf" or not TERRITORY.covers(membership, support_request):
        return
    opened = support_request.opened_by_id == by.pk
    if not (opened or speaker in SEES_BY_REFERENCE or sees(speaker, support_request)):
        return
    if rule.addressee:
        inquiry = inquiry_of(subject)
        spoken_for = {party_role(inquiry)} if inquiry else set()
    elif speaker == Role.INSTITUTION:
        spoken_for = set()
    else:
        turn = rule.turn(support_request) if rule.turn else rule.roles
        spoken_for = {role for role in rule.roles if role in turn and (opened or sees(role, support_request))}
        spoken_for = {role for role in spoken_for if _is_of_owner(rule, subject, role)}
    for role in Role:
        if role in BEHALF.get(speaker, ()) and role in spoken_for:
            yield Standing(role, str(membership.label), by_phone=True)


def _is_of_owner(rule, subject, role: Role) -> bool:
    """Whether `subject` is of `role`, where the rule says that it has an owner."""
    return not rule.owned or (subject is not None and subject.owner == role)


def party_role(inquiry: Inquiry) -> Role:
    """The role in which the party that was asked answers."""
    if inquiry.institution_id:
        return Role.INSTITUTION
    return Role.NATIONAL_PARTNER if inquiry.channel_id else Role.REGIONAL_PARTNER


def inquiry_of(subject):
    return getattr(subject, "inquiry", subject) if subject is not None else None


def team_spoken_for(event: Event) -> Mission | None:
    """The mission whose team said it: while a team is out that one, later the last that reported."""
    if event.role not in VISITORS.roles:
        return None
    missions = event.support_request.missions.order_by("pk")
    reported = missions.filter(state=MissionState.REPORTED).last()
    return missions.last() if event.from_status == Status.FACT_FINDING else reported


def _is_addressed(subject, by: User, membership) -> bool:
    """Whether `subject` is for `membership`: put to its party, or recorded on behalf of it by another person."""
    if isinstance(subject, OnBehalf):
        if membership.role != subject.role or subject.event.actor_id == by.pk:
            return False
        if subject.mission:
            return VISITORS.covers(membership, subject.mission)
        if subject.inquiry is None:
            return TERRITORY.covers(membership, subject.event.support_request)
    return ADDRESSEE.covers(membership, inquiry_of(subject))
