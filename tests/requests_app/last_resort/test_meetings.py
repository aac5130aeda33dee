"""What a meeting of the triangle leaves behind: who sat there, whose turn it is, and actions that somebody does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from foundation import clock
from foundation.errors import Refused
from notifications import audience
from requests_app.deeds import meeting
from requests_app.doors import DOORS
from requests_app.models import AgreedAction, Corner, Meeting, Outcome
from requests_app.models.actions import Action
from requests_app.schedule import deadlines
from requests_app.worklist import work
from tests.requests_app.last_resort.test_pages import path_of, say, text_of

ASKED = "Ask the hospital next door for two nurses."


@pytest.fixture
def held(cast, an_application):
    """A meeting that began now, with De Avondzon's request on its agenda."""
    an_application()
    return meeting.plan(by=cast.loes, starts_at=clock.now(), place="online").meeting


@pytest.fixture
def about(held):
    return held.items.get().support_request


@pytest.fixture
def agreed(cast, held, about):
    """GHOR asks the hospital next door, before tomorrow at this hour."""
    due_at = clock.now() + timedelta(hours=24)
    return meeting.agree(about, by=cast.loes, meeting=held, text=ASKED, owner="ghor", due_at=due_at).made


def has(user):
    """Whether it waits among her work."""
    return any(ASKED in item.title for item in work.waiting_for(user))


# --- actions


def test_an_agreed_action_waits_among_the_work_of_its_owner_until_it_is_done_on_proof(cast, about, agreed):
    before = {name: has(getattr(cast, name)) for name in ("gerard", "greet", "vera", "loes", "ineke")}
    with pytest.raises(ValidationError) as unproved:
        meeting.report_done(agreed, by=cast.gerard, proof=" ")
    meeting.report_done(agreed, by=cast.gerard, proof="their letter of this morning")

    assert before == {"gerard": True, "greet": False, "vera": False, "loes": False, "ineke": False}
    assert list(unproved.value.message_dict) == ["proof"]
    assert not has(cast.gerard)
    assert about.events.last().facts == {"agreed": ASKED, "proof": "their letter of this morning"}


def test_nobody_but_its_owner_reports_it_and_only_once(cast, agreed):
    for other in (cast.vera, cast.dirk, cast.greet, cast.ineke):
        with pytest.raises(PermissionDenied):
            meeting.report_done(agreed, by=other, proof="I think so")
    meeting.report_done(agreed, by=cast.gerard, proof="their letter")

    with pytest.raises(Refused) as twice:
        meeting.report_done(agreed, by=cast.gerard, proof="their letter")
    assert [lack.code for lack in twice.value.lacking] == ["action_done"]


def test_its_owner_is_told_reminded_once_and_told_once_that_it_is_late(cast, about, agreed):
    told = []
    for _hour in range(30):
        clock.move(hours=1)
        deadlines.sweep()
        told += [] if len(told) == 2 else about.events.filter(action=Action.AGREED_ACTION_DUE)[len(told) :]

    first = about.events.get(action=Action.AGREE_ACTION)
    assert {user.name.split()[0] for user in audience.of(first)} == {"Gerard"}
    assert [event.at < agreed.due_at for event in told] == [True, False]
    assert about.events.filter(action=Action.AGREED_ACTION_DUE).count() == 2
    assert all({user.name.split()[0] for user in audience.of(event)} == {"Gerard"} for event in told)


def test_what_is_done_is_asked_after_no_more(cast, about, agreed):
    meeting.report_done(agreed, by=cast.gerard, proof="their letter")

    clock.move(hours=30)
    deadlines.sweep()

    assert not about.events.filter(action=Action.AGREED_ACTION_DUE).exists()


def test_an_action_is_of_a_request_on_that_agenda_and_due_afterwards(cast, held, about, an_application):
    elsewhere = an_application()
    said = {"by": cast.loes, "meeting": held, "text": ASKED, "owner": "vws"}

    with pytest.raises(Refused, match="agenda"):
        meeting.agree(elsewhere, due_at=clock.now() + timedelta(hours=1), **said)
    with pytest.raises(ValidationError) as before:
        meeting.agree(about, due_at=held.starts_at, **said)
    assert list(before.value.message_dict) == ["due_at"]
    with pytest.raises(PermissionDenied):
        meeting.agree(about, due_at=clock.now() + timedelta(hours=1), **said | {"by": cast.vera})
    assert not AgreedAction.objects.exists()


# --- attendance, and what is read of it


def read(browser, held, name):
    """The page and the API of the meeting, as somebody reads them."""
    return text_of(browser(name).get(f"/meetings/{held.pk}/")), browser(name).get(f"/api/v1/meetings/{held.pk}").json()


def test_loes_records_who_was_there_and_everybody_at_the_table_reads_it(browser, held, agreed):
    sent = {"defence": "yes", "defence_who": "planner of DOC", "vws": "no", "vws_who": "in parliament"}

    refused = browser("dirk").post(f"/meetings/{held.pk}/attendance/", sent).status_code
    answer = browser("loes").post(f"/meetings/{held.pk}/attendance/", sent)
    page, told = read(browser, held, "dirk")

    assert (refused, answer.status_code) == (403, 302)
    assert "present: planner of DOC" in page
    assert "absent</span>: in parliament" in page
    assert told["seats"] == [
        {"corner": "defence", "present": True, "who": "planner of DOC"},
        {"corner": "vws", "present": False, "who": "in parliament"},
    ]
    assert [(one["text"], one["owner"], one["doneAt"]) for one in told["agreedActions"]] == [(ASKED, "ghor", None)]


