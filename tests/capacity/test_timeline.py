"""Who is where until when: sums of today are those of the reports and arrivals, counted by hand; nobody sees more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from capacity import board, board_units, reporting, timeline
from capacity.models import Booking, DailyReport, Deployment, PoolDay
from foundation import clock
from requests_app.models import Status
from requests_app.models.staff import GROUPS, StaffGroup
from tests import out, recipes

PAGE = "/deployments/timeline/"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def deployed(cast):
    """De Avondzon's request: one nurse of two arrived, one on her way, one drawn up."""
    return recipes.build(cast, Status.DEPLOYED)


def shown(user, **chosen):
    return timeline.of(user, first=clock.today(), **chosen)


def test_who_is_there_until_when_and_in_which_unit(cast, deployed):
    first, on_her_way, drawn_up = shown(cast.dirk).rows

    assert (first.there, on_her_way.there, drawn_up.there) == (1, 0, 0)
    assert {one.name for one in shown(cast.dirk).groups} == {out.PLAN["unit"]}
    assert {one.name for one in shown(cast.dirk, by=timeline.By.REGION).groups} == {"Twente"}
    assert first.last_day == first.deployment.ends_on


def test_strength_is_what_was_reported_and_what_isnt_in_is_said(cast, browser, deployed):
    clock.move(days=2)
    there = deployed.request.deployments.first()
    before = shown(cast.dirk).strength
    assert (before.there, before.present, before.awaiting, before.unreported) == (1, 0, 1, 2)

    for days in (2, 0):
        day = clock.today() - timedelta(days=days)
        reporting.report_day(there, by=cast.ineke, day=day, present=1, absent=0, effect=2)
    reporting.report_day(there, by=cast.dirk, day=clock.today(), present=0, absent=1, effect=1)

    now = shown(cast.dirk).strength
    assert (now.there, now.present, now.absent, now.awaiting, now.unreported) == (1, 0, 1, 0, 1), "Defence goes first"


def test_the_sums_are_those_of_a_naive_loop(cast, deployed):
    clock.move(days=1)
    first = deployed.request.deployments.first()
    reporting.report_day(first, by=cast.ineke, day=clock.today(), present=1, effect=2)
    today, there = clock.today(), 0
    for booking in Booking.objects.filter(deployment__state__in=["on_site", "suspended"]):
        there += (booking.arrived or 0) if booking.starts_on <= today <= booking.ends_on else 0

    found = shown(cast.dirk)
    assert found.strength.there == there
    assert found.strength.present == sum(one.present for one in DailyReport.objects.filter(day=today))
    assert found.strength.deployments == Deployment.objects.count()
    assert sum(one.strength.there for one in found.groups) == found.strength.there


def test_bars_stay_within_the_six_weeks_shown(cast, deployed):
    row = shown(cast.dirk).rows[0]
    days = (row.deployment.ends_on - clock.today()).days + 1
    assert (row.bar.start, row.bar.days) == (0, days)

    later = timeline.of(cast.dirk, first=clock.today() + timedelta(days=days - 1)).rows
    assert [(one.bar.start, one.bar.days) for one in later] == [(0, 1)] * len(later)
    assert timeline.of(cast.dirk, first=row.deployment.ends_on + timedelta(days=1)).rows[1:] == []


def test_page_file_and_api_say_the_same(cast, browser, client, deployed):
    clock.move(days=1)
    page = browser("ineke").get(PAGE).content.decode()
    file = b"".join(browser("ineke").get(f"{PAGE}export.csv")).decode()
    client.force_login(cast.ineke)
    told = client.get("/api/v1/deployments/timeline").json()

    assert "no report yet" in page
    assert told["strength"]["awaiting"] == 1
    rows = [row for group in told["groups"] for row in group["rows"]]
    assert len(rows) == file.count(deployed.request.reference) == page.count('class="timeline__bar"')


def test_a_neighbour_sees_none_of_it(browser, deployed):
    page = browser("wim").get(PAGE).content.decode()

    assert out.PLAN["unit"] not in page
    assert deployed.request.reference not in page


def test_it_takes_as_many_queries_for_one_deployment_as_for_three(cast, client, deployed):
    client.force_login(cast.dirk)

    def cost(path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    assert cost(f"{PAGE}?state=on_site") == cost(f"{PAGE}?state=all")


# --- the board by group and by unit


def test_a_group_adds_up_its_types_and_nothing_else(cast):
    shown_now = board.of(clock.today(), by=cast.dirk)

    assert [one.group for one in shown_now.groups] == list(StaffGroup)
    for group in shown_now.groups:
        kinds = [kind for kind, one in GROUPS.items() if one == group.group]
        for total in group.totals:
            days = PoolDay.objects.filter(pool__staff_type__in=kinds, day=total.day, pool__is_closed=False)
            assert total.free == sum(one.available - one.allocated for one in days)


def test_by_unit_it_is_the_same_people(cast, deployed):
    today = clock.today()
    units = board_units.of(today)
    (row,) = [row for rows in units.values() for row in rows if row.staff_type == "nurse"]
    (cell,) = [
        one
        for board_row in board.of(today, by=cast.dirk).rows
        if board_row.staff_type == "nurse"
        for one in board_row.cells
        if one.day == today
    ]

    assert (row.cells[0].figure.available, row.cells[0].figure.free) == (cell.available, cell.free)


def test_the_board_is_a_file_for_who_reads_numbers(browser):
    def file(who, by=""):
        return browser(who).get(f"/capacity/export.csv?by={by}")

    assert file("gerard").status_code == 403
    types = b"".join(file("dirk")).decode().splitlines()
    units = b"".join(file("loes", "unit")).decode().splitlines()
    assert "Too few" in types[0]
    assert (
        len(units) == PoolDay.objects.filter(day__range=(clock.today(), clock.today() + timedelta(days=41))).count() + 1
    )


def test_of_weeks_to_come_it_tells_nobody_who_is_there_today(cast, deployed):
    found = timeline.of(cast.dirk, first=clock.today() + timedelta(days=200))

    assert (found.rows, found.strength.there) == ([], 0)


def test_sums_are_of_all_that_fit_and_not_of_the_rows_shown(cast, deployed):
    found = shown(cast.dirk, most=1)

    assert (len(found.rows), found.more, found.strength.deployments) == (1, 2, 3)
