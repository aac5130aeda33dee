"""Lessons, pilots and innovations: what has a source is real, the rest is invented and says so.

Some sources are of after these days (2022): they say so too, so that nobody takes them for what was known then.
"""

from collections.abc import Callable
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from foundation import clock
from insight.lessons import deeds, proposing
from insight.models import Lesson, LessonDeed
from requests_app.models.staff import StaffType

D, T = LessonDeed, StaffType
INVENTED = "verzonnen voor de oefening"
EXPERTS = "Opdracht expertteam COVID-zorg in ziekenhuizen (VWS, 2022): van na de dagen van deze oefening"
PILOT = "Rooster van meerdere huizen door één planner op afstand"
BUDDY = "Een vaste buddy per dienst voor wie van buiten komt"
EFFECT = "Vraag een effect, geen aantal mensen"
MASKS = "Tel de maskers van een week"

SOURCED: tuple[dict[str, Any], ...] = (
    {
        "kind": "innovation",
        "origin": "own",
        "title": "Patiënten landelijk spreiden via één coördinatiecentrum",
        "what": "Het LCPS verdeelt sinds 25 maart 2020 patiënten tussen regio's.",
        "began_on": date(2020, 3, 25),
        "place": "heel Nederland",
        "figure": "verplaatsingen van COVID-19-patiënten tussen regio's",
        "before": 0,
        "after": 4600,
        "sector": "hospital",
        "staff_types": [T.PLANNER],
        "source": EXPERTS,
    },
    {
        "kind": "innovation",
        "origin": "own",
        "title": "Mensen die willen helpen koppelen aan zorg in nood: Extra Handen voor de Zorg",
        "what": "Wie wil helpen meldt zich op één plek en wordt gekoppeld aan een organisatie in nood.",
        "place": "heel Nederland",
        "figure": "mensen ingezet",
        "before": 0,
        "after": 6300,
        "staff_types": [T.CARE_ASSISTANT, T.CARE_SUPPORT],
        "source": EXPERTS,
    },
    {
        "kind": "innovation",
        "origin": "own",
        "title": "Nationale Zorgklas: kort opleiden tot zorgondersteuner",
        "what": "Mensen zonder zorgdiploma volgen een korte opleiding en ondersteunen het team.",
        "place": "heel Nederland",
        "figure": "mensen opgeleid",
        "before": 0,
        "after": 5000,
        "staff_types": [T.CARE_SUPPORT],
        "source": EXPERTS,
    },
    {
        "kind": "innovation",
        "origin": "own",
        "title": "Coronabanen: functies die zorgverleners ontlasten",
        "what": "Organisaties maken tijdelijke functies voor werk waarvoor geen zorgdiploma nodig is.",
        "place": "heel Nederland",
        "figure": "banen met subsidie",
        "before": 0,
        "after": 7200,
        "paid_by": "VWS",
        "regulation": "Subsidieregeling coronabanen in de zorg",
        "staff_types": [T.HOST, T.GENERAL_SUPPORT],
        "source": EXPERTS,
    },
    {
        "kind": "pilot",
        "origin": "own",
        "title": "COVID-ziekenhuiszorg in de regio verder concentreren",
        "what": "Ervaring opdoen met concentratie, zodat verwachte winst kan worden nagegaan.",
        "stop_criterion": "de situatie in de zorg laat het niet toe",
        "sector": "hospital",
        "staff_types": [T.IC_NURSE, T.NURSE],
        "source": EXPERTS,
    },
    {
        "kind": "innovation",
        "origin": "own",
        "title": "Calamiteitenhospitaal open, met mensen van Defensie naast het eigen team",
        "what": "In april 2020 werkten er 56 verpleegkundigen, 10 artsen en 26 ondersteuners van Defensie.",
        "began_on": date(2020, 4, 1),
        "place": "Utrecht",
        "figure": "IC-bedden",
        "before": 12,
        "after": 19,
        "sector": "hospital",
        "staff_types": [T.IC_NURSE, T.NURSE, T.DOCTOR],
        "source": "skipr.nl, Defensie en UMC Utrecht, april 2020",
    },
    {
        "kind": "lesson",
        "origin": "own",
        "title": EFFECT,
        "what": "Er werden 200 mensen gevraagd; 8 mensen met een drone en een grondradar bereikten hetzelfde.",
        "figure": "mensen van Defensie",
        "before": 200,
        "after": 8,
        "how_to_repeat": "Schrijf op wat bereikt moet zijn, en laat Defensie zeggen waarmee.",
        "source": "burgemeesters.nl/node/993",
    },
    {
        "kind": "lesson",
        "origin": "abroad",
        "title": "Help aanvragers met de vorm: een folder en iemand in de buurt",
        "what": "Veel aanvragen strandden op de vorm. Een folder en advies van een verbindingsofficier hielpen.",
        "place": "Duitsland",
        "weak_point": "crisis_organisation",
        "source": "Deutscher Städte- und Gemeindebund, folder over hulp van de Bundeswehr (dstgb.de)",
    },
)
"""From the assignment of the expert team and from press and public pages; proposed and published by the ministry."""

