"""Deployments on pages, in lists, files, the API and in my work: who reads what, and that it says what was done."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from capacity import reporting, showing, while_out, work
from capacity.models import Deployment, Pool, PoolDay, Shortage
from capacity.pools import set_size
from foundation import clock
from msob.home import merged
from regions.models import Membership
from requests_app.deeds import evaluation, meeting, triangle
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.worklist import work as of_requests
from tests import on_paper, out, recipes, road


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def deployed(cast):
    """De Avondzon's request: one nurse of two arrived, one on her way, one drawn up."""
    return recipes.build(cast, Status.DEPLOYED)


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def detail(browser, name, scene):
    return browser(name).get(reverse("requests:detail", args=[scene.request.reference]))


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def deeds(user):
    """The next deed of each item that waits for somebody, by what it is about."""
    return {(item.title.rpartition("/")[2], item.deed) for item in work.waiting_for(user)}


def test_the_page_of_a_deployment_has_the_numbers_to_call_now(cast, browser, deployed):
    address = f"/deployments/{Deployment.objects.earliest('pk').pk}/"
    assert 'href="tel:+31539990011"' in text_of(browser("dirk").get(address)), "of the home, for Defence"
    assert 'href="tel:+31539990011"' not in text_of(browser("ineke").get(address)), "she has it herself"


# --- on the page of a request


def test_before_a_grant_nothing_is_said_of_deployments(cast, browser):
    scene = recipes.build(cast, Status.REVIEW)

    assert showing.section(scene.request, by=cast.dirk) is None
    assert 'id="deployments"' not in text_of(detail(browser, "dirk", scene))


def test_what_is_reserved_is_said_before_it_is_drawn_up(cast, browser):
    page = text_of(detail(browser, "ineke", recipes.build(cast, Status.GRANTED)))

    assert "Reserved, not in a deployment yet" in page
    assert "4 × nurse" in page


def test_the_home_reads_who_is_there_and_who_didnt_come(browser, deployed):
    page = text_of(detail(browser, "ineke", deployed))

    assert out.PLAN["unit"] in page
    assert 'Detachementscommandant <a href="tel:+31539990021">053 999 00 21</a>' in page
    assert "as Defence reports, not confirmed yet" in page
    assert "partly" in page


def test_a_deployment_that_was_extended_shows_its_stretches_and_the_sum(cast, browser, on_site):
    """Four nurses who came a day late and stay a week longer: stretches, and the person-days of all together."""
    request, until = on_site.support_request, on_site.ends_on + timedelta(days=7)
    out.agree_on_extension(cast, request)
    while_out.extend(on_site, by=cast.dirk, until=until)
    clock.move(days=2)

    page = text_of(browser("dirk").get(f"/deployments/{on_site.pk}/"))
    dossier = on_paper.text(browser("ineke").get(f"/requests/{request.reference}/case-file.pdf").content)

    (who,) = showing.who_sent(Deployment.objects.get())
    figures = {one["name"]: one["now"] for one in browser("ineke").get("/api/v1/picture").json()["figures"]}
    assert figures["there_days"] == who.there_days, "picture and case file both count from the arrival"
    assert [(one.sent, one.there) for one in who.stretches] == [(4, 0), (4, 4), (4, None)]
    assert (who.sent_days, who.there_days) == (4 * 21, 4 * 3)
    assert page.count("nurse, altogether") == 1
    assert "84 person-days" in page
    assert "1 verpleegkundige 29 dec 2020 t/m 18 jan 2021 84 12" in dossier
    on_paper.deployments_agree(dossier, request)


def test_the_case_file_holds_deployments_reports_evaluations_and_money(cast, browser):
    scene = recipes.build(cast, Status.CLOSED)
    dossier = on_paper.text(browser("ineke").get(f"/requests/{scene.request.reference}/case-file.pdf").content)

    assert f"Inzet 1: {out.PLAN['unit']} Stand beëindigd" in dossier
    assert "Evaluatie van de instelling" in dossier
    assert "Evaluatie van Defensie" in dossier
    assert out.EVALUATED["could_be_better"] in dossier
    on_paper.deployments_agree(dossier, scene.request)


