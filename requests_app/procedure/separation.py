"""Separation of duties over the whole life of a request: one natural person in one part.

Nobody speaks for two corners, nobody finds facts and speaks, and who opened a request for VWS leaves that corner to a
colleague. What counts is who spoke, not who typed. Each function gives what stands in the way, with its code, or
"" when nothing does.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from foundation.errors import Apart
from regions.models import Role, User
from requests_app.models import VISITORS, Event, MissionState, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.entry import RULES, Memory, those
from requests_app.records.reviews import CORNER_OF

NOT_THEIRS = Apart("not_yours", _("This isn't yours to do."))


def speaking(support_request: SupportRequest, by: User, role: Role, subject=None):
    """What keeps `by` from speaking for the corner of `role`."""
    said, found = _earlier(support_request, by)
    if said - {CORNER_OF[role]}:
        return Apart(
            "spoke_for_another_corner", _("You spoke for another corner on this request: a colleague takes this one.")
        )
    if found:
        return Apart("found_the_facts", _("You found the facts for this request: a colleague speaks for the corner."))
    if role == Role.VWS and support_request.opened_by_id == by.pk:
        return Apart("opened_the_request", _("You opened this request: another person of VWS takes the corner."))
    return ""


def finding_facts(support_request: SupportRequest, by: User, role: Role, subject=None):
    """What keeps `by` from finding facts, or from tuning for those who found them."""
    said, _found = _earlier(support_request, by)
    if role == Role.FACT_FINDER and said:
        return Apart("spoke_for_a_corner", _("You spoke for a corner on this request: a colleague finds the facts."))
    return ""


def on_the_visit(support_request: SupportRequest, by: User, role: Role, subject=None):
    """What keeps `by` from speaking for the team that is expected now: another team than hers was sent."""
    going = [one for one in support_request.missions.all() if one.state == MissionState.PLANNED]
    hers = (VISITORS.covers(membership, one) for one in going for membership in by.memberships_now())
    return NOT_THEIRS if role == Role.FACT_FINDER and going and not any(hers) else ""


def reporting(support_request: SupportRequest, by: User, role: Role, subject=None):
    """What keeps `by` from reporting what the team found."""
    return on_the_visit(support_request, by, role) or finding_facts(support_request, by, role)


def kinds() -> list[Action]:
    """The deeds for which it matters later who did them."""
    return those(lambda rule: rule.remembered)


def remember(requests: Sequence[SupportRequest]) -> None:
    """Read the events of those deeds for all `requests` in one query, and keep them on each request."""
    found: dict[int, list[Event]] = {one.pk: [] for one in requests}
    for event in Event.objects.filter(support_request__in=requests, action__in=kinds()):
        found[event.support_request_id].append(event)
    for one in requests:
        one.kept_events = (one.head_number, found[one.pk])


def remembered(support_request: SupportRequest) -> list[Event]:
    """The events of those deeds in order; takes no query when they were kept with the request and are up to date."""
    kept = support_request.kept_events
    if kept is None or kept[0] != support_request.head_number:
        return list(support_request.events.filter(action__in=kinds()).order_by("number"))
    return sorted((one for one in kept[1] if RULES[Action(one.action)].remembered), key=lambda one: one.number)


def _earlier(support_request, by: User) -> tuple[set, bool]:
    """(the corners for which `by` spoke in person, whether she found the facts), on this request."""
    mine = (one for one in remembered(support_request) if one.actor_id == by.pk and one.spoken_by is None)
    deeds = [(RULES[Action(one.action)].remembered, Role(one.role)) for one in mine]
    said = {CORNER_OF[role] for kind, role in deeds if kind == Memory.SPOKE}
    return said, (Memory.FOUND, Role.FACT_FINDER) in deeds
