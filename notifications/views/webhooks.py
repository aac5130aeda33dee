"""Webhooks: the list of those one looks after, a new one, its delivery log, its secret, a trial, sending one again.

An administrator sees of each delivery when and how it went; what it told of is for the organisation's own people.
"""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation import clock
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Column, Table, words
from notifications import webhooks, webhooks_replay
from notifications.models import WebhookEndpoint
from notifications.webhooks_forms import AnyForm, ChangeForm, LogFilter, OwnForm, ReplayForm, WebhookFilter, last_day
from notifications.webhooks_guard import AddressRefused
from notifications.webhooks_wire import NotTaken, Silent
from regions.authority import is_administrator
from regions.pressed import ANSWERED_BY, pressed_once, sent_once
from regions.views.guards import freshly_proved
from regions.views.outcome import sent, taken

COLUMNS = [
    Column(
        "name",
        gettext_lazy("Name"),
        "description",
        sort="name",
        link=lambda row: reverse("notifications:webhook", args=[row.pk]),
    ),
    Column("for", gettext_lazy("For"), "label"),
    Column("url", gettext_lazy("Address"), "url"),
    Column("kinds", gettext_lazy("Messages about"), lambda row: ", ".join(row.kind_labels)),
    Column("state", gettext_lazy("State"), "state"),
]


@login_required
@require_safe
def webhook_list(request) -> HttpResponse:
    """The webhooks of my organisation; all of them for an administrator."""
    form = WebhookFilter(request.GET)
    page = page_of(request, webhooks.find(request.user, **form.chosen()), webhooks.LIST)
    facts = {"form": form, "table": Table(COLUMNS, page.items, _("Webhooks"), page)}
    return render(request, "notifications/webhooks.html", facts)


@login_required
@require_safe
def webhooks_export(request, kind: str) -> HttpResponseBase:
    """All of the list that fits the filters."""
    chosen = webhooks.find(request.user, **WebhookFilter(request.GET).chosen())
    found = ordered(chosen, webhooks.LIST, request.GET.get("sort", ""))
    return export(COLUMNS, found, kind=kind, filename=f"{_('webhooks')}-{clock.today()}")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def webhook_new(request) -> HttpResponse:
    """Add one; its secret is shown on this answer and never again."""
    form: AnyForm | OwnForm
    if is_administrator(request.user):
        form = AnyForm(sent(request))
    else:
        form = OwnForm(sent(request), held=request.user.memberships_now())
    made: list = []
    if taken(form, lambda: made.extend(webhooks.add(by=request.user, **form.values))):
        endpoint, secret = made
        return _secret(request, endpoint, secret)
    return _form_page(request, form, _("New webhook"))


@login_required
@require_safe
def webhook(request, pk: int) -> HttpResponse:
    """One webhook and its delivery log, the newest first."""
    endpoint, form = _found(request, pk), LogFilter(request.GET)
    own = webhooks.speaks_for(request.user, endpoint)
    page = page_of(request, webhooks.find_in_log(endpoint, own=own, **form.chosen()), webhooks.LOG)
    facts = {"webhook": endpoint, "form": form, "page": page, "own": own}
    facts["inside"] = webhooks.sees_inside(request.user)
    return render(request, "notifications/webhook.html", facts)


@login_required
@require_safe
def webhook_export(request, pk: int, kind: str) -> HttpResponseBase:
    """All of the delivery log that fits the filters."""
    endpoint = _found(request, pk)
    own, inside = webhooks.speaks_for(request.user, endpoint), webhooks.sees_inside(request.user)
    found = webhooks.find_in_log(endpoint, own=own, **LogFilter(request.GET).chosen())
    found = ordered(found, webhooks.LOG, request.GET.get("sort", ""))
    return export(_log_columns(own=own, inside=inside), found, kind=kind, filename=f"webhook-{pk}-{clock.today()}")


