"""Care pressure: handed in by whom it is of, never written over, and never known before it was said."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation import clock
from insight.models import Measure, PressureFigure
from insight.pressure import importing, places
from insight.pressure.known import Known
from insight.scopes import Level, Scope
from requests_app.deeds import meeting
from requests_app.models import Status
from tests import recipes
from tests.browsing import text_of
from tests.chance import PROVING
from tests.conftest import MORNING
from tests.insight.pressed import HEAD, at_home, known_of, region, roaz, say
from tests.insight.test_map import page as page_of
from tests.insight.test_map import tiles
from tests.insight.test_pages import MOST_QUERIES

TWENTE = "/pressure/VR05/"


def stand(scope, measure, at=None):
    """(value, whether the place itself said so) of one measure, now or as it was known."""
    found = {one.kind.measure: one for one in Known(scope, at or clock.now()).stands}
    return (found[measure].value, found[measure].is_own) if measure in found else None


def said(client, scope, **query):
    answer = client.get("/api/v1/pressure", {"scope": scope, **query})
    assert answer.status_code == 200, answer.content
    return answer.json()


# --- what was known when


def test_a_correction_is_a_new_row_and_the_first_number_stays_known_until_then(cast, clock_moves):
    home, then = Scope(Level.HOME, cast.avondzon.institution), clock.now()
    say(cast.ineke, at_home(cast.avondzon), absence=8.5)
    clock_moves(hours=5)
    say(cast.ineke, at_home(cast.avondzon), absence=12)

    first, second = PressureFigure.objects.order_by("number")
    assert (first.value, first.number, second.value, second.number) == (Decimal("8.5"), 1, 12, 2)
    assert stand(home, Measure.ABSENCE, then) == (Decimal("8.5"), True)
    assert stand(home, Measure.ABSENCE) == (12, True)
    assert say(cast.ineke, at_home(cast.avondzon), absence=12) == [], "the same number says nothing new"


def test_a_late_figure_is_flagged_and_wasnt_known_before(cast, browser, clock_moves):
    """Of the day before yesterday, due yesterday at noon."""
    before = clock.now()
    clock_moves(minutes=5)
    say(cast.gerard, region("VR05"), ago=2, clients_infected=40)
    say(cast.gerard, region("VR05"), ago=1, staff_infected=9)

    assert {(one.measure, one.is_late) for one in PressureFigure.objects.all()} == {
        ("clients_infected", True),
        ("staff_infected", False),
    }
    page = text_of(browser("gerard").get(TWENTE, {"measure": "clients_infected"}))
    assert "came in late" in page
    earlier = text_of(browser("gerard").get(TWENTE, {"at": before.isoformat(), "measure": "clients_infected"}))
    assert "As it was known at" in earlier
    assert "Nothing was handed in." in earlier


def test_what_was_said_is_never_changed_by_hand(cast):
    (row,) = say(cast.ineke, at_home(cast.avondzon), absence=8)
    if connection.vendor == "postgresql":
        for touch in (lambda: PressureFigure.objects.update(value=1), row.delete):
            with pytest.raises(InternalError), transaction.atomic():
                touch()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.property
@settings(max_examples=300 if PROVING else 8)
@given(st.data())
def test_what_was_known_at_a_moment_is_what_was_shown_then(cast, data):
    """Homes and regions say and correct in any order, late or on time; each moment is asked again at the end."""
    with clock.frozen(MORNING), transaction.atomic():
        _walk(cast, data)
        transaction.set_rollback(True)


def _walk(cast, data):
    shown = []
    scopes = [Scope(Level.COUNTRY), Scope(Level.REGION, region("VR05").safety_region)]
    scopes.append(Scope(Level.HOME, cast.avondzon.institution))
    for _step in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.sampled_from([at_home(cast.avondzon), at_home(cast.berkenhof), region("VR05")]))
        measure = data.draw(st.sampled_from(["absence", "clients_infected"]))
        value, ago = data.draw(st.integers(0, 30)), data.draw(st.integers(0, 9))
        say(cast.loes, place, ago=ago, **{measure: value})
        shown.append((clock.now(), _told(scopes, clock.now())))
        clock.move(hours=data.draw(st.integers(1, 40)))
    for at, told in shown:
        assert _told(scopes, at) == told
        for measure in ("absence", "clients_infected"):
            mine = known_of(at_home(cast.avondzon).code, measure, at)
            assert told[2, measure] == ((mine[0], True) if mine else None)
            own = known_of("VR05", measure, at)
            homes = [known_of(at_home(one).code, measure, at) for one in (cast.avondzon, cast.berkenhof)]
            assert told[1, measure] == _of_region(own, [one for one in homes if one], measure)


def _told(scopes, at):
    return {
        (number, measure): stand(scope, measure, at)
        for number, scope in enumerate(scopes)
        for measure in ("absence", "clients_infected")
    }


def _of_region(own, homes, measure):
    if own:
        return (own[0], True)
    if measure == "absence" or not homes:
        return None
    return (sum(value for value, _day in homes), False)


# --- sums


def test_a_regions_own_figure_goes_before_the_sum_of_its_homes_and_shares_are_not_added(cast):
    twente, country = Scope(Level.REGION, region("VR05").safety_region), Scope(Level.COUNTRY)
    say(cast.ineke, at_home(cast.avondzon), clients_infected=12, absence=9)
    say(cast.petra, at_home(cast.berkenhof), clients_infected=5, absence=7)
    say(cast.wim, at_home(cast.hogelicht), clients_infected=4)

    assert stand(twente, Measure.CLIENTS_INFECTED) == (17, False)
    assert stand(twente, Measure.ABSENCE) is None
    assert stand(country, Measure.CLIENTS_INFECTED) == (21, False)

    say(cast.gerard, region("VR05"), clients_infected=30, absence=8)
    assert stand(twente, Measure.CLIENTS_INFECTED) == (30, True)
    assert stand(twente, Measure.ABSENCE) == (8, True)
    assert stand(country, Measure.CLIENTS_INFECTED) == (34, False)


def test_a_roaz_region_adds_up_its_homes_until_it_says_so_itself(cast):
    euregio = Scope(Level.ROAZ, roaz("EUREGIO").roaz_region)
    say(cast.hans, at_home(cast.twentestad), ic_occupied=11)
    assert stand(euregio, Measure.IC_OCCUPIED) == (11, False)

    say(cast.loes, roaz("EUREGIO"), ic_occupied=40)
    assert stand(euregio, Measure.IC_OCCUPIED) == (40, True)
    assert stand(Scope(Level.COUNTRY), Measure.IC_OCCUPIED) == (40, False), "no safety region said so itself"

    say(cast.gerard, region("VR05"), ic_occupied=12)
    assert stand(Scope(Level.COUNTRY), Measure.IC_OCCUPIED) == (12, False)


def test_what_nobody_said_for_a_week_is_not_known_any_more(cast, clock_moves, browser):
    home = Scope(Level.HOME, cast.avondzon.institution)
    say(cast.ineke, at_home(cast.avondzon), absence=8)
    assert "De Avondzon" not in silent(browser)

    clock_moves(days=1, hours=4)
    assert "De Avondzon" in silent(browser)
    clock_moves(days=4)
    assert stand(home, Measure.ABSENCE) == (8, True)
    clock_moves(days=1)
    assert stand(home, Measure.ABSENCE) is None


def silent(browser):
    return text_of(browser("gerard").get(TWENTE)).partition('id="silent"')[2]


# --- whose it is


def hands_in(person, place):
    try:
        with transaction.atomic():
            return bool(say(person, place, absence=8))
    except PermissionDenied:
        return False


def test_a_home_hands_in_for_itself_ghor_for_its_region_and_locc_and_the_ministry_for_all(cast):
    away = at_home(cast.hogelicht)
    everywhere = [at_home(cast.avondzon), away, region("VR05"), region("VR01"), roaz("EUREGIO"), places.Place()]
    wanted = {
        "ineke": [at_home(cast.avondzon)],
        "gerard": [at_home(cast.avondzon), region("VR05")],
        "greet": [away, region("VR01")],
        "loes": everywhere,
        "vera": everywhere,
        **{who: [] for who in ("dirk", "mira", "otto", "rob", "karin", "roos", "fenna", "ada", "petra")},
    }
    for who, hers in wanted.items():
        person = getattr(cast, who)
        told = [one.code for one in everywhere if places.may_hand_in(person, one)]
        assert sorted(told) == sorted(one.code for one in hers), who
    assert not hands_in(cast.ineke, region("VR05"))
    assert not hands_in(cast.gerard, roaz("EUREGIO"))
    assert hands_in(cast.gerard, at_home(cast.avondzon))


def test_homes_apart_are_for_themselves_their_ghor_locc_and_the_ministry(cast, browser):
    home, name = f"home-{cast.avondzon.institution_id}", cast.avondzon.institution.name
    say(cast.ineke, at_home(cast.avondzon), source=f"ECD {name}", absence=8.5, clients_infected=12)
    reads = {who for who in ("ineke", "gerard", "loes", "vera") if said(browser(who), home)["figures"]}
    assert reads == {"ineke", "gerard", "loes", "vera"}
    for who in ("petra", "greet", "dirk", "mira", "otto", "bea", "uma"):
        assert browser(who).get(f"/pressure/{home}/").status_code == 404
        assert browser(who).get("/api/v1/pressure", {"scope": home}).status_code == 404
    for who in ("dirk", "mira", "otto", "bea"):
        page = text_of(browser(who).get(TWENTE, {"measure": "clients_infected"}))
        file = b"".join(browser(who).get(f"{TWENTE}export.csv").streaming_content).decode()
        assert ("12" in page, name in page, name in file) == (True, False, False)
        by_program = said(browser(who), "VR05", measure="clients_infected")
        assert {one["code"] for one in by_program["parts"]} == ({"VR05"} if who == "bea" else set())
        assert name not in str(by_program)
    country = said(browser("uma"), "nl", measure="clients_infected")
    assert ([one["figure"]["value"] for one in country["days"]], country["parts"]) == ([12.0], [])
    say(cast.gerard, region("VR05"), source="GHOR Twente", clients_infected=14)
    for told in (str(said(browser("uma"), "nl")), text_of(browser("uma").get("/pressure/nl/"))):
        assert ("14" in told, "GHOR Twente" in told) == (True, False), "no region is told apart, by its source neither"
    assert "GHOR Twente" in str(said(browser("vera"), "nl"))
    assert [one["name"] for one in said(browser("vera"), "VR05", measure="clients_infected")["parts"]] == [name]


def test_by_api_the_neighbour_is_refused_and_what_is_wrong_is_named_together(cast, browser):
    def send(who, **body):
        wanted = {"place": "VR05", "day": "2020-12-27", "source": "GHOR", "absence": 8.5} | body
        return browser(who).post("/api/v1/pressure", wanted, content_type="application/json")

    made = send("gerard").json()["results"]
    assert [(one["measure"], one["value"], one["number"]) for one in made] == [("absence", 8.5, 1)]
    assert send("gerard").json()["results"] == []
    assert [send(who).status_code for who in ("otto", "greet", "ineke", "karin")] == [403, 404, 404, 404]
    assert send("ineke", place=f"home-{cast.avondzon.institution_id}").status_code == 201
    wrong = send("gerard", day="2021-01-01", source="", absence=101, admissions=1.5)
    assert wrong.status_code == 400
    wrong = send("gerard", day="2021-01-01", absence=101, admissions=1.5, source="bsn 123456782").json()
    assert {one["name"] for one in wrong["errors"]} == {"day", "absence", "admissions", "source"}


# --- typed


def test_a_director_types_what_a_home_told_her(cast, browser):
    gerard, home = browser("gerard"), f"/pressure/home-{cast.avondzon.institution_id}/"
    typed = {"day": "2020-12-27", "source": "locatiemanager, telefoon", "absence": "12,5", "clients_infected": "31"}

    answer = gerard.post(f"{home}hand-in/", typed, follow=True)

    assert "2 figures were handed in." in text_of(answer)
    rows = {one.measure: one for one in PressureFigure.objects.all()}
    assert {name: one.value for name, one in rows.items()} == {"absence": Decimal("12.5"), "clients_infected": 31}
    assert (rows["absence"].entered_by, rows["absence"].source) == (cast.gerard, "locatiemanager, telefoon")
    assert "last: 12.5" in text_of(gerard.get(f"{home}hand-in/"))


def test_who_typed_nothing_or_a_day_to_come_is_asked_again_and_nothing_typed_is_lost(cast, browser):
    ineke, home = browser("ineke"), f"/pressure/home-{cast.avondzon.institution_id}/hand-in/"

    empty = ineke.post(home, {"day": "2020-12-27", "source": "rooster"})
    ahead = ineke.post(home, {"day": "2020-12-30", "source": "rooster", "absence": "8"})
    many = ineke.post(home, {"day": "2020-12-27", "source": "rooster", "absence": "140", "admissions": "1,5"})

    assert [one.status_code for one in (empty, ahead, many)] == [400] * 3
    assert "Fill in at least one figure." in text_of(empty)
    assert "This day hasn&#x27;t come yet." in text_of(ahead)
    assert 'value="2020-12-30"' in text_of(ahead)
    assert [many.context["form"].has_error(name) for name in ("absence", "admissions")] == [True, True]
    assert not PressureFigure.objects.exists()


# --- from a file


GOOD = "Twente;;27-12-2020;GHOR;;8,5;"


def file_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


def looked_at(user, *rows):
    return importing.of(user).preview(file_of(*rows))


def test_a_bad_row_is_named_with_its_reasons_and_anothers_place_is_no_place(cast):
    translation.activate("en")
    preview = looked_at(
        cast.gerard,
        GOOD,
        f";{cast.avondzon.institution.agb};27-12-2020;telefoon;3;12%;31",
        f";{cast.hogelicht.institution.name};27-12-2020;telefoon;;12;31",
        "Groningen;;27-12-2020;GHOR;;8;",
        "Nederland;;27-12-2020;LCPS;600;;",
        "Twente;;27-12-2020;GHOR;;9;",
        "Twente;;30-12-2020;GHOR;1,5;140;veel",
        "Twente;;26-12-2020;GHOR;;;",
        ";;26-12-2020;GHOR;1;;",
    )

    assert [line for line, _row in preview.good] == [2, 3]
    bad = dict(preview.bad)
    assert sorted(bad) == [4, 5, 6, 7, 8, 9, 10]
    assert "not yours" in bad[4][0]
    assert bad[7] == ["Line 2 is about the same place and day."]
    assert not PressureFigure.objects.exists()


def test_what_is_confirmed_is_written_and_the_old_number_is_shown_before_it(cast, browser):
    say(cast.loes, places.Place(), ic_occupied=600)
    preview = looked_at(cast.loes, "nl;;27-12-2020;LCPS;631;;", "Acute Zorg Euregio;;27-12-2020;LCPS;40;;")
    (old, new) = (writing for _line, writing in preview.shown)
    assert [(one.old, one.new) for one in old.changes] == [("600", "631")]
    assert (new.is_new, [(one.old, one.new) for one in new.changes]) == (True, [(None, "40")])

    loes = browser("loes")
    file = SimpleUploadedFile("lcps.csv", file_of("nl;;27-12-2020;LCPS;631;;").getvalue())
    shown = loes.post("/pressure/import/", {"file": file})
    done = loes.post("/pressure/import/", {"rows": shown.context["rows"]}, follow=True)

    assert "1 figure was handed in." in text_of(done)
    assert [(one.value, one.road) for one in PressureFigure.objects.order_by("number")] == [
        (600, "typed"),
        (631, "file"),
    ]


def test_a_file_that_was_looked_at_writes_nothing_when_the_figures_changed_since(cast, browser):
    loes = browser("loes")
    shown = loes.post(
        "/pressure/import/", {"file": SimpleUploadedFile("a.csv", file_of("nl;;27-12-2020;LCPS;631;;").getvalue())}
    )
    say(cast.vera, places.Place(), ic_occupied=620)

    refused = loes.post("/pressure/import/", {"rows": shown.context["rows"]})

    assert refused.status_code == 409
    assert [one.value for one in PressureFigure.objects.all()] == [620]


# --- what it costs


def test_a_page_takes_as_many_queries_whatever_was_handed_in(cast, browser, count_queries):
    say(cast.ineke, at_home(cast.avondzon), absence=8, clients_infected=3)
    vera, gerard = browser("vera"), browser("gerard")
    pages = ((vera, "/pressure/nl/?measure=clients_infected"), (gerard, TWENTE))
    before = [count_queries(*page) for page in pages]

    for place in (at_home(cast.berkenhof), region("VR01"), roaz("WEST"), places.Place()):
        for ago in (0, 1, 5, 9):
            say(cast.vera, place, ago=ago, absence=9, clients_infected=8, ic_occupied=4)
        clock.move(minutes=5)
    clock.move(days=2)

    after = [count_queries(*page) for page in pages]
    assert max(after) <= MOST_QUERIES
    assert max(one - other for one, other in zip(after, before, strict=True)) <= 4, "names of who is silent"


def test_a_value_below_zero_is_refused_by_the_database_too(cast):
    row = region("VR05").row(measure="absence", day=clock.today(), number=1, value=-1, source="x", road="typed")
    row.since, row.is_late = clock.now(), False
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    with pytest.raises(ValidationError):
        say(cast.gerard, region("VR05"), ago=-1, absence=3)


# --- beside the need


def test_beside_a_request_stands_the_pressure_of_its_home_and_for_who_reads_that_of_the_region(
    cast, browser, a_request
):
    request = a_request()
    say(cast.ineke, at_home(cast.avondzon), absence=8.5)
    say(cast.gerard, region("VR05"), absence=7.1, waiting_out=23)

    def shown_to(who):
        page = text_of(browser(who).get(f"/requests/{request.reference}/"))
        part = page.partition('id="care-pressure"')[2].partition("</section>")[0]
        return ["8.5" in part, "7.1" in part, ">23<" in part]

    assert shown_to("gerard") == [True, True, True]
    assert shown_to("ineke") == [True, False, False]


def test_in_the_meeting_stands_the_pressure_of_the_regions_on_the_agenda(cast, browser):
    recipes.build(cast, Status.REVIEW)
    held = meeting.plan(by=cast.loes, starts_at=clock.now() + timedelta(hours=3))
    say(cast.gerard, region("VR05"), absence=7.1)
    say(cast.greet, region("VR01"), absence=6.4)

    page = text_of(browser("vera").get(f"/meetings/{held.meeting.pk}/"))

    assert ("Care pressure in the regions on the agenda" in page, "7.1" in page, "6.4" in page) == (True, True, False)


def test_on_the_map_a_region_that_said_nothing_is_hatched_and_never_the_lowest(cast, browser, clock_moves):
    then = clock.now().isoformat()
    clock_moves(minutes=5)
    say(cast.gerard, region("VR05"), absence=7.1)
    say(cast.greet, region("VR01"), absence=0)

    def tiles_at(**more):
        return tiles(page_of(browser("vera"), map="absence", **more))

    found = tiles_at()
    assert [found[code][0] for code in ("VR05", "VR01", "VR09")] == ["step-2", "step-0", "unknown"]
    assert found["VR05"][1] == "Twente (TWE), per cent: 7.1"
    assert {kind for kind, _words in tiles_at(at=then).values()} == {"unknown"}
