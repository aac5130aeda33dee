"""The plan for scaling up as a page and a file, and its import."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock
from foundation.exporting import export, sheet
from insight import scopes
from insight.forms import MomentFilter
from insight.templatetags.upscaling import EXPORT, bounds_of
from insight.upscaling import importing, standing
from regions.views import importing as pages


@login_required
@require_safe
def upscaling_page(request: HttpRequest) -> HttpResponse:
    """The plan in force, now or at `?at=`, and where each region stands in it."""
    form, facts = _facts(request)
    return render(request, "insight/upscaling.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def upscaling_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Each threshold beside what is known, for who has the numbers."""
    form, facts = _facts(request)
    if not form.is_valid():
        return upscaling_page(request)
    word = _("upscaling")
    rows = [one for place in facts["standings"] for one in bounds_of(place)]
    return export(EXPORT, rows, kind=kind, filename=f"{word}-{facts['at']:%Y-%m-%d}")


@login_required
@require_safe
def upscaling_sheet(request) -> HttpResponseBase:
    """The plan in force, to change and hand in again."""
    importing.require_keeper(request.user)
    return sheet(importing.COLUMNS, importing.known_rows(), filename=_("upscaling"))


@login_required
@require_http_methods(["GET", "POST"])
def upscaling_importing(request) -> HttpResponse:
    """A row is one number of one phase in one region."""
    importing.require_keeper(request.user)
    return pages.importing(
        request,
        importing.PLAN,
        template="insight/upscaling_import.html",
        home="insight:upscaling",
        imported=lambda count: (
            ngettext("The plan holds %(count)d number.", "The plan holds %(count)d numbers.", count) % {"count": count}
        ),
    )


def _facts(request: Any) -> tuple[MomentFilter, dict[str, Any]]:
    """Raises PermissionDenied for who has no picture."""
    scopes.require_reader(request.user)
    form = MomentFilter(request.GET)
    asked = form.cleaned_data["at"] if form.is_valid() else None
    at = asked or clock.now()
    plan = standing.in_force(at)
    found = standing.of(plan, at, request.user) if plan else []
    facts = {"form": form, "at": at, "asked_at": asked, "plan": plan, "standings": found}
    return form, facts | {"may_keep": importing.may_keep(request.user), "numbers": any(one.numbers for one in found)}
