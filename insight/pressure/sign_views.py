"""Homes that haven't asked yet: the list of a GHOR, as a page and a file, and the call that is written down."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock, drafts
from foundation.exporting import export
from foundation.tables import Column
from insight.forms import MomentFilter
from insight.models import CallOutcome, SignCall
from insight.pressure import signs
from insight.pressure.signs import Sign
from insight.templatetags.pressure import reason_words, sum_words
from regions.models import Institution, SafetyRegion
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken
from requests_app.forms.deed import Keyed

COLUMNS = [
    Column("institution", gettext_lazy("institution"), "institution.name"),
    Column("points", gettext_lazy("Points"), "points"),
    Column("sum", gettext_lazy("Sum"), sum_words),
    Column("reasons", gettext_lazy("Reasons"), lambda one: "; ".join(map(reason_words, one.reasons))),
    Column("last", gettext_lazy("Last call"), lambda one: one.last and one.last.at),
    Column("outcome", gettext_lazy("What came of it"), lambda one: one.last and one.last.get_outcome_display()),
]


class CallForm(Keyed):
    """What came of a call."""

    outcome = forms.ChoiceField(label=gettext_lazy("What came of it"), choices=CallOutcome.choices)
    spoke_with = forms.CharField(
        label=gettext_lazy("Spoke with"), max_length=120, required=False, help_text=gettext_lazy("function")
    )
    said = forms.CharField(
        label=gettext_lazy("What was said"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("no names of clients"),
    )


@login_required
@require_safe
def signs_page(request, scope: str = "") -> HttpResponse:
    """The homes of her region that may have to ask, now or as it was known at `?at=`."""
    region, form = region_of(request.user, scope), MomentFilter(request.GET)
    asked = form.cleaned_data["at"] if form.is_valid() else None
    found = signs.of(region, asked or clock.now(), request.user)
    facts = {"region": region, "form": form, "asked_at": asked, "signs": found, "rules": signs.RULES}
    facts |= {"silent_points": signs.SILENT}
    return render(request, "insight/signs.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def signs_export(request, scope: str, kind: str) -> HttpResponseBase:
    region, form = region_of(request.user, scope), MomentFilter(request.GET)
    if not form.is_valid():
        return signs_page(request, scope)
    at = form.cleaned_data["at"] or clock.now()
    word = _("early-signs")
    name = f"{word}-{region.code}-{at:%Y-%m-%d}"
    return export(COLUMNS, signs.of(region, at, request.user), kind=kind, filename=name)


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def sign_call(request, scope: str, pk: int) -> HttpResponse:
    """The reasons of one home, the number to call, and what came of it."""
    region = region_of(request.user, scope)
    home = home_of(region, pk)
    form = CallForm(sent(request))
    if taken(form, lambda: signs.log_call(home, region, by=request.user, **form.typed)):
        drafts.done(request)
        messages.success(request, _("The call is written down."))
        return redirect("insight:signs_of", region.code)
    found = next((one for one in signs.of(region, clock.now(), request.user) if one.institution == home), Sign(home))
    calls = SignCall.objects.filter(institution=home, safety_region=region).select_related("by").order_by("-at", "-pk")
    facts = {"region": region, "form": form, "sign": found, "calls": calls[:20]}
    return render(request, "insight/sign_call.html", facts, status=400 if form.errors else 200)


def home_of(region: SafetyRegion, pk: int) -> Institution:
    """A home with a place in `region`. Raises Http404."""
    return get_object_or_404(Institution.objects.in_safety_regions([region.pk]), pk=pk)


def region_of(user, code: str) -> SafetyRegion:
    """Hers. Raises PermissionDenied for who is no GHOR, Http404 for a region that isn't hers."""
    signs.require_ghor(user)
    found = [one for one in signs.regions_of(user) if code in ("", one.code)]
    if not found:
        raise Http404(code)
    return found[0]
