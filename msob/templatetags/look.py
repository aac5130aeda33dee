"""Words and small drawings that several pages share: moments, how long still, icons.

Moments are written as *ma 28 dec 2020, 14:30* and durations as *nog 3 uur*, in the language of the page.
"""

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext, ngettext

from foundation import clock, telephone
from foundation.tables import words

register = template.Library()

SOON = timedelta(hours=4)


class Countdown(NamedTuple):
    """What is left until a due moment: the words, and whether it has passed or comes within four hours."""

    text: str
    overdue: bool
    soon: bool


@register.filter
def duration(length: timedelta | None) -> str:
    """Name a length of time in one useful unit, rounded down: minutes up to two hours, hours up to two days, days."""
    if length is None:
        return ""
    minutes = int(abs(length).total_seconds()) // 60
    if not minutes:
        return gettext("less than a minute")
    if minutes < 120:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    return ngettext("%(count)d day", "%(count)d days", hours // 24) % {"count": hours // 24}


@register.filter
def countdown(due: datetime | None) -> Countdown | None:
    """Say how long `due` (aware) is still away on the domain clock, or how long ago it passed."""
    if not due:
        return None
    left = due - clock.now()
    overdue = left < timedelta(0)
    words = gettext("%(duration)s overdue") if overdue else gettext("%(duration)s left")
    return Countdown(words % {"duration": duration(left)}, overdue, not overdue and left < SOON)


@register.filter
def moment(value: datetime | None) -> str:
    """Write an aware datetime in Amsterdam time, as *ma 28 dec 2020, 14:30*."""
    return _written(value, f"D j {_month()} Y, H:i", get_language()) if value else ""


@register.filter
def day(value) -> str:
    """Write a date, or the Amsterdam day of an aware datetime, as *ma 28 dec 2020*."""
    return _written(value, f"D j {_month()} Y", get_language()) if value else ""


@lru_cache(maxsize=4096)
def _written(value: date, how: str, _language: str | None) -> str:
    """A day or an aware moment in Amsterdam, in the language at hand: the same words whenever it is asked."""
    return date_format(timezone.localtime(value) if isinstance(value, datetime) else value, how)


@register.filter
def short_day(value: date) -> str:
    """Write a date as *28 dec*."""
    return date_format(value, f"j {_month()}")


@register.filter
def short_month(value: date) -> str:
    """Write the month of a date as *dec*."""
    return date_format(value, _month())


def _month() -> str:
    """The letter of a date format for a short month: Dutch writes months in small letters."""
    return "b" if get_language() == "nl" else "M"


@register.filter
def number(value) -> str:
    """Write a number as people do: thousands apart, a fraction behind the comma of the language."""
    return words(value)


@register.simple_tag
def call(kept: str) -> str:
    """A telephone number to press; "" for none."""
    return format_html('<a href="tel:{}">{}</a>', kept, telephone.shown(kept)) if kept else ""


@register.filter
def with_numbers(text: str) -> str:
    """Who to call and on which number, each number in it to press."""
    return format_html_join("", "{}", ((_pressed(*piece),) for piece in telephone.apart(text or "")))


def _pressed(words: str, kept: str) -> str:
    return format_html('<a href="tel:{}">{}</a>', kept, words) if kept else words


@register.simple_tag
def icon(name: str) -> str:
    """Draw a symbol of msob/icons.svg; it is decoration, so the words beside it must say the same."""
    return _drawn(name)


@cache
def _drawn(name: str) -> str:
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static("msob/icons.svg"),
        name,
    )
