"""Plans on a page: asked for with weights people understand, compared with the one before, adopted line by line."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capacity import balance, comparing, packages, plan_world, plan_worth, plans, pools, reservations, terms
from capacity.forms_plan import AdoptForm, AgainForm, AskForm, CompareForm, PackageForm, WeightsForm, same_place
from capacity.models import Plan, PlanState
from capacity.planner import Step
from capacity.views.guards import keepers_only, readers_only
from foundation import drafts
from foundation.errors import KeyUsed, Refused
from foundation.forms import add_errors
from regions import traces
from regions.models import SafetyRegion
from regions.pressed import pressed_once
from requests_app.models.staff import StaffType
from requests_app.procedure import replay
from requests_app.views import answered
from requests_app.views.answered import SENT_BEFORE

SHOWN = 30
STEPS = {
    Step.POSSIBLE: _("step 1 of 4: who could go where"),
    Step.BOUND: _("step 2 of 4: how good a plan can be at most"),
    Step.NEAR: _("step 3 of 4: the best plan near that"),
    Step.ALL: _("step 4 of 4: all plans, until time is over"),
}
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
    form = AskForm(request.POST or None, initial=last.weights if last else None)
    if request.method == "POST" and form.is_valid() and (plan := _asked(request, form)):
        return redirect("capacity:plan", plan.pk)
    found = Plan.objects.select_related("asked_by")[:SHOWN]
    context = {"plans": found, "form": form if pools.may_keep(request.user) else None}
    return render(request, "capacity/plans.html", context, status=400 if form.errors else 200)


def _asked(request, form: AskForm, after: Plan | None = None) -> Plan | None:
    """The plan that was asked for; None when the domain refuses it, which the form says then."""
    try:
        plan = plans.ask(by=request.user, after=after, **form.asked)
    except ValidationError as error:
        add_errors(form, error)
        return None
    drafts.done(request)
    return plan


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
def plan_again(request, pk: int) -> HttpResponse:
    """Compute again, around what is said of this plan's lines."""
    plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
    facts = _facts(plan, request.user)
    form = AgainForm(request.POST, plan=plan, lines=facts["lines"], said=facts["said"])
    if form.is_valid() and (made := _asked(request, form, after=plan)):
        return redirect("capacity:plan", made.pk)
    return render(request, "capacity/plan.html", facts | _changing(form, facts["lines"], facts["said"]), status=400)


@keepers_only
@require_POST
@pressed_once
def plan_cancel(request, pk: int) -> HttpResponse:
    """Stop a computation nobody waits for any more."""
    plan = get_object_or_404(Plan, pk=pk)
    try:
        plans.cancel(plan, by=request.user)
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect("capacity:plan", pk)


@readers_only
@require_safe
def plan_left(request, pk: int) -> HttpResponse:
    """Day by day what is free before this plan and after it."""
    plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
    found = plan_worth.days_of(plan)
    kinds = [StaffType(kind) for kind in (found[0][1] if found else ())]
    days = [(day, [(kind.label, *of_day[kind]) for kind in kinds]) for day, of_day in found]
    return render(request, "capacity/plan_left.html", {"plan": plan, "days": days, "kinds": kinds})


@readers_only
@require_safe
def plan_compare(request, pk: int) -> HttpResponse:
    """This plan beside another, per home and staff type."""
    plan = get_object_or_404(Plan, pk=pk, state=PlanState.READY)
    form = CompareForm(request.GET or None, plan=plan)
    other = form.cleaned_data["other"] if form.is_bound and form.is_valid() else None
    context: dict[str, Any] = {"plan": plan, "form": form, "other": other, "sides": [], "rows": []}
    if other:
        both = [list(one.lines.select_related("support_request__institution")) for one in (other, plan)]
        context["sides"] = [(one, plan_worth.of(one, lines)) for one, lines in zip((other, plan), both, strict=True)]
        context["rows"] = comparing.by_home(*both)
    return render(request, "capacity/plan_compare.html", context, status=400 if form.errors else 200)


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
    context = {"plan": plan, "form": form, "rows": packages.would(found)}
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
    related = ("pool", "support_request__institution", "line", "booking")
    lines = list(plan.lines.select_related(*related)) if plan.state == PlanState.READY else []
    said = list(plan.terms.select_related("pool", "institution", "line__support_request__institution"))
    earlier = Plan.objects.filter(pk__lt=plan.pk, state=PlanState.READY).first()
    keeps = pools.may_keep(user)
    ready = plan.state == PlanState.READY
    outdated = plan_world.outdated(plan) if ready and not plan.is_scenario else []
    left = [one for one in lines if one.adopted_at is None]
    again = AgainForm(plan=plan, lines=lines, said=said) if ready and keeps else None
    return {
        "plan": plan,
        "lines": lines,
        "said": said,
        "terms": [(one, terms.in_a_sentence(one)) for one in said],
        "unkept": _unkept(plan, said),
        "left": left,
        "earlier": earlier,
        "difference": comparing.difference(earlier, plan) if earlier and ready else None,
        "adopt": AdoptForm(plan=plan) if keeps and left and not outdated and not plan.is_scenario else None,
        "outdated": outdated,
        "held": reservations.how_long(),
        "keeps": keeps,
        "package": packages.is_there(plan),
        **_at_defence(lines, [] if outdated or plan.is_scenario else left),
        **_told(plan, lines),
        **_changing(again, lines, said),
    }


def _at_defence(lines: list, adoptable: list) -> dict:
    """How it stands now for the requests of these lines, and what a grant would do when all that can be is adopted."""
    requests = {one.support_request_id: one.support_request for one in lines}.values()
    about = sorted(requests, key=lambda one: (one.due_at, one.pk))
    return {"now": balance.of(about), "would": packages.would(about, adoptable)}


def _told(plan: Plan, lines: list) -> dict:
    """What the planner says of the plan as a whole, or how far it is."""
    ready = plan.state == PlanState.READY
    return {
        "unfinished": plan.state in UNFINISHED,
        "step": STEPS.get(Step(plan.step)) if plan.step else "",
        "unmet": [row | {"label": StaffType(row["staff_type"]).label} for row in plan.result.get("unmet", [])],
        "weights": WeightsForm.in_words(plan.weights),
        "shares": _shares(plan.result.get("regions", [])),
        "worth": plan_worth.of(plan, lines) if ready else None,
        "proof": plan_worth.proof(plan) if ready else "",
    }


def _changing(form: AgainForm | None, lines: list, said: list) -> dict:
    """The form that changes a plan; of each line what was said of it, what can be, and whether that stands open."""
    able = {one.pk for one in form.lines} if form else set()
    rows = []
    for one in lines:
        about = form.about(one) if form and one.pk in able else []
        is_open = bool(about and form and form.is_bound and (about[0].data or any(field.errors for field in about)))
        rows.append((one, next((term for term in said if same_place(term, one)), None), about, is_open))
    return {"again": form, "rows": rows}


def _unkept(plan: Plan, said: list) -> list[tuple[str, str]]:
    """What was said and couldn't be kept, and why not."""
    by_key = {one.pk: one for one in said}
    return [
        (terms.in_a_sentence(by_key[row["term"]]), row["why"])
        for row in plan.result.get("unkept", [])
        if row["term"] in by_key
    ]


def _shares(rows: list[dict]) -> list[Share]:
    """Each region by its name."""
    names = dict(SafetyRegion.objects.values_list("code", "name")) if rows else {}
    return [Share(**row | {"region": names.get(row["region"], row["region"])}) for row in rows]
