"""The start page of whoever steers: every row counted by hand beside it, for each role; and what she has read."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from capacity import work as deployments
from capacity.models import Deployment
from foundation import clock
from insight import scopes
from insight.models import Mark
from insight.steering.standing import Steering
from requests_app.deeds import conversation, ladder, offering
from requests_app.models import RANK, Event, Inquiry, Offer, Rung, Status
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.worklist import work
from requests_app.worklist.calling import Calls
from tests import recipes
from tests.browsing import text_of
from tests.cast import a_line, ask
from tests.insight import naive

STEERS = ("gerard", "greet", "loes", "vera", "dirk", "mira")
FROM = {"gerard": "regional", "greet": "regional", "loes": "intake", "vera": "application", "dirk": "intake"}
FROM["mira"] = "precheck"
CLOCK = {"overdue", "reminder", "escalated", "figures_old", "inquiry_unanswered", "condition_due", "unconfirmed"}
MOST_QUERIES = 15


def steering(client, **query):
    answer = client.get("/api/v1/steering", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def seen(who, cast):
    """The requests that somebody sees by her role alone: territory, and the furthest step reached."""
    where = {"safety_region": getattr(cast, who).memberships.get().safety_region} if FROM[who] == "regional" else {}
    urgent = who == "loes"
    return [one for one in naive.sent(**where) if one.furthest >= RANK[FROM[who]] or (urgent and one.was_urgent)]


def where(who, cast):
    return {"safety_region": getattr(cast, who).memberships.get().safety_region} if FROM[who] == "regional" else {}


def unsafe(requests):
    ones = [one for one in requests if one.status in naive.NOBODY_SENT and one.first_unsafe_shift_at]
    return sorted(ones, key=lambda one: (one.first_unsafe_shift_at, one.due_at, one.pk))


def within_a_day(requests):
    return [one for one in unsafe(requests) if one.first_unsafe_shift_at <= clock.now() + timedelta(hours=24)]


@pytest.fixture(params=[(Status.REGIONAL, 34), (Status.REVIEW, 34), (Status.DEPLOYED, 200)])
def scene(request, cast, an_alert):
    """De Avondzon's request in a status, and an alert of the neighbouring region; so many hours later much is late."""
    status, hours = request.param
    recipes.build(cast, status)
    home = cast.wim.memberships.get().institution.locations.first()
    waiting = an_alert(by=cast.wim, location=home)
    assert waiting.safety_region == cast.greet.memberships.get().safety_region
    clock.move(hours=hours)
    return status


def test_each_row_is_one_that_is_there_for_each_who_steers(browser, cast, scene):
    now, today, open_ = clock.now(), clock.today(), lambda one: one.status not in naive.OVER
    week = today + timedelta(days=7)
    for who in STEERS:
        said, mine = steering(browser(who)), seen(who, cast)
        counted = naive.figures(naive.sent(**where(who, cast)))
        assert {one["name"]: one["now"] for one in said["figures"]} == {
            one["name"]: counted.get(one["name"], 0) for one in said["figures"]
        }, who
        assert [one["reference"] for one in said["unsafe"]] == [one.reference for one in unsafe(mine)], who
        hidden = len(within_a_day(naive.sent(**where(who, cast)))) - len(within_a_day(mine))
        assert sum(one["requests"] for one in said["elsewhere"]) == hidden, who

        asked = Inquiry.objects.filter(support_request__in=mine, state="pending")
        late = [(one.support_request.reference, str(one.party)) for one in asked if one.due_at < now]
        late += [(one.reference, None) for one in mine if open_(one) and one.due_at < now]
        told = {(owed["reference"], one["party"]) for one in said["late"] for owed in one["owed"]}
        assert {pair for pair in late if pair[1]} <= told, who
        assert {reference for reference, _party in late} == {reference for reference, _party in told}, who

        offers = Offer.objects.filter(inquiry__support_request__in=[one for one in mine if open_(one)])
        assert len(said["offers"]) == sum(one.state == "offered" for one in offers), who
        counting = sum(one.state in {"accepted", "arrived"} and today <= one.ends_on <= week for one in offers)
        out = Deployment.objects.filter(support_request__in=mine, state__in=["approved", "on_site", "suspended"])
        assert len(said["endings"]) == counting + sum(one.ends_on <= week for one in out), who

        assert said["endings"] or who == "greet" or scene != Status.DEPLOYED, who

        happened = Event.objects.filter(support_request__in=mine, at__gt=now - timedelta(days=1), at__lte=now)
        moved = {one.support_request.reference for one in happened if one.action not in CLOCK}
        assert {one["reference"] for one in said["changes"]} == moved, who


def test_lacking_and_given_are_those_of_the_ledger(browser, cast):
    recipes.build(cast, Status.NATIONAL)
    (home,) = steering(browser("gerard"))["unsafe"]
    counted = naive.need([one.pk for one in naive.sent()])
    days = {day for _kind, _term, day in counted if day >= clock.today()}
    most = {kind: max(counted[kind, "open", day] for day in days) for kind, _term, _day in list(counted)}
    assert {one["staffType"]: one["persons"] for one in home["lacking"]} == {k: n for k, n in most.items() if n}
    ahead = naive.ahead([one.pk for one in naive.sent()])
    assert home["given"] == sum(ahead[kind, term] for kind in most for term in ("region", "national"))


