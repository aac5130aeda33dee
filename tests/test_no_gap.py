"""Everything a person can do on a page, a program can do: each form, list and paper beside its resource.

The addresses come from the resolver and the operations from the description of the API, so a page without a resource
fails here, until it is stated below why it has none.
"""

import pytest

from foundation.problems import camel
from requests_app.doors import DOORS
from requests_app.procedure.rules import RULES
from tests.test_access import addresses

BESIDE = {
    "home": "listRequests listOnBehalf listInquiriesToYou",
    # requests
    "requests:list": "listRequests",
    "requests:export": "listRequests",
    "requests:alert": "raiseAlert",
    "requests:detail": "getRequest",
    "requests:complete": "getRequest listNeedLines updateSituation editApplication",
    "requests:night_card": "getRequest listNumbers",
    "requests:journal": "listEvents getEvent",
    "requests:readings": "listReadings",
    "requests:readings_export": "listReadings",
    "requests:file": "downloadAttachment",
    "requests:letter_pdf": "downloadDecisionLetter",
    "requests:case_file_pdf": "downloadCaseFile",
    "requests:edxl": "getResourceMessage",
    "requests:edxl_in": "receiveRequestResource",
    "requests:signing_pack_pdf": "downloadSigningPack",
    "requests:municipality_pack_pdf": "downloadMunicipalityPack",
    "requests:minutes_pdf": "downloadMinutes",
    "requests:intake": "listChecks answerChecks",
    "requests:report": "reportFindings",
    "requests:position": "givePosition",
    "requests:dissent": "decideWithDissent",
    "requests:inquiries": "listInquiriesToYou",
    "requests:inquiries_export": "listInquiriesToYou",
    "requests:inquiry": "getInquiry",
    "requests:regional_round": "listRequests listInquiries ask answer callBack acceptOffer declineOffer",
    "requests:national_priority": "listRequests setNationalPriority",
    "requests:national_export": "listRequests",
    "requests:meetings": "listMeetings openMeeting",
    "requests:meeting": "readMeeting",
    "requests:meeting_positions": "readMeeting listPositions",
    "requests:minutes": "keepMinutes",
    "requests:attendance": "noteAttendance",
    "requests:meeting_turn": "takeUp",
    "requests:package": "giveMeetingPosition",
    # who exists
    "regions:institutions": "listInstitutions",
    "regions:institutions_export": "listInstitutions",
    "regions:institution": "getInstitution",
    "regions:institution_new": "createInstitution",
    "regions:institution_edit": "changeInstitution",
    "regions:institution_import": "createInstitution changeInstitution addLocation changeLocation",
    "regions:location_new": "addLocation",
    "regions:location_edit": "changeLocation",
    "regions:people": "listPeople listInvitations",
    "regions:people_export": "listPeople",
    "regions:people_import": "previewPeople importPeople",
    "regions:person": "getPerson",
    "regions:person_join": "addMembership",
    "regions:person_leave": "letLeave",
    "regions:person_factor": "resetFactor",
    "regions:person_readmit": "readmit",
    "regions:membership_end": "endMembership",
    "regions:membership_deputy": "appointDeputy",
    "regions:invite": "invite",
    "regions:invitation_resend": "sendInvitationAgain",
    "regions:invitation_revoke": "revokeInvitation",
    "regions:tokens": "listTokens makeToken",
    "regions:token_revoke": "revokeToken",
    "regions:duty": "listDuties",
    "regions:duty_new": "listWhoCanBeOnCall putOnDuty",
    "regions:duty_remove": "takeOffDuty",
    "regions:readings": "listAllReadings",
    "regions:readings_export": "listAllReadings",
    "regions:security_events": "listSecurityEvents",
    "regions:security_events_export": "listSecurityEvents",
    # messages
    "notifications:messages": "listMessages",
    "notifications:messages_export": "listMessages",
    "notifications:message": "listMessages readMessages",
    "notifications:read": "readMessages",
    "notifications:preferences": "getPreferences choosePreferences",
    "notifications:webhooks": "listWebhooks",
    "notifications:webhooks_export": "listWebhooks",
    "notifications:webhook": "getWebhook listWebhookDeliveries",
    "notifications:webhook_export": "listWebhookDeliveries",
    "notifications:webhook_new": "addWebhook",
    "notifications:webhook_edit": "changeWebhook",
    "notifications:webhook_secret": "replaceWebhookSecret",
    "notifications:webhook_trial": "tryWebhook",
    "notifications:webhook_replay": "replayWebhook",
    "notifications:webhook_again": "sendWebhookDeliveryAgain",
    "notifications:answer_by_link": "getInquiry answer",
    # capacity
    "capacity:board": "getBoard getBoardByUnit getBands",
    "capacity:export": "getBoard",
    "capacity:cell": "listBookings getBoardByUnit",
    "capacity:pools": "listPools",
    "capacity:pools_export": "listPools",
    "capacity:pool": "getPool listPoolSizes listShortages",
    "capacity:pool_new": "createPool",
    "capacity:pool_edit": "changePool",
    "capacity:pool_size": "setPoolSize",
    "capacity:pool_confirm": "confirmPool",
    "capacity:pool_import": "createPool setPoolSize",
    "capacity:shortage_solve": "solveShortage",
    "capacity:plans": "listPlans askPlan",
    "capacity:plan": "getPlan",
    "capacity:again": "askPlan",
    "capacity:cancel": "cancelPlan",
    "capacity:adopt": "adoptPlan",
    "capacity:compare": "comparePlans",
    "capacity:left": "listLeftByPlan",
    "capacity:package": "givePackagePosition",
    "deployments:list": "listDeployments",
    "deployments:export": "listDeployments",
    "deployments:detail": "readDeployment",
    "deployments:together": "listDeployments drawUp approve",
    "deployments:timeline": "readTimeline",
    "deployments:timeline_export": "readTimeline",
    "deployments:order": "readMovementOrder",
    "deployments:order_pdf": "downloadMovementOrder",
    # the picture
    "insight:own": "getPicture",
    "insight:picture": "getPicture",
    "insight:charts": "getPictureChart",
    "insight:export": "getPicture",
    "insight:steering": "getSteering markSteeringRead",
    "insight:steering_export": "getSteering",
    "insight:reports": "listReportSubscriptions askReport",
    "insight:subscription_stop": "stopReport",
    "insight:report": "getReport askReport",
    "insight:report_table": "getReport",
    "insight:report_pdf": "downloadReport",
    "insight:briefing_pdf": "downloadReport",
    "insight:open_data": "listOpenDays",
    "insight:open_file": "getOpenDay",
    "insight:money": "getMoney listMoneyOfRequests",
    "insight:money_of": "getMoney listMoneyOfRequests",
    "insight:money_export": "listMoneyOfRequests",
    "insight:upscaling": "getUpscaling",
    "insight:upscaling_export": "getUpscaling",
    "insight:upscaling_import": "putInUpscalingPlan",
    "insight:lessons": "listLessons",
    "insight:lessons_export": "listLessons",
    "insight:lesson": "getLesson",
    "insight:lesson_new": "proposeLesson",
    "insight:lesson_deed": "changeLesson publishLesson rejectLesson startLesson stopLesson judgeLesson adoptLesson"
    " giveUpLesson withdrawLesson",
    "insight:signs": "listEarlySigns",
    "insight:signs_of": "listEarlySigns",
    "insight:signs_export": "listEarlySigns",
    "insight:sign_call": "listEarlySigns logSignCall",
    "insight:civil_pools": "getCivilPools",
    "insight:civil_pools_of": "getCivilPools",
    "insight:civil_pools_export": "getCivilPools",
    "insight:civil_pools_hand_in": "handInCivilPool",
    "insight:civil_pools_import": "handInCivilPool",
    "insight:pressure": "getPressure",
    "insight:pressure_of": "getPressure",
    "insight:pressure_export": "getPressure",
    "insight:pressure_hand_in": "handInPressure",
    "insight:pressure_import": "handInPressure",
}
"""By page: the operations that do and read the same."""

