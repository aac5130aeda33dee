"""Import of pools: a bad row is named with line and every reason, the good ones offered, nothing is half-written."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from capacity import ledger, pool_import, pools
from capacity.models import Booking, Pool, PoolDay
from foundation.errors import Refused
from tests.capacity.conftest import in_days

HEAD = "staff_type;unit;home_place;home_region;notice_days;rest_days;in_hospitals;size;starts_on;ends_on;reason"
GOOD = [
    "doctor;Korps Mariniers;Doorn;VR09;3;2;4;12;28-12-2020;10-01-2021;",
    "doctor;Korps Mariniers;Doorn;;;;;6;2021-01-11;2021-01-31;oefening",
    "nurse;Defensie Gezondheidszorg Organisatie;Utrecht;;;;41;90;28-12-2020;31-01-2021;",
]
BAD = [
    "baker;Unit;;;;;;1;28-12-2020;10-01-2021;",
    "doctor;Unit;;VR99;;;;1;10-01-2021;28-12-2020;",
    "doctor;Unit;;;99;;x;9999;soon;10-01-2021;",
    "doctor;Korps Mariniers;Doorn;;;;;5;05-01-2021;12-01-2021;",
    "doctor;Korps Mariniers;Doorn;;4;;;5;05-02-2021;12-02-2021;",
    "doctor;Van 123456782;;;;;;5;05-02-2021;12-02-2021;",
    "doctor;;;;;;;5;05-02-2021;12-02-2021;",
]
PAGE = "/capacity/pools/import/"


def csv_of(*rows):
    return io.BytesIO("\n".join([HEAD, *rows]).encode())


def upload(*rows):
    return {"file": SimpleUploadedFile("pools.csv", csv_of(*rows).getvalue())}


def test_each_bad_row_has_its_line_and_every_reason(cast):
    preview = pool_import.POOLS.preview(csv_of(*GOOD, *BAD))

    assert [line for line, _row in preview.good] == [2, 3, 4]
    assert [line for line, _reasons in preview.bad] == [5, 6, 7, 8, 9, 10, 11]
    bad = dict(preview.bad)
    assert len(bad[6]) == 2
    assert len(bad[7]) == 4
    assert "2" in bad[8][0]
    assert not Pool.objects.filter(unit="Korps Mariniers").exists()


def test_what_is_confirmed_is_written_with_its_author(cast):
    rows = pool_import.POOLS.preview(csv_of(*GOOD)).good

    made = pool_import.confirm(rows, by=cast.dirk)

    marines, nurses = made
    assert (marines.home_region.code, marines.notice_days, marines.confirmed_by) == ("VR09", 3, cast.dirk)
    assert [(one.size, one.reason) for one in marines.periods.all()] == [(12, ""), (6, "oefening")]
    nurses.refresh_from_db()
    assert (nurses.in_hospitals, nurses.rest_days) == (41, 3)
    assert PoolDay.objects.get(pool=nurses, day=in_days(0)).available == 90


def test_less_than_is_taken_is_named_before_and_refused_after(cast, granted):
    booking = Booking.objects.get()
    less = f"nurse;{booking.pool.unit};Utrecht;;;;;1;{booking.starts_on};{booking.ends_on};"
    ((line, reasons),) = pool_import.POOLS.preview(csv_of(less)).bad
    assert line == 2
    assert granted.request.reference in reasons[0]

    enough = pool_import.POOLS.preview(csv_of(GOOD[0], less.replace(";1;", f";{booking.persons};"))).good
    pools.set_size(booking.pool, by=cast.daan, size=90, starts_on=booking.starts_on, ends_on=booking.ends_on)
    enough[1][1]["size"] = 1
    with pytest.raises(Refused) as refused:
        pool_import.confirm(enough, by=cast.dirk)

    assert "3" in str(refused.value.lacking[0])
    assert not Pool.objects.filter(unit="Korps Mariniers").exists()
    assert PoolDay.objects.get(pool=booking.pool, day=booking.starts_on).available == 90


def test_the_rows_looked_at_can_not_be_changed_or_handed_over(cast):
    preview = pool_import.POOLS.preview(csv_of(*GOOD))
    signed = pool_import.POOLS.sign(preview, by=cast.dirk)

    assert pool_import.POOLS.unsign(signed, by=cast.dirk) == preview.good
    for text, by in [(signed, cast.daan), (signed[:-2] + "xx", cast.dirk), ("", cast.dirk)]:
        with pytest.raises(ValidationError):
            pool_import.POOLS.unsign(text, by=by)


def test_dirk_looks_and_confirms_on_the_page(cast, client):
    client.force_login(cast.dirk)

    looked = client.post(PAGE, upload(*GOOD, *BAD))
    assert looked.status_code == 200
    assert not Pool.objects.filter(unit="Korps Mariniers").exists()

    done = client.post(PAGE, {"rows": looked.context["rows"]})
    assert done.url == reverse("capacity:pools")
    assert Pool.objects.get(unit="Korps Mariniers").periods.count() == 2
    assert client.post(PAGE, {"rows": "x"}).status_code == 400


def test_what_changed_since_the_preview_is_told_on_the_page(cast, client, granted):
    client.force_login(cast.dirk)
    booking = Booking.objects.get()
    period = {"starts_on": booking.ends_on + timedelta(days=9), "ends_on": booking.ends_on + timedelta(days=20)}
    row = f"nurse;{booking.pool.unit};Utrecht;;;;;1;{period['starts_on']};{period['ends_on']};"
    looked = client.post(PAGE, upload(row))
    ledger.change(booking, ends_on=period["ends_on"], held_until=period["ends_on"])

    answer = client.post(PAGE, {"rows": looked.context["rows"]})

    assert answer.status_code == 409
    assert booking.support_request.reference in answer.text


def test_a_spreadsheet_will_do(cast, client):
    client.force_login(cast.dirk)
    workbook = openpyxl.Workbook()
    for row in [HEAD, *GOOD]:
        workbook.active.append(row.split(";"))
    packed = io.BytesIO()
    workbook.save(packed)

    looked = client.post(PAGE, {"file": SimpleUploadedFile("pools.xlsx", packed.getvalue())})

    assert len(looked.context["preview"].good) == 3


@pytest.mark.parametrize("content", [b"", b"unit;place\nx;y\n", b"\xd0\xcf\x11\xe0old"])
def test_a_file_that_can_not_be_taken_says_so(cast, client, content):
    client.force_login(cast.dirk)

    answer = client.post(PAGE, {"file": SimpleUploadedFile("pools.csv", content)})

    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]


def test_only_planners_import(cast, client):
    preview = pool_import.POOLS.preview(csv_of(*GOOD))
    client.force_login(cast.vera)

    assert client.post(PAGE, {"rows": pool_import.POOLS.sign(preview, by=cast.vera)}).status_code == 403
    with pytest.raises(PermissionDenied):
        pool_import.confirm(preview.good, by=cast.vera)
    assert not Pool.objects.filter(unit="Korps Mariniers").exists()


def test_the_preview_says_what_changes_from_what_to_what(cast):
    pool_import.confirm(pool_import.POOLS.preview(csv_of(*GOOD)).good, by=cast.dirk)
    row = "Arts;korps  mariniers;Doorn;Veiligheidsregio;4;;;12;4-1-21;44227;"
    row = row.replace("Veiligheidsregio", "VR09")

    ((_line, writing),) = pool_import.POOLS.preview(csv_of(row)).shown

    assert not writing.is_new
    notice, available, reason = [(one.old, one.new) for one in writing.changes]
    assert (notice, reason) == (("3", "4"), ("oefening", ""))
    assert available[0].startswith("6–12 (")
    assert available[1].startswith("12 (")


def test_the_sheet_of_what_is_known_comes_back_as_it_went(cast, client):
    pool_import.confirm(pool_import.POOLS.preview(csv_of(*GOOD)).good, by=cast.dirk)
    client.force_login(cast.dirk)
    content = b"".join(client.get(reverse("capacity:pool_import_sheet")).streaming_content)

    preview = pool_import.POOLS.preview(io.BytesIO(content))

    assert reverse("capacity:pool_import_sheet") in client.get(reverse("capacity:pools")).text
    assert preview.bad == []
    assert len(preview.good) == len(list(pool_import.known_rows())) > 2
    assert [writing.changes for _line, writing in preview.shown if writing.changes] == []
    client.force_login(cast.vera)
    assert client.get(reverse("capacity:pool_import_sheet")).status_code == 403
