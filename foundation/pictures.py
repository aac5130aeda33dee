"""A photograph without what a telephone writes into it: place, hour, device, its owner and the small copy of before.

Only the parts that draw the picture are kept, by their own marks; the picture itself isn't touched. JPEG and PNG.
"""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from foundation.errors import wrong

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
_JFIF = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"  # without the small copy that may follow it
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_ALONE = {0x01, *range(0xD0, 0xD8)}  # marks without a length


def bare(content: bytes, kind: str) -> bytes:
    """`content` of this media type without anything that isn't the picture; raises ValidationError when it is damaged.

    What isn't a picture comes back as it is.
    """
    clean = {"image/jpeg": _jpeg, "image/png": _png}.get(kind)
    if clean is None:
        return content
    try:
        return b"".join(clean(content))
    except (IndexError, struct.error, ValueError):
        raise wrong("file", "damaged_picture", _("This picture is damaged: send it once more.")) from None


def _png(content: bytes) -> Iterator[bytes]:
    yield _PNG
    at, name = len(_PNG), b""
    while name != b"IEND":
        (length,) = struct.unpack_from(">I", content, at)
        name, end = content[at + 4 : at + 8], at + 12 + length
        if end > len(content):
            raise ValueError(name)
        if name in _PNG_KEPT:
            yield content[at:end]
        at = end


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at, mark = 2, 0
    while mark != _END:
        while content[at : at + 2] == b"\xff\xff":  # a mark may be filled up in front
            at += 1
        mark = content[at + 1]
        if content[at] != 0xFF:
            raise ValueError(at)
        end = at + 2 if mark in _ALONE or mark == _END else at + 2 + struct.unpack_from(">H", content, at + 2)[0]
        if mark == _SCAN:
            end = _end_of_scan(content, end)
        if end > len(content):
            raise ValueError(at)
        if _draws(mark, content[at + 4 : at + 16]):
            yield _JFIF if mark == 0xE0 and end - at > len(_JFIF) else content[at:end]
        at = end


def _draws(mark: int, begins: bytes) -> bool:
    """Whether a segment is needed to draw: of what programs add only the colours, and that it is a JPEG."""
    if mark == 0xE2:
        return begins.startswith(b"ICC_PROFILE")
    if mark == 0xE0:
        return begins.startswith(b"JFIF\0")
    return mark == 0xEE or not (mark in _APPLICATION or mark == _COMMENT)


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next mark stands after the drawn lines that begin at `at`."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in _ALONE:
            return at
        at += 2