A_SHEET = "an empty sheet to be filled in by hand and handed in on a page; by API the rows are sent as they are"
HERSELF = "who signs in, and with what, is between a person and the page that asks her"
OF_THE_HOUSE = "keeps the installation itself going, by whoever runs it"
ONLY_A_PAGE = {
    **dict.fromkeys(("live", "health", "metrics", "privacy", "accessibility", "demo_sign_in"), OF_THE_HOUSE),
    **dict.fromkeys(("demo_clock", "demo_mails"), "the demo's alone"),
    **dict.fromkeys(("usersessions_list", "session_end", "regions:invitation_accept"), HERSELF),
    **dict.fromkeys(("calendar_link", "calendar_link_end"), "a link for a person's own calendar, made as a token is"),
    "calendar": "is for programs already",
    **dict.fromkeys((f"notifications:{name}" for name in ("delivery", "delivery_export", "tell_again")), OF_THE_HOUSE),
    **dict.fromkeys((f"notifications:{name}" for name in ("resend", "put_away")), OF_THE_HOUSE),
    **dict.fromkeys(
        ("regions:institution_import_sheet", "regions:people_import_sheet", "capacity:pool_import_sheet"), A_SHEET
    ),
    **dict.fromkeys(
        (f"insight:{name}_import_sheet" for name in ("civil_pools", "pressure", "upscaling")),
        A_SHEET,
    ),
    "insight:open_catalog": "is a description for programs already",
}
"""By page: why a program has no other way to the same."""

