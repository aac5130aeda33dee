"""What stands in a spreadsheet file, as its maker saw it: sheets of rows of text, whatever wrote the file.

XLSX, ODS and CSV are told apart by content; any other kind is refused by its name. Nothing here knows what the columns
mean (`foundation.importing` does), and nothing is unpacked or parsed before it was measured.
"""

import io
import zipfile
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.errors import TooLarge

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED_BYTES = 20 * 1024 * 1024
MAX_CELLS = 300_000
MAX_COLUMNS = 200
HEADER_WITHIN = 20  # rows
ZIP = b"PK\x03\x04"


@dataclass
class Sheet:
    """One visible sheet. `rows` counts from line 1; `notes` are sentences on what was read otherwise than it lies."""

    name: str
    rows: list[list[str]]
    notes: list[str] = field(default_factory=list)


STARTS = {
    b"\xd0\xcf\x11\xe0": gettext_lazy("an old Excel file (XLS), or one with a password"),
    b"%PDF": gettext_lazy("a PDF"),
    b"\x89PNG": gettext_lazy("a picture"),
    b"\xff\xd8\xff": gettext_lazy("a picture"),
    b"GIF8": gettext_lazy("a picture"),
    b"{\\rtf": gettext_lazy("a text document"),
    b"<?xml": gettext_lazy("an XML file"),
    b"<!doctype": gettext_lazy("a web page"),
    b"<html": gettext_lazy("a web page"),
    b"<table": gettext_lazy("a web page"),
    b"\x1f\x8b": gettext_lazy("a packed file"),
    b"7z\xbc\xaf": gettext_lazy("a packed file"),
    b"rar!": gettext_lazy("a packed file"),
}
PARTS = {
    "xl/vbaproject.bin": gettext_lazy("an Excel file with macros (XLSM)"),
    "xl/workbook.bin": gettext_lazy("a binary Excel file (XLSB)"),
    "word/document.xml": gettext_lazy("a Word document"),
    "ppt/presentation.xml": gettext_lazy("a presentation"),
    "index/document.iwa": gettext_lazy("a file of Numbers or Pages"),
}


def kind_of(content: bytes) -> str:
    """ "xlsx", "ods" or "csv". ValidationError, code "unreadable", for another kind, by its name."""
    if not content.startswith(ZIP):
        start = content[:64].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        _refuse(next((name for sign, name in STARTS.items() if start.startswith(sign.lower())), None))
        return "csv"
    names = {name.casefold() for name in open_package(content).namelist()}
    _refuse(next((name for part, name in PARTS.items() if part in names), None))
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise unreadable()


def _refuse(name: object) -> None:
    if name is not None:
        message = _("This is %(kind)s. Save it as XLSX, ODS or CSV and try again.")
        raise ValidationError(message, "unreadable", {"kind": name})


def open_package(content: bytes) -> zipfile.ZipFile:
    """The zip that an XLSX or ODS file is; ValidationError when it is none, TooLarge when it unpacks to too much."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise unreadable() from error
    if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED_BYTES:
        raise TooLarge(MAX_UNPACKED_BYTES)
    return package


def part_of(package: zipfile.ZipFile, name: str) -> bytes:
    """One part, unpacked. It declares no entities, in whatever encoding: those could grow without end."""
    content = package.read(name)
    if b"<!" in content.replace(b"\0", b"").replace(b"<![CDATA[", b"").replace(b"<!--", b""):
        raise unreadable()
    return content


def refuse_too_many(cells: int) -> None:
    """ValidationError, code "too_large", for more cells than are read."""
    if cells > MAX_CELLS:
        message = _("This file has more than %(max)d cells. Copy only those of the list into a new file.")
        raise ValidationError(message, "too_large", {"max": MAX_CELLS})


def unreadable() -> ValidationError:
    """For damage, and for what is no spreadsheet."""
    return ValidationError(_("This file can't be read: save it as XLSX, ODS or CSV and try again."), "unreadable")
