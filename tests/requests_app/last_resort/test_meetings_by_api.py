"""A whole meeting of the triangle through the API alone, with the refusals of the page."""

import pytest

from foundation import clock
from requests_app.deeds import meeting
from requests_app.models import Corner, Meeting, Outcome, Position
from tests.requests_app.api.conftest import names
from tests.requests_app.last_resort.test_pages import a_line, say

AT = "2020-12-28T16:00:00+01:00"


@pytest.fixture
def held(cast, an_application):
    """A meeting that began now, with De Avondzon's request on its agenda."""
    an_application()
    return meeting.plan(by=cast.loes, starts_at=clock.now(), place="online").meeting


def kept(held):
    """All that stands written of meetings."""
    seats = sorted(held.seats.values_list("corner", "present", "who"))
    turns = list(held.items.exclude(treated_at=None))
    return Meeting.objects.count(), Meeting.objects.get(pk=held.pk).minutes, seats, turns, Position.objects.count()


def test_loes_holds_a_meeting_without_opening_a_page(api, an_application):
    about = an_application()
    here = api("loes", "post", "meetings", {"startsAt": AT, "place": "online"}).json()
    path = f"meetings/{here['id']}"
    told = [
        api("loes", "post", f"{path}/attendance", {"seats": [{"corner": "vws", "present": False, "who": "in debate"}]}),
        api("loes", "post", f"{path}/turns", {"reference": about.reference}),
        api("loes", "post", f"{path}/minutes", {"minutes": "Tomorrow again.", "seen": ""}),
    ]
    due = {"meeting": here["id"], "text": "Ask next door.", "owner": "ghor", "dueAt": "2020-12-29T12:00:00Z"}
    agreed = api("loes", "post", f"requests/{about.reference}/agreed-actions", due)
    whole = api("vera", "get", path).json()

    assert [one.status_code for one in (*told, agreed)] == [201] * 4
    assert (whole["startsAt"], whole["place"]) == ("2020-12-28T15:00:00Z", "online")
    assert whole["seats"] == [{"corner": "vws", "present": False, "who": "in debate"}]
    assert [(one["reference"], bool(one["treatedAt"])) for one in whole["agenda"]] == [(about.reference, True)]
    assert whole["minutes"] == "Tomorrow again."
    assert [one["text"] for one in whole["agreedActions"]] == ["Ask next door."]


def test_who_doesnt_keep_the_meeting_changes_nothing_of_it(api, held):
    before = kept(held)
    said = {
        "minutes": {"minutes": "x", "seen": ""},
        "attendance": {"seats": [{"corner": "vws", "present": True}]},
        "turns": {"reference": held.items.get().support_request.reference},
    }

    for who in ("dirk", "greet", "ineke", "fenna"):
        refused = [api(who, "post", f"meetings/{held.pk}/{name}", body).status_code for name, body in said.items()]
        assert [*refused, api(who, "post", "meetings", {"startsAt": AT}).status_code] == [403] * 4, who
    assert kept(held) == before


def test_what_is_filled_in_wrongly_is_named_all_together_and_nothing_is_kept(api, held):
    before, path = kept(held), f"meetings/{held.pk}"
    twice = {"seats": [{"corner": "vws", "present": True}, {"corner": "vws", "present": False}]}
    words = {"seats": [{"corner": "vws", "present": None, "who": "somebody"}]}

    assert names(api("loes", "post", "meetings", {"startsAt": "later", "where": "x"})) == {"startsAt", "where"}
    assert names(api("loes", "post", "meetings", {"startsAt": "2020-12-27T16:00:00Z"})) == {"startsAt"}
    assert names(api("loes", "post", f"{path}/minutes", {"minutes": 1, "said": "x"})) == {"minutes", "seen", "said"}
    assert names(api("loes", "post", f"{path}/attendance", twice)) == {"seats"}
    assert names(api("loes", "post", f"{path}/attendance", words)) == {"seats"}
    assert names(api("loes", "post", f"{path}/minutes", {"minutes": "about 111222333", "seen": ""})) == {"minutes"}
    assert api("loes", "post", f"{path}/turns", {"reference": "MSOB-2020-99999"}).status_code == 404
    assert api("loes", "post", "meetings/999/turns", {"reference": "MSOB-2020-99999"}).status_code == 404
    assert kept(held) == before


def test_minutes_that_a_colleague_kept_meanwhile_are_not_overwritten(api, held):
    path = f"meetings/{held.pk}/minutes"
    api("loes", "post", path, {"minutes": "A long account", "seen": ""})

    stale = api("loes", "post", path, {"minutes": "short", "seen": ""})
    read = api("loes", "post", path, {"minutes": "short", "seen": "A long account"})

    assert (stale.status_code, "A long account" in str(stale.json()["changed"])) == (409, True)
    assert (read.status_code, read.json()["minutes"]) == (201, "short")


def test_planned_twice_under_one_key_it_is_planned_once(api, an_application):
    an_application()
    key = {"headers": {"Idempotency-Key": "tonight"}}

    answers = [api("loes", "post", "meetings", {"startsAt": AT}, **key) for _each in range(2)]
    other = api("loes", "post", "meetings", {"startsAt": AT, "place": "here"}, **key)

    assert [one.status_code for one in (*answers, other)] == [201, 200, 422]
    assert answers[0].json() == answers[1].json()
    assert Meeting.objects.count() == 1


def test_one_position_on_several_requests_and_what_wasnt_taken_says_why(cast, api, an_application):
    first, second = an_application(), an_application(lines=[a_line(persons=3)])
    held = meeting.plan(by=cast.loes, starts_at=clock.now()).meeting
    for corner in (Corner.VWS, Corner.GHOR_LOCC):
        say(cast, first, corner, Outcome.VISIT)
    path, both = f"meetings/{held.pk}/positions", [first.reference, second.reference]
    said = {"requests": both, "outcome": "visit", "motivation": "go and look", "key": "p"}

    wrong = names(api("dirk", "post", path, {"requests": ["MSOB-2020-99999"], "outcome": "defer", "why": "x"}))
    given = [api("dirk", "post", path, said) for _each in range(2)]
    used = api("dirk", "post", path, said | {"motivation": "something else"})

    assert wrong == {"requests", "motivation", "deferUntil", "why"}
    assert [(one.status_code, one.json()["results"]) for one in given] == [(201, [])] * 2
    assert used.status_code == 422
    assert Position.objects.filter(corner="defence").count() == 2
    assert [api(who, "post", path, said).status_code for who in ("ineke", "fenna")] == [403, 403]
    assert names(api("greet", "post", path, said)) == {"requests"}, "another region speaks on neither"
