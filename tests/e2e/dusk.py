"""How twelve requests came to where a night of the triangle begins: one is still with the finder of facts.

By code, in the words of their own people; what belongs to the night itself is done on pages (test_night.py).
"""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

from foundation import clock
from msob.scenarios import cast as fictional
from msob.scenarios import decided, neighbours, pools
from regions import reference
from requests_app.deeds import alert, fact_finding
from requests_app.models import CheckAnswer, Outcome, Rung, SupportRequest, Waiver
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, Verdict
from requests_app.procedure import workflow
from tests import road

EVENING = datetime(2020, 12, 28, 20, tzinfo=clock.AMSTERDAM)
FIRST_DAY, LAST_DAY = date(2020, 12, 31), date(2021, 1, 13)
ASKED = 3
"""Nurses each home asks; Defence has twenty-four: enough for eight of the twelve."""

FIXED = 2
"""Enough for Het Hoge Licht; of no use anywhere else."""

OF_THE_CAST = ("wending", "hogelicht", "twentestad", "berkenhof", "avondzon")
NEIGHBOURS = ("noorderzijl", "veluwerand", "ijsselkade", "heidebloem", "amstelbocht", "duinroos", "baronie")
DIRECTORS = ("VR13", "VR14", "VR15", "VR20")
MOTIVES = ("Een klein team kan dit.", "Zonder hulp staat er niemand.", "De regio heeft alles gevraagd.")
CONDITION = road.CONDITION | {"text": "Iedere dienst heeft een leidinggevende van de instelling."}


def falls() -> SimpleNamespace:
    """The cast, and the requests in the order of their homes: `cast`, `requests`, `reported` (the last, not yet)."""
    reference.load()
    others = {key: neighbours.HOMES[key] for key in NEIGHBOURS}
    away = vars(fictional.make(others, {}))
    cast = fictional.make()
    fictional.make({}, {key: neighbours.PEOPLE[key] for key in (*NEIGHBOURS, *DIRECTORS)})
    pools.make(cast.daan, last=date(2021, 2, 28))
    clock.freeze(EVENING - timedelta(hours=1))
    requests = [filed(one, EVENING + timedelta(days=2)) for one in away.values()]
    requests += [filed(getattr(cast, key), EVENING + timedelta(days=1)) for key in OF_THE_CAST]
    for one in requests:
        looked_into(cast, one)
    for one in requests[:-1]:
        reported(cast, one)
    clock.freeze(EVENING)
    return SimpleNamespace(cast=cast, requests=requests)


def filed(location, unsafe_at) -> SupportRequest:
    """Raised, climbed by waivers of a director who called round, and filed with LOCC."""
    lines = [{"staff_type": "nurse", "persons": ASKED, "starts_on": FIRST_DAY, "ends_on": LAST_DAY}]
    home = decided.who(decided.Role.INSTITUTION, institution=location.institution_id)
    told = {"first_unsafe_shift_at": unsafe_at, "call_back_number": "053 999 00 11"}
    made = alert.raise_alert(location, by=home, lines=lines, clients_on_site=60, **told).made
    director = decided.ghor_of(made)
    kept = {"support_request": made, "event_number": made.head_number}
    waived = [Waiver(rung=rung, reason="Gebeld: niemand kan voor oudjaar.", **kept) for rung in Rung]
    Waiver.objects.bulk_create(waived)  # by hand, as the checks below: seven deeds instead of thirty
    for climb in (Action.ESCALATE_TO_NATIONAL, Action.ESCALATE_TO_MSOB):
        workflow.perform(made, climb, by=director)
    decided.file(made)
    made.refresh_from_db()
    return made


def looked_into(cast, request) -> None:
    """LOCC forwards it, the corners want facts by telephone, and Defence asks Fenna's team."""
    kept = {"support_request": request, "event_number": request.head_number, "verdict": Verdict.MET}
    CheckAnswer.objects.bulk_create(CheckAnswer(code=code, **kept) for code in PROCEDURAL_CODES)
    workflow.perform(request, Action.ACCEPT_INTAKE, by=cast.loes)
    decided.all_say(request, Outcome.DESK, MOTIVES)
    asked = {"kind": "desk", "visit_at": EVENING, "contact": "locatiemanager"}
    fact_finding.plan(request, by=cast.dirk, team=road.the_team(), **asked)


def reported(cast, request) -> None:
    """Fenna's team called, and the home agrees to the numbers."""
    least = FIXED if request.institution == cast.hogelicht.institution else ASKED
    rows = [road.row(request.lines.get(), persons=ASKED, minimum_team=least)]
    conditions = [CONDITION] if request.institution == cast.berkenhof.institution else []
    fact_finding.report(request, by=cast.fenna, lines=rows, conditions=conditions, **road.FOUND)
    decided.accept_the_advice(request)
    request.refresh_from_db()
