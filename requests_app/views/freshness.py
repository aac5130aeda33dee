"""How old the figures are, and whether that is too old to file or to decide on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from foundation import clock
from requests_app.records.completeness import FRESH_TO_DECIDE, FRESH_TO_FILE


@dataclass(frozen=True)
class Age:
    """The age of the last figures; `tone` is success, warning (too old to file) or danger (too old to decide)."""

    measured_at: datetime
    length: timedelta
    tone: str
    said: str


def of(measured_at: datetime | None) -> Age | None:
    """How old figures of this moment are now; None when there are none."""
    if measured_at is None:
        return None
    length = clock.now() - measured_at
    if length > FRESH_TO_DECIDE:
        return Age(measured_at, length, "danger", _("too old to decide on"))
    if length > FRESH_TO_FILE:
        return Age(measured_at, length, "warning", _("too old to file with"))
    return Age(measured_at, length, "success", _("fresh"))
