"""Situation reports: whose, in which words, on one page, and by mail once a period to who asked."""

import io
import re
from datetime import datetime, timedelta
from decimal import Decimal
from urllib.parse import quote

import pypdf
import pytest
from django.core import mail

from capacity import pools
from capacity.models import Pool
from foundation import clock
from insight.civil_pools import handing_in
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.sight import Reader
from insight.lessons import deeds, proposing
from insight.models import CivilPool, LessonDeed, ReportMail, ReportSubscription
from insight.picture import need_rows
from insight.pressure.places import Place
from insight.reports import subscriptions
from notifications import outbox
from notifications.roads import ROADS
from notifications.roads.base import Hopeless, NotNow
from regions.models import Membership
from requests_app.models import Status
from requests_app.models.staff import StaffType
from tests import recipes
from tests.insight.pressed import at_home, region, say

ROAD = ROADS["report"]
PAPERS = ("report.pdf", "briefing.pdf")
SAME_IN_BOTH = {"Status", "Pool", "open"}
"""Words that are the same in Dutch and English."""


def pages_of(answer):
    """The text of each page of a PDF."""
    assert answer.status_code == 200, answer.content
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(answer.content)).pages]


def tables_of(client, scope="", **query):
    """The report by API: each table by name, as a list of its rows."""
    answer = client.get("/api/v1/report", {**query, "scope": scope})
    assert answer.status_code == 200, answer.content
    return {one["name"]: one["rows"] for section in answer.json()["sections"] for one in section["tables"]}


def everything(client, scope):
    """All that somebody gets to read of one report: page and drawings, paper, API and files."""
    found = [client.get(f"/reports/{scope}/").content.decode()]
    found += pages_of(client.get(f"/reports/{scope}/report.pdf"))
    found.append(client.get("/api/v1/report", {"scope": scope}).content.decode())
    for name in {"places", "capacity"} & tables_of(client, scope).keys():
        answer = client.get(f"/reports/{scope}/tables/{name}.csv")
        found.append(b"".join(answer.streaming_content).decode())
    return "\n".join(found)


@pytest.fixture
def pressed_twente(cast, a_request):
    """De Avondzon asks eight nurses, and Twente and its home say how pressed they are."""
    request = a_request()
    say(cast.gerard, region("VR05"), absence="9.5", temporary_occupied=12)
    say(cast.gerard, at_home(request.location), ago=2, clients_infected=4)
    say(cast.gerard, at_home(request.location), clients_infected=6)
    return request


# --- whose


def test_a_report_is_for_who_steers_the_territory_and_nobody_else(browser, cast):
    for who, scope, status in (
        ("gerard", "VR05", 200),
        *(("gerard", one, 404) for one in ("nl", "VR01", "roaz-AZNN", "VR99")),
        *(("otto", one, 200) for one in ("nl", "VR05", "roaz-AZNN")),
        *(("bea", one, status) for one, status in (("VR05", 200), ("VR01", 404), ("nl", 404))),
        *(("uma", one, status) for one, status in (("nl", 200), ("VR05", 404), ("roaz-AZNN", 404))),
        *((who, "VR05", 403) for who in ("ineke", "karin", "ada", "fenna")),
    ):
        client = browser(who)
        for page in ("",) if status == 200 else ("", *PAPERS, "tables/figures.json"):
            assert client.get(f"/reports/{scope}/{page}").status_code == status, (who, scope, page)
        assert client.get("/api/v1/report", {"scope": scope}).status_code == status, (who, scope)
    home = f"home-{cast.ineke.memberships.get().institution_id}"
    assert [browser(who).get(f"/reports/{home}/").status_code for who in ("gerard", "ineke")] == [404, 403]


