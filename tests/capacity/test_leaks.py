"""Military capacity in numbers is for Defence, VWS and LOCC: nowhere in the product does anybody else read one.

Unlikely numbers are planted in every pool; then every address there is (pages, API, exports, papers) is asked by every
role that mayn't see them, and each answer is searched, unpacked, for those numbers and for what follows from them.
"""

import io
import re
import zipfile
from datetime import timedelta

import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from capacity import figures, plans, pools
from capacity.models import Booking, Plan, Pool, PoolDay, Shortage
from foundation import clock
from insight import charts
from notifications import outbox
from notifications.models import Notification
from regions.models import Institution, Location, User, roles
from requests_app.deeds import meeting
from requests_app.doors import DOORS
from requests_app.models import Event, Meeting, Outcome, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.papers.edxl.messages import MESSAGES
from tests import recipes, road
from tests.capacity.conftest import approve, arrive, draw_up, in_days
from tests.chance import PROVING
from tests.test_access import ASKING, FIGURES_ALONE, addresses

BLIND = [*(who for who in ASKING if who not in {"loes", "vera", "dirk", "mira"}), "evert"]
SIZE, PLACED, SHORT = 4637, 3911, 2789
REASON = "exercise Vuursalamander"
ON = {
    "need-lines": "line",
    "inquiries": "inquiry",
    "offers": "offer",
    "conditions": "condition",
    "agreed-actions": "agreed_action",
    "on-behalf": "behalf",
    "deployments": "deployment",
    "undoables": "undoable",
}
"""What a deed is done to, by the first word of its address."""

WRITING = ("post", "put", "patch", "delete")
NEAR = re.compile(
    r"capacity|picture|pools|plans|board|bands|deployments|positions|papers|report|pdf|export|^/([^/]*/){0,2}$"
)
"""Addresses near a number, and every first page: of these the blind ask a sixth, of the rest a thirtieth."""


@pytest.fixture
def planted(cast):
    """Each pool holds `SIZE` people or fewer, one after the other, and `PLACED` in hospitals; a shortage of `SHORT`."""
    Booking.objects.all().delete()
    for number, pool in enumerate(Pool.objects.order_by("pk")):
        Pool.objects.filter(pk=pool.pk).update(in_hospitals=PLACED - number)
        pool.periods.update(size=SIZE - number, reason=REASON)
        PoolDay.objects.filter(pool=pool).update(available=SIZE - number)
    for pool in Pool.objects.all():
        figures.changed(pool.pk)
    of_nurses = Pool.objects.get(staff_type=StaffType.NURSE)
    period = {"starts_on": in_days(20), "ends_on": in_days(40)}
    Shortage.objects.create(pool=of_nurses, persons=SHORT, reason=REASON, recorded_at=clock.now(), **period)


@pytest.fixture
def scene(cast, planted):
    """De Avondzon's request granted after a meeting, and its people on site, with the numbers planted before."""
    scene = recipes.build(cast, Status.REVIEW)
    meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3))
    plans.ask(by=cast.dirk)
    assert plans.compute_waiting() == 1
    recipes.to_granted(scene)
    arrive(cast, approve(cast, draw_up(cast, scene.request)))
    scene.request.refresh_from_db()
    return scene


def secrets() -> set[str]:
    """Every planted number and what follows from it: sizes, free places, sums over a type, in hospitals, short."""
    found = {SHORT}
    totals: dict[tuple, list[int]] = {}
    for day in PoolDay.objects.select_related("pool"):
        found |= {day.available, day.available - day.allocated, day.pool.in_hospitals}
        total = totals.setdefault((day.pool.staff_type, day.day), [0, 0])
        total[0] += day.available
        total[1] += day.available - day.allocated
    return {str(number) for number in found | {number for pair in totals.values() for number in pair}} | {REASON}


def read(answer) -> str:
    """All that an answer says: text as it is, spreadsheets unpacked, papers as text, and where it leads."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = f"{answer.get('Location', '')} {answer.get('Content-Disposition', '')} "
    if content.startswith(b"%PDF-1") and b"%%EOF" in content[-64:]:
        return said + " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return said + " ".join(packed.read(name).decode(errors="replace") for name in packed.namelist())
    return said + content.decode(errors="replace")


def told(text: str, kept: set[str]) -> set[str]:
    """Which of the secrets stand in `text`, thousands apart or not. What is signed or a key isn't read."""
    plain = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))", "", re.sub(r"[\w-]{24,}", "", text))
    words = set(re.findall(r"(?<![\w.])\d{4,5}(?!\w)", plain))
    return (kept & words) | {REASON for _once in range(REASON in text)}


