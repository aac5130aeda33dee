"""What the terms of the ledger and the hours are called in a picture."""

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
