"""The API of who exists: the same sight and the same refusals as the pages, camelCase on the wire."""

import pytest

from foundation import clock
from regions import tokens
from regions.models import ApiToken, Institution

NEW = {
    "name": "Huize Zonnehof",
    "sector": "nursing_home",
    "kvk": "90000099",
    "agb": "47900099",
    "locations": [
        {"name": "Zonnehof", "municipality": "GM0153", "contactFunction": "Piket", "contactPhone": "053 999 00 12"}
    ],
}


@pytest.fixture
def api(cast, client):
    """A function that asks as somebody of the cast: api("gerard", "get", "institutions")."""

    def ask(who, method, path, data=None):
        client.logout()
        if who:
            client.force_login(getattr(cast, who))
        send = getattr(client, method)
        return send(f"/api/v1/{path}", data, content_type="application/json") if data else send(f"/api/v1/{path}")

    return ask


def test_the_regions_stand_on_the_tile_map(api):
    found = api("otto", "get", "regions").json()["results"]

    assert len(found) == 25
    assert found[4] == {"code": "VR05", "name": "Twente", "province": "Overijssel", "gridColumn": 5, "gridRow": 2}


def test_municipalities_are_found_by_name_and_region(api):
    (found,) = api("otto", "get", "municipalities?q=amsterdam").json()["results"]

    assert (found["safetyRegion"], sorted(found["roazRegions"])) == ("VR13", ["NOORDWEST", "SPOEDZORGNET"])
    assert api("otto", "get", "municipalities?region=VR05").json()["count"] == 14


def test_a_list_is_walked_by_cursor(api):
    first = api("otto", "get", "municipalities").json()
    second = api("otto", "get", f"municipalities?cursor={first['nextCursor']}").json()

    assert (first["count"], len(first["results"])) == (342, 25)
    assert first["results"][-1]["name"] < second["results"][0]["name"]
    assert api("otto", "get", f"municipalities?q=a&cursor={first['nextCursor']}").status_code == 400


def test_gerard_lists_his_region_and_petra_reads_no_numbers(cast, api):
    mine = api("gerard", "get", "institutions").json()["results"]
    hers = api("petra", "get", "institutions").json()["results"]

    assert {one["name"] for one in mine} == {one["name"] for one in hers}
    numbers = {one["name"]: one["locations"][0]["contactPhone"] for one in hers}
    assert [name for name, number in numbers.items() if number] == ["Woonzorgcentrum De Berkenhof"]
    assert all(one["locations"][0]["contactPhone"] for one in mine)


def test_what_one_may_not_see_is_not_found(cast, api):
    assert api("gerard", "get", f"institutions/{cast.avondzon.institution_id}").status_code == 200
    assert api("gerard", "get", f"institutions/{cast.hogelicht.institution_id}").status_code == 404


def test_an_unknown_filter_value_is_refused_and_not_ignored(api):
    answer = api("ada", "get", "institutions?region=VR99")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["name"] == "region"


def test_ada_makes_an_institution_with_its_location(api):
    answer = api("ada", "post", "institutions", NEW)

    assert answer.status_code == 201
    assert answer.json()["locations"][0]["roazRegion"] == "EUREGIO"
    assert Institution.objects.get(kvk="90000099").history.get().history_user.name == "Ada Beheer"
    assert api("ada", "post", "institutions", NEW).status_code == 400


def test_every_error_comes_at_once(api):
    wrong = NEW | {"kvk": "1", "sector": "bakery", "locations": [{"name": "", "municipality": "GM9999"}]}

    answer = api("ada", "post", "institutions", wrong)

    names = {error["name"] for error in answer.json()["errors"]}
    assert answer.status_code == 400
    assert {"sector", "kvk", "locations.0.name", "locations.0.municipality"} <= names


def test_somebody_else_is_refused_and_nothing_is_made(api):
    for who, status in [(None, 401), ("ineke", 403), ("gerard", 403), ("loes", 403), ("otto", 403)]:
        assert api(who, "post", "institutions", NEW).status_code == status

    assert not Institution.objects.filter(kvk="90000099").exists()


def test_one_lists_and_takes_back_ones_own_tokens(cast, api):
    token, _secret = tokens.issue(cast.gerard, name="script", expires_at=clock.now() + tokens.LONGEST)

    assert [one["name"] for one in api("gerard", "get", "tokens").json()["results"]] == ["script"]
    assert api("greet", "delete", f"tokens/{token.pk}").status_code == 404
    assert api("gerard", "delete", f"tokens/{token.pk}").status_code == 204
    assert api("gerard", "delete", f"tokens/{token.pk}").status_code == 204
    assert ApiToken.objects.get().revoked_at


def test_me_says_what_one_speaks_for(api):
    found = api("karin", "get", "me").json()

    assert found["email"] == "karin@zorgkantoor.example"
    assert [one["careOfficeRegion"] for one in found["memberships"]] == ["5505"]


@pytest.mark.parametrize("path", ["institutions", "municipalities"])
def test_a_list_takes_few_queries(cast, client, path, django_assert_max_num_queries):
    client.force_login(cast.loes)

    with django_assert_max_num_queries(8):
        assert len(client.get(f"/api/v1/{path}").json()["results"]) >= 5
