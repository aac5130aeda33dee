"""Wednesday 30 December 2020 to Monday 25 January 2021: ten, seventeen and eleven go, work, and leave again.

The numbers and days are those of press and parliament: Apeldoorn until 19 January, Groningen at first three weeks.
At the end Groningen has two days to go, a hospital waits for its four, the ministry asks for more than there is, and
about one home the corners stay divided.
"""

from datetime import date, datetime, time
from functools import partial
from types import SimpleNamespace

from capacity.models import EndReason
from foundation import clock
from msob.scenarios import costs, decided, pools
from msob.scenarios.on_site import (
    Deed,
    approves,
    arrive,
    asks_for_more_days,
    closes,
    diary,
    draws_up,
    evaluates,
    extends,
    grant_more_days,
    leave,
    meets_the_conditions,
    replaces,
    request_of,
    resumes,
    says,
    suspends,
    withdraws,
)
from msob.scenarios.telling import dec, jan, let_time_pass, moment, speaker
from requests_app.deeds import alert, ladder, need_and_situation, triangle
from requests_app.models import Authority, InquiryState, Outcome, SelfScan
from requests_app.models.actions import Action
from requests_app.models.checklists import RefusalReason
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How

ENDS_AT = moment("25/1 08:00")
T = StaffType
DGO, BATTALION, RESERVE = "Defensie Gezondheidszorg Organisatie", "400 Geneeskundig Bataljon", "Nationale Reserve"
ZONED = "Zonering ingericht met een deskundige infectiepreventie; schoon en vuil gescheiden."
HOSPITAL, MINISTRY = "Ziekenhuis Vlietzicht", "Ziekenhuis Domstad"
DIVIDED = "Woonzorgcentrum Het Stille Land"

GOING = [
    (
        "wo 13:00",
        draws_up(
            "hogelicht",
            unit=BATTALION,
            commander="Detachementscommandant, 050 999 00 71",
            hand_over="Per vleugel over aan het eigen team; de nachten het laatst.",
        ),
    ),
    (
        "wo 13:15",
        draws_up(
            "wending",
            unit=DGO,
            commander="Detachementscommandant, 055 999 00 72",
            hand_over="Verzorgenden dragen in week 2 over, verpleegkundigen op 18 en 19 januari.",
        ),
    ),
    (
        "wo 13:30",
        draws_up(
            "berkenhof",
            unit=RESERVE,
            commander="Detachementscommandant, 074 999 00 73",
            hand_over="Huiskamers over aan de dagbesteding, medicatie aan het eigen team.",
        ),
    ),
    ("wo 15:30", meets_the_conditions("wending", ZONED)),
    ("wo 16:00", meets_the_conditions("hogelicht", ZONED)),
    ("wo 16:40", meets_the_conditions("berkenhof", ZONED)),
    ("wo 17:30", approves("hogelicht")),
    ("wo 17:35", approves("wending")),
    ("wo 17:40", approves("berkenhof")),
    ("do 09:20", withdraws("Verpleeghuis De Amstelbocht", "Het ROAZ levert alsnog elf mensen uit twee ziekenhuizen.")),
    ("do 14:00", arrive("hogelicht")),
    ("do 15:00", arrive("wending")),
    ("do 15:30", arrive("berkenhof", absent=T.NURSE, induction=False)),
    ("do 16:30", replaces("berkenhof", first_day=jan(2), reason="Positief getest op de dag van vertrek.")),
    ("2/1 08:00", arrive("berkenhof")),
]

ON_SITE = [
    ("4/1 09:00", lambda people: pools.spare_fewer(people.dirk)),
    (
        "6/1 21:00",
        suspends(
            "berkenhof",
            owner="locatiemanager De Berkenhof",
            until=moment("7/1 12:00"),
            reason="Geen FFP2-maskers meer op de cohortafdeling; zonder bescherming geen zorg.",
        ),
    ),
    ("7/1 10:30", resumes("berkenhof")),
    (
        "14/1 10:00",
        asks_for_more_days(
            "hogelicht",
            until=jan(27),
            reason="Zeven eigen mensen komen pas op 25 januari uit quarantaine.",
            clients_infected=11,
            staff_infected=6,
            staff_quarantined=7,
            absence_percentage="21.0",
            open_shifts=24,
        ),
    ),
    (
        "14/1 16:30",
        leave(
            "berkenhof",
            EndReason.NEED_OVER,
            "Het eigen team is terug. Medicatie overgedragen aan de teamleider cohort, huiskamers aan de dagbesteding.",
        ),
    ),
    ("15/1 11:00", grant_more_days("hogelicht", nurse=5, carer_ig=8)),
    ("15/1 14:00", extends("hogelicht", jan(27))),
    (
        "19/1 16:30",
        leave("wending", EndReason.AS_PLANNED, "Overgedragen volgens plan; het zorghotel houdt alle bedden open."),
    ),
]

