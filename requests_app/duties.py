"""Separation of duties over the whole life of a request: one natural person in one part.

Nobody speaks for two corners, nobody finds facts and speaks, and who opened a request for VWS leaves that corner to a
colleague. It looks at who spoke, not at who typed. Each answers with a sentence, "" when nothing stands in the way.
"""

from django.utils.translation import gettext_lazy as _

from regions.models import Role
from requests_app.actions import Action
from requests_app.models import Event, SupportRequest
from requests_app.reviews import CORNER_OF

FINDS_FACTS = (Action.REPORT_FINDINGS, Action.PROPOSE_TUNING, Action.ACCEPT_TUNING)


def speaking(support_request: SupportRequest, by, role: Role):
    """What keeps `by` from speaking for the corner of `role`."""
    said, found = _earlier(support_request, by)
    if said - {CORNER_OF[role]}:
        return _("You spoke for another corner on this request: a colleague takes this one.")
    if found:
        return _("You found the facts for this request: a colleague speaks for the corner.")
    if role == Role.VWS and support_request.opened_by_id == by.pk:
        return _("You opened this request: another person of VWS takes the corner.")
    return ""


def finding_facts(support_request: SupportRequest, by, role: Role):
    """What keeps `by` from finding facts, or from tuning for those who found them."""
    said, _found = _earlier(support_request, by)
    if role == Role.FACT_FINDER and said:
        return _("You spoke for a corner on this request: a colleague finds the facts.")
    return ""


def _earlier(support_request, by) -> tuple[set, bool]:
    """The corners `by` spoke for in person, and whether she found facts."""
    mine = Event.objects.filter(support_request=support_request, actor=by, spoken_by__isnull=True)
    deeds = list(mine.filter(action__in=[Action.GIVE_POSITION, *FINDS_FACTS]).values_list("action", "role"))
    said = {CORNER_OF[Role(role)] for action, role in deeds if action == Action.GIVE_POSITION}
    return said, any(action != Action.GIVE_POSITION and role == Role.FACT_FINDER for action, role in deeds)
