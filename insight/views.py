"""The picture as a page and as a file; who has none is refused, and what isn't hers isn't found."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation import clock
from foundation.errors import NotYours
from foundation.exporting import export
from insight import charts, drawing, exporting, maps, scopes
from insight.forms import FIRST, USUAL, MapFilter, PictureFilter
from insight.maps import Map
from insight.picture import Picture
from insight.scopes import Scope
from insight.words import TERM, written


@login_required
@require_safe
def picture_page(request, scope: str = "") -> HttpResponse:
    """How it stands, now or as it was at `?at=`; without a scope, the widest that is hers."""
    found = _scope(request, scope)
    filters = MapFilter if found.is_by_region else PictureFilter
    form = filters({"days": USUAL, "map": maps.USUAL, **request.GET.dict()})
    picture = _picture(request, found, form)
    facts = {"form": form, "picture": picture, "link": link(picture), "columns": TERM, "map": None}
    if found.is_by_region:
        chosen = form.cleaned_data if form.is_valid() else {}
        facts |= map_facts(Map(picture, chosen.get("map", ""), chosen.get("shape", "")))
    return render(request, "insight/picture.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def charts_page(request, scope: str) -> HttpResponse:
    """The same as charts, each with its SVG; "" where its table must do."""
    found, form = _scope(request, scope), PictureFilter({"days": USUAL, **request.GET.dict()})
    picture = _picture(request, found, form)
    shown = charts.of(picture)
    drawn = list(zip(shown, drawing.svgs([one.spec for one in shown]), strict=True))
    facts = {"form": form, "picture": picture, "link": link(picture), "charts": drawn}
    return render(request, "insight/charts.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def picture_export(request, scope: str, kind: str) -> HttpResponseBase:
    """Every figure and every row behind it, as a file."""
    found, form = _scope(request, scope), PictureFilter(request.GET)
    if not form.is_valid():
        return picture_page(request, scope)
    picture = _picture(request, found, form)
    word = _("picture")
    name = f"{word}-{found.code}-{clock.day_of(picture.window.at)}"
    return export(exporting.COLUMNS, exporting.rows(picture), kind=kind, filename=name)


def link(picture: Picture) -> str:
    """The query string that gives this picture again, at any later time."""
    return urlencode({"at": written(picture.window.at), "days": str(picture.window.days)})


def map_facts(found: Map) -> dict[str, Any]:
    """A map, and where it leads: `query` keeps its moment, period, figure and shape; `steps` are the days beside it.

    `lasting` gives this very map again, at any later time; `other` draws it in the other shape, if there is one.
    """
    picture, at = found.picture, {"at": written(found.picture.window.at)}
    shapes = {"shape": found.shape.value} if found.outlines else {}
    kept = {"days": str(picture.window.days), "map": found.figure.name, **shapes}
    now = at if picture.asked_at else {}
    steps = {name: urlencode({"at": written(at), **kept}) for name, at in beside(picture.window.at).items()}
    if picture.asked_at and "later" not in steps:
        steps["now"] = urlencode(kept)
    other = [urlencode(now | kept | {"shape": one}) for one in maps.Shape if found.outlines and one != found.shape]
    return {
        "map": found,
        "query": urlencode(now | kept),
        "lasting": urlencode(at | kept),
        "other": next(iter(other), ""),
        "steps": steps,
    }


def beside(at: datetime) -> dict[str, datetime]:
    """The same hour of the clock, a day earlier and a day later, as far as a picture can be of it."""
    here = at.astimezone(clock.AMSTERDAM)
    found = {"earlier": here - timedelta(days=1), "later": here + timedelta(days=1)}
    return {name: moment for name, moment in found.items() if FIRST <= moment <= clock.now()}


def _scope(request, code: str) -> Scope:
    """Raises PermissionDenied for who has no picture at all."""
    if (own := scopes.own(request.user)) is None:
        raise NotYours("picture_unread", _("The picture is for those who steer, and for the homes it is about."))
    if (found := scopes.find(code, request.user) if code else own) is None:
        raise Http404(code)
    return found


def _picture(request, scope: Scope, form: PictureFilter) -> Picture:
    """What was asked for; as it is now where that can't be read."""
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return Picture(scope, at=chosen.get("at"), days=chosen.get("days") or USUAL, reader=request.user)