def test_each_reads_the_deeds_that_are_hers(cast, deployed):
    first = showing.section(deployed.request, by=cast.ineke).shown[0]
    assert {one.action for one in first.buttons} == {Action.REPORT_ARRIVAL, Action.DENY_ARRIVAL, Action.REPORT_DAY}

    drawn_up = showing.section(deployed.request, by=cast.daan).shown[2]
    assert Action.APPROVE in {one.action for one in drawn_up.buttons}
    assert Action.APPROVE not in {
        one.action for one in showing.section(deployed.request, by=cast.dirk).shown[2].buttons
    }


def test_the_page_takes_as_many_queries_for_many_deployments_as_for_one(cast, browser, deployed):
    path = reverse("requests:detail", args=[deployed.request.reference])
    daan = browser("daan")
    many = queries(daan, path)
    Deployment.objects.exclude(number=1).update(state="cancelled")

    assert many == queries(daan, path)


def test_a_late_extension_is_shown_as_late_to_all(cast, browser, deployed):
    clock.move(days=9)
    out.ask_extension(cast, deployed.request)

    assert "asked late" in text_of(detail(browser, "ineke", deployed))
    triangle = text_of(detail(browser, "vera", deployed))
    assert triangle.count("asked late") == 2
    assert "A grant reserves its people at once" in triangle


def test_both_evaluations_are_read_on_the_page(cast, browser):
    scene = recipes.build(cast, Status.CLOSED)
    page = text_of(detail(browser, "gerard", scene))

    assert page.count("effect 3, cooperation 2, induction 2") == 2


def test_who_may_read_numbers_sees_what_is_free_beside_what_is_asked(cast, browser):
    scene = recipes.build(cast, Status.REVIEW)
    nurses = PoolDay.objects.filter(pool__staff_type="nurse")
    nurses.update(available=3917)
    nurses.filter(day=scene.line.ends_on).update(available=2713)
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3)).meeting
    meeting.put(scene.request, meeting=held, by=cast.loes)
    paths = [reverse("requests:detail", args=[scene.request.reference]), reverse("requests:meeting", args=[held.pk])]

    for name, reads in [("dirk", True), ("vera", True), ("loes", True), ("gerard", False), ("mira", True)]:
        for path in paths:
            page = text_of(browser(name).get(path))
            assert ("2713 free at Defence" in page) == reads, (name, path)
            assert "3917" not in page
    assert "2713" not in text_of(browser("ineke").get(paths[0]))


# --- the list, the page and the file


def test_the_list_is_what_one_sees_of_the_requests(browser, deployed):
    for name, seen in [("ineke", True), ("gerard", True), ("dirk", True), ("petra", False), ("greet", False)]:
        assert (deployed.request.reference in text_of(browser(name).get("/deployments/"))) == seen, name


def test_it_is_searched_filtered_and_sorted(browser, deployed):
    def numbers(query):
        return [one.number for one in browser("dirk").get(f"/deployments/{query}").context["table"].page.items]

    assert sorted(numbers("")) == [1, 2, 3]
    assert numbers("?state=on_site") == [1]
    assert numbers("?q=nothing+like+it") == []
    assert sorted(numbers("?q=geneeskundig&region=VR05")) == [1, 2, 3]
    assert numbers("?region=VR01") == []
    assert numbers("?ending=7") == []
    clock.move(days=9)
    assert sorted(numbers("?ending=7")) == [1, 2]
    clock.move(days=4)
    assert numbers("?overstaying=on") == [1]
    assert browser("dirk").get("/deployments/?sort=colour").status_code == 400


def test_the_list_takes_as_few_queries_for_many_as_for_few(browser, deployed):
    dirk = browser("dirk")
    many = queries(dirk, "/deployments/?state=all")
    Deployment.objects.filter(number__gt=1).update(state="cancelled")

    assert queries(dirk, "/deployments/?state=on_site") == many <= 9


