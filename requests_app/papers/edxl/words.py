"""What both ways of EDXL-RM share: namespaces, value lists, and XML that is read without trusting it."""

import pathlib
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from lxml import etree

from foundation.errors import TooLarge

RM = "urn:oasis:names:tc:emergency:EDXL:RM:1.0"
MSG = f"{RM}:msg"
XPIL, XNL, XAL = (f"urn:oasis:names:tc:ciq:{name}:3" for name in ("xpil", "xnl", "xal"))
SPACES = {"m": MSG, "rm": RM, "xpil": XPIL, "xnl": XNL, "xal": XAL}
LIST = "urn:nld:msob"
STAFF, SUBSTITUTES, SHIFTS = f"{LIST}:staff-type", f"{LIST}:substitutes", f"{LIST}:shifts"
HOURS, REGISTERED, UNIT = f"{LIST}:hours-a-week", f"{LIST}:registered-only", f"{LIST}:unit"
KEYWORDS = (SUBSTITUTES, SHIFTS, HOURS, REGISTERED)
SENT_AS, ARRIVED, STATE = f"{LIST}:sent-as", f"{LIST}:arrived", f"{LIST}:deployment-state"
FIRST, LAST, WHERE = "RequestedArrival", "RequestedReturnDeparture", "ReportTo"
DAY_SHIFTS = {"day": "day_shift", "evening": "evening_shift", "night": "night_shift"}
LARGEST = 1024 * 1024
"""Bytes of a message."""


def read(stream: Any) -> bytes:
    """The bytes of a message that comes in. Raises TooLarge."""
    body = stream.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise TooLarge(LARGEST)
    return body


def schema(message: str = "request_resource") -> etree.XMLSchema:
    """One message (by the name of its file), by the tables of the specification."""
    return etree.XMLSchema(etree.parse(str(pathlib.Path(__file__).parent / f"{message}.xsd")))


def parsed(body: bytes) -> Any:
    """The message in `body`; nothing is opened or fetched. Raises ValidationError with every line that is wrong."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root: Any = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        told = _("This isn't well-formed XML (%(said)s).") % {"said": error.msg}
        raise ValidationError([at(error.lineno or 1, told)]) from error
    if root.getroottree().docinfo.doctype:
        raise ValidationError([at(1, _("A document type isn't taken here."))])
    rules: Any = schema()  # its own for each message: it keeps what was wrong
    if not rules.validate(root):
        raise ValidationError([at(one.line, one.message) for one in rules.error_log])
    return root


def plain(text: str) -> str:
    """`text` without the signs that XML can't hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def at(line: int, reason: Any) -> ValidationError:
    """A reason with the line it is about."""
    return ValidationError(_("Line %(line)s: %(reason)s"), code="line", params={"line": line, "reason": reason})
