"""The journal of a request in words: the newest events on its page, all of them on a page of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from foundation.money import euros
from foundation.paging import Sort, page_of
from foundation.tables import words
from regions.models import User
from requests_app.doors import find_request
from requests_app.models import PARTIES, Answer, BehalfState, Event, OnBehalf, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.procedure import separation
from requests_app.worklist import triangle_access

NEWEST = 50
SORTS = {"number": Sort("number", _("Number"), descending=True)}


@dataclass(frozen=True)
class Entry:
    """One event: the deed and what it was about, the status it led to ("" when it stayed), why ("" when kept).

    `undone` is the event by which it counts no more, if any.
    """

    event: Event
    deed: str
    about: str
    moved_to: str
    reason: str
    undone: Event | None = None


def keep_events(support_request: SupportRequest) -> None:
    """Read in one query the events a page needs: the newest, and those that bear on what can be done now."""
    needed = Q(number__gt=support_request.head_number - NEWEST)
    needed |= Q(action__in=separation.kinds()) | Q(behalf__state=BehalfState.OPEN)
    parties = [f"behalf__inquiry__{name}" for name in PARTIES]
    events = support_request.events.filter(needed).select_related("actor", "behalf", "undoable", *parties)
    found = list(events.defer("undoable__rows").order_by("-number"))
    for event in found:
        event.support_request = support_request
    support_request.kept_events = (support_request.head_number, found)


def kept(support_request: SupportRequest) -> list[Event]:
    """The events that `keep_events` read, newest first."""
    return support_request.kept_events[1] if support_request.kept_events else []


def newest(support_request: SupportRequest, *, by: User) -> list[Entry]:
    """The last `NEWEST` of the events that were kept, as `by` may read them, newest first."""
    events = kept(support_request)[:NEWEST]
    return entries(events, reads=triangle_access.may_read(by, support_request))


def waiting(support_request: SupportRequest) -> list[OnBehalf]:
    """What was done on somebody's behalf and waits for her word, of the events that were kept, in order."""
    of_late = reversed(kept(support_request))
    found = [behalf for event in of_late if (behalf := getattr(event, "behalf", None))]
    return [one for one in found if one.state == BehalfState.OPEN]


def entries(events: Iterable[Event], *, reads: bool) -> list[Entry]:
    """Events as the page shows them; `reads`: also why somebody contests what was recorded for a corner."""
    shown = list(events)
    undone = _undone(shown)
    return [_entry(event, reads, undone.get(event.number)) for event in shown]


def _undone(shown: list[Event]) -> dict[int, Event]:
    """Of the events `shown` (newest first), by number those that were undone: by which, also on a page before."""
    found = [one for one in shown if one.action == Action.UNDO]
    if shown and shown[0].number < shown[0].support_request.head_number:
        numbers = [one.number for one in shown]
        later = Event.objects.filter(support_request=shown[0].support_request_id, action=Action.UNDO)
        found = list(later.filter(supersedes__in=numbers).select_related("actor"))
    return {one.supersedes: one for one in found if one.supersedes}


def versions(shown: list[Entry]) -> list[Entry]:
    """Those of `shown` (newest first) that made a version."""
    return [entry for entry, before in pairwise(shown) if entry.event.version > before.event.version]


@login_required
@require_safe
def journal(request, reference: str) -> HttpResponse:
    """All events, newest first; 404 for whom the request isn't."""
    support_request = find_request(request.user, reference)
    page = page_of(request, support_request.events.select_related("actor"), SORTS, size=NEWEST)
    reads = triangle_access.may_read(request.user, support_request)
    context = {"support_request": support_request, "page": page, "entries": entries(page.items, reads=reads)}
    return render(request, "requests_app/journal.html", context)


def _entry(event: Event, reads: bool, undone: Event | None) -> Entry:
    moved = event.to_status if event.to_status != event.from_status else ""
    return Entry(
        event=event,
        deed=str(Action(event.action).label),
        about=about(event),
        moved_to=str(Status(moved).label) if moved else "",
        reason=event.reason if reads or not triangle_access.is_of_one_corner(event) else "",
        undone=undone,
    )


def about(event: Event) -> str:
    """Whom and how many it was about, of what is recorded; of what is undone, which deed."""
    facts = event.facts
    if event.action == Action.UNDO:
        return str(Action(facts["deed"]).label)
    parts = [facts.get("party"), ", ".join(facts.get("parties", [])), facts.get("follow_up"), facts.get("name")]
    if facts.get("answer") in Answer.values:
        parts.append(Answer(facts["answer"]).label)
    lines = [one for one in facts.get("lines", []) if "was" in one] + facts.get("offers", [])
    parts += [*_money(facts), *_people(facts), *(_moved(one.get("was"), one) for one in lines)]
    return " · ".join(str(part) for part in parts if part)


def _money(facts: dict) -> Iterator[str]:
    """How much."""
    if facts.get("amount"):
        yield euros(Decimal(facts["amount"]))


def _people(facts: dict) -> Iterator[str]:
    """How many of which type; where that changed by the deed what it was before, and the days as well."""
    if not facts.get("staff_type") or "persons" not in facts:
        return
    was = facts.get("was", {})
    yield _moved(was.get("persons", facts.get("offered", facts["persons"])), facts)
    days = [(kept.get("starts_on"), kept.get("ends_on")) for kept in (was, was | facts)]
    if was and days[0] != days[1]:
        yield " → ".join(f"{_day(first)} – {_day(last)}" for first, last in days)


def _moved(was: int | None, now: dict) -> str:
    """*6 → 4 × nurse*; *4 × nurse* when it was that already, or nothing before."""
    before = "" if was in (None, now["persons"]) else f"{was} → "
    return f"{before}{now['persons']} × {StaffType(now['staff_type']).label}"


def _day(value: str) -> str:
    return words(date.fromisoformat(value))
