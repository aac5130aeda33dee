"""The pages of lessons: the list and its file, one lesson, its proposal, and a page for each deed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock, drafts
from foundation.errors import Refused
from foundation.exporting import export
from foundation.paging import ordered, page_of
from foundation.tables import Table
from insight.lessons import deeds, finding, proposing, shown
from insight.lessons.forms import FORMS, LessonFilter, ProposalForm, Seeing
from insight.models import Lesson, LessonDeed
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken


@login_required
@require_safe
def lesson_list(request) -> HttpResponseBase:
    """What she may read, searched and filtered, now or as it stood at `?at=`."""
    form = LessonFilter(request.GET)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, finding.find(request.user, **chosen), finding.SORTS)
    table = Table(finding.COLUMNS, page.items, _("Lessons"), page)
    facts = {"form": form, "table": table, "asked_at": chosen.get("at")}
    facts["may_propose"] = proposing.may_propose(request.user)
    return render(request, "insight/lessons.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def lesson_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, with all that is told of each."""
    form = LessonFilter(request.GET)
    if not form.is_valid():
        return lesson_list(request)
    found = finding.find(request.user, **form.cleaned_data)
    rows = ordered(found, finding.SORTS, request.GET.get("sort", ""))
    name = _("lessons")
    return export(finding.EXPORT_COLUMNS, rows, kind=kind, filename=f"{name}-{clock.today()}")


@login_required
@require_safe
def lesson_page(request, pk: int) -> HttpResponse:
    """One lesson, who does this too, what became of it, and what she may do."""
    lesson = shown.find(pk, request.user)
    return render(request, "insight/lesson.html", {"lesson": lesson, "shown": shown.of(lesson, request.user)})


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def lesson_new(request) -> HttpResponse:
    """A proposal; `?reference=` names the request it is about."""
    proposing.require_proposer(request.user)
    initial = {"reference": request.GET.get("reference", "")}
    form, made = ProposalForm(sent(request), by=request.user, initial=initial), []
    if taken(form, lambda: made.append(proposing.propose(by=request.user, **form.typed))):
        drafts.done(request)
        messages.success(request, _("Proposed. Whoever may publish it reads it now."))
        return redirect("insight:lesson", made[0].pk)
    return render(request, "insight/lesson_form.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def lesson_deed(request, pk: int, step: str) -> HttpResponse:
    """The page of one deed: its form or what is lacking; what was typed stays whatever is refused."""
    lesson, deed = shown.find(pk, request.user), _deed(step)
    deeds.require(deed, lesson, request.user)
    form = FORMS[deed](sent(request), lesson=lesson, by=request.user)
    if request.method == "GET":
        return _page(request, lesson, deed, form, lacking=deeds.lacking(deed, lesson, request.user))
    try:
        done = taken(form, lambda: deeds.do(lesson, deed, by=request.user, **form.typed))
    except Refused as refused:
        form.see_present(shown.find(pk, request.user))
        return _page(request, lesson, deed, form, status=409, lacking=refused.lacking, changed=refused.changed)
    if not done:
        if "names_meant" in form.errors:
            form.ask_if_meant()
        return _page(request, lesson, deed, form, status=400)
    drafts.done(request)
    messages.success(request, _("Done: %(deed)s.") % {"deed": deed.label})
    if Lesson.objects.visible_to(request.user).filter(pk=pk).exists():
        return redirect("insight:lesson", pk)
    return redirect("insight:lessons")


def _page(request, lesson: Lesson, deed: LessonDeed, form: Seeing, *, status: int = 200, **facts: Any) -> HttpResponse:
    template = "insight/lesson_form.html" if deed == LessonDeed.EDIT else "insight/lesson_deed.html"
    return render(request, template, {"lesson": lesson, "deed": deed, "form": form, **facts}, status=status)


def _deed(slug: str) -> LessonDeed:
    """`give-up` as a deed. Raises Http404."""
    if (found := next((one for one in deeds.RULES if slug_of(one) == slug), None)) is None:
        raise Http404(slug)
    return found


def slug_of(deed: LessonDeed) -> str:
    """How a deed stands in an address."""
    return deed.value.replace("_", "-")
