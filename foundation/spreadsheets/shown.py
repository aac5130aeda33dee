"""What a cell of XLSX shows: its value under its number format, as far as people's lists use those."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils.escape import unescape

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$([^\]\-]*))?[^\]]*\]|(.)', re.DOTALL)
_PLACES = "0#?"
_LEFT_ALONE = re.compile(r"general|@|e[+-]|/", re.IGNORECASE)


def shown(value: Any, number_format: str, *, counts_from_1904: bool = False) -> str:
    """Days as ISO, moments to the minute, yes or no; numbers with the zeros and signs of their format, no thousands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (datetime, date, time, timedelta)):
        return _of_time(value)
    if isinstance(value, (int, float)):
        text = _of_number(value, number_format)
        return Serial1904(text) if counts_from_1904 else text
    return _with_pairs(unescape(str(value)))


class Serial1904(str):
    """A number in a workbook that counts its days from 1904."""


def _of_time(value: Any) -> str:
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time(0) else value.isoformat(" ", "minutes")
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _of_number(value: float, number_format: str) -> str:
    places = _tokens(number_format.split(";")[0])
    if _LEFT_ALONE.search("".join(sign for sign, literal in places if not literal)) or not _digits(places):
        return _plain(value)
    return ("-" if value < 0 else "") + _under(places, abs(Decimal(repr(value))))


def _tokens(section: str) -> list[tuple[str, bool]]:
    """(sign or text, whether it is literal) of one section of a number format."""
    found = []
    for quoted, escaped, currency, sign in _TOKEN.findall(section):
        literal = quoted or escaped or currency
        if literal or sign:
            found.append((literal or sign, bool(literal) or (sign not in f"{_PLACES}.,%Ee+-/@" and not sign.isalpha())))
    return found


def _digits(places: list[tuple[str, bool]]) -> int:
    return sum(not literal and sign in _PLACES for sign, literal in places)


def _plain(value: float) -> str:
    """As the line above the sheet shows it: fifteen digits, no exponent."""
    text = format(Decimal(format(value, ".15g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _under(places: list[tuple[str, bool]], value: Decimal) -> str:
    """`value` (not negative) in the places of the format, from the right."""
    point = next((at for at, (sign, literal) in enumerate(places) if sign == "." and not literal), len(places))
    last = max(at for at, (sign, literal) in enumerate(places[:point]) if not literal and sign in _PLACES)
    thousands = sum(sign == "," and not literal for sign, literal in places[last:point])
    percents = sum(sign == "%" and not literal for sign, literal in places)
    scaled = value.scaleb(2 * percents - 3 * thousands)
    rounded = str(scaled.quantize(Decimal(1).scaleb(-_digits(places[point:])), ROUND_HALF_UP))
    whole, _point, fraction = rounded.partition(".")
    return _whole(places[:point], whole) + _fraction(places[point:], fraction)


def _whole(places: list[tuple[str, bool]], digits: str) -> str:
    first = next(at for at, (sign, literal) in enumerate(places) if not literal and sign in _PLACES)
    left, made = list(digits.lstrip("0")), ""
    for at in range(len(places) - 1, -1, -1):
        sign, literal = places[at]
        if literal or sign in "%-+":
            made = sign + made
        elif sign in _PLACES:
            digit = left.pop() if left else "0" if sign == "0" else ""
            made = ("".join(left) if at == first else "") + digit + made
    return made


def _fraction(places: list[tuple[str, bool]], digits: str) -> str:
    after = "".join(sign for sign, literal in places if literal or sign == "%")
    return (f".{digits}" if digits.strip("0") else "") + after


def _with_pairs(text: str) -> str:
    """Halves of a sign that were escaped one by one, as one sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