ABROAD: dict[str, Any] = {
    "kind": "innovation",
    "origin": "abroad",
    "title": "Aparte COVID-ziekenhuizen",
    "what": "Het expertteam brengt in beeld welke ervaringen er in het buitenland zijn met aparte ziekenhuizen.",
    "sector": "hospital",
    "source": EXPERTS,
}
TRIED: dict[str, Any] = {
    "kind": "pilot",
    "origin": "market",
    "title": PILOT,
    "what": "Een planner maakt op afstand het rooster van vier huizen, elke ochtend bijgewerkt.",
    "figure": "open diensten per week in vier huizen",
    "before": 31,
    "stop_criterion": "twee keer een dienst dubbel geroosterd",
    "cost": 9500,
    "paid_by": "de vier huizen samen",
    "sector": "nursing_home",
    "staff_types": [T.LOGISTICS, T.PLANNER],
    "source": INVENTED,
}
OF_BUDDY: dict[str, Any] = {
    "kind": "lesson",
    "origin": "own",
    "title": BUDDY,
    "what": "Elke dienst heeft één eigen collega die niets anders doet dan wie van buiten komt op weg helpen.",
    "figure": "vragen aan de afdeling per dienst",
    "before": 24,
    "after": 7,
    "how_to_repeat": "Zet de buddy als eerste in het rooster; geef haar een half uur voor de dienst.",
    "sector": "nursing_home",
    "staff_types": [T.NURSE, T.CARER_IG],
    "weak_point": "crisis_organisation",
    "source": INVENTED,
}
ZONES: dict[str, Any] = {
    "kind": "lesson",
    "origin": "region",
    "title": "Schoon en vuil gescheiden in een halve dag, met tape en een vaste looproute",
    "what": "Een deskundige infectiepreventie loopt één keer mee en plakt de route; de rest doet het huis zelf.",
    "weak_point": "hygiene",
    "sector": "nursing_home",
    "cost": 400,
    "paid_by": "de GGD-regio",
    "source": INVENTED,
}
ONE_PAGE: dict[str, Any] = {
    "kind": "lesson",
    "origin": "own",
    "title": "Het rooster van de nacht op één A4",
    "what": "Wie er is, wie te bellen, en wat er niet mag: op één blad bij de deur.",
    "sector": "nursing_home",
    "source": INVENTED,
}
VAGUE: dict[str, Any] = {
    "kind": "lesson",
    "origin": "own",
    "title": "Goed communiceren is belangrijk",
    "what": "Er moet beter gecommuniceerd worden.",
    "source": INVENTED,
}
ON_THE_SPOT: dict[str, Any] = {
    "kind": "lesson",
    "origin": "own",
    "title": "Een aparte COVID-afdeling en extra hygiëne binnen twee dagen",
    "what": "Zeventien mensen van Defensie richtten met het eigen team een aparte afdeling in, voor dag en nacht.",
    "began_on": date(2020, 12, 31),
    "sector": "nursing_home",
    "staff_types": [T.NURSE, T.CARER_IG],
    "weak_point": "hygiene",
    "source": "nos.nl/artikel/2365570",
}
BODY = "koepel van verpleeghuizen (verzonnen)"

