"""What one sends for each deed, with people and days of December 2020; the tests send every one of these.

Numbers that stand for something in the database (a location, a party, a line) are those of the demo's first request.
"""

from typing import Any

from requests_app.models.actions import Action

CALL = {"firstUnsafeShiftAt": "2020-12-29T23:00:00+01:00", "callBackNumber": "053 999 00 11"}
LINE = {"line": 1, "staffType": "nurse", "startsOn": "2020-12-30", "endsOn": "2021-01-11", "minimumTeam": 2}
NURSES = {"staffType": "nurse", "persons": 1, "startsOn": "2020-12-30", "endsOn": "2021-01-11"}

EXAMPLES: dict[Action, dict[str, Any]] = {
    Action.OPEN: {
        "location": 1,
        **NURSES,
        "persons": 8,
        **CALL,
        "clientsOnSite": 84,
        "key": "avondzon-2020-12-28-a",
    },
    Action.EDIT_ALERT: {"callBackNumber": "053 999 00 12"},
    Action.ADD_NEED_LINE: {"staffType": "host", "persons": 2, "startsOn": "2020-12-30", "endsOn": "2021-01-11"},
    Action.CHANGE_NEED: {"persons": 9, "tasks": "Day care on ward 2"},
    Action.UPDATE_SITUATION: {
        "measuredAt": "2020-12-28T07:00:00+01:00",
        "clientsOnSite": 83,
        "clientsInfected": 31,
        "absencePercentage": 31.5,
        "admissionStop": "full",
        "crisisOrganisation": 2,
    },
    Action.SET_URGENCY: {"urgency": "high"},
    Action.SET_PRIORITY: {"priorityRank": 1, "priorityReason": "Nobody is left for the nights"},
    Action.ASK: {"party": "other_institutions:1", "question": "Can you spare two nurses for the nights?"},
    Action.ASK_ALL: {"question": "Whom can you spare from Wednesday on?"},
    Action.ANSWER: {"answer": "partly", "line": 1, **NURSES, "note": "From Wednesday on"},
    Action.CORRECT_ANSWER: {"answer": "nothing", "note": "They fell ill themselves"},
    Action.EXPIRE: {"called": "secretariat", "calledAt": "2020-12-28T08:00:00+01:00", "note": "No one is there"},
    Action.WAIVE_RUNG: {"rung": "civil_pool", "reason": "Asked by telephone this morning"},
    Action.OFFER: {"line": 1, **NURSES},
    Action.WITHDRAW_OFFER: {"reason": "Needed in our own house"},
    Action.ACCEPT_OFFER: {"persons": 1},
    Action.DECLINE_OFFER: {"reason": "Comes too late"},
    Action.MARK_ARRIVED: {},
    Action.MARK_NOT_ARRIVED: {"lastDay": "2021-01-04", "reason": "Called back by their own employer"},
    Action.COMMENT: {"text": "The mayor has been told.", "audience": "all"},
    Action.ATTACH: {"proves": "request", "audience": "all"},
    Action.EDIT_APPLICATION: {
        "desiredEffect": "The night shifts of three wards are staffed safely until 11 January.",
        "authority": "burgemeester",
        "supervisorEachShift": True,
        "ppeDays": 4,
    },
    Action.SIGN: {
        "signatory": "Mayor of Enschede",
        "signatoryFunction": "burgemeester",
        "signedOn": "2020-12-28",
    },
    Action.FILE_FOLLOW_UP: {"reason": "Another ward fell ill"},
    Action.RESOLVE: {"code": "arrived"},
    Action.REGISTER_URGENT: {
        "urgency": "lifesaving",
        "waivedBy": "Director of public health of Twente",
        "reason": "Nobody is left for tonight",
    },
    Action.ANSWER_CHECK: {"code": "P5", "verdict": "failed", "note": "Step 2 was waived on a thin reason"},
    Action.RETURN_APPLICATION: {"codes": ["ladder_incomplete"], "reason": "Ask the Red Cross first"},
    Action.GIVE_POSITION: {
        "outcome": "grant",
        "persons": [{"line": "1", "persons": 2}],
        "motivation": "Two nurses keep the nights safe; more can't be spared before New Year.",
        "reservation": "A nurse of the home leads each shift",
        "concerns": ["S9"],
    },
    Action.SETTLE: {},
    Action.DECIDE_WITH_DISSENT: {
        "outcome": "reject",
        "mandate": "Mandate of the Minister of 3 March 2020",
        "motivation": "Agencies have staff from Thursday on.",
        "reasons": ["market_available"],
    },
    Action.NOTICE: {
        "to": "applicant",
        "toldAt": "2020-12-29T08:30:00+01:00",
        "toldBy": "duty officer of the GHOR",
    },
    Action.PLAN_MISSION: {
        "team": 1,
        "kind": "visit",
        "visitAt": "2020-12-29T13:00:00+01:00",
        "contact": "Crisis coordinator 053 999 00 11",
    },
    Action.REPORT_FINDINGS: {
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
    Action.ABANDON_VISIT: {"reason": "The team is in quarantine"},
    Action.PROPOSE_TUNING: {"lines": [{**LINE, "persons": 3}], "reason": "Three are enough by day"},
    Action.PROCEED_WITHOUT_ANSWER: {
        "called": "care manager",
        "calledAt": "2020-12-29T08:30:00+01:00",
        "reason": "No one answers and the nights are empty",
    },
    Action.COMPLETE_CONDITION: {"note": "The roster of all wards hangs at the desk"},
    Action.PLAN_MEETING: {"meeting": 1, "rank": 1, "reason": "The first empty night is today"},
    Action.ASK_EXTENSION: {"until": "2021-01-18", "reason": "Half of our own people are still in quarantine"},
    Action.EVALUATE: {
        "effect": 3,
        "cooperation": 2,
        "induction": 2,
        "rightPeople": True,
        "wentWell": "The nights were staffed from the first evening on",
        "couldBeBetter": "One roster from the first day",
        "lesson": "Give the unit access to the system before it arrives",
    },
    Action.CLOSE: {"action": "close"},
    Action.REMOVE_NEED_LINE: {},
    Action.CONFIRM: {},
    Action.CONTEST: {"reason": "I said: call me back"},
    Action.SUBMIT: {"action": "submit"},
    Action.RETURN_TO_INSTITUTION: {"action": "return_to_institution", "reason": "Which ward is it?"},
    Action.ESCALATE_TO_NATIONAL: {"action": "escalate_to_national", "version": 1},
    Action.ESCALATE_TO_MSOB: {"action": "escalate_to_msob"},
    Action.WITHDRAW: {
        "action": "withdraw",
        "reason": "The staff recovered",
        "spokenName": "location manager",
        "spokenAt": "2020-12-28T07:45:00+01:00",
    },
    Action.REOPEN: {"action": "reopen", "reason": "Ill again"},
    Action.ASK_FIGURES: {"action": "ask_figures"},
    Action.FILE_APPLICATION: {"action": "file_application"},
    Action.ACCEPT_INTAKE: {"action": "accept_intake"},
    Action.ACCEPT_TUNING: {"action": "accept_tuning"},
    Action.AMEND: {"action": "amend", "reason": "Four colleagues came back from quarantine"},
    Action.REASSESS: {"action": "reassess", "reason": "The hospital next door needs them more"},
    Action.ASK_REASSESSMENT: {"action": "ask_reassessment", "reason": "Seven more fell ill since"},
}
