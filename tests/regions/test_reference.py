"""The reference file: complete, consistent, and loaded without writing twice."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regions import reference
from regions.models import CareOfficeRegion, Channel, Municipality, RoazRegion, SafetyRegion

pytestmark = pytest.mark.django_db


def test_the_country_is_complete():
    counts = reference.load()

    found = [model.objects.count() for model in (SafetyRegion, RoazRegion, CareOfficeRegion, Municipality)]
    assert found == [25, 11, 31, 342]
    assert (counts.updated, counts.unchanged) == (0, 0)
    assert not Municipality.objects.filter(roaz_regions=None).exists()
    assert not CareOfficeRegion.objects.filter(municipalities=None).exists()


def test_a_second_run_writes_nothing():
    first = reference.load()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = reference.load()

    assert (second.created, second.updated, second.unchanged) == (0, 0, first.created)
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_run_repairs_what_differs_and_keeps_what_an_administrator_changed():
    reference.load()
    SafetyRegion.objects.filter(code="VR05").update(name="Twenthe")
    amsterdam = Municipality.objects.get(code="GM0363")
    amsterdam.roaz_regions.set([RoazRegion.objects.get(code="EUREGIO")])
    Channel.objects.filter(code="extra_hands").update(active_until=date(2021, 8, 12))

    counts = reference.load()

    assert (counts.created, counts.updated) == (0, 1)
    assert SafetyRegion.objects.get(code="VR05").name == "Twente"
    assert {region.code for region in amsterdam.roaz_regions.all()} == {"NOORDWEST", "SPOEDZORGNET"}
    assert Channel.objects.get(code="extra_hands").active_until == date(2021, 8, 12)


def test_every_region_has_its_own_tile():
    reference.load()

    tiles = set(SafetyRegion.objects.values_list("grid_column", "grid_row"))

    assert len(tiles) == 25


def test_the_reserve_takes_over_from_the_extra_hands_with_overlap():
    reference.load()

    def pool(on):
        return {channel.code for channel in Channel.objects.active(on).filter(rung="civil_pool")}

    assert pool(date(2020, 12, 28)) == {"extra_hands"}
    assert pool(date(2021, 9, 1)) == {"extra_hands", "zorgreserve"}
    assert pool(date(2021, 10, 1)) == {"zorgreserve"}
    assert {channel.rung for channel in Channel.objects.active(date(2020, 12, 28))} == {"red_cross", "civil_pool"}


def test_a_municipality_formed_later_says_so():
    reference.load()

    later = {one.name for one in Municipality.objects.all()} - {
        one.name for one in Municipality.objects.active(date(2020, 12, 28))
    }

    assert later == {"Eemsdelta", "Dijk en Waard", "Land van Cuijk", "Maashorst", "Voorne aan Zee"}


def test_the_command_says_what_it_did(capsys):
    call_command("load_regions")
    call_command("load_regions")

    first, second = capsys.readouterr().out.splitlines()
    assert "416" in first
    assert second.startswith("0 made, 0 changed")
