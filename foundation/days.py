"""A day as people write it in a list: the Dutch reading of each way of writing; what has none is asked again."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from foundation.spreadsheets.shown import Serial1904

MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mrt", "maart", "mar", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d\d){_TIME}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_IN_WORDS = re.compile(rf"(?:[a-z]+\.?,? )?(\d{{1,2}})[- ]([a-z]+)\.?[- ](\d{{4}}|\d\d){_TIME}", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def day_of(text: str) -> date:
    """The day that is written: day first or year first, in words, or as a spreadsheet counts; a time beside it is left.

    ValidationError for what isn't one day from 2000 to 2099.
    """
    try:
        found = next((day for day in _readings(text) if day is not None), None)
    except (ValueError, OverflowError):
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise ValidationError(_("Give day, month and year, such as 28-12-2020."), code="day")
    return found


def _readings(text: str) -> Iterator[date | None]:
    if read := _DAY_FIRST.fullmatch(text):
        yield date(_year(read[4]), int(read[3]), int(read[1]))
    if read := _YEAR_FIRST.fullmatch(text):
        yield date(int(read[1]), int(read[3]), int(read[4]))
    if read := _IN_WORDS.fullmatch(text):
        month = next((at for at, names in enumerate(MONTHS, start=1) if read[2].lower() in names), 0)
        yield date(_year(read[3]), month, int(read[1]))
    if read := _SERIAL.fullmatch(text):
        start = date(1904, 1, 1) if isinstance(text, Serial1904) else date(1899, 12, 30)
        yield start + timedelta(days=int(read[1]))


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)
