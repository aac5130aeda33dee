"""Delivery in sight, for administrators: what waits, what got stuck and why, sending it again, putting it away.

Nothing of a request's content stands here: receiver, kind of road, moments and errors.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from foundation import clock, keys
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column
from notifications import delivery, delivery_list, outbox
from notifications.forms import DeliveryFilter
from notifications.models import SendingQuerySet, Stumble
from notifications.roads import ROADS, Road
from regions.pressed import pressed_once
from regions.views.guards import administrators_only

COLUMNS = [
    Column("receiver", gettext_lazy("Receiver"), "receiver"),
    Column("kind", gettext_lazy("About"), lambda row: row.get_kind_display() if hasattr(row, "kind") else ""),
    Column("due", gettext_lazy("Due to leave"), "due_at"),
    Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
    Column("attempts", gettext_lazy("Tries"), "attempts", numeric=True),
    Column("error", gettext_lazy("Last error"), "last_error"),
    Column("sent", gettext_lazy("Sent"), "sent_at"),
    Column("put_away", gettext_lazy("Put away on"), "put_away_at"),
    Column("put_away_by", gettext_lazy("Put away by"), lambda row: row.put_away_by.name if row.put_away_by else ""),
]


@administrators_only
@require_safe
def delivery_page(request) -> HttpResponse:
    """Figures of every road, and on the one chosen what is stuck, or whatever the filters ask for."""
    road, form = _road(request.GET.get("road") or "email"), DeliveryFilter(request.GET)
    facts = {
        "figures": delivery.figures(),
        "events_waiting": delivery.events_waiting(),
        "stumbled": delivery.stumbled(),
        "oldest": delivery.oldest(),
        "road": road,
        "form": form,
        "page": page_of(request, delivery_list.find(road, **form.chosen()), delivery_list.SORTS),
    }
    return render(request, "notifications/delivery.html", facts)


@administrators_only
@require_safe
def delivery_export(request, kind: str) -> HttpResponseBase:
    """What the page shows with these filters, all of it."""
    road = _road(request.GET.get("road") or "email")
    rows = delivery_list.find(road, **DeliveryFilter(request.GET).chosen())
    found = ordered(rows, delivery_list.SORTS, request.GET.get("sort", ""))
    return export(COLUMNS, found, kind=kind, filename=f"{_('delivery')}-{road.name}-{clock.today()}")


@administrators_only
@require_POST
@pressed_once
def resend(request, road: str) -> HttpResponse:
    """Send the row named by `message`, or everything that fits the filters, again."""
    count = outbox.resend(_meant(request, road), by=request.user)
    text = ngettext("%(count)s message is sent again.", "%(count)s messages are sent again.", count)
    messages.success(request, text % {"count": count})
    return redirect(_back(request, road))


@administrators_only
@require_POST
@pressed_once
def put_away(request, road: str) -> HttpResponse:
    """Put the row named by `message`, or everything given up that fits the filters, away."""
    count = outbox.put_away(_meant(request, road), by=request.user)
    text = ngettext("%(count)s message is put away.", "%(count)s messages are put away.", count)
    messages.success(request, text % {"count": count})
    return redirect(_back(request, road))


@administrators_only
@require_POST
@pressed_once
def tell_again(request, pk: int) -> HttpResponse:
    """Try again to turn an event into messages."""
    delivery.try_event_again(get_object_or_404(Stumble, pk=pk), by=request.user)
    messages.success(request, _("The event is tried again."))
    return redirect("notifications:delivery")


def _meant(request, road: str) -> SendingQuerySet:
    one = request.POST.get("message", "")
    if one:
        return _road(road).travelling().filter(pk=keys.read(one) or 0)
    return delivery_list.find(_road(road), **DeliveryFilter(request.GET).chosen())


def _back(request, road: str) -> str:
    """The page with the filters it was asked from."""
    kept = request.GET.copy()
    kept["road"] = road
    return f"{reverse('notifications:delivery')}?{kept.urlencode()}"


def _road(name: str) -> Road:
    road = ROADS.get(name)
    if road is None or road.on_it is None:
        raise Http404(name)
    return road
