"""A day in an address, such as 2020-12-28; what isn't a day isn't found."""

from datetime import date

from django.urls import register_converter

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
"""The days that are accepted; far beyond them Python can't calculate with dates."""


class DayConverter:
    """For `path("…/<day:day>/")`."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Raises ValueError (a 404) for the thirtieth of February."""
        day = date.fromisoformat(value)
        if not FIRST <= day <= LAST:
            raise ValueError(value)
        return day

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m-%d}" if isinstance(value, date) else value


register_converter(DayConverter, "day")
