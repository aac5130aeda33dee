"""What somebody can still undo: beside the word that it was done, and on the page of the request while it can."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from regions.models import User
from requests_app.doors import DOORS
from requests_app.models import Event, SupportRequest, Undoable
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.views.buttons import deed_url


@dataclass(frozen=True)
class WayBack:
    """A deed of the reader that she can still undo, and where."""

    undoable: Undoable
    url: str

    @property
    def until(self) -> str:
        """The hour after which it can't be undone any more."""
        return date_format(timezone.localtime(self.undoable.until), "H:i")


def ways_back(support_request: SupportRequest, *, by: User) -> list[WayBack]:
    """What `by` did to the request and can still undo, the last first; one query where that is nothing."""
    found = Undoable.objects.running().filter(event__support_request=support_request, event__actor=by)
    rows = list(found.select_related("event").order_by("-event__number"))
    for one in rows:
        one.event.support_request = support_request
    offered = (one for one in rows if workflow.prospect(support_request, Action.UNDO, by=by, subject=one).offered)
    return [_way_back(one) for one in offered]


def _way_back(undoable: Undoable) -> WayBack:
    return WayBack(undoable, deed_url(DOORS[Action.UNDO], undoable, of=undoable.support_request.reference))


def said_done(event: Event, label: str) -> str:
    """The word that a deed was done; where it can be undone with the way back, and until when."""
    done = _("Done: %(deed)s.") % {"deed": label}
    if not hasattr(event, "undoable"):
        return done
    way = _way_back(event.undoable)
    return format_html('{} <a href="{}">{}</a>', done, way.url, _("Undo (until %(hour)s)") % {"hour": way.until})
