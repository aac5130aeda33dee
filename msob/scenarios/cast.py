"""The cast: fictional people and homes, in real regions, on 28 December 2020.

The demo signs in as them and the tests are sentences about them. Names, addresses and numbers are invented.
"""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

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
    """Somebody of the cast: her role, what it is held for (model and its key), and what can be tried as her."""

    name: str
    organisation: str
    role: str
    scope: tuple = ()
    why: str = ""
    audits: bool = False

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@{self.organisation}.example"


R = Role
PEOPLE = {
    "ineke": Person(
        "Ineke Avink",
        "avondzon",
        R.INSTITUTION,
        (Institution, "name", HOMES["avondzon"].name),
        _("Raise the alert of a nursing home in a minute, and accept the help that is offered."),
    ),
    "petra": Person(
        "Petra Berghuis",
        "berkenhof",
        R.INSTITUTION,
        (Institution, "name", HOMES["berkenhof"].name),
        _("Confirm what the region noted for you, finish the application, answer a neighbour."),
    ),
    "hans": Person(
        "Hans Tibben",
        "twentestad",
        R.INSTITUTION,
        (Institution, "name", HOMES["twentestad"].name),
        _("A hospital for which the ministry asks; offer nurses to a neighbour."),
    ),
    "wim": Person(
        "Wim Haan",
        "hogelicht",
        R.INSTITUTION,
        (Institution, "name", HOMES["hogelicht"].name),
        _("Half of the residents infected: finish the application before it is due."),
    ),
    "anna": Person(
        "Anna Wouters",
        "wending",
        R.INSTITUTION,
        (Institution, "name", HOMES["wending"].name),
        _("A care hotel at step 2, with an offer to accept or decline."),
    ),
    "gerard": Person(
        "Gerard Twent",
        "ghor-twente",
        R.GHOR,
        (SafetyRegion, "code", "VR05"),
        _("Guide Twente: ask all parties at once, note what is said by telephone, escalate."),
    ),
    "greet": Person(
        "Greet Grunning",
        "ghor-groningen",
        R.GHOR,
        (SafetyRegion, "code", "VR01"),
        _("Guide Groningen: an urgent request, and one that says too little."),
    ),
    "guus": Person(
        "Guus Veluwe",
        "ghor-noordoost",
        R.GHOR,
        (SafetyRegion, "code", "VR06"),
        _("Three requests in one region: one overdue, one with a party that stays silent."),
    ),
    "karin": Person(
        "Karin Kantoor",
        "zorgkantoor",
        R.REGIONAL_PARTNER,
        (CareOfficeRegion, "code", "5505"),
        _("Answer for the care office, and confirm or contest what was noted for you."),
    ),
    "rob": Person(
        "Rob Roessing",
        "acutezorg",
        R.REGIONAL_PARTNER,
        (RoazRegion, "code", "EUREGIO"),
        _("Answer for the acute and non-acute care table of the region."),
    ),
    "roos": Person(
        "Roos Kruis",
        "rodekruis",
        R.NATIONAL_PARTNER,
        (Channel, "code", "red_cross"),
        _("Answer for the Red Cross, from every region."),
    ),
    "evert": Person(
        "Evert Handen",
        "extrahanden",
        R.NATIONAL_PARTNER,
        (Channel, "code", "extra_hands"),
        _("Answer for Extra Handen, from every region."),
    ),
    "loes": Person(
        "Loes Landman",
        "locc",
        R.LOCC,
        (),
        _("See the urgent requests at once, and note for the national parties what they say."),
    ),
    "vera": Person("Vera Welzijn", "vws", R.VWS, (), _("Asks on behalf of a hospital; sees what has reached step 3.")),
    "victor": Person(
        "Victor Volk",
        "vws",
        R.VWS,
        (),
        _("Colleague of Vera, who takes the ministry's corner where she asked herself."),
    ),
    "dirk": Person(
        "Dirk Dienst",
        "defensie",
        R.DEFENCE_PLANNER,
        (),
        _("Plans what Defence can spare; requests reach Defence after step 3."),
    ),
    "daan": Person(
        "Daan Dekker",
        "defensie",
        R.DEFENCE_PLANNER,
        (),
        _("Colleague of Dirk: whoever draws up a deployment doesn't approve it."),
    ),
    "fenna": Person(
        "Fenna Feit",
        "defensie",
        R.FACT_FINDER,
        (Team, "name", "Verkenningsteam Oost"),
        _("Visits homes for Defence; her missions come after step 3."),
    ),
    "mira": Person(
        "Mira Mandaat",
        "defensie",
        R.DECIDER,
        (),
        _("Decides when the three corners stay divided: in the scene of 25 January."),
    ),
    "otto": Person(
        "Otto Oog",
        "igj",
        R.OBSERVER,
        (),
        _("Sees per week which help of Defence can be expected; reads no request, and changes nothing."),
    ),
    "jelle": Person(
        "Jelle Jansma",
        "jenv",
        R.OBSERVER,
        (),
        _("Justice and Security: reads how the country and its regions stand; never a request or a home."),
    ),
    "bea": Person(
        "Bea Burger",
        "vr-twente",
        R.CHAIR,
        (SafetyRegion, "code", "VR05"),
        _("Chairs Twente: reads how her region stands, on the map and in care pressure; never a request or a home."),
    ),
    "uma": Person(
        "Uma Koepel",
        "actiz",
        R.UMBRELLA,
        (),
        _("Speaks for a sector: reads how the country stands as a whole; no region, request or home."),
    ),
    "aukje": Person(
        "Aukje Toets",
        "audit",
        R.OBSERVER,
        (),
        _("Reads who looked and who tried, and nothing of a request."),
        audits=True,
    ),
    "ada": Person(
        "Ada Beheer",
        "beheer",
        R.ADMINISTRATOR,
        (),
        _("Looks after institutions, people and invitations; never reads a request."),
    ),
}


def make(homes: dict[str, Home] = HOMES, people: dict[str, Person] = PEOPLE) -> SimpleNamespace:
    """Make the homes and the people (idempotent); the reference data must be loaded. Returns users and places by name.

    Nobody has a usable password: the demo signs in by a click, tests by `force_login`.
    """
    made = SimpleNamespace()
    for key, home in homes.items():
        setattr(made, key, _home(key, home))
    for key, person in people.items():
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
        Membership.objects.create(user=user, role=person.role, valid_from=SINCE, audits=person.audits, **_scope(person))
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
