"""Who and where: the reference data, the cast, and some thousands of institutions with the people who speak for them.

The same in every database, whatever its size: only the number of requests differs. The domain clock stands still at
eight in the morning of 28 December 2020, so that a database that was kept is as good as a new one.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace

from foundation import clock
from msob.scenarios import cast
from regions import reference, tokens
from regions.models import (
    CareOfficeRegion,
    Institution,
    Location,
    Membership,
    Municipality,
    RoazRegion,
    Role,
    SafetyRegion,
    Sector,
    User,
)

NOW = datetime(2020, 12, 28, 8, tzinfo=clock.AMSTERDAM)
INSTITUTIONS = 3000
SECTORS = [Sector.NURSING_HOME] * 6 + [Sector.HOME_CARE, Sector.DISABILITY, Sector.MENTAL_HEALTH, Sector.HOSPITAL]


@dataclass(frozen=True)
class Voice:
    """Somebody who acts in the history: primary key, role, and the membership in words."""

    user: int
    role: str
    standing: str


@dataclass(frozen=True)
class Place:
    """A location with all that a request there points at (primary keys), and who speaks there."""

    location: int
    institution: int
    name: str
    safety_region: int
    care_office_region: int
    roaz_region: int
    home: Voice
    ghor: Voice
    care_office: Voice
    roaz: Voice


@dataclass(frozen=True)
class World:
    """All places, those of the cast's region, and the place of its first nursing home."""

    places: list[Place]
    twente: list[Place]
    avondzon: Place


def people() -> SimpleNamespace:
    """The cast and its locations by first name."""
    return cast.make()


def token_of(user) -> str:
    """A secret that opens the API as `user`."""
    return tokens.issue(user, name="bench", expires_at=clock.now() + timedelta(days=1))[1]


def make() -> World:
    """Put reference data, cast, institutions and people into the empty database at hand."""
    reference.load()
    people()
    _make_institutions()
    homes = _voices(Role.INSTITUTION, "institution", Institution)
    ghors = _voices(Role.GHOR, "safety_region", SafetyRegion)
    offices = _voices(Role.REGIONAL_PARTNER, "care_office_region", CareOfficeRegion)
    tables = _voices(Role.REGIONAL_PARTNER, "roaz_region", RoazRegion)
    places = [
        Place(
            location=one.pk,
            institution=one.institution_id,
            name=one.institution.name,
            safety_region=one.municipality.safety_region_id,
            care_office_region=one.municipality.care_office_region_id,
            roaz_region=one.roaz_region_id,
            home=homes[one.institution_id],
            ghor=ghors[one.municipality.safety_region_id],
            care_office=offices[one.municipality.care_office_region_id],
            roaz=tables[one.roaz_region_id],
        )
        for one in Location.objects.select_related("institution", "municipality").order_by("pk")
    ]
    avondzon = places[0]
    return World(places, [one for one in places if one.safety_region == avondzon.safety_region], avondzon)


def _make_institutions() -> None:
    dice = random.Random(2020)  # noqa: S311 - the same homes every time, no secret
    municipalities = list(Municipality.objects.active().prefetch_related("roaz_regions").order_by("code"))
    chosen = [municipalities[number % len(municipalities)] for number in range(INSTITUTIONS)]
    made = Institution.objects.bulk_create(
        Institution(name=f"Zorggroep {one.name} {number}", sector=dice.choice(SECTORS), agb=f"99{number:06}")
        for number, one in enumerate(chosen)
    )
    Location.objects.bulk_create(
        Location(
            institution=institution,
            name=f"Locatie {institution.name}",
            municipality=one,
            roaz_region=one.roaz_regions.all()[0],
            contact_function="Crisiscoördinator",
            contact_phone="053 999 00 11",
        )
        for institution, one in zip(made, chosen, strict=True)
    )


def _voices(role: str, scope: str, model) -> dict[int, Voice]:
    """Who speaks for each row of `model`: of the cast where it does, else somebody new."""
    held = Membership.objects.filter(role=role, **{f"{scope}__isnull": False})
    taken = set(held.values_list(scope, flat=True))
    silent = model.objects.exclude(pk__in=taken).order_by("pk")
    users = User.objects.bulk_create(
        User(email=f"{role}.{scope}.{one.pk}@bench.example", name=f"{one} ({role})") for one in silent
    )
    Membership.objects.bulk_create(
        Membership(user=user, role=role, valid_from=cast.SINCE, **{scope: one})
        for user, one in zip(users, silent, strict=True)
    )
    found = held.select_related(scope).order_by("-pk")
    return {getattr(one, f"{scope}_id"): Voice(one.user_id, role, str(one.label)) for one in found}
