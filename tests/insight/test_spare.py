"""What Defence can spare, in the picture: as it is, as it was, and in numbers for none but those who read them."""

import pytest

from capacity import pools
from capacity.models import Pool, PoolDay
from foundation import clock
from requests_app.models import Status
from tests import recipes
from tests.insight.test_as_it_was import moment
from tests.insight.test_picture import shown

NUMBERS = ("available", "used", "free", "leastFree")


def of_hand():
    """(can be sent, used) today by staff type, pool by pool."""
    found = {}
    for day in PoolDay.objects.filter(day=clock.today()).select_related("pool"):
        sent, used = found.get(day.pool.staff_type, (0, 0))
        can_go = day.allocated if day.pool.is_closed else day.available
        found[day.pool.staff_type] = (sent + can_go, used + day.allocated)
    return {kind: persons for kind, persons in found.items() if any(persons)}


def told(client, **query):
    rows = shown(client, **query)[1]["capacity"]
    return {row["staffType"]: (row["available"], row["used"]) for row in rows if row["available"] or row["used"]}


def test_numbers_are_what_the_pools_add_up_to_and_stay_what_was_shown(browser, cast, clock_moves):
    dirk, then = browser("dirk"), []
    carers = Pool.objects.filter(staff_type="carer_ig").first()

    def keep():
        assert told(dirk) == of_hand()
        then.append((moment(), told(dirk)))

    keep()
    values = {"starts_on": clock.today(), "ends_on": clock.today().replace(year=2021, month=1, day=20)}
    for deed in (
        lambda: pools.set_size(carers, by=cast.dirk, size=3, **values),
        lambda: recipes.build(cast, Status.GRANTED),
        lambda: clock_moves(days=2),
        lambda: pools.edit(carers, by=cast.dirk, staff_type="medic"),
        lambda: pools.edit(Pool.objects.filter(staff_type="doctor").first(), by=cast.dirk, is_closed=True),
    ):
        clock_moves(hours=1)
        deed()
        keep()

    assert len({str(found) for _at, found in then}) > 3
    for at, found in then:
        assert told(dirk, at=at) == found


@pytest.mark.parametrize("who", ["bea", "uma"])
def test_who_neither_places_nor_weighs_a_request_reads_no_band_either(browser, cast, who):
    client = browser(who)

    assert shown(client)[1]["capacity"] == []
    assert "Defence can spare" not in client.get("/picture/").content.decode()
    assert client.get("/capacity/").status_code == client.get("/api/v1/bands").status_code == 403


@pytest.mark.parametrize("who", ["gerard", "ineke", "otto", "mira", "vera"])
def test_who_reads_no_numbers_reads_bands(browser, cast, who):
    client, may, today = browser(who), who in {"vera", "mira"}, clock.today()
    doctors = Pool.objects.filter(staff_type="doctor").first()
    pools.set_size(doctors, by=cast.dirk, size=5, starts_on=today, ends_on=today)
    rows = shown(client)[1]["capacity"]
    page = client.get("/picture/").content.decode()
    file = client.get(f"/picture/{shown(client)[1]['scope']}/export.csv")

    assert {row["band"] for row in rows} | {row["worstBand"] for row in rows} == {"limited", "available"}
    assert all((row[name] is not None) == may for row in rows for name in NUMBERS)
    assert ("can be sent" in page, "on the worst of seven days" in page) == (may, True)
    assert ("can be sent" in b"".join(file.streaming_content).decode()) == may
