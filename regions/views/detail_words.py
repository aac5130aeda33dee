"""What a trace kept of an address, in words: *first=2020-12-28* is a first day, and no secret of the machine.

Files and pages say it so; programs get it as it was kept.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.tables import words
from regions.models import By, Role, Tried, What

NAMES = {
    "action": _("Action"),
    "at": _("As it was at"),
    "by": _("By"),
    "chart": _("Chart"),
    "code": _("Code"),
    "day": _("Day"),
    "days": _("Period in days"),
    "deed": _("Action"),
    "delivery": _("Delivery"),
    "ending": _("Ends within days"),
    "ends_on": _("Until"),
    "first": _("First day"),
    "kind": _("Kind"),
    "location": _("Location"),
    "map": _("On the map"),
    "measure": _("Figure"),
    "mine": _("My move"),
    "name": _("Name"),
    "number": _("Number"),
    "on": _("Day"),
    "overdue": _("Overdue"),
    "overstaying": _("Overstaying"),
    "payer": _("Who pays"),
    "pk": _("Number"),
    "pool": _("Pool"),
    "q": _("Searched for"),
    "region": _("Safety region"),
    "road": _("Road"),
    "role": _("Function"),
    "scheme": _("Scheme"),
    "scope": _("Territory"),
    "since": _("From"),
    "sort": _("Sorted by"),
    "staff_type": _("Staff type"),
    "starts_on": _("From"),
    "state": _("State"),
    "status": _("Status"),
    "step": _("Step"),
    "table": _("Table"),
    "territory": _("Territory"),
    "until": _("To and including"),
    "urgency": _("Urgency"),
    "what": _("What"),
}
"""What the names in addresses and filters are called; any other stands as it is."""

LABELS = {"by": dict(By.choices), "role": dict(Role.choices), "what": dict(What.choices) | dict(Tried.choices)}
_NAMED = re.compile(r"(?:^|(?<= ))([a-z_]+)=")


def in_words(detail: str) -> str:
    """*First day: Mon 28 Dec 2020, Searched for: avond*; what names nothing stands as it is."""
    return ", ".join(_parts(detail))


def _parts(detail: str) -> Iterator[str]:
    found = list(_NAMED.finditer(detail))
    ends = [one.start() for one in found] + [len(detail)]
    if before := detail[: ends[0]].strip():
        yield before
    for named, end in zip(found, ends[1:], strict=True):
        name, value = named[1], detail[named.end() : end].strip()
        yield f"{NAMES[name]}: {_said(name, value)}" if name in NAMES else f"{name}={value}"


def _said(name: str, value: str) -> Any:
    if value in LABELS.get(name, {}):
        return LABELS[name][value]
    try:
        return words(date.fromisoformat(value)) if "-" in value else value
    except ValueError:
        return value
