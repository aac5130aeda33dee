"""Who looked: reading leaves a row before the answer leaves, by whatever door; and nothing else does."""

from datetime import timedelta
from functools import cache

import pytest
from django.db import InternalError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation import clock
from msob.who_looked import READS
from notifications import links, outbox
from notifications.models import AnswerLink
from regions import people, tokens, traces
from regions.models import Reading, Role, What
from requests_app.deeds import ladder
from requests_app.models import AgendaItem, Rung
from tests import recipes
from tests.browsing import text_of
from tests.test_access import LATER, NAMES, ROWS, address, granted, things  # noqa: F401 – fixtures

ABOUT_ONE = {What.LIST, What.EXPORT, What.CAPACITY, What.PICTURE, What.TRACES}
"""The kinds of reading that are not of one request."""


def rows():
    return list(Reading.objects.order_by("pk"))


def read_as(browser, who, path, **headers):
    """What was written when she read it; it must have been shown."""
    before = set(Reading.objects.values_list("pk", flat=True))
    answer = browser(who).get(path, headers=headers)
    assert answer.status_code == 200, path
    return [row for row in rows() if row.pk not in before]


# --- nothing by default


def test_every_door_says_whether_it_reads():
    assert [name for name in NAMES if name not in READS] == []
    assert [name for name in READS if name not in NAMES] == []


def wrongs(browser, table, things):  # noqa: F811
    """(door, what is wrong): each door once, by somebody it opens for."""
    at_hand = cache(browser)
    for name, row in table.items():
        what, who = READS[name], sorted(row.opens)[0] if row.opens else None
        if who is None:
            continue
        read = read_as(at_hand, who, address(name, row, things))
        if (len(read) > 0) != (what is not None):
            yield name, f"{len(read)} rows"
        elif read and (read[0].what, read[0].door, len(read)) != (what, name, 1):
            yield name, (read[0].what, read[0].door, len(read))
        elif read and what not in ABOUT_ONE and read[0].reference != things["reference"]:
            yield name, f"of {read[0].reference!r}"


def test_each_door_that_reads_leaves_one_row_and_no_other_does(browser, things):  # noqa: F811
    assert list(wrongs(browser, ROWS, things)) == []


def test_the_same_once_it_is_granted(browser, granted):  # noqa: F811
    assert list(wrongs(browser, LATER, granted)) == []


# --- who, in which role, what, when, from where, by what


@pytest.fixture
def asked(cast):
    """De Avondzon's request at step 1."""
    return recipes.in_the_region(cast).request


def test_gerard_reads_a_request_behind_the_proxy(cast, browser, asked, settings):
    settings.MSOB_TRUSTED_PROXIES = ["127.0.0.1"]
    clock.move(minutes=7)

    [row] = read_as(browser, "gerard", f"/requests/{asked.reference}/", **{"X-Forwarded-For": "203.0.113.9, 10.1.1.1"})

    assert (row.reader, row.membership, row.what) == (cast.gerard, cast.gerard.memberships.get(), What.REQUEST)
    assert (row.at, row.reference, row.by) == (clock.now(), asked.reference, "page")
    assert row.address == "10.1.1.1", "what the proxy saw; further to the left anybody can write"


