"""Monday 28 to Wednesday 30 December 2020: the last resort, from the signed application to the grants.

Told through the domain functions. Civil help that was promised falls through, LOCC returns what isn't concrete or
climbed the ladder on a thin reason, Defence visits, the numbers are tuned, three corners decide.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.core.files.base import ContentFile

from foundation import clock
from msob.scenarios import paper
from msob.scenarios.telling import let_time_pass, moment, speaker
from regions.models import Membership, Role, Team, User
from requests_app.deeds import (
    application,
    conversation,
    fact_finding,
    intake,
    ladder,
    need_and_situation,
    offering,
    triangle,
)
from requests_app.models import (
    STEP_2,
    Authority,
    InquiryState,
    NeedLine,
    Offer,
    OfferState,
    Outcome,
    SelfScan,
    Status,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, RefusalReason, Verdict
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import completeness

T = StaffType
ENDS_AT = moment("do 08:00")
CANCELLED = "De toegezegde mensen zijn zelf positief getest."
WORDS = {
    "why_not_self": "Alle eigen mensen werken dubbel; een derde is ziek of in quarantaine.",
    "why_not_in_time": "Uitzendkrachten en vrijwilligers komen op zijn vroegst na 4 januari.",
    "why_not_sufficient": "Wat wel is toegezegd, dekt geen enkele nacht.",
    "why_not_market": "Vier bureaus gebeld op 27 december; geen van alle heeft iemand.",
    "authority": Authority.MAYOR,
    "cost_accepted": True,
    "site_contact": "Crisiscoördinator, dag en nacht",
    "desired_effect": "Dag en nacht minimaal verantwoorde zorg op de cohortafdeling, zodat het eigen team drie weken"
    " kan herstellen.",
}
"""What an application says where its home didn't say it yet."""
ZONING = "Een deskundige infectiepreventie richt de zonering in."

MIXES = {
    "Zorghotel De Wending": ((1, T.NURSE, 6, 3), (2, T.CARER_IG, 4, 2)),
    "Zorgcentrum Het Hoge Licht": ((1, T.NURSE, 7, 3), (2, T.CARER_IG, 10, 4)),
    "Woonzorgcentrum De Berkenhof": ((1, T.NURSE, 4, 2), (2, T.GENERAL_SUPPORT, 7, 2)),
    "Verpleeghuis De Amstelbocht": ((1, T.NURSE, 4, 2), (1, T.GENERAL_SUPPORT, 7, 2)),
    "Ziekenhuis Vlietzicht": ((1, T.NURSE, 4, 2),),
}
"""Per home what the fact-finders advise: (need line, staff type, persons, minimum useful team)."""
THIS_WEEK = list(MIXES)[:4]


def play() -> None:
    """From Monday 08:00 to the grants of Wednesday; leaves the clock there."""
    granted = [latest_of(name) for name in THIS_WEEK]
    not_concrete, thin = latest_of("Woonzorghuis Noorderzijl"), latest_of("Verpleeghuis De Baroniehof")
    _at("ma 08:45", finish_the_ladder, granted)
    _at("ma 10:30", _apply, [*granted, thin])
    _at("ma 11:00", _register_by_telephone, [not_concrete])
    _at("ma 13:00", _return_what_fails, [(not_concrete, "P8"), (thin, "P5")])
    _at("ma 13:30", forward, granted)
    _at("ma 15:00", order_visits, granted)
    _at("ma 16:00", plan_visits, granted)
    _at("di 15:30", report, granted)
    _at("di 18:00", accept_the_advice, granted)
    _at("wo 09:00", confirm_figures, granted)
    _at("wo 10:00", grant, granted)


def file(support_request, **words) -> None:
    """Take one request from the ladder to LOCC: promised help falls through, the application is drawn up and filed."""
    finish_the_ladder(support_request)
    _apply(support_request, **words)


def _at(when: str, deed, requests: Iterable) -> None:
    let_time_pass(clock.now(), moment(when))
    for one in requests:
        deed(*one) if isinstance(one, tuple) else deed(one)


def latest_of(name: str) -> SupportRequest:
    """The open request of the institution with this name."""
    return SupportRequest.objects.open().filter(institution__name=name).latest("pk")


def who(role: Role, **scope) -> User:
    """The first of those who act in `role` for this scope."""
    held = Membership.objects.active().select_related("user").filter(role=role, **scope)
    return held.earliest("pk").user


def home_of(support_request) -> User:
    """Who acts for its institution."""
    return who(Role.INSTITUTION, institution=support_request.institution_id)


def ghor_of(support_request) -> User:
    """Who acts for its region."""
    return who(Role.GHOR, safety_region=support_request.safety_region_id)


