"""What is kept inside each deed: how its request stands from then on, and what happened.

Rows are written only for what changed, all at the moment of the event: so a picture of that moment or later is made of
what was known then. Runs under the request's lock; nothing else writes these tables but `totals` and `begin`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from insight import happenings, stretches
from insight.models import Kept, Passage, Spell, Stretch
from insight.stretches import Part
from requests_app.models import TERMINAL, Event, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.support_request import FAR_FUTURE
from requests_app.procedure.rules import RULES

STANDS = ("status", "entered_at", "due_at", "unsafe_at", "urgency", "under_way")
PLACES = ("institution_id", "safety_region_id", "roaz_region_id")
Row = TypeVar("Row", bound=Kept)


def follow(support_request: SupportRequest, event: Event) -> None:
    """Keep what `event` changed in the figures of its request; of one whose alert wasn't sent there are none."""
    if not support_request.submitted_at:
        return
    was = Spell.objects.filter(support_request=support_request, until=FAR_FUTURE).first()
    place = place_of(support_request, was)
    entered = was.entered_at if was and _stays(support_request, was, event) else support_request.entered_at
    spell = spell_of(support_request, event.at, entered, place)
    before, parts = _need(support_request, event, was)
    if was is None or _values(was) != _values(spell):
        _replace([was] if was else [], [spell], at=event.at)
    _replace(
        [row for part, row in before.items() if part not in parts],
        [stretch_of(support_request, part, event.at, place) for part in sorted(parts - before.keys())],
        at=event.at,
    )
    found = list(happenings.of(event, was, spell, before.keys(), parts))
    take_back(event)
    add(found, support_request, event_number=event.number, since=event.at, place=place)


def _need(support_request: SupportRequest, event: Event, was: Spell | None) -> tuple[dict[Part, Stretch], set[Part]]:
    """What is kept of the need and how it stands now; nothing of either for a deed that leaves it as it is."""
    if RULES[Action(event.action)].leaves_need:
        return {}, set()
    return _parts(support_request) if was else {}, stretches.of(support_request)


def _stays(support_request: SupportRequest, was: Spell, event: Event) -> bool:
    """Whether it goes on in its status; put back into one, it is there since the moment it says itself."""
    return was.status == support_request.status and event.supersedes is None


def spell_of(support_request: SupportRequest, since: datetime, entered: datetime, place: dict[str, int]) -> Spell:
    """How it stands, as a spell that begins at `since`; not saved."""
    under_way = support_request.status not in TERMINAL
    spell = Spell(
        support_request=support_request,
        since=since,
        entered_at=entered,
        status=support_request.status,
        due_at=support_request.due_at,
        unsafe_at=support_request.unsafe_from,
        urgency=support_request.urgency,
        under_way=under_way,
        **place,
    )
    spell.measure()
    return spell


def place_of(support_request: SupportRequest, was: Spell | None) -> dict[str, int]:
    """Where it counts: as on the day of the alert."""
    if was:
        return {name: getattr(was, name) for name in PLACES}
    roaz = support_request.location.roaz_region_id
    return {
        "institution_id": support_request.institution_id,
        "safety_region_id": support_request.safety_region_id,
        "roaz_region_id": roaz,
    }


def _values(spell: Spell) -> list:
    return [getattr(spell, name) for name in STANDS]


def _parts(support_request: SupportRequest) -> dict[Part, Stretch]:
    known = Stretch.objects.filter(support_request=support_request, until=FAR_FUTURE)
    return {stretches.part_of(row): row for row in known}


def stretch_of(support_request: SupportRequest, part: Part, since: datetime, place: dict[str, int]) -> Stretch:
    """A part of its need, known from `since` on; not saved."""
    stretch = Stretch(support_request=support_request, since=since, **part._asdict(), **place)
    stretch.measure()
    return stretch


def _replace(over: Iterable[Row], new: list[Row], *, at: datetime) -> None:
    """End the rows `over` at that moment and keep the `new` ones; what was known for no time is forgotten."""
    end(list(over), at)
    if new:
        type(new[0])._default_manager.bulk_create(new)


def end(rows: list[Row], at: datetime) -> None:
    """Let `rows` be known until then; those known since then or later are deleted."""
    gone, ended = [row.pk for row in rows if row.since >= at], [row for row in rows if row.since < at]
    for row in ended:
        row.end(at)
    if gone:
        type(rows[0])._default_manager.filter(pk__in=gone).delete()
    if ended:
        type(rows[0])._default_manager.bulk_update(ended, rows[0].ENDS)


def take_back(event: Event) -> None:
    """Let what the event takes back be known until now."""
    if numbers := happenings.taken_back(event):
        rows = Passage.objects.filter(happenings.COUNTED_ONCE, support_request=event.support_request, until=FAR_FUTURE)
        end(list(rows.filter(event_number__in=numbers)), event.at)


def add(
    found: Iterable[happenings.Happening],
    support_request: SupportRequest,
    *,
    event_number: int,
    since: datetime,
    place: dict[str, int],
) -> None:
    """Keep what happened, known since then."""
    Passage.objects.bulk_create(
        Passage(support_request=support_request, event_number=event_number, since=since, **one._asdict(), **place)
        for one in found
    )
