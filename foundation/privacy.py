"""The guard at the door for free text: no citizen service number (BSN) comes in by accident.

About one in eleven numbers of nine digits passes the eleven test, so the author may declare "this is not a BSN"; the
caller records that with her name. Phone numbers and the machine's own UUIDs are left alone.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.nl import bsn

MESSAGE = _(
    "This holds a number that is a valid citizen service number (BSN). Nothing about a patient or resident may be"
    " recorded here: take it out, or declare that it isn't a BSN."
)

_GAP = r"[ .\-/()]{0,3}"
_FIRST = r"(?<!\d)(?<!\d[-/.:])"  # a date or an hour is never a part of a longer chain
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_ELSE = re.compile(
    r"(?<!\d)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # a UUID
    rf"|{_YEAR}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)"  # a moment as machines write it
    rf"|MSOB-{_YEAR}-\d{{5}}(?!\d)"
    rf"|{_FIRST}{_DAY}(?P<dmy>[-/.]){_MONTH}(?P=dmy){_YEAR}(?!(?P=dmy)?\d)"
    rf"|{_FIRST}{_DAY}(?P<short>[-/]){_MONTH}(?P=short)\d\d(?!(?P=short)?\d)"
    rf"|{_FIRST}{_YEAR}(?P<ymd>[-/.]){_MONTH}(?P=ymd){_DAY}(?!(?P=ymd)?\d)"
    r"|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"  # a day in the name of a file
    rf"|{_FIRST}20\d\d[-/]20\d\d(?![-/]?\d)"  # a winter
    rf"|{_FIRST}(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!:?\d)"
    r"|(?<![\d.])\d{1,3}(?:\.\d{3})+,\d\d(?![\d.,])",  # an amount of money
    re.IGNORECASE,
)
_PHONE = re.compile(
    rf"(?:\+|(?<!\d)00)31(?:{_GAP}\(?0\)?)?(?:{_GAP}\d){{9}}(?!\d)"
    rf"|(?P<plain>(?<!\d)(?<!\d[.,])0(?:{_GAP}\d){{9}})(?!\d)"
    rf"|(?:\+|(?<!\d)00)[1-9](?:{_GAP}\d){{7,14}}(?!\d)"
)
_UNSEEN = re.compile("[\u115f\u1160\u3164\uffa0]")  # letters that leave nothing on the page
_BETWEEN = r"(?:[^\w,;]|_|[,;](?!\s)){0,5}"
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d)*")
_PIECE = re.compile(r"\d+(?:\.\d+)*")


def bsn_in(text: str) -> str | None:
    """The first valid BSN a person would see in `text`, as nine digits, or None.

    Found are nine digits in one piece (dots between count as one piece), and neighbouring pieces that together are nine
    digits, with at most five signs and spaces between each, on one line or several; never a part of a longer piece,
    nor of a list with commas.
    """
    plain = _PHONE.sub(_without_phone, _ELSE.sub("x", _as_seen(text)))
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


def _as_seen(text: str) -> str:
    """`text` as it looks: without what leaves nothing on the page, the digits of every script as 0 to 9."""
    return "".join(_sign(sign) for sign in _UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


def _sign(sign: str) -> str:
    if sign.isascii():
        return sign
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    return str(unicodedata.digit(sign, sign))


def _without_phone(found: re.Match) -> str:
    """Nothing in the place of a telephone number; what only begins like one is looked at without its country code."""
    text = found[0]
    code, national, fits = ("", "", True) if found["plain"] else _read(text)
    beside = text.replace(code, "x", 1) if code else text
    hides_one = any(len(piece) == 9 and piece != national for piece in _pieces(beside))
    if fits and not hides_one:
        return "x"
    return beside if text.startswith("+") else text


def _read(phone: str) -> tuple[str, str, bool]:
    """Country code and number within the country, and whether numbers there have that length."""
    try:
        number = phonenumbers.parse(phone, "NL")
    except phonenumbers.NumberParseException:  # no country has this code
        return "", "", False
    fits = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
    return str(number.country_code), phonenumbers.national_significant_number(number), fits


def _candidates(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        pieces = _pieces(run)
        for first in range(len(pieces)):
            grown = accumulate(pieces[first : first + 9])
            yield from (digits for digits in grown if len(digits) == 9)


def _pieces(text: str) -> list[str]:
    return [piece.replace(".", "") for piece in _PIECE.findall(text)]


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
