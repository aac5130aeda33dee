"""Asking clamd whether a file holds something harmful (https://docs.clamav.net, INSTREAM); where it is, a setting says.

`unix:/run/clamav/clamd.ctl` or `tcp://scanner:3310`; empty means that nothing is scanned.
"""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 30


class Unscanned(Exception):
    """The scanner doesn't answer, or not with an answer."""


def is_on() -> bool:
    """Whether files are scanned here."""
    return bool(settings.MSOB_CLAMD)


def found_in(content: bytes) -> str:
    """The name of what was found in `content`, or ""; raises Unscanned when nobody can say."""
    try:
        with _connected() as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for first in range(0, len(content), CHUNK):
                part = content[first : first + CHUNK]
                scanner.sendall(struct.pack("!L", len(part)) + part)
            scanner.sendall(struct.pack("!L", 0))
            said = _until_the_end(scanner)
    except OSError as error:
        raise Unscanned(str(error)) from error
    if said == "stream: OK":
        return ""
    if not said.endswith(" FOUND"):
        raise Unscanned(said)
    return said.removeprefix("stream: ").removesuffix(" FOUND")


def _connected() -> socket.socket:
    place = urlsplit(settings.MSOB_CLAMD)
    if place.scheme != "unix":
        return socket.create_connection((place.hostname or "", place.port or 3310), timeout=SECONDS)
    made = socket.socket(socket.AF_UNIX)
    made.settimeout(SECONDS)
    try:
        made.connect(place.path)
    except OSError:
        made.close()
        raise
    return made


def _until_the_end(scanner: socket.socket) -> str:
    said = b""
    while part := scanner.recv(4096):
        said += part
    return said.rstrip(b"\0\n").decode(errors="replace")
