"""The journal of a request in words: the newest events on its page, all of them on a page of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from foundation.paging import Sort
from requests_app.actions import Action
from requests_app.doors import find_request
from requests_app.models import Event, Status, SupportRequest
from requests_app.staff import StaffType
from requests_app.views.listing import page_of

NEWEST = 50
SORTS = {"number": Sort("number", _("Number"), descending=True)}


@dataclass(frozen=True)
class Entry:
    """One event: the deed and what it was about, the status it led to ("" when it stayed)."""

    event: Event
    deed: str
    about: str
    moved_to: str


def newest(support_request: SupportRequest) -> list[Entry]:
    """The last `NEWEST` events, newest first, in one query."""
    return entries(support_request.events.select_related("actor").order_by("-number")[:NEWEST])


def entries(events: Iterable[Event]) -> list[Entry]:
    """Events as the page shows them."""
    return [_entry(event) for event in events]


def versions(shown: list[Entry]) -> list[Entry]:
    """Those of `shown` (newest first) that made a version."""
    return [entry for entry, before in pairwise(shown) if entry.event.version > before.event.version]


@login_required
@require_safe
def journal(request, reference: str) -> HttpResponse:
    """All events, newest first; 404 for whom the request isn't."""
    support_request = find_request(request.user, reference)
    page = page_of(request, support_request.events.select_related("actor"), SORTS, size=NEWEST)
    context = {"support_request": support_request, "page": page, "entries": entries(page.items)}
    return render(request, "requests_app/journal.html", context)


def _entry(event: Event) -> Entry:
    moved = event.to_status if event.to_status != event.from_status else ""
    return Entry(event, str(Action(event.action).label), _about(event.facts), str(Status(moved).label) if moved else "")


def _about(facts: dict) -> str:
    """Whom and how many it was about, of what is recorded."""
    parts = [facts.get("party"), ", ".join(facts.get("parties", [])), facts.get("follow_up"), facts.get("name")]
    if facts.get("persons") and facts.get("staff_type"):
        parts.append(f"{facts['persons']} × {StaffType(facts['staff_type']).label}")
    return " · ".join(str(part) for part in parts if part)