def test_the_file_says_what_was_sent_and_who_arrived(browser, deployed):
    text = b"".join(browser("gerard").get("/deployments/export.csv?sort=request").streaming_content).decode("utf-8-sig")
    first = next(row for row in csv.DictReader(io.StringIO(text), delimiter=";") if row["Deployment"].endswith("/1"))

    assert (first["Sent"], first["Arrived"], first["Who"]) == ("2", "1", "2 × nurse")
    assert browser("gerard").get("/deployments/export.xlsx").status_code == 200


def test_a_page_tells_its_reports_and_how_the_effect_went(cast, browser, deployed):
    """Once each: in the table, and not again in what happened."""
    first = deployed.deployments[0]
    for effect in (1, 3):
        said = {"day": clock.today(), "present": 1, "effect": effect, "incidents": "a roster went missing"}
        reporting.report_day(first, by=cast.ineke, **said)
        clock.move(days=1)
    page = text_of(browser("vera").get(reverse("deployments:detail", args=[first.pk])))

    assert "0.0,65.0 100.0,5.0" in page
    assert page.count("a roster went missing") == 2
    assert "Report the arrival" in page
    assert "Report the day" not in page
    assert "Earlier daily reports" not in page
    assert browser("petra").get(reverse("deployments:detail", args=[first.pk])).status_code == 404


def test_after_weeks_the_oldest_reports_are_folded_away_and_none_is_left_out(browser, cast, deployed):
    first = deployed.deployments[0]
    for number in range(16):
        reporting.report_day(first, by=cast.ineke, day=clock.today(), present=1, effect=1, incidents=f"no {number}.")
        clock.move(days=1)

    page = text_of(browser("vera").get(reverse("deployments:detail", args=[first.pk])))

    newest, folded = page.split("Earlier daily reports", 1)
    assert ["no 14." in newest, "no 13." in newest, "no 13." in folded, "no 0." in folded] == [True, False, True, True]


def test_no_page_of_a_deployment_tells_what_a_pool_holds(browser, deployed):
    PoolDay.objects.update(available=3917)
    for name in ("ineke", "gerard", "dirk"):
        for path in ("/deployments/", reverse("deployments:detail", args=[deployed.deployments[0].pk])):
            assert "3917" not in text_of(browser(name).get(path))
        assert "3917" not in text_of(detail(browser, name, deployed))


# --- the API


def test_the_api_tells_the_same(browser, deployed):
    ineke, reference = browser("ineke"), deployed.request.reference
    listed = ineke.get(f"/api/v1/requests/{reference}/deployments").json()["results"]
    assert [one["state"] for one in listed] == ["on_site", "approved", "drawn_up"]
    assert {"arrived": 1, "persons": 2, "staffType": "nurse", "sentAs": "nurse"}.items() <= listed[0]["lines"][
        0
    ].items()

    told = ineke.get(f"/api/v1/deployments/{listed[0]['id']}").json()
    assert {one["action"] for one in told["deeds"]} >= {"report_arrival", "report_day"}
    assert len(ineke.get("/api/v1/deployments").json()["results"]) == 3
    assert browser("petra").get(f"/api/v1/deployments/{listed[0]['id']}").status_code == 404
    assert browser("ineke").get("/api/v1/deployments?ending=5").status_code == 400


def test_evaluations_and_extensions_are_read_through_the_api(cast, browser):
    scene = recipes.build(cast, Status.CLOSED)
    path = f"/api/v1/requests/{scene.request.reference}"

    said = browser("ineke").get(f"{path}/evaluations").json()["results"]
    assert [one["side"] for one in said] == ["institution", "defence"]
    assert browser("ineke").get(f"{path}/extensions").json() == {"results": []}


# --- my work


def test_a_planner_draws_up_and_another_approves(cast):
    scene = recipes.build(cast, Status.GRANTED)
    assert (scene.request.reference, "Draw up a deployment") in deeds(cast.dirk)

    out.draw_up(cast, scene.request, 4)
    (drawn_up,) = work.waiting_for(cast.dirk)
    assert (drawn_up.deed, "another planner approves it" in drawn_up.about) == ("Open the deployment", True)
    assert deeds(cast.daan) == {("1", "Approve the deployment")}
    assert deeds(cast.gerard) == set()


