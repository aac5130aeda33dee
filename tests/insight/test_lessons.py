"""Lessons: who proposes, publishes and takes over, what a pilot waits for, and who never reads of which home it was."""

import csv
import io
import re
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import InternalError, transaction
from django.utils import translation

from foundation import clock
from foundation.errors import Refused
from insight.lessons import beside, deeds, finding, proposing
from insight.models import Lesson, LessonDeed, LessonState, LessonStep
from insight.upscaling import importing
from notifications import outbox
from notifications.roads import ROADS
from requests_app.deeds import evaluation, need_and_situation
from requests_app.models import Status
from tests import recipes
from tests.browsing import text_of
from tests.insight.pressed import roaz, say
from tests.insight.test_pages import MOST_QUERIES
from tests.insight.test_upscaling import PLAN, file_of

D = LessonDeed
TOLD = {"kind": "lesson", "title": "Eén naam per dienst", "what": "Er staat één naam op het bord.", "origin": "own"}
PILOT = TOLD | {"kind": "pilot", "stop_criterion": "twee incidenten", "figure": "open diensten", "before": 31}
TAKES_PART = ("ineke", "karin", "gerard", "roos", "loes", "vera", "dirk", "fenna", "mira")
EVERYBODY = (*TAKES_PART, "otto", "bea", "uma", "aukje", "ada", "wim", "greet", "petra")


def proposed(by, **more):
    """By who speaks for several places of the country."""
    whose = {} if len(proposing.places(by)) == 1 else {"whose": "nl"}
    return proposing.propose(by=by, **TOLD | whose | more)


@pytest.fixture
def published(cast):
    """A lesson of Petra's home that Gerard published."""
    lesson = proposed(cast.petra, staff_types=["nurse"], sector="nursing_home")
    deeds.do(lesson, D.PUBLISH, by=cast.gerard)
    return Lesson.objects.get(pk=lesson.pk)


def readers(cast, lesson):
    return {who for who in EVERYBODY if Lesson.objects.visible_to(getattr(cast, who)).filter(pk=lesson.pk).exists()}


def rows_of(answer):
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


# --- who proposes, who reads, who publishes


def test_whoever_takes_part_proposes_and_others_dont(cast, browser):
    for who in TAKES_PART:
        assert proposed(getattr(cast, who)).state == LessonState.PROPOSED
    for who in ("otto", "bea", "uma", "aukje", "ada"):
        with pytest.raises(PermissionDenied):
            proposing.propose(by=getattr(cast, who), **TOLD)
        assert browser(who).get("/lessons/new/").status_code == 403
        assert browser(who).post("/api/v1/lessons", TOLD, content_type="application/json").status_code == 403


def test_a_proposal_is_read_by_whose_it_is_and_who_publishes_and_what_is_public_by_everybody(cast, browser):
    lesson = proposed(cast.petra)
    assert readers(cast, lesson) == {"petra", "gerard", "vera"}
    for who in ("ineke", "greet", "loes", "otto"):
        for path in (f"/lessons/{lesson.pk}/", f"/lessons/{lesson.pk}/publish/", f"/api/v1/lessons/{lesson.pk}"):
            assert browser(who).get(path).status_code == 404
        assert browser(who).post(f"/lessons/{lesson.pk}/publish/").status_code == 404
        assert lesson.title not in text_of(browser(who).get("/lessons/"))
        assert rows_of(browser(who).get("/lessons/export.csv")) == []

    assert browser("petra").post(f"/lessons/{lesson.pk}/publish/").status_code == 403
    assert browser("gerard").post(f"/lessons/{lesson.pk}/publish/", follow=True).status_code == 200
    assert readers(cast, lesson) == set(EVERYBODY)
    page = text_of(browser("otto").get(f"/lessons/{lesson.pk}/"))
    assert "GHOR Twente: Publish" in page
    assert str(cast.gerard) not in page.partition("<main")[2]
    assert "Propose" not in page.partition("<main")[2]


