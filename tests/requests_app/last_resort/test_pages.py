"""The pages of the last resort: who reads what, what they cost to draw, and that nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from foundation import clock
from regions.models import Reading
from requests_app.deeds import application, conversation, fact_finding, ladder, meeting, need_and_situation, triangle
from requests_app.models import AgendaItem, Corner, Outcome, Position, Report, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL_CODES, Verdict
from requests_app.models.staff import StaffType
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from requests_app.records import parties
from requests_app.worklist import triangle_access
from requests_app.worklist.listing import owned_by
from tests import recipes, road
from tests.cast import a_line

SECRET = {Corner.DEFENCE: "alleen-defensie-zegt", Corner.VWS: "alleen-vws-zegt", Corner.GHOR_LOCC: "alleen-ghor-zegt"}
SPOKEN = {"as_role": "vws", "spoken_name": "Vera, in the meeting", "spoken_at": "2020-12-28T07:55"}
MIX = ((StaffType.NURSE, 4, 2), (StaffType.GENERAL_SUPPORT, 7, 1))


@pytest.fixture
def a_meeting(cast):
    """A function: a meeting in three hours, with all that waits for the triangle."""
    return lambda: meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3), place="online").meeting


def path_of(support_request, end=""):
    return f"/requests/{support_request.reference}/{end}"


def text_of(response):
    return " ".join(response.content.decode().split())


def say(cast, support_request, corner, outcome, **more):
    """One corner speaks, in words that nobody else uses."""
    triangle.give_position(
        support_request, by=getattr(cast, road.SPEAKER[corner]), outcome=outcome, motivation=SECRET[corner], **more
    )


def say_all(cast, support_request, outcome, **more):
    for corner in Corner:
        say(cast, support_request, corner, outcome, **more)
    support_request.refresh_from_db()


# --- who reads what


@pytest.mark.parametrize("reader", ["dirk", "vera", "gerard", "loes", "mira"])
def test_the_triangle_reads_the_positions_as_they_come(cast, browser, an_application, reader):
    support_request = an_application()
    say(cast, support_request, Corner.VWS, Outcome.VISIT)

    page = text_of(browser(reader).get(path_of(support_request)))

    assert SECRET[Corner.VWS] in page
    assert page.count("not yet</strong>") == 2


def test_no_byte_of_a_single_position_reaches_the_home_or_the_fact_finders(cast, browser, a_review):
    support_request = a_review()
    persons = triangle_access.all_tuned(support_request)
    paths = [path_of(support_request), path_of(support_request, "journal/"), "/"]
    for corner, number in zip(Corner, (8, 7, 6), strict=True):
        given = {key: number for key in persons}
        say(cast, support_request, corner, Outcome.GRANT, persons=given, reservation=f"mits {corner}")
        for reader in ("ineke", "fenna"):
            bytes_read = b"".join(browser(reader).get(path).content for path in paths)
            assert not [secret for secret in SECRET.values() if secret.encode() in bytes_read]

    support_request.refresh_from_db()
    assert support_request.status == Status.GRANTED
    for reader in ("ineke", "fenna"):
        page = browser(reader).get(path_of(support_request))
        assert page.context.get("triangle") is None
        assert "6 × nurse" in text_of(page)
        assert "mits vws" in text_of(page)


def test_the_decider_gives_reasons_to_all_and_shows_the_dissent_to_the_triangle(cast, browser, a_review, clock_moves):
    support_request = a_review()
    say(cast, support_request, Corner.DEFENCE, Outcome.REJECT, reasons=["legal"])
    clock_moves(hours=13)
    need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())
    triangle.decide_with_dissent(
        support_request,
        by=cast.mira,
        outcome=Outcome.GRANT,
        mandate="CDS 12",
        motivation="de nacht is onveilig",
        persons=triangle_access.all_tuned(support_request),
    )

    home, planner = (text_of(browser(name).get(path_of(support_request))) for name in ("ineke", "dirk"))

    assert "de nacht is onveilig" in home
    assert "Dissent" not in home
    assert "Defence: reject" in planner


def test_meetings_are_for_the_table(cast, browser, an_application, a_meeting):
    support_request = an_application()
    held = a_meeting()

    allowed = {name: browser(name).get(f"/meetings/{held.pk}/").status_code for name in ("loes", "dirk", "mira")}
    refused = {name: browser(name).get(f"/meetings/{held.pk}/").status_code for name in ("ineke", "fenna", "karin")}

    assert set(allowed.values()) == {200}
    assert set(refused.values()) == {403}
    assert "/meetings/" in text_of(browser("vera").get("/"))
    assert "/meetings/" not in text_of(browser("ineke").get("/"))
    greet = text_of(browser("greet").get(f"/meetings/{held.pk}/"))
    assert support_request.reference not in greet
    assert "1 request of another region" in greet


def test_minutes_are_for_who_sees_every_request_on_the_agenda(cast, browser, an_application, a_meeting):
    an_application()
    held = a_meeting()
    browser("loes").post(f"/meetings/{held.pk}/minutes/", {"minutes": "afgesproken: bezoek vanmiddag"})

    assert "bezoek vanmiddag" in text_of(browser("gerard").get(f"/meetings/{held.pk}/"))
    assert "bezoek vanmiddag" not in text_of(browser("greet").get(f"/meetings/{held.pk}/"))


# --- the intake


def test_loes_answers_eleven_checks_at_once_each_as_its_own_deed(cast, browser, an_application):
    support_request = an_application(Action.FILE_APPLICATION)
    typed = {f"{code}-verdict": Verdict.MET for code in PROCEDURAL_CODES} | {"key": "k", "P3-note": "goed"}

    answer = browser("loes").post(path_of(support_request, "intake/"), typed)
    browser("loes").post(path_of(support_request, "intake/"), typed | {"key": "again"})

    assert answer.status_code == 302
    assert support_request.checks.count() == 11
    assert support_request.events.filter(action=Action.ANSWER_CHECK).count() == 11
    assert "accept-intake" in text_of(browser("loes").get(path_of(support_request, "intake/")))


def test_checks_sent_twice_are_answered_once_and_other_checks_under_the_same_key_are_not_lost(
    cast, browser, an_application
):
    support_request = an_application(Action.FILE_APPLICATION)
    typed = {f"{code}-verdict": Verdict.MET for code in PROCEDURAL_CODES} | {"key": "k", "P3-note": "goed"}
    path, loes = path_of(support_request, "intake/"), browser("loes")
    loes.post(path, typed)

    refused = loes.post(path, typed | {"P3-note": "toch niet goed"})
    anew = refused.context["form"]["key"].value()
    answered = loes.post(path, typed | {"P3-note": "toch niet goed", "key": anew})

    assert (refused.status_code, answered.status_code) == (400, 302)
    assert support_request.checks.get(code="P3").note == "toch niet goed"
    workflow.perform(support_request, Action.ACCEPT_INTAKE, by=cast.loes)
    assert loes.post(path, typed).status_code == 302
    assert support_request.events.filter(action=Action.ANSWER_CHECK).count() == 12


def test_suggestions_are_filled_in_and_accepted_with_one_button(cast, browser, an_application):
    support_request = an_application(Action.FILE_APPLICATION)

    page = browser("loes").get(path_of(support_request, "intake/"))
    browser("loes").post(path_of(support_request, "intake/"), {"accept": "1"})

    assert page.context["form"]["P5-verdict"].value() == Verdict.MET
    assert set(PROCEDURAL_CODES) - set(support_request.checks.values_list("code", flat=True)) == {"P9", "P11"}


def test_a_failed_check_without_a_remark_keeps_all_that_was_typed(browser, an_application):
    support_request = an_application(Action.FILE_APPLICATION)
    typed = {"P8-verdict": Verdict.FAILED, "P8-note": "", "P3-verdict": Verdict.MET, "P3-note": "uitgebreid beschreven"}

    answer = browser("loes").post(path_of(support_request, "intake/"), typed)

    assert answer.status_code == 400
    assert "uitgebreid beschreven" in text_of(answer)
    assert "Say what is wrong." in text_of(answer)
    assert not support_request.checks.exists()


def test_beside_each_check_stands_what_the_request_says_of_it(browser, an_application):
    support_request = an_application(Action.FILE_APPLICATION)
    said, line = support_request.application, support_request.lines.get()

    page = browser("loes").get(path_of(support_request, "intake/"))

    beside = {check.code: dict(found) for check, _verdict, _note, _answered, found in page.context["checks"]}
    assert [code for code in PROCEDURAL_CODES if not beside[code]] == []
    assert said.signatory in beside["P1"].values()
    assert [said.why_not_self, said.why_not_in_time, said.why_not_sufficient] == list(beside["P3"].values())
    assert said.why_not_market in beside["P4"].values()
    assert "not asked" not in beside["P5"].values()
    assert line.tasks in beside["P8"][str(line)]
    assert said.desired_effect in beside["P9"].values()
    for text in [text for row in beside.values() for text in row.values()]:
        assert escape(text).replace("\n", "<br>") in page.text, text


def test_the_intake_is_for_locc_and_shows_likely_duplicates(cast, browser, an_application, a_request):
    support_request = an_application(Action.FILE_APPLICATION)
    other = a_request()

    assert other.reference in text_of(browser("loes").get(path_of(support_request, "intake/")))
    assert browser("gerard").get(path_of(support_request, "intake/")).status_code == 403
    assert browser("karin").get(path_of(support_request, "intake/")).status_code == 404


# --- the meeting


def test_loes_plans_a_meeting_and_moves_a_request_with_a_reason(cast, browser, an_application):
    first, second = an_application(), an_application(lines=[a_line(persons=3)])
    planned = browser("loes").post("/meetings/", {"starts_at": "2020-12-28T16:00", "place": "online"})
    here = planned["Location"]
    held = AgendaItem.objects.first().meeting

    move = {"meeting": held.pk, "rank": 1, "reason": "crisis vannacht", "next": here}
    moved = browser("loes").post(path_of(second, "do/plan-meeting/"), move)

    rows = browser("dirk").get(here).context["rows"]
    assert moved["Location"] == here
    assert [row.item.support_request for row in rows] == [second, first]
    assert browser("dirk").post("/meetings/", {"starts_at": "2020-12-28T17:00"}).status_code == 200
    assert AgendaItem.objects.values("meeting").distinct().count() == 1


def test_a_meeting_in_the_past_keeps_what_was_typed(browser):
    answer = browser("loes").post("/meetings/", {"starts_at": "2020-12-27T16:00", "place": "zaal 3 in Utrecht"})

    assert answer.status_code == 400
    assert "zaal 3 in Utrecht" in text_of(answer)


def test_the_secretary_records_what_a_corner_says_and_the_corner_confirms(cast, browser, an_application, a_meeting):
    support_request, held = an_application(), a_meeting()
    page = browser("loes").get(f"/meetings/{held.pk}/?now={support_request.reference}&as=vws")
    form = page.context["rows"][0].form

    said = {"outcome": Outcome.VISIT, "motivation": "akkoord met bezoek", "key": "k", "next": f"/meetings/{held.pk}/"}
    answer = browser("loes").post(path_of(support_request, "do/give-position/"), said | SPOKEN)

    position = Position.objects.get()
    assert form["as_role"].value() == "vws"
    assert "Position of VWS, as it was said" in text_of(page)
    assert answer["Location"] == f"/meetings/{held.pk}/"
    assert (position.corner, position.confirmed) == (Corner.VWS, False)
    assert "to be confirmed" in text_of(browser("dirk").get(f"/meetings/{held.pk}/"))
    assert "Give a position" in text_of(browser("vera").get("/"))


def test_the_meeting_reads_what_it_came_to(cast, browser, an_application, a_meeting):
    support_request, held = an_application(), a_meeting()
    dirk = browser("dirk")
    assert "Decided" not in text_of(dirk.get(f"/meetings/{held.pk}/"))

    say_all(cast, support_request, Outcome.VISIT)

    assert "<strong>Decided:</strong> fact-finding on site" in text_of(dirk.get(f"/meetings/{held.pk}/"))


def test_who_opened_a_request_for_vws_isnt_offered_its_corner_in_the_meeting(cast, browser, an_application, a_meeting):
    SupportRequest.objects.filter(pk=an_application().pk).update(opened_by=cast.vera)
    path = f"/meetings/{a_meeting().pk}/"

    assert "Give your position" in text_of(browser("victor").get(path))
    assert "Give your position" not in text_of(browser("vera").get(path))


def test_corners_that_differ_read_what_comes_next(cast, browser, an_application, a_meeting):
    support_request, held = an_application(), a_meeting()
    path = f"/meetings/{held.pk}/"
    dirk = browser("dirk")
    assert "Give your position" in text_of(dirk.get(path))
    for corner, outcome in zip(Corner, (Outcome.VISIT, Outcome.REJECT, Outcome.VISIT), strict=True):
        reasons = {"reasons": ["not_acute"]} if outcome == Outcome.REJECT else {}
        say(cast, support_request, corner, outcome, **reasons)

    in_time = text_of(dirk.get(path))
    assert "Change your position" in in_time
    assert "Give your position" not in in_time
    assert "The corners differ." in in_time
    assert "on the decider may decide" in in_time
    clock.move(hours=5)
    assert "the decider may decide now" in text_of(dirk.get(path))


def test_positions_appear_without_the_rest_of_the_page(cast, browser, an_application, a_meeting):
    support_request, held = an_application(), a_meeting()
    say(cast, support_request, Corner.DEFENCE, Outcome.DESK)

    fragment = text_of(browser("vera").get(f"/meetings/{held.pk}/positions/"))

    assert SECRET[Corner.DEFENCE] in fragment
    assert f'id="positions-{support_request.reference}" hx-swap-oob="true"' in fragment
    assert "<html" not in fragment
    assert "<form" not in fragment


def test_one_position_on_several_requests_is_stored_per_request(cast, browser, an_application, a_review, a_meeting):
    visits = [an_application(), an_application(lines=[a_line(persons=3)])]
    tuned = a_review()
    held = a_meeting()
    package = {
        "key": "p",
        "requests": [one.reference for one in visits],
        "outcome": "visit",
        "motivation": "gaan kijken",
    }

    given = browser("dirk").post(f"/meetings/{held.pk}/package/", package)
    refused = browser("dirk").post(
        f"/meetings/{held.pk}/package/", package | {"key": "q", "requests": [visits[0].reference, tuned.reference]}
    )

    assert given.status_code == 302
    assert refused.status_code == 409
    assert "gaan kijken" in text_of(refused)
    assert re.findall(r'value="(MSOB[^"]+)"[^>]* checked', text_of(refused)) == [tuned.reference], "what is left"
    assert 'name="key" value="q"' not in text_of(refused)
    assert sorted(Position.objects.filter(review__state="open").values_list("review__support_request", flat=True)) == [
        one.pk for one in visits
    ]


def test_a_package_that_settled_is_answered_again(cast, browser, an_application, a_meeting):
    support_request = an_application()
    held = a_meeting()
    for corner in (Corner.VWS, Corner.GHOR_LOCC):
        say(cast, support_request, corner, Outcome.VISIT)
    package = {"key": "p", "requests": [support_request.reference], "outcome": "visit", "motivation": "gaan kijken"}

    answers = [browser("dirk").post(f"/meetings/{held.pk}/package/", package).status_code for _each in range(2)]

    support_request.refresh_from_db()
    assert (answers, support_request.status) == ([302, 302], "fact_finding")
    assert support_request.events.filter(action=Action.GIVE_POSITION).count() == 3


def test_a_package_with_nothing_ticked_or_other_words_under_its_key_is_handed_back(browser, an_application, a_meeting):
    support_request, second = an_application(), an_application(lines=[a_line(persons=3)])
    held = a_meeting()
    dirk, address = browser("dirk"), f"/meetings/{held.pk}/package/"
    said = {"key": "p", "outcome": "visit", "motivation": "gaan kijken"}

    nothing = dirk.post(address, said)
    given = dirk.post(address, said | {"requests": [support_request.reference]}, follow=True)
    other = dirk.post(address, said | {"requests": [support_request.reference], "motivation": "toch niet gaan"})
    ticks = dirk.post(address, said | {"requests": [support_request.reference, second.reference]})

    assert (nothing.status_code, given.status_code, other.status_code) == (400, 200, 422)
    assert "Tick the requests." in text_of(nothing)
    assert "The position is given on 1 request." in text_of(given)
    assert "This is not recorded yet" in text_of(other)
    assert "toch niet gaan" in text_of(other)
    assert 'value="p"' not in text_of(other)
    assert support_request.reviews.get().positions.get().motivation == "gaan kijken"
    assert ticks.status_code == 422
    assert not second.reviews.get().positions.exists()


def test_a_position_without_motivation_keeps_what_was_typed(browser, an_application):
    support_request = an_application()

    answer = browser("dirk").post(
        path_of(support_request, "do/give-position/"), {"outcome": "visit", "reservation": "alleen overdag"}
    )

    assert answer.status_code == 400
    assert "alleen overdag" in text_of(answer)


# --- fact-finding and tuning


def test_a_position_asks_for_persons_only_where_an_outcome_needs_them(cast, browser, an_application, a_review):
    def fields(support_request):
        return set(browser("dirk").get(path_of(support_request, "do/give-position/")).context["form"].fields)

    assert not fields(an_application()) & {"persons", "defer_until"}
    assert fields(a_review()) >= {"persons", "defer_until"}


def test_who_opened_a_request_for_vws_is_not_asked_to_speak_for_it(cast, an_application):
    support_request = an_application()
    SupportRequest.objects.filter(pk=support_request.pk).update(opened_by=cast.vera)

    assert SupportRequest.objects.filter(owned_by(cast.victor)).exists()
    assert not SupportRequest.objects.filter(owned_by(cast.vera)).exists()


def test_fenna_reports_in_groups_and_loses_nothing(cast, browser, an_application, all_say):
    support_request = all_say(an_application(), Outcome.VISIT)
    road.send_team(cast, support_request)
    path = path_of(support_request, "do/report-findings/")
    weak = {
        "spoken_with": "bestuurder en twee teamleiders",
        "clients_on_site": "82",
        "crisis_organisation": "0",
        "hygiene": "2",
        "conclusion": "deployable",
        "lines-0-line": "1",
        "lines-0-staff_type": "nurse",
        "lines-0-persons": "5",
        "lines-0-starts_on": "2020-12-29",
        "lines-0-ends_on": "2021-01-11",
        "lines-0-minimum_team": "2",
    }

    page, answer = browser("fenna").get(path), browser("fenna").post(path, weak)

    assert "Verified figures" in text_of(page)
    assert "claimed: 84" in text_of(page)
    assert "data-keep=" in text_of(page)
    assert answer.status_code == 400
    assert "bestuurder en twee teamleiders" in text_of(answer)
    assert 'value="5"' in text_of(answer)
    assert "A score of 0 or 1 needs a condition" in text_of(answer)


def test_claimed_stands_beside_verified_also_after_newer_figures(cast, browser, a_review, clock_moves):
    support_request = a_review()
    clock_moves(hours=3)
    need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation() | {"clients_on_site": 60})

    shown = browser("ineke").get(path_of(support_request)).context["fact_finding"].figures

    assert shown[0][1:] == (84, 82, -2)


def test_asked_found_tuned_granted_and_declined_stay_side_by_side(cast, browser, a_review):
    support_request = a_review(MIX, lines=[a_line(persons=30)])
    say_all(cast, support_request, Outcome.GRANT, persons=triangle_access.all_tuned(support_request))

    row = browser("ineke").get(path_of(support_request)).context["tuning"].rows[0]

    assert (row.line.persons, row.declined, row.open) == (30, 19, 0)
    assert [str(one) for one in row.found] == [str(one) for one in row.tuned] == ["4 × nurse", "7 × general support"]
    assert [persons for persons, *_rest in row.granted] == [4, 7]


# --- freshness


@pytest.mark.parametrize(("hours", "tone"), [(2, "success"), (25, "warning"), (49, "danger")])
def test_old_figures_are_flagged_and_said_to_block(browser, a_review, clock_moves, hours, tone):
    support_request = a_review()
    clock_moves(hours=hours)

    page = browser("dirk").get(path_of(support_request))

    assert page.context["age"].tone == tone
    assert bool(page.context["triangle"].blocks) == (tone == "danger")


# --- what waits for whom


def urls_of_work(browser, name):
    page = browser(name).get("/").context
    return [item.deed_url for item in (*page["late"], *page["items"])]


def test_the_corner_that_spoke_waits_for_the_others(cast, browser, an_application):
    support_request = an_application()
    give = path_of(support_request, "do/give-position/")
    assert all(give in urls_of_work(browser, name) for name in ("dirk", "vera", "gerard", "loes"))

    say(cast, support_request, Corner.GHOR_LOCC, Outcome.VISIT)

    assert {name: give in urls_of_work(browser, name) for name in ("dirk", "vera", "gerard", "loes")} == {
        "dirk": True,
        "vera": True,
        "gerard": False,
        "loes": False,
    }


def test_each_step_of_the_last_resort_waits_for_somebody(cast, browser, an_application, all_say, clock_moves):
    support_request = an_application(Action.FILE_APPLICATION)
    assert path_of(support_request, "intake/") in urls_of_work(browser, "loes")

    road.forward(cast, support_request)
    all_say(support_request, Outcome.VISIT)
    assert path_of(support_request, "do/plan-mission/") in urls_of_work(browser, "dirk")
    assert urls_of_work(browser, "fenna") == []

    road.send_team(cast, support_request)
    assert path_of(support_request, "do/plan-mission/") not in urls_of_work(browser, "dirk")
    assert path_of(support_request, "do/report-findings/") in urls_of_work(browser, "fenna")

    rows = [road.row(support_request.lines.first())]
    fact_finding.report(support_request, by=cast.fenna, lines=rows, **road.FOUND)
    assert path_of(support_request, "#tuning") in urls_of_work(browser, "ineke")
    assert path_of(support_request, "do/proceed-without-answer/") not in urls_of_work(browser, "gerard")
    clock_moves(hours=30)
    assert path_of(support_request, "do/proceed-without-answer/") in urls_of_work(browser, "gerard")


def test_the_decider_waits_until_it_is_past_due(cast, browser, a_review, clock_moves):
    support_request = a_review()
    decide = path_of(support_request, "do/decide-with-dissent/")
    assert decide not in urls_of_work(browser, "mira")

    clock_moves(hours=13)

    assert decide in urls_of_work(browser, "mira")


# --- the application


def test_the_signature_counts_for_completeness_and_the_region_files_what_is_complete(cast, browser, a_request):
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    path = path_of(support_request, "complete/")
    before = browser("gerard").get(path)
    road.complete(cast, support_request)
    after, at_home = browser("gerard").get(path), browser("ineke").get(path)

    assert "the signed document, as an attachment" in text_of(before)
    assert (after.context["done"], len(after.context["parts"])) == (5, 5)
    assert "file-application" in text_of(after)
    assert "file-application" not in text_of(before)
    assert "file-application" not in text_of(at_home)
    assert "the GHOR of your region files it with LOCC" in text_of(at_home)
    with pytest.raises(PermissionDenied):
        application.file(support_request, by=cast.ineke)
    assert application.file(support_request, by=cast.gerard).event.to_status == Status.INTAKE


# --- what a page costs


def count(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


MOST_QUERIES = 37


@pytest.mark.drawn(2)
@pytest.mark.parametrize("status", ["intake", "precheck", "fact_finding", "tuning", "review", "granted", "rejected"])
def test_no_page_of_the_last_resort_costs_more_however_much_happened(cast, browser, status):
    scene = recipes.build(cast, status)
    clock.move(minutes=11)  # what can still be undone takes a few queries of its own
    seen = ["ineke", "gerard", "loes", "dirk", "vera"] + (["fenna", "mira"] if status not in {*EARLY} else [])
    few = {name: count(browser(name), path_of(scene.request)) for name in seen}

    for number in range(30):
        conversation.comment(scene.request, by=cast.gerard, text=f"remark {number}")
    asked = list(parties.unasked(scene.request)) if status in RULES[Action.ASK].sources else []
    for one in asked:
        ladder.ask(scene.request, by=cast.gerard, rung=one.rung, party=one.party)
    for _again in range(3):
        clock.move(minutes=1)
        need_and_situation.update_situation(
            scene.request, by=cast.gerard, clients_on_site=80, how=How(spoken_by=recipes.told())
        )
    many = {name: count(browser(name), path_of(scene.request)) for name in seen}

    assert many == few
    assert max(few.values()) <= MOST_QUERIES, few


EARLY = (Status.INTAKE, Status.PRECHECK, Status.FACT_FINDING)
"""Nobody went yet: the fact-finder and the decider see nothing, or not all of it."""


def test_the_page_of_a_request_costs_the_same_after_many_rounds(cast, browser, a_review, all_say):
    support_request = a_review()
    few = {name: count(browser(name), path_of(support_request)) for name in ("ineke", "gerard", "dirk", "fenna")}
    for day in range(29, 32):
        all_say(support_request, Outcome.DEFER, defer_until=clock.today().replace(day=day))
    workflow.perform(support_request, Action.AMEND, by=cast.ineke, how=How(reason="minder zieken"))
    workflow.perform(support_request, Action.ACCEPT_TUNING, by=cast.ineke)

    many = {name: count(browser(name), path_of(support_request)) for name in few}

    assert max(many.values()) <= MOST_QUERIES
    assert all(many[name] <= few[name] + 1 for name in few)  # the lines of decisions are asked for once there are any


def test_a_meeting_and_the_intake_cost_the_same_for_many_requests(cast, browser, an_application, a_meeting):
    an_application()
    held = a_meeting()
    here = f"/meetings/{held.pk}/"
    few = {name: count(browser(name), here) for name in ("loes", "dirk", "gerard")}
    for persons in (2, 3, 4):
        meeting.put(an_application(lines=[a_line(persons=persons)]), by=cast.loes, meeting=held)

    assert {name: count(browser(name), here) for name in few} == few
    assert max(few.values()) <= 31  # for who sees numbers: what is asked, held and free of each line
    assert count(browser("loes"), path_of(an_application(Action.FILE_APPLICATION), "intake/")) <= 26


def test_the_report_has_the_rows_that_are_used_and_gets_one_more_by_a_button(cast, browser):
    scene = recipes.build(cast, Status.FACT_FINDING)
    recipes.send_team(scene)
    fenna, url = browser("fenna"), f"/requests/{scene.request.reference}/do/report-findings/"
    typed = {"conditions-0-text": "One roster for all wards", "risks": "The lift is out of order"}

    page = fenna.get(url).text
    more = fenna.post(url, {**typed, "again": "conditions"})
    no_more = fenna.post(url, {**typed, "again": "version"})

    assert ['name="lines-0-persons"' in page, 'name="lines-1-persons"' in page] == [True, False]
    assert 'name="conditions-0-text"' not in page
    assert 'name="again" value="conditions"' in page
    assert page.index("<button hidden>") < page.index('name="again"')  # which Enter presses
    assert (more.status_code, "error-summary" in more.text) == (200, False)
    assert all(words in more.text for words in typed.values())
    assert ['name="conditions-1-text"' in one.text for one in (more, no_more)] == [True, False]
    assert not Report.objects.exists()
    assert Reading.objects.filter(reader=cast.fenna, reference=scene.request.reference).count() == 3