def test_a_directors_report_holds_no_contact_no_neighbour_and_no_number_of_capacity(
    browser, cast, pressed_twente, settings
):
    """The numbers are planted; whoever may know them does read them."""
    settings.MSOB_PEN = "insight/pen.py"
    recipes.build(cast, Status.REVIEW)
    pool = Pool.objects.filter(staff_type=StaffType.NURSE).first()
    pools.set_size(
        pool, by=cast.dirk, size=4637, starts_on=clock.today(), ends_on=clock.today() + timedelta(60), reason="x"
    )
    neighbour = cast.greet.memberships.get().safety_region
    homes = Membership.objects.filter(institution__isnull=False).select_related("institution")

    said = everything(browser("gerard"), "VR05")

    assert "De Avondzon" in said
    assert not re.search(r"\b0\d{1,2}[ -]?999|@[\w-]+\.example", said)
    assert not re.search(r"4[.,]?6\d\d", said)
    assert neighbour.name not in said
    assert not [one.institution.name for one in homes if one.institution.name in said and not _is_in(one, "VR05")]
    settings.MSOB_PEN = ""
    for who, scope, reads in (
        ("loes", "nl", True),
        ("otto", "nl", False),
        ("bea", "VR05", False),
        ("uma", "nl", False),
    ):
        found = everything(browser(who), scope)
        assert bool(re.search(r"4[.,]?637", found)) is reads, who
        assert "Avondzon" not in found, who
        assert ("Twente" in found) is (who != "uma"), who
        assert not re.search(r"4[.,]?6\d\d", pages_of(browser(who).get(f"/reports/{scope}/briefing.pdf"))[0]), who


def _is_in(membership, code):
    places = membership.institution.locations.values_list("municipality__safety_region__code", flat=True)
    return code in places


# --- what


def test_a_report_is_what_its_picture_and_its_pressure_say(browser, cast, pressed_twente):
    found = tables_of(browser("gerard"))

    assert dict((row[0], row[1]) for row in found["figures"])["How many people are still lacking?"] == 8
    assert ["nurse", *[8 * 14, 0, 0, 0, 0, 0, 8 * 14, 8, 8, 0]] in found["need"]
    assert {row[0]: (row[1], row[3]) for row in found["pressure"]}["Absence, %"] == (9.5, None)
    assert [row[1:] for row in found["chart-pressure"]] == [[4], [6]]


def test_what_ends_and_what_is_late_is_told_where_and_since_when(browser, cast, clock_moves):
    scene = recipes.build(cast, Status.GRANTED)
    last = scene.request.lines.get().ends_on
    clock_moves(days=(last - clock.today()).days - 2)

    found = tables_of(browser("gerard"))

    assert {(row[0], row[2]) for row in found["ending"]} >= {(last.isoformat(), "granted by Defence")}
    assert [row[1] for row in found["overdue"]] == [str(Status.GRANTED.label)]
    assert found["overdue"][0][0] == scene.request.institution.name
    assert found["overdue"][0][4] == int((clock.now() - scene.request.due_at).total_seconds()) // 3600


def test_a_report_is_wholly_dutch_and_wholly_english(browser, cast, pressed_twente):
    recipes.build(cast, Status.REVIEW)
    english, dutch = browser("loes"), browser("loes")
    dutch.cookies["django_language"] = "nl"

    both = [words_of(client.get("/api/v1/report").json()) for client in (english, dutch)]

    assert len(both[0]) == len(both[1]) > 100
    assert {one for one, other in zip(*both, strict=True) if one == other} <= SAME_IN_BOTH
    for paper in PAPERS:
        said = {code: " ".join(pages_of(english.get(f"/reports/nl/{paper}?language={code}"))) for code in ("en", "nl")}
        assert ("page 1 of" in said["en"], "pagina 1 van" in said["nl"]) == (True, True)
        assert "person-days" not in said["nl"]


def words_of(report):
    """Every title, caption, label and sentence, in order."""
    found = []
    for section in report["sections"]:
        found += [section["title"], section["says"], *section["sentences"]]
        for table in section["tables"]:
            found += [table["caption"], *(column["label"] for column in table["columns"])]
    return [one for one in found if re.search("[A-Za-z]{2}", one)]


