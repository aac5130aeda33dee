"""Who exists and who is on call, kept by API: the walls of the pages, and no token that gives itself more."""

from datetime import timedelta

import pytest

from foundation import clock
from regions import tokens
from regions.models import ApiToken, Duty, Institution, Location
from tests.regions.test_api import api
from tests.requests_app.api.conftest import names

__all__ = ["api"]
TONIGHT = {"startsAt": "2020-12-28T18:00:00+01:00", "endsAt": "2020-12-29T08:00:00+01:00", "phone": "06 999 00 111"}


@pytest.fixture
def avondzon(cast):
    return f"institutions/{cast.avondzon.institution_id}"


def test_gerard_keeps_the_roster_of_his_own_region(cast, api):
    (mine,) = [
        one for one in api("gerard", "get", "duty/memberships").json()["results"] if one["person"] == str(cast.gerard)
    ]

    made = api("gerard", "post", "duty", TONIGHT | {"membership": mine["id"]})
    coming = api("loes", "get", "duty?when=coming").json()["results"]
    by_greet = api("greet", "delete", f"duty/{made.json()['id']}").status_code
    gone = api("gerard", "delete", f"duty/{made.json()['id']}").status_code

    assert made.status_code == 201, made.text
    assert (made.json()["label"], made.json()["startsAt"]) == ("GHOR Twente", "2020-12-28T17:00:00Z")
    assert made.json()["id"] in {one["id"] for one in coming}
    assert (by_greet, gone, Duty.objects.filter(pk=made.json()["id"]).exists()) == (403, 204, False)


def test_who_may_not_call_reads_no_number_and_who_reads_figures_no_roster(cast, api):
    hers = cast.petra.memberships.get()
    api("ada", "post", "duty", TONIGHT | {"membership": hers.pk})

    phones = {
        who: api(who, "get", "duty?when=coming&q=petra").json()["results"][0]["phone"] for who in ("gerard", "karin")
    }

    assert (bool(phones["gerard"]), phones["karin"]) == (True, "")
    assert [api(who, "get", "duty").status_code for who in ("otto", "bea", "uma")] == [403] * 3


def test_a_duty_that_isnt_hers_to_give_or_is_filled_in_wrongly_isnt_kept(cast, api):
    before, of_greet = Duty.objects.count(), cast.greet.memberships.get().pk
    wrong = {"membership": "1", "startsAt": "2020-12-28T18:00:00", "until": "x", "phone": 6}

    assert names(api("gerard", "post", "duty", TONIGHT | {"membership": of_greet})) == {"membership"}
    assert names(api("gerard", "post", "duty", wrong)) == {"membership", "startsAt", "endsAt", "until", "phone"}
    assert api("ineke", "post", "duty", TONIGHT | {"membership": of_greet}).status_code == 403
    assert Duty.objects.count() == before


def test_ada_changes_an_institution_and_its_locations_and_what_isnt_sent_stays(cast, api, avondzon):
    before = Institution.objects.get(pk=cast.avondzon.institution_id)
    phone = Location.objects.get(pk=cast.avondzon.pk).contact_phone
    place = {"name": "Zuid", "municipality": "GM0153", "contactFunction": "Piket", "contactPhone": "053 999 00 12"}

    changed = api("ada", "patch", avondzon, {"name": "De Nieuwe Avondzon"}).json()
    added = api("ada", "post", f"{avondzon}/locations", place)
    moved = api("ada", "patch", f"{avondzon}/locations/{cast.avondzon.pk}", {"contactFunction": "Nachthoofd"})

    assert (changed["name"], changed["kvk"], changed["sector"]) == ("De Nieuwe Avondzon", before.kvk, before.sector)
    assert (added.status_code, moved.status_code) == (201, 200), (added.text, moved.text)
    assert "Zuid" in {one["name"] for one in added.json()["locations"]}
    now = Location.objects.get(pk=cast.avondzon.pk)
    assert (now.contact_function, now.contact_phone) == ("Nachthoofd", phone)
    assert now.history.first().history_user == cast.ada


def test_who_isnt_an_administrator_changes_no_institution(cast, api, avondzon):
    kept = (Location.objects.count(), str(Institution.objects.get(pk=cast.avondzon.institution_id)))
    elsewhere = f"{avondzon}/locations/{cast.hogelicht.pk}"

    for who in ("ineke", "gerard", "loes", "otto"):
        assert api(who, "patch", avondzon, {"name": "x"}).status_code == 403
        assert api(who, "post", f"{avondzon}/locations", {"name": "x"}).status_code == 403
        assert api(who, "patch", elsewhere, {"name": "x"}).status_code == 403
    assert api("ada", "patch", elsewhere, {"name": "x"}).status_code == 404
    assert names(api("ada", "patch", avondzon, {"kvk": 9, "colour": "x"})) == {"kvk", "colour"}
    assert (Location.objects.count(), str(Institution.objects.get(pk=cast.avondzon.institution_id))) == kept


def test_the_teams_are_listed_by_the_number_a_mission_takes(cast, api):
    assert set(api("loes", "get", "teams").json()["results"][0]) == {"id", "name"}


# --- tokens


def test_a_token_is_made_by_who_signed_in_and_told_once(cast, api, client):
    asked = {"name": "planner", "expiresAt": "2021-06-01", "reaches": ["webhooks"]}

    made = api("gerard", "post", "tokens", asked)
    listed = api("gerard", "get", "tokens").json()["results"]

    assert (made.status_code, made.json()["reaches"]) == (201, ["webhooks"])
    assert "secret" not in listed[0]
    client.logout()
    bearer = {"Authorization": f"Bearer {made.json()['secret']}"}
    assert client.get("/api/v1/me", headers=bearer).json()["email"] == cast.gerard.email
    assert names(api("gerard", "post", "tokens", asked | {"expiresAt": "2023-01-01", "scope": "all"})) == {"scope"}
    assert names(api("gerard", "post", "tokens", asked | {"expiresAt": "2023-01-01"})) == {"expiresAt"}


def test_a_token_makes_no_token(cast, client):
    reaches = ["webhooks"]
    _token, secret = tokens.issue(cast.gerard, name="t", expires_at=clock.now() + timedelta(days=9), reaches=reaches)
    bearer = {"headers": {"Authorization": f"Bearer {secret}"}, "content_type": "application/json"}

    answer = client.post("/api/v1/tokens", {"name": "more", "expiresAt": "2021-06-01"}, **bearer)

    assert (answer.status_code, ApiToken.objects.count()) == (403, 1)


def test_who_didnt_prove_lately_who_she_is_makes_no_token(cast, client):
    cast.gerard.set_password("a long enough password")
    cast.gerard.save()
    client.force_login(cast.gerard)

    answer = client.post("/api/v1/tokens", {"name": "x", "expiresAt": "2021-06-01"}, content_type="application/json")

    assert (answer.status_code, ApiToken.objects.count()) == (403, 0)