def test_what_is_rejected_says_why_and_its_proposer_proposes_it_again_by_another_text(cast, browser):
    lesson, petra = proposed(cast.petra), browser("petra")
    with pytest.raises(ValidationError):
        deeds.do(lesson, D.REJECT, by=cast.gerard, words=" ")
    deeds.do(lesson, D.REJECT, by=cast.gerard, words="te algemeen")
    assert "te algemeen" in text_of(petra.get(f"/lessons/{lesson.pk}/"))

    form = petra.get(f"/lessons/{lesson.pk}/edit/").context["form"]
    typed = {name: value for name, value in form.initial.items() if value not in (None, "")}
    petra.post(f"/lessons/{lesson.pk}/edit/", typed | {"what": "Er staat\u200b één naam."})

    lesson.refresh_from_db()
    assert (lesson.state, lesson.what) == (LessonState.PROPOSED, "Er staat één naam.")
    deeds.do(lesson, D.PUBLISH, by=cast.vera)
    assert petra.post(f"/lessons/{lesson.pk}/edit/", typed | {"seen": ""}).status_code == 409
    with pytest.raises(PermissionDenied):
        deeds.do(lesson, D.WITHDRAW, by=cast.petra, words="toch niet")
    deeds.do(lesson, D.WITHDRAW, by=cast.gerard, words="werkt niet")
    assert readers(cast, lesson) == {"petra", "gerard", "vera"}


def test_what_tells_of_somebody_is_named_to_who_publishes_and_must_be_meant(cast, browser):
    lesson = proposed(cast.petra, how_to_repeat="Bel Avondzon, 053 999 00 11, over MSOB-2020-00042; crisis@zon.example")
    gerard = browser("gerard")

    refused = gerard.post(f"/lessons/{lesson.pk}/publish/")

    assert refused.status_code == 400
    for told in (cast.avondzon.institution.name, "053 999 00 11", "MSOB-2020-00042", "crisis@zon.example"):
        assert told in text_of(refused)
    assert cast.berkenhof.institution.name not in text_of(refused).partition("<main")[2]
    path = f"/api/v1/lessons/{lesson.pk}/publications"
    said = gerard.post(path, {}, content_type="application/json").json()
    assert [(one["name"], one["code"]) for one in said["errors"]] == [("namesMeant", "tells")]
    assert gerard.post(path, {"namesMeant": True}, content_type="application/json").status_code == 201


def test_who_publishes_an_older_text_than_she_saw_is_told_so(cast, browser):
    lesson, gerard = proposed(cast.petra), browser("gerard")
    seen = gerard.get(f"/lessons/{lesson.pk}/publish/").context["form"].initial["seen"]
    deeds.do(lesson, D.EDIT, by=cast.petra, title="Een andere tekst")

    assert gerard.post(f"/lessons/{lesson.pk}/publish/", {"seen": seen}).status_code == 409
    assert gerard.post(f"/lessons/{lesson.pk}/publish/", {"seen": seen + 1}).status_code == 302


# --- of which home it is


def test_of_which_home_a_lesson_is_stands_nowhere_for_who_doesnt_see_its_request(cast, browser, a_request):
    about = a_request()
    home, reference = about.institution.name, about.reference
    lesson = proposed(cast.ineke, reference=reference, sector="nursing_home", staff_types=["nurse"])
    with pytest.raises(ValidationError):
        proposed(cast.petra, reference=reference)
    deeds.do(lesson, D.PUBLISH, by=cast.gerard)

    hidden = (
        home,
        reference,
        f'"institution":{about.institution_id},',
        '"safetyRegion":"VR05"',
        "GHOR Twente: Publish",
        str(cast.ineke),
    )
    sight = {"ineke": True, "gerard": True, "vera": False, "petra": False, "greet": False, "uma": False}
    for who, sees in sight.items():
        client = browser(who)
        answers = [client.get(f"/lessons/{lesson.pk}/"), client.get("/lessons/?q=naam")]
        assert (lesson.title in text_of(client.get("/lessons/?region=VR05"))) == sees
        said = [text_of(one).partition("<main")[2] for one in answers]
        said += [client.get(path).text for path in (f"/api/v1/lessons/{lesson.pk}", "/api/v1/lessons")]
        said.append(str(rows_of(client.get("/lessons/export.csv"))))
        told = {word for one in said for word in hidden if word in one}
        assert bool(told) == sees, (who, told)


