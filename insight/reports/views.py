"""Reports as pages, papers and files; and asking for one by mail."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation import clock
from foundation.exporting import export
from insight.forms import USUAL, PictureFilter
from insight.models import ReportForm
from insight.reports import access, briefing, drawn, paper, sections, subscriptions
from insight.reports.forms import PaperFilter, SubscriptionForm
from insight.reports.report import Report
from regions.models import User
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken
from requests_app.papers.handing import answer
from requests_app.papers.printing import Paper

PAPERS = {ReportForm.REPORT: paper.whole, ReportForm.BRIEFING: briefing.one_page}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@pressed_once
def reports_page(request) -> HttpResponse:
    """Of what one has a report, and which one is sent; a form asks for one by mail."""
    access.require_reader(request.user)
    form = SubscriptionForm(sent(request), reader=request.user)
    if taken(form, lambda: subscriptions.ask(by=request.user, **form.cleaned_data)):
        messages.success(request, _("From now on you are sent this report."))
        return redirect("insight:reports")
    facts = {"form": form, "scopes": list(access.own(request.user)), "subscriptions": subscriptions.of(request.user)}
    return render(request, "insight/reports.html", facts, status=400 if form.errors else 200)


@login_required
@require_POST
@pressed_once
def subscription_stop(request, pk: int) -> HttpResponse:
    """Stop one of one's own; raises Http404 for what isn't."""
    if not subscriptions.stop(pk, by=request.user):
        raise Http404(pk)
    messages.success(request, _("You are sent this report no more."))
    return redirect("insight:reports")


@login_required
@require_safe
def report_page(request, scope: str) -> HttpResponse:
    """The report, now or of the moment `?at=`; its own link gives it again."""
    form = PictureFilter({"days": USUAL, **request.GET.dict()})
    report = made(request.user, scope, form.cleaned_data if form.is_valid() else {})
    found = list(sections.of(report))
    facts = {
        "form": form,
        "report": report,
        "when": paper.when(report),
        "sections": found,
        "drawings": drawn.charts_of(found),
        "map": drawn.svg_of(report.map) if report.map else "",
    }
    return render(request, "insight/report.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def report_pdf(request, scope: str) -> HttpResponse:
    """The whole report on paper."""
    return _paper(request, scope, ReportForm.REPORT)


@login_required
@require_safe
def briefing_pdf(request, scope: str) -> HttpResponse:
    """The same on one page."""
    return _paper(request, scope, ReportForm.BRIEFING)


@login_required
@require_safe
def table_export(request, scope: str, table: str, kind: str) -> HttpResponseBase:
    """One table of the report as a file. Raises Http404 for a table that it hasn't."""
    form = PictureFilter(request.GET)
    if not form.is_valid():
        return report_page(request, scope)
    report = made(request.user, scope, form.cleaned_data)
    found = sections.tables(report).get(table)
    if found is None:
        raise Http404(table)
    word = _("report")
    name = f"{word}-{report.scope.code}-{table}-{clock.day_of(report.at)}"
    return export(found.columns, found.rows, kind=kind, filename=name)


def _paper(request, scope: str, which: ReportForm) -> HttpResponse:
    form = PaperFilter(request.GET)
    if not form.is_valid():
        return report_page(request, scope)
    return answer(printed(made(request.user, scope, form.cleaned_data), which, form.cleaned_data["language"]))


def printed(report: Report, which: str, language: str) -> Paper:
    """A report on paper in this language, or in that of the moment."""
    with translation.override(language or translation.get_language()):
        return PAPERS[ReportForm(which)](report)


def made(user: User, code: str, chosen: Mapping[str, Any]) -> Report:
    """The report of what was `chosen` (moment and period), if anything was. An empty code is the widest of hers.

    Raises PermissionDenied for who has no report at all, Http404 for a scope that isn't hers.
    """
    access.require_reader(user)
    scope = access.find(code, user) if code else next(access.own(user), None)
    if scope is None:
        raise Http404(code)
    at = chosen.get("at") or clock.now().replace(microsecond=0)
    return Report(scope, at=at, days=chosen.get("days") or USUAL, reader=user)
