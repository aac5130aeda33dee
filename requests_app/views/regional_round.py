"""The regional round as one grid: GET shows it, POST saves all that was typed, escalates, or asks for figures.

`?print=1` is the sheet for the meeting; a page that stands open asks with `?shown=` whether something came since.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from foundation import clock, drafts
from foundation.errors import NotYours
from regions.calling import first
from regions.models import Role
from requests_app.deeds import regional_round as deeds
from requests_app.deeds.regional_round import Outcome
from requests_app.forms.regional_round import RoundForm
from requests_app.papers.signing_pack import municipalities
from requests_app.views.answered import say_after
from requests_app.worklist import regional_round
from requests_app.worklist.calling import Calls

FEW = 5
MOST_SHOWN = 1000


@dataclass(frozen=True)
class Grid:
    """The round of one region as it stands, for whoever leads it."""

    request: Any
    region: Any

    def rows(self, also: list[int] | None = None) -> list[regional_round.Row]:
        found = regional_round.requests_in(self.region, self.request.user, also=also or [])
        return regional_round.rows(found, self.region)

    def context(self, form: RoundForm) -> dict[str, Any]:
        """What page and sheet show beside the fields."""
        rows, user = form.rows, self.request.user
        return {
            "region": self.region,
            "regions": regional_round.regions_of(user),
            "form": form,
            "at": clock.now(),
            "drawn": list(form.drawn()),
            "totals": regional_round.totals(rows),
            "open_person_days": sum(row.open_person_days for row in rows),
            "promises": regional_round.promises(self.region, user),
            "to_sign": municipalities([row.support_request for row in rows]),
            **_to_call(rows, user),
        }


@login_required
@require_http_methods(["GET", "POST"])
def regional_round_page(request) -> HttpResponse:
    """The grid of the first region whose round this person leads, or of the one chosen (`?region=VR05`).

    403 when she doesn't lead that one: what was typed for one region is never taken for another.
    """
    grid = Grid(request, _region(request))
    if request.method == "POST":
        return _send(request, grid)
    if "shown" in request.GET:
        return _came_since(request, grid)
    page = "regional_round_sheet" if "print" in request.GET else "regional_round"
    return render(request, f"requests_app/{page}.html", grid.context(RoundForm(rows=grid.rows())))


def _send(request, grid: Grid) -> HttpResponse:
    shown = _keys(request.POST.get("shown", ""))
    form = RoundForm(request.POST, rows=grid.rows(also=shown))
    if not form.is_valid():
        return render(request, "requests_app/regional_round.html", grid.context(form), status=400)
    outcomes = _act(request, form)
    say_after(request, [one.event for one in outcomes if one.event])
    new = regional_round.new_since(grid.region, request.user, shown) if shown else []
    if came := [one.reference for one in new]:
        messages.info(request, _came(came))
    if not (refused := [one for one in outcomes if one.problem]):
        drafts.done(request)
        messages.success(request, _said(outcomes))
        return redirect(request.get_full_path())
    about = [one.support_request.pk for one in refused]
    problems = {one.part: one.problem for one in refused if one.part}
    form = RoundForm(rows=grid.rows(also=about), kept=form.keeps(refused), problems=problems)
    context = grid.context(form) | {"problems": refused, "saved": [one for one in outcomes if not one.problem]}
    return render(request, "requests_app/regional_round.html", context, status=409)


def _came_since(request, grid: Grid) -> HttpResponse:
    """The line that says how many requests came since the page was opened; 204 when none did."""
    new = regional_round.new_since(grid.region, request.user, _keys(request.GET["shown"]))
    if not (came := [one.reference for one in new]):
        return HttpResponse(status=204)
    return render(request, "requests_app/_round_new.html", {"words": _came(came)})


def _came(references: list[str]) -> str:
    words = ngettext(
        "%(count)d new request since you opened this: %(which)s.",
        "%(count)d new requests since you opened this: %(which)s.",
        len(references),
    )
    return words % {"count": len(references), "which": ", ".join(references[:FEW])}


def _keys(shown: str) -> list[int]:
    """The keys of the requests that the page held."""
    return [int(one) for one in shown.split()[:MOST_SHOWN] if one.isascii() and one.isdecimal() and len(one) < 10]


def _to_call(rows, user) -> dict[str, list[tuple]]:
    """Whose figures or answer is awaited, each with whom to call."""
    to_call = [inquiry for row in rows for inquiry in row.to_call]
    silent, calls = [row for row in rows if row.silent], Calls(user, to_call)
    return {
        "late": [(inquiry, first(calls.party(inquiry))) for inquiry in to_call],
        "silent": [(row, first(calls.role(Role.INSTITUTION, row.support_request))) for row in silent],
    }


def _region(request):
    regions = regional_round.regions_of(request.user)
    if not regions:
        raise NotYours("round_of_ghor", _("The regional round is for the GHOR of a region."))
    wanted = request.GET.get("region", regions[0].code)
    if (found := next((one for one in regions if one.code == wanted), None)) is None:
        raise NotYours("round_of_another", _("You don't lead the round of this region: nothing was saved."))
    return found


def _said(outcomes: list[Outcome]) -> str:
    """What was done, in words: each thing when they are few."""
    if not outcomes:
        return _("Nothing was typed or ticked.")
    if len(outcomes) <= FEW:
        done = [f"{outcome.support_request.reference}: {outcome}" for outcome in outcomes]
        return _("Saved: %(done)s.") % {"done": "; ".join(done)}
    return ngettext("%d thing saved.", "%d things saved.", len(outcomes)) % len(outcomes)


def _act(request, form: RoundForm) -> list[Outcome]:
    """Save what was typed, each thing as a deed of its own, and then do what the button says."""
    by, key = request.user, form.cleaned_data["key"]
    outcomes = deeds.save(form.said(), by=by, how=form.how)
    if "escalate" in request.POST:
        outcomes += deeds.escalate(form.ticked_at(), by=by, key=key and f"{key}-e")
    if "ask_figures" in request.POST:
        outcomes += deeds.ask_figures(form.ticked(), by=by, key=key and f"{key}-f")
    return outcomes
