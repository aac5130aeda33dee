"""Calendar links: one for each person, made and shown once, taken back by her, and ended with the first of her roles.

Whoever holds the address reads the calendar: no more than a mail would tell, and no more than its owner may see now.
"""

import secrets

from django.db import transaction

from foundation import clock
from foundation.errors import Lack, Refused
from regions import proof, traces
from regions.models import CalendarLink, Tried, User, digest_of
from regions.tokens import NO_FACTOR


@transaction.atomic
def issue(user: User) -> str:
    """Make the secret of her calendar's address, told once; an earlier one ends.

    Refused for a role that needs a second factor when she has none.
    """
    if proof.roles_with_factor(user) and not proof.has_factor(user):
        raise Refused(Lack("second_factor", NO_FACTOR))
    User.objects.select_for_update().get(pk=user.pk)
    revoke(user)
    secret = secrets.token_urlsafe(32)
    held = [membership.pk for membership in user.held_today()]
    CalendarLink.objects.create(user=user, digest=digest_of(secret), held=held)
    traces.tried(Tried.CALENDAR_MADE, by=user)
    return secret


@transaction.atomic
def revoke(user: User) -> None:
    """Take her link back at once; without one nothing changes."""
    if CalendarLink.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now()):
        traces.tried(Tried.CALENDAR_ENDED, by=user, about=user)


def standing(user: User) -> CalendarLink | None:
    """Her link that wasn't taken back, be it ended with a role, or None."""
    return CalendarLink.objects.filter(user=user, revoked_at=None).select_related("user").first()


def owner_of(secret: str) -> User | None:
    """Whose calendar this secret opens now; None when it opens none."""
    found = CalendarLink.objects.filter(digest=digest_of(secret), revoked_at=None).select_related("user").first()
    return found.user if found and opens(found) else None


def opens(link: CalendarLink) -> bool:
    """Whether a link that wasn't taken back opens anything: her roles stand, and with a factor where they need one.

    A role that needs a factor and was added since isn't opened by an address that was made without it.
    """
    if not link.user.is_active or link.outlived:
        return False
    needed = proof.roles_with_factor(link.user)
    made_under = {membership.role for membership in link.user.held_today() if membership.pk in link.held}
    return not needed or (needed <= made_under and proof.has_factor(link.user))
