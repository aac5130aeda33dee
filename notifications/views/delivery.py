"""Delivery in sight, for administrators: what waits, what got stuck and why, and sending it again.

Nothing of a request's content stands here: receiver, kind of road, moments and errors.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from foundation import keys
from foundation.paging import Sort, page_of
from notifications import delivery, outbox
from notifications.models import Stumble
from notifications.roads import ROADS, Road
from regions.views.guards import administrators_only

SORTS = {"due": Sort("due_at", gettext_lazy("Was to leave"))}


@administrators_only
@require_safe
def delivery_page(request) -> HttpResponse:
    """Figures of every road, and what is stuck on the one chosen."""
    road = _road(request.GET.get("road") or "email")
    facts = {
        "figures": delivery.figures(),
        "events_waiting": delivery.events_waiting(),
        "stumbled": delivery.stumbled(),
        "oldest": delivery.oldest(),
        "road": road,
        "page": page_of(request, delivery.stuck(road), SORTS),
    }
    return render(request, "notifications/delivery.html", facts)


@administrators_only
@require_POST
def resend(request, road: str) -> HttpResponse:
    """Send the row named by `message`, or everything stuck on this road, again."""
    rows, one = delivery.stuck(_road(road)), request.POST.get("message", "")
    if one:
        rows = rows.filter(pk=keys.read(one) or 0)
    count = outbox.resend(rows, by=request.user)
    text = ngettext("%(count)s message is sent again.", "%(count)s messages are sent again.", count)
    messages.success(request, text % {"count": count})
    return redirect("notifications:delivery")


@administrators_only
@require_POST
def tell_again(request, pk: int) -> HttpResponse:
    """Try again to turn an event into messages."""
    delivery.try_event_again(get_object_or_404(Stumble, pk=pk), by=request.user)
    messages.success(request, _("The event is tried again."))
    return redirect("notifications:delivery")


def _road(name: str) -> Road:
    road = ROADS.get(name)
    if road is None or road.on_it is None:
        raise Http404(name)
    return road
