"""Finding as people spell and dictate, on both databases; and never by what the searcher may not read."""

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from capacity import deployment_list, pool_list, pools
from capacity.models import Pool
from foundation.search import matching, reference_in
from foundation.spelling import folded
from notifications import inbox
from regions import institutions
from regions.models import Institution, Location, Municipality, Sector, User
from requests_app.models import SupportRequest
from requests_app.worklist import listing

DICTATED = [
    "2020 1",
    "2020 00001",
    "MSOB 2020-00001",
    "msob-2020\u201300001",
    "MSOB\u20112020\u20111",
    "msob2020 1",
    "2020/1",
]


@pytest.mark.parametrize("text", DICTATED)
def test_a_reference_is_found_as_it_is_dictated(cast, an_alert, text):
    about, _other = an_alert(), an_alert(location=cast.berkenhof, by=cast.petra)

    assert reference_in(text) == about.reference == "MSOB-2020-00001"
    assert list(listing.find(cast.gerard, q=text)) == [about]
    assert list(listing.find(cast.gerard, q=f"avondzon {text}")) == [about]
    assert list(listing.find(cast.gerard, q=f"berkenhof {text}")) == []


@pytest.mark.parametrize("text", ["2020", "1", "2020 1 2", "soon", "", "1999 1", "2020 123456"])
def test_what_is_no_whole_reference_is_none(text):
    assert reference_in(text) == ""


@pytest.fixture
def homes(cast):
    """Names as they are, with their places."""
    places = [
        ("Zorggroep Élan", "Huize Noord-Súd", "Súdwest-Fryslân"),
        ("'t Heem", "'t Heem Oost", "'s-Hertogenbosch"),
        ("de Wijde Blik", "de Blik", "Zwolle"),
    ]
    for name, place, municipality in places:
        where = Municipality.objects.prefetch_related("roaz_regions").get(name=municipality)
        location = {"name": place, "municipality": where, "roaz_region": where.roaz_regions.first()}
        institutions.add(by=cast.ada, name=name, sector=Sector.NURSING_HOME, locations=[location])


SPELLED = {
    "elan": "Zorggroep Élan",
    "E\u0301LAN zorggroep": "Zorggroep Élan",
    "sudwest elan": "Zorggroep Élan",
    "noord sud": "Zorggroep Élan",
    "\u2019t Heem": "'t Heem",
    "t heem": "'t Heem",
    "den bosch heem": "'t Heem",
    "s-hertogenbosch": "'t Heem",
    "blik wijde": "de Wijde Blik",
    "IJsselland blik": "de Wijde Blik",
}


@pytest.mark.parametrize("text", SPELLED)
def test_words_are_found_in_any_order_without_marks_and_quotes_over_all_that_is_listed(cast, homes, text):
    found = institutions.listed_for(cast.ada).matching(q=text)

    assert [one.name for one in found] == [SPELLED[text]]


@pytest.mark.parametrize("text", ["elan heem", "\u2019", "-", "zz%", "_"])
def test_what_fits_no_row_finds_nothing(cast, homes, text):
    assert list(Institution.objects.matching(q=text)) == []
    assert not listing.find(cast.gerard, q=text).exists()


def test_blank_is_no_search(cast, homes):
    assert Institution.objects.matching(q="  ").count() == Institution.objects.count()


def test_people_pools_municipalities_and_what_is_under_way_are_found_the_same_way(cast, client):
    User.objects.create_user("zoe@x.example", name="Zoë van der Élst")
    pools.create(by=cast.daan, staff_type="nurse", unit="Défense-Korps", home_place="Ede")
    client.force_login(cast.ada)

    assert [one.name for one in User.objects.matching(q="elst zoe")] == ["Zoë van der Élst"]
    assert [one.unit for one in pool_list.find(q="korps defense ede")] == ["Défense-Korps"]
    answer = client.get("/api/v1/municipalities", {"q": "sudwest"}).json()
    assert [one["name"] for one in answer["results"]] == ["Súdwest-Fryslân"]
    assert list(deployment_list.find(cast.daan, q="defense")) == []


def test_a_home_is_found_by_its_postcode_with_and_without_the_space(cast):
    institutions.change_location(cast.avondzon, by=cast.ada, postcode="7511 AB")

    for typed in ("7511 AB", "7511ab", "7511"):
        assert list(Institution.objects.matching(q=typed)) == [cast.avondzon.institution], typed
    assert not Institution.objects.matching(q="7511 AC").exists()


def test_what_is_renamed_is_found_by_its_new_name_alone(cast, homes):
    home = Institution.objects.get(name="'t Heem")
    institutions.change(home, by=cast.ada, name="Bésouw")

    assert [one.name for one in Institution.objects.matching(q="besouw")] == ["Bésouw"]
    assert not Institution.objects.matching(q="heem").filter(locations=None).exists()
    assert not hasattr(home.history.first(), "folded")


def test_a_search_reveals_nothing_the_searcher_may_not_read(cast, an_alert):
    """A contact, a call-back number and the request behind a question put to a party are no words to be found by."""
    about = an_alert()
    Location.objects.filter(pk=cast.avondzon.pk).update(contact_email="secret@x.example")

    for text in ("secret", "0539990011", about.call_back_number, cast.avondzon.contact_function):
        assert not Institution.objects.matching(q=text).exists()
        assert not listing.find(cast.gerard, q=text).exists()
    assert not listing.find(cast.karin, q=about.reference).exists()
    assert not inbox.find(cast.karin, q="avondzon").exists()


@pytest.mark.services
def test_a_part_of_a_word_is_found_by_an_index(cast):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for model, name in (
            (Institution, "folded"),
            (Location, "folded"),
            (SupportRequest, "reference"),
            (Pool, "folded"),
        ):
            plan = (
                model.objects.order_by()
                .filter(**{f"{name}__contains": "elan" if name == "folded" else "00020"})
                .explain()
            )
            assert "trgm" in plan


def test_the_page_takes_what_is_typed(cast, client, an_alert):
    about = an_alert()
    client.force_login(cast.gerard)

    assert about.reference in client.get(reverse("requests:list"), {"q": "2020 1 zon"}).text


@given(st.text(max_size=30))
def test_no_text_makes_a_search_fall_over(text):
    matching(text, "folded", "url", reference="reference")
    assert folded(folded(text)) == folded(text)