def test_of_a_type_of_which_all_was_withdrawn_nothing_is_lacking_and_nothing_is_told(browser, cast, an_alert):
    hosts = an_alert(lines=[a_line(staff_type=StaffType.HOST)])
    an_alert()
    told = {one["staffType"] for one in steering(browser("gerard"))["need"]}
    assert told == {StaffType.HOST, StaffType.NURSE}

    workflow.perform(hosts, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))

    assert {one["staffType"] for one in steering(browser("gerard"))["need"]} == {StaffType.NURSE}


def test_gerard_reads_on_one_screen_which_home_whom_to_call_and_what_others_give(browser, cast, an_alert):
    request = an_alert()
    inquiry = ask(cast, request, Rung.OTHER_INSTITUTIONS)
    ladder.answer(inquiry, by=cast.petra, answer="nothing")
    made = offering.offer(inquiry, by=cast.petra, **recipes.offered(request.lines.get(), 3)).made

    page = text_of(browser("gerard").get("/"))

    first = page.partition('id="unsafe"')[2].partition("</section>")[0]
    assert request.institution.name in first
    assert 'href="tel:+31539990011"' in first, "the number given with the alert"
    waiting = page.partition('id="offered"')[2].partition("</section>")[0]
    assert str(made) in waiting
    assert str(inquiry.party) in waiting
    assert page.index('id="unsafe"') < page.index("My work</h2>") < page.index('id="waiting"')


def test_the_neighbour_and_who_steers_nothing_find_none_of_it(browser, cast, an_alert):
    request = an_alert()
    for path in ("/", "/steering/", "/steering/?scope=", "/steering/export.csv", "/api/v1/steering"):
        answer = browser("greet").get(path)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200
        assert not any(mark in said.decode() for mark in ("Avondzon", request.reference, "9990011", "999 00 11")), path
    for who, code in (
        ("greet", "VR05"),
        ("greet", "nl"),
        ("gerard", "VR01"),
        ("vera", f"home-{request.institution_id}"),
    ):
        for path in ("/", "/steering/", "/steering/export.csv", "/api/v1/steering"):
            assert browser(who).get(path, {"scope": code}).status_code == 404, (who, path)
    for who in ("ineke", "karin", "fenna", "otto", "ada"):
        assert 'id="unsafe"' not in text_of(browser(who).get("/")), who
        assert browser(who).post("/steering/", {"at": clock.now().isoformat()}).status_code == 403


def test_who_steers_the_country_is_told_which_region_to_call_about_homes_it_does_not_see(browser, cast, an_alert):
    request = an_alert(first_unsafe_shift_at=clock.now() + timedelta(hours=20))
    for who in ("loes", "vera", "dirk", "mira"):
        page = text_of(browser(who).get("/"))
        part = page.partition('id="unsafe"')[2].partition("</section>")[0]
        assert "<strong>Twente</strong> 1" in part, who
        assert request.institution.name not in page
        assert "999 00 11" not in page
    assert steering(browser("vera"), scope="VR05")["elsewhere"][0]["requests"] == 1


def test_opening_it_again_loses_nothing_until_she_says_that_she_has_read_it(browser, cast, an_alert, clock_moves):
    gerard, request = browser("gerard"), an_alert()
    for _again in range(2):
        assert [one["reference"] for one in steering(gerard)["changes"]] == [request.reference]
    read = clock.now()
    clock_moves(minutes=5)
    conversation.comment(request, by=cast.ineke, text="the night nurse called in sick")

    assert gerard.post("/steering/", {"at": read.isoformat(), "next": "/"})["Location"] == "/"

    (change,) = steering(gerard)["changes"]
    assert change["deeds"] == ["Comment"], "what came after the page she read is still told"
    assert steering(browser("vera"))["since"] != steering(gerard)["since"], "it is her own"
    clock_moves(minutes=5)
    gerard.post("/steering/", {"at": (clock.now() - timedelta(minutes=4)).isoformat()})
    older = gerard.post("/api/v1/steering/marks", {"at": read.isoformat()}, content_type="application/json")
    assert older.json()["at"] == "2020-12-28T07:06:00Z", "an older page takes nothing back"
    page = text_of(gerard.get("/steering/"))
    assert "Nothing changed since then." in page
    assert "Since the time before" in page
    again = steering(gerard, since=read.isoformat())["changes"]
    assert [one["deeds"] for one in again] == [["Comment"]], "she can look back"


