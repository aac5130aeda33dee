"""Messages on the page and over the API, and delivery for administrators: mine alone, at a constant cost."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from foundation import clock
from notifications import delivery, outbox
from notifications.models import Mailbox, Means, Notification, Preference, State
from notifications.roads import ROADS
from requests_app.models import SupportRequest
from requests_app.models.actions import Action

MESSAGES = "/messages/"


@pytest.fixture
def told(cast, a_request):
    """De Avondzon's request at step 3, everybody told on the page."""
    support_request = a_request(Action.ESCALATE_TO_MSOB)
    outbox.sweep()
    return support_request


def queries(client, path):
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(path)
    assert answer.status_code == 200
    return len(caught)


# --- the list


def test_my_messages_are_mine_and_lead_to_what_they_are_about(cast, told, client):
    client.force_login(cast.gerard)
    page = client.get(MESSAGES).content.decode()
    assert "heeft alarm geslagen" in page
    row = Notification.objects.inbox_of(cast.gerard).unread().order_by("pk").first()

    assert client.get(f"/messages/{row.pk}/").url == f"/requests/{told.reference}/"

    row.refresh_from_db()
    assert row.read_at == clock.now()


def test_anothers_message_isnt_there(cast, told, client):
    row = Notification.objects.inbox_of(cast.gerard).first()
    client.force_login(cast.ineke)

    assert client.get(f"/messages/{row.pk}/").status_code == 404
    client.post("/messages/read/", {"message": row.pk})
    row.refresh_from_db()
    assert row.read_at is None


def test_a_party_is_led_to_the_question(cast, told, client):
    row = Notification.objects.inbox_of(cast.karin).first()
    client.force_login(cast.karin)

    assert client.get(f"/messages/{row.pk}/").url == f"/inquiries/{row.inquiry_id}/"
    page = client.get(MESSAGES).content.decode()
    assert told.reference not in page
    assert "Avondzon" not in page


def test_the_list_is_narrowed_by_kind_and_to_what_is_new(cast, told, client):
    client.force_login(cast.gerard)
    tasks = Notification.objects.inbox_of(cast.gerard).filter(kind="task").count()
    assert 0 < tasks < Notification.objects.inbox_of(cast.gerard).count()

    assert client.get(MESSAGES, {"kind": "task"}).context["page"].count == tasks
    client.post("/messages/read/")
    assert client.get(MESSAGES, {"unread": "on"}).context["page"].count == 0


def test_a_message_is_found_by_what_it_says_and_by_nothing_else(cast, told, client):
    client.force_login(cast.gerard)
    mine = Notification.objects.inbox_of(cast.gerard).count()
    for words in (told.reference.lower(), " avondzon "):
        assert client.get(MESSAGES, {"q": words}).context["page"].count == mine
    assert client.get(MESSAGES, {"q": "Twente"}).context["page"].count == 0, "her messages don't say so"

    client.force_login(cast.karin)
    hers = Notification.objects.inbox_of(cast.karin).count()
    assert client.get(MESSAGES, {"q": "Twente"}).context["page"].count == hers > 0
    for words in (told.reference, "Avondzon"):
        assert client.get(MESSAGES, {"q": words}).context["page"].count == 0, "she isn't told whose it is"
    assert client.get("/api/v1/messages", {"q": told.reference}).json()["results"] == []


def test_the_file_says_what_is_filtered_and_of_a_question_nothing_more(cast, told, client):
    def lines(**chosen):
        answer = client.get("/messages/export.csv", chosen)
        return b"".join(answer.streaming_content).decode().splitlines()[1:]

    client.force_login(cast.gerard)
    assert len(lines(kind="task")) == Notification.objects.inbox_of(cast.gerard).filter(kind="task").count()
    assert all(told.reference in line for line in lines())

    client.force_login(cast.karin)
    assert lines()
    assert not [line for line in lines() if told.reference in line or "Avondzon" in line]
    assert client.get("/messages/export.pdf").status_code == 404


def test_the_list_is_paged_by_key(cast, a_request, client):
    for _one in range(31):
        a_request()
    outbox.sweep()
    client.force_login(cast.gerard)

    first = client.get(MESSAGES).context["page"]
    second = client.get(MESSAGES + first.next_link).context["page"]

    assert (len(first.items), len(second.items), second.next_link) == (25, 6, None)
    assert client.get(MESSAGES, {"cursor": "made up"}).status_code == 400


