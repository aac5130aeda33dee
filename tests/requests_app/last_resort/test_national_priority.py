"""The DPGs rank the requests of all regions together at LOCC; everybody concerned reads the rank and why."""

import threading
from datetime import datetime, time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from foundation.errors import Refused
from requests_app.deeds import meeting, national_priority
from requests_app.deeds.national_priority import rank_together, set_national_priority
from requests_app.models import SupportRequest
from tests.cast import days

PAGE = "/national-priority/"


@pytest.fixture
def two(cast, an_application):
    """Two requests that wait for the triangle; the second gets unsafe later."""
    first = an_application()
    second = an_application(first_unsafe_shift_at=days_later(2))
    return first, second


@pytest.fixture
def as_(client):
    """The test client, signed in as somebody."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def days_later(number):
    return timezone.make_aware(datetime.combine(days(number), time(7)))


def as_typed(page, **more):
    """What the page would send, with the keys of its form, and what was typed over it."""
    form = page.context["form"]
    return {field.html_name: field.value() or "" for field in form} | more


def ranks(*requests):
    for one in requests:
        one.refresh_from_db()
    return [one.national_rank for one in requests]


def test_locc_ranks_the_list_and_the_agenda_follows_it(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{second.pk}": "1", f"reason-{second.pk}": "geen enkele arts meer"})
    typed |= {f"rank-{first.pk}": "2", f"reason-{first.pk}": "de regio vangt één dag op"}

    saved = locc.post(PAGE, typed)
    again = locc.post(PAGE, typed)

    planned = meeting.plan(by=cast.loes, starts_at=days_later(1)).meeting
    assert (saved.status_code, again.status_code, ranks(first, second)) == (302, 302, [2, 1])
    assert [item.support_request_id for item in meeting.agenda(planned)] == [second.pk, first.pk]
    assert first.events.filter(action="set_national_priority").count() == 1, "pressed twice, done once"


def test_whoever_sees_a_request_reads_its_rank_and_nobody_sees_more_by_the_list(cast, two, as_):
    first = two[0]
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="de enige zonder arts")

    region = as_(cast.gerard).get(PAGE).content.decode()
    elsewhere = as_(cast.greet).get(PAGE).content.decode()
    home = as_(cast.ineke).get(f"/requests/{first.reference}/").content.decode()

    assert "de enige zonder arts" in region
    assert 'name="rank-' not in region
    assert first.reference not in elsewhere
    assert "de enige zonder arts" in home
    assert as_(cast.roos).get(PAGE).status_code == 403


def test_only_locc_ranks(cast, two, as_):
    for person in (cast.gerard, cast.wim, cast.ineke):
        with pytest.raises(PermissionDenied):
            set_national_priority(two[0], by=person, national_rank=1, national_reason="mijn huis eerst")
        assert as_(person).post(PAGE, {f"rank-{two[0].pk}": "1", f"reason-{two[0].pk}": "eerst"}).status_code == 403
    assert ranks(*two) == [None, None]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rank-0": "1", "rank-1": "1", "reason-0": "a", "reason-1": "b"}, "elk een eigen"),
        ({"rank-0": "1"}, "Vermeld waarom"),
        ({"reason-0": "zonder rang"}, "Geef een rang"),
        ({"rank-0": "nul"}, "geheel getal"),
    ],
)
def test_a_list_with_something_wrong_is_handed_back_and_nothing_of_it_is_saved(cast, two, as_, typed, said):
    locc = as_(cast.loes)
    of_these = {f"{name[:-1]}{two[int(name[-1])].pk}": value for name, value in typed.items()}

    answer = locc.post(PAGE, as_typed(locc.get(PAGE), **of_these))

    page = answer.content.decode()
    assert (answer.status_code, said in page) == (400, True), said
    assert all(value in page for value in typed.values())
    assert ranks(*two) == [None, None]


def test_who_ranks_a_list_that_another_ranked_meanwhile_reads_it_anew_with_what_she_typed(cast, two, as_):
    first, second = two
    locc = as_(cast.loes)
    typed = as_typed(locc.get(PAGE), **{f"rank-{first.pk}": "1", f"reason-{first.pk}": "wat Loes typte"})
    set_national_priority(second, by=cast.loes, national_rank=1, national_reason="wat de ander zei")

    refused = locc.post(PAGE, typed)
    page = refused.content.decode()
    answer = locc.post(PAGE, as_typed(refused, **{f"rank-{first.pk}": "2"}))

    assert refused.status_code == 409
    assert "wat Loes typte" in page
    assert (answer.status_code, ranks(first, second)) == (302, [2, 1])


def test_the_agenda_has_the_numbers_to_call_now(cast, two, as_):
    planned = meeting.plan(by=cast.loes, starts_at=days_later(1)).meeting
    page = as_(cast.loes).get(f"/meetings/{planned.pk}/").content.decode()
    assert page.count('href="tel:+31539990011"') == len(two), "of each home"


def test_a_rank_that_another_has_is_named(cast, two):
    first, second = two
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="eerst")
    with pytest.raises(ValidationError, match=first.reference):
        set_national_priority(second, by=cast.loes, national_rank=1, national_reason="ook eerst")
    set_national_priority(first, by=cast.loes, national_rank=1, national_reason="nog steeds eerst")


def test_the_list_takes_as_many_queries_for_one_as_for_two(cast, two, as_, django_assert_max_num_queries):
    client = as_(cast.loes)
    client.get(PAGE)
    with django_assert_max_num_queries(17):
        client.get(PAGE)


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_of_two_who_give_the_same_rank_at_once_one_is_refused(cast, two):
    said = []

    def rank(one):
        try:
            set_national_priority(one, by=cast.loes, national_rank=1, national_reason="tegelijk")
        except (ValidationError, Refused) as error:
            said.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=rank, args=(SupportRequest.objects.get(pk=one.pk),)) for one in two]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 1
    assert sorted(ranks(*two), key=str) == [1, None]


def test_a_list_saved_at_once_is_saved_as_a_whole(cast, two):
    first, second = two
    with pytest.raises(ValidationError):
        rank_together([(first, 1, "a"), (second, 1, "b")], by=cast.loes, seen="", key="k")
    rank_together([(first, 1, "a"), (second, 2, "b")], by=cast.loes, seen="", key="k2")
    rank_together(
        [(first, 2, "a"), (second, 1, "b")], by=cast.loes, seen=national_priority.state(two_now(two)), key="k3"
    )
    assert ranks(first, second) == [2, 1], "two may change places"


def two_now(two):
    return SupportRequest.objects.filter(pk__in=[one.pk for one in two])
