"""Who looked at a request: her own home and its GHOR read functions and organisations, and no names."""

import pytest
from django.db import transaction

from foundation import clock
from regions.models import Reading
from tests.browsing import text_of

NAMES = ("Ineke", "Avink", "Gerard", "Loes", "Landman", "@")


@pytest.fixture
def looked_at(browser, an_alert):
    """De Avondzon's request; on Monday Gerard read it, on Tuesday Loes (by API), on Wednesday Ineke reads who did."""
    reference = an_alert().reference
    browser("gerard").get(f"/requests/{reference}/")
    clock.move(days=1)
    browser("loes").get(f"/api/v1/requests/{reference}")
    clock.move(days=1)
    return reference


def page(browser, who, reference, query=""):
    return browser(who).get(f"/requests/{reference}/readings/{query}")


@pytest.mark.parametrize("who", ["ineke", "gerard"])
def test_whose_request_it_is_reads_function_and_organisation_and_no_name(browser, looked_at, who):
    seen = page(browser, who, looked_at).context["table"].body

    assert [[cell.value for cell in line.cells] for line in seen] == [
        ["Tue 29 Dec 2020, 08:00", "LOCC", "–", "Request", "API"],
        ["Mon 28 Dec 2020, 08:00", "GHOR", "Twente", "Request", "page"],
    ]
    text = text_of(page(browser, who, looked_at)).split("<main")[1]
    exported = browser(who).get(f"/requests/{looked_at}/readings/export.csv").getvalue().decode()
    wire = browser(who).get(f"/api/v1/requests/{looked_at}/readings").content.decode()
    assert all("Twente" in one for one in (text, exported, wire))
    for name in NAMES:
        assert name not in text + exported + wire, name
    assert "127.0.0.1" not in text + exported + wire


def test_reading_who_looked_is_a_reading_too(browser, looked_at):
    page(browser, "ineke", looked_at)

    newest = page(browser, "gerard", looked_at).context["table"].body[0]
    assert [cell.value for cell in newest.cells][1:4] == [
        "Care institution",
        "Verpleeghuis De Avondzon",
        "Who looked, or who tried",
    ]


@pytest.mark.parametrize(
    ("query", "functions"),
    [
        ("?since=2020-12-29", ["LOCC"]),
        ("?until=2020-12-28", ["GHOR"]),
        ("?role=ghor", ["GHOR"]),
        ("?role=vws", []),
        ("?since=2020-12-29&role=ghor", []),
        ("?since=2020-12-28&until=2020-12-29", ["LOCC", "GHOR"]),
    ],
)
def test_it_is_searched_by_period_and_function_on_page_file_and_api(browser, looked_at, query, functions):
    ineke = browser("ineke")
    with transaction.atomic():  # her own looking isn't kept
        rows = page(browser, "ineke", looked_at, query).context["table"].body
        transaction.set_rollback(True)
    with transaction.atomic():
        wire = ineke.get(f"/api/v1/requests/{looked_at}/readings{query}").json()["results"]
        transaction.set_rollback(True)
    file = ineke.get(f"/requests/{looked_at}/readings/export.csv{query}").getvalue().decode().splitlines()[1:]

    assert [line.cells[1].value for line in rows] == functions
    assert [one["role"].upper() for one in wire] == functions
    assert [line.split(";")[1] for line in file if "Avondzon" not in line] == functions, "but for her own"


@pytest.mark.parametrize(
    "query", ["?since=0001-01-01", "?until=9999-12-31", "?since=x", "?role=x", "?since=2021-01-02&until=2021-01-01"]
)
def test_a_period_that_cant_be_read_is_said_and_never_an_error_of_ours(browser, looked_at, query):
    assert browser("ineke").get(f"/api/v1/requests/{looked_at}/readings{query}").status_code == 400
    answer = page(browser, "ineke", looked_at, query)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_others_who_read_the_request_dont_read_who_else_did(browser, looked_at):
    assert page(browser, "loes", looked_at).status_code == 403
    assert page(browser, "petra", looked_at).status_code == 404
    assert "readings/" not in browser("loes").get(f"/requests/{looked_at}/").content.decode()
    assert f"/requests/{looked_at}/readings/" in browser("ineke").get(f"/requests/{looked_at}/").content.decode()


def test_it_takes_as_many_queries_however_often_it_was_read(browser, looked_at, count_queries):
    gerard = browser("gerard")
    path = f"/requests/{looked_at}/readings/"
    few = count_queries(gerard, path)
    row = Reading.objects.first()
    Reading.objects.bulk_create(
        [Reading(**{**Reading.objects.filter(pk=row.pk).values().get(), "id": None}) for _n in range(40)]
    )

    assert count_queries(gerard, path) == few
    assert len(gerard.get(path).context["table"].body) == 25
    assert gerard.get(path + gerard.get(path).context["table"].page.next_link).status_code == 200
