"""Requests taken from the threshold of Defence to a decision, by the people whose work it is."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from foundation import clock
from regions.models import Team
from requests_app import application, conversation, fact_finding, figures, intake, triangle, workflow
from requests_app.actions import Action
from requests_app.checklists import PROCEDURAL_CODES, Verdict
from requests_app.models import Corner, Outcome, Status
from requests_app.staff import StaffType

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


@pytest.fixture
def complete(cast):
    """A function that completes and signs the application of a request, with figures of now."""

    def draw_up(support_request):
        for line in support_request.lines.all():
            kept = {name: getattr(line, name) for name in ("persons", "starts_on", "ends_on")}
            figures.change_line(line, by=cast.ineke, **kept, **DETAILS)
        figures.update_situation(support_request, by=cast.ineke, **a_situation())
        application.edit(support_request, by=cast.ineke, **WORDS)
        signature = {"signatory": "A. Burger", "signatory_function": "burgemeester", "signed_on": date(2020, 12, 28)}
        application.sign(support_request, by=cast.gerard, **signature)
        paper = SimpleUploadedFile("getekend.pdf", b"%PDF-1.4 getekend")
        conversation.attach(support_request, by=cast.gerard, file=paper, proves="signature")
        return support_request

    return draw_up


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


@pytest.fixture
def an_application(cast, a_request, complete):
    """A function that takes a request through filing and intake, up to and including the deed named."""

    def climb(until=Action.ACCEPT_INTAKE, **alert_values):
        support_request = complete(a_request(Action.ESCALATE_TO_MSOB, **alert_values))
        workflow.perform(support_request, Action.FILE_APPLICATION, by=cast.ineke)
        if until == Action.FILE_APPLICATION:
            return support_request
        for code in PROCEDURAL_CODES:
            intake.answer_check(support_request, by=cast.loes, code=code, verdict=Verdict.MET)
        workflow.perform(support_request, Action.ACCEPT_INTAKE, by=cast.loes)
        return support_request

    return climb


@pytest.fixture
def all_say(cast):
    """A function by which the three corners say the same."""

    def say(support_request, outcome, **more):
        for corner in Corner:
            speaker = getattr(cast, SPEAKER[corner])
            triangle.give_position(
                support_request, by=speaker, outcome=outcome, motivation=f"{corner}: {outcome}", **more
            )
            support_request.refresh_from_db()
        return support_request

    return say


@pytest.fixture
def a_report(cast):
    """A function by which Fenna's team goes and reports; `lines` are (staff type, persons, minimum) per line 1."""

    def report(support_request, lines=((StaffType.NURSE, 8, 1),), **more):
        team = Team.objects.get(name="Verkenningsteam Oost")
        visit_at = clock.now() + timedelta(hours=2)
        fact_finding.plan(
            support_request, by=cast.dirk, team=team, kind="visit", visit_at=visit_at, contact="teamleider"
        )
        need_line = support_request.lines.first()
        advised = [
            {
                "line": need_line,
                "staff_type": staff_type,
                "persons": persons,
                "starts_on": need_line.starts_on,
                "ends_on": need_line.ends_on,
                "minimum_team": minimum,
            }
            for staff_type, persons, minimum in lines
        ]
        found = {
            "spoken_with": "bestuurder, teamleider",
            "clients_on_site": 82,
            "crisis_organisation": 2,
            "hygiene": 2,
            "conclusion": "deployable",
        }
        fact_finding.report(support_request, by=cast.fenna, lines=advised, **found | more)
        return support_request

    return report


@pytest.fixture
def a_review(cast, an_application, all_say, a_report):
    """A function that takes a request to the triangle's review, with tuned lines both sides agreed on."""

    def climb(mix=((StaffType.NURSE, 8, 1),), **alert_values):
        support_request = an_application(**alert_values)
        all_say(support_request, Outcome.VISIT)
        assert support_request.status == Status.FACT_FINDING
        a_report(support_request, mix)
        workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)
        return support_request

    return climb


@pytest.fixture
def a_grant(a_review, all_say):
    """A function that takes a request to a grant of all tuned lines."""

    def climb(**more):
        support_request = a_review(**more)
        persons = {line.pk: line.persons for line in support_request.proposals.last().lines.all()}
        return all_say(support_request, Outcome.GRANT, persons=persons)

    return climb
