"""The guard at the door for free text: no citizen service number (BSN) comes in by accident.

About one in eleven numbers of nine digits passes the eleven test, so the author may declare "this is not a BSN"; the
caller records that with her name. Phone numbers and the machine's own UUIDs are left alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.nl import bsn

MESSAGE = _(
    "This holds a number that is a valid citizen service number (BSN). Nothing about a patient or resident may be"
    " recorded here: take it out, or declare that it isn't a BSN."
)

_ELSE = re.compile(
    r"(?<!\d)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a UUID
    r"|(?:\+|(?<!\d)00)[1-9](?:[ .]?\d){9,13}(?!\d)",  # an international phone number
    re.IGNORECASE,
)
_PIECE = re.compile(r"\d+(?:\.\d+)*")
_RUN = re.compile(r"\d(?:[ .]{0,2}\d)*")


def bsn_in(text: str) -> str | None:
    """The first valid BSN in `text` as nine digits, or None.

    Found are nine digits in one piece or with dots between, and pieces with spaces between that together are nine
    digits; never a part of a longer run of digits.
    """
    plain = _ELSE.sub("|", unicodedata.normalize("NFKC", text).replace("\t", " "))
    return next((number for number in _candidates(plain) if bsn.is_valid(number)), None)


def guard(value: Any, *, declared: bool = False, exempt: Collection[str] = frozenset()) -> bool:
    """Refuse a BSN anywhere in `value` (text, or lists and dicts of it), except under the keys in `exempt`.

    Returns whether a number was found that was `declared` not to be a BSN, to be recorded. Raises ValidationError with
    code "bsn", for a dict naming each key (`needs.0.tasks`), when it wasn't declared.
    """
    found = [path for path, text in _texts(value, frozenset(exempt)) if bsn_in(text)]
    if not found or declared:
        return bool(found)
    error = ValidationError(MESSAGE, code="bsn")
    raise error if "" in found else ValidationError({path: error for path in found})


def _candidates(text: str) -> Iterator[str]:
    for found in (*_PIECE.finditer(text), *_RUN.finditer(text)):
        digits = re.sub(r"[. ]", "", found[0])
        if len(digits) == 9:
            yield digits


def _texts(value: Any, exempt: frozenset[str], path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in exempt:
                yield from _texts(inner, exempt, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple, set, frozenset)):
        for number, inner in enumerate(value):
            yield from _texts(inner, exempt, f"{path}.{number}" if path else str(number))
