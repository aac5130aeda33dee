"""Charts: their numbers as counted by hand, for who may know them, and a table where nothing is drawn."""

import fcntl
import re
from collections import Counter
from datetime import timedelta

import pytest

from capacity import pools
from capacity.models import Pool, PoolDay
from foundation import clock
from insight import drawing, specs
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.browsing import text_of
from tests.insight import naive
from tests.insight.test_pages import MOST_QUERIES

CHARTS = ("open_need", "flow", "lead_times")


@pytest.fixture(autouse=True)
def nothing_drawn_yet(settings, tmp_path):
    """Drawings of other tests, and other tests that are drawing, don't count."""
    settings.CACHES = {**settings.CACHES, "charts": {**settings.CACHES["charts"], "LOCATION": tmp_path}}


def data(client, chart, **query):
    """The rows of a chart, as programs fetch them."""
    answer = client.get(f"/api/v1/picture/charts/{chart}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()["data"]["values"]


def open_by_hand():
    """Person-days open from today on, by staff type."""
    found = Counter()
    for (kind, term), days in naive.ahead([one.pk for one in naive.sent()]).items():
        if term == "open":
            found[kind] += days
    return +found


def test_the_open_need_of_each_day_is_what_was_counted_on_it(browser, cast, an_alert, clock_moves):
    first, counted = an_alert(), []
    for deed in (
        lambda: None,
        lambda: an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first()),
        lambda: workflow.perform(first, Action.WITHDRAW, by=cast.ineke, how=How(reason="everybody is better")),
    ):
        deed()
        counted.append((clock.today().isoformat(), open_by_hand()))
        clock_moves(days=1)
    clock_moves(days=-1)

    for query in ({}, {"at": clock.now().isoformat()}):
        rows = data(browser("vera"), "open_need", **query)
        for day, found in counted:
            assert Counter({one["code"]: one["value"] for one in rows if one["date"] == day and one["value"]}) == found
        before = (clock.today() - timedelta(days=3)).isoformat()
        assert {one["value"] for one in rows if one["date"] < before} == {None}


def test_the_flow_is_the_ledger_of_need_counted_by_hand(browser, cast):
    recipes.build(cast, Status.GRANTED)
    counted = Counter()
    for (_kind, term), days in naive.ahead([one.pk for one in naive.sent()]).items():
        counted[term] += days

    rows = data(browser("vera"), "flow")

    assert {one["code"]: one["value"] for one in rows} == {one["code"]: counted[one["code"]] for one in rows}
    assert [one["start"] for one in rows[1:]] == [one["end"] - one["value"] for one in rows[1:]]
    assert (rows[0]["value"], rows[-1]["start"]) == (rows[1]["end"], 0)


def test_lead_times_are_those_of_the_events(browser, cast, an_alert, clock_moves):
    other = an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())
    recipes.build(cast, Status.DEPLOYED)
    clock_moves(hours=30)
    workflow.perform(other, Action.WITHDRAW, by=cast.petra, how=How(reason="everybody is better"))
    expected = {
        status: (len(found), naive.hours(found, 50), naive.hours(found, 90))
        for status, found in naive.lead_times(naive.sent()).items()
    }

    rows = data(browser("vera"), "lead_times")

    assert {one["code"]: (one["left"], one["median"], one["most"]) for one in rows} == expected


def test_capacity_stands_beside_need_as_the_pools_and_the_lines_add_up(browser, cast):
    recipes.build(cast, Status.REVIEW)
    pools.edit(Pool.objects.filter(staff_type="carer_ig").first(), by=cast.dirk, is_closed=True)
    free, lacking = Counter(), Counter()
    for day in PoolDay.objects.select_related("pool"):
        if not day.pool.is_closed:
            free[day.pool.staff_type, day.day.isoformat()] += day.available - day.allocated
    for (kind, term, day), persons in naive.need([one.pk for one in naive.sent()]).items():
        if term == "open":
            lacking[kind, day.isoformat()] += persons

    rows = data(browser("loes"), "capacity")

    assert {one["code"] for one in rows} == {kind for kind, _day in +lacking}
    assert len(rows) == 42 * len({one["code"] for one in rows})
    for row in rows:
        assert (row["free"] or 0, row["open"]) == (free[row["code"], row["date"]], lacking[row["code"], row["date"]])