def test_who_approves_a_deployment_reads_who_goes_and_when(cast, browser):
    scene = recipes.build(cast, Status.GRANTED)
    drawn_up = out.draw_up(cast, scene.request, 3)

    page = text_of(browser("daan").get(f"/deployments/{drawn_up.pk}/do/approve/"))

    assert out.PLAN["unit"] in page
    assert "<caption" in page
    assert "People of this deployment" in page


def test_work_is_due_when_its_request_is_or_says_of_what_it_is_due(cast):
    scene = recipes.build(cast, Status.GRANTED)
    (reserved,) = work.waiting_for(cast.dirk)
    assert (reserved.due, reserved.counts) == (scene.request.due, "")

    drawn_up = out.draw_up(cast, scene.request, 3)
    (to_approve,) = [item for item in work.waiting_for(cast.daan) if item.title == str(drawn_up)]
    assert (to_approve.due, to_approve.counts) == (scene.request.due, "")

    out.approve(cast, drawn_up)
    clock.move(hours=24)
    reporting.report_arrival(drawn_up, by=cast.ineke, arrived_at=clock.now(), induction_done=True)
    clock.move(days=6)
    told = {item.title: item.counts for item in work.waiting_for(cast.dirk)}
    assert told == {scene.request.reference: "start of their first day", str(drawn_up): "planned end"}


def test_who_came_in_part_is_replaced_and_who_overstays_is_reported(cast, deployed):
    assert ("1", "Replace people, like for like") in deeds(cast.dirk)

    clock.move(days=13)
    assert ("1", "Report the end of the deployment") in deeds(cast.dirk)


def test_who_takes_the_place_of_others_is_expected_and_reported(cast, deployed):
    first = deployed.deployments[0]
    booking = first.bookings.get()
    whom = {"booking": booking, "pool": booking.pool, "persons": 1, "first_day": clock.today()}
    while_out.replace_people(first, by=cast.dirk, **whom, how=How(reason="ill"))

    for person in (cast.dirk, cast.ineke):
        (item,) = [one for one in work.waiting_for(person) if one.title == str(first)]
        assert "1 × nurse expected to arrive" in item.about
        assert item.deed == "Report the arrival"


def test_a_corner_that_hasnt_spoken_about_an_extension_hears_so(cast, deployed):
    out.ask_extension(cast, deployed.request)
    spoken = {name: spoken_of(getattr(cast, name)) for name in ("dirk", "vera", "gerard", "ineke")}
    assert spoken == {"dirk": True, "vera": True, "gerard": True, "ineke": False}

    review = reviews.open_review(deployed.request)
    persons = reviews.on_the_table(review)
    triangle.give_position(deployed.request, by=cast.vera, outcome="grant", motivation="x", persons=persons)
    assert not spoken_of(cast.vera)


def spoken_of(user):
    items = merged(of_requests.waiting_for(user), work.waiting_for(user))
    return "give-position" in {item.deed_url.rstrip("/").rpartition("/")[2] for item in items}


def test_an_end_comes_near(cast, deployed):
    first = deployed.deployments[0]
    first.bookings.update(arrived=2)
    clock.move(days=6)

    (item,) = [one for one in work.waiting_for(cast.dirk) if one.title == str(first)]
    assert (item.deed, item.due) == ("Open the deployment", clock.end_of(first.ends_on))


def test_a_suspension_asks_for_a_decision(cast, deployed):
    out.suspend(cast, deployed.request)

    assert ("1", "Resume the deployment") in deeds(cast.daan)


def test_the_home_confirms_reports_and_evaluates(cast, deployed):
    first, *_others = deployed.deployments
    assert ("1", "Report the arrival") in deeds(cast.ineke)

    reporting.report_arrival(first, by=cast.ineke, arrived_at=clock.now())
    assert ("1", "Report the day") in deeds(cast.ineke)
    reporting.report_day(first, by=cast.ineke, day=clock.today(), present=2, effect=2)
    assert "1" not in {about for about, _deed in deeds(cast.ineke)}

    recipes.to_ended(deployed)
    reference = deployed.request.reference
    assert deeds(cast.ineke) == {(reference, "Evaluate")} == deeds(cast.dirk)
    out.evaluate(cast, deployed.request)
    assert deeds(cast.ineke) == set() == deeds(cast.petra)
    assert deeds(cast.gerard) == {(reference, "Close the case")}


