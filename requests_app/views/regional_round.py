"""The regional round as one grid: GET shows it, POST saves all that was typed, escalates, or asks for figures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from foundation import drafts
from regions.calling import first
from regions.models import Role, User
from requests_app.deeds import regional_round
from requests_app.forms.deed import new_key
from requests_app.forms.regional_round import RoundForm
from requests_app.papers.signing_pack import municipalities
from requests_app.procedure.replay import one_of
from requests_app.worklist.calling import Calls

FEW = 5


@login_required
@require_http_methods(["GET", "POST"])
def regional_round_page(request) -> HttpResponse:
    """The grid of the first region whose round this person leads, or of the one chosen (`?region=VR05`)."""
    region = _region(request)
    rows = regional_round.rows(regional_round.requests_in(region, request.user))
    form = RoundForm(request.POST or None, rows=rows)
    outcomes = []
    if request.method == "POST" and form.is_valid():
        outcomes = _act(request, form)
        if not any(outcome.problem for outcome in outcomes):
            drafts.done(request)
            messages.success(request, _said(outcomes))
            return redirect(request.get_full_path())
        rows = regional_round.rows(regional_round.requests_in(region, request.user))
        form = RoundForm(_anew(request.POST), rows=rows)
    context = {
        "region": region,
        "regions": regional_round.regions_of(request.user),
        "form": form,
        "problems": [outcome for outcome in outcomes if outcome.problem],
        "saved": [outcome for outcome in outcomes if not outcome.problem],
        "to_sign": municipalities([row.support_request for row in rows]),
        "rungs": [rung for rung, _cell in rows[0].cells] if rows else [],
        **_to_call(rows, request.user),
    }
    refused = 409 if context["problems"] else 400 if form.errors else 200
    return render(request, "requests_app/regional_round.html", context, status=refused)


def _to_call(rows, user) -> dict[str, list[tuple]]:
    """Whose figures or answer is awaited, each with whom to call."""
    late = [inquiry for row in rows for inquiry in row.late]
    silent, calls = [row for row in rows if row.silent], Calls(user, late)
    return {
        "late": [(inquiry, first(calls.party(inquiry))) for inquiry in late],
        "silent": [(row, first(calls.role(Role.INSTITUTION, row.support_request))) for row in silent],
    }


def _region(request):
    regions = regional_round.regions_of(request.user)
    if not regions:
        raise PermissionDenied(_("The regional round is for the GHOR of a region."))
    wanted = request.GET.get("region")
    return next((region for region in regions if region.code == wanted), regions[0])


def _anew(typed):
    """What was typed, to be sent again as something new."""
    again = typed.copy()
    again["key"] = new_key()
    return again


def _said(outcomes) -> str:
    """What was done, in words: each thing when they are few."""
    if not outcomes:
        return _("Nothing was typed or ticked.")
    if len(outcomes) <= FEW:
        done = [f"{outcome.support_request.reference}: {outcome.name}" for outcome in outcomes]
        return _("Saved: %(done)s.") % {"done": "; ".join(done)}
    return ngettext("%d thing saved.", "%d things saved.", len(outcomes)) % len(outcomes)


def _act(request, form) -> list:
    """Save what was typed, each thing as a deed of its own, and then do what the button says."""
    by, key = request.user, form.cleaned_data["key"]
    outcomes = _save(form, by=by, key=key)
    if "escalate" in request.POST:
        outcomes += regional_round.escalate(form.ticked(), by=by, key=key and f"{key}-e")
    if "ask_figures" in request.POST:
        everybody = form.ticked() or [row.support_request for row in form.rows]
        outcomes += regional_round.ask_figures(everybody, by=by, key=key and f"{key}-f")
    return outcomes


def _save(form, *, by: User, key) -> list:
    answers = [
        regional_round.save_answer(
            inquiry,
            by=by,
            answer=answer,
            persons=persons,
            how=form.how(one_of(key, f"a{inquiry.pk}", answer, persons)),
        )
        for inquiry, answer, persons in form.answers()
    ]
    ranks = [
        regional_round.save_rank(about, by=by, rank=rank, reason=reason, how=one_of(key, f"r{about.pk}", rank, reason))
        for about, rank, reason in form.ranks()
    ]
    return answers + ranks
