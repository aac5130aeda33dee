"""What the terms of the ledger and the hours are called in a picture."""

from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

TERM = {
    "asked": _("asked"),
    "region": _("met in the region"),
    "national": _("met nationally"),
    "defence": _("granted by Defence"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
    "open": _("open"),
}

HOURS = {
    "under_way": _("under way"),
    "unsafe": _("unsafe now"),
    "unsafe_12": _("unsafe within 12 hours"),
    "unsafe_24": _("unsafe within 24 hours"),
    "late": _("late"),
}


def day_words(day: date) -> str:
    """A day on an axis: *28 dec*."""
    return date_format(day, "j b" if get_language() == "nl" else "j M")


def written(at: datetime) -> str:
    """A moment in full, as an address and the API write it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