def test_a_shortage_is_work_until_it_is_solved(cast):
    pool = Pool.objects.filter(staff_type="nurse").first()
    days = {"starts_on": clock.today(), "ends_on": clock.today()}
    Shortage.objects.create(pool=pool, persons=1, reason="quarantine", recorded_at=clock.now(), **days)
    assert {deed for _about, deed in deeds(cast.dirk)} == {"See whom it hits"}

    Shortage.objects.update(solved_at=clock.now())
    assert deeds(cast.dirk) == set()


def test_a_refusal_for_want_of_people_is_looked_at_anew_when_a_pool_grows(cast):
    scene = recipes.build(cast, Status.REJECTED)
    assert deeds(cast.dirk) == set()

    clock.move(hours=1)
    grow("nurse", cast)
    assert deeds(cast.dirk) == {(scene.request.reference, "Reassess")}


def test_what_was_agreed_and_not_settled_is_settled_when_a_pool_grows(cast):
    scene = recipes.build(cast, Status.REVIEW)
    PoolDay.objects.update(available=0)
    road.grant(cast, scene.request)
    assert deeds(cast.dirk) == set()

    clock.move(hours=1)
    grow("nurse", cast)
    assert deeds(cast.dirk) == {(scene.request.reference, "Settle what is agreed")}


def grow(staff_type, cast):
    days = {"starts_on": clock.today(), "ends_on": clock.today() + timedelta(days=40)}
    set_size(Pool.objects.filter(staff_type=staff_type).first(), by=cast.daan, size=99, **days)


def test_an_item_that_says_what_to_do_takes_the_place_of_one_that_only_opens_the_request(cast, browser):
    scene = recipes.build(cast, Status.GRANTED)
    items = merged(of_requests.waiting_for(cast.dirk), work.waiting_for(cast.dirk))

    assert [(item.title, item.deed) for item in items] == [(scene.request.reference, "Draw up a deployment")]
    assert "Draw up a deployment" in text_of(browser("dirk").get("/"))


def test_my_work_takes_as_few_queries_for_many_deployments_as_for_one(cast, browser, deployed):
    daan = browser("daan")
    many = queries(daan, "/")
    Deployment.objects.filter(number__gt=1).update(state="cancelled")

    assert queries(daan, "/") <= many


def test_who_closes_cases_in_another_region_isnt_offered_it_here(cast):
    """Ineke of the home is GHOR elsewhere: only Twente closes this case."""
    ended, elsewhere = recipes.build(cast, Status.ENDED).request, cast.greet.memberships.get()
    for person in (cast.ineke, cast.dirk):
        evaluation.evaluate(ended, by=person, **out.EVALUATED)
    Membership.objects.create(user=cast.ineke, role=elsewhere.role, valid_from=elsewhere.valid_from, **elsewhere.scopes)
    cast.ineke.forget_memberships()

    told = {name: [item.title for item in work.waiting_for(getattr(cast, name))] for name in ("ineke", "gerard")}

    assert told == {"ineke": [], "gerard": [ended.reference]}


def test_where_the_home_can_confirm_an_arrival_she_can_also_say_that_nobody_came(cast, browser):
    """In her work, and on the page to confirm it."""
    drawn_up = out.draw_up(cast, recipes.build(cast, Status.GRANTED).request, 3)
    out.approve(cast, drawn_up)
    clock.move(hours=24)
    reporting.report_arrival(drawn_up, by=cast.dirk, arrived_at=clock.now())
    deny = reverse("requests:deed_on_deployment", args=[drawn_up.pk, "deny-arrival"])

    (item,) = (one for one in work.waiting_for(cast.ineke) if one.title == str(drawn_up))
    assert item.otherwise[1] == deny
    assert deny in browser("ineke").get(item.deed_url).text
