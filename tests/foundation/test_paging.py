"""Walking through a list forward and back gives exactly the sorted list, on both databases."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import DecimalField, F, FloatField, IntegerField, TextField, Value
from django.db.models.functions import Cast, Concat, Length
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from foundation import paging
from foundation.paging import FAR_FUTURE, Sort, paginate

pytestmark = pytest.mark.django_db

NOON = datetime(2020, 12, 28, 11, tzinfo=UTC)
DUE = {"due": Sort("expire_date", "Due"), "late": Sort("expire_date", "Latest first", descending=True)}
moments = st.one_of(
    st.just(FAR_FUTURE),
    st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours)),
    st.integers(0, 10**9).map(lambda us: NOON + timedelta(microseconds=us)),
)


def store(values):
    """One row per moment; the key is text, so keys and moments run in different orders."""
    Session.objects.all().delete()
    Session.objects.bulk_create(
        Session(session_key=f"k{number * 7919 % 1009:04}", session_data=str(number % 4), expire_date=value)
        for number, value in enumerate(values)
    )


def walk(queryset, sorts, sort, size):
    """The keys page by page forward, and again page by page on the way back."""
    pages = [paginate(queryset, sorts=sorts, sort=sort, size=size)]
    while pages[-1].next_cursor:
        assert len(pages) < 100, "the walk does not end"
        pages.append(paginate(queryset, sorts=sorts, sort=sort, cursor=pages[-1].next_cursor, size=size))
    forward = [[item.pk for item in page.items] for page in pages]
    here = pages[-1]
    back = [[item.pk for item in here.items]]
    while here.previous_cursor:
        assert len(back) < 100, "the walk back does not end"
        here = paginate(queryset, sorts=sorts, sort=sort, cursor=here.previous_cursor, size=size)
        back.insert(0, [item.pk for item in here.items])
    return forward, back


@pytest.mark.property
@given(st.lists(moments, max_size=40), st.sampled_from(["due", "-due", "late", "-late"]), st.integers(1, 12))
def test_walking_forward_and_back_gives_exactly_the_sorted_list(values, sort, size):
    store(values)
    falling = sort in ("-due", "late")

    forward, back = walk(Session.objects.all(), DUE, sort, size)

    rows = sorted(Session.objects.all(), key=lambda row: (row.expire_date, row.pk), reverse=falling)
    assert [pk for page in forward for pk in page] == [row.pk for row in rows]
    assert back == forward
    assert all(len(page) == size for page in forward[:-1])


NUMBER = Cast("session_data", IntegerField())
COMPUTED = {
    "text": Concat(F("session_data"), Value(" é"), output_field=TextField()),
    "whole": Length("session_key") * Value(-1) + NUMBER,
    "decimal": Cast(F("session_data"), DecimalField(max_digits=8, decimal_places=2)) * Value(Decimal("10.25")),
    "float": Cast("session_data", FloatField()) / Value(3.0, output_field=FloatField()),
}


@pytest.mark.parametrize("kind", COMPUTED)
@pytest.mark.parametrize("sort", ["by", "-by"])
def test_any_kind_of_value_sorts(kind, sort):
    store([NOON] * 23)
    queryset = Session.objects.annotate(by=COMPUTED[kind])

    forward, back = walk(queryset, {"by": Sort("by", kind)}, sort, 4)

    expected = sorted(queryset, key=lambda row: (row.by, row.pk), reverse=sort == "-by")
    assert [pk for page in forward for pk in page] == [row.pk for row in expected]
    assert back == forward


def test_a_list_sorts_by_what_stands_in_another_table():
    forward, _back = walk(Permission.objects.all(), {"kind": Sort("content_type__model", "Kind")}, "kind", 50)

    sorted_keys = Permission.objects.order_by("content_type__model", "pk").values_list("pk", flat=True)
    assert [pk for page in forward for pk in page] == list(sorted_keys)


def test_a_row_that_comes_in_meanwhile_shifts_nothing():
    store([NOON + timedelta(hours=number) for number in range(10)])
    first = paginate(Session.objects.all(), sorts=DUE, sort="due", size=5)
    seen = [item.expire_date for item in first.items]

    Session.objects.create(session_key="new", session_data="", expire_date=NOON - timedelta(hours=1))
    second = paginate(Session.objects.all(), sorts=DUE, sort="due", size=5, cursor=first.next_cursor)

    assert [*seen, *(item.expire_date for item in second.items)] == [NOON + timedelta(hours=h) for h in range(10)]


def test_it_goes_on_where_it_was_when_the_row_at_the_end_of_the_page_is_gone():
    store([NOON + timedelta(hours=number) for number in range(10)])
    first = paginate(Session.objects.all(), sorts=DUE, size=5)

    first.items[-1].delete()
    second = paginate(Session.objects.all(), sorts=DUE, size=5, cursor=first.next_cursor)

    assert second.items[0].expire_date == NOON + timedelta(hours=5)


def test_an_empty_list_is_one_empty_page():
    Session.objects.all().delete()
    page = paginate(Session.objects.all(), sorts=DUE)

    assert (page.items, page.next_cursor, page.previous_cursor, page.count) == ([], None, None, 0)
    assert page.next_link is page.previous_link is None


@pytest.mark.parametrize("rows", [3, 300])
def test_a_page_costs_two_queries_whatever_the_length(rows):
    store([NOON] * rows)
    with CaptureQueriesContext(
        connection,
    ) as first:
        page = paginate(Session.objects.all(), sorts=DUE, size=2)
    with CaptureQueriesContext(connection) as second:
        paginate(Session.objects.all(), sorts=DUE, size=2, cursor=page.next_cursor)

    assert len(first) == len(second) == 2


def test_counting_stops_at_a_thousand(monkeypatch):
    monkeypatch.setattr(paging, "COUNT_STOPS_AT", 5)
    store([NOON] * 5)
    five = paginate(Session.objects.all(), sorts=DUE, size=2)
    store([NOON] * 6)
    with CaptureQueriesContext(connection) as queries:
        six = paginate(Session.objects.all(), sorts=DUE, size=2)

    assert "LIMIT 6" in queries[-1]["sql"]
    assert (five.count, five.more_than) == (5, False)
    assert (six.count, six.more_than) == (5, True)


def test_a_page_of_the_middle_is_one_comparison_that_an_index_answers():
    store([NOON] * 5)
    page = paginate(Session.objects.all(), sorts=DUE, size=2)
    with CaptureQueriesContext(connection) as queries:
        paginate(Session.objects.all(), sorts=DUE, size=2, cursor=page.next_cursor)

    assert '(("django_session"."expire_date", "django_session"."session_key") > (' in queries[0]["sql"]


def refused(**arguments):
    with pytest.raises(ValidationError) as refusal:
        paginate(Session.objects.all(), **({"sorts": DUE, "sort": "due"} | arguments))
    return next(iter(refusal.value.error_dict.items()))


def a_cursor(**arguments):
    store([NOON] * 5)
    return paginate(Session.objects.all(), **({"sorts": DUE, "sort": "due", "size": 2} | arguments)).next_cursor


def test_a_cursor_of_another_sort_is_refused():
    name, errors = refused(cursor=a_cursor(sort="-due"))

    assert (name, errors[0].code) == ("cursor", "cursor")


def test_a_cursor_of_other_filters_is_refused():
    assert refused(cursor=a_cursor(filters={"status": "regional"}), filters={"status": "national"})[0] == "cursor"
    assert refused(cursor=a_cursor(filters={"status": "regional"}))[0] == "cursor"


@pytest.mark.parametrize("forgery", ["x", " ", "é:é:é", "WyJhIl0:1xUsQb:pu4wJsF4lAf9naY"])
def test_a_cursor_that_is_not_ours_is_refused(forgery):
    assert refused(cursor=forgery)[0] == "cursor"


def test_something_else_that_we_signed_is_no_cursor():
    assert refused(cursor=signing.dumps("an invitation", salt="another"))[0] == "cursor"


def test_a_cursor_that_was_tampered_with_is_refused():
    cursor = a_cursor()

    assert refused(cursor=("A" if cursor[0] != "A" else "B") + cursor[1:])[0] == "cursor"


def test_an_unknown_sort_is_refused():
    assert refused(sort="session_data")[0] == "sort"
    assert refused(sort="--due")[0] == "sort"


def test_a_sort_that_can_be_empty_is_a_mistake_of_ours(django_user_model):
    with pytest.raises(ValueError, match="null"):
        paginate(django_user_model.objects.all(), sorts={"seen": Sort("last_login", "Seen")})


def test_the_same_filters_in_another_order_are_the_same_list():
    cursor = a_cursor(filters={"status": ["b", "a"], "region": "VR05", "q": ""})

    again = {"region": "VR05", "status": ["a", "b"], "mine": None}
    assert paginate(Session.objects.all(), sorts=DUE, sort="due", filters=again, cursor=cursor).items


def test_the_query_of_the_page_will_do_as_filters():
    query = QueryDict("status=regional&status=national&q=&sort=due&cursor=abc")
    cursor = a_cursor(filters={"status": ["national", "regional"]})

    page = paginate(Session.objects.all(), sorts=DUE, sort="due", filters=query, cursor=cursor, size=2)

    assert page.filters == {"status": ["national", "regional"]}
    assert QueryDict(page.previous_link[1:]).getlist("status") == ["national", "regional"]
    assert QueryDict(page.next_link[1:])["cursor"] == page.next_cursor
    assert "cursor" not in QueryDict(page.sort_link("late")[1:])


def test_a_heading_turns_the_sort_round_and_tells_how_it_is_sorted():
    store([])
    page = paginate(Session.objects.all(), sorts=DUE, sort="late")

    assert page.sort_link("late") == "?sort=-late"
    assert page.sort_link("due") == "?sort=due"
    assert (page.sorted_by("late"), page.sorted_by("due")) == ("descending", "")
    assert paginate(Session.objects.all(), sorts=DUE, sort="-late").sorted_by("late") == "ascending"


def test_without_a_sort_it_is_the_first():
    store([])

    assert paginate(Session.objects.all(), sorts=DUE).sort == "due"


def test_a_cursor_gives_nothing_away_but_the_value_and_the_key():
    [_digest, value, key, back] = signing.Signer(salt=paging.SALT).unsign_object(a_cursor())

    assert json.dumps([value, back]) == json.dumps([["datetime", NOON.isoformat()], False])
    assert key[0] == "str"


def test_the_same_page_has_the_same_cursor_whenever_it_is_read():
    assert a_cursor().count(":") == 1  # what is signed and the signature, and no hour between them


def test_keys_of_other_models_fit_as_well():
    forward, back = walk(ContentType.objects.all(), {"name": Sort("model", "Name")}, "name", 7)

    assert [pk for page in forward for pk in page] == list(
        ContentType.objects.order_by("model", "pk").values_list("pk", flat=True)
    )
    assert back == forward