def test_marking_one_and_all_as_read_moves_the_number(cast, told, client):
    client.force_login(cast.gerard)
    count = Notification.objects.inbox_of(cast.gerard).count()
    assert Mailbox.objects.get(user=cast.gerard).unread == count
    row = Notification.objects.inbox_of(cast.gerard).first()

    for _twice in range(2):
        client.post("/messages/read/", {"message": row.pk, "next": "/messages/?kind=task"})
        assert Mailbox.objects.get(user=cast.gerard).unread == count - 1

    assert client.post("/messages/read/", {"next": "https://elsewhere.example/"}).url == MESSAGES
    assert Mailbox.objects.get(user=cast.gerard).unread == 0
    assert client.post("/messages/read/", {"message": "x"}).status_code == 400


# --- what it costs


def test_the_list_costs_the_same_for_one_message_and_for_many(cast, a_request, client):
    a_request()
    outbox.sweep()
    client.force_login(cast.gerard)
    queries(client, MESSAGES)
    few = queries(client, MESSAGES)

    for _more in range(10):
        a_request()
    outbox.sweep()

    assert queries(client, MESSAGES) == few <= 8


def test_the_number_in_the_menu_costs_no_query(cast, a_request, client):
    client.force_login(cast.gerard)
    queries(client, "/requests/")
    without = queries(client, "/requests/")
    assert b"badge--danger" not in client.get("/requests/").content

    a_request()
    outbox.sweep()
    before = SupportRequest.objects.count()

    with CaptureQueriesContext(connection) as caught:
        page = client.get("/requests/").content.decode()
    assert before == 1
    assert '<span class="badge badge--danger">1<' in page
    asked = [one["sql"] for one in caught if "notifications" in one["sql"]]
    assert len(asked) == 1, "only together with the person"
    assert 'FROM "regions_user"' in asked[0]
    assert len(caught) <= without + 1, "the row of the list itself brings its lines"


def test_another_process_sees_the_number_at_once(cast, told, client):
    """Nothing is kept in a process or a session: the number is a row beside the person's own."""
    client.force_login(cast.gerard)
    client.get("/requests/")
    cache.clear()
    Mailbox.objects.filter(user=cast.gerard).update(unread=77)

    assert ">77<" in client.get("/requests/").content.decode()


# --- how one is reached


def test_choices_are_saved_and_shown_again(cast, client):
    client.force_login(cast.ineke)
    page = client.get("/messages/preferences/")
    sent = {name: field.initial for name, field in page.context["form"].fields.items()}

    answer = client.post("/messages/preferences/", sent | {"ladder-email": "off", "task-email": "digest"})

    assert answer.status_code == 302
    chosen = {(one.kind, one.road): one.choice for one in Preference.objects.filter(user=cast.ineke, road="email")}
    assert chosen == {("ladder", "email"): "off", ("task", "email"): "digest"}
    again = client.get("/messages/preferences/").context["form"]
    assert again["ladder-email"].initial == "off"


def test_a_made_up_choice_is_refused_with_a_sentence_and_saves_nothing(cast, client):
    client.force_login(cast.ineke)

    answer = client.post("/messages/preferences/", {"ladder-email": "off", "task-email": "off"})

    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert answer.context["form"]["ladder-email"].value() == "off", "nothing typed is lost"
    assert not Preference.objects.exists()


# --- the API


def test_the_api_lists_my_messages_and_marks_them(cast, told, client):
    client.force_login(cast.gerard)
    listed = client.get("/api/v1/messages", {"kind": "task"}, headers={"Accept-Language": "en"}).json()
    first = listed["results"][-1]
    assert first["text"].endswith("raised the alert: start on step 1.")
    assert (first["reference"], first["isRead"], first["kind"]) == (told.reference, False, "task")
    event = told.events.get(number=first["eventNumber"])
    assert (event.action, event.at.isoformat()[:19]) == ("submit", first["happenedAt"][:19])

    done = client.post("/api/v1/messages/read", {"messages": [first["id"]]}, content_type="application/json")
    assert done.json() == {"read": 1}
    rest = Mailbox.objects.get(user=cast.gerard).unread
    assert client.post("/api/v1/messages/read", {}, content_type="application/json").json() == {"read": rest}
    assert client.get("/api/v1/messages", {"unread": "true"}).json()["results"] == []


def test_the_api_tells_a_party_no_reference(cast, told, client):
    client.force_login(cast.karin)

    (first, *_rest) = client.get("/api/v1/messages").json()["results"]

    assert (first["reference"], first["eventNumber"]) == (None, None)
    assert first["inquiry"]


