"""Parties that nobody has an account for: where they are reached, and under which account their answer is recorded.

Such an account stands for one party and one address. It has no password, never signs in and is never told anything;
only whoever holds a link that was sent to that address does something by it.
"""

import hashlib
from typing import Any

from django.db import transaction

from regions.models import SCOPES_OF_ROLE, CareOfficeRegion, Channel, Institution, Membership, RoazRegion, Role, User

ROLE_OF = {
    Institution: Role.INSTITUTION,
    CareOfficeRegion: Role.REGIONAL_PARTNER,
    RoazRegion: Role.REGIONAL_PARTNER,
    Channel: Role.NATIONAL_PARTNER,
}
NOWHERE = "link.invalid"
LONGEST_NAME = 120


def address_of(party, *, near=None) -> str:
    """The e-mail address on which `party` is reached, lower case; "" when none is known.

    An institution is reached at a location, first at one in the safety region `near`.
    """
    if not isinstance(party, Institution):
        return party.contact_email.lower()
    places = party.locations.exclude(contact_email="").select_related("municipality").order_by("pk")
    found = sorted(places, key=lambda place: place.municipality.safety_region_id != getattr(near, "pk", None))
    return found[0].contact_email.lower() if found else ""


def has_somebody(party) -> bool:
    """Whether a person who may sign in speaks for `party` today."""
    return Membership.objects.active().filter(**_held_for(party)).exists()


@transaction.atomic
def account_of(party, address: str) -> User:
    """The account under which `party` answers from `address`; made when there is none."""
    known = hashlib.sha256(f"{party._meta.model_name} {party.pk} {address}".encode()).hexdigest()[:32]
    user, made = User.objects.get_or_create(
        email=f"{known}@{NOWHERE}", defaults={"name": f"via link, {address}"[:LONGEST_NAME], "by_link": True}
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        Membership.objects.create(user=user, **_held_for(party))
    return user


def _held_for(party) -> dict:
    """Role and scope of whoever speaks for `party`."""
    role = ROLE_OF[type(party)]
    kinds: dict[str, Any] = {name: Membership._meta.get_field(name).related_model for name in SCOPES_OF_ROLE[role]}
    scope = next(name for name, kind in kinds.items() if isinstance(party, kind))
    return {"role": role, scope: party}