def keys(cast, scene) -> dict[str, int]:
    """What exists, by the first word of its address."""
    request = scene.request
    return {
        "institutions": request.institution_id,
        "people": cast.ineke.pk,
        "memberships": cast.ineke.memberships.get().pk,
        "inquiries": scene.waiting[0].pk,
        "offers": scene.offers[0].pk,
        "need-lines": scene.line.pk,
        "conditions": scene.conditions[0].pk,
        "agreed-actions": recipes.agree_on_action(scene).pk,
        "on-behalf": scene.behalves[0].pk,
        "deployments": request.deployments.get().pk,
        "meetings": Meeting.objects.get().pk,
        "capacity": Booking.objects.first().pool_id,
        "pools": Booking.objects.first().pool_id,
        "plans": Plan.objects.get().pk,
    }


def places(cast, scene, route: str) -> dict[str, list]:
    """What can stand at each place of the address `route`, by the name and type it has there."""
    request = scene.request
    words = route.removeprefix("api/v1/").split("/")
    word = "plans" if "plans" in words else words[0]
    slugs = [door.slug for door in DOORS.values() if door.on == ON.get(word, "")]
    return {
        "str:reference": [request.reference],
        "slug:deed": slugs,
        "slug:action": [Action.GIVE_POSITION, Action.SETTLE],
        "kind": ["csv", "xlsx", "json"],
        "slug:table": ["capacity", "chart-capacity"],
        "slug:staff_type": ["nurse"],
        "day:day": [str(Booking.objects.first().starts_on)],
        "str:scope": ["nl", request.safety_region.code, f"home-{request.institution_id}"],
        "str:chart": [kind.name for kind in charts.KINDS],
        "slug:pool": ["extra_hands"],
        "str:message": list(MESSAGES),
        "str:code": [request.location.municipality.code],
        "int:number": [1, request.head_number],
        "int:shortage": [Shortage.objects.get().pk],
        "int:location": [request.location_id],
        "str:secret": ["made-up"],
        "str:token": ["made-up"],
        "slug:road": ["email"],
        "slug:step": ["edit", "publish"],
        "int:delivery": [1],
        "int:pk": [keys(cast, scene).get(word, 1)],
    }


def paths(cast, scene) -> list[str]:
    """Every address of the product, filled in with what exists."""
    found = set()
    for _name, route, _view in addresses():
        known, filled = places(cast, scene, route), ["/" + route]
        for place in re.findall(r"<([^>]+)>", route):
            filled = [one.replace(f"<{place}>", str(value), 1) for one in filled for value in known[place]]
        found |= set(filled)
    return sorted(found)


# --- the search itself sees what it must


def test_the_search_finds_a_number_where_it_may_stand(cast, client, scene):
    kept = secrets()
    client.force_login(cast.dirk)

    assert len(kept) > 25
    day = Booking.objects.get().starts_on
    for path in (
        "/capacity/",
        f"/capacity/nurse/{day}/",
        "/capacity/pools/",
        "/capacity/pools/export.csv",
        "/capacity/pools/export.xlsx",
        f"/capacity/pools/{Booking.objects.get().pool_id}/",
        "/api/v1/board",
        "/api/v1/board/units",
        "/capacity/?by=unit",
        "/capacity/export.csv",
        "/capacity/export.csv?by=unit",
        "/api/v1/picture",
        "/picture/",
        "/picture/nl/export.csv",
        "/reports/nl/report.pdf",
        "/reports/nl/tables/capacity.json",
        "/api/v1/pools",
    ):
        assert told(read(client.get(path)), kept), path
    assert told("4.637 vrij", kept) == told("4,637 free", kept) == {"4637"}
    assert told(REASON, kept) == {REASON}
    assert not told("14637 053 4637a", kept)


# --- who reads figures alone meets no case


def of_cases(scene) -> set[str]:
    """What says which case, which home or whom to call: never in an answer to who reads figures alone."""
    homes = Institution.objects.values_list("name", flat=True)
    places = Location.objects.values_list("contact_phone", "contact_email", "address")
    people = User.objects.filter(memberships__role__in=["institution", "ghor"]).values_list("email", flat=True)
    return {scene.request.reference, *homes, *people, *(one for place in places for one in place)} - {""}


