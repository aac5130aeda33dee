"""What can be undone, and until what was built on it: the record of a way back is made with the deed itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from requests_app.models import Event, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.procedure.entry import RULES, Rule
from requests_app.records import undoing

SUBJECTS = ("inquiry", "offer", "deployment")
"""What an event names that a later one may be about too."""


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
    if undoable.until < clock.now():
        return [Lack("too_late", _("It could be undone until %(until)s."), until=undoable.until)]
    if built := next(_built_on(undoable), None):
        text = _("“%(deed)s” was done after it, at %(at)s, and builds on it.")
        return [Lack("built_on", text, deed=Action(built.action).label, at=built.at)]
    return [] if undoing.is_as_left(undoable) else [Lack("built_on", _("What it changed was changed again since."))]


def _built_on(undoable: Undoable):
    """The later events that count on what it did; what was undone in between counts no more."""
    event, gone = undoable.event, set(undoing.numbers(undoable))
    about = event.support_request
    for undone in Undoable.objects.filter(event__support_request=about, undone_by_event__gt=event.number):
        gone |= {undone.undone_by_event, *undoing.numbers(undone)}
    later = about.events.filter(number__gt=event.number).exclude(number__in=gone)
    return (one for one in later.order_by("number") if _builds_on(one, event, undoable))


def _builds_on(later: Event, event: Event, undoable: Undoable) -> bool:
    """It moved the request, can't be done where the request would stand again, or is about the same party or people."""
    rule, first = RULES[Action(later.action)], RULES[Action(event.action)]
    if later.from_status != later.to_status or (rule.changes_grants and first.changes_grants):
        return True
    if rule.clock:
        return False
    same = any(name in event.facts and later.facts.get(name) == event.facts[name] for name in SUBJECTS)
    return same or undoing.stood_at(undoable) not in rule.sources
