"""The road of the last resort, by the people whose work it is: from a filled-in application to a decision."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import clock
from regions.models import Team
from requests_app.deeds import application, conversation, fact_finding, intake, need_and_situation, triangle
from requests_app.models import Corner, Outcome, Urgency
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, Verdict
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How

SPEAKER = {Corner.DEFENCE: "dirk", Corner.VWS: "vera", Corner.GHOR_LOCC: "gerard"}
DETAILS = {
    "ward": "Cohort 2",
    "tasks": "wassen, medicatie, rapporteren",
    "day_shift": True,
    "hours_a_week": 36,
    "registered_only": True,
}
WORDS = {
    "desired_effect": "De nachtdienst op de cohortafdeling is weer veilig bezet.",
    "why_not_self": "alle eigen mensen werken al dubbel",
    "why_not_in_time": "uitzendkrachten komen pas na 4 januari",
    "why_not_sufficient": "er blijft een gat in elke nacht",
    "why_not_market": "vier bureaus gebeld, geen van alle heeft iemand",
    "authority": "burgemeester",
    "site_contact": "crisiscoördinator 053 999 00 11",
    "cost_accepted": True,
}
SIGNATURE = {"signatory": "A. Burger", "signatory_function": "burgemeester", "signed_on": date(2020, 12, 28)}
FOUND = {
    "spoken_with": "bestuurder, teamleider",
    "clients_on_site": 82,
    "crisis_organisation": 2,
    "hygiene": 2,
    "conclusion": "deployable",
}
CONDITION = {"text": "Each shift has a leader of the home.", "owner": "zorgmanager", "kind": "before_arrival"}
URGENT_ROAD = {"urgency": Urgency.LIFESAVING, "waived_by": "DPG Twente", "how": How(reason="vannacht niemand")}


def a_situation():
    """The figures of this moment."""
    return {
        "measured_at": clock.now(),
        "clients_on_site": 84,
        "clients_infected": 41,
        "absence_percentage": 31,
        "open_shifts": 26,
        "minimum_fte": 9,
        "consequence": "geen minimale zorg meer in de nacht",
        "measures_taken": "opnamestop, cohort, overwerk",
    }


def complete(cast, support_request):
    """The application is complete and signed, with figures of now."""
    for line in support_request.lines.all():
        kept = {name: getattr(line, name) for name in ("persons", "starts_on", "ends_on")}
        need_and_situation.change_line(line, by=cast.ineke, **kept, **DETAILS)
    need_and_situation.update_situation(support_request, by=cast.ineke, **a_situation())
    application.edit(support_request, by=cast.ineke, **WORDS)
    application.sign(support_request, by=cast.gerard, **SIGNATURE)
    paper = SimpleUploadedFile("getekend.pdf", b"%PDF-1.4 getekend")
    conversation.attach(support_request, by=cast.gerard, file=paper, proves="signature")
    return support_request


def check_all(cast, support_request, *, follow=()):
    """LOCC finds each procedural check met; those in `follow` are to follow."""
    for code in PROCEDURAL_CODES:
        verdict = Verdict.TO_FOLLOW if code in follow else Verdict.MET
        intake.answer_check(support_request, by=cast.loes, code=code, verdict=verdict)


def forward(cast, support_request, *, follow=()):
    """LOCC checks and forwards to the triangle."""
    check_all(cast, support_request, follow=follow)
    workflow.perform(support_request, Action.ACCEPT_INTAKE, by=cast.loes)


def say(cast, support_request, outcome, **more):
    """The three corners say the same."""
    for corner in Corner:
        speaker = getattr(cast, SPEAKER[corner])
        triangle.give_position(support_request, by=speaker, outcome=outcome, motivation=f"{corner}: {outcome}", **more)
        support_request.refresh_from_db()
    return support_request


def send_team(cast, support_request):
    """Defence sends Fenna's team."""
    values = {"kind": "visit", "visit_at": clock.now() + timedelta(hours=2), "contact": "teamleider"}
    return fact_finding.plan(support_request, by=cast.dirk, team=the_team(), **values).event


def the_team():
    """The fact-finding team Fenna belongs to."""
    return Team.objects.get(name="Verkenningsteam Oost")


def row(need_line, staff_type=StaffType.NURSE, persons=8, minimum_team=1, **more):
    """A line of a proposal, for the whole period of `need_line` unless said otherwise."""
    values = {"line": need_line, "staff_type": staff_type, "persons": persons, "minimum_team": minimum_team}
    return values | {"starts_on": need_line.starts_on, "ends_on": need_line.ends_on} | more


def report(cast, support_request, rows, **more):
    """Fenna's team goes and reports, with these lines as advice."""
    send_team(cast, support_request)
    return fact_finding.report(support_request, by=cast.fenna, lines=rows, **FOUND | more).event


def all_persons(support_request):
    """All persons of each tuned line, by its key; of each need line where nothing was tuned."""
    accepted = support_request.proposals.filter(state="accepted").last()
    lines = accepted.lines.all() if accepted else support_request.lines.all()
    return {line.pk: line.persons for line in lines}


def grant(cast, support_request):
    """The three corners grant all that was tuned."""
    return say(cast, support_request, Outcome.GRANT, persons=all_persons(support_request))


def urgent(cast, support_request, *, follow=("P1", "P3")):
    """LOCC registers it as urgent and forwards it, with checks to follow."""
    intake.register_urgent(support_request, by=cast.loes, **URGENT_ROAD)
    forward(cast, support_request, follow=follow)
    return support_request
