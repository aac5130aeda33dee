"""Of a photograph only the picture is kept."""

import struct
import zlib

import pytest
from django.core.exceptions import ValidationError

from foundation import pictures

SECRET = b"GPS 52.22 N 6.89 E"


def segment(mark, content):
    return bytes([0xFF, mark]) + struct.pack(">H", len(content) + 2) + content


LINES = b"\x01\xff\x00\x02\xff\xd0\x03"
JFIF, TABLE = segment(0xE0, b"JFIF\0"), segment(0xDB, b"\x10" * 65)
COLOURS, SCAN = segment(0xE2, b"ICC_PROFILE\0.."), segment(0xDA, b"\x01\x01\0") + LINES
PLACE = segment(0xE1, b"Exif\0\0" + SECRET)


def jpeg(*parts):
    return b"".join((b"\xff\xd8", *parts, b"\xff\xd9"))


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(*parts):
    return b"".join((b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", b"0" * 13), *parts, chunk(b"IEND", b"")))


def test_a_jpeg_keeps_what_draws_it_and_nothing_of_where_it_was_taken():
    others = (segment(0xED, b"Photoshop" + SECRET), segment(0xFE, SECRET), segment(0xE2, b"MPF\0" + SECRET))
    full = jpeg(JFIF, PLACE, *others, COLOURS, TABLE, SCAN, PLACE, SCAN) + SECRET

    assert pictures.bare(full, "image/jpeg") == jpeg(JFIF, COLOURS, TABLE, SCAN, SCAN)


def test_a_png_likewise():
    drawn = chunk(b"IDAT", b"lines")
    full = png(chunk(b"eXIf", SECRET), chunk(b"tEXt", SECRET), drawn, chunk(b"prVt", SECRET)) + SECRET

    assert pictures.bare(full, "image/png") == png(drawn)


@pytest.mark.parametrize("end", [3, 10, 30, -2])
def test_a_damaged_picture_is_asked_again(end):
    for full, kind in ((jpeg(JFIF, PLACE, TABLE, SCAN), "image/jpeg"), (png(chunk(b"IDAT", b"x" * 9)), "image/png")):
        with pytest.raises(ValidationError):
            pictures.bare(full[:end], kind)
