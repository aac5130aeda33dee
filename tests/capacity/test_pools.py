"""Pools: who keeps them, what a smaller one would break, and that nothing said of one is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from capacity import pool_history, pool_list, pools
from capacity.models import Booking, Pool, PoolDay, Shortage
from foundation import clock
from requests_app.models.staff import StaffType
from tests.capacity.conftest import in_days

LIST = "/capacity/pools/"
NEW = {"staff_type": "doctor", "unit": "Korps Mariniers", "notice_days": "3", "rest_days": "2", "in_hospitals": "4"}


@pytest.fixture
def nurses(cast):
    """The pool of nurses in Utrecht."""
    return Pool.objects.get(staff_type=StaffType.NURSE)


@pytest.fixture
def dirk(cast, client):
    client.force_login(cast.dirk)
    return client


def size_of(pool, day):
    return PoolDay.objects.get(pool=pool, day=day).available


def a_size(**changes):
    sent = {"size": "20", "starts_on": str(in_days(0)), "ends_on": str(in_days(6)), "reason": "oefening"}
    return sent | changes


# --- what is said of a pool


def test_dirk_makes_a_pool_says_its_size_and_it_stands_in_the_list(dirk, cast):
    made = dirk.post(reverse("capacity:pool_new"), NEW | {"told_by": "S1 van het korps"})
    pool = Pool.objects.get(unit="Korps Mariniers")
    assert made.url == reverse("capacity:pool_size", args=[pool.pk])
    assert (pool.confirmed_by, pool.told_by, pool.confirmed_at) == (cast.dirk, "S1 van het korps", clock.now())

    answer = dirk.post(made.url, a_size())

    assert answer.url == reverse("capacity:pool", args=[pool.pk])
    assert size_of(pool, in_days(6)) == 20
    assert not PoolDay.objects.filter(pool=pool, day=in_days(7)).exists()
    assert "Korps Mariniers" in dirk.get(LIST).text


def test_all_errors_stand_on_the_page_together_and_nothing_typed_is_lost(dirk):
    answer = dirk.post(reverse("capacity:pool_new"), NEW | {"unit": "", "notice_days": "99", "home_place": "Doorn"})

    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {"unit", "notice_days"}
    assert 'value="Doorn"' in answer.text


def test_a_second_pool_of_the_same_people_is_refused(dirk, nurses):
    twin = NEW | {"staff_type": "nurse", "unit": nurses.unit, "home_place": nurses.home_place}

    answer = dirk.post(reverse("capacity:pool_new"), twin)

    assert answer.status_code == 400
    assert Pool.objects.filter(unit=nurses.unit, staff_type="nurse").count() == 1


def test_a_change_leaves_what_it_was_in_the_history(dirk, cast, nurses):
    form = dirk.get(reverse("capacity:pool_edit", args=[nurses.pk])).context["form"]
    sent = {name: "" if value is None else getattr(value, "pk", value) for name, value in form.initial.items()}
    del sent["is_closed"]

    dirk.post(reverse("capacity:pool_edit", args=[nurses.pk]), sent | {"notice_days": "5"})

    nurses.refresh_from_db()
    assert nurses.notice_days == 5
    assert dirk.post(reverse("capacity:pool_edit", args=[nurses.pk]), sent | {"notice_days": "6"}).status_code == 302
    said = pool_history.of(nurses)[0]
    assert (said.by, "5 → 6" in said.said) == (cast.dirk.name, True)


def test_one_click_confirms_and_the_telephone_is_named(dirk, nurses):
    clock.move(hours=30)
    page = reverse("capacity:pool", args=[nurses.pk])
    assert dirk.get(page).context["is_stale"]

    dirk.post(reverse("capacity:pool_confirm", args=[nurses.pk]), {"told_by": "chef planning"})
    clock.move(hours=3)
    shown = dirk.get(page)

    assert shown.context["age"] == timedelta(hours=3)
    assert all(word in shown.text for word in ("Dirk Dienst", "chef planning"))
    assert not shown.context["is_stale"]


def test_a_bsn_is_kept_out_where_it_was_typed(dirk, nurses):
    answer = dirk.post(reverse("capacity:pool_confirm", args=[nurses.pk]), {"told_by": "123456782"})

    assert answer.status_code == 400
    assert answer.context["form"].errors["told_by"]
    assert size_refused(dirk, nurses, reason="over 123456782") == {"reason"}


def size_refused(client, pool, **changes):
    answer = client.post(reverse("capacity:pool_size", args=[pool.pk]), a_size(**changes))
    assert answer.status_code == 400
    return set(answer.context["form"].errors)


def test_a_size_has_days_in_order_of_a_year_at_most(dirk, nurses):
    assert size_refused(dirk, nurses, ends_on=str(in_days(-1))) == {"ends_on"}
    assert size_refused(dirk, nurses, ends_on=str(in_days(500))) == {"ends_on"}
    assert size_refused(dirk, nurses, size="5001", starts_on="soon") == {"size", "starts_on"}


def test_a_new_size_pushes_aside_only_the_days_it_is_about(cast, nurses):
    pools.set_size(nurses, by=cast.dirk, size=7, starts_on=in_days(2), ends_on=in_days(3))

    assert [(one.size, (one.ends_on - one.starts_on).days + 1) for one in nurses.periods.all()][1] == (7, 2)
    assert [size_of(nurses, in_days(count)) for count in (1, 2, 3, 4)] == [96, 7, 7, 96]


# --- less than is taken


def test_less_than_is_taken_is_refused_with_what_it_would_break(dirk, granted):
    booking = Booking.objects.get()
    page = reverse("capacity:pool_size", args=[booking.pool_id])
    sent = a_size(size="1", starts_on=str(booking.starts_on), ends_on=str(booking.ends_on))
    assert "accept_shortage" not in dirk.get(page).text

    refused = dirk.post(page, sent)

    assert refused.status_code == 409
    assert granted.request.reference in refused.text
    assert 'name="accept_shortage"' in refused.text
    assert size_of(booking.pool, booking.starts_on) == 96
    assert not Shortage.objects.exists()

    assert dirk.post(page, sent | {"accept_shortage": "on"}).status_code == 302
    short = Shortage.objects.get()
    assert (short.persons, short.starts_on, short.ends_on) == (booking.persons - 1, booking.starts_on, booking.ends_on)
    assert (short.reason, short.recorded_by.name) == ("oefening", "Dirk Dienst")


def test_the_same_shortage_is_recorded_once_and_a_larger_one_by_its_difference(cast, granted):
    booking = Booking.objects.get()
    period = {"starts_on": booking.starts_on, "ends_on": booking.ends_on}
    for size in (2, 2, 1):
        pools.set_size(booking.pool, by=cast.dirk, size=size, accept_shortage=True, **period)

    assert [one.persons for one in Shortage.objects.all()] == [booking.persons - 2, 1]


def test_a_shortage_is_solved_once(dirk, cast, granted):
    booking = Booking.objects.get()
    period = {"starts_on": booking.starts_on, "ends_on": booking.ends_on}
    pools.set_size(booking.pool, by=cast.dirk, size=0, accept_shortage=True, **period)
    short = Shortage.objects.get()
    page = reverse("capacity:pool", args=[booking.pool_id])
    solve = reverse("capacity:shortage_solve", args=[booking.pool_id, short.pk])
    assert solve in dirk.get(page).text

    dirk.post(solve)
    solved_at = clock.now()
    clock.move(hours=1)
    dirk.post(solve)

    short.refresh_from_db()
    assert short.solved_at == solved_at
    assert solve not in dirk.get(page).text


def test_only_planners_write_and_only_defence_vws_and_locc_read(cast, client, nurses):
    for who in (cast.vera, cast.loes):
        client.force_login(who)
        assert client.get(reverse("capacity:pool", args=[nurses.pk])).status_code == 200
        assert client.post(reverse("capacity:pool_confirm", args=[nurses.pk])).status_code == 403
        with pytest.raises(PermissionDenied):
            pools.confirm(nurses, by=who)
    client.force_login(cast.gerard)
    assert client.get(reverse("capacity:pool", args=[nurses.pk])).status_code == 403
    assert client.get(reverse("capacity:pool", args=[99999])).status_code == 403


def test_two_changes_at_once_keep_what_the_other_changed(cast, nurses):
    stale = Pool.objects.get(pk=nurses.pk)
    pools.edit(nurses, by=cast.dirk, notice_days=6)

    pools.confirm(stale, by=cast.daan)

    nurses.refresh_from_db()
    assert nurses.notice_days == 6


# --- the list


def units(client, query=""):
    return [line.cells[0].value for line in client.get(LIST + query).context["table"].body]


def test_search_filter_and_sort(dirk, cast, nurses):
    pools.edit(nurses, by=cast.dirk, is_closed=True)
    clock.move(hours=25)
    pools.confirm(Pool.objects.get(staff_type=StaffType.DOCTOR), by=cast.dirk)

    assert len(units(dirk)) == 12
    assert units(dirk, "?state=closed") == [nurses.unit]
    assert len(units(dirk, "?state=all")) == 13
    assert set(units(dirk, "?q=ermelo")) == {"400 Geneeskundig Bataljon", "Reservisten geneeskundig"}
    assert units(dirk, "?q=luchtmobiele&staff_type=medic") == ["11 Luchtmobiele Brigade"]
    assert len(units(dirk, "?stale=on")) == 11
    assert units(dirk, "?sort=unit") == units(dirk, "?sort=-unit")[::-1]
    assert units(dirk, "?sort=free")[0] == "Nationale Reserve"
    assert units(dirk, "?sort=-confirmed")[0] == "Defensie Gezondheidszorg Organisatie"


def test_what_asks_attention_is_named_in_words(dirk, cast, granted):
    booking = Booking.objects.get()
    period = {"starts_on": booking.starts_on, "ends_on": booking.ends_on}
    pools.set_size(booking.pool, by=cast.dirk, size=0, accept_shortage=True, **period)

    (line,) = dirk.get(f"{LIST}?short=on").context["table"].body

    assert line.tone == "danger"
    assert pool_list.find(short=True).get() == booking.pool


def test_the_export_holds_exactly_what_is_filtered(dirk):
    text = b"".join(dirk.get("/capacity/pools/export.csv?staff_type=medic")).decode("utf-8-sig")

    assert [line.split(";")[0] for line in text.splitlines()[1:]] == [
        "11 Luchtmobiele Brigade",
        "400 Geneeskundig Bataljon",
    ]
    assert dirk.get("/capacity/pools/export.xlsx").status_code == 200
    assert dirk.get("/capacity/pools/export.exe").status_code == 404


def test_the_list_takes_the_same_few_queries_for_many(dirk, cast, django_assert_max_num_queries):
    dirk.get(LIST)
    with django_assert_max_num_queries(8) as few:
        dirk.get(LIST)
    for number in range(40):
        pools.create(by=cast.dirk, staff_type="host", unit=f"Unit {number}")
    with django_assert_max_num_queries(8) as many:
        assert len(dirk.get(LIST).context["table"].body) == 25
    assert len(many) == len(few)


def test_the_page_of_a_pool_takes_few_queries_however_much_was_said(dirk, cast, granted, django_assert_max_num_queries):
    pool = Booking.objects.get().pool
    page = reverse("capacity:pool", args=[pool.pk])
    with django_assert_max_num_queries(12) as few:
        dirk.get(page)
    for count in range(20):
        day = in_days(60) + timedelta(days=count)
        pools.set_size(pool, by=cast.dirk, size=count, starts_on=day, ends_on=day)
        pools.edit(pool, by=cast.dirk, notice_days=count)
    with django_assert_max_num_queries(12) as many:
        dirk.get(page)
    assert len(many) == len(few)


def test_the_wrong_period_is_named(cast, nurses):
    with pytest.raises(ValidationError):
        pools.set_size(nurses, by=cast.dirk, size=1, starts_on=in_days(2), ends_on=in_days(1))
