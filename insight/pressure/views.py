"""Care pressure as a page and a file, handing it in by hand, and its import."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock, drafts
from foundation.errors import NotYours
from foundation.exporting import export, sheet
from insight import drawing, scopes
from insight.models import Measure
from insight.pressure import by_day, exporting, folding, handing_in, importing, known, places
from insight.pressure.forms import USUAL, HandInForm, PressureFilter
from insight.pressure.known import Known
from insight.pressure.measures import BY_MEASURE
from insight.pressure.parts import parts_of, silent_in
from insight.scopes import Scope
from regions.pressed import pressed_once
from regions.views import importing as pages
from regions.views.outcome import sent, taken


@login_required
@require_safe
def pressure_page(request, scope: str = "") -> HttpResponse:
    """How pressed care is, now or as it was known at `?at=`; without a scope, the widest that is hers."""
    found = _scope(request, scope)
    form = PressureFilter({"measure": USUAL, **request.GET.dict()})
    at, measure = _asked(form)
    pressure = Known(found, at)
    days = pressure.by_day(measure)
    rows = by_day.rows_of(measure, days, clock.day_of(at)) if len(days) > 1 else []
    drawn = drawing.svgs([by_day.spec(measure, rows)])[0] if rows else ""
    parts, silent = parts_of(pressure, measure), silent_in(found, at)
    facts = {
        "form": form,
        "scope": found,
        "at": at,
        "asked_at": form.is_valid() and form.cleaned_data["at"],
        "pressure": pressure,
        "kind": BY_MEASURE[measure],
        "days": list(days.items()),
        "sentence": by_day.sentence(rows),
        "drawing": drawn,
        "parts": parts,
        "silent": silent,
        "folds": folding.folds(pressure, days, parts, silent, drawn=bool(drawn)),
        "due": known.due_day(at),
        "may_hand_in": bool(places.within(found, request.user)),
        "imports": places.hands_in(request.user),
    }
    return render(request, "insight/pressure.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def pressure_export(request, scope: str, kind: str) -> HttpResponseBase:
    """What was said of the last four weeks, as a file."""
    found, form = _scope(request, scope), PressureFilter(request.GET)
    if not form.is_valid():
        return pressure_page(request, scope)
    at, _measure = _asked(form)
    word = _("care pressure").replace(" ", "-")
    return export(
        exporting.COLUMNS, exporting.rows(found, at), kind=kind, filename=f"{word}-{found.code}-{clock.day_of(at)}"
    )


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def pressure_hand_in(request, scope: str) -> HttpResponse:
    """The figures of a day, typed; what was said before stays and a correction is a new row."""
    found = _scope(request, scope)
    if not (hers := places.within(found, request.user)):
        raise NotYours("pressure_of_another_place", _("The figures of this place aren't yours to hand in."))
    form, made = HandInForm(sent(request), places=hers, last=known.last_of(hers)), []
    if taken(form, lambda: made.extend(handing_in.hand_in([form.entry], by=request.user))):
        drafts.done(request)
        messages.success(request, _told(len(made)))
        return redirect("insight:pressure_of", found.code)
    facts = {"form": form, "scope": found}
    return render(request, "insight/pressure_form.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def pressure_sheet(request) -> HttpResponseBase:
    """A row for today for each place she hands in for."""
    rows = list(importing.known_rows(request.user))
    return sheet(importing.COLUMNS, rows, filename=_("care pressure").replace(" ", "-"))


@login_required
@require_http_methods(["GET", "POST"])
def pressure_importing(request) -> HttpResponse:
    """A row is one place on one day."""
    if not places.hands_in(request.user):
        raise NotYours("pressure_of_others", _("The figures of care pressure aren't yours to hand in."))
    return pages.importing(
        request,
        importing.of(request.user),
        template="insight/pressure_import.html",
        home="insight:pressure",
        imported=_told,
    )


def _told(count: int) -> str:
    if not count:
        return _("Nothing was written: it stood there like this already.")
    return ngettext("%(count)d figure was handed in.", "%(count)d figures were handed in.", count) % {"count": count}


def _scope(request, code: str) -> Scope:
    """Raises PermissionDenied for who has no picture at all."""
    scopes.require_reader(request.user)
    found = places.find(code, request.user) if code else places.own(request.user)
    if found is None:
        raise Http404(code)
    return found


def _asked(form: PressureFilter) -> tuple[datetime, Measure]:
    """Moment and figure; now and the usual one where these can't be read."""
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return chosen.get("at") or clock.now(), chosen.get("measure") or USUAL