@login_required
@require_http_methods(["GET", "POST"])
@freshly_proved
@pressed_once
def webhook_edit(request, pk: int) -> HttpResponse:
    endpoint = _found(request, pk)
    form = ChangeForm.of(endpoint, sent(request))
    if taken(form, lambda: webhooks.change(endpoint, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Saved."))
        return redirect("notifications:webhook", pk)
    return _form_page(request, form, _("Change the webhook"), webhook=endpoint)


@never_cache
@login_required
@require_POST
@freshly_proved
@pressed_once
def webhook_secret(request, pk: int) -> HttpResponse:
    """Replace the secret; the new one is shown on this answer and never again."""
    endpoint = _found(request, pk)
    return _secret(request, endpoint, webhooks.replace_secret(endpoint, by=request.user))


def _secret(request, endpoint: WebhookEndpoint, secret: str) -> HttpResponse:
    """The secret, on this answer alone: the same press leads to the webhook."""
    response = render(request, "notifications/webhook_secret.html", {"webhook": endpoint, "secret": secret})
    response[ANSWERED_BY] = reverse("notifications:webhook", args=[endpoint.pk])
    return response


@login_required
@require_POST
@sent_once("notifications:webhook", "pk")
def webhook_trial(request, pk: int) -> HttpResponse:
    """Send an event that tells of nothing, and say what came of it."""
    endpoint = _found(request, pk)
    try:
        status = webhooks.try_out(endpoint, by=request.user)
    except (AddressRefused, Silent, NotTaken) as error:
        messages.error(
            request,
            _("The trial event was not accepted: %(error)s.") % {"error": webhooks.reason(error, to=request.user)},
        )
    else:
        messages.success(request, _("The trial event was accepted (%(status)s).") % {"status": status})
    return redirect("notifications:webhook", pk)


@login_required
@require_POST
@pressed_once
def webhook_again(request, pk: int, delivery: int) -> HttpResponse:
    """Send one delivery anew."""
    endpoint = _found(request, pk)
    webhooks.send_again(get_object_or_404(webhooks.log_of(endpoint), pk=delivery), by=request.user)
    messages.success(request, _("The event is sent again."))
    return redirect("notifications:webhook", pk)


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def webhook_replay(request, pk: int) -> HttpResponse:
    """Choose a period, see how many events of it would be sent again, and send them."""
    endpoint = _found(request, pk)
    form = ReplayForm(sent(request) or request.GET or last_day())
    counts: dict[str, int] = {}
    do = partial(webhooks_replay.replay, by=request.user) if request.method == "POST" else webhooks_replay.counted
    if not taken(form, lambda: counts.update(do(endpoint, form.cleaned_data["from"], form.cleaned_data["to"]))):
        return _replay_page(request, form, endpoint, status=400)
    if request.method == "GET":
        return _replay_page(request, form, endpoint, counts=counts)
    text = ngettext("%(count)s event is sent again.", "%(count)s events are sent again.", counts["to_send"])
    messages.success(request, text % {"count": words(counts["to_send"])})
    return redirect("notifications:webhook", pk)


def _replay_page(request, form, endpoint: WebhookEndpoint, *, status: int = 200, **facts) -> HttpResponse:
    facts |= {"form": form, "webhook": endpoint, "title": _("Send a period again")}
    return render(request, "notifications/webhook_replay.html", facts, status=status)


def _log_columns(*, own: bool, inside: bool) -> list[Column]:
    about = [Column("about", gettext_lazy("About"), "told_of")] if own else []
    return [
        Column("event", gettext_lazy("Event"), "event_id"),
        *about,
        Column("kind", gettext_lazy("Kind"), lambda row: row.get_kind_display()),
        Column("when", gettext_lazy("When"), "created_at"),
        Column("state", gettext_lazy("State"), lambda row: row.get_state_display()),
        Column("attempts", gettext_lazy("Tries"), "attempts", numeric=True),
        Column("error", gettext_lazy("Last error"), "last_error" if inside else "error_in_the_open"),
        Column("sent", gettext_lazy("Sent"), "sent_at"),
    ]


def _found(request, pk: int) -> WebhookEndpoint:
    return get_object_or_404(webhooks.looked_after_by(request.user), pk=pk)


def _form_page(request, form, title, **facts) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, "notifications/webhook_form.html", {"form": form, "title": title, **facts}, status=status)