def test_what_is_no_moment_gone_by_is_refused_and_noted_nowhere(browser, cast):
    later = (clock.now() + timedelta(minutes=1)).isoformat()
    for typed in ({}, {"at": ""}, {"at": "soon"}, {"at": later}):
        assert browser("gerard").post("/steering/", typed).status_code == 400
        call = browser("gerard").post("/api/v1/steering/marks", typed, content_type="application/json")
        assert call.status_code == 400
    for query in (
        {"at": later},
        {"since": later},
        {"at": "x"},
        {"at": "2020-12-27T08:00Z", "since": "2020-12-27T09:00Z"},
    ):
        for path in ("/", "/steering/", "/steering/export.csv", "/api/v1/steering"):
            assert browser("gerard").get(path, query).status_code == 400, (path, query)
    assert not Mark.objects.exists()


def test_as_it_was_tells_what_was_unsafe_then_and_no_number(browser, cast, an_alert, clock_moves):
    request, gerard = an_alert(), browser("gerard")
    then, shown = clock.now().isoformat(), steering(gerard)
    clock_moves(hours=3)
    an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())
    recipes.workflow.perform(request, recipes.Action.WITHDRAW, by=cast.ineke, how=recipes.How(reason="all are better"))

    said = steering(gerard, at=then)

    assert [one["now"] for one in said["figures"]] == [one["now"] for one in shown["figures"]]
    assert said["need"] == shown["need"]
    assert [one["reference"] for one in said["unsafe"]] == [request.reference]
    assert (said["unsafe"][0]["call"], said["late"], said["offers"], said["endings"]) == (None, [], [], [])
    assert said["changes"] == shown["changes"]
    page = text_of(gerard.get("/", {"at": then}))
    assert "As it was at Mon 28 Dec 2020, 08:00." in page
    assert "tel:" not in page.partition("My work</h2>")[0]


def test_the_file_has_every_row(browser, cast):
    recipes.build(cast, Status.REGIONAL)
    clock.move(hours=34)
    said = steering(browser("gerard"))
    answer = browser("gerard").get("/steering/export.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";"))

    def told(name):
        return sum(row["List"] == name for row in rows)

    assert told("Who is late") == sum(len(one["owed"]) for one in said["late"]) > 0
    assert told("Offers that wait") == len(said["offers"]) > 0
    assert told("Unsafe soonest") == len(said["unsafe"]) == 1
    assert (told("What ends this week"), told("What changed")) == (len(said["endings"]), len(said["changes"]))
    assert browser("gerard").get("/steering/export.xlsx").status_code == 200
    assert browser("gerard").get("/steering/export.exe").status_code == 404


def of_the_start_page(user):
    """How many queries it takes beside those of My work."""
    calls = Calls(user)
    work.waiting_for(user, calls), deployments.waiting_for(user), work.awaited_by(user, calls)
    with CaptureQueriesContext(connection) as captured:
        (scope,) = scopes.steered(user)
        found = Steering(scope, user, calls=calls)
        shown = (found.now, found.need, found.unsafe, found.elsewhere, found.late, found.offers, found.endings)
        assert all(one is not None for one in (*shown, found.since, found.changes))
        [
            (one.request.institution, one.request.safety_region, one.request.location.municipality)
            for one in found.unsafe
        ]
        [(str(one.offer), one.request.institution, str(one.offer.inquiry.party)) for one in found.offers]
        [(owed.request.institution, owed.what) for one in found.late for owed in one.owed]
        [(one.request.institution, one.request.safety_region, one.deeds) for one in found.changes]
        [one.request.institution for one in found.endings]
    return len(captured)


def test_it_takes_as_many_queries_whatever_there_is(browser, cast, an_alert, count_queries):
    """Of De Avondzon there is something of each kind, and all of it is late."""
    recipes.build(cast, Status.REGIONAL)
    clock.move(hours=34)
    before = {who: of_the_start_page(getattr(cast, who)) for who in ("gerard", "vera", "dirk")}
    pages = [count_queries(browser("gerard"), path) for path in ("/", "/steering/", "/api/v1/steering")]
    for who in ("petra", "ineke"):
        home = getattr(cast, who).memberships.get().institution.locations.first()
        more = an_alert(by=getattr(cast, who), location=home)
        inquiry = ask(cast, more, Rung.CARE_OFFICE)
        ladder.answer(inquiry, by=cast.karin, answer="nothing")
        offering.offer(inquiry, by=cast.karin, **recipes.offered(more.lines.get(), 2))
        ask(cast, more, Rung.ROAZ)
    clock.move(hours=34)

    assert {who: of_the_start_page(getattr(cast, who)) for who in before} == before
    assert max(before.values()) <= MOST_QUERIES, before
    assert [count_queries(browser("gerard"), path) for path in ("/", "/steering/", "/api/v1/steering")] == pages


@pytest.mark.parametrize("status", [Status.FACT_FINDING, Status.TUNING, Status.REVIEW, Status.DEPLOYED, Status.ENDED])
def test_in_no_status_it_takes_more(cast, an_alert, status):
    recipes.build(cast, status)
    an_alert(by=cast.wim, location=cast.wim.memberships.get().institution.locations.first())
    clock.move(hours=34)
    found = {who: of_the_start_page(getattr(cast, who)) for who in STEERS}
    assert max(found.values()) <= MOST_QUERIES, found
