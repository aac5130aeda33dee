"""Import: a bad row is named with line and reason, the good ones are offered, nothing is half-imported."""

import io

import openpyxl
import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.errors import Refused
from regions import institution_import, institutions
from regions.models import Institution, Invitation, Location, Municipality, Sector

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
    institutions.add(by=cast.ada, name="Huize Acht", sector=Sector.CARE_HOTEL, agb="47900101")

    with pytest.raises(Refused) as refused:
        institution_import.confirm(rows, by=cast.ada)

    assert "2" in str(refused.value.lacking[0])
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


def test_who_chooses_another_language_after_the_preview_writes_what_she_saw(cast, client):
    client.force_login(cast.ada)
    page = reverse("regions:institution_import")
    client.cookies["django_language"] = "nl"
    looked = client.post(page, upload(*GOOD))

    client.cookies["django_language"] = "en"

    assert client.post(page, {"rows": looked.context["rows"]}).status_code == 302
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


# --- As people have them

DUTCH = ["Instelling *", "Sector (verplicht)", "KvK nummer", "AGB-code", "Locatie *", "Gemeente *", "Contact telefoon"]


def a_home(name="De Linde", place="Oost", municipality="Enschede", phone="053 999 12 34", **more):
    row = [name, "Verpleeghuis (VVT)", "", "", place, municipality, phone]
    return [*row, *more.values()]


def a_workbook(*rows, headers=()):
    workbook = openpyxl.Workbook()
    for row in [[*DUTCH, *headers], *rows]:
        workbook.active.append(row)
    packed = io.BytesIO()
    workbook.save(packed)
    return packed


def looked_at(*rows, headers=()):
    return institution_import.INSTITUTIONS.preview(io.BytesIO(a_workbook(*rows, headers=headers).getvalue()))


CALLED = {
    "Su\u0301dwest-Frysla\u0302n": "Súdwest-Fryslân",
    "\u2019s-Hertogenbosch": "'s-Hertogenbosch",
    "s-Hertogenbosch": "'s-Hertogenbosch",
    "Den Bosch": "'s-Hertogenbosch",
    "den haag": "'s-Gravenhage",
    "Land van  Cuijk": "Land van Cuijk",
    "Bergen (NH)": "Bergen (NH.)",
    "ENSCHEDE": "Enschede",
    "sudwest fryslan": "Súdwest-Fryslân",
}


def test_a_municipality_is_found_as_people_spell_it(cast):
    known = {one.name for one in Municipality.objects.all()}
    called = {written: name for written, name in CALLED.items() if name in known}
    preview = looked_at(*[a_home(place=f"Huis {number}", municipality=name) for number, name in enumerate(called)])

    assert len(called) > 6
    assert preview.bad == []
    told = [{change.label: change.new for change in writing.changes} for _line, writing in preview.shown]
    assert [one[str(institution_import.LABELS["municipality"])] for one in told] == list(called.values())
    assert looked_at(a_home(municipality="Bergen")).bad


def test_a_name_with_a_break_is_invited_with_a_mail_of_one_line(cast, client):
    """Through the doors: the file, the confirmation, the invitation, the mail."""
    client.force_login(cast.ada)
    page = reverse("regions:institution_import")
    file = SimpleUploadedFile("homes.xlsx", a_workbook(a_home("De Linde_x000D_\nregio Twente")).getvalue())
    looked = client.post(page, {"file": file})
    client.post(page, {"rows": looked.context["rows"]})
    made = Institution.objects.get(name="De Linde regio Twente")

    for name in (made.name, "De Linde\nregio Twente"):  # what was stored before it was washed is mailed too
        Institution.objects.filter(pk=made.pk).update(name=name)
        typed = {"email": f"n{len(mail.outbox)}@linde.example", "name": "Noor\nLinde", "language": "nl"}
        answer = client.post(reverse("regions:invite"), typed | {"role": "institution", "institution": made.pk})
        assert answer.status_code == 302
        assert mail.outbox[-1].message()["Subject"].endswith("De Linde regio Twente")
    assert Invitation.objects.filter(name="Noor Linde").count() == 2


