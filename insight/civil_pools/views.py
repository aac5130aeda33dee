"""Civil pools as a page and a file, handing in by hand, and their import."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock, drafts
from foundation.exporting import export, sheet
from insight.civil_pools import exporting, handing_in, importing, known
from insight.civil_pools.forms import PoolFilter, PoolHandInForm
from insight.civil_pools.known import Known
from insight.civil_pools.sight import Reader, place_of, reader
from insight.forms import USUAL
from insight.models import CivilPool
from insight.scopes import Scope
from regions.pressed import pressed_once
from regions.views import importing as pages
from regions.views.outcome import sent, taken


@login_required
@require_safe
def civil_pools_page(request, scope: str = "") -> HttpResponse:
    """The pools, now or as they were known at `?at=`; without a scope, the widest that is hers to begin with."""
    her, found = _scope(request, scope)
    form, pools = _asked(request, her, found)
    chosen = form.cleaned_data if form.is_valid() else {}
    pool, staff_type = pools.first
    facts = {
        "form": form,
        "scope": found,
        "at": pools.at,
        "asked_at": chosen.get("at"),
        "pools": pools,
        "pool": pool,
        "staff_type": staff_type,
        "days": pools.by_day(pool, staff_type),
        "parts": pools.parts(pool, staff_type),
        "apart": found.row is None and her.reads_apart(pool),
        "silent": known.silent(her, found, pools.at),
        "hands_in": her.hands_in_for(place_of(found)),
        "imports": bool(her.places),
        "json": _link(pools),
    }
    return render(request, "insight/civil_pools.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def civil_pools_export(request, scope: str, kind: str) -> HttpResponseBase:
    """The same table as a file, with that of each region for who reads them apart."""
    her, found = _scope(request, scope)
    form, pools = _asked(request, her, found)
    if not form.is_valid():
        return civil_pools_page(request, scope)
    word = _("civil pools").replace(" ", "-")
    name = f"{word}-{found.code}-{clock.day_of(pools.at)}"
    return export(exporting.COLUMNS, exporting.rows(pools), kind=kind, filename=name)


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def civil_pools_hand_in(request, scope: str, pool: str) -> HttpResponse:
    """The figures of one pool on one day, typed; what was said before stays and a correction is a new row."""
    her, found = _scope(request, scope)
    if pool not in her.pools_in(found):
        raise Http404(pool)
    of, place = CivilPool(pool), place_of(found)
    handing_in.require(her, of, place)
    form = PoolHandInForm(sent(request), reader=her, pool=of, place=place, last=known.last_of(of, place))
    made: list = []
    if taken(form, lambda: made.extend(_handed_in(form, request.user))):
        drafts.done(request)
        messages.success(request, _told(len(made)))
        return redirect("insight:civil_pools_of", found.code)
    facts = {"form": form, "scope": found, "pool": of}
    return render(request, "insight/civil_pools_form.html", facts, status=400 if form.errors else 200)


def _handed_in(form: PoolHandInForm, user: Any) -> list:
    return handing_in.hand_in_of(form.pool, form.entries, in_bands=form.in_bands, by=user)


@login_required
@require_safe
def civil_pools_sheet(request) -> HttpResponseBase:
    """A row for today for each pool, place and staff type that she hands in for."""
    rows = list(importing.known_rows(request.user))
    return sheet(importing.COLUMNS, rows, filename=_("civil pools").replace(" ", "-"))


@login_required
@require_http_methods(["GET", "POST"])
def civil_pools_importing(request) -> HttpResponse:
    """A row is one staff type of a pool in one place on one day."""
    importing.require_hands_in(request.user)
    return pages.importing(
        request,
        importing.of(request.user),
        template="insight/civil_pools_import.html",
        home="insight:civil_pools",
        imported=_told,
    )


def _told(count: int) -> str:
    if not count:
        return _("No figure was written: each stood there like this already, or none was given.")
    return ngettext("%(count)d figure was handed in.", "%(count)d figures were handed in.", count) % {"count": count}


def _scope(request, code: str) -> tuple[Reader, Scope]:
    """Raises PermissionDenied for who reads no pool at all."""
    her = reader(request.user)
    found = her.find(code) if code else her.own()
    if found is None:
        raise Http404(code)
    return her, found


def _link(pools: Known) -> str:
    """The same by API, at this very moment."""
    asked: dict[str, Any] = {"scope": pools.scope.code, "at": pools.at.isoformat(), "days": pools.days}
    only = {name: word for name, word in zip(("pool", "staffType"), pools.only, strict=True) if word}
    return f"{reverse('api-civil-pools')}?{urlencode(asked | only)}"


def _asked(request, her: Reader, scope: Scope) -> tuple[PoolFilter, Known]:
    """The filter, and the pools at its moment; now where that can't be read."""
    form: Any = PoolFilter({"days": USUAL, **request.GET.dict()})
    hers = her.pools_in(scope)
    form.fields["pool"].choices = [(key, label) for key, label in form.fields["pool"].choices if not key or key in hers]
    chosen = form.cleaned_data if form.is_valid() else {}
    only = chosen.get("pool", ""), chosen.get("staff_type", "")
    return form, Known(her, scope, chosen.get("at") or clock.now(), chosen.get("days") or USUAL, only)