Told = Callable[[SimpleNamespace], object]


def _proposes(who: str, whose: str = "", **told: Any) -> Told:
    return lambda people: proposing.propose(by=getattr(people, who), whose=whose, **told)


def _does(who: str, deed: LessonDeed, title: str, **said: Any) -> Told:
    return lambda people: deeds.do(Lesson.objects.get(title=title), deed, by=getattr(people, who), **said)


def _publish_sourced(people: SimpleNamespace) -> None:
    for told in SOURCED:
        made = proposing.propose(by=people.vera, whose="nl", **told)
        deeds.do(made, D.PUBLISH, by=people.victor)


def _of_the_evaluation(people: SimpleNamespace) -> None:
    """Gerard writes what Petra's evaluation proposed so that any home can use it, and publishes it."""
    lesson = Lesson.objects.get(proposed_by=people.petra, evaluation__isnull=False)
    told = {"title": MASKS, "what": "Voordat er mensen bij komen: de voorraad voor een week, en wie er bestelt."}
    deeds.do(lesson, D.EDIT, by=people.gerard, weak_point="hygiene", **told)
    deeds.do(lesson, D.PUBLISH, by=people.gerard, names_meant=True)


def _at(month: int, day: int, hour: int, year: int = 2020) -> datetime:
    return datetime(year, month, day, hour, tzinfo=clock.AMSTERDAM)


STEPS: tuple[tuple[datetime, Told], ...] = (
    (_at(9, 8, 10), _proposes("vera", "nl", **TRIED)),
    (_at(9, 14, 9), _does("victor", D.PUBLISH, PILOT)),
    (_at(9, 21, 9), _does("vera", D.START, PILOT)),
    (
        _at(10, 16, 16),
        _does("vera", D.STOP, PILOT, why="criterion", after=12, words="Bel bij elke wijziging het huis."),
    ),
    (_at(12, 14, 9), _publish_sourced),
    (_at(12, 15, 10), _proposes("petra", **OF_BUDDY)),
    (_at(12, 16, 9), _does("gerard", D.PUBLISH, BUDDY)),
    (_at(12, 17, 14), _does("ineke", D.ADOPT, BUDDY, words="In de nacht doet de nachtwacht het.")),
    (_at(12, 18, 11), _does("greet", D.ADOPT, BUDDY)),
    (_at(12, 18, 15), _proposes("guus", **ZONES)),
    (_at(12, 19, 9), _does("guus", D.PUBLISH, ZONES["title"])),
    (_at(12, 21, 13), _does("uma", D.JUDGE, BUDDY, body=BODY, verdict="remarks", words="Mits de buddy tijd krijgt.")),
    (_at(12, 22, 10), _proposes("wim", **VAGUE)),
    (_at(12, 23, 9), _does("greet", D.REJECT, VAGUE["title"], words="Te algemeen: wat deden jullie precies?")),
    (_at(12, 27, 17), _proposes("ineke", **ONE_PAGE)),
    (_at(12, 27, 18), _proposes("vera", "nl", **ABROAD)),
    (_at(1, 6, 10, 2021), _proposes("greet", **ON_THE_SPOT)),
    (_at(1, 6, 11, 2021), _does("greet", D.PUBLISH, ON_THE_SPOT["title"])),
    (_at(1, 18, 9, 2021), _of_the_evaluation),
)


def play(people: SimpleNamespace, *, since: datetime | None = None, until: datetime) -> None:
    """Each step at its moment, after `since` up to `until`."""
    for at, told in STEPS:
        if at <= until and not (since and at <= since):
            with clock.frozen(at):
                told(people)