def test_a_region_reads_nothing_of_what_was_agreed_on_another(cast, browser, held, agreed):
    meeting.note_attendance(held, by=cast.loes, seats={Corner.VWS: meeting.Seat(False, "at De Avondzon")})

    page, told = read(browser, held, "greet")

    assert not any(words in page for words in (ASKED, "at De Avondzon"))
    assert (told["agenda"], told["seats"], told["agreedActions"]) == ([], [], [])
    assert browser("ineke").get(f"/api/v1/meetings/{held.pk}").status_code == 403


def test_words_about_a_corner_without_saying_whether_it_came_are_handed_back(browser, held):
    answer = browser("loes").post(f"/meetings/{held.pk}/attendance/", {"vws_who": "somebody of VWS"})

    assert answer.status_code == 400
    assert 'value="somebody of VWS"' in answer.content.decode()
    assert not held.seats.exists()


# --- where none is planned


def test_to_put_a_request_on_the_agenda_while_none_is_planned_plans_one(browser, an_application):
    support_request, loes = an_application(), browser("loes")
    path = path_of(support_request, "do/plan-meeting/")
    assert "plan a new meeting" in text_of(loes.get(path))

    without = loes.post(path, {"key": "k1"}).status_code
    answer = loes.post(path, {"starts_at": "2020-12-28T19:00", "place": "online", "key": "k2"})

    assert (without, answer.status_code) == (400, 302)
    planned = Meeting.objects.get()
    assert (planned.place, planned.items.get().support_request) == ("online", support_request)
    assert "selected>2020" in text_of(loes.get(path)).replace(f'value="{planned.pk}" ', "")


# --- whose turn it is


def test_everybody_at_the_table_sees_what_is_treated_and_who_still_owes_a_word(cast, browser, held, about):
    turn = f"/meetings/{held.pk}/turn/"

    refused = browser("dirk").post(turn, {"reference": about.reference}).status_code
    unknown = browser("loes").post(turn, {"reference": "MSOB-2020-99999"}).status_code
    taken = browser("loes").post(turn, {"reference": about.reference}).status_code
    say(cast, about, Corner.DEFENCE, Outcome.VISIT)
    seen = {name: text_of(browser(name).get(f"/meetings/{held.pk}/positions/")) for name in ("dirk", "vera", "greet")}

    assert (refused, unknown, taken) == (403, 404, 302)
    assert "Still to speak: VWS, GHOR/LOCC" in seen["dirk"]
    assert ["Your corner speaks" in seen[name] for name in ("dirk", "vera")] == [False, True]
    assert "a request of another region" in seen["greet"]
    assert about.reference not in seen["greet"]


def test_the_last_word_is_no_longer_owed(cast, browser, held, about):
    meeting.take_up(held, about, by=cast.loes)
    for corner, outcome in zip(Corner, (Outcome.VISIT, Outcome.DESK, Outcome.REJECT), strict=True):
        say(cast, about, corner, outcome, **({"reasons": ["legal"]} if outcome == Outcome.REJECT else {}))

    assert "All corners have spoken." in text_of(browser("vera").get(f"/meetings/{held.pk}/"))


def test_who_records_who_was_there_from_an_older_page_changes_what_she_changed_and_takes_back_what_she_clears(
    browser, held
):
    loes, path = browser("loes"), f"/meetings/{held.pk}/attendance/"
    loes.post(path, {"defence": "no", "defence_who": "ill"})
    old = {"initial-defence": "no", "initial-defence_who": "ill"}
    loes.post(path, {"defence": "yes", "defence_who": "planner", **old})

    loes.post(path, {"defence": "no", "defence_who": "ill", **old, "vws": "yes"})
    assert {seat.corner: seat.who for seat in held.seats.all()} == {"defence": "planner", "vws": ""}

    loes.post(path, {"defence": "", "initial-defence": "yes", "initial-defence_who": "planner"})
    assert [seat.corner for seat in held.seats.all()] == ["vws"]


def test_minutes_that_a_colleague_kept_meanwhile_are_shown_and_not_overwritten(browser, held):
    loes, path = browser("loes"), f"/meetings/{held.pk}/minutes/"
    loes.post(path, {"minutes": "A long account", "initial-minutes": ""})

    answer = loes.post(path, {"minutes": "short", "initial-minutes": ""})
    held.refresh_from_db()
    assert (answer.status_code, held.minutes) == (409, "A long account")
    assert "A long account" in answer.text
    assert "short" in answer.text

    assert loes.post(path, {"minutes": "short", "initial-minutes": "A long account"}).status_code == 302


def test_whose_turn_it_is_tells_another_region_nothing_of_the_agenda(browser, held, about):
    path = f"/meetings/{held.pk}/turn/"

    said = [browser("greet").post(path, {"reference": one}).status_code for one in (about.reference, "MSOB-2020-99999")]

    assert said == [403, 403]


def test_the_home_doesnt_hear_that_an_action_was_agreed_on_it(browser, agreed):
    """By no number of it; who reads what the corners say does."""
    said = {
        who: browser(who).get(f"/agreed-actions/{agreed.pk}/do/report-action-done/").status_code
        for who in ("ineke", "greet", "gerard", "vera")
    }
    assert said == {"ineke": 404, "greet": 404, "gerard": 200, "vera": 403}


def test_what_is_agreed_is_of_the_meeting_that_goes_on_unless_said_otherwise(cast, held, about):
    meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(days=2))

    assert DOORS[Action.AGREE_ACTION].open(about, by=cast.loes).fields["meeting"].queryset.first() == held
