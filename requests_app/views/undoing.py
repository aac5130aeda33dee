"""What somebody can still undo: beside the word that it was done, and on the page of the request while it can."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from foundation import clock
from regions.models import User
from requests_app.doors import DOORS
from requests_app.models import Event, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.models.undoing import how_long
from requests_app.procedure.authority import standings
from requests_app.procedure.rules import RULES
from requests_app.procedure.undoing import built_on
from requests_app.views.journal import about
from requests_app.views.lacks import deed_url


@dataclass(frozen=True)
class WayBack:
    """A deed of the reader that she can still undo, and where."""

    undoable: Undoable
    url: str

    @property
    def until(self) -> str:
        """The hour after which it can't be undone any more."""
        return date_format(timezone.localtime(self.undoable.until), "H:i")


def ways_back(events: Iterable[Event], *, by: User) -> list[WayBack]:
    """Of the newest `events` of a request, in which `undoable` was read with them, those that `by` can still undo.

    What else may stand in the way takes several queries: the page of the deed says so.
    """
    found, rule = sorted(events, key=lambda one: -one.number), RULES[Action.UNDO]
    mine = [one for one in found if one.actor_id == by.pk and hasattr(one, "undoable") and one.undoable.is_running]
    hers = [one for one in mine if standings(rule, one.support_request, by, one.undoable, False)]
    return [_way_back(one.undoable) for one in hers if not _is_built_on(one, found)]


def of_late(support_request: SupportRequest) -> list[Event]:
    """The events of a request that may still be undone, and those after them."""
    newest = support_request.events.filter(at__gte=clock.now() - how_long())
    return list(newest.select_related("support_request", "undoable").defer("undoable__rows"))


def _is_built_on(event: Event, events: list[Event]) -> bool:
    return built_on(event, (one for one in events if one.number > event.number)) is not None


def _way_back(undoable: Undoable) -> WayBack:
    return WayBack(undoable, deed_url(DOORS[Action.UNDO], undoable, of=undoable.support_request.reference))


def said_done(event: Event, done: str) -> str:
    """That a deed was `done`, of whom and how many; where it can be undone with the way back, and until when."""
    done = ": ".join(filter(None, [str(done), about(event)])) + "."
    if not hasattr(event, "undoable"):
        return done
    way = _way_back(event.undoable)
    return format_html('{} <a href="{}">{}</a>', done, way.url, _("Undo (until %(hour)s)") % {"hour": way.until})
