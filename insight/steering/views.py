"""How it stands for whoever steers: above her work on the start page, and as a page to print and hand over."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation.exporting import export
from foundation.forms import Form
from insight import scopes
from insight.forms import MarkForm, SteeringFilter
from insight.steering import marks, rows
from insight.steering.standing import Steering
from insight.words import written
from regions.pressed import pressed_once
from regions.views.outcome import taken
from requests_app.worklist.calling import Calls

FEW, PAPER = 4, 4
"""As many rows of each list as fit on the first screen, and on one A4 (the style sheet leaves out what comes after)."""


def facts(request, *, few: int | None = FEW, calls: Calls | None = None) -> dict[str, Any]:
    """What the template needs; nothing for who steers nothing. Raises Http404 for a territory that isn't hers."""
    if not (territories := scopes.steered(request.user)):
        return {}
    form = SteeringFilter(request.GET)
    steering = _steering(request, form, calls)
    return {
        "steering": steering,
        "form": form,
        "few": few,
        "paper": PAPER,
        "territories": territories,
        "mark": MarkForm(initial={"at": written(steering.window.at)}),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@pressed_once
def page(request) -> HttpResponse:
    """The whole of it on one sheet; sent, she has read what changed up to the moment that stood on the page."""
    marks.require_steers(request.user)
    if request.method == "POST":
        return _mark(request)
    found = facts(request, few=None)
    return render(request, "insight/steering.html", found, status=400 if found["form"].errors else 200)


@login_required
@require_safe
def page_export(request, kind: str) -> HttpResponseBase:
    """Every row of every list, as a file."""
    marks.require_steers(request.user)
    found = facts(request)
    if found["form"].errors:
        return page(request)
    steering = found["steering"]
    word = _("handover")
    name = f"{word}-{steering.scope.code}-{steering.window.at:%Y-%m-%d}"
    return export(rows.COLUMNS, rows.rows(steering), kind=kind, filename=name)


def _mark(request) -> HttpResponse:
    form = MarkForm(request.POST)
    if not taken(form, lambda: marks.set_mark(form.cleaned_data["at"], by=request.user)):
        found = facts(request, few=None) | {"mark": form}
        return render(request, "insight/steering.html", found, status=400)
    messages.success(request, _("Noted: from now on you are told what changes after this."))
    return redirect(reverse("home") if request.POST.get("next") == "/" else reverse("insight:steering"))


def _steering(request, form: Form, calls: Calls | None) -> Steering:
    """What was asked for; as it is now where that can't be read."""
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    scope = scopes.find_steered(chosen.get("scope", ""), request.user)
    if scope is None:
        raise Http404
    return Steering(scope, request.user, at=chosen.get("at"), since=chosen.get("since"), calls=calls)
