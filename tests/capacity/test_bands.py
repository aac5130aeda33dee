"""Bands: what may be said of capacity to who mayn't see its numbers, on the board and on the pages of a request."""

import pytest
from django.urls import reverse

from capacity import bands, pools
from capacity.bands import Band
from capacity.figures import Figure
from capacity.models import Pool
from foundation import clock
from requests_app.models import Status
from requests_app.models.staff import StaffType
from tests import recipes
from tests.capacity.conftest import in_days

PAGE = "/capacity/"


@pytest.mark.parametrize(
    ("available", "used", "band"),
    [
        (0, 0, Band.NONE),
        (40, 40, Band.NONE),
        (40, 39, Band.LIMITED),
        (40, 31, Band.LIMITED),
        (40, 30, Band.AVAILABLE),
        (10, 0, Band.AVAILABLE),
        (9, 0, Band.LIMITED),
        (100, 81, Band.LIMITED),
        (100, 80, Band.AVAILABLE),
    ],
)
def test_none_limited_or_available(available, used, band):
    assert bands.of(Figure(available, used)) == band


def test_a_week_is_as_good_as_its_worst_day(cast):
    nurses = Pool.objects.get(staff_type=StaffType.NURSE)
    pools.set_size(nurses, by=cast.dirk, size=9, starts_on=in_days(10), ends_on=in_days(10))
    pools.set_size(nurses, by=cast.dirk, size=0, starts_on=in_days(20), ends_on=in_days(20))

    found = bands.by_week(clock.today())[StaffType.NURSE]

    assert found == [Band.AVAILABLE, Band.LIMITED, Band.NONE, Band.AVAILABLE, Band.AVAILABLE, Band.AVAILABLE]


def test_beyond_what_is_known_there_is_nobody(cast):
    assert set(bands.by_week(in_days(200))[StaffType.NURSE]) == {Band.NONE}


def test_gerard_reads_bands_and_no_numbers(cast, client):
    client.force_login(cast.gerard)

    shown = client.get(PAGE)

    assert "board" not in shown.context
    assert len(shown.context["weeks"]) == 6
    assert client.get(f"{PAGE}?first=soon").status_code == 400


def test_who_only_answers_or_manages_people_reads_neither(cast, client):
    for who in ("karin", "rob", "roos", "ada"):
        client.force_login(getattr(cast, who))
        assert client.get(PAGE).status_code == 403
        assert client.get("/api/v1/bands").status_code == 403


def test_ineke_sees_what_help_can_be_expected_where_she_asks_for_it(cast, client):
    scene = recipes.build(cast, Status.REGIONAL)
    for who, told in (("ineke", True), ("gerard", True), ("loes", False)):
        client.force_login(getattr(cast, who))
        for page in ("requests:detail", "requests:complete"):
            shown = client.get(reverse(page, args=[scene.request.reference]))
            assert ('id="help-expected"' in shown.text) == told, (who, page)


def test_the_band_is_that_of_the_days_asked(cast):
    nurses = Pool.objects.get(staff_type=StaffType.NURSE)
    pools.set_size(nurses, by=cast.dirk, size=0, starts_on=in_days(30), ends_on=in_days(30))
    asked = [(StaffType.NURSE, in_days(-5), in_days(29)), (StaffType.DOCTOR, in_days(-5), in_days(-1))]

    assert bands.of_needs(asked) == {StaffType.NURSE: Band.AVAILABLE}
    assert bands.of_needs([*asked, (StaffType.NURSE, in_days(25), in_days(31))]) == {StaffType.NURSE: Band.NONE}


def test_the_bands_take_few_queries(cast, client, django_assert_max_num_queries):
    client.force_login(cast.gerard)
    with django_assert_max_num_queries(5):
        client.get(PAGE)
