"""Open data: nobody can reckon a count to less than its bracket, and a day stays as it was made."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError
from hypothesis import example, given
from hypothesis import strategies as st

from foundation import clock
from insight.models import OpenFile
from insight.open_data import brackets, publishing
from insight.open_data.brackets import Bracket
from regions.models import SafetyRegion
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from tests import recipes
from tests.cast import LAST_DAY, a_line
from tests.insight import naive

counts = st.lists(st.one_of(st.just(4), st.integers(0, 30)), min_size=1, max_size=26)


def told(parts):
    """What is published of some parts and their total."""
    shown = [brackets.of(one) for one in parts]
    return shown, brackets.of_total(shown, sum(parts))


def another(shown, total, part, value):
    """Other counts with the same brackets, in which one part has this value; None when there are none.

    The others stand as low as they can, and go up one after the other until the total's bracket is reached.
    """
    found = [value if number == part else bracket.at_least for number, bracket in enumerate(shown)]
    for number, bracket in enumerate(shown):
        if number != part:
            found[number] += max(0, min(bracket.at_most - bracket.at_least, total.at_least - sum(found)))
    return found if total.at_least <= sum(found) <= total.at_most else None


@given(counts)
@example([3, 3])
@example([4] * 25)
@example([4] * 24 + [0])
def test_each_count_can_still_be_any_of_its_bracket_for_who_knows_the_rule_as_well(parts):
    shown, total = told(parts)

    assert all(one in range(bracket.at_least, bracket.at_most + 1) for one, bracket in zip(parts, shown, strict=True))
    assert total.at_least <= sum(parts) <= total.at_most
    for part, bracket in enumerate(shown):
        assert bracket.at_most - bracket.at_least >= 4
        for value in range(bracket.at_least, bracket.at_most + 1):
            others = another(shown, total, part, value)
            assert others is not None, (part, value)
            assert told(others) == (shown, total), (part, value)


@given(counts)
def test_a_total_is_never_known_to_less_than_a_bracket_either_and_of_the_country_to_no_more(parts):
    shown, total = told(parts)
    lowest, highest = sum(one.at_least for one in shown), sum(one.at_most for one in shown)

    assert min(total.at_most, highest) - max(total.at_least, lowest) >= 4
    if len(parts) >= 25 and sum(one % 5 for one in parts) < 95:
        assert total == Bracket(sum(parts) // 5 * 5, sum(parts) // 5 * 5 + 4)


# --- what is published of a day

A_DAY = timedelta(days=1)
HEADING = re.compile(r'<h2 id="counts">.*')
WITHOUT_SIGNING_IN = ("/open-data/", "/open-data/catalog.jsonld", "/api/v1/open-data")


@pytest.fixture
def a_day(cast, an_alert, clock_moves):
    """The day before this one: in Twente a request is granted and one of eight waits, in Groningen one of four."""
    recipes.build(cast, Status.GRANTED)
    later = a_line(staff_type="host", persons=7, starts_on=LAST_DAY)
    an_alert(by=cast.petra, location=cast.berkenhof, lines=[a_line(), later])
    an_alert(by=cast.wim, location=cast.hogelicht, lines=[a_line(persons=4)])
    clock_moves(days=2)
    publishing.publish()
    return clock.today() - A_DAY


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content


def of_territory(day, **where):
    """By figure and staff type, what the ledgers say of a day, request by request."""
    requests = naive.sent(**where)
    terms = {"region": "met", "national": "met", "defence": "granted", "open": "open", "asked": "asked"}
    found = Counter()
    for (kind, term, one), persons in naive.need([one.pk for one in requests]).items():
        if one == day:
            found[terms.get(term, "declined_or_withdrawn"), kind] += persons
    found["requests_under_way", ""] = sum(one.status not in naive.OVER for one in requests)
    return found


def test_what_is_published_is_what_the_ledgers_said_when_the_day_ended(browser, a_day):
    rows = list(csv.DictReader(io.StringIO(read(browser("vera"), f"/open-data/{a_day}.csv").decode())))
    regions = {one.code: {"safety_region": one} for one in SafetyRegion.objects.all()}
    counted = {code: of_territory(a_day, **where) for code, where in {"NL": {}, **regions}.items()}
    wide = {"asked": 16}

    assert {row["territory"] for row in rows} == set(counted)
    assert any(counted["VR05"]["granted", kind] for kind in ("nurse", "carer_ig"))
    for row in rows:
        count = counted[row["territory"]][row["figure"], row["staff_type"]]
        assert int(row["at_least"]) <= count <= int(row["at_most"]), row
        assert int(row["at_most"]) - int(row["at_least"]) == wide.get(row["figure"], 4), row
    by_program = json.loads(read(browser("vera"), f"/api/v1/open-data/{a_day}"))
    assert len(by_program["territories"]) == 26
    assert {row["staffType"] for row in by_program["territories"][0]["persons"]} == {
        row["staff_type"] for row in rows
    } - {""}


def test_a_day_stays_as_it_was_made_whatever_happens_afterwards(browser, cast, a_day, clock_moves):
    vera, paths = browser("vera"), [f"/open-data/{a_day}.{kind}" for kind in ("csv", "json")]
    first = [read(vera, path) for path in paths]
    digests = set(OpenFile.objects.filter(day=a_day).values_list("digest", flat=True))
    for request in naive.sent(location=cast.hogelicht):
        workflow.perform(request, Action.WITHDRAW, by=cast.wim, how=How(reason="everybody is better"))
    assert [one.text.encode() for one in publishing.files_of(a_day)] == first, "who was down makes the same"
    SafetyRegion.objects.filter(code="VR05").update(name="Tukkerland")
    clock_moves(days=1)

    assert publishing.publish() == 1
    assert publishing.publish() == 0
    publishing.make(a_day)
    assert [read(vera, path) for path in paths] == first
    assert {hashlib.sha256(content).hexdigest() for content in first} == digests
    etag = vera.get(paths[0])["ETag"]
    assert vera.get(paths[0], headers={"if-none-match": etag}).status_code == 304
    if connection.vendor == "postgresql":
        with pytest.raises(InternalError, match="stays as it was"), transaction.atomic():
            OpenFile.objects.update(text="")


def test_a_day_is_published_once_it_is_over_and_what_was_missed_is_made_later(browser, cast, an_alert, clock_moves):
    an_alert()
    assert publishing.publish() == 0
    today = clock.today()
    clock.move(days=1, hours=-8, minutes=59)
    assert publishing.publish() == 0, "a deed of the day may still be under way"
    clock_moves(minutes=2)
    assert publishing.publish() == 1

    clock_moves(days=40)
    assert [publishing.publish() for _beat in range(3)] == [publishing.AT_ONCE, 9, 0]
    assert read(browser("vera"), f"/open-data/{today}.json")
    assert browser("vera").get(f"/open-data/{clock.today()}.json").status_code == 404


def test_nobody_signs_in_for_it_where_it_is_public_and_for_nothing_else(client, settings, cast, a_day):
    paths = [*WITHOUT_SIGNING_IN, f"/open-data/{a_day}.csv", f"/open-data/{a_day}.json", f"/api/v1/open-data/{a_day}"]
    closed = [client.get(path).status_code for path in paths]
    settings.MSOB_OPEN_DATA = True
    said = {path: client.get(path) for path in paths}

    assert closed == [302, 302, 401, 302, 302, 401]
    assert {answer.status_code for answer in said.values()} == {200}
    assert client.get("/picture/nl/").status_code == 302
    assert client.get("/api/v1/picture").status_code == 401
    for path in (paths[3], paths[5]):
        assert set(said[path]["Cache-Control"].split(", ")) == {"public", "max-age=31536000", "immutable"}
    assert said[paths[3]]["Access-Control-Allow-Origin"] == "*"
    homes = [cast.avondzon.institution.name, cast.hogelicht.institution.name]
    assert not [name for answer in said.values() for name in homes if name in answer.content.decode()]


def test_a_catalogue_finds_each_file_with_its_size_and_digest(browser, settings, a_day):
    settings.MSOB_OPEN_DATA = True
    vera = browser("vera")
    told = json.loads(read(vera, "/open-data/catalog.jsonld"))
    series, *days = told["dcat:dataset"]

    assert (told["@type"], series["@type"]) == ("dcat:Catalog", "dcat:DatasetSeries")
    assert {one["@language"] for one in told["dct:title"]} == {"nl", "en"}
    assert series["dct:accessRights"]["@id"].endswith("/PUBLIC")
    assert days[0]["dct:temporal"]["dcat:startDate"]["@value"] == str(a_day)
    assert len(days) == json.loads(read(vera, "/api/v1/open-data"))["count"] > 1
    for one in (made for day in days for made in day["dcat:distribution"]):
        content = read(vera, one["dcat:downloadURL"]["@id"].removeprefix(settings.MSOB_BASE_URL))
        assert one["dcat:byteSize"]["@value"] == str(len(content))
        assert one["spdx:checksum"]["spdx:checksumValue"]["@value"] == hashlib.sha256(content).hexdigest()


def test_the_page_shows_a_day_as_it_stands_in_its_file(browser, a_day):
    vera = browser("vera")
    page = read(vera, f"/open-data/?day={a_day}&territory=VR01").decode()

    assert '<h2 id="counts">Groningen,' in page
    assert "In every safety region" not in page
    assert "Of every staff type each of these is 0–4" in page
    country = read(vera, f"/open-data/?day={a_day}").decode()
    assert "Of all other staff types each of these is 0–4." in country
    assert "In every safety region" in country
    assert HEADING.search(read(vera, "/open-data/").decode())[0] == HEADING.search(country)[0]
    refused = vera.get("/open-data/?day=2019-01-01&territory=VR99")
    assert (refused.status_code, "Nothing was published of this day." in refused.content.decode()) == (400, True)
