"""One's messages: the list, opening one, marking them as read; and how one wants to be reached."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation import clock, keys
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column
from notifications import inbox, mailbox
from notifications.forms import InboxFilter, PreferencesForm
from notifications.models import Notification
from notifications.roads.email import path_of
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken

COLUMNS = [
    Column("message", gettext_lazy("Message"), "sentence"),
    Column("kind", gettext_lazy("About"), lambda row: row.get_kind_display()),
    Column("reference", gettext_lazy("Reference"), "reference_shown"),
    Column("when", gettext_lazy("When"), "event.at"),
    Column("read", gettext_lazy("Read"), "read_at"),
]


@login_required
@require_safe
def message_list(request) -> HttpResponse:
    """My messages, the newest first."""
    form = InboxFilter(request.GET)
    page = page_of(request, inbox.find(request.user, **form.chosen()).for_list(), inbox.SORTS)
    return render(request, "notifications/messages.html", {"form": form, "page": page})


@login_required
@require_safe
def message_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, the newest first."""
    rows = inbox.find(request.user, **InboxFilter(request.GET).chosen()).for_list()
    name = _("messages")
    return export(
        COLUMNS, ordered(rows, inbox.SORTS, request.GET.get("sort", "")), kind=kind, filename=f"{name}-{clock.today()}"
    )


@login_required
@require_safe
def open_message(request, pk: int) -> HttpResponse:
    """Go to what a message of mine is about; it counts as read from then on."""
    row = get_object_or_404(Notification.objects.inbox_of(request.user).for_list(), pk=pk)
    mailbox.read(by=request.user, keys=[row.pk])
    return redirect(path_of(row))


@login_required
@require_POST
@pressed_once
def mark_read(request) -> HttpResponse:
    """Mark the one named by `message`, or all of mine, as read; back to where it was asked."""
    one = request.POST.get("message", "")
    key = keys.read(one)
    if one and key is None:
        raise BadRequest(_("There is no such message."))
    mailbox.read(by=request.user, keys=[key] if key is not None else None)
    return redirect(_back(request))


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def preferences_page(request) -> HttpResponse:
    """Per kind of message and road: at once, daily, or not at all where the procedure allows."""
    form = PreferencesForm(sent(request), user=request.user)
    with transaction.atomic():
        saved = taken(form, lambda: form.save(by=request.user))
    if saved:
        messages.success(request, _("Saved: this is how you are reached from now on."))
        return redirect("notifications:preferences")
    return render(request, "notifications/preferences.html", {"form": form}, status=400 if form.errors else 200)


def _back(request) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("notifications:messages")