DEED_PAGES = "requests:deed"
WRITING = {"post", "patch", "put", "delete"}


@pytest.fixture
def operations(client, db):
    """By name of an operation: (method, what is said of it)."""
    told = client.get("/api/v1/openapi.json").json()["paths"]
    return {said["operationId"]: (method, said) for one in told.values() for method, said in one.items()}


def pages():
    """(name, route, view) of each address that is no part of the API, and isn't the general page of a deed."""
    for name, route, view in addresses():
        if not route.startswith("api/") and not name.startswith(DEED_PAGES):
            yield name, route, view


def takes_a_post(view) -> bool:
    """Whether something can be sent to a page, by what stands around its function."""
    while view is not None:
        if hasattr(getattr(view, "view_class", None), "post"):
            return True
        for name, cell in zip(view.__code__.co_freevars, view.__closure__ or (), strict=True):
            if name == "request_method_list":
                return "POST" in cell.cell_contents
        view = getattr(view, "__wrapped__", None)
    return False


def test_each_page_stands_beside_its_resource_or_says_why_it_has_none(operations):
    names = {name for name, _route, _view in pages()}

    assert names - {*BESIDE} - {*ONLY_A_PAGE} == set(), "say by which operations a program does this"
    assert {*BESIDE} & {*ONLY_A_PAGE} == set()
    assert ({*BESIDE} | {*ONLY_A_PAGE}) - names == set()
    assert {one for said in BESIDE.values() for one in said.split()} - {*operations} == set()


def test_what_is_sent_on_a_page_is_sent_to_a_resource_and_what_is_read_is_read_there(operations):
    wrong = []

    for name, route, view in pages():
        methods = {operations[one][0] for one in BESIDE.get(name, "").split()}
        if methods and takes_a_post(view) and not methods & WRITING:
            wrong.append((name, "nothing can be sent"))
        if methods and not takes_a_post(view) and "get" not in methods:
            wrong.append((name, "nothing can be read"))
        papers = [
            operations[one][1]["responses"]["200"] for one in BESIDE.get(name, "").split() if route.endswith(".pdf")
        ]
        wrong += [(name, "no paper") for one in papers if "application/pdf" not in one["content"]]

    assert wrong == []


def test_the_page_of_each_deed_has_its_resource(operations):
    one_click = {action for action, rule in RULES.items() if rule.one_click}

    assert {action for action, door in DOORS.items() if not door.resource} <= one_click
    assert {camel(action.value) for action, door in DOORS.items() if door.resource} <= {*operations}
