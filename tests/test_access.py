"""Every address, page and API, asked by nobody, by the neighbour and by the wrong role.

The addresses come from the resolver, so a new one without a row here fails. Nobody is sent to sign in (a page) or gets
401 (the API); what one may not see isn't found (404); what one sees and isn't one's own is refused (403).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLResolver, get_resolver, reverse

from capacity.models import Plan, Pool
from foundation import clock
from insight.lessons.api import RESOURCES
from insight.lessons.proposing import propose
from insight.open_data import publishing
from notifications import outbox, webhooks
from regions import tokens
from requests_app.deeds import application, conversation, meeting
from requests_app.doors import DOORS
from requests_app.models import Condition, Status, Undoable
from tests import recipes, road
from tests.chance import PROVING
from tests.regions.test_doors import OPEN_TO_ALL, PAGES

NOT_OURS = ("allauth", "django.contrib.admin", "django.views.i18n", "mfa")
PUBLIC = {
    "live",
    "health",
    "metrics",
    "demo_sign_in",
    "demo_clock",
    "demo_mails",
    "api-openapi",
    "privacy",
    "accessibility",
}
PUBLIC |= {"notifications:answer_by_link", "calendar"}
"""Open to anybody, or (metrics, the demo's own pages, the link to answer by) with a guard of their own."""

ASKING = [
    *("ineke", "petra", "wim", "gerard", "greet", "karin", "rob", "roos", "loes", "vera", "dirk", "fenna", "mira"),
    *("otto", "jelle", "bea", "uma", "aukje", "ada"),
]
EVERYBODY = frozenset(ASKING)
READERS = frozenset({"ineke", "gerard", "loes"})
"""Who may open De Avondzon's request at step 1: the home, its GHOR, and LOCC by its reference."""

LISTS = READERS - {"loes"}

OPENERS = frozenset({"ineke", "petra", "wim", "gerard", "greet", "loes", "vera"})
FIGURES_ALONE = frozenset({"otto", "jelle", "bea", "uma"})
"""Who reads figures and never a case: Bea of Twente, Uma of the country as a whole."""

PLACING = EVERYBODY - FIGURES_ALONE - {"karin", "rob", "roos", "fenna", "aukje"}
GHOR = frozenset({"gerard", "greet"})
ADA = frozenset({"ada"})
AUKJE = frozenset({"aukje"})
AT_THE_TABLE = GHOR | {"loes", "vera", "dirk", "mira"}
SEE = AT_THE_TABLE | {"ineke", "petra", "wim", "fenna"}
NOBODY: frozenset = frozenset()
NUMBERS = frozenset({"loes", "vera", "dirk", "mira"})
"""Who sees military capacity in numbers; who keeps the pools is Dirk."""

BANDS = NUMBERS | {"ineke", "petra", "wim", "gerard", "greet", "fenna", "otto", "jelle"}
KEEPS = frozenset({"dirk"})
STEERS = NUMBERS | {"otto", "jelle"}
PICTURED = STEERS | {"ineke", "petra", "wim", "gerard", "greet", "bea", "uma"}
"""Who has a picture of something; the country is for who steers."""

REPORTS = STEERS | GHOR | {"bea", "uma"}
TWENTE = STEERS | {"gerard", "bea"}
"""Who has a report of something; and who of Twente."""

HANDS_IN = frozenset({"ineke", "petra", "wim", "gerard", "greet", "loes", "vera"})
OF_PETRA = frozenset({"petra", "gerard", "vera"})
TAKE_PART = EVERYBODY - FIGURES_ALONE - {"aukje", "ada"}
"""Who reads what Petra proposed, and who proposes."""

HOMES_TOO = frozenset({"ineke", "gerard", "loes", "vera"})
UNHANDED = STEERS - HANDS_IN | {"bea"}
"""Who hands in figures of care pressure, who reads those of De Avondzon, and who reads a region's and hands in none."""

HANDS_IN_POOLS = frozenset({"roos", "gerard", "greet", "loes", "vera"})
POOLED = STEERS | HANDS_IN_POOLS | {"bea", "uma"}
"""Who hands in figures of civil pools, and who reads them: of Twente not its neighbour."""


@dataclass(frozen=True)
class Row:
    """Arguments of an address by name, who may GET it, whom it refuses (403); nobody else finds it (404)."""

    args: tuple = ()
    opens: frozenset = EVERYBODY
    refuses: frozenset = NOBODY
    tells: frozenset = READERS
    """Who may read of the request in the answer; in that of all others nothing of it stands."""


REQUEST, ASKED = ("reference",), ("inquiry",)
TO_KARIN = frozenset({"karin"})
ROWS = {
    "home": Row(),
    "requests:list": Row(),
    "deployments:list": Row(),
    "deployments:together": Row((), frozenset({"dirk"}), EVERYBODY - {"dirk"}),
    "deployments:export": Row(("csv",)),
    "deployments:timeline": Row(),
    "deployments:timeline_export": Row(("csv",)),
    "api-timeline": Row(),
    "requests:export": Row(("csv",)),
    "requests:alert": Row((), OPENERS, EVERYBODY - OPENERS),
    "requests:edxl_in": Row((), OPENERS, EVERYBODY - OPENERS),
    "requests:detail": Row(REQUEST, READERS),
    "requests:complete": Row(REQUEST, READERS),
    "requests:night_card": Row(REQUEST, READERS),
    "requests:journal": Row(REQUEST, READERS),
    "requests:readings": Row(REQUEST, LISTS, frozenset({"loes"})),
    "requests:readings_export": Row(("reference", "csv"), LISTS, frozenset({"loes"}), tells=LISTS),
    "requests:file": Row(("reference", "file"), READERS),
    "requests:inquiries": Row(),
    "requests:inquiries_export": Row(("csv",)),
    "requests:inquiry": Row(ASKED, TO_KARIN),
    "requests:regional_round": Row((), GHOR, EVERYBODY - GHOR),
    "requests:municipality_pack_pdf": Row(("municipality",), frozenset({"ineke", "gerard"})),
    "requests:signing_pack_pdf": Row(REQUEST, READERS),
    "api-municipality-pack": Row(("municipality",), frozenset({"ineke", "gerard"})),
    "api-signing-pack": Row(REQUEST, READERS),
    "requests:intake": Row(REQUEST, NOBODY, READERS),
    "requests:national_priority": Row((), SEE, EVERYBODY - SEE),
    "requests:national_export": Row(("csv",), SEE, EVERYBODY - SEE),
    "requests:meetings": Row((), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "api-requests": Row(),
    "api-deployments": Row(),
    "api-request": Row(REQUEST, READERS),
    "api-events": Row(REQUEST, READERS),
    "api-event": Row(("reference", 1), READERS),
    "api-readings": Row(REQUEST, LISTS, frozenset({"loes"})),
    "api-parties": Row(REQUEST, READERS),
    "api-numbers": Row(REQUEST, READERS),
    "api-attachment-content": Row(("reference", "file"), READERS),
    "api-inquiries": Row(),
    "api-inquiry": Row(ASKED, LISTS | TO_KARIN, tells=READERS),
    "api-on-behalf": Row(tells=READERS | {"rob"}),
    "usersessions_list": Row(),
    "calendar_link": Row(),
    "api-me": Row(),
    "api-regions": Row(),
    "api-municipalities": Row(),
    "api-institutions": Row((), PLACING, EVERYBODY - PLACING, tells=EVERYBODY),
    "api-institution": Row(("institution",), PLACING - {"wim", "greet"}, tells=EVERYBODY),
    "api-tokens": Row(),
    "api-teams": Row(),
    "api-people": Row((), ADA, EVERYBODY - ADA),
    "api-person": Row(("person",), ADA, EVERYBODY - ADA),
    "api-invitations": Row((), ADA, EVERYBODY - ADA),
    "api-duty": Row((), EVERYBODY - FIGURES_ALONE - AUKJE, FIGURES_ALONE | AUKJE),
    "api-duty-memberships": Row(),
    "api-all-readings": Row((), AUKJE, EVERYBODY - AUKJE),
    "api-security-events": Row((), AUKJE, EVERYBODY - AUKJE),
    "insight:steering": Row((), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "insight:steering_export": Row(("csv",), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "api-steering": Row((), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "insight:own": Row((), PICTURED, EVERYBODY - PICTURED),
    "insight:picture": Row(("VR05",), STEERS | {"gerard", "bea"}, EVERYBODY - PICTURED),
    "insight:charts": Row(("VR05",), STEERS | {"gerard", "bea"}, EVERYBODY - PICTURED),
    "insight:export": Row(("home", "csv"), frozenset({"ineke", "gerard"}), EVERYBODY - PICTURED),
    "api-picture": Row((), PICTURED, EVERYBODY - PICTURED),
    "insight:reports": Row((), REPORTS, EVERYBODY - REPORTS),
    "insight:report": Row(("VR05",), TWENTE, EVERYBODY - REPORTS),
    "insight:report_pdf": Row(("VR05",), TWENTE, EVERYBODY - REPORTS),
    "insight:briefing_pdf": Row(("VR05",), TWENTE, EVERYBODY - REPORTS),
    "insight:report_table": Row(("VR05", "figures", "json"), TWENTE, EVERYBODY - REPORTS),
    "api-report": Row((), REPORTS, EVERYBODY - REPORTS),
    "api-report-paper": Row((), REPORTS, EVERYBODY - REPORTS),
    "api-report-subscriptions": Row((), REPORTS, EVERYBODY - REPORTS),
    "insight:money": Row((), PICTURED, EVERYBODY - PICTURED),
    "insight:money_of": Row(("VR05",), STEERS | {"gerard", "bea"}, EVERYBODY - PICTURED),
    "insight:money_export": Row(("home", "csv"), frozenset({"ineke", "gerard"}), EVERYBODY - PICTURED),
    "api-money": Row((), PICTURED, EVERYBODY - PICTURED),
    "api-money-requests": Row((), PICTURED, EVERYBODY - PICTURED),
    "api-record-cost": Row(REQUEST, READERS),
    "insight:upscaling": Row((), PICTURED, EVERYBODY - PICTURED),
    "api-upscaling": Row((), PICTURED, EVERYBODY - PICTURED),
    "insight:upscaling_export": Row(("csv",), PICTURED, EVERYBODY - PICTURED),
    "insight:open_data": Row((), STEERS, EVERYBODY - STEERS),
    "insight:open_catalog": Row((), STEERS, EVERYBODY - STEERS),
    "insight:open_file": Row(("2020-12-27", "csv"), STEERS, EVERYBODY - STEERS),
    "api-open-days": Row((), STEERS, EVERYBODY - STEERS),
    "api-open-day": Row(("2020-12-27",), STEERS, EVERYBODY - STEERS),
    "insight:upscaling_import": Row((), frozenset({"vera"}), EVERYBODY - {"vera"}),
    "insight:upscaling_import_sheet": Row((), frozenset({"vera"}), EVERYBODY - {"vera"}),
    "insight:signs": Row((), GHOR, EVERYBODY - GHOR),
    "insight:signs_of": Row(("VR05",), frozenset({"gerard"}), EVERYBODY - GHOR),
    "insight:signs_export": Row(("VR05", "csv"), frozenset({"gerard"}), EVERYBODY - GHOR),
    "api-early-signs": Row(("VR05",), frozenset({"gerard"}), EVERYBODY - GHOR),
    "insight:sign_call": Row(("VR05", "institution"), frozenset({"gerard"}), EVERYBODY - GHOR),
    "insight:lessons": Row(),
    "insight:lessons_export": Row(("csv",)),
    "insight:lesson": Row(("lesson",), OF_PETRA),
    "insight:lesson_new": Row((), TAKE_PART, EVERYBODY - TAKE_PART),
    "insight:lesson_deed": Row(("lesson", "edit"), OF_PETRA),
    "api-lessons": Row(),
    "api-lesson": Row(("lesson",), OF_PETRA),
    "api-picture-chart": Row(("flow",), PICTURED, EVERYBODY - PICTURED),
    "insight:civil_pools": Row((), POOLED, EVERYBODY - POOLED),
    "insight:civil_pools_of": Row(("VR05",), POOLED - {"greet", "uma"}, EVERYBODY - POOLED),
    "insight:civil_pools_export": Row(("VR05", "csv"), POOLED - {"greet", "uma"}, EVERYBODY - POOLED),
    "insight:civil_pools_hand_in": Row(
        ("VR05", "red_cross"), HANDS_IN_POOLS - {"greet"}, EVERYBODY - HANDS_IN_POOLS - {"uma"}
    ),
    "insight:civil_pools_import": Row((), HANDS_IN_POOLS, EVERYBODY - HANDS_IN_POOLS),
    "insight:civil_pools_import_sheet": Row((), HANDS_IN_POOLS, EVERYBODY - HANDS_IN_POOLS),
    "api-civil-pools": Row((), POOLED, EVERYBODY - POOLED),
    "insight:pressure": Row((), PICTURED, EVERYBODY - PICTURED),
    "insight:pressure_of": Row(("home",), HOMES_TOO, EVERYBODY - PICTURED),
    "insight:pressure_export": Row(("home", "csv"), HOMES_TOO, EVERYBODY - PICTURED),
    "insight:pressure_hand_in": Row(("VR05",), frozenset({"gerard", "loes", "vera"}), EVERYBODY - PICTURED | UNHANDED),
    "insight:pressure_import": Row((), HANDS_IN, EVERYBODY - HANDS_IN),
    "insight:pressure_import_sheet": Row((), HANDS_IN, EVERYBODY - HANDS_IN),
    "api-pressure": Row((), PICTURED, EVERYBODY - PICTURED),
    "capacity:board": Row((), BANDS, EVERYBODY - BANDS),
    "capacity:cell": Row(("nurse", "2020-12-29"), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:pools": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:pools_export": Row(("csv",), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:pool": Row(("pool",), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:pool_new": Row((), KEEPS, EVERYBODY - KEEPS),
    "capacity:pool_import": Row((), KEEPS, EVERYBODY - KEEPS),
    "capacity:pool_import_sheet": Row((), KEEPS, EVERYBODY - KEEPS),
    "capacity:pool_edit": Row(("pool",), KEEPS, EVERYBODY - KEEPS),
    "capacity:pool_size": Row(("pool",), KEEPS, EVERYBODY - KEEPS),
    "capacity:plans": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:plan": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:compare": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:left": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:package": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "api-plans": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "api-plan": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "api-plan-left": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "api-plan-comparison": Row(("plan",), NUMBERS, EVERYBODY - NUMBERS),
    "api-bookings": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "api-board": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "api-board-units": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "capacity:export": Row(("csv",), NUMBERS, EVERYBODY - NUMBERS),
    "api-bands": Row((), BANDS, EVERYBODY - BANDS),
    "api-pools": Row((), NUMBERS, EVERYBODY - NUMBERS),
    "api-pool": Row(("pool",), NUMBERS, EVERYBODY - NUMBERS),
    "api-pool-sizes": Row(("pool",), NUMBERS, EVERYBODY - NUMBERS),
    "api-pool-shortages": Row(("pool",), NUMBERS, EVERYBODY - NUMBERS),
    "notifications:messages": Row(tells=READERS),
    "notifications:messages_export": Row(("csv",)),
    "notifications:preferences": Row(),
    "notifications:delivery": Row((), ADA, EVERYBODY - ADA),
    "notifications:delivery_export": Row(("csv",), ADA, EVERYBODY - ADA),
    "notifications:webhooks": Row(),
    "notifications:webhooks_export": Row(("csv",)),
    "notifications:webhook_export": Row(("webhook", "csv"), ADA | {"ineke"}, tells=frozenset({"ineke"})),
    "notifications:webhook_new": Row(),
    "notifications:webhook": Row(("webhook",), ADA | {"ineke"}, tells=frozenset({"ineke"})),
    "notifications:webhook_edit": Row(("webhook",), ADA | {"ineke"}),
    "notifications:webhook_replay": Row(("webhook",), ADA | {"ineke"}),
    "api-webhook-replays": Row(("webhook",), ADA | {"ineke"}),
    "api-deed-preview": Row(("reference", "escalate_to_national"), READERS - {"ineke"}, frozenset({"ineke"})),
    "api-messages": Row(),
    "api-preferences": Row(),
    "api-webhooks": Row(),
    "api-webhook": Row(("webhook",), ADA | {"ineke"}),
    "api-webhook-deliveries": Row(("webhook",), ADA | {"ineke"}, tells=frozenset({"ineke"})),
}
"""What is read with GET; a row for each address. Deeds come from the table of deeds (DEEDS)."""

READ_POSITIONS = AT_THE_TABLE - {"greet"}
SEE_A_GRANT = READ_POSITIONS | {"ineke", "fenna"}
LATER = {
    "requests:detail": Row(REQUEST, SEE_A_GRANT),
    "requests:complete": Row(REQUEST, READERS, SEE_A_GRANT - READERS),
    "requests:journal": Row(REQUEST, SEE_A_GRANT),
    "requests:readings": Row(REQUEST, LISTS, SEE_A_GRANT - LISTS),
    "api-readings": Row(REQUEST, LISTS, SEE_A_GRANT - LISTS),
    "requests:intake": Row(REQUEST, frozenset({"loes"}), SEE_A_GRANT - {"loes"}),
    "requests:letter_pdf": Row(REQUEST, SEE_A_GRANT),
    "deployments:list": Row(),
    "deployments:export": Row(("csv",)),
    "deployments:timeline": Row(),
    "deployments:timeline_export": Row(("csv",)),
    "api-timeline": Row(),
    "deployments:detail": Row(("deployment",), SEE_A_GRANT),
    "deployments:order": Row(("deployment",), SEE_A_GRANT),
    "deployments:order_pdf": Row(("deployment",), SEE_A_GRANT),
    "requests:case_file_pdf": Row(REQUEST, SEE_A_GRANT),
    "requests:edxl": Row(("reference", "commit-resource"), SEE_A_GRANT),
    "api-resource-message": Row(("reference", "report-resource-deployment-status"), SEE_A_GRANT),
    "requests:meeting": Row(("meeting",), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "requests:meeting_positions": Row(("meeting",), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "requests:minutes_pdf": Row(("meeting",), AT_THE_TABLE),
    "api-meeting-minutes-paper": Row(("meeting",), AT_THE_TABLE),
    "api-request": Row(REQUEST, SEE_A_GRANT),
    "api-events": Row(REQUEST, SEE_A_GRANT),
    "api-decisions": Row(REQUEST, SEE_A_GRANT),
    "api-deployments": Row(),
    "api-deployment": Row(("deployment",), SEE_A_GRANT),
    "api-order": Row(("deployment",), SEE_A_GRANT),
    "api-order-paper": Row(("deployment",), SEE_A_GRANT),
    "api-draw-up": Row(REQUEST, SEE_A_GRANT),
    "api-record-cost": Row(REQUEST, SEE_A_GRANT),
    "api-evaluate": Row(REQUEST, SEE_A_GRANT),
    "api-ask-extension": Row(REQUEST, SEE_A_GRANT),
    "api-conditions": Row(REQUEST, SEE_A_GRANT),
    "api-answer-check": Row(REQUEST, SEE_A_GRANT),
    "api-plan-mission": Row(REQUEST, SEE_A_GRANT),
    "api-report-findings": Row(REQUEST, SEE_A_GRANT),
    "api-propose-tuning": Row(REQUEST, SEE_A_GRANT),
    "api-plan-meeting": Row(REQUEST, SEE_A_GRANT),
    "api-give-position": Row(REQUEST, READ_POSITIONS, frozenset({"ineke", "fenna"})),
    "api-decision-letter": Row(REQUEST, SEE_A_GRANT),
    "api-case-file": Row(REQUEST, SEE_A_GRANT),
    "api-meetings": Row((), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
    "api-meeting": Row(("meeting",), AT_THE_TABLE, EVERYBODY - AT_THE_TABLE),
}
"""The same once it is granted, with what there is by then to read."""

DONE_TO = ("", "line", "inquiry", "offer", "behalf", "condition", "agreed_action", "deployment", "undoable")
PAGE_OF = {on: f"deed_on_{on}" if on else "deed" for on in DONE_TO}
DEED_PAGES = {f"requests:{name}" for name in PAGE_OF.values()} | {
    "requests:report",
    "requests:position",
    "requests:dissent",
}
DEEDS = {f"api-{door.slug}" for door in DOORS.values() if door.resource}
WRITTEN = {
    *("api-invitation", "api-invitation-sendings", "api-membership-ends", "api-membership-deputies"),
    *("api-people-previews", "api-people-imports"),
    *(f"api-person-{name}" for name in ("memberships", "departures", "readmissions", "factor")),
    *("api-locations", "api-location", "api-duty-one", "api-check-rounds", "api-received-resources"),
    *("session_end", "calendar_link_end", "api-token", "requests:minutes", "requests:package"),
    *("requests:attendance", "requests:meeting_turn"),
    *(f"api-meeting-{name}" for name in ("minutes", "attendance", "turns", "positions")),
    *("capacity:adopt", "api-plan-adoptions", "api-plan-positions"),
    *("capacity:again", "capacity:cancel", "api-plan-cancellations"),
    *("capacity:pool_confirm", "capacity:shortage_solve", "api-pool-confirmations", "api-shortage-solutions"),
}
WRITTEN |= {f"api-lesson-{resource}" for resource, _says in RESOURCES.values()}
WRITTEN |= {
    "api-sign-calls",
    "api-messages-read",
    "api-steering-marks",
    "api-report-subscription",
    "insight:subscription_stop",
} | {f"notifications:{name}" for name in ("message", "read", "resend", "put_away", "tell_again")}
WRITTEN |= {
    f"{door}{name}" for door in ("notifications:webhook_", "api-webhook-") for name in ("secret", "trial", "again")
}
ELSEWHERE = {f"regions:{name}" for name in {*PAGES, *OPEN_TO_ALL}}
"""Asked by everybody in tests/regions/test_doors.py, by a table of their own."""


def addresses(patterns=None, route="", space=""):
    """(name, route, view) of every address of ours."""
    for pattern in patterns or get_resolver().url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern.url_patterns, here, inner)
        elif not pattern.callback.__module__.startswith(NOT_OURS) and not here.startswith(("admin/", "account/2fa/")):
            yield space + (pattern.name or ""), here, pattern.callback


NAMES = sorted({name for name, _route, _view in addresses()})


@pytest.fixture
def things(cast):
    """What stands in the addresses: De Avondzon's request at step 1 and what hangs on it."""
    scene = recipes.in_the_region(cast)
    file = SimpleUploadedFile("brief.pdf", recipes.A_PDF)
    conversation.attach(scene.request, by=cast.ineke, file=file, proves="request")
    application.edit(scene.request, by=cast.ineke, why_not_self="everybody works double shifts")
    condition = Condition.objects.create(support_request=scene.request, event_number=1, **road.CONDITION)
    token, _secret = tokens.issue(cast.ineke, name="script", expires_at=clock.now() + tokens.LONGEST)
    where = {"role": "institution", "institution": scene.request.institution}
    told = {"url": "https://ecd.avondzon.example/in", "description": "ECD", "kinds": webhooks.KINDS}
    endpoint, _secret = webhooks.add(by=cast.ineke, **told, **where)
    outbox.sweep()
    publishing.make(date(2020, 12, 27))
    return {
        "scene": scene,
        "reference": scene.request.reference,
        "file": scene.request.attachments.get().pk,
        "inquiry": scene.waiting[0].pk,
        "line": scene.line.pk,
        "offer": scene.offers[0].pk,
        "behalf": scene.behalves[0].pk,
        "undoable": Undoable.objects.get(event__action="answer", event__actor=cast.petra).pk,
        "institution": scene.request.institution_id,
        "person": cast.wim.pk,
        "home": f"home-{scene.request.institution_id}",
        "token": token.pk,
        "condition": condition.pk,
        "agreed_action": recipes.agree_on_action(scene, owner="ghor").pk,
        "webhook": endpoint.pk,
        "municipality": scene.request.location.municipality.code,
        "pool": Pool.objects.get(staff_type="nurse").pk,
        "lesson": propose(by=cast.petra, kind="lesson", title="Naam", what="Op het bord.", origin="own").pk,
        "plan": Plan.objects.create(asked_by=cast.dirk, asked_at=clock.now(), state="ready").pk,
        "another plan": Plan.objects.create(asked_by=cast.dirk, asked_at=clock.now(), state="ready").pk,
    }


@pytest.fixture
def granted(cast):
    """De Avondzon's request once it is granted and people are under way, and the meeting it was on the agenda of."""
    scene = recipes.build(cast, Status.REVIEW)
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting
    recipes.to_granted(scene)
    recipes.set_out(scene)
    scene.request.refresh_from_db()
    deployment = scene.deployments[0].pk
    return {"scene": scene, "reference": scene.request.reference, "meeting": held.pk, "deployment": deployment}


def address(name, row, things):
    asked = f"?with={things['another plan']}" if name == "api-plan-comparison" else ""
    return reverse(name, args=[things.get(part, part) for part in row.args]) + asked


def body_of(answer):
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode(errors="replace")


# --- nothing is forgotten


def test_every_address_has_its_row():
    known = {*ROWS, *LATER, *DEED_PAGES, *DEEDS, *WRITTEN, *ELSEWHERE, *PUBLIC}

    assert [name for name in NAMES if name not in known] == []
    assert sorted({*ROWS, *LATER, *DEED_PAGES, *DEEDS, *WRITTEN} - set(NAMES)) == []


# --- nobody


def test_nobody_gets_in_by_any_method(client, db):
    filled_in = {"<int:pk>": "1", "<int:number>": "1", "<str:reference>": "MSOB-2020-00001", "<slug:deed>": "submit"}
    filled_in |= {"<kind>": "csv", "<int:location>": "1", "<str:code>": "GM0153"}
    filled_in |= {"<slug:staff_type>": "nurse", "<day:day>": "2020-12-29", "<int:shortage>": "1"}
    filled_in |= {"<slug:road>": "email", "<slug:action>": "submit", "<slug:pool>": "red_cross"}
    filled_in |= {"<int:delivery>": "1", "<slug:table>": "figures", "<slug:step>": "edit"}
    filled_in |= {"<str:message>": "request-resource"}
    for name, route, _view in addresses():
        if name in PUBLIC or name.removeprefix("regions:") in OPEN_TO_ALL:
            continue
        path = "/" + route
        for pattern, value in filled_in.items():
            path = path.replace(pattern, value)
        for method in ("get", "post", "put", "patch", "delete"):
            answer = getattr(client, method)(path)
            if path.startswith("/api/"):
                assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json"), path
                assert answer["WWW-Authenticate"].startswith("Bearer")
            else:
                assert answer.status_code == 302, (method, path, answer.status_code)
                assert answer.url.startswith(reverse("account_login")), path


# --- everybody, at everything that is read


def by_chance(dice):
    """Six of those who ask, on each run others; all in `make prove`."""
    return ASKING if PROVING else dice.sample(ASKING, 4)


def test_everybody_reads_what_is_hers_and_hears_nothing_of_the_rest(cast, client, things, dice):
    wrong = []

    for who in by_chance(dice):
        client.force_login(getattr(cast, who))
        wrong += [(who, name, what) for name, row in ROWS.items() for what in wrongs(client, who, name, row, things)]

    assert wrong == []


def test_once_granted_more_people_read_it_and_the_rest_still_hears_nothing(cast, client, granted, dice):
    told = {name: replace(row, tells=SEE_A_GRANT) for name, row in LATER.items()}
    wrong = []

    for who in by_chance(dice):
        client.force_login(getattr(cast, who))
        wrong += [(who, name, what) for name, row in told.items() for what in wrongs(client, who, name, row, granted)]

    assert wrong == []


def test_what_each_corner_says_is_for_the_corners_alone(cast, client, granted):
    """By the page, its journal and every part of the API; the case file has its own test."""
    pages = [name for name in LATER if not name.endswith(("pdf", "letter", "file"))]
    for who in sorted(SEE_A_GRANT):
        client.force_login(getattr(cast, who))
        heard = {name for name in pages if "vws: grant" in body_of(client.get(address(name, LATER[name], granted)))}
        assert bool(heard) == (who in READ_POSITIONS), (who, heard)


def wrongs(client, who, name, row, things):
    """What is wrong with the answer: another status than its row says, or something of the request in it."""
    answer = client.get(address(name, row, things))
    expected = 200 if who in row.opens else 403 if who in row.refuses else 404
    if answer.status_code != expected:
        yield f"{answer.status_code}, not {expected}"
    text = body_of(answer).replace(answer.request["PATH_INFO"], "")
    if who not in row.tells and things["reference"] in text:
        yield "tells the reference"
    if who in {"wim", "greet", "roos", *FIGURES_ALONE} - row.tells and "De Avondzon" in text:
        yield "tells the name"


# --- everybody, at every deed


FINDERS = {
    "": READERS,
    "line": LISTS,
    "inquiry": LISTS | TO_KARIN,
    "offer": LISTS | {"petra"},
    "behalf": LISTS | {"rob"},
    "condition": LISTS,
    "agreed_action": LISTS & READ_POSITIONS,
    "undoable": LISTS | {"petra"},
}
"""Who may see what a deed is done to; Loes, who lists no request before intake, when she names its reference too."""


BY_REFERENCE = defaultdict(lambda: {"loes"}, agreed_action=set())
"""Who finds it when she names its request too; before intake she reads nothing that was agreed."""

REFUSED = {(200, 409): (200, 400)}
"""The moment is looked at before what is sent, so who finds it is refused for the one or for the other."""


WAYS = [(on, named) for on in FINDERS for named in ((False, True) if on else (False,))]


@pytest.mark.parametrize(
    ("on", "named"), WAYS, ids=[f"{on}-{'of its request' if named else 'by number'}" for on, named in WAYS]
)
def test_a_deed_is_found_by_who_sees_it_and_refused_to_whose_it_isnt(cast, client, things, on, named):
    finders, of = (FINDERS[on] | BY_REFERENCE[on], f"?of={things['reference']}") if named else (FINDERS[on], "")
    met = answers(cast, client, on, things[on or "reference"], finders, of)

    each_of_them = {"line", "agreed_action"} if named else {"line", "condition", "agreed_action"}  # not by Loes
    refused = set() if on in each_of_them else {(403, 403)}
    assert {REFUSED.get(one, one) for one in met} == {(200, 400), (404, 404)} | refused


def test_a_deed_on_a_deployment_is_found_by_who_reads_the_grant(cast, client, granted):
    met = answers(cast, client, "deployment", granted["deployment"], SEE_A_GRANT)

    assert {REFUSED.get(one, one) for one in met} == {(200, 400), (404, 404), (403, 403)}


def answers(cast, client, on, target, finders, of=""):
    """What everybody gets at each door, as (page, API); who may not find it gets 404.

    What is sent can't be read (version: x), so that nothing is done: 400 says that it was theirs to do.
    """
    doors = [door for door in DOORS.values() if door.on == on]
    met = set()
    for who in ASKING:
        client.force_login(getattr(cast, who))
        for door in doors if who in finders else doors[:1]:
            shown = client.get(reverse(f"requests:{PAGE_OF[on]}", args=[target, door.slug]) + of).status_code
            asked = ask(client, door, target, of).status_code
            met.add((shown, asked))
            assert ((shown, asked) == (404, 404)) == (who not in finders), (who, door.slug)
    return met


def ask(client, door, target, of=""):
    data = {"version": "x"} | ({} if door.resource else {"action": door.action.value})
    path = reverse(f"api-{door.slug}" if door.resource else "api-events", args=[target]) + of
    return client.post(path, data, **{} if "file" in door.form.base_fields else {"content_type": "application/json"})


def test_the_neighbour_takes_back_nobodys_token(cast, client, things):
    client.force_login(cast.petra)

    assert client.delete(reverse("api-token", args=[things["token"]])).status_code == 404
    assert client.get(reverse("api-token", args=[things["token"]])).status_code == 405