# --- an evaluation proposes by itself


def test_what_an_evaluation_teaches_is_proposed_once_in_the_same_deed(cast):
    scene = recipes.build(cast, Status.ENDED)
    words = {"effect": 3, "cooperation": 2, "induction": 2, "right_people": True}
    words |= {"went_well": "a", "could_be_better": "b"}
    given = evaluation.evaluate(scene.request, by=cast.ineke, lesson="Begin met\nde overdracht.", **words).made
    evaluation.evaluate(scene.request, by=cast.dirk, **words)

    lesson = Lesson.objects.get()
    assert (lesson.evaluation, lesson.state, lesson.proposed_by) == (given, LessonState.PROPOSED, cast.ineke)
    assert (lesson.title, lesson.institution) == ("Begin met de overdracht.", scene.request.institution)
    assert [one.staff_type for one in lesson.staff.all()] == [scene.line.staff_type]
    assert readers(cast, lesson) == {"ineke", "gerard", "vera"}
    assert (proposing.from_evaluation(given), proposing.begin(), Lesson.objects.count()) == (None, 0, 1)


# --- pilots


def test_a_pilot_starts_only_in_a_phase_that_allows_it_and_stops_for_good(cast, browser, clock_moves):
    pilot = proposed(cast.petra, **PILOT)
    deeds.do(pilot, D.PUBLISH, by=cast.gerard)
    petra, path = browser("petra"), f"/lessons/{pilot.pk}/start/"
    assert "No plan for scaling up" in text_of(petra.post(path))
    importing.confirm(importing.PLAN.preview(file_of(*PLAN)).good, by=cast.vera)
    assert (petra.post(path).status_code, "known" in text_of(petra.post(path))) == (409, True)

    say(cast.loes, roaz("EUREGIO"), ic_occupied=42)
    refused = petra.post(path)
    assert (refused.status_code, "in which no pilot starts" in text_of(refused)) == (409, True)
    say(cast.loes, roaz("EUREGIO"), ic_occupied=39)
    assert petra.post(path, {"stop_criterion": "nooit"}).status_code == 302
    clock_moves(days=3)
    stopped = {"why": "criterion", "after": "9,5", "words": "twee incidenten"}
    assert browser("greet").post(f"/lessons/{pilot.pk}/stop/", stopped).status_code == 403
    petra.post(f"/lessons/{pilot.pk}/stop/", stopped)

    pilot.refresh_from_db()
    assert pilot.stop_criterion == PILOT["stop_criterion"], "what was published stays"
    assert (pilot.state, pilot.began_on, pilot.ended_on, float(pilot.after)) == (
        LessonState.STOPPED,
        date(2020, 12, 28),
        date(2020, 12, 31),
        9.5,
    )
    assert "its stop criterion was met: twee incidenten" in text_of(browser("karin").get(f"/lessons/{pilot.pk}/"))
    assert petra.post(path).status_code == 409


def test_what_was_not_said_of_a_pilot_is_asked_when_it_starts(cast, published, browser):
    importing.confirm(importing.PLAN.preview(file_of(*PLAN)).good, by=cast.vera)
    say(cast.loes, roaz("EUREGIO"), ic_occupied=39)
    pilot = proposed(cast.petra, kind="pilot")
    deeds.do(pilot, D.PUBLISH, by=cast.gerard)
    petra, path = browser("petra"), f"/lessons/{pilot.pk}/start/"

    refused = petra.post(path, {"before": "31"})

    assert (refused.status_code, set(refused.context["form"].errors)) == (400, {"stop_criterion", "figure"})
    petra.post(path, {"before": "31", "stop_criterion": "twee incidenten", "figure": "open diensten"})
    pilot.refresh_from_db()
    assert (pilot.state, pilot.before, pilot.figure) == (LessonState.RUNNING, 31, "open diensten")
    with pytest.raises(Refused):
        deeds.do(published, D.START, by=cast.petra)


