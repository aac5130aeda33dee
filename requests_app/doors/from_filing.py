"""The doors from the application to the evaluation, like those of `ladder`."""

from django.utils.translation import gettext_lazy as _

from requests_app.deeds import (
    application,
    evaluation,
    extension,
    fact_finding,
    intake,
    meeting,
    notice,
    triangle,
    tuning,
)
from requests_app.doors.door import Door, plain
from requests_app.forms import evaluation as evaluation_forms
from requests_app.forms import fact_finding as fact_finding_forms
from requests_app.forms import intake as intake_forms
from requests_app.forms import meeting as meeting_forms
from requests_app.forms import paper as paper_forms
from requests_app.forms import triangle as triangle_forms
from requests_app.forms import tuning as tuning_forms
from requests_app.forms.deed import DeedForm, ReasonForm
from requests_app.models.actions import Action

LINE = {"line": 1, "staffType": "nurse", "startsOn": "2020-12-30", "endsOn": "2021-01-11", "minimumTeam": 2}

DOORS = (
    plain(Action.FILE_APPLICATION, done=_("The application is filed with LOCC")),
    plain(Action.ACCEPT_INTAKE, panel="intake", done=_("The request is handed to the triangle")),
    plain(Action.ACCEPT_TUNING, panel="tuning", done=_("The tuned lines are accepted")),
    plain(
        Action.AMEND,
        panel="decision",
        example={"reason": "Four colleagues came back from quarantine"},
        done=_("The request is amended"),
    ),
    plain(
        Action.REASSESS,
        panel="decision",
        example={"reason": "The hospital next door needs them more"},
        done=_("The reassessment is started"),
    ),
    plain(
        Action.ASK_REASSESSMENT,
        panel="decision",
        example={"reason": "Seven more fell ill since"},
        done=_("The reassessment is asked for"),
    ),
    Door(
        Action.EDIT_APPLICATION,
        paper_forms.ApplicationForm,
        application.edit,
        "applications",
        section="application",
        keeps=True,
        example={
            "desiredEffect": "The night shifts of three wards are staffed safely until 11 January.",
            "authority": "burgemeester",
            "supervisorEachShift": True,
            "ppeDays": 4,
        },
        done=_("The application is saved"),
    ),
    Door(
        Action.SIGN,
        paper_forms.SignForm,
        application.sign,
        "signatures",
        section="application",
        example={"signatory": "Mayor of Enschede", "signatoryFunction": "burgemeester", "signedOn": "2020-12-28"},
        done=_("The signature is recorded"),
    ),
    Door(
        Action.ANSWER_CHECK,
        intake_forms.CheckForm,
        intake.answer_check,
        "checks",
        section="intake",
        example={"code": "P5", "verdict": "failed", "note": "Step 2 was waived on a thin reason"},
        done=_("The check is answered"),
    ),
    Door(
        Action.RETURN_APPLICATION,
        intake_forms.ReturnForm,
        intake.return_application,
        "returns",
        panel="intake",
        example={"codes": ["ladder_incomplete"], "reason": "Ask the Red Cross first"},
        done=_("The application is returned"),
    ),
    Door(
        Action.REGISTER_URGENT,
        intake_forms.UrgentForm,
        intake.register_urgent,
        "urgent-registrations",
        goes_round=True,
        example={
            "urgency": "lifesaving",
            "waivedBy": "Director of public health of Twente",
            "reason": "Nobody is left for tonight",
        },
        done=_("The request is registered as urgent"),
    ),
    Door(
        Action.GIVE_POSITION,
        triangle_forms.PositionForm,
        triangle.give_position,
        "positions",
        panel="triangle",
        example={
            "outcome": "grant",
            "persons": [{"line": "1", "persons": 2}],
            "motivation": "Two nurses keep the nights safe; more can't be spared before New Year.",
            "reservation": "A nurse of the home leads each shift",
            "concerns": ["S9"],
        },
        done=_("The position is given"),
    ),
    Door(Action.SETTLE, DeedForm, triangle.settle, "settlements", panel="triangle", done=_("The decision is settled")),
    Door(
        Action.DECIDE_WITH_DISSENT,
        triangle_forms.DissentForm,
        triangle.decide_with_dissent,
        "dissenting-decisions",
        panel="triangle",
        example={
            "outcome": "reject",
            "mandate": "Mandate of the Minister of 3 March 2020",
            "motivation": "Agencies have staff from Thursday on.",
            "reasons": ["market_available"],
        },
        done=_("The decision is taken, although the corners are divided"),
    ),
    Door(
        Action.NOTICE,
        triangle_forms.NoticeForm,
        notice.record,
        "notices",
        section="decision",
        panel="decision",
        example={"to": "applicant", "toldAt": "2020-12-29T08:30:00+01:00", "toldBy": "duty officer of the GHOR"},
        done=_("It is recorded who was told"),
    ),
    Door(
        Action.PLAN_MISSION,
        fact_finding_forms.MissionForm,
        fact_finding.plan,
        "missions",
        panel="fact_finding",
        example={
            "team": 1,
            "kind": "visit",
            "visitAt": "2020-12-29T13:00:00+01:00",
            "contact": "Crisis coordinator 053 999 00 11",
        },
        done=_("The visit is planned"),
    ),
    Door(
        Action.REPORT_FINDINGS,
        fact_finding_forms.ReportForm,
        fact_finding.report,
        "reports",
        panel="fact_finding",
        example={
            "spokenWith": "director, team leader",
            "clientsOnSite": 82,
            "absencePercentage": 29.5,
            "crisisOrganisation": 1,
            "crisisFindings": "Rosters are made by each ward on its own",
            "hygiene": 2,
            "conclusion": "under_conditions",
            "lines": [{**LINE, "persons": 4}],
            "conditions": [
                {
                    "text": "One roster for all wards",
                    "owner": "care manager",
                    "kind": "before_arrival",
                    "dueAt": "2020-12-30T12:00:00+01:00",
                }
            ],
        },
        done=_("The findings are reported"),
    ),
    Door(
        Action.ABANDON_VISIT,
        ReasonForm,
        fact_finding.abandon,
        "abandoned-visits",
        panel="fact_finding",
        example={"reason": "The team is in quarantine"},
        done=_("The visit is called off"),
    ),
    Door(
        Action.PROPOSE_TUNING,
        tuning_forms.ProposeForm,
        tuning.propose,
        "proposals",
        panel="tuning",
        example={"lines": [{**LINE, "persons": 3}], "reason": "Three are enough by day"},
        done=_("The proposal is made"),
    ),
    Door(
        Action.PROCEED_WITHOUT_ANSWER,
        tuning_forms.ProceedForm,
        tuning.proceed,
        "unanswered-tunings",
        panel="tuning",
        example={
            "called": "care manager",
            "calledAt": "2020-12-29T08:30:00+01:00",
            "reason": "No one answers and the nights are empty",
        },
        done=_("The request went to the triangle without an answer"),
    ),
    Door(
        Action.COMPLETE_CONDITION,
        fact_finding_forms.ConditionForm,
        fact_finding.complete_condition,
        "completions",
        example={"note": "The roster of all wards hangs at the desk"},
        done=_("The condition is reported as met"),
    ),
    Door(
        Action.PLAN_MEETING,
        meeting_forms.AgendaForm,
        meeting.put,
        "agenda-items",
        section="triangle",
        panel="triangle",
        example={"meeting": 1, "rank": 1, "reason": "The first empty night is today"},
        done=_("The request stands on the agenda"),
    ),
    Door(
        Action.ASK_EXTENSION,
        evaluation_forms.ExtensionForm,
        extension.ask,
        "extensions",
        panel="deployments",
        example={"until": "2021-01-18", "reason": "Half of our own people are still in quarantine"},
        done=_("The extension is asked for"),
    ),
    Door(
        Action.EVALUATE,
        evaluation_forms.EvaluationForm,
        evaluation.evaluate,
        "evaluations",
        panel="deployments",
        example={
            "effect": 3,
            "cooperation": 2,
            "induction": 2,
            "rightPeople": True,
            "wentWell": "The nights were staffed from the first evening on",
            "couldBeBetter": "One roster from the first day",
            "lesson": "Give the unit access to the system before it arrives",
        },
        done=_("The evaluation is recorded"),
    ),
    plain(Action.CLOSE, done=_("The case is closed")),
)