@pytest.mark.parametrize(("who", "scope"), [("loes", "nl"), ("gerard", "VR05")])
def test_the_briefing_is_one_page_however_much_there_is_to_tell(browser, cast, pressed_twente, monkeypatch, who, scope):
    """Sixty staff types need a smaller letter, and no second page."""
    client = browser(who)
    assert [client.get(f"/reports/{scope}/briefing.pdf", {"language": code}).status_code for code in ("nl", "en")] == [
        200
    ] * 2
    assert len(pages_of(client.get(f"/reports/{scope}/briefing.pdf"))) == 1

    monkeypatch.setattr("insight.reports.briefing.MOST_TYPES", 200)
    monkeypatch.setattr("insight.picture.need_rows", lambda found: need_rows(found) * 60)
    (page,) = pages_of(client.get(f"/reports/{scope}/briefing.pdf"))
    assert page.count("nurse") + page.count("verpleegkundige") >= 60


def test_a_report_takes_as_many_queries_whatever_there_is(browser, cast, an_alert, count_queries):
    an_alert()
    paths = [("vera", "/reports/nl/"), ("gerard", "/reports/VR05/")]
    before = [count_queries(browser(who), path) for who, path in paths]

    for who in ("petra", "wim"):
        an_alert(by=getattr(cast, who), location=getattr(cast, who).memberships.get().institution.locations.first())

    assert [count_queries(browser(who), path) for who, path in paths] == before
    assert max(before) <= 40


# --- by mail


def beat():
    """What beat does of it; returns how many mails left."""
    subscriptions.sweep()
    outbox.send(ROAD)
    return len(mail.outbox)


@pytest.fixture
def asks(browser, cast):
    """A function: Gerard asks his report of every day at nine, by API."""

    def ask(**changes):
        wanted = {"scope": "VR05", "form": "report", "days": 7, "weekday": 0, "hour": 9} | changes
        return browser("gerard").post("/api/v1/report-subscriptions", wanted, content_type="application/json")

    return ask


def test_it_is_sent_once_a_period_however_often_beat_looks_or_however_long_it_was_down(
    browser, cast, asks, clock_moves
):
    made = asks()
    assert made.status_code == 201, made.content
    assert beat() == 0, "it is eight"

    clock_moves(hours=1)
    assert (beat(), beat()) == (1, 1)
    clock_moves(hours=23)
    assert beat() == 1
    clock_moves(days=3, hours=5)
    assert (beat(), beat()) == (2, 2)

    first, second = ReportMail.objects.order_by("pk").values_list("at", flat=True)
    assert (first, second) == (nine(2020, 12, 28), nine(2021, 1, 1)), "of those that were missed the last"
    (address,) = re.findall(r"http://\S+/reports/VR05/\S+", mail.outbox[0].body)
    assert mail.outbox[0].to == [cast.gerard.email]
    assert not re.search("Avondzon|unsafe|onveilig", mail.outbox[0].body), "figures are read behind sign-in"
    page = browser("gerard").get(address.removeprefix("http://localhost:8000")).content.decode()
    assert "28 Dec 2020, 09:00" in page


def nine(*day):
    return datetime(*day, 9, tzinfo=clock.AMSTERDAM)


def test_a_weekly_one_comes_on_its_day_and_an_hour_that_is_moved_is_not_sent_twice(asks, clock_moves):
    asks(weekday=3)
    clock_moves(hours=40)
    assert beat() == 0
    clock_moves(hours=10)
    assert beat() == 1

    asks(weekday=3, hour=8)
    assert beat() == 1, "this week's was sent"
    clock_moves(days=6, hours=23)
    assert beat() == 2
    assert ReportSubscription.objects.count() == 1


def test_who_stopped_it_gets_none_not_even_what_waited(browser, cast, asks, clock_moves):
    number = asks().json()["id"]
    clock_moves(hours=1)
    assert subscriptions.sweep() == 1
    (row,) = list(ROAD.on_it())
    assert browser("loes").delete(f"/api/v1/report-subscriptions/{number}").status_code == 404

    browser("gerard").post(f"/reports/by-mail/{number}/stop/")

    assert beat() == 0
    with pytest.raises(NotNow):
        subscriptions.mail_of([row])
    clock_moves(days=1)
    assert beat() == 0
    assert "You are sent no report." in browser("gerard").get("/reports/").content.decode()


