"""The rest of the country: homes and desks that play along in the demo, but that nobody signs in as.

Fictional, in real regions, like the cast.
"""

from msob.scenarios.cast import SINCE, Home, Person
from regions.models import CareOfficeRegion, Institution, Membership, RoazRegion, Role, SafetyRegion, Sector
from requests_app.models import Inquiry

_HOMES = [
    ("noorderzijl", "Woonzorghuis Noorderzijl", Sector.NURSING_HOME, "GM0037", "Kanaalstraat 40", "9501 AA"),
    ("veluwerand", "Huize Veluwerand", Sector.NURSING_HOME, "GM0246", "Dorpsstraat 7", "8181 AB"),
    ("ijsselkade", "Verpleeghuis IJsselkade", Sector.NURSING_HOME, "GM0301", "IJsselkade 31", "7201 HB"),
    ("stilleland", "Woonzorgcentrum Het Stille Land", Sector.NURSING_HOME, "GM0228", "Bosrand 5", "6711 AB"),
    ("heuvelrand", "Revalidatiecentrum De Heuvelrand", Sector.REHABILITATION, "GM0202", "Heuvellaan 2", "6814 CL"),
    ("heidebloem", "Woonzorgcentrum De Heidebloem", Sector.NURSING_HOME, "GM0402", "Heideweg 18", "1211 LT"),
    ("amstelbocht", "Verpleeghuis De Amstelbocht", Sector.NURSING_HOME, "GM0363", "Weesperbocht 60", "1018 DN"),
    ("amstelpark", "Ziekenhuis Amstelstad", Sector.HOSPITAL, "GM0363", "Ringweg 1", "1066 CX"),
    ("domstad", "Ziekenhuis Domstad", Sector.HOSPITAL, "GM0344", "Singelweg 100", "3584 CX"),
    ("singel", "Zorgcentrum De Singelhof", Sector.NURSING_HOME, "GM0344", "Singelhof 4", "3511 AA"),
    ("vlietzicht", "Ziekenhuis Vlietzicht", Sector.HOSPITAL, "GM1916", "Vlietweg 9", "2275 CD"),
    ("duinroos", "Verpleeghuis De Duinroos", Sector.NURSING_HOME, "GM1916", "Duinlaan 3", "2265 BG"),
    ("baronie", "Verpleeghuis De Baroniehof", Sector.NURSING_HOME, "GM0758", "Baronielaan 210", "4818 AC"),
    ("markdal", "Zorgcentrum Het Markdal", Sector.HOME_CARE, "GM0758", "Markkade 14", "4811 XA"),
    ("mijnstreek", "Revalidatiecentrum De Mijnstreek", Sector.REHABILITATION, "GM0917", "Mijnweg 11", "6411 LR"),
    ("heuvelland", "Ziekenhuis Heuvelland", Sector.HOSPITAL, "GM0917", "Ziekenhuisweg 1", "6419 PC"),
    ("spaarneborg", "Verpleeghuis Spaarneborg", Sector.NURSING_HOME, "GM0392", "Spaarneweg 22", "2011 CD"),
    ("maaskade", "Verpleeghuis De Maaskade", Sector.NURSING_HOME, "GM0599", "Maaskade 77", "3071 NA"),
    ("rijnmond", "Thuiszorg Rijnmond Zuid", Sector.HOME_CARE, "GM0599", "Zuidplein 30", "3083 CW"),
    ("terpen", "Woonzorgcentrum De Terpen", Sector.NURSING_HOME, "GM0080", "Terpweg 15", "8911 AB"),
]

_SPEAKERS = {
    "noorderzijl": "Nynke Zijlstra",
    "veluwerand": "Vincent Rand",
    "ijsselkade": "Yvonne Kade",
    "stilleland": "Stella Landweer",
    "heuvelrand": "Harm Heuvel",
    "heidebloem": "Heleen Bloem",
    "amstelbocht": "Aysel Bocht",
    "amstelpark": "Arjen Parkhof",
    "domstad": "Dorien Stad",
    "singel": "Simon Hof",
    "vlietzicht": "Vlora Zicht",
    "duinroos": "Diede Roos",
    "baronie": "Bas Baron",
    "markdal": "Merel Dal",
    "mijnstreek": "Marcel Mijn",
    "heuvelland": "Hilde Land",
    "spaarneborg": "Sanne Borg",
    "maaskade": "Mo Maas",
    "rijnmond": "Ria Monden",
    "terpen": "Tjitske Terp",
}

_DIRECTORS = {
    "VR07": "Gijs Midden",
    "VR09": "Ursula Dom",
    "VR12": "Koen Kennemer",
    "VR13": "Amber Amstel",
    "VR14": "Gonnie Vecht",
    "VR15": "Henk Hage",
    "VR17": "Rutger Rijn",
    "VR20": "Bram Brabander",
    "VR24": "Lisette Limburger",
}

_CARE_OFFICES = {
    "5501": "Klaas Kantoor",
    "5506": "Kim Kantoor",
    "5507": "Kees Kantoor",
    "5509": "Kaat Kantoor",
    "5515": "Karim Kantoor",
    "5518": "Katja Kantoor",
    "5521": "Ko Kantoor",
    "5526": "Klara Kantoor",
    "5531": "Kas Kantoor",
}

_TABLES = {
    "AZNN": "Rieks Noorder",
    "ZWOLLE": "Renske Zwols",
    "OOST": "Roel Ooster",
    "MIDDEN-NL": "Rachid Midden",
    "NOORDWEST": "Rosa Wester",
    "WEST": "Ruud Wester",
    "ZUIDWEST": "Rianne Zuider",
    "BRABANT": "Raf Brabander",
    "LIMBURG": "Resi Limburger",
}

HOMES = {
    key: Home(name, sector, municipality, address, postcode, f"9000{1001 + index}", f"4790{1001 + index}")
    for index, (key, name, sector, municipality, address, postcode) in enumerate(_HOMES)
}


def _people():
    """Everybody by a key of her own: the home's, or the code of the region she works for."""
    for key, name in _SPEAKERS.items():
        yield key, Person(name, key, Role.INSTITUTION, (Institution, "name", HOMES[key].name))
    for desk, role, scope, names in (
        ("ghor", Role.GHOR, SafetyRegion, _DIRECTORS),
        ("zorgkantoor", Role.REGIONAL_PARTNER, CareOfficeRegion, _CARE_OFFICES),
        ("acutezorg", Role.REGIONAL_PARTNER, RoazRegion, _TABLES),
    ):
        for code, name in names.items():
            yield code, Person(name, f"{desk}-{code.lower()}", role, (scope, "code", code))


PEOPLE = dict(_people())


def leave_one_without_account() -> None:
    """One care office that was asked has nobody who signs in: it answers by the link in its mail."""
    waiting = Inquiry.objects.pending().filter(care_office_region__code__in=_CARE_OFFICES)
    office = waiting.latest("asked_at").care_office_region
    Membership.objects.filter(care_office_region=office).update(valid_until=SINCE)
    CareOfficeRegion.objects.filter(pk=office.pk).update(contact_email="crisis@zorgkantoor-zonder-account.example")