def test_no_address_tells_of_a_case_to_who_reads_figures_alone(cast, client, scene, dice):
    kept, found = of_cases(scene), []
    while outbox.sweep():
        pass

    assert not Notification.objects.filter(user__memberships__role__in=roles.FIGURES_ALONE).exists()
    for who in sorted(FIGURES_ALONE - {"otto"}):  # his is the role of Jelle
        client.force_login(getattr(cast, who))
        for path in paths(cast, scene):
            if (PROVING or dice.random() < 1 / 4) and not path.startswith(("/account/logout", "/-/")):
                said = read(client.get(path)).replace(path, "")
                found += [(who, path, word) for word in kept if word in said]

    assert found == []


# --- nobody else reads a number


def asked(everywhere, dice):
    """All addresses for `make prove`; else by chance a sixth of those near a number and a thirtieth of the rest."""
    return [path for path in everywhere if PROVING or dice.random() < (1 / 6 if NEAR.search(path) else 1 / 30)]


def test_no_address_tells_a_number_to_whom_it_is_not(cast, client, scene, dice):
    kept, found = secrets(), []
    everywhere = paths(cast, scene)
    assert len(everywhere) > 200

    for who in BLIND:
        client.force_login(getattr(cast, who))
        for path in asked(everywhere, dice):
            if path.startswith(("/account/logout", "/-/")):
                continue
            found += [(who, path, number) for number in told(read(client.get(path)), kept)]

    assert found == []


def test_nor_does_what_anybody_reads_without_signing_in(client, scene):
    kept = secrets()

    for path in ("/-/metrics", "/-/health", "/-/live", "/api/v1/openapi.json", "/privacy", "/toegankelijkheid"):
        assert not told(read(client.get(path)), kept), path


def test_no_refusal_tells_a_number_either(cast, client, scene, dice):
    """Each deed is tried with far too many persons, as page and by API; there also by another method."""
    kept, found = secrets(), []
    api = [path for path in paths(cast, scene) if path.startswith("/api/v1/")]
    pages = [path for path in paths(cast, scene) if path.startswith(("/requests/", "/capacity/", "/deployments/"))]
    trying = ("ineke", "gerard", "fenna", "otto")
    for who in trying if PROVING else dice.sample(trying, 2):
        client.force_login(getattr(cast, who))
        for path in api:
            for method in WRITING if PROVING else ("post", dice.choice(WRITING[1:])):
                answer = getattr(client, method)(path, {"persons": 5000}, content_type="application/json")
                found += [(who, method, path, number) for number in told(read(answer), kept)]
        for path in pages:
            found += [(who, path, number) for number in told(read(client.post(path, {"persons": "5000"})), kept)]

    assert found == []


def test_agreed_and_not_settled_says_why_without_a_number(cast, client, planted):
    """Fewer nurses than were tuned: the corners agree, nobody can be sent, and everybody who may read it reads why."""
    scene = recipes.build(cast, Status.REVIEW)
    kinds = (StaffType.NURSE, StaffType.MIL_NURSE, StaffType.IC_NURSE, StaffType.MEDIC)
    for pool in Pool.objects.filter(staff_type__in=kinds):
        pools.edit(pool, by=cast.dirk, is_closed=True)
    road.say(cast, scene.request, Outcome.GRANT, persons=road.all_persons(scene.request))
    scene.request.refresh_from_db()
    assert scene.request.status == Status.REVIEW
    why = scene.request.events.get(action=Action.AGREED_NOT_SETTLED).facts
    assert why["lacking"] == ["no_capacity"]
    kept = secrets()
    assert not told(str(why), kept)

    names = ("requests:detail", "requests:journal", "api-request", "api-events", "requests:case_file_pdf")
    heard = set()
    for who in ("ineke", "gerard", "fenna"):
        client.force_login(getattr(cast, who))
        for name in names:
            last_first = {"sort": "-number"} if name == "api-events" else {}
            said = read(client.get(reverse(name, args=[scene.request.reference]), last_first))
            assert not told(said, kept), (who, name)
            heard |= {who} if "no_capacity" in said else set()
    assert heard == {"gerard"}


def test_no_event_holds_a_number(cast, scene):
    kept = secrets()

    written = Event.objects.values_list("action", "facts", "reason")
    assert [action for action, facts, reason in written if told(f"{facts} {reason}", kept)] == []
    assert Action.DRAW_UP in {action for action, _facts, _reason in written}


def test_the_domain_refuses_whoever_asks_past_the_pages(cast):
    pool = Pool.objects.first()

    for who in BLIND:
        with pytest.raises(PermissionDenied):
            pools.confirm(pool, by=getattr(cast, who))