def test_a_program_reads_by_token_and_a_session_by_api(cast, browser, asked):
    _token, secret = tokens.issue(cast.gerard, name="script", expires_at=clock.now() + timedelta(days=9))
    path = f"/api/v1/requests/{asked.reference}"

    assert Client().get(path, headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert browser("gerard").get(path).status_code == 200

    assert [(row.reader, row.by) for row in rows()] == [(cast.gerard, "token"), (cast.gerard, "api")]


def test_who_reads_by_a_link_is_the_party_it_was_sent_to(cast, a_request):
    people.leave(cast.petra, by=cast.ada)
    about = a_request()
    ladder.ask(about, by=cast.gerard, rung=Rung.OTHER_INSTITUTIONS, party=cast.berkenhof.institution)
    outbox.sweep()

    assert Client().get(links.path_of(AnswerLink.objects.get())).status_code == 200

    [row] = rows()
    assert (row.by, row.what, row.reference) == ("link", What.INQUIRY, about.reference)
    assert row.organisation == cast.berkenhof.institution.name
    assert row.detail == "", "the address is a key"


def test_of_two_roles_the_one_that_leads_to_the_request_is_named(cast, browser, asked):
    people.join(cast.greet, role=Role.GHOR, safety_region=asked.safety_region, by=cast.ada)

    [row] = read_as(browser, "greet", f"/requests/{asked.reference}/")

    assert row.membership.safety_region == asked.safety_region


# --- how much


def test_it_costs_a_page_one_insert_and_nothing_else(browser, asked):
    gerard = browser("gerard")
    path = f"/requests/{asked.reference}/journal/"
    gerard.get(path)

    with CaptureQueriesContext(connection) as captured:
        gerard.get(path)

    about = [one["sql"] for one in captured if "regions_reading" in one["sql"]]
    assert len(about) == 1
    assert about[0].startswith("INSERT")


def test_a_list_is_one_row_with_what_it_was_filtered_by(browser, asked):
    [row] = read_as(browser, "gerard", "/requests/?region=VR05&q=avond")

    assert (row.what, row.reference, row.detail) == (What.LIST, "", "region=VR05 q=avond")


def test_an_auditor_reads_in_words_what_somebody_filtered_by(browser, asked):
    browser("dirk").get("/capacity/?first=2020-12-28")
    browser("gerard").get("/requests/?region=VR05&q=avond+zon")

    aukje = browser("aukje")
    page = text_of(aukje.get("/readings/"))
    file = b"".join(aukje.get("/readings/export.csv").streaming_content).decode()

    for told in (page, file):
        assert "First day: Mon 28 Dec 2020" in told
        assert "Safety region: VR05, Searched for: avond zon" in told
        assert "first=" not in told


def test_what_was_searched_for_is_left_out_when_it_is_a_citizen_service_number(browser, asked):
    [row] = read_as(browser, "gerard", "/requests/?q=111222333")

    assert row.detail == ""


def test_a_meeting_is_a_row_for_each_request_on_its_agenda_in_one_insert(browser, granted):  # noqa: F811
    path = reverse("requests:meeting", args=[granted["meeting"]])
    on_it = AgendaItem.objects.filter(meeting=granted["meeting"])
    two = [on_it.get().support_request.reference, "MSOB-2020-00099"]
    other = on_it.get().support_request
    other.pk, other.reference = None, two[1]
    other.save()
    AgendaItem.objects.create(meeting_id=granted["meeting"], support_request=other, event_number=1)

    with CaptureQueriesContext(connection) as captured:
        read = read_as(browser, "loes", path)

    assert sorted(row.reference for row in read) == sorted(two)
    assert sum(one["sql"].startswith('INSERT INTO "regions_reading"') for one in captured) == 1


def test_a_page_that_asks_by_itself_is_written_down_once_and_never_unwritten(browser, granted):  # noqa: F811
    path = reverse("requests:meeting_positions", args=[granted["meeting"]])
    by_itself = {"X-Unattended": "yes"}

    assert len(read_as(browser, "loes", path, **by_itself)) == 1
    assert read_as(browser, "loes", path, **by_itself) == []
    assert len(read_as(browser, "loes", path)) == 1, "by hand"
    assert len(read_as(browser, "vera", path, **by_itself)) == 1, "each person by herself"


# --- what is no reading, and what is


def test_what_is_refused_or_unseen_was_not_read(browser, asked):
    path = f"/requests/{asked.reference}/"

    assert browser("petra").get(path).status_code == 404
    assert browser("ineke").get(f"{path}intake/").status_code == 403
    assert browser("ineke").head(path).status_code == 200, "no page, only that there is one"
    assert rows() == []


def test_nobody_who_sends_what_cant_be_read_is_refused_and_read_nothing(client, asked):
    """What can't be read is refused before anybody is asked to sign in, also on a page that hands its form back."""
    path = reverse("requests:report", args=[asked.reference])

    answer = client.post(path, b"x", content_type="application/x-www-form-urlencoded; charset=utf-16")

    assert answer.status_code == 400
    assert rows() == []


def test_a_form_that_comes_back_shows_the_request_too(cast, browser, asked):
    path = f"/requests/{asked.reference}/do/comment/"

    assert browser("gerard").post(path, {"text": ""}).status_code == 400

    [row] = rows()
    assert (row.reader, row.reference) == (cast.gerard, asked.reference)


def test_what_cant_be_written_down_isnt_shown(browser, asked, monkeypatch):
    """The table itself refuses: the answer is an error, and none of the request stands in it."""
    gerard = browser("gerard", raise_request_exception=False)
    with connection.cursor() as cursor:
        cursor.execute('ALTER TABLE "regions_reading" RENAME TO "elsewhere"')

    answer = gerard.get(f"/requests/{asked.reference}/")

    assert answer.status_code == 500
    assert asked.reference not in answer.content.decode()


# --- how long


def test_what_is_older_than_the_setting_is_swept(browser, asked, settings):
    settings.MSOB_TRACE_DAYS = 30
    read_as(browser, "gerard", f"/requests/{asked.reference}/")
    clock.move(days=30)
    [kept] = read_as(browser, "gerard", f"/requests/{asked.reference}/")
    assert traces.sweep() == 0

    clock.move(minutes=1)

    assert traces.sweep() == 1
    assert rows() == [kept]


@pytest.mark.services
@pytest.mark.parametrize("table", ["regions_reading", "regions_securityevent"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET at = '2019-01-01'", "UPDATE {} SET door = door", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_postgresql_itself_lets_nobody_change_or_delete_them(browser, asked, sql, table):
    read_as(browser, "gerard", f"/requests/{asked.reference}/")
    browser("ineke").get("/security-events/")  # refused
    traces.sweep()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(InternalError, match="traces are final"), transaction.atomic():
            cursor.execute(sql.format(table))

    assert rows()


@pytest.mark.services
def test_what_is_old_goes_by_the_sweep_alone(browser, asked, settings):
    settings.MSOB_TRACE_DAYS = 30
    read_as(browser, "gerard", f"/requests/{asked.reference}/")
    clock.move(days=31)
    with pytest.raises(InternalError, match="traces are final"), transaction.atomic():
        Reading.objects.all().delete()
    [kept] = read_as(browser, "gerard", f"/requests/{asked.reference}/")

    assert traces.sweep() == 1
    with pytest.raises(InternalError, match="traces are final"), transaction.atomic():
        Reading.objects.all().delete()
    assert rows() == [kept]