# --- taken over, judged, kept


def test_a_home_and_a_region_say_that_they_do_this_too_and_no_longer(cast, published, browser):
    deeds.do(published, D.ADOPT, by=cast.ineke, words="ook in de nacht")
    deeds.do(published, D.ADOPT, by=cast.greet)
    named = browser("hans").post(f"/lessons/{published.pk}/adopt/", {"words": "zie De Avondzon"})
    assert (named.status_code, cast.avondzon.institution.name in text_of(named)) == (400, True)
    for who, refusal in ((cast.ineke, Refused), (cast.petra, PermissionDenied), (cast.loes, PermissionDenied)):
        with pytest.raises(refusal):
            deeds.do(published, D.ADOPT, by=who)

    page = text_of(browser("roos").get(f"/lessons/{published.pk}/"))
    assert cast.avondzon.institution.name in page
    assert "ook in de nacht" in page
    for path in (f"/lessons/{published.pk}/", "/lessons/", f"/api/v1/lessons/{published.pk}"):
        said = text_of(browser("uma").get(path))
        assert not [one for one in (cast.avondzon, cast.berkenhof) if one.institution.name in said]
    assert "<li>a home" in text_of(browser("uma").get(f"/lessons/{published.pk}/"))
    deeds.do(published, D.WITHDRAW, by=cast.vera, words="achterhaald")
    assert readers(cast, published) == {"petra", "gerard", "vera", "ineke", "greet"}
    deeds.do(published, D.GIVE_UP, by=cast.ineke, words="te duur")
    assert readers(cast, published) == {"petra", "gerard", "vera", "greet"}


def test_an_umbrella_body_gives_its_verdict_or_the_ministry_or_locc_writes_it_down(cast, published, browser):
    said = {"body": "ActiZ", "verdict": "remarks", "words": "mits er scholing is"}
    for who in ("gerard", "petra", "dirk"):
        assert browser(who).post(f"/lessons/{published.pk}/judge/", said).status_code == 403
    assert browser("loes").post(f"/lessons/{published.pk}/judge/", said).status_code == 302
    own = said | {"body": "NVZ", "verdict": "against", "words": "te duur"}
    assert browser("uma").post(f"/lessons/{published.pk}/judge/", own).status_code == 302
    page = text_of(browser("karin").get(f"/lessons/{published.pk}/"))
    assert "<strong>ActiZ</strong> supports it with remarks: mits er scholing is" in page
    assert re.search(r"<strong>NVZ</strong> doesn&#x27;t support it: te duur .{1,90} by Umbrella body", page)


@pytest.mark.services
def test_steps_are_final(cast, published):
    for write in (lambda: LessonStep.objects.update(words="x"), lambda: LessonStep.objects.all().delete()):
        with pytest.raises(InternalError), transaction.atomic():
            write()


# --- found, now and as it stood


def test_page_file_and_api_find_the_same(cast, published, browser):
    other = proposed(cast.vera, title="Aparte ziekenhuizen", origin="abroad", kind="innovation", weak_point="hygiene")
    deeds.do(other, D.PUBLISH, by=cast.vera)
    asked = {
        "q=ZIEKENHUIZEN+aparte": {other.title},
        "kind=lesson": {published.title},
        "origin=abroad": {other.title},
        "sector=nursing_home": {published.title},
        "staff_type=nurse": {published.title},
        "region=VR05": {published.title},
        "weak_point=hygiene": {other.title},
        "state=rejected": set(),
        "": {published.title, other.title},
    }
    otto = browser("otto")
    for query, titles in asked.items():
        of_page = {one.title for one in otto.get(f"/lessons/?{query}").context["table"].rows}
        of_file = {row["In one line"] for row in rows_of(otto.get(f"/lessons/export.csv?{query}"))}
        wire = query.replace("staff_type", "staffType").replace("weak_point", "weakPoint")
        of_api = {one["title"] for one in otto.get(f"/api/v1/lessons?{wire}").json()["results"]}
        assert of_page == of_file == of_api == titles, query


