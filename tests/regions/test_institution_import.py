"""Import: a bad row is named with line and reason, the good ones are offered, nothing is half-imported."""

import io

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.errors import Refused
from regions import institution_import, institutions
from regions.models import Institution, Location, Sector

HEAD = "institution;sector;kvk;agb;location;postcode;municipality;roaz_region;contact_function;contact_phone"
GOOD = [
    "Huize Een;nursing_home;90000101;47900101;Een Noord;7511 AB;Enschede;;Piket;053 999 01 01",
    "Huize Een;nursing_home;90000101;47900101;Een Zuid;7512 AB;GM0153;;Piket;053 999 01 02",
    "Huize Twee;care_hotel;90000102;;Twee;1011 AB;Amsterdam;SPOEDZORGNET;Piket;020 999 01 01",
]
BAD = [
    "Huize Drie;nursing_home;1234;47900103;Drie;7511 AB;Enschede;;Piket;053 999 01 01",
    "Huize Vier;bakery;90000104;;Vier;7511 AB;Nergenshuizen;;Piket;053 999 01 01",
    "Huize Vijf;care_hotel;90000105;;Vijf;1011 AB;Amsterdam;;Piket;020 999 01 01",
    "Huize Een;nursing_home;90000101;47900101;Een Noord;7511 AB;Enschede;;Piket;053 999 01 01",
    ";nursing_home;90000106;;Zes;7511 AB;Enschede;;Piket;053 999 01 01",
    "Huize Zeven;nursing_home;90000107;47900011;Zeven;7511 AB;Enschede;;Piket;053 999 01 01",
]


def csv_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


def upload(*rows):
    return {"file": SimpleUploadedFile("homes.csv", csv_of(*rows).getvalue())}


def test_each_bad_row_has_its_line_and_every_reason(cast):
    preview = institution_import.INSTITUTIONS.preview(csv_of(*GOOD, *BAD))

    assert [line for line, _row in preview.good] == [2, 3, 4]
    assert [line for line, _reasons in preview.bad] == [5, 6, 7, 8, 9, 10]
    reasons = {line: " ".join(texts) for line, texts in preview.bad}
    assert "KvK" in reasons[5]
    assert len(dict(preview.bad)[6]) == 2
    assert "SpoedZorgNet" in reasons[7]
    assert "AGB" in reasons[10]
    assert not Institution.objects.filter(name__startswith="Huize").exists()


def test_what_is_confirmed_is_written_with_its_locations_and_author(cast):
    rows = institution_import.INSTITUTIONS.preview(csv_of(*GOOD)).good

    made = institution_import.confirm(rows, by=cast.ada)

    assert [(one.name, one.locations.count()) for one in made] == [("Huize Een", 2), ("Huize Twee", 1)]
    assert Location.objects.get(name="Twee").roaz_region.code == "SPOEDZORGNET"
    assert made[0].history.get().history_user == cast.ada


def test_nothing_is_half_imported_when_a_row_went_bad_meanwhile(cast):
    rows = institution_import.INSTITUTIONS.preview(csv_of(*GOOD)).good
    institutions.add(by=cast.ada, name="Huize Twee", sector=Sector.CARE_HOTEL, kvk="90000102")

    with pytest.raises(Refused) as refused:
        institution_import.confirm(rows, by=cast.ada)

    assert "4" in str(refused.value.lacking[0])
    assert not Institution.objects.filter(name="Huize Een").exists()


def test_the_rows_looked_at_can_not_be_changed_or_handed_over(cast):
    preview = institution_import.INSTITUTIONS.preview(csv_of(*GOOD))
    signed = institution_import.INSTITUTIONS.sign(preview, by=cast.ada)

    assert institution_import.INSTITUTIONS.unsign(signed, by=cast.ada) == preview.good
    for text, by in [(signed, cast.otto), (signed[:-2] + "xx", cast.ada), ("", cast.ada)]:
        with pytest.raises(ValidationError):
            institution_import.INSTITUTIONS.unsign(text, by=by)


def test_sectors_are_read_in_both_languages(cast):
    preview = institution_import.INSTITUTIONS.preview(csv_of(GOOD[0].replace("nursing_home", "Nursing home")))

    assert len(preview.good) == 1


def test_ada_looks_and_confirms_on_the_page(cast, client):
    client.force_login(cast.ada)
    page = reverse("regions:institution_import")

    looked = client.post(page, upload(*GOOD, *BAD))
    assert looked.status_code == 200
    assert not Institution.objects.filter(name="Huize Een").exists()

    client.post(page, {"rows": looked.context["rows"]})
    assert Institution.objects.filter(name__startswith="Huize").count() == 2

    again = client.post(page, {"rows": looked.context["rows"]})
    assert again.status_code == 409
    assert Institution.objects.filter(name__startswith="Huize").count() == 2


def test_a_spreadsheet_will_do(cast, client):
    client.force_login(cast.ada)
    workbook = openpyxl.Workbook()
    for row in [HEAD, *GOOD]:
        workbook.active.append(row.split(";"))
    packed = io.BytesIO()
    workbook.save(packed)

    looked = client.post(
        reverse("regions:institution_import"), {"file": SimpleUploadedFile("homes.xlsx", packed.getvalue())}
    )

    assert len(looked.context["preview"].good) == 3


@pytest.mark.parametrize("content", [b"", b"name;place\nx;y\n", b"\xd0\xcf\x11\xe0old"])
def test_a_file_that_can_not_be_taken_says_so(cast, client, content):
    client.force_login(cast.ada)

    answer = client.post(reverse("regions:institution_import"), {"file": SimpleUploadedFile("homes.csv", content)})

    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]


def test_only_administrators_confirm(cast, client):
    rows = institution_import.INSTITUTIONS.preview(csv_of(*GOOD))
    signed = institution_import.INSTITUTIONS.sign(rows, by=cast.gerard)
    client.force_login(cast.gerard)

    assert client.post(reverse("regions:institution_import"), {"rows": signed}).status_code == 403
    assert not Institution.objects.filter(name="Huize Een").exists()