def test_the_api_takes_choices_and_refuses_as_the_page_does(cast, client):
    client.force_login(cast.ineke)

    def send(*results):
        return client.patch("/api/v1/preferences", {"results": list(results)}, content_type="application/json")

    good = {"kind": "ladder", "road": "email", "choice": "digest"}
    assert good in send(good).json()["results"]
    bad = send({"kind": "ladder", "road": "email", "choice": "off"}, {"kind": "task", "road": "email", "choice": "off"})
    assert bad.status_code == 400
    assert bad.json()["errors"][0]["name"] == "results.1"
    assert Preference.objects.get().choice == "digest", "all or nothing"
    assert send({"kind": "ladder", "road": "email", "choice": None}).status_code == 200
    assert not Preference.objects.exists()


# --- delivery


@pytest.fixture
def stuck(cast, told):
    """One mail to Gerard given up, one to Karin failed."""
    rows = Notification.objects.filter(road=Means.EMAIL, in_digest=False)
    rows.filter(user=cast.gerard).first().bounced("550 no such user", hopeless=True)
    rows.filter(user=cast.karin).first().bounced("451 greylisted")


def test_an_administrator_sees_what_is_stuck_and_nothing_of_the_request(cast, told, stuck, client):
    client.force_login(cast.ada)

    page = client.get("/delivery/").content.decode()

    assert "550 no such user" in page
    assert "451 greylisted" in page
    assert cast.gerard.email in page
    assert told.reference not in page
    assert "Avondzon" not in page


def test_one_and_all_are_sent_again(cast, told, stuck, client):
    client.force_login(cast.ada)
    given_up = Notification.objects.get(state=State.GIVEN_UP)

    client.post("/delivery/email/", {"message": given_up.pk})
    given_up.refresh_from_db()
    assert (given_up.state, given_up.attempts) == (State.WAITING, 0)
    assert Notification.objects.filter(state=State.FAILED).exists()

    client.post("/delivery/email/")
    assert not Notification.objects.filter(state=State.FAILED).exists()
    assert outbox.send(ROADS["email"]) > 0


def test_only_an_administrator_sends_again(cast, told, stuck, client):
    client.force_login(cast.gerard)

    assert client.get("/delivery/").status_code == 403
    assert client.post("/delivery/email/").status_code == 403
    assert Notification.objects.filter(state=State.GIVEN_UP).exists()


@pytest.mark.parametrize("road", ["inbox", "pigeon"])
def test_there_is_nothing_to_send_on_other_roads(cast, client, road):
    client.force_login(cast.ada)

    assert client.post(f"/delivery/{road}/").status_code == 404
    assert client.get("/delivery/", {"road": road}).status_code == 404


def listed(client, **asked):
    """The receivers the page lists, and those in the file of the same filters."""
    shown = [row.receiver for row in client.get("/delivery/", asked).context["page"].items]
    file = client.get("/delivery/export/csv/", asked).getvalue().decode("utf-8-sig").splitlines()[1:]
    assert [line.split(";")[0] for line in file] == shown
    return shown


def test_what_travels_is_filtered_searched_and_taken_home(cast, told, stuck, client):
    client.force_login(cast.ada)
    gerard, karin = cast.gerard.email, cast.karin.email

    assert sorted(listed(client)) == sorted([gerard, karin])
    assert listed(client, state="given_up") == [gerard]
    assert listed(client, state="failed") == [karin]
    assert set(listed(client, state="waiting", q=karin[:5])) <= {karin}
    assert listed(client, q="nobody") == []
    failed = Notification.objects.get(state=State.FAILED)
    assert listed(client, kind=failed.kind, state="failed") == [karin]
    assert listed(client, road="webhook") == listed(client, road="link", kind="task") == []
    assert client.get("/delivery/export/xlsx/").status_code == 200
    assert client.get("/delivery/export/csv/", {"road": "pigeon"}).status_code == 404


def test_she_cant_search_by_what_she_doesnt_see(cast, told, stuck, client):
    """Nor take it home: whether a reference was told of would say that the request is there."""
    client.force_login(cast.ada)

    assert listed(client, q=told.reference) == []
    file = client.get("/delivery/export/csv/").getvalue().decode()
    assert told.reference not in file
    assert "Avondzon" not in file


