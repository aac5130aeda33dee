"""Whose a deed is now, in which role, and what is lacking: asked before a button is shown. Nothing is written.

`workflow.perform` asks the same again, under the lock.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack
from regions.models import Role, User
from requests_app.models.actions import Action
from requests_app.procedure.authority import Standing, standings
from requests_app.procedure.rules import RULES


@dataclass(frozen=True)
class Prospect:
    """Whether a person can do a deed now: in which standings it is hers, and what is lacking."""

    action: Action
    standings: tuple[Standing, ...]
    in_time: bool
    lacking: tuple[Lack, ...]

    @property
    def missing(self) -> tuple[Lack, ...]:
        """What stands in the way, the moment included."""
        if self.in_time:
            return self.lacking
        return (Lack("status", _("This can't be done in the present status.")),)

    @property
    def offered(self) -> bool:
        return bool(self.standings) and self.in_time and not self.lacking

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(dict.fromkeys(standing.role for standing in self.standings))


def prospect(support_request, action, *, by: User, subject=None, by_phone=False) -> Prospect:
    """May `by` do `action` now (to `subject`), in person or, if `by_phone`, for somebody who said so? No writes."""
    rule = RULES[action]
    found = standings(rule, support_request, by, subject, by_phone)
    in_time = support_request.status in rule.sources
    lacks = rule.lacks(support_request, subject) if found and in_time else []
    return Prospect(action, found, in_time, tuple(lacks))


def prospects(support_request, *, by: User) -> list[Prospect]:
    """The deeds on the request itself that are `by`'s to do in this status, with what is lacking."""
    mine = (action for action, rule in RULES.items() if rule.roles and not rule.on)
    found = (prospect(support_request, action, by=by) for action in mine)
    return [one for one in found if one.standings and one.in_time]
