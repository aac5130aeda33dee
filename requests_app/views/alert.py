"""The 60-second alert: one screen, sent or kept as a draft, with a warning when the same home asked already."""

from functools import cache, partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation import drafts, telephone
from foundation.errors import Refused
from foundation.tables import words
from requests_app.deeds import alert as alerts
from requests_app.doors import valid
from requests_app.forms.alert import AlertForm
from requests_app.models import SupportRequest
from requests_app.procedure import replay
from requests_app.procedure.how import Done, How
from requests_app.views.deed import refusal, sent_on_page
from requests_app.worklist import assignment, listing
from requests_app.worklist.calling import Calls


@login_required
@require_http_methods(["GET", "POST"])
def alert(request) -> HttpResponse:
    """The empty form, or what became of it; 403 for whom no role opens requests."""
    if request.method == "GET":
        return _page(request, _form(request))
    how, form = sent_on_page(request), cache(partial(_form, request))
    look = partial(alerts.raised_before, by=request.user, how=how, sent=request.POST.get("send") != "false")
    try:
        raised = replay.once(look, lambda: _raise(request, form(), how))
    except (ValidationError, Refused) as error:
        return _page(request, form(), **refusal(form(), error))
    support_request = raised.event.support_request
    drafts.done(request)
    messages.success(request, _told(support_request, request.user))
    return redirect("requests:detail", support_request.reference)


def _form(request) -> AlertForm:
    alerts.require_may_open(request.user)
    chosen = {"location": request.GET["location"]} if request.GET.get("location") else {}
    form = AlertForm(request.POST or None, by=request.user, initial=chosen)
    form.fit_to_person()
    return form


def _raise(request, form: AlertForm, how: How) -> Done[SupportRequest]:
    valid(form)
    form.fingerprint = how.fingerprint
    if _unseen(request, form):
        raise Refused(code="similar")
    return alerts.raise_alert(by=request.user, **form.values())


def _told(support_request, user) -> str:
    """Who has it now and on which number, what happens next, by when."""
    facts = {
        "reference": support_request.reference,
        "owners": ", ".join(assignment.owners(support_request)),
        "due": words(support_request.due),
        "number": telephone.shown(support_request.call_back_number),
    }
    if support_request.submitted_at is None:
        return _("%(reference)s is kept as a draft. Nobody has been told yet: complete it and send it.") % facts
    told = _("%(reference)s was sent. %(owners)s has it now, calls you back on %(number)s and acts by %(due)s.") % facts
    found = [call for _owner, call in Calls(user).whose_move(support_request) if call]
    return format_html("{} {}", told, render_to_string("requests_app/_reached_on.html", {"calls": found}))


def _similar(request, form) -> list:
    """Open requests of the location chosen."""
    place = form.place()
    return list(listing.similar_to(place, by=request.user)) if place else []


def _unseen(request, form) -> list:
    """Those of which this person wasn't told before she pressed the button."""
    seen = request.POST.getlist("seen")
    return [one for one in _similar(request, form) if one.reference not in seen]


def _page(request, form, *, status: int = 200, **said) -> HttpResponse:
    """The form with what is `said` of a refusal."""
    context = {"form": form, "similar": _similar(request, form), "place": form.place()}
    return render(request, "requests_app/alert.html", context | said, status=status)