def test_who_lost_the_role_gets_none(cast, asks, clock_moves):
    asks()
    Membership.objects.filter(user=cast.gerard).update(valid_until=clock.today())
    clock_moves(days=2)

    assert beat() == 0


def test_who_lost_the_role_before_it_was_sent_gets_none_and_may_stop_it(browser, cast, asks, clock_moves):
    number = asks().json()["id"]
    clock_moves(hours=1)
    assert subscriptions.sweep() == 1
    Membership.objects.filter(user=cast.gerard).update(valid_until=clock.today())
    clock_moves(days=1)

    (row,) = list(ROAD.on_it())
    with pytest.raises(Hopeless):
        subscriptions.mail_of([row])
    assert browser("gerard").delete(f"/api/v1/report-subscriptions/{number}").status_code == 204


def test_a_page_asks_as_the_api_does_and_refuses_what_is_not_hers(browser, cast, asks):
    gerard = browser("gerard")
    wanted = {"scope": "VR05", "form": "briefing", "days": "1", "weekday": "1", "hour": "7"}

    assert gerard.post("/reports/", wanted).status_code == 302
    asked = gerard.get("/api/v1/report-subscriptions").json()["results"]
    assert [(one["scope"], one["form"], one["hour"]) for one in asked] == [("VR05", "briefing", 7)]
    for wrong in ({"scope": "nl"}, {"hour": "24"}, {"weekday": "8"}, {"days": "3"}, {"form": "novel"}):
        assert gerard.post("/reports/", wanted | wrong).status_code == 400, wrong
    assert asks(scope="VR01", hour=25).status_code == 400
    assert browser("ineke").post("/reports/", wanted).status_code == 403
    assert ReportSubscription.objects.count() == 1


def test_lessons_of_the_period_and_civil_pools_stand_in_the_report_on_page_paper_and_by_api(browser, cast, a_request):
    """Everybody who has a report reads which lessons were published, nobody of which home they are."""
    lesson = proposing.propose(
        by=cast.petra, kind="lesson", title="Eén naam per dienst", what="Een bord.", origin="own"
    )
    early = clock.now()
    clock.move(minutes=5)
    deeds.do(lesson, LessonDeed.PUBLISH, by=cast.gerard)
    entry = PoolEntry(
        Reader(cast.roos), CivilPool.RED_CROSS, Place(), "host", clock.today(), "stand", {"placed": Decimal(7)}
    )
    handing_in.hand_in_of(CivilPool.RED_CROSS, [entry], in_bands=True, by=cast.roos)
    then = clock.now() + timedelta(minutes=5)
    clock.move(days=3)

    for who, scope in (("loes", "nl"), ("gerard", "VR05"), ("bea", "VR05"), ("uma", "nl")):
        found = tables_of(browser(who), scope, at=then.isoformat())
        assert [row[0] for row in found["lessons"]] == [lesson.title], who
        assert tables_of(browser(who), scope, at=early.isoformat())["lessons"] == [], who
        paper = " ".join(pages_of(browser(who).get(f"/reports/{scope}/report.pdf?at={quote(then.isoformat())}")))
        assert lesson.title in paper
        assert "Berkenhof" not in browser(who).get(f"/reports/{scope}/", {"at": then}).content.decode() + paper, who
    numbers = {who: tables_of(browser(who), "nl", at=then.isoformat())["civil-pools"] for who in ("loes", "uma")}
    assert {who: rows[0][5] for who, rows in numbers.items()} == {"loes": 7, "uma": None}
    deeds.do(lesson, LessonDeed.WITHDRAW, by=cast.gerard, words="not true after all")
    assert tables_of(browser("loes"), "nl", at=then.isoformat())["lessons"] == [], "nobody reads it any more"