def test_what_was_given_up_is_put_away_and_can_be_found(cast, told, stuck, client):
    client.force_login(cast.ada)
    given_up, failed = Notification.objects.get(state=State.GIVEN_UP), Notification.objects.get(state=State.FAILED)

    for row in (given_up, failed):
        answer = client.post("/delivery/email/put-away/?state=", {"message": row.pk}, follow=True)

    given_up.refresh_from_db()
    assert (given_up.state, given_up.put_away_by, given_up.put_away_at) == (State.GIVEN_UP, cast.ada, clock.now())
    assert listed(client) == [cast.karin.email], "what is tried again can't be put away"
    assert answer.context["road"].name == "email"
    figures = {one.name: one for one in delivery.figures()}
    assert figures["email"].given_up == 0
    assert listed(client, state="put_away") == [cast.gerard.email]
    assert cast.ada.name in client.get("/delivery/", {"state": "put_away"}).content.decode()

    client.post("/delivery/email/", {"message": given_up.pk})
    given_up.refresh_from_db()
    assert (given_up.state, given_up.put_away_at) == (State.WAITING, None)


def test_all_is_all_that_the_filters_show(cast, told, stuck, client):
    client.force_login(cast.ada)

    client.post("/delivery/email/?state=given_up")
    assert Notification.objects.filter(state=State.FAILED).exists()
    client.post("/delivery/email/put-away/?q=nobody")
    assert not Notification.objects.filter(put_away_at__isnull=False).exists()


def test_only_an_administrator_puts_away(cast, told, stuck, client):
    client.force_login(cast.gerard)

    assert client.post("/delivery/email/put-away/").status_code == 403
    with pytest.raises(PermissionDenied):
        outbox.put_away(delivery.stuck(ROADS["email"]), by=cast.gerard)
    assert not Notification.objects.filter(put_away_at__isnull=False).exists()


def test_a_poisoned_event_is_shown_and_tried_again(cast, a_request, client, monkeypatch):
    with monkeypatch.context() as poisoned:
        poisoned.setattr("notifications.audience.tellings", lambda event: 1 / 0)
        a_request()
        outbox.sweep()
    client.force_login(cast.ada)
    page = client.get("/delivery/")
    (first, *_rest) = page.context["stumbled"]
    assert "ZeroDivisionError" in page.content.decode()
    assert outbox.sweep() == 0

    client.post(f"/delivery/events/{first.pk}/")

    assert outbox.sweep() == 1


def test_the_page_costs_the_same_however_much_is_stuck(cast, told, stuck, client):
    client.force_login(cast.ada)
    queries(client, "/delivery/")
    few = queries(client, "/delivery/")

    for row in Notification.objects.filter(road=Means.EMAIL, in_digest=False, state=State.WAITING):
        row.bounced("451")

    assert queries(client, "/delivery/") == few


def test_health_turns_red_when_the_oldest_waits_too_long(cast, told, client, settings):
    assert client.get("/-/health").json()["checks"]["messages"] == "ok"

    clock.move(seconds=settings.MSOB_UNDELIVERED_SECONDS)

    answer = client.get("/-/health")
    assert (answer.status_code, answer.json()["checks"]["messages"]) == (503, "late")
    outbox.send(ROADS["email"])
    assert client.get("/-/health").json()["checks"]["messages"] == "ok"


def test_one_address_that_refuses_turns_health_not_red_and_stands_in_the_figures(cast, told, client, settings):
    settings.MSOB_METRICS_TOKEN = "secret"
    began = clock.now()
    refused = Notification.objects.filter(road=Means.EMAIL, in_digest=False, user=cast.karin).first()
    outbox.send(ROADS["email"])
    Notification.objects.filter(pk=refused.pk).update(state=State.FAILED, attempts=7)
    clock.move(seconds=settings.MSOB_UNDELIVERED_SECONDS)

    assert client.get("/-/health").status_code == 200

    figures = client.get("/-/metrics", headers={"Authorization": "Bearer secret"}).content.decode()
    assert f"msob_oldest_undelivered_seconds {settings.MSOB_UNDELIVERED_SECONDS}.0" in figures
    assert "msob_oldest_held_up_seconds 0.0" in figures
    client.force_login(cast.ada)
    assert client.get("/delivery/").context["oldest"] == delivery.Oldest(undelivered=began, held_up=None)


def test_health_turns_red_when_events_arent_told(cast, a_request, client, settings):
    a_request()
    clock.move(seconds=settings.MSOB_UNDELIVERED_SECONDS)

    assert client.get("/-/health").status_code == 503


def test_the_figures_for_monitoring(cast, told, stuck, client, settings):
    settings.MSOB_METRICS_TOKEN = "secret"
    clock.move(minutes=2)

    figures = client.get("/-/metrics", headers={"Authorization": "Bearer secret"}).content.decode()

    assert 'msob_messages{road="email",state="given_up"} 1.0' in figures
    assert "msob_events_waiting 0.0" in figures
    assert "msob_oldest_undelivered_seconds 120.0" in figures
    assert "msob_oldest_held_up_seconds 120.0" in figures
