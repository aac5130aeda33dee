"""CSV: semicolon, comma, tab or bar; UTF-8, UTF-16, or what Windows, Mac or DOS wrote, told apart by unlikely signs."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.exporting import FORMULA
from foundation.spreadsheets import HEADER_WITHIN, Sheet, refuse_too_many, unreadable

SIGNS = ";,\t|"
OLD = {"cp1252": "Windows", "mac_roman": "Mac", "cp850": "DOS"}
SURE = 8  # what each sign must be likelier by
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEP = re.compile(r'\A\s*"?sep=(.)"?[^\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_USUAL = set("éèëêïîöóôüûáàäâçñÉËÖÜÈ")
_MARKS = set("’‘“”–—…•€´°½²³§±«»\u00a0")


def sheets_of(content: bytes, recognised: Callable[[list[str]], int]) -> list[Sheet]:
    """The file as one sheet; `recognised` counts what a row holds of the columns looked for, to find the separator."""
    text, notes = _decoded(content)
    told = _SEP.match(text)
    text = text[told.end() :] if told else text
    signs = told[1] if told else SIGNS
    sign = max(signs, key=lambda sign: max(map(recognised, _beginning(text, sign)), default=0))
    return [Sheet("", _rows(text, sign), notes)]


def _beginning(text: str, sign: str) -> list[list[str]]:
    """The first rows under this separator, whatever the quotes say."""
    try:
        return [[_without_apostrophe(cell) for cell in row] for row in islice(_reader(text, sign), HEADER_WITHIN)]
    except csv.Error:
        return []


def _rows(text: str, sign: str) -> list[list[str]]:
    refuse_too_many(text.count(sign) + text.count("\n") + text.count("\r"))
    reader = _reader(text, sign, strict=True)
    try:
        return [[_without_apostrophe(cell) for cell in row] for row in reader]
    except csv.Error as error:
        message = _("The quotes in this file don't match, at or after line %(line)s.")
        raise ValidationError(message, "unreadable", {"line": reader.line_num}) from error


def _reader(text: str, sign: str, **how: Any) -> Any:
    return csv.reader(io.StringIO(text, newline=""), delimiter=sign, **how)


def _without_apostrophe(text: str) -> str:
    """Undo what `foundation.exporting.inert` did."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def _decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and a sentence when its encoding was guessed."""
    if content.startswith(UTF_16):
        return _as(content, "utf-16"), []
    if b"\0" in content:
        raise unreadable()
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _guessed(content)


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable() from error


def _guessed(content: bytes) -> tuple[str, list[str]]:
    readings = {}
    for encoding in OLD:
        try:
            readings[encoding] = content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if not readings:
        raise unreadable()
    costs = sorted((_unlikely(text), encoding) for encoding, text in readings.items())
    best = costs[0][1]
    text = readings[best]
    seen = "".join(dict.fromkeys(sign for sign in text if not sign.isascii()))[:20]
    signs = sum(not sign.isascii() for sign in text)
    if best == "cp1252" and all(cost - costs[0][0] >= SURE * signs for cost, _encoding in costs[1:]):
        return text, []
    message = _("This file doesn't say how it was written. It was read as text of %(kind)s: are %(signs)s right?")
    return text, [message % {"kind": OLD[best], "signs": " ".join(seen)}]


def _unlikely(text: str) -> int:
    """How little `text` looks like what people in the Netherlands write."""
    around = zip(f" {text}", text, f"{text[1:]} ", strict=False)
    return sum(_cost(*three) for three in around if not three[1].isascii())


def _cost(before: str, sign: str, after: str) -> int:
    if unicodedata.category(sign) in {"Cc", "Co", "Cn"}:
        return 50
    if not sign.isalpha():
        apostrophe = sign == "’" and (after.isalpha() or before.isalpha())
        return 0 if apostrophe else 1 if (sign in _MARKS and not (before.isalpha() and after.isalpha())) else 12
    odd = 0 if sign in _USUAL else 4
    return odd + (10 if sign.isupper() and before.islower() else 0)
