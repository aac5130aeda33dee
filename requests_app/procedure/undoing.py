"""What can be undone, and until what was built on it: the record of a way back is made with the deed itself."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.errors import Lack
from requests_app.models import Event, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.procedure.entry import RULES, Rule
from requests_app.records import undoing


def leaves_a_way_back(rule: Rule, subject: Any) -> bool:
    """Whether a deed can be undone at all; judging a position recorded in one's name settles, and then it can't."""
    judged = getattr(subject, "event", None)
    return rule.undoable and not (judged and RULES[Action(judged.action)].settles)


def lacks(support_request: SupportRequest, undoable: Undoable | None) -> list[Lack]:
    """It wasn't undone yet, the minutes aren't over, and nothing was built on it."""
    if undoable is None:
        return []
    if undoable.undone_by_event:
        return [Lack("undone", _("This was undone already."))]
    if undoable.is_too_late:
        return [Lack("undo_too_late", _("It could be undone until %(until)s."), until=undoable.until)]
    if built := built_on(undoable.event, undoing.later_than(undoable.event)):
        text = _("“%(deed)s” was done after it, at %(at)s, and builds on it.")
        return [Lack("built_on", text, deed=Action(built.action).label, at=built.at)]
    return [] if undoing.is_as_left(undoable) else [Lack("built_on", _("What it changed was changed again since."))]


def built_on(event: Event, later: Iterable[Event]) -> Event | None:
    """The first of the events `later` than `event` that counts on it; what was undone in between counts no more."""
    later = sorted(later, key=lambda one: one.number)
    gone = set(undoing.with_what_followed(event.number, later))
    for one in later:
        if one.action == Action.UNDO and one.supersedes:
            gone |= {one.number, *undoing.with_what_followed(one.supersedes, later)}
    return next((one for one in later if one.number not in gone and _builds_on(one, event)), None)


def _builds_on(later: Event, event: Event) -> bool:
    """It moved the request, can't be done where the request would stand again, or is about the same party or people."""
    rule, first = RULES[Action(later.action)], RULES[Action(event.action)]
    if later.from_status != later.to_status or (rule.changes_grants and first.changes_grants):
        return True
    if rule.clock:
        return False
    same = later.facts.get("event") == event.number or not _about(event).isdisjoint(_about(later))
    return same or event.from_status not in rule.sources


def _about(event: Event) -> set[tuple]:
    """The inquiry, the offers and the deployment that an event names."""
    rows = [event.facts, *event.facts.get("offers", [])]
    return {(name, row[name]) for name in ("inquiry", "offer", "deployment") for row in rows if row.get(name)}
