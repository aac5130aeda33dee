"""Plans on a page: asked for with weights people understand, compared with the one before, adopted line by line."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capacity import balance, comparing, packages, plan_world, plans, pools, reservations
from capacity.forms_plan import AdoptForm, PackageForm, WeightsForm
from capacity.models import Plan, PlanState
from capacity.views.guards import keepers_only, readers_only
from foundation import drafts
from foundation.errors import KeyUsed
from regions import traces
from regions.models import SafetyRegion
from regions.pressed import pressed_once
from requests_app.models.staff import StaffType
from requests_app.procedure import replay
from requests_app.views import answered
from requests_app.views.answered import SENT_BEFORE

SHOWN = 30
UNFINISHED = (PlanState.ASKED, PlanState.COMPUTING)


@dataclass(frozen=True)
class Share:
    """A region's part of what it asked, in per cent, before and with the plan."""

    region: str
    asked: int
    before: int
    after: int

    @property
    def per_cent_before(self) -> int:
        return round(100 * self.before / self.asked) if self.asked else 0

    @property
    def per_cent_after(self) -> int:
        return round(100 * self.after / self.asked) if self.asked else 0


@readers_only
@require_http_methods(["GET", "POST"])
@pressed_once
def plan_list(request) -> HttpResponse:
    """The plans, newest first, and the form that asks for one."""
    last = Plan.objects.first()
    form = WeightsForm(request.POST or None, initial=last.weights if last else None)
    if request.method == "POST" and form.is_valid():
        plan = plans.ask(by=request.user, weights=form.typed)
        drafts.done(request)
        return redirect("capacity:plan", plan.pk)
    found = Plan.objects.select_related("asked_by")[:SHOWN]
    context = {"plans": found, "form": form if pools.may_keep(request.user) else None}
    return render(request, "capacity/plans.html", context, status=400 if form.errors else 200)


@readers_only
@require_safe
def plan_page(request, pk: int) -> HttpResponse:
    """One plan; while it is computed the page asks again every two seconds."""
    plan = get_object_or_404(Plan.objects.select_related("asked_by"), pk=pk)
    template = "capacity/_plan_progress.html" if request.htmx else "capacity/plan.html"
    response = render(request, template, _facts(plan, request.user))
    if request.htmx and plan.state not in UNFINISHED:
        response["HX-Refresh"] = "true"
    return response


@keepers_only
@require_POST
@pressed_once
def plan_adopt(request, pk: int) -> HttpResponse:
    """Reserve the lines that were ticked; what couldn't be reserved is said."""
    plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
    form = AdoptForm(request.POST, plan=plan)
    if not form.is_valid():
        return render(request, "capacity/plan.html", _facts(plan, request.user) | {"adopt": form}, status=400)
    lines = list(form.cleaned_data["lines"].select_related("support_request"))
    problems = plans.adopt(plan, by=request.user, lines=lines)
    if problems:
        said = {"problems": problems, "ticked": {one.pk for one in lines}}
        return render(request, "capacity/plan.html", _facts(plan, request.user) | said, status=409)
    messages.success(request, _("The people are reserved. Beside each line stands until when they are held."))
    return redirect("capacity:plan", pk)


@readers_only
@require_http_methods(["GET", "POST"])
def plan_package(request, pk: int) -> HttpResponse:
    """One position on all requests of a plan at once: grant what is reserved for each."""
    plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
    found = packages.requests_of(plan)
    spoke = replay.done_under(by=request.user, key=request.POST.get("key", ""))
    form = PackageForm(request.POST or None, requests=[*spoke, *found])
    traces.shown(*found)
    context = {"plan": plan, "form": form, "rows": [(one, packages.lines_for(one)) for one in found]}
    if request.method == "GET" or not form.is_valid():
        return render(request, "capacity/package.html", context, status=400 if form.errors else 200)
    try:
        given = packages.give(form.chosen, by=request.user, key=form.cleaned_data["key"], **form.said)
    except KeyUsed:
        form.see_key_used()
        return render(request, "capacity/package.html", context | {"lacking": [SENT_BEFORE]}, status=KeyUsed.status)
    answered.of_package(request, given)
    if problems := [(one.support_request, one.why) for one in given if one.why]:
        form.see_left("requests", [about.reference for about, _why in problems])
        return render(request, "capacity/package.html", context | {"problems": problems}, status=409)
    drafts.done(request)
    return redirect("capacity:plan", pk)


def _facts(plan: Plan, user) -> dict:
    lines = list(plan.lines.select_related("pool", "support_request__institution", "line", "booking"))
    earlier = Plan.objects.filter(pk__lt=plan.pk, state=PlanState.READY).first()
    keeps = pools.may_keep(user)
    outdated = plan_world.outdated(plan) if plan.state == PlanState.READY else []
    left = [one for one in lines if one.adopted_at is None]
    return {
        "plan": plan,
        "lines": lines,
        "left": left,
        "unfinished": plan.state in UNFINISHED,
        "gap": 100 * plan.result.get("gap", 0),
        "unmet": [row | {"label": StaffType(row["staff_type"]).label} for row in plan.result.get("unmet", [])],
        "weights": WeightsForm.in_words(plan.weights),
        "shares": _shares(plan.result.get("regions", [])),
        "earlier": earlier,
        "difference": comparing.difference(earlier, plan) if earlier and plan.state == PlanState.READY else None,
        "adopt": AdoptForm(plan=plan) if keeps and left and not outdated else None,
        "outdated": outdated,
        "held": reservations.how_long(),
        "keeps": keeps,
        "package": bool(packages.requests_of(plan)),
        "now": balance.of(list({one.support_request_id: one.support_request for one in lines}.values())),
    }


def _shares(rows: list[dict]) -> list[Share]:
    """Each region by its name."""
    names = dict(SafetyRegion.objects.values_list("code", "name")) if rows else {}
    return [Share(**row | {"region": names.get(row["region"], row["region"])}) for row in rows]
