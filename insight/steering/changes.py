"""What changed between two moments, request by request: what moved first, the newest first; from the journal."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from requests_app.models import Event, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.entry import those
from requests_app.views import journal

NEWEST = 500
"""Events looked at, the newest."""

TOLD = 3


@dataclass(frozen=True)
class Change:
    """One request: its deeds in the time, oldest first, and the status it moved to ("" when it stayed)."""

    request: SupportRequest
    events: list[Event]

    @property
    def at(self) -> datetime:
        """The moment of the last."""
        return self.events[-1].at

    @property
    def moved_to(self) -> str:
        """The status in which it stands after it, in words."""
        moved = self.events[0].from_status != self.events[-1].to_status
        return str(Status(self.events[-1].to_status).label) if moved else ""

    @property
    def deeds(self) -> list[str]:
        """The last few, in words."""
        return [_in_words(one) for one in self.events[-TOLD:]]

    @property
    def more(self) -> int:
        """How many came before these."""
        return max(0, len(self.events) - TOLD)


def between(since: datetime, until: datetime, *, among: QuerySet[SupportRequest]) -> list[Change]:
    """What happened to requests `among` after `since`, up to `until`; one query.

    What the clock brought and moved nothing isn't told: who is late stands in a list of its own.
    """
    reminders = Q(action__in=those(lambda rule: rule.clock), from_status=F("to_status"))
    touched = among.filter(updated_at__gt=since)
    events = Event.objects.filter(support_request__in=touched, at__gt=since, at__lte=until).exclude(reminders)
    loaded = events.select_related("support_request__institution", "support_request__safety_region")
    found: dict[int, list[Event]] = {}
    for event in reversed(loaded.order_by("-at", "-pk")[:NEWEST]):
        found.setdefault(event.support_request_id, []).append(event)
    told = [Change(events[0].support_request, events) for events in found.values()]
    return sorted(told, key=lambda one: (bool(one.moved_to), one.at), reverse=True)


def _in_words(event: Event) -> str:
    words, about = str(Action(event.action).label), journal.about(event)
    return f"{words}: {about}" if about else words