def test_the_list_is_shown_as_it_stood_and_only_what_she_reads_today(cast, published, browser, clock_moves):
    then = clock.now()
    clock_moves(days=1)
    deeds.do(published, D.ADOPT, by=cast.ineke)
    gone, new = proposed(cast.petra, title="Ingetrokken"), proposed(cast.vera, title="Van later")
    for one in (gone, new):
        deeds.do(one, D.PUBLISH, by=cast.vera)
    deeds.do(published, D.WITHDRAW, by=cast.vera, words="achterhaald")

    def stood(who, at=None):
        return [(one.title, one.state_then, one.adopters) for one in finding.find(getattr(cast, who), at=at)]

    assert stood("ineke", then) == [(published.title, "published", 0)]
    assert stood("otto", then) == [], "it was withdrawn since"
    assert {title for title, _state, _count in stood("otto")} == {gone.title, new.title}
    at = then.isoformat().replace("+", "%2B")
    assert "As it was known at" in text_of(browser("ineke").get(f"/lessons/?at={at}"))


def test_the_list_and_a_lesson_take_as_many_queries_however_much_there_is(cast, published, browser, count_queries):
    ineke, pages = browser("ineke"), ("/lessons/?q=naam", f"/lessons/{published.pk}/", "/api/v1/lessons")
    before = [count_queries(ineke, path) for path in pages]
    deeds.do(published, D.ADOPT, by=cast.greet)
    for who in ("petra", "wim", "vera"):
        one = proposed(getattr(cast, who), staff_types=["nurse", "doctor"])
        deeds.do(one, D.PUBLISH, by=cast.vera)

    assert [count_queries(ineke, path) for path in pages] == before
    assert max(before) <= MOST_QUERIES


# --- beside the work


def test_at_most_three_lessons_stand_beside_a_request_each_with_why(cast, a_request, browser):
    about = a_request()
    for number, more in enumerate(
        (
            {"weak_point": "hygiene"},
            {"staff_types": ["nurse"]},
            {"sector": "nursing_home"},
            {"sector": "nursing_home", "staff_types": ["nurse", "doctor"]},
            {"sector": "hospital"},
            {"staff_types": ["nurse"]},
        )
    ):
        lesson = proposed(cast.vera, title=f"Les {number}", **more)
        if number < 5:
            deeds.do(lesson, D.PUBLISH, by=cast.vera)

    with translation.override("en"):
        found = [(one.lesson.title, one.why) for one in beside.of_request(about)]
        first = beside.of_request(about, at_fact_finding=True)[0]
    assert found == [
        ("Les 3", "same staff type: nurse; same sector: Nursing home"),
        ("Les 1", "same staff type: nurse"),
        ("Les 2", "same sector: Nursing home"),
    ]
    assert "same staff type: nurse" in text_of(browser("gerard").get(f"/requests/{about.reference}/"))
    assert (first.lesson.title, first.why) == ("Les 0", "weak point: hygiene and infection prevention")
    need_and_situation.update_situation(about, by=cast.ineke, hygiene=1)
    assert beside.of_request(about)[0].lesson.title == "Les 0"


# --- by API as by page


