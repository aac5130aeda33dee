"""Files are judged by what they hold, kept out of the web root under a random name, and never left behind."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from foundation import files
from foundation.errors import TooLarge
from requests_app.deeds import conversation
from requests_app.models import Attachment, Proves, Rung
from requests_app.models.actions import Action
from requests_app.procedure.how import How
from tests.cast import ask


def package(*names, content=b"<xml/>", big=b""):
    """A ZIP file with these parts, as office files are; `big` is in the last of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in names:
            parts.writestr(name, big if big and name == names[-1] else content)
    return made.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
XLSX = package("[Content_Types].xml", "xl/workbook.xml")
AN_EXE = b"MZ\x90\x00" + b"\x00" * 60
OFFICE = "application/vnd.openxmlformats-officedocument."

MACRO = b'<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
MACRO_16 = MACRO.decode().encode("utf-16")

GOOD = {
    "letter.pdf": (b"%PDF-1.7 letter", "application/pdf"),
    "ward.jpg": (b"\xff\xd8\xff\xe0 photo", "image/jpeg"),
    "roster.png": (b"\x89PNG\r\n\x1a\n picture", "image/png"),
    "note.docx": (DOCX, OFFICE + "wordprocessingml.document"),
    "roster.xlsx": (XLSX, OFFICE + "spreadsheetml.sheet"),
    "misnamed.exe": (b"%PDF-1.7 letter", "application/pdf"),
}
BAD = {
    "renamed-exe.pdf": AN_EXE,
    "script.png": b"<script>alert(1)</script>",
    "page.pdf": b"<html>%PDF-1.7</html>",
    "archive.docx": package("readme.txt"),
    "macro.docx": package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    "macro in capitals.docx": package("[Content_Types].xml", "word/document.xml", "WORD/VBAPROJECT.BIN"),
    "macro by another name.docx": package("[Content_Types].xml", "word/document.xml", "word/a.bin", content=MACRO),
    "macro in another encoding.docx": package("[Content_Types].xml", "word/document.xml", content=MACRO_16),
    "macro behind an entity.docx": package("[Content_Types].xml", "word/document.xml", content=b"vba&#80;roject"),
    "sheet of macros.xlsx": package("[CONTENT_TYPES].XML", "xl/workbook.xml", "xl/MacroSheets/sheet1.xml"),
    "slides.pptx": package("[Content_Types].xml", "ppt/presentation.xml"),
    "endless list.docx": package("word/document.xml", "[Content_Types].xml", big=b"\0" * 20_000_000),
    "broken.docx": DOCX[: len(DOCX) // 2],
    "exe-in-front.docx": AN_EXE + DOCX,
    "empty.pdf": b"",
}


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


@pytest.fixture
def attach(cast, sent):
    """A function: ineke attaches `content` under `name`; returns the attachment."""

    def send(name, content, *, by=None, **how):
        values = {"proves": Proves.REQUEST} | how
        event = conversation.attach(sent, by=by or cast.ineke, file=SimpleUploadedFile(name, content), **values).event
        return Attachment.objects.get(pk=event.facts["attachment"])

    return send


def kept():
    folder = Path(settings.MSOB_ATTACHMENT_DIR)
    return set(folder.iterdir()) if folder.exists() else set()


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_taken_for_what_it_holds(attach, name):
    content, kind = GOOD[name]

    attached = attach(name, content)

    expected = name.replace(".exe", ".pdf")
    assert (attached.content_type, attached.name, attached.size) == (kind, expected, len(content))
    assert attached.path.read_bytes() == content


MISLEADING = {
    "letter.hta": "letter.pdf",
    "letter.html": "letter.pdf",
    "letter.pdf.lnk": "letter.pdf",
    "letter.pdf.PDF.exe": "letter.pdf",
    "letter\u202efdp.exe": "letterfdp.pdf",
    "letter\u200b.pdf": "letter.pdf",
    "letter.pdf ...": "letter.pdf",
    "..\\..\\letter.pdf:hidden.exe": "letter.pdfhidden.pdf",
    "Brief van 28.12.2020": "Brief van 28.12.2020.pdf",
    "Brief dhr. Jansen.PDF": "Brief dhr. Jansen.pdf",
    "con.pdf": "_con.pdf",
    ".pdf": "file.pdf",
    "a" * 300 + ".pdf": "a" * 146 + ".pdf",
}


@pytest.mark.parametrize("name", MISLEADING)
def test_a_file_goes_out_as_what_it_is(cast, client, attach, name):
    kept = attach(name, b"%PDF-1.7 letter")
    client.force_login(cast.ineke)
    where = [kept.support_request.reference, kept.pk]

    for place in ("requests:file", "api-attachment-content"):
        answer = client.get(reverse(place, args=where))
        assert answer["Content-Type"] == "application/pdf"
        assert f'filename="{MISLEADING[name]}"' in answer["Content-Disposition"]


def test_what_was_kept_under_another_name_goes_out_as_what_it_is_too(cast, client, attach):
    kept = attach("letter.pdf", b"%PDF-1.7 letter")
    Attachment.objects.filter(pk=kept.pk).update(name="letter.pdf.lnk")
    client.force_login(cast.ineke)

    answer = client.get(reverse("requests:file", args=[kept.support_request.reference, kept.pk]))

    assert 'filename="letter.pdf"' in answer["Content-Disposition"]


@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_refused_and_not_kept(attach, name):
    before = kept()

    with pytest.raises(ValidationError) as refused:
        attach(name, BAD[name])

    assert list(refused.value.error_dict) == ["file"]
    assert kept() == before


def test_a_file_that_unpacks_to_gigabytes_is_never_unpacked(attach):
    """Only the list of its parts is read, and that not beyond a limit."""
    bomb = package("[Content_Types].xml", "word/document.xml", "word/big.xml", big=b"\0" * 20_000_000)

    assert attach("bomb.docx", bomb).size < 100_000


def test_ten_megabytes_is_the_limit(attach, settings):
    settings.MSOB_MAX_ATTACHMENT_BYTES = 1000
    attach("just.pdf", b"%PDF-".ljust(1000))

    with pytest.raises(TooLarge) as refused:
        attach("more.pdf", b"%PDF-".ljust(1001))

    assert refused.value.limit == 1000


def test_a_file_that_lies_about_its_size_is_refused(cast, sent, settings):
    settings.MSOB_MAX_ATTACHMENT_BYTES = 1000
    file = SimpleUploadedFile("more.pdf", b"%PDF-".ljust(5000))
    file.size = 10

    with pytest.raises(TooLarge):
        conversation.attach(sent, by=cast.ineke, file=file, proves=Proves.REQUEST)


def test_names_on_disk_are_random_and_outside_what_is_served(attach):
    one, other = (attach("../../etc/letter.pdf", b"%PDF-1.7") for _each in range(2))

    assert one.name == other.name == "letter.pdf"
    assert one.path != other.path
    assert one.path.parent == Path(settings.MSOB_ATTACHMENT_DIR)
    assert len(one.stored_as) == 48
    assert "static" not in one.path.parts


def test_a_deed_that_is_refused_leaves_no_file(attach, sent, cast, after):
    before = kept()

    def refuse(_request, _event):
        raise RuntimeError("no")

    after(Action.ATTACH, refuse)

    with pytest.raises(RuntimeError):
        attach("letter.pdf", b"%PDF-1.7")

    assert kept() == before
    assert not Attachment.objects.exists()


def test_who_may_not_attach_leaves_no_file(attach, cast):
    before = kept()

    with pytest.raises(PermissionDenied):
        attach("letter.pdf", b"%PDF-1.7", by=cast.petra)

    assert kept() == before


def test_a_replay_keeps_one_file(attach):
    before = kept()

    first, again = (attach("letter.pdf", b"%PDF-1.7", how=How(key="once")) for _each in range(2))

    assert first == again
    assert len(kept() - before) == 1


def test_a_file_proves_an_answer_of_its_own_request(attach, cast, sent, an_alert):
    mine, other = ask(cast, sent, Rung.ROAZ), ask(cast, an_alert(), Rung.ROAZ)

    assert attach("mail.pdf", b"%PDF-1.7", proves=Proves.INQUIRY, inquiry=mine).inquiry == mine
    with pytest.raises(ValidationError):
        attach("mail.pdf", b"%PDF-1.7", proves=Proves.INQUIRY, inquiry=other)


@pytest.mark.property
@given(st.binary(max_size=200), st.integers(0, len(DOCX)), st.sampled_from([DOCX, XLSX, b"PK\x03\x04"]))
def test_whatever_is_sent_is_known_or_refused(noise, position, base):
    content = base[:position] + noise + base[position:]

    with contextlib.suppress(ValidationError):
        assert files.kind_of(content) in files.KINDS


@pytest.mark.property
@given(st.text(max_size=300), st.sampled_from(sorted(files.KINDS)))
def test_a_name_keeps_no_path_no_signs_that_mislead_and_one_extension(name, kind):
    safe = files.name_for(name, kind)

    assert 1 <= len(safe) <= 150
    assert not set(safe) & set('/\\"<>:|?*\r\n\0\u202e\u200b')
    assert safe.endswith(files.KINDS[kind])
    assert files.name_for(safe, kind) == safe