AFTERWARDS = [
    (
        "16/1 10:00",
        evaluates(
            "berkenhof",
            "petra",
            effect=3,
            cooperation=3,
            induction=2,
            went_well="Rust op de huiskamers; eigen mensen konden echt herstellen.",
            could_be_better="De elfde kwam twee dagen later; de inwerkdag liep daardoor rommelig.",
            lesson="Tel de maskers van een week, niet van een dag, voordat er mensen bij komen.",
        ),
    ),
    (
        "20/1 11:00",
        evaluates(
            "wending",
            "anna",
            effect=3,
            cooperation=3,
            induction=3,
            went_well="Alle 58 bedden bleven open; de nachten waren vanaf dag twee gedekt.",
            could_be_better="Toegang tot het zorgdossier kwam pas op de tweede dag.",
            lesson="Regel accounts en sleutels op de dag van de toekenning.",
        ),
    ),
    (
        "21/1 14:00",
        evaluates(
            "wending",
            "dirk",
            effect=3,
            cooperation=3,
            induction=3,
            went_well="Eén aanspreekpunt per dienst, een rooster voor drie weken vooruit.",
            could_be_better="Verzorgenden hadden vier dagen eerder weg gekund.",
            lesson="Bespreek elke week of de mix nog klopt.",
        ),
    ),
    ("22/1 09:30", closes("wending", "guus")),
]

WITHOUT = [
    ("2/1 11:00", "Woonzorghuis Noorderzijl", "Een nachtverpleegkundige van de thuiszorg neemt de nachten over."),
    ("3/1 10:00", "Huize Veluwerand", "Zes medewerkers zijn terug uit quarantaine."),
    ("4/1 11:00", "Woonzorgcentrum De Terpen", "De huiskamers draaien weer met eigen mensen."),
    ("4/1 15:00", "Woonzorgcentrum De Heidebloem", "Het bleek om één zieke te gaan; het rooster is rond."),
    ("5/1 09:30", "Verpleeghuis IJsselkade", "Een uitzendbureau levert vier verzorgenden."),
    ("5/1 14:00", "Verpleeghuis De Baroniehof", "Extra Handen vond negen mensen, nu het alsnog gevraagd is."),
    ("8/1 10:00", "Verpleeghuis De Maaskade", "Een zusterhuis leent acht mensen uit."),
    ("11/1 09:00", "Ziekenhuis Twentestad", "De regionale spreiding van patiënten maakt de uitbreiding overbodig."),
]
"""Homes that found help themselves: the moment, the institution, its reason."""

WAITING = [
    (
        "7/1 16:00",
        DIVIDED,
        "Het eigen team is op vier na weer beter; die vier blijven voorlopig weg. We houden dit aan.",
    ),
    ("wo 13:45", "Ziekenhuis Vlietzicht", "De nachten zijn tot half januari rond met eigen mensen; we houden dit aan."),
    ("4/1 10:00", "Ziekenhuis Domstad", "Tot 20 januari redden we het met wie er al geplaatst is; daarna niet meer."),
]
"""Homes that wait: the moment, the institution, what it says."""

VISITED = {
    "condition": "Werkplekken, kleding en toegang tot het dossier zijn geregeld.",
    "hygiene": SelfScan.GOOD,
    "hygiene_findings": "Op orde; looproutes zijn gescheiden.",
    "crisis_organisation": SelfScan.GOOD,
    "crisis_findings": "Dagelijks crisisoverleg, rooster voor twee weken vooruit.",
    "spoken_with": "dienstdoend bestuurder, hoofd afdeling T2",
    "registered_tasks": "Medicatie, infusen en observatie.",
    "expertise": "Verpleegkundigen met ziekenhuiservaring.",
}
CONCENTRATION = {
    "authority": Authority.MINISTER,
    "desired_effect": "Negentien bedden op de IC en een calamiteitenafdeling, zodat andere regio's kunnen spreiden.",
    "why_not_in_time": "De instroom groeit nu; opleiden en werven duurt tot maart.",
    "why_not_market": "VWS vraagt zelf aan; voor IC-verpleegkundigen is er geen markt.",
}

WARD = (
    "Persoonlijke zorg en maaltijden op cohort, avond- en nachtdienst.",
    "Medicatie, zuurstof en wondzorg; twee opnamen begeleid.",
    "Observatie en rapportage, goederen, schoonmaak contactpunten.",
)


def play(people: SimpleNamespace) -> None:
    """From the grants to the last week of January; leaves the clock near the end."""
    for at, deed in sorted(_deeds(), key=lambda step: step[0]):
        let_time_pass(clock.now(), at)
        deed(people)


def _deeds() -> list[tuple[datetime, Deed]]:
    told = [*GOING, *ON_SITE, *AFTERWARDS, *costs.DEPLOYED, *_hospital(), *_ministry(), *_divided()]
    told += [(at, withdraws(name, reason)) for at, name, reason in WITHOUT]
    told += [(at, says(name, text)) for at, name, text in WAITING]
    told.append(("25/1 07:15", lambda people: pools.confirm(people.dirk, at=clock.now())))
    return [(moment(at), deed) for at, deed in told] + _diaries()