def test_telephone_numbers_come_in_any_notation_and_one_that_is_short_is_asked_again(cast):
    ways = ["(053) 999 12 34", "053/9991234", "06\u201112345678", "tel. 0612345678", "053 999 12 3", "06 1 / 06 2"]
    preview = looked_at(*[a_home(place=f"Huis {number}", phone=phone) for number, phone in enumerate(ways)])

    assert [line for line, _row in preview.good] == [2, 3, 4, 5]
    assert [line for line, _why in preview.bad] == [6, 7]
    made = institution_import.confirm(preview.good, by=cast.ada)
    assert made[0].locations.get(name="Huis 1").contact_phone == "+31539991234"


def test_the_preview_says_what_changes_from_what_to_what_and_only_that_is_written(cast, client):
    preview = looked_at(a_home(), a_home(place="West"))
    assert [writing.is_new for _line, writing in preview.shown] == [True, True]
    (home,) = institution_import.confirm(preview.good, by=cast.ada)
    places = [("De  Linde", "Oost", "Hengelo", "053 999 12 35"), ("de linde", "oost ", "Enschede", "")]

    changed = looked_at(a_home(*places[0]))
    ((_line, writing),) = changed.shown
    told = {("Enschede", "Hengelo"), ("053 999 1234", "053 999 1235")}
    assert {(one.old, one.new) for one in writing.changes} == told
    assert not writing.is_new
    assert looked_at(a_home(*places[1])).shown[0][1].changes == []

    before = home.history.count()
    assert institution_import.confirm(changed.good, by=cast.ada) == [home]
    there = home.locations.get(name="Oost")
    assert (there.municipality.name, there.contact_phone, there.history.count()) == ("Hengelo", "+31539991235", 2)
    assert (home.history.count(), Institution.objects.filter(name__iexact="de linde").count()) == (before, 1)


def test_what_would_now_be_something_else_is_shown_again_and_not_written(cast, client):
    client.force_login(cast.ada)
    (home,) = institution_import.confirm(looked_at(a_home()).good, by=cast.ada)
    page = reverse("regions:institution_import")
    file = SimpleUploadedFile("homes.xlsx", a_workbook(a_home(phone="053 999 12 35")).getvalue())
    looked = client.post(page, {"file": file})
    institutions.change_location(home.locations.get(), by=cast.ada, contact_phone="053 999 99 99")

    again = client.post(page, {"rows": looked.context["rows"]})

    assert again.status_code == 409
    assert "053 999 9999 → 053 999 1235" in " ".join(again.text.split())
    assert home.locations.get().contact_phone == "+31539999999"
    assert client.post(page, {"rows": again.context["rows"]}).status_code == 302
    assert home.locations.get().contact_phone == "+31539991235"


def test_a_column_that_isnt_read_is_named_before_anything_is_written(cast, client):
    client.force_login(cast.ada)
    file = SimpleUploadedFile("homes.xlsx", a_workbook([*a_home(), "n@x.example"], headers=["E-mailadres"]).getvalue())

    looked = client.post(reverse("regions:institution_import"), {"file": file})

    (note,) = looked.context["preview"].notes
    assert note in looked.text
    assert ["“E-mailadres”" in note, "“contact, e-mail”" in note] == [True, True]


def test_the_sheet_of_what_is_known_comes_back_as_it_went_and_offers_choices(cast, client):
    client.force_login(cast.ada)
    offered = reverse("regions:institution_import_sheet")
    assert offered in client.get(reverse("regions:institutions")).text
    answer = client.get(offered)
    content = b"".join(answer.streaming_content)
    book = openpyxl.load_workbook(io.BytesIO(content))

    preview = institution_import.INSTITUTIONS.preview(io.BytesIO(content))

    assert len(preview.good) == Location.objects.filter(institution__is_active=True).count()
    assert preview.bad == []
    assert [writing.changes for _line, writing in preview.shown if writing.changes] == []
    assert len(book.worksheets[0].data_validations.dataValidation) == 3
    client.force_login(cast.gerard)
    assert offered not in client.get(reverse("regions:institutions")).text
    assert client.get(offered).status_code == 403


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_that_was_downloaded_is_handed_in_as_it_is(cast, client, kind, language):
    Institution.objects.create(name="Huize Zonder", sector=Sector.OTHER)
    client.force_login(cast.ada)
    client.cookies["django_language"] = language

    download = b"".join(client.get(f"/institutions/export.{kind}"))
    preview = institution_import.INSTITUTIONS.preview(io.BytesIO(download))

    assert len(preview.good) == Location.objects.count()
    assert not any(writing.changes for writing in preview.writing.values())
    assert len(preview.bad) == 1, "an institution without a location is no row of an import"
