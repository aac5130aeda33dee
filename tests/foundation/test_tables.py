"""A table shows in words what is there, and sorts by its headers."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from foundation.paging import Page, Sort
from foundation.tables import Column, Table, words

AVONDZON = SimpleNamespace(name="De Avondzon", region=SimpleNamespace(name="Twente"), persons=1200)
COLUMNS = [
    Column("name", "Name", "name", sort="name", link=lambda row: f"/institutions/{row.name}/"),
    Column("region", "Region", "region.name"),
    Column("persons", "Persons", lambda row: row.persons, sort="unknown", numeric=True),
]
PAGE = Page([], None, None, 0, False, "-name", {"name": Sort("name", "Name")}, {"q": ["zon"]})


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def test_a_row_is_its_columns_cell_by_cell():
    [line] = Table(COLUMNS, [AVONDZON], "Institutions").body

    assert [cell.value for cell in line.cells] == ["De Avondzon", "Twente", "1,200"]
    assert [cell.url for cell in line.cells] == ["/institutions/De Avondzon/", None, None]
    assert [cell.numeric for cell in line.cells] == [False, False, True]
    assert [cell.label for cell in line.cells] == ["Name", "Region", "Persons"]


def test_headers_that_can_sort_lead_to_the_list_sorted_by_them_with_filters_kept():
    name, region, persons = Table(COLUMNS, [], "Institutions", PAGE).headers

    assert (name.url, name.direction) == ("?q=zon&sort=name", "descending")
    assert (region.url, region.direction) == (None, "")
    assert persons.url is None


def test_without_a_page_nothing_sorts():
    assert [header.url for header in Table(COLUMNS, [], "Institutions").headers] == [None, None, None]


def test_a_row_can_stand_out():
    table = Table(COLUMNS, [AVONDZON], "Institutions", tone=lambda row: "urgent" if row.persons > 1000 else "")

    assert table.body[0].tone == "urgent"
    assert Table(COLUMNS, [AVONDZON], "Institutions").body[0].tone == ""


def test_the_rows_are_read_once():
    reads = iter([AVONDZON])
    table = Table(COLUMNS, reads, "Institutions")

    assert len(table.body) == len(table.body) == 1


@pytest.mark.parametrize(
    ("value", "english_words", "dutch_words"),
    [
        (None, "–", "–"),
        ("", "–", "–"),
        ("text", "text", "text"),
        (0, "0", "0"),
        (Decimal("12.5"), "12.5", "12,5"),
        (date(2020, 12, 28), "Mon 28 Dec 2020", "ma 28 dec 2020"),
        (datetime(2020, 12, 28, 13, 30, tzinfo=UTC), "Mon 28 Dec 2020, 14:30", "ma 28 dec 2020, 14:30"),
    ],
)
def test_values_read_as_people_write_them(value, english_words, dutch_words):
    assert words(value) == english_words
    with override("nl"):
        assert words(value) == dutch_words


def test_true_and_false_are_yes_and_no():
    assert (words(True), words(False)) == ("yes", "no")
