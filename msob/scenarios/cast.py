"""The cast: fictional people and homes, in real regions, on 28 December 2020.

The demo signs in as them and the tests are sentences about them. Names, addresses and numbers are invented.
"""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from regions.models import (
    CareOfficeRegion,
    Channel,
    Institution,
    Location,
    Membership,
    Municipality,
    RoazRegion,
    Role,
    SafetyRegion,
    Sector,
    Team,
    User,
)

SINCE = date(2020, 3, 1)


@dataclass(frozen=True)
class Home:
    """A fictional institution with one location."""

    name: str
    sector: str
    municipality: str
    address: str
    postcode: str
    kvk: str
    agb: str


HOMES = {
    "avondzon": Home(
        "Verpleeghuis De Avondzon", Sector.NURSING_HOME, "GM0153", "Zonstraat 12", "7511 AB", "90000011", "47900011"
    ),
    "berkenhof": Home(
        "Woonzorgcentrum De Berkenhof", Sector.NURSING_HOME, "GM0164", "Berkenlaan 3", "7551 CD", "90000022", "47900022"
    ),
    "twentestad": Home(
        "Ziekenhuis Twentestad", Sector.HOSPITAL, "GM0153", "Singel 100", "7512 KX", "90000033", "06900033"
    ),
    "hogelicht": Home(
        "Zorgcentrum Het Hoge Licht", Sector.NURSING_HOME, "GM0014", "Lichtweg 8", "9711 AA", "90000044", "47900044"
    ),
    "wending": Home(
        "Zorghotel De Wending", Sector.CARE_HOTEL, "GM0200", "Parkdreef 20", "7311 BC", "90000055", "48900055"
    ),
}


@dataclass(frozen=True)
class Person:
    """Somebody of the cast: her role, what it is held for (model and its key), and why she is here."""

    name: str
    organisation: str
    role: str
    scope: tuple = ()
    why: str = ""

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{self.organisation}.example"


R = Role
PEOPLE = {
    "ineke": Person("Ineke Avink", "avondzon", R.INSTITUTION, (Institution, "name", HOMES["avondzon"].name)),
    "petra": Person("Petra Berghuis", "berkenhof", R.INSTITUTION, (Institution, "name", HOMES["berkenhof"].name)),
    "hans": Person("Hans Tibben", "twentestad", R.INSTITUTION, (Institution, "name", HOMES["twentestad"].name)),
    "wim": Person("Wim Haan", "hogelicht", R.INSTITUTION, (Institution, "name", HOMES["hogelicht"].name)),
    "anna": Person("Anna Wouters", "wending", R.INSTITUTION, (Institution, "name", HOMES["wending"].name)),
    "gerard": Person("Gerard Twent", "ghor-twente", R.GHOR, (SafetyRegion, "code", "VR05")),
    "greet": Person("Greet Grunning", "ghor-groningen", R.GHOR, (SafetyRegion, "code", "VR01")),
    "guus": Person("Guus Veluwe", "ghor-noordoost", R.GHOR, (SafetyRegion, "code", "VR06")),
    "karin": Person("Karin Kantoor", "zorgkantoor", R.REGIONAL_PARTNER, (CareOfficeRegion, "code", "5505")),
    "rob": Person("Rob Roessing", "acutezorg", R.REGIONAL_PARTNER, (RoazRegion, "code", "EUREGIO")),
    "roos": Person("Roos Kruis", "rodekruis", R.NATIONAL_PARTNER, (Channel, "code", "red_cross")),
    "evert": Person("Evert Handen", "extrahanden", R.NATIONAL_PARTNER, (Channel, "code", "extra_hands")),
    "loes": Person("Loes Landman", "locc", R.LOCC),
    "vera": Person("Vera Welzijn", "vws", R.VWS),
    "victor": Person("Victor Volk", "vws", R.VWS),
    "dirk": Person("Dirk Dienst", "defensie", R.DEFENCE_PLANNER),
    "daan": Person("Daan Dekker", "defensie", R.DEFENCE_PLANNER),
    "fenna": Person("Fenna Feit", "defensie", R.FACT_FINDER, (Team, "name", "Verkenningsteam Oost")),
    "mira": Person("Mira Mandaat", "defensie", R.DECIDER),
    "otto": Person("Otto Oog", "igj", R.OBSERVER),
    "ada": Person("Ada Beheer", "beheer", R.ADMINISTRATOR),
}


def make() -> SimpleNamespace:
    """Make the homes and the people (idempotent); the reference data must be loaded. Returns users and places by name.

    Nobody has a usable password: the demo signs in by a click, tests by `force_login`.
    """
    made = SimpleNamespace()
    for key, home in HOMES.items():
        setattr(made, key, _home(key, home))
    for key, person in PEOPLE.items():
        setattr(made, key, _person(key, person))
    return made


def _home(key: str, home: Home) -> Location:
    municipality = Municipality.objects.get(code=home.municipality)
    institution, _made = Institution.objects.get_or_create(
        name=home.name, defaults={"sector": home.sector, "kvk": home.kvk, "agb": home.agb}
    )
    location, _made = Location.objects.get_or_create(
        institution=institution,
        name=home.name,
        defaults={
            "address": home.address,
            "postcode": home.postcode,
            "municipality": municipality,
            "roaz_region": municipality.roaz_regions.first(),
            "contact_function": "Crisiscoördinator",
            "contact_phone": "053 999 00 11",
            "contact_email": f"crisis@{key}.example",
        },
    )
    return location


def _person(key: str, person: Person) -> User:
    user, made = User.objects.get_or_create(
        email=person.email,
        defaults={"name": person.name, "phone": "06 999 00 111", "is_staff": person.role == Role.ADMINISTRATOR},
    )
    if made:
        user.set_unusable_password()
        user.save()
        Membership.objects.create(user=user, role=person.role, valid_from=SINCE, **_scope(person))
    return user


def _scope(person: Person) -> dict:
    if not person.scope:
        return {}
    model, field, value = person.scope
    names = {
        Institution: "institution",
        SafetyRegion: "safety_region",
        CareOfficeRegion: "care_office_region",
        RoazRegion: "roaz_region",
        Channel: "channel",
        Team: "team",
    }
    return {names[model]: model.objects.get(**{field: value})}