def _diaries() -> list[tuple[datetime, Deed]]:
    return [
        *diary("hogelicht", dec(31), jan(24), effects=(jan(4), jan(12)), tasks=WARD),
        *diary("wending", dec(31), jan(18), effects=(jan(3), jan(8)), tasks=WARD, unit_on=(2,)),
        *diary("berkenhof", dec(31), jan(13), effects=(jan(5), jan(10)), tasks=WARD, unit_on=(1, 4)),
    ]


def _hospital() -> list[tuple[str, Deed]]:
    """Vlietzicht managed until its own nurses fell ill: four are granted and drawn up, and Daan has to approve."""

    def goes_on(people) -> None:
        _needs(HOSPITAL, jan(25), date(2021, 2, 9), "Vier eigen verpleegkundigen zijn positief getest.")
        decided.file(request_of(HOSPITAL))

    stages = [
        ("22/1 15:00", goes_on),
        ("22/1 17:00", _each(decided.forward)),
        ("22/1 20:00", _each(decided.order_visits)),
        ("22/1 20:30", _each(decided.plan_visits)),
        ("23/1 14:00", lambda people: decided.report(request_of(HOSPITAL), **VISITED)),
        ("23/1 17:00", _each(decided.accept_the_advice)),
        ("24/1 09:00", _each(decided.confirm_figures)),
        ("24/1 10:00", _each(decided.grant)),
    ]
    team = {"unit": DGO, "commander": "Hoofd verpleging detachement, 070 999 00 74"}
    hand_over = "Afdeling T2 sluit op 9 februari; patiënten gaan terug naar de eigen afdelingen."
    drawn_up = ("24/1 13:00", draws_up(HOSPITAL, **team, hand_over=hand_over))
    return [*stages, drawn_up, ("24/1 17:00", meets_the_conditions(HOSPITAL, "Alles ligt klaar voor maandag."))]


def _each(deed) -> Deed:
    return lambda people: deed(request_of(HOSPITAL))


def _ministry() -> list[tuple[str, Deed]]:
    """Domstad climbs the ladder for more intensive care nurses than there are; the triangle speaks on Monday."""

    def finishes_step_1(people) -> None:
        found = request_of(MINISTRY)
        for inquiry in found.inquiries.filter(state=InquiryState.PENDING):
            ladder.answer(inquiry, by=speaker(inquiry), answer="nothing", note="Niemand over; alles is vol.")
        workflow.perform(found, Action.ESCALATE_TO_NATIONAL, by=decided.ghor_of(found))

    def files(people) -> None:
        _needs(MINISTRY, jan(27), date(2021, 2, 23), "De concentratie van covidzorg gaat door tot in februari.")
        decided.file(request_of(MINISTRY), **CONCENTRATION)

    return [
        ("20/1 10:00", finishes_step_1),
        ("22/1 11:00", files),
        ("25/1 07:30", lambda people: decided.forward(request_of(MINISTRY))),
    ]


def _divided() -> list[tuple[str, Deed]]:
    """Het Stille Land asks again, the corners differ, and their time is over: Mira decides."""

    def files(people) -> None:
        _needs(DIVIDED, jan(26), date(2021, 2, 8), "De vier zijn nog niet terug en de nachtdienst is nu ook besmet.")
        decided.file(request_of(DIVIDED))

    def differ(people) -> None:
        found = request_of(DIVIDED)
        says = partial(triangle.give_position, found)
        says(
            by=people.dirk,
            outcome=Outcome.REJECT,
            motivation="Met de sluiting van één huiskamer is de nacht zelf te bezetten.",
            for_institution="Defensie ziet nog ruimte om de nacht zelf te bezetten.",
            reasons=[RefusalReason.NOT_ACUTE],
        )
        says(by=people.vera, outcome=Outcome.VISIT, motivation="Dat is op papier niet te zien; ga eerst kijken.")
        says(by=decided.ghor_of(found), outcome=Outcome.VISIT, motivation="Het huis sloot al een huiskamer.")

    return [
        ("20/1 15:00", files),
        ("20/1 17:00", lambda people: decided.forward(request_of(DIVIDED))),
        ("21/1 11:00", differ),
    ]


def _needs(name: str, first: date, last: date, reason: str) -> None:
    """The same people, from `first` to `last`; the first shift of `first` is unsafe now."""
    found = request_of(name)
    unsafe = datetime.combine(first, time(7), tzinfo=clock.AMSTERDAM)
    number = found.call_back_number
    for line in found.lines.all():
        days = {"starts_on": first, "ends_on": last}
        kept = {one: getattr(line, one) for one in need_and_situation.LINE_FIELDS if one not in days}
        need_and_situation.change_line(line, by=decided.home_of(found), how=How(reason=reason), **kept | days)
    alert.edit(found, by=decided.home_of(found), first_unsafe_shift_at=unsafe, call_back_number=number)
