"""Parties that nobody has an account for: where they are reached, and under which account their answer is recorded.

Such an account stands for one party and one address. It has no password, never signs in and is never told anything;
only whoever holds a link that was sent to that address does something by it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import Q

from regions.models import (
    NOTHING,
    SCOPES,
    CareOfficeRegion,
    Channel,
    Institution,
    Location,
    Membership,
    RoazRegion,
    Role,
    User,
)

ROLE_OF = {
    Institution: Role.INSTITUTION,
    CareOfficeRegion: Role.REGIONAL_PARTNER,
    RoazRegion: Role.REGIONAL_PARTNER,
    Channel: Role.NATIONAL_PARTNER,
}
NOWHERE = "link.invalid"
LONGEST_NAME = 120


class Roads:
    """How each of `parties` is reached by mail: by people with an account, else at an address; two queries for all."""

    def __init__(self, parties: Iterable[Any]):
        self._parties = list(parties)

    def people(self, party) -> set[int]:
        """The people (primary keys) who may sign in and speak for `party` today."""
        return self._people.get((_kind(party), party.pk), set())

    def address(self, party, *, near=None) -> str:
        """The e-mail address of `party`, lower case; "" when none is known.

        An institution is reached at a location, first at one in the safety region `near`.
        """
        if not isinstance(party, Institution):
            return party.contact_email.lower()
        found = self._places.get(party.pk, [])
        found = sorted(found, key=lambda place: place.municipality.safety_region_id != getattr(near, "pk", None))
        return found[0].contact_email.lower() if found else ""

    def reaches(self, party, *, near=None) -> bool:
        """Whether a mail to `party` has somewhere to go."""
        return bool(self.people(party) or self.address(party, near=near))

    @cached_property
    def _people(self) -> dict[tuple[str, int], set[int]]:
        keys = defaultdict(set)
        for party in self._parties:
            keys[_kind(party)].add(party.pk)
        held = NOTHING
        for kind, pks in keys.items():
            held |= Q(**{f"{kind}__in": pks})
        found = defaultdict(set)
        for user, *scopes in Membership.objects.active().filter(held).values_list("user_id", *keys):
            for kind, pk in zip(keys, scopes, strict=True):
                found[kind, pk].add(user)
        return found

    @cached_property
    def _places(self) -> dict[int, list[Location]]:
        homes = [party.pk for party in self._parties if isinstance(party, Institution)]
        found = defaultdict(list)
        places = Location.objects.filter(institution__in=homes).exclude(contact_email="").order_by("pk")
        for place in places.select_related("municipality"):
            found[place.institution_id].append(place)
        return found


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
    return {"role": ROLE_OF[type(party)], _kind(party): party}


def _kind(party) -> str:
    """The scope that whoever speaks for `party` holds it in."""
    kinds: dict[str, Any] = {name: Membership._meta.get_field(name).related_model for name in SCOPES}
    return next(name for name, kind in kinds.items() if isinstance(party, kind))