def finish_the_ladder(support_request) -> None:
    """Help that was promised falls through, the last parties answer, and the region escalates."""
    promised = Offer.objects.filter(inquiry__support_request=support_request)
    for offer in promised.filter(state=OfferState.ACCEPTED).select_related("inquiry"):
        offering.withdraw_offer(offer, by=speaker(offer.inquiry), how=How(reason=CANCELLED))
    for offer in promised.filter(state=OfferState.OFFERED):
        offering.decline(
            offer, by=home_of(support_request), how=How(reason="Alleen dagdiensten; het gat zit in de nacht.")
        )
    for inquiry in support_request.inquiries.filter(state=InquiryState.PENDING):
        ladder.answer(inquiry, by=speaker(inquiry), answer="nothing", note="Niemand beschikbaar voor 4 januari.")
    support_request.refresh_from_db()
    if support_request.status == Status.NATIONAL:
        ask_step_2(support_request)
        workflow.perform(support_request, Action.ESCALATE_TO_MSOB, by=ghor_of(support_request))


def ask_step_2(support_request) -> None:
    """Ask the parties of step 2 that weren't asked; nobody can."""
    asked = set(support_request.inquiries.values_list("rung", flat=True))
    for rung in [rung for rung in STEP_2 if rung not in asked]:
        party = ladder.parties(support_request, rung)[0]
        event = ladder.ask(support_request, by=ghor_of(support_request), rung=rung, party=party).event
        inquiry = support_request.inquiries.get(pk=event.facts["inquiry"])
        ladder.answer(inquiry, by=speaker(inquiry), answer="nothing", note="Geen kandidaten binnen bereik.")


def _apply(support_request, **words) -> None:
    """The need in detail, figures of today, the application in `words`, signed and filed."""
    home, ghor = home_of(support_request), ghor_of(support_request)
    for line in support_request.lines.all():
        _detail(line, by=home)
    measure(support_request, by=home)
    drawn_up = completeness.drawn_up_for(support_request)
    said = {name: words.get(name) or getattr(drawn_up, name) or WORDS[name] for name in WORDS}
    application.edit(support_request, by=home, **said)
    place = support_request.location.municipality.name
    by_minister = said["authority"] == Authority.MINISTER
    application.sign(
        support_request,
        by=ghor,
        signatory="De minister van VWS" if by_minister else f"De burgemeester van {place}",
        signatory_function="minister" if by_minister else "burgemeester",
        signed_on=clock.today(),
    )
    letter = ContentFile(paper.pdf([support_request.reference, f"Aanvraag getekend te {place}"]), name="aanvraag.pdf")
    conversation.attach(support_request, by=ghor, file=letter, proves="signature")
    workflow.perform(support_request, Action.FILE_APPLICATION, by=ghor)


def _detail(line: NeedLine, *, by: User) -> None:
    kept = {name: getattr(line, name) for name in ("persons", "starts_on", "ends_on", "required_skill", "substitutes")}
    details = {
        "ward": line.ward or "Cohortafdeling",
        "tasks": line.tasks or "Zorg op de cohortafdeling",
        "day_shift": True,
        "evening_shift": True,
        "night_shift": True,
        "hours_a_week": line.hours_a_week or 36,
        "registered_only": line.staff_type == T.NURSE,
    }
    need_and_situation.change_line(line, by=by, **kept, **details)


def measure(support_request, *, by: User, **changed) -> None:
    """Yesterday's figures, confirmed for now, but for what `changed`; what was unknown is filled in."""
    latest = completeness.latest_situation(support_request)
    known = {name: getattr(latest, name) for name in need_and_situation.SITUATION_FIELDS} if latest else {}
    unknown = {
        "absence_percentage": "30.0",
        "open_shifts": 30,
        "minimum_fte": "9.0",
        "consequence": "Geen minimale zorg meer in avond en nacht.",
        "measures_taken": "Opnamestop, cohort, dubbele diensten.",
    }
    filled = {name: value if known.get(name) in (None, "") else known[name] for name, value in unknown.items()}
    need_and_situation.update_situation(
        support_request, by=by, **known | filled | changed | {"measured_at": clock.now()}
    )


def _register_by_telephone(support_request) -> None:
    """The region telephones LOCC: one nurse, no tasks, no ward."""
    intake.register_urgent(
        support_request,
        by=ghor_of(support_request),
        urgency="life_sustaining",
        waived_by="DPG Groningen",
        how=How(reason="Vannacht staat er niemand; de rest volgt."),
    )


