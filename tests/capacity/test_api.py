"""The API of pools, board and bands: the same sight and the same refusals as the pages."""

import pytest

from capacity.models import Booking, Pool, Shortage
from capacity.pools import may_read
from foundation import clock
from requests_app.models.staff import StaffType
from tests.capacity.conftest import in_days

NEW = {"staffType": "doctor", "unit": "Korps Mariniers", "homePlace": "Doorn", "homeRegion": "VR09", "noticeDays": 3}


@pytest.fixture
def api(cast, client):
    """A function that asks as somebody of the cast: api("dirk", "get", "pools")."""

    def ask(who, method, path, data=None):
        client.logout()
        if who:
            client.force_login(getattr(cast, who))
        send = getattr(client, method)
        return send(f"/api/v1/{path}", data, content_type="application/json") if data else send(f"/api/v1/{path}")

    return ask


@pytest.fixture
def nurses(cast):
    return Pool.objects.get(staff_type=StaffType.NURSE)


def a_size(**changes):
    return {"size": 20, "startsOn": str(in_days(0)), "endsOn": str(in_days(6)), "reason": "oefening"} | changes


def names(answer):
    return {error["name"] for error in answer.json()["errors"]}


def test_dirk_makes_a_pool_changes_it_says_its_size_and_confirms_it(api):
    made = api("dirk", "post", "pools", NEW)
    assert made.status_code == 201
    path = f"pools/{made.json()['id']}"
    assert (made.json()["homeRegion"], made.json()["restDays"], made.json()["sizeToday"]) == ("VR09", 0, 0)

    changed = api("dirk", "patch", path, {"noticeDays": 4})
    assert (changed.status_code, changed.json()["noticeDays"], changed.json()["unit"]) == (200, 4, NEW["unit"])

    sized = api("dirk", "post", f"{path}/sizes", a_size())
    assert (sized.status_code, sized.json()["freeToday"]) == (201, 20)
    assert api("loes", "get", f"{path}/sizes").json()["results"] == [a_size()]

    clock.move(hours=30)
    assert api("daan", "post", f"{path}/confirmations", {"toldBy": "S1"}).json()["toldBy"] == "S1"
    assert api("vera", "get", path).json()["confirmedBy"] == "Daan Dekker"


def test_every_error_comes_at_once_and_a_pool_made_again_is_known(api):
    wrong = {"staffType": "baker", "noticeDays": 99, "homeRegion": "VR99"}
    assert names(api("dirk", "post", "pools", NEW | wrong)) == set(wrong)
    assert api("dirk", "post", "pools", NEW).status_code == 201
    assert api("dirk", "post", "pools", NEW).status_code == 400
    assert names(api("dirk", "post", "pools", NEW | {"unit": "123456782"})) == {"unit"}


def test_less_than_is_taken_is_409_or_a_shortage_that_is_solved_once(api, granted):
    booking = Booking.objects.get()
    path = f"pools/{booking.pool_id}"
    less = a_size(size=1, startsOn=str(booking.starts_on), endsOn=str(booking.ends_on))

    refused = api("dirk", "post", f"{path}/sizes", less)
    assert refused.status_code == 409
    assert (refused["Content-Type"], refused.json()["lacking"][0]["code"]) == ("application/problem+json", "allocated")

    for _twice in range(2):
        assert api("dirk", "post", f"{path}/sizes", less | {"acceptShortage": True}).status_code == 201
    short = Shortage.objects.get()
    solutions = f"{path}/shortages/{short.pk}/solutions"
    first = api("dirk", "post", solutions).json()
    clock.move(hours=1)
    assert api("dirk", "post", solutions).json() == first
    assert api("loes", "get", f"{path}/shortages").json()["results"] == [first]
    assert api("loes", "post", solutions).status_code == 403


def test_the_list_is_filtered_strictly_and_walked_by_cursor(api, nurses):
    assert api("vera", "get", "pools").json()["count"] == 13
    assert [one["id"] for one in api("vera", "get", "pools?staffType=nurse").json()["results"]] == [nurses.pk]
    assert names(api("vera", "get", "pools?staffType=baker")) == {"staffType"}
    assert names(api("vera", "get", "pools?colour=red")) == {"colour"}


def test_the_board_is_numbers_for_few_and_bands_for_others(api, cast, granted):
    booking = Booking.objects.get()
    shown = api("dirk", "get", f"board?first={booking.starts_on}").json()
    (row,) = [one for one in shown["results"] if one["staffType"] == "nurse"]
    assert row["days"][0] == {
        "day": str(booking.starts_on),
        "available": 96,
        "used": 4,
        "free": 92,
        "asked": 0,
        "held": 0,
        "short": 0,
    }
    assert len(row["days"]) == 42

    assert api("gerard", "get", "board").status_code == 403
    found = api("gerard", "get", "bands").json()["results"]
    assert len(found) == 6 * len(StaffType)
    assert {"staffType", "startsOn", "endsOn", "band"} == set(found[0])
    assert names(api("gerard", "get", "bands?first=soon")) == {"first"}
    assert api("dirk", "get", "board?first=9999-12-31").status_code == 400


@pytest.mark.parametrize("path", ["pools", "pools/1", "pools/99999", "pools/1/sizes", "pools/1/shortages", "board"])
def test_who_may_not_see_numbers_is_refused_before_anything_is_looked_up(api, cast, path):
    for who in ("ineke", "gerard", "karin", "roos", "fenna", "mira", "otto", "ada", "loes"):
        status = api(who, "get", path).status_code
        assert (status == 403) == (not may_read(getattr(cast, who))), (who, path)


@pytest.mark.parametrize("path", ["pools", "pools/1/sizes", "pools/1/confirmations", "pools/1/shortages/1/solutions"])
def test_only_planners_write(api, cast, path):
    for who, status in [(None, 401), ("loes", 403), ("vera", 403), ("gerard", 403), ("ineke", 403), ("ada", 403)]:
        answer = api(who, "post", path, {"x": 1})
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert api("dirk", "post", "pools/99999/sizes", a_size()).status_code == 404


def test_the_lists_take_few_queries(api, cast, client, django_assert_max_num_queries):
    client.force_login(cast.dirk)
    with django_assert_max_num_queries(8):
        client.get("/api/v1/pools")
