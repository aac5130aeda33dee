"""The guard at the door for free text: no citizen service number (BSN) comes in by accident.

About one in eleven numbers of nine digits passes the eleven test, so the author may declare "this is not a BSN"; the
caller records that with her name. Phone numbers and the machine's own UUIDs are left alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import accumulate
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
    r"|(?:\+|(?<!\d)00)[1-9]\d{0,2}(?:[ .-]?\(0\))?(?:[ .-]?\d){8,12}(?!\d)",  # an international phone number
    re.IGNORECASE,
)
_RUN = re.compile(r"\d(?:[ .]{0,2}\d)*")
_BETWEEN_PIECES = re.compile(r"[ .]{2}| ")


def bsn_in(text: str) -> str | None:
    """The first valid BSN in `text` as nine digits, or None.

    Found are nine digits in one piece (dots between count as one piece), and neighbouring pieces with spaces between
    that together are nine digits; never a part of a longer piece.
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
    for run in _RUN.findall(text):
        pieces = [piece.replace(".", "") for piece in _BETWEEN_PIECES.split(run)]
        joined = "".join(pieces)
        a_phone_number = len(joined) == 10 and joined.startswith("0")
        at_most = 1 if a_phone_number else 9
        for first in range(len(pieces)):
            grown = accumulate(pieces[first : first + at_most])
            yield from (digits for digits in grown if len(digits) == 9)


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
