"""The intake at LOCC: eleven checks answered on one page, likely duplicates beside them, then forward or return."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation import drafts
from foundation.errors import NotYours
from requests_app.deeds import intake, intake_checks
from requests_app.doors import find_request
from requests_app.forms.deed import new_key
from requests_app.forms.intake import IntakeForm
from requests_app.models import CheckAnswer, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.checklists import PROCEDURAL, Check, Verdict
from requests_app.procedure import replay
from requests_app.records import completeness
from requests_app.views import buttons, checked, freshness
from requests_app.views.buttons import Button

WELL = {Verdict.MET, Verdict.NOT_APPLICABLE}


@dataclass(frozen=True)
class Panel:
    """The checks on the page of a request: what deviates first, what is in order folded away."""

    deviating: list[tuple[Check, CheckAnswer | None]]
    in_order: list[tuple[Check, CheckAnswer]]
    answered: int
    total: int
    buttons: list[Button]


def panel(support_request: SupportRequest, *, deeds: dict) -> Panel:
    """How the intake stands."""
    given = {one.code: one for one in support_request.checks.all()}
    rows = [(check, given.get(check.code)) for check in PROCEDURAL]
    well = [(check, answer) for check, answer in rows if answer and answer.verdict in WELL]
    off = [row for row in rows if row not in well]
    return Panel(off, well, len(given), len(rows), deeds.get("intake", []))


def deviating(support_request: SupportRequest) -> list[tuple[Check, CheckAnswer]]:
    """What was answered and isn't simply met: what whoever decides must know of."""
    return [(check, answer) for check, answer in panel(support_request, deeds={}).deviating if answer]


@login_required
@require_http_methods(["GET", "POST"])
def intake_page(request, reference: str) -> HttpResponse:
    """The page; 404 for whom the request isn't, 403 for whom checking it isn't."""
    support_request = find_request(request.user, reference)
    found = buttons.button(support_request, Action.ANSWER_CHECK, by=request.user)
    if found is None and replay.done_under(by=request.user, key=request.POST.get("key", "")):
        return redirect("requests:detail", reference)  # the page was sent before, and the request has moved on since
    if found is None:
        raise NotYours("intake_not_yours", _("Checking this application isn't yours to do now."))
    form = _form(request, support_request)
    if request.method == "POST" and form.is_valid() and _save(request, support_request, form):
        return redirect(request.path)
    return render(request, "requests_app/intake.html", _facts(request, support_request, form), status=_status(form))


def _form(request, support_request) -> IntakeForm:
    filled = intake_checks.prefilled(support_request)
    return IntakeForm(request.POST or None, filled=filled, to_follow=support_request.registered_urgent)


def _save(request, support_request, form) -> bool:
    """Record what was typed, or what is suggested; False when something was refused, which then stands in the form."""
    if "accept" in request.POST:
        done = len(intake.accept_all(support_request, by=request.user))
        drafts.done(request)
        messages.success(request, _("%d checks answered as suggested.") % done)
        return True
    key = form.cleaned_data["key"]
    problems = intake_checks.answer(support_request, by=request.user, answers=form.answers(), key=key)
    form.show(problems)
    if problems:
        form.data = form.data.copy()
        form.data["key"] = new_key()
    if not problems:
        drafts.done(request)
        messages.success(request, _("The checks are recorded."))
    return not problems


def _status(form) -> int:
    return 400 if form.errors else 200


def _facts(request, support_request, form) -> dict:
    support_request.refresh_from_db()
    prefetch_related_objects([support_request], "lines", "situations", "waivers", "checks")
    latest = completeness.latest_situation(support_request)
    answered = {one.code for one in support_request.checks.all()}
    said = checked.beside(support_request)
    checks = [
        (check, form[f"{check.code}-verdict"], form[f"{check.code}-note"], check.code in answered, said[check.code])
        for check in PROCEDURAL
    ]
    return {
        "support_request": support_request,
        "form": form,
        "checks": checks,
        "answered": len(answered),
        "alike": intake.alike(support_request),
        "lines": support_request.lines.all(),
        "buttons": buttons.buttons(support_request, buttons.in_panel("intake"), by=request.user),
        "age": freshness.of(latest.measured_at if latest else None),
        "filled_in": completeness.drawn_up_for(support_request),
    }