def _return_what_fails(support_request, failing: str) -> None:
    """LOCC answers the checks, one fails, and the application goes back with a coded reason."""
    locc = who(Role.LOCC)
    note, code, reason = {
        "P8": (
            "Eén persoon, geen taken, geen afdeling.",
            RefusalReason.NOT_CONCRETE,
            "Noem de afdeling, de taken en de diensten.",
        ),
        "P5": (
            "Stap 2 is overgeslagen omdat het weekend was.",
            RefusalReason.LADDER_INCOMPLETE,
            "Vraag het Rode Kruis en Extra Handen alsnog.",
        ),
    }[failing]
    for one in PROCEDURAL_CODES:
        verdict, why = (Verdict.FAILED, note) if one == failing else (Verdict.MET, "")
        intake.answer_check(support_request, by=locc, code=one, verdict=verdict, note=why)
    intake.return_application(support_request, by=locc, codes=[code], how=How(reason=reason))


def forward(support_request) -> None:
    """LOCC accepts all that was filled in and hands it to the triangle."""
    locc = who(Role.LOCC)
    intake.accept_all(support_request, by=locc)
    answered = set(support_request.checks.values_list("code", flat=True))
    for code in [code for code in PROCEDURAL_CODES if code not in answered]:
        intake.answer_check(support_request, by=locc, code=code, verdict=Verdict.MET)
    workflow.perform(support_request, Action.ACCEPT_INTAKE, by=locc)


def all_say(support_request, outcome: Outcome, motivations: tuple[str, str, str], **more) -> None:
    """Defence, VWS and GHOR/LOCC give the same outcome, each in its own words."""
    speakers = (who(Role.DEFENCE_PLANNER), who(Role.VWS), ghor_of(support_request))
    for person, motivation in zip(speakers, motivations, strict=True):
        triangle.give_position(support_request, by=person, outcome=outcome, motivation=motivation, **more)


def order_visits(support_request) -> None:
    """The corners want facts before figures."""
    words = ("Eerst kijken wat er echt nodig is.", "De nood is duidelijk; ga langs.", "De ladder is geklommen.")
    all_say(support_request, Outcome.VISIT, words)


def plan_visits(support_request) -> None:
    """A team goes there tomorrow morning."""
    team = who(Role.FACT_FINDER).memberships_now()[0].team or Team.objects.earliest("pk")
    fact_finding.plan(
        support_request,
        by=who(Role.DEFENCE_PLANNER),
        team=team,
        kind="visit",
        visit_at=datetime.combine(clock.today() + timedelta(days=1), time(10), tzinfo=clock.AMSTERDAM),
        contact="Crisiscoördinator, dag en nacht",
    )


def report(support_request, *, condition: str = ZONING, **seen) -> None:
    """What the team found (or has `seen` otherwise), whom it advises, and what must be so first."""
    clients = completeness.latest_situation(support_request).clients_on_site or 0
    found = {
        "spoken_with": "bestuurder, locatiemanager, teamleider cohort",
        "clients_on_site": max(clients - 2, 0),
        "crisis_organisation": SelfScan.SUFFICIENT,
        "crisis_findings": "Dagelijks overleg; roosteren gebeurt door één persoon.",
        "hygiene": SelfScan.WEAK,
        "hygiene_findings": "Schoon en vuil lopen door elkaar op de cohortafdeling.",
        "registered_tasks": "Medicatie, zuurstof en wondzorg.",
        "expertise": "Een crisismanager die roostert, een deskundige infectiepreventie.",
        "conclusion": "under_conditions",
    }
    before_arrival = {
        "text": condition,
        "owner": "locatiemanager",
        "kind": "before_arrival",
        "due_at": clock.now() + timedelta(hours=24),
    }
    fact_finding.report(
        support_request,
        by=who(Role.FACT_FINDER),
        lines=_advice(support_request),
        conditions=[before_arrival],
        **found | seen,
    )


def _advice(support_request) -> list[dict]:
    lines = {line.number: line for line in support_request.lines.all()}
    return [
        {
            "line": lines[number],
            "staff_type": staff_type,
            "persons": persons,
            "starts_on": max(lines[number].starts_on, clock.today() + timedelta(days=2)),
            "ends_on": lines[number].ends_on,
            "minimum_team": minimum,
        }
        for number, staff_type, persons, minimum in MIXES[support_request.institution.name]
    ]


def accept_the_advice(support_request) -> None:
    """The home agrees to the numbers and the conditions."""
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=home_of(support_request))


def confirm_figures(support_request) -> None:
    """The home's figures of this morning."""
    measure(support_request, by=home_of(support_request))


def grant(support_request) -> None:
    """Three corners grant what both sides agreed on."""
    lines = support_request.proposals.filter(state="accepted").get().lines.all()
    words = (
        "Het effect is militair te leveren; het team is klein genoeg om af te lossen.",
        "Zonder hulp is de minimale zorg niet te leveren.",
        "De instelling heeft de voorwaarden aanvaard.",
    )
    all_say(support_request, Outcome.GRANT, words, persons={line.pk: line.persons for line in lines})
