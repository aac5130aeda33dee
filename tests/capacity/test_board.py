"""The board: what is free, used and asked per staff type and day, who comes free when, and where it hurts."""

from datetime import timedelta

import pytest
from django.urls import reverse

from capacity import board, demand, pools
from capacity.models import Booking, Pool
from foundation import clock
from foundation.ranges import Profile
from requests_app.models import RANK, Status, SupportRequest
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger
from tests import recipes, road
from tests.capacity.conftest import in_days

PAGE = "/capacity/"
T = StaffType


@pytest.fixture
def dirk(cast, client):
    client.force_login(cast.dirk)
    return client


def cells(cast, staff_type=T.NURSE, first=None):
    """The cells of one type by day, as Dirk sees them."""
    shown = board.of(first or clock.today(), by=cast.dirk)
    return {cell.day: cell for row in shown.rows if row.staff_type == staff_type for cell in row.cells}


def only(cast, staff_type, size):
    """There are `size` of this type in all, for three months from now."""
    pool = Pool.objects.get(staff_type=staff_type)
    pools.set_size(pool, by=cast.dirk, size=size, starts_on=clock.today(), ends_on=in_days(90), accept_shortage=True)
    return pool


# --- what is asked


def test_what_is_asked_is_what_the_ledger_of_need_has_open(cast):
    line = recipes.build(cast, Status.INTAKE).line

    residual = need_ledger.account(line).residual

    assert residual.peak == 5
    assert {day: cell.asked for day, cell in cells(cast).items()} == {day: residual.on(day) for day in cells(cast)}


def test_what_the_region_still_looks_for_is_not_asked_of_defence(cast):
    recipes.build(cast, Status.APPLICATION)

    assert {cell.asked for cell in cells(cast).values()} == {0}


def test_tuned_lines_are_asked_in_their_own_type_and_add_up_to_what_is_open(cast):
    scene = recipes.build(cast, Status.FACT_FINDING)
    rows = [road.row(scene.line, T.NURSE, 2), road.row(scene.line, T.GENERAL_SUPPORT, 2)]
    road.report(cast, scene.request, [row | {"starts_on": clock.today()} for row in rows])

    asks = {ask.staff_type: ask.persons for ask in demand.asked_in(SupportRequest.objects.visible_to(cast.dirk))}

    assert sum(asks.values(), Profile()) == need_ledger.account(scene.line).residual
    assert (asks[T.GENERAL_SUPPORT].peak, asks[T.NURSE].peak) == (2, 3)


def test_once_agreed_only_what_was_tuned_is_asked_and_once_granted_nothing(cast):
    scene = recipes.build(cast, Status.REVIEW)
    assert {cell.asked for cell in cells(cast).values()} == {4, 0}

    recipes.to_granted(scene)

    assert {cell.asked for cell in cells(cast).values()} == {0}
    booking = Booking.objects.get()
    assert cells(cast)[booking.starts_on].used == booking.persons == 4


# --- where it hurts


def test_too_few_is_told_in_red_and_in_words(cast, dirk):
    line = recipes.build(cast, Status.INTAKE).line
    only(cast, T.NURSE, 3)

    short = cells(cast)[clock.today()]
    shown = dirk.get(PAGE)

    assert (short.free, short.asked, short.short) == (3, 5, 2)
    (pain,) = shown.context["board"].pains
    assert (pain.staff_type, pain.most, pain.starts_on, pain.ends_on) == (T.NURSE, 2, clock.today(), line.ends_on)
    assert 'class="is-short"' in shown.text
    assert "−2" in shown.text
    assert reverse("capacity:cell", args=[T.NURSE, clock.today()]) in shown.text


def test_who_was_promised_and_is_missing_hurts_too(cast, granted):
    only(cast, T.NURSE, 1)

    cell = cells(cast)[Booking.objects.get().starts_on]

    assert (cell.missing, cell.short, cell.free) == (3, 3, 0)


def test_enough_is_told_as_well(cast, dirk):
    recipes.build(cast, Status.INTAKE)

    assert dirk.get(PAGE).context["board"].pains == []


def test_who_is_free_in_a_closed_pool_is_not(cast, granted):
    booking = Booking.objects.get()
    pools.edit(booking.pool, by=cast.dirk, is_closed=True)

    assert (cells(cast)[booking.starts_on].free, cells(cast)[booking.starts_on].used) == (0, 4)


def test_who_rests_comes_free_the_day_after(cast, granted, dirk):
    booking = Booking.objects.get()
    assert booking.held_until == booking.ends_on + timedelta(days=3)

    frees = board.of(clock.today(), by=cast.dirk).frees

    assert frees == [(booking.held_until + timedelta(days=1), T.NURSE, 4)]
    assert cells(cast)[booking.held_until].used == 4
    assert cells(cast)[frees[0][0]].used == 0


# --- the page


def test_six_weeks_from_the_day_one_chooses(dirk):
    chosen = in_days(7)
    shown = dirk.get(f"{PAGE}?first={chosen}")

    assert (shown.context["board"].first, shown.context["board"].last) == (chosen, in_days(48))
    for other in (in_days(0), in_days(14)):
        assert f'href="?first={other}"' in shown.text


@pytest.mark.parametrize("wrong", ["soon", "0001-01-01", "9999-12-31", "2020-13-01"])
def test_a_day_nobody_means_is_named_and_the_board_still_shows(dirk, wrong):
    answer = dirk.get(f"{PAGE}?first={wrong}")

    assert answer.status_code == 400
    assert answer.context["board"].first == clock.today()
    assert dirk.get(f"/capacity/nurse/{wrong}/").status_code == 404


def test_a_cell_opens_on_what_is_there(dirk, cast, granted):
    booking = Booking.objects.get()
    shown = dirk.get(reverse("capacity:cell", args=[T.NURSE, booking.starts_on]))

    assert booking.support_request.reference in shown.text
    assert reverse("capacity:pool", args=[booking.pool_id]) in shown.text
    place = shown.context["place"]
    assert ([one.pk for one in place.bookings], place.asks, place.cell.used) == ([booking.pk], [], 4)
    assert dirk.get("/capacity/baker/2020-12-28/").status_code == 404


def test_a_cell_names_who_asks(dirk, cast):
    scene = recipes.build(cast, Status.INTAKE)

    shown = dirk.get(reverse("capacity:cell", args=[T.NURSE, clock.today()]))

    ((need, asked, held),) = shown.context["place"].asks
    assert (need.line.support_request, asked, held) == (scene.request, 5, 0)
    assert scene.request.reference in shown.text


@pytest.mark.parametrize("page", [PAGE, "/capacity/nurse/2020-12-30/"])
def test_it_takes_the_same_few_queries_however_much_is_asked(
    cast, dirk, an_alert, page, granted, django_assert_max_num_queries
):
    dirk.get(page)
    with django_assert_max_num_queries(17) as few:
        dirk.get(page)
    for home in (cast.berkenhof, cast.hogelicht, cast.wending):
        an_alert(location=home, by=cast.loes)
    SupportRequest.objects.filter(status=Status.REGIONAL).update(status=Status.INTAKE, furthest=RANK[Status.INTAKE])
    with django_assert_max_num_queries(17) as many:
        dirk.get(page)
    assert len(many) == len(few)
