"""Whose move is late at the moment of a report: by part of its scope and by status, the longest late first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from insight.models import Spell
from insight.scopes import Scope
from insight.sums import Window
from requests_app.models import Status

HOUR = 3600


@dataclass(frozen=True)
class Overdue:
    """So many requests of a part (primary key; None: of the whole) wait late in a status, the first since `since`."""

    part: int | None
    status: Status
    requests: int
    since: datetime
    hours: int


def overdue(scope: Scope, window: Window) -> list[Overdue]:
    """In one query."""
    keys = ("status", *([scope.parts] if scope.parts else ()))
    late = Spell.objects.filter(window.known_today, scope.condition, under_way=True, due_at__lt=window.at)
    rows = late.order_by().values_list(*keys).annotate(requests=Count("pk"), since=Min("due_at"))
    found = []
    for status, *part, requests, since in rows:
        hours = int((window.at - since).total_seconds()) // HOUR
        found.append(Overdue(part[0] if part else None, Status(status), requests, since, hours))
    return sorted(found, key=lambda one: (one.since, one.part or 0, one.status))
