"""Institutions: who sees which, who manages them, and what a number must look like."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from foundation import clock
from regions import calling, institutions
from regions.models import Institution, Location, Municipality, RoazRegion, Role, Sector
from tests.at_once import at_once

LIST = "/institutions/"


def names(user):
    return {institution.name.split()[-1] for institution in Institution.objects.visible_to(user)}


def a_home(cast, **changes):
    values = {"name": "Huize Zonnehof", "sector": Sector.NURSING_HOME, "kvk": "90000099", "agb": "47900099"}
    return values | changes


def a_place(code="GM0153", **changes):
    return {"name": "Zonnehof", "municipality": Municipality.objects.get(code=code)} | changes


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_make_one_institution(cast):
    told = at_once(*[lambda: institutions.add(by=cast.ada, **a_home(cast))] * 3)

    assert [type(one) for one in told].count(ValidationError) == 2
    assert Institution.objects.filter(kvk="90000099").count() == 1


def test_everybody_sees_the_institutions_of_her_own_territory(cast):
    everything = {"Avondzon", "Berkenhof", "Twentestad", "Licht", "Wending"}
    twente = {"Avondzon", "Berkenhof", "Twentestad"}

    assert all(names(user) == everything for user in (cast.ada, cast.loes, cast.vera, cast.dirk, cast.mira))
    assert names(cast.gerard) == names(cast.ineke) == twente
    assert names(cast.greet) == {"Licht"}
    assert all(names(user) == set() for user in (cast.karin, cast.rob, cast.roos, cast.evert, cast.fenna))
    assert all(names(user) == set() for user in (cast.otto, cast.bea, cast.uma)), "they read figures"


def test_telephone_numbers_are_for_the_own_house_its_region_and_the_country_but_never_for_an_observer(cast):
    home = cast.avondzon.institution

    def may_call(user):
        return calling.may_call(user, Role.INSTITUTION, home)

    assert all(may_call(user) for user in (cast.ineke, cast.gerard, cast.loes, cast.vera, cast.ada))
    assert not any(may_call(user) for user in (cast.petra, cast.greet, cast.otto, cast.karin))


def test_petra_reads_the_name_of_her_neighbour_but_not_whom_to_call(cast, client):
    client.force_login(cast.petra)

    answer = client.get(reverse("regions:institution", args=[cast.avondzon.institution_id]))

    assert "De Avondzon" in answer.text
    assert cast.avondzon.contact_phone not in answer.text
    assert cast.avondzon.contact_email not in answer.text


def test_one_that_is_switched_off_is_seen_by_administrators_only(cast):
    institutions.change(cast.avondzon.institution, by=cast.ada, is_active=False)

    assert "Avondzon" in names(cast.ada)
    assert "Avondzon" not in names(cast.loes) | names(cast.gerard) | names(cast.ineke)


def test_the_neighbours_institution_is_not_found(cast, client):
    client.force_login(cast.gerard)

    assert client.get(reverse("regions:institution", args=[cast.hogelicht.institution_id])).status_code == 404
    assert client.get(reverse("regions:institution", args=[cast.avondzon.institution_id])).status_code == 200


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("kvk", "1234567"),
        ("kvk", "1234567a"),
        ("agb", "6020101"),
        ("agb", "٠٦٠٢٠١٠١"),
        ("agb", "47900011"),
        ("sector", "bakery"),
        ("name", ""),
    ],
)
def test_a_wrong_number_is_named(cast, field, wrong):
    with pytest.raises(ValidationError) as refused:
        institutions.add(by=cast.ada, **a_home(cast, **{field: wrong}))

    assert set(refused.value.error_dict) <= {field, "__all__"}
    assert institutions.add(by=cast.ada, **a_home(cast)).kvk == "90000099"


@pytest.mark.parametrize("wrong", ["0123 AB", "7511", "7511 SS", "7511 ABC"])
def test_a_wrong_postcode_is_named(cast, wrong):
    with pytest.raises(ValidationError) as refused:
        institutions.add(by=cast.ada, locations=[a_place(postcode=wrong)], **a_home(cast))

    assert "postcode" in refused.value.error_dict
    assert not Institution.objects.filter(kvk="90000099").exists()


def test_a_location_gets_its_regions_from_its_municipality(cast):
    made = institutions.add(by=cast.ada, locations=[a_place()], **a_home(cast))

    place = made.locations.get()
    assert [str(region) for region in (place.safety_region, place.care_office_region, place.roaz_region)] == [
        "Twente",
        "Zorgkantoor Twente",
        "Acute Zorg Euregio",
    ]


def test_in_amsterdam_one_chooses_the_roaz_region(cast):
    with pytest.raises(ValidationError) as refused:
        institutions.add(by=cast.ada, locations=[a_place("GM0363")], **a_home(cast))
    assert "SpoedZorgNet" in str(refused.value)

    chosen = RoazRegion.objects.get(code="SPOEDZORGNET")
    made = institutions.add(by=cast.ada, locations=[a_place("GM0363", roaz_region=chosen)], **a_home(cast))

    assert made.locations.get().roaz_region == chosen


def test_a_second_click_makes_no_second_institution(cast):
    institutions.add(by=cast.ada, **a_home(cast, agb=""))

    with pytest.raises(ValidationError):
        institutions.add(by=cast.ada, **a_home(cast, agb=""))


def test_only_administrators_manage(cast):
    for somebody in (cast.ineke, cast.gerard, cast.loes, cast.otto):
        with pytest.raises(PermissionDenied):
            institutions.add(by=somebody, **a_home(cast))
        with pytest.raises(PermissionDenied):
            institutions.change(cast.avondzon.institution, by=somebody, name="Mine")


def test_ada_makes_one_with_its_first_location_on_one_page(cast, client):
    client.force_login(cast.ada)
    place = {
        "name": "Zonnehof",
        "municipality": cast.avondzon.municipality_id,
        "contact_function": "Piket",
        "contact_phone": "053 1",
    }
    typed = a_home(cast) | {f"location-{name}": value for name, value in place.items()}

    refused = client.post(reverse("regions:institution_new"), typed)
    assert refused.status_code == 400
    assert "Huize Zonnehof" in refused.text
    assert not Institution.objects.filter(kvk="90000099").exists()

    client.post(reverse("regions:institution_new"), typed | {"location-contact_phone": "053 999 00 12"})
    made = Institution.objects.get(kvk="90000099")
    assert made.locations.get().contact_phone == "+31539990012"
    assert (made.history.get().history_user, made.history.get().history_date) == (cast.ada, clock.now())


def test_ada_changes_an_institution_and_adds_a_location(cast, client):
    client.force_login(cast.ada)
    home = cast.avondzon.institution
    values = {"name": "De Avondzon", "sector": home.sector, "kvk": home.kvk, "agb": home.agb, "is_active": "on"}
    place = {
        "name": "Oost",
        "municipality": cast.hogelicht.municipality_id,
        "contact_function": "Piket",
        "contact_phone": "050 999 00 12",
    }

    client.post(reverse("regions:institution_edit", args=[home.pk]), values)
    client.post(reverse("regions:location_new", args=[home.pk]), place)
    home.refresh_from_db()
    made = home.locations.get(name="Oost")
    client.post(
        reverse("regions:location_edit", args=[home.pk, made.pk]),
        place | {"municipality": cast.wending.municipality_id, "roaz_region": ""},
    )

    made.refresh_from_db()
    assert home.name == "De Avondzon"
    assert made.safety_region.code == "VR06"
    assert names(cast.greet) == {"Licht"}


def test_the_page_shows_what_is_found(cast, client):
    client.force_login(cast.ada)

    page = client.get(LIST).text

    assert f'href="{reverse("regions:institution", args=[cast.avondzon.institution_id])}"' in page
    assert "Verpleeghuis De Avondzon" in page


def test_search_filter_and_sort(cast, client):
    client.force_login(cast.ada)

    def found(query):
        return [line.cells[0].value.split()[-1] for line in client.get(LIST + query).context["table"].body]

    assert set(found("")) == {"Avondzon", "Berkenhof", "Licht", "Twentestad", "Wending"}
    assert found("?q=hengelo") == ["Berkenhof"]
    assert found("?q=06900033") == ["Twentestad"]
    assert set(found("?region=VR05")) == {"Avondzon", "Berkenhof", "Twentestad"}
    assert found("?region=VR05&sector=hospital") == ["Twentestad"]
    assert found("?sort=-name") == found("?sort=name")[::-1]
    assert found("?sort=region")[:1] == ["Licht"]
    assert found("?sort=-region")[-1:] == ["Licht"]


def test_the_export_holds_what_is_filtered(cast, client):
    client.force_login(cast.gerard)

    text = b"".join(client.get("/institutions/export.csv?sector=hospital")).decode("utf-8-sig")

    assert [line.split(";")[0] for line in text.splitlines()[1:]] == ["Ziekenhuis Twentestad"]
    assert "999 00 11" not in text, "whom to call stands where she may call"
    assert client.get("/institutions/export.xlsx").status_code == 200
    assert client.get("/institutions/export.exe").status_code == 404


@pytest.mark.parametrize("who", ["ada", "gerard", "ineke", "loes"])
def test_the_list_takes_the_same_few_queries_for_many(cast, client, who, django_assert_max_num_queries):
    client.force_login(getattr(cast, who))
    client.get(LIST)
    with django_assert_max_num_queries(8) as few:
        client.get(LIST)

    for number in range(40):
        made = Institution.objects.create(name=f"Home {number}", sector=Sector.OTHER)
        for place in ("a", "b"):
            Location.objects.create(
                institution=made,
                name=place,
                municipality=cast.avondzon.municipality,
                roaz_region=cast.avondzon.roaz_region,
            )

    with django_assert_max_num_queries(8) as many:
        assert len(client.get(LIST).context["table"].body) == 25
    assert len(many) == len(few)


def test_paging_leads_to_everything_once(cast, client):
    client.force_login(cast.loes)
    Institution.objects.bulk_create(Institution(name=f"Home {number % 7}", sector=Sector.OTHER) for number in range(60))

    seen, link = [], ""
    while link is not None:
        table = client.get(LIST + link).context["table"]
        seen += [line.cells[0].url for line in table.body]
        link = table.page.next_link

    assert len(seen) == len(set(seen)) == Institution.objects.count()