def test_a_program_does_all_that_a_page_does(cast, browser):
    petra, vera, ineke = browser("petra"), browser("vera"), browser("ineke")

    def call(client, path, body, method="post"):
        answer = getattr(client, method)(f"/api/v1/lessons{path}", body, content_type="application/json")
        return answer.status_code, answer.json()

    status, made = call(petra, "", TOLD | {"staffTypes": ["nurse"], "before": 31, "figure": "open diensten"})
    assert (status, made["state"], made["offered"]) == (201, "proposed", ["edit", "withdraw"])
    one = f"/{made['id']}"
    assert call(petra, one, {"title": "Eén naam", "seen": 1}, "patch")[1]["staffTypes"] == ["nurse"]
    assert call(petra, one, {"title": "Twee namen", "seen": 1}, "patch")[0] == 409
    assert call(vera, f"{one}/rejections", {})[0] == 400
    assert call(vera, f"{one}/publications", {"seen": 2})[1] == {
        **{"number": 3, "deed": "publish", "state": "published", "at": "2020-12-28T07:00:00Z"},
        **{"words": "", "why": "", "body": "", "verdict": ""},
    }
    assert call(ineke, f"{one}/adoptions", {"words": "ook"})[0] == 201
    assert call(ineke, f"{one}/starts", {})[0] == 403
    assert call(petra, f"{one}/starts", {})[1]["lacking"][0]["code"] == "no_pilot"
    assert call(vera, f"{one}/verdicts", {"body": "NVZ", "verdict": "supports", "words": "goed"})[0] == 201
    assert call(ineke, f"{one}/adoption-ends", {"words": "niet meer"})[0] == 201
    assert call(vera, f"{one}/withdrawals", {"words": "achterhaald"})[0] == 201
    assert [step["deed"] for step in petra.get(f"/api/v1/lessons{one}").json()["steps"]] == [
        *("propose", "edit", "publish", "adopt", "judge", "give_up", "withdraw"),
    ]
    assert call(ineke, f"{one}/adoptions", {})[0] == 404


# --- who is told, and what stays as it was


def test_the_proposer_is_mailed_what_became_of_her_lesson_without_a_word_of_it(cast, published, mailoutbox):
    deeds.do(published, D.JUDGE, by=cast.uma, body="ActiZ", verdict="supports", words="Doen.")
    refused = proposed(cast.gerard)
    deeds.do(refused, D.REJECT, by=cast.vera, words="Dat weten wij al.")
    own = proposed(cast.gerard)
    deeds.do(own, D.PUBLISH, by=cast.gerard)

    outbox.send(ROADS["notice"])

    hers, his = sorted(mailoutbox, key=lambda one: one.to[0] != cast.petra.email)
    assert [one.to for one in (hers, his)] == [[cast.petra.email], [cast.gerard.email]]
    assert hers.body.count(f"/lessons/{published.pk}/") == 2
    assert f"/lessons/{refused.pk}/" in his.body
    assert all("naam per dienst" not in one.subject + one.body and "Doen" not in one.body for one in mailoutbox)


def test_of_a_moment_before_its_publication_only_those_whose_it_is_find_it(cast, browser, clock_moves):
    lesson, early = proposed(cast.petra), clock.now()
    clock_moves(minutes=5)
    deeds.do(lesson, D.PUBLISH, by=cast.gerard)
    for who, finds in (("petra", 1), ("gerard", 1), ("vera", 1), ("ineke", 0), ("otto", 0), ("greet", 0)):
        answer = browser(who).get("/api/v1/lessons", {"at": early.isoformat()})
        assert len(answer.json()["results"]) == finds, who
        assert len(browser(who).get("/api/v1/lessons").json()["results"]) == 1, who


@pytest.mark.services
def test_postgresql_lets_nobody_change_what_was_published(cast, published):
    for change in ({"title": "iets anders"}, {"what": "iets anders"}, {"source": "elders"}, {"cost": 12}):
        with pytest.raises(InternalError), transaction.atomic():
            Lesson.objects.filter(pk=published.pk).update(**change)
    Lesson.objects.filter(pk=published.pk).update(stop_criterion="bij twee incidenten", folded="x")
    with pytest.raises(InternalError), transaction.atomic():
        Lesson.objects.filter(pk=published.pk).update(stop_criterion="nooit")
