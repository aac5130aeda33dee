"""A file is what it holds: its kind is read from the content, and its name follows the kind.

Taken in are PDF, JPEG, PNG, DOCX and XLSX without macros; of a package only the list of its parts is read.
"""

import io
import re
import unicodedata
import zipfile

from django.utils.translation import gettext_lazy as _

from foundation.errors import wrong

_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    _OFFICE + "wordprocessingml.document": ".docx",
    _OFFICE + "spreadsheetml.sheet": ".xlsx",
}
_STARTS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
_PARTS = {
    "word/document.xml": _OFFICE + "wordprocessingml.document",
    "xl/workbook.xml": _OFFICE + "spreadsheetml.sheet",
}
_LIST = "[content_types].xml"
_LONGEST_LIST = 1024 * 1024
_MACROS = re.compile(r"vbaproject|vbadata|macrosheet|macroenabled|activex")
_EXTENSION = re.compile(r"\.(?=\w*[a-z])\w{1,5}$", re.IGNORECASE)
_KNOWN = re.compile(r"\.(?:pdf|jpe?g|png|docx|xlsx)$", re.IGNORECASE)
_DEVICE = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
LONGEST_NAME = 150


def kind_of(content: bytes) -> str:
    """The media type by content; raises ValidationError when it isn't one of `KINDS`."""
    start = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    found = start or (_kind_of_package(content) if content.startswith(b"PK\x03\x04") else None)
    if found is None:
        raise wrong("file", "file_kind", _("Send a PDF, JPEG, PNG, DOCX or XLSX file; this is something else."))
    return found


def _kind_of_package(content: bytes) -> str | None:
    """The kind of an office file without macros; the names of its parts are the same in capitals."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name.casefold(): name for name in package.namelist()}
            listed = _beginning(package, parts[_LIST])
    except Exception:  # zipfile raises whatever the damage in the file leads it to
        return None
    if any(map(_MACROS.search, parts)) or _MACROS.search(listed) or "&" in listed or "<!" in listed:
        return None
    return next((kind for part, kind in _PARTS.items() if part in parts), None)


def _beginning(package: zipfile.ZipFile, name: str) -> str:
    """The list of kinds of parts, in small letters, whatever its encoding; ValueError when it is no list of parts."""
    with package.open(name) as part:
        listed = part.read(_LONGEST_LIST + 1)
    if len(listed) > _LONGEST_LIST:
        raise ValueError(name)
    return listed.replace(b"\0", b"").decode("latin-1").lower()


def name_for(name: str, kind: str) -> str:
    """The name a file of this kind goes by: its own without path, signs that mislead and other extensions."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if sign.isprintable() and sign not in '"<>:|?*')
    stem = _EXTENSION.sub("", seen.rstrip(" ."))
    while _KNOWN.search(stem):
        stem = _KNOWN.sub("", stem)
    extension = KINDS[kind]
    stem = _DEVICE.sub(r"_\g<0>", stem.strip(" ."))[: LONGEST_NAME - len(extension)].strip(" .")
    return (stem or "file") + extension
