"""Civil pools: handed in by whom they are of, bands where that was asked, beside the ladder never a made-up zero."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import InternalError
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation import clock
from insight.civil_pools import handing_in, importing
from insight.civil_pools.handing_in import PoolEntry
from insight.civil_pools.known import Known
from insight.civil_pools.sight import Reader
from insight.models import CivilPool, CivilPoolFigure, CivilPoolShown, PoolMeasure
from insight.pressure.places import Place
from insight.scopes import Level, Scope
from regions.models import SafetyRegion
from requests_app.models import Status
from tests import recipes
from tests.browsing import text_of
from tests.chance import PROVING
from tests.conftest import MORNING
from tests.insight.pressed import region
from tests.insight.test_pages import MOST_QUERIES

P, M = CivilPool, PoolMeasure
NL, TWENTE = "/civil-pools/nl/", "/civil-pools/VR05/"
COUNTRY = Scope(Level.COUNTRY)


def entry(who, pool=P.EXTRA_HANDS, place=None, kind="nurse", ago=1, **values):
    """What `who` says of a staff type of a pool (in the country, of yesterday)."""
    told = {PoolMeasure(name): Decimal(value) for name, value in values.items()}
    day = clock.today() - timedelta(days=ago)
    return PoolEntry(Reader(who), pool, place or Place(), kind, day, "stand van maandag", told)


def say(who, *args, **values):
    return handing_in.hand_in([entry(who, *args, **values)], by=who)


def numbers(who, scope=COUNTRY, at=None, pool=P.EXTRA_HANDS, kind="nurse"):
    """What `who` reads of one staff type of a pool, by name."""
    rows = {(row.pool, row.staff_type): row for row in Known(Reader(who), scope, at or clock.now()).rows}
    row = rows.get((pool, kind))
    return row.now.numbers if row and row.now else None


def asked(client, **query):
    answer = client.get("/api/v1/civil-pools", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def twente():
    return Scope(Level.REGION, SafetyRegion.objects.get(code="VR05"))


# --- what was known when


def test_a_correction_and_what_comes_late_never_change_what_was_known_before(cast, browser, clock_moves):
    say(cast.evert, registered=300, placed=40)
    then = clock.now()
    clock_moves(days=1)
    say(cast.evert, ago=2, placed=60)
    say(cast.evert, ago=6, registered=310, placed=80, kind="host")

    assert numbers(cast.evert, at=then) == {"registered": 300, "placed": 40, "still": 260}
    assert numbers(cast.evert)["still"] == 240
    placed = CivilPoolFigure.objects.filter(measure="placed", staff_type="nurse")
    assert list(placed.values_list("number", "value")) == [(1, 40), (2, 60)]
    page, before = (text_of(browser("vera").get(NL, query)) for query in ({}, {"at": then.isoformat()}))
    assert ("2 came in late" in page, "corrected" in page, "Host" in page) == (True, True, True)
    assert "As it was known at" in before
    assert ("2 came in late" in before, "corrected" in before, ">260<" in before) == (False, False, True)
    assert asked(browser("vera"), at=then.isoformat())["results"][0]["now"]["placed"] == 40
    assert say(cast.evert, ago=2, placed=60) == [], "the same number says nothing new"
    if connection.vendor == "postgresql":
        for touch in (CivilPoolFigure.objects.all().delete, lambda: CivilPoolFigure.objects.update(value=1)):
            with pytest.raises(InternalError), transaction.atomic():
                touch()


@pytest.mark.property
@settings(max_examples=200 if PROVING else 6)
@given(st.data())
def test_every_number_is_that_of_a_loop_over_the_rows_and_each_moment_shows_what_it_did(cast, data):
    with clock.frozen(MORNING), transaction.atomic():
        places, shown = [Place(), region("VR05"), region("VR01")], []
        for _step in range(data.draw(st.integers(1, 6))):
            place, measure = data.draw(st.sampled_from(places)), data.draw(st.sampled_from(list(M)))
            value, ago = data.draw(st.integers(0, 30)), data.draw(st.integers(0, 16))
            say(cast.loes, data.draw(st.sampled_from([P.EXTRA_HANDS, P.ZORGKLAS])), place, ago=ago, **{measure: value})
            shown.append((clock.now(), _told(cast, clock.now())))
            clock.move(hours=data.draw(st.integers(1, 90)))
        for at, told in shown:
            assert _told(cast, at) == told == _by_hand(at)
        transaction.set_rollback(True)


def _told(cast, at):
    found = {}
    for scope in (COUNTRY, twente()):
        for pool in (P.EXTRA_HANDS, P.ZORGKLAS):
            found[scope.code, pool] = numbers(cast.loes, scope, at, pool)
    return found


def _by_hand(at):
    """By place and pool, row by row: of the last day of fourteen what was said last; the country or its regions."""
    last = {}
    today = at.astimezone(clock.AMSTERDAM).date()
    for row in CivilPoolFigure.objects.order_by("pk"):
        key = (row.place, row.pool, row.measure)
        if row.since <= at and row.day > today - timedelta(days=14) and (key not in last or row.day >= last[key].day):
            last[key] = row
    found = {}
    for pool in (P.EXTRA_HANDS, P.ZORGKLAS):
        of = {
            place: {m: int(row.value) for (p, q, m), row in last.items() if (p, q) == (place, pool)} for place in PLACES
        }
        own, regions = of["nl"], [one for name, one in of.items() if one and name != "nl"]
        found["nl", pool] = _with_still([own] if own else regions)
        found["VR05", pool] = _with_still([of["VR05"]] if of["VR05"] else [])
    return found


PLACES = ("nl", "VR05", "VR01")


def _with_still(places):
    both = [(one["registered"], one["placed"]) for one in places if {"registered", "placed"} <= one.keys()]
    able = [registered - placed for registered, placed in both if registered >= placed]
    found = {m.value: sum(one[m] for one in places if m in one) for m in M if any(m in one for one in places)}
    return (found | ({"still": sum(able)} if able else {})) or None


# --- whose it is


def test_an_organiser_hands_in_for_its_pool_ghor_for_its_region_locc_and_the_ministry_for_all(cast):
    tried = [(pool, place) for pool in P for place in (Place(), region("VR05"), region("VR01"))]
    wanted = {
        "evert": lambda pool, place: pool == P.EXTRA_HANDS,
        "roos": lambda pool, place: pool == P.RED_CROSS,
        "gerard": lambda pool, place: place.code == "VR05",
        "loes": lambda pool, place: True,
        "vera": lambda pool, place: True,
        **{who: lambda pool, place: False for who in ("dirk", "mira", "otto", "ineke", "karin", "rob", "fenna", "ada")},
    }
    for who, hers in wanted.items():
        reader = Reader(getattr(cast, who))
        found = [(pool, place.code) for pool, place in tried if reader.may_hand_in(pool, place)]
        assert found == [(pool, place.code) for pool, place in tried if hers(pool, place)], who
    for who, about in ((cast.roos, {}), (cast.gerard, {}), (cast.gerard, {"place": region("VR01")})):
        with pytest.raises(PermissionDenied):
            say(who, **about, placed=1)
    with pytest.raises(PermissionDenied):
        handing_in.show(P.EXTRA_HANDS, in_bands=True, by=cast.gerard)


def test_everybody_reads_her_own_and_nobody_anothers(cast, browser):
    say(cast.evert, registered=4711, placed=11)
    say(cast.evert, place=region("VR05"), registered=471, placed=1)
    say(cast.evert, place=region("VR01"), registered=4333, placed=0)
    say(cast.roos, P.RED_CROSS, registered=6222, placed=2)

    def reads(who, path):
        """Which of (Extra Handen here, apart in the neighbour's, Red Cross) stand on page, in file and API."""
        client, code = browser(who), path.split("/")[2]
        page = text_of(client.get(path)).replace(",", "")
        file = b"".join(client.get(f"{path}export.csv").streaming_content).decode()
        said = str(asked(client, scope=code))
        found = [[one in text for one in ("471", "4333", "6222")] for text in (page, file, said)]
        assert found[0] == found[1] == found[2], (who, path, found)
        return found[0]

    for who in ("loes", "vera", "dirk", "mira", "otto"):
        assert reads(who, NL) == [True, True, True]
    assert (reads("evert", NL), reads("roos", NL)) == ([True, True, False], [False, False, True])
    for who in ("gerard", "bea"):
        assert (reads(who, NL), reads(who, TWENTE)) == ([True, False, True], [True, False, False]), who
    assert reads("uma", NL) == [True, False, True]
    apart = [replace(entry(cast.gerard, P.ZORGKLAS, region("VR05"), registered=7), source="GHOR Twente")]
    handing_in.hand_in(apart, by=cast.gerard)
    for who, sees in {"uma": False, "bea": False, "vera": True}.items():
        answers = [browser(who).get(NL), browser(who).get("/api/v1/civil-pools", {"scope": "nl"})]
        told = " ".join(answer.content.decode() for answer in answers)
        assert ("GHOR Twente" in told) == sees, (who, "a region apart is named by its source")
    assert reads("evert", "/civil-pools/VR01/") == [False, True, False]
    for path in ("/civil-pools/VR01/", "/civil-pools/VR99/", "/civil-pools/roaz-EUREGIO/", "/civil-pools/home-1/"):
        assert [browser(who).get(path).status_code for who in ("gerard", "bea", "uma")] == [404] * 3
        assert browser("gerard").get("/api/v1/civil-pools", {"scope": path.split("/")[2]}).status_code == 404
    for who in ("ineke", "karin", "rob", "fenna", "ada"):
        assert browser(who).get(NL).status_code == 403
        assert browser(who).get("/api/v1/civil-pools").status_code == 403


def test_where_bands_were_asked_for_others_read_no_number_at_any_door(cast, browser):
    handing_in.hand_in_of(
        P.RED_CROSS, [entry(cast.roos, P.RED_CROSS, registered=6222, placed=6215)], in_bands=True, by=cast.roos
    )
    say(cast.roos, P.RED_CROSS, region("VR05"), registered=5133, placed=33, kind="host")

    def reads(who, path):
        """Which of these numbers stand anywhere, and whether the band stands on the page."""
        client, code = browser(who), path.split("/")[2]
        pages = [text_of(client.get(path, {"staff_type": kind})) for kind in ("", "host")]
        file = b"".join(client.get(f"{path}export.csv").streaming_content).decode()
        told = " ".join([*pages, file, str(asked(client, scope=code))]).replace(",", "")
        return [one for one in ("6222", "6215", "5133", "5100") if one in told], ">limited<" in pages[0]

    for who in ("dirk", "mira", "otto", "gerard"):
        assert reads(who, NL) == ([], True), who
    assert reads("gerard", TWENTE)[0] == ["5133", "5100"], "what she may hand in she reads"
    for who in ("roos", "loes", "vera"):
        assert reads(who, NL)[0] == ["6222", "6215", "5133", "5100"], who
    assert CivilPoolShown.objects.count() == 1


# --- what isn't known


def test_what_was_not_said_is_not_known_and_never_zero(cast, browser, clock_moves):
    say(cast.evert, registered=300)
    say(cast.evert, kind="host", registered=20, placed=0, ago=2)
    say(cast.evert, kind="host", placed=25)

    vera = browser("vera")
    rows = {one["staffType"]: one["now"] for one in asked(vera)["results"]}
    assert (rows["nurse"]["still"], rows["nurse"]["placed"]) == (None, None)
    assert rows["host"]["still"] is None, "more placed than registered contradicts itself"
    assert ">0<" not in text_of(vera.get(NL, {"pool": "extra_hands"}))
    with pytest.raises(ValidationError):
        say(cast.evert, registered=5, placed=6)

    clock_moves(days=12)
    assert "nurse" in str(asked(vera)["results"])
    clock_moves(days=1)
    assert "nurse" not in str(asked(vera)["results"])
    silent = {(one["pool"], one["lastDay"]) for one in asked(vera)["silent"]}
    assert {("extra_hands", "2020-12-27"), ("zorgreserve", None)} <= silent
    assert "none known" in text_of(vera.get(NL)).partition('id="silent"')[2]


# --- beside the ladder


def test_at_step_two_stands_what_it_could_still_give_and_not_known_where_nothing_is(cast, browser):
    request = recipes.build(cast, Status.NATIONAL).request
    lacking = request.lines.first().staff_type
    page, deed = f"/requests/{request.reference}/", f"/requests/{request.reference}/do/escalate-to-msob/"
    assert "Extra Handen voor de Zorg: not known" in text_of(browser("gerard").get(page))

    say(cast.evert, kind=lacking, registered=300, placed=40)
    say(cast.gerard, place=region("VR05"), kind=lacking, registered=15, placed=3)
    say(cast.roos, P.RED_CROSS, kind="all", registered=90, placed=10)

    for path in (page, deed):
        said = text_of(browser("gerard").get(path))
        assert "Extra Handen voor de Zorg: in Twente 12, in the Netherlands 260 (Mon 28 Dec 2020)" in said
        assert "in Twente not known, in the Netherlands 80 (all staff types together; Mon 28 Dec 2020)" in said
    home = text_of(browser("ineke").get(page))
    assert "Extra Handen voor de Zorg: in Twente available, in the Netherlands available" in home
    assert "260" not in home.partition('id="civil-pools"')[2].partition("</div>")[0]


# --- handed in


def test_page_and_api_hand_in_alike(cast, browser):
    page = browser("evert").post(
        "/civil-pools/nl/extra_hands/hand-in/",
        {
            "day": "2020-12-27",
            "source": "dagstand",
            "others_see": "numbers",
            "nurse-registered": "300",
            "host-placed": "4",
        },
        follow=True,
    )
    kept = ("pool", "place", "staff_type", "measure", "day", "value", "number", "source", "is_late", "channel__code")
    typed = list(CivilPoolFigure.objects.order_by("pk").values_list(*kept))
    sent = {
        "pool": "red_cross",
        "place": "nl",
        "day": "2020-12-27",
        "source": "dagstand",
        "staff": [{"staffType": "nurse", "registered": 300}, {"staffType": "host", "placed": 4}],
    }
    answer = browser("roos").post("/api/v1/civil-pools", sent, content_type="application/json")

    assert "2 figures were handed in." in text_of(page)
    assert answer.status_code == 201
    by_api = list(CivilPoolFigure.objects.filter(road="api").order_by("pk").values_list(*kept))
    assert [("red_cross", *row[1:-1], "red_cross") for row in typed] == by_api
    assert "last: 300" in text_of(browser("evert").get("/civil-pools/nl/extra_hands/hand-in/"))


def test_who_hands_in_what_isnt_hers_or_cant_be_is_told_all_of_it(cast, browser):
    def send(who, **more):
        told = {"pool": "extra_hands", "place": "VR05", "day": "2020-12-27", "source": "x"}
        told["staff"] = [{"staffType": "nurse", "registered": 1}]
        return browser(who).post("/api/v1/civil-pools", told | more, content_type="application/json")

    assert [send(who).status_code for who in ("otto", "dirk", "greet", "roos", "ineke")] == [403, 403, 404, 404, 403]
    assert send("gerard", place="nl").status_code == 403
    assert send("gerard", inBands=True).status_code == 403
    assert send("gerard").status_code == 201
    wrong = send("evert", day="2021-01-02", staff=[{"staffType": "nurse", "registered": 1, "placed": 2}])
    assert {one["name"] for one in wrong.json()["errors"]} == {"day", "nurse-placed"}
    ahead = {"day": "2021-01-02", "source": "", "nurse-registered": "1", "nurse-placed": "2"}
    typed = browser("evert").post("/civil-pools/nl/extra_hands/hand-in/", ahead | {"others_see": "numbers"})
    assert typed.status_code == 400
    assert 'value="2021-01-02"' in text_of(typed)
    paths = [f"/civil-pools/{one}/hand-in/" for one in ("nl/red_cross", "nl/nothing", "VR01/extra_hands")]
    assert [browser("evert").get(path).status_code for path in paths] == [404, 404, 200]
    assert browser("gerard").get(f"{NL}red_cross/hand-in/").status_code == 403


def test_a_staff_type_is_said_once_and_how_others_see_it_only_by_whoever_says_so(cast, browser):
    twice = {"pool": "red_cross", "place": "nl", "day": "2020-12-27", "source": "x", "inBands": True}
    twice["staff"] = [{"staffType": "nurse", "registered": 5}, {"staffType": "nurse", "registered": 7}]
    roos, path = browser("roos"), f"{NL}red_cross/hand-in/"

    assert roos.post("/api/v1/civil-pools", twice, content_type="application/json").status_code == 400
    assert (CivilPoolFigure.objects.count(), CivilPoolShown.objects.count()) == (0, 0)
    for _time in range(2):
        bands = twice | {"staff": []}
        assert roos.post("/api/v1/civil-pools", bands, content_type="application/json").status_code == 201
    assert CivilPoolShown.objects.count() == 1
    assert "as now: bands only" in text_of(browser("loes").get(path))
    typed = {"day": "2020-12-27", "source": "telefoon", "host-registered": "9"}
    assert browser("loes").post(path, typed).status_code == 302
    assert Reader(cast.loes).is_in_bands(P.RED_CROSS), "who says nothing of it leaves it as it is"


HEAD = "pool;region;staff type;day;source;trained;registered;asked;placed"
GOOD = "Extra Handen voor de Zorg;;verpleegkundige;27-12-2020;dagstand;;300;;40"


def file_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


def test_of_a_file_each_row_that_isnt_hers_or_cant_be_is_named(cast):
    preview = importing.of(cast.evert).preview(
        file_of(
            GOOD,
            "extra_hands;Twente;all;27-12-2020;dagstand;5;;;",
            "red_cross;;nurse;27-12-2020;dagstand;;1;;",
            "extra_hands;Nergens;nurse;27-12-2020;dagstand;;1;;",
            "extra_hands;nl;nurse;27-12-2020;dagstand;;1;;",
            "extra_hands;;mil_nurse;27-12-2020;dagstand;;1;;",
            "extra_hands;;host;27-12-2021;dagstand;;1;;2",
            "extra_hands;;host;26-12-2020;dagstand;;;;",
        )
    )
    assert [line for line, _row in preview.good] == [2, 3]
    assert [line for line, _reasons in preview.bad] == [4, 5, 6, 7, 8, 9]
    assert len(importing.confirm(preview.good, by=cast.evert)) == 3
    assert [line for line, _row in importing.of(cast.gerard).preview(file_of(GOOD)).good] == []
    with pytest.raises(ValidationError):
        importing.confirm(preview.good, by=cast.dirk)
    with pytest.raises(PermissionDenied):
        importing.require_hands_in(cast.dirk)


# --- the page


def test_the_file_is_the_table_and_a_page_takes_as_many_queries_whatever_there_is(cast, browser, count_queries):
    say(cast.evert, registered=30, placed=3)
    say(cast.evert, place=region("VR05"), registered=3, placed=3)
    say(cast.vera, P.ZORGKLAS, region("VR05"), kind="doctor", trained=1)
    vera, gerard, evert = browser("vera"), browser("gerard"), browser("evert")
    pages = ((vera, NL), (gerard, TWENTE), (evert, NL), (vera, "/api/v1/civil-pools"), (vera, f"{NL}export.csv"))
    before = [count_queries(*page) for page in pages]

    for code in ("VR05", "VR01", "VR09"):
        for kind in ("nurse", "host"):
            say(cast.vera, P.EXTRA_HANDS, region(code), kind, registered=10, placed=2, trained=1, asked=4)
            say(cast.vera, P.ZORGKLAS, region(code), kind, ago=3, trained=10)

    after = [count_queries(*page) for page in pages]
    assert max(after) <= MOST_QUERIES
    assert after == before
    text = b"".join(vera.get(f"{NL}export.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    told = asked(vera)
    still = [one["now"]["still"] for one in [*told["results"], *told["regions"]]]
    assert [row["may still be asked"] for row in rows] == ["" if one is None else str(one) for one in still]
    assert len(rows) == 5 + 13