@pytest.mark.parametrize("who", ["gerard", "ineke", "otto", "mira", "vera", "loes", "dirk"])
def test_no_number_of_capacity_reaches_who_may_not_read_it(browser, cast, an_alert, settings, who):
    an_alert()
    settings.MSOB_PEN, client = "insight/pen.py", browser(who)
    reads = who in {"vera", "loes", "dirk", "mira"}
    own = client.get("/api/v1/picture").json()["scope"]

    page = client.get(f"/picture/{own}/charts/").content.decode()

    assert client.get("/api/v1/picture/charts/capacity").status_code == (200 if reads else 404)
    assert ("Can Defence send" in page) is reads
    assert bool(re.search(r'aria-label="[^"]*free \d', page)) is reads
    if reads:
        assert client.get("/api/v1/picture/charts/capacity", {"scope": "VR05"}).status_code == 404


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_for_who_has_the_picture_it_is_of(browser, cast, an_alert, chart):
    an_alert()
    for who, scope, status in (
        *(("gerard", one, 404) for one in ("nl", "VR01", "roaz-AZNN", "VR99")),
        *(("ineke", one, 404) for one in ("nl", "VR05")),
        ("gerard", "", 200),
        ("vera", "VR05", 200),
        ("karin", "", 403),
        ("aukje", "nl", 403),
    ):
        answer = browser(who).get(f"/api/v1/picture/charts/{chart}", {"scope": scope})
        assert answer.status_code == status, (who, scope)
    assert browser("vera").get("/api/v1/picture/charts/happiness").status_code == 404


def test_it_is_drawn_without_script_or_style_and_each_mark_has_its_words(browser, cast, settings):
    recipes.build(cast, Status.GRANTED)
    settings.MSOB_PEN = "insight/pen.py"
    vera = browser("vera")

    page = vera.get("/picture/nl/charts/").content.decode()

    drawn = re.findall(r'<div class="chart".*?</svg>', page, re.DOTALL)
    assert len(drawn) == len(CHARTS)
    assert not re.search(r"<script|\sstyle=|\sid=|href=", "".join(drawn))
    said = [
        one["said"] for name in CHARTS for one in data(vera, name) if one.get("value", one.get("median")) is not None
    ]
    assert all(f'aria-label="{words}"' in "".join(drawn) for words in said)
    assert "<details open" not in page[page.index('class="charts"') :]


@pytest.mark.parametrize("pen", ["no/such/file.py", "tests/insight/__init__.py", "manage.py", ""])
def test_where_nothing_can_be_drawn_the_tables_stand_open(browser, cast, settings, pen):
    recipes.build(cast, Status.GRANTED)
    settings.MSOB_PEN = pen

    page = browser("vera").get("/picture/nl/charts/").content.decode()

    charts = page[page.index('class="charts"') :]
    assert 'class="chart"' not in charts
    assert charts.count("<details open") == charts.count("<table") == len(CHARTS)


def test_a_reader_of_dutch_hears_and_reads_dutch(browser, cast, an_alert):
    an_alert()
    ineke = browser("ineke")
    ineke.cookies["django_language"] = "nl"
    rows = data(ineke, "open_need")

    assert rows[-1]["day"] == "28 dec"
    assert re.fullmatch(r".+, ma 28 dec 2020, open persoonsdagen: [\d.]+", rows[-1]["said"])


def test_charts_cost_as_many_queries_with_one_request_as_with_many(browser, cast, an_alert, count_queries):
    vera = browser("vera")
    an_alert()
    few = count_queries(vera, "/picture/nl/charts/?days=91")
    for _number in range(3):
        an_alert(by=cast.petra, location=cast.petra.memberships.get().institution.locations.first())

    assert count_queries(vera, "/picture/nl/charts/?days=91") == few <= MOST_QUERIES
    assert "Is the open need growing or shrinking?" in text_of(vera.get("/picture/nl/charts/"))


def test_nobody_waits_for_another_drawing_and_what_was_drawn_is_kept(settings, tmp_path):
    settings.MSOB_PEN = "insight/pen.py"
    spec = specs.whole("Who?", specs.ranges([{"row": "x", "median": 1, "most": 2, "said": "x", "shown": "1"}]))
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert drawing.svgs([spec]) == [""]
    drawn = drawing.svgs([spec])
    settings.MSOB_PEN = "no/such/file.py"

    assert drawn[0].startswith("<svg")
    assert drawing.svgs([spec, {**spec, "padding": 0}]) == [*drawn, ""]


@pytest.mark.parametrize("unwanted", ["<script>", '<g style="x">', '<g id="x">', '<g onload="x">', '<use href="x">'])
def test_a_drawing_with_a_script_a_style_or_an_address_is_not_shown(settings, tmp_path, unwanted):
    pen = tmp_path / "pen.py"
    pen.write_text(f"import json; print(json.dumps(['<svg>' + {unwanted!r}]))", encoding="utf-8")
    settings.MSOB_PEN = str(pen)

    assert drawing.svgs([{}]) == [""]
