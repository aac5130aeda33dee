"""The 60-second alert: one screen, sent or kept as a draft, with a warning when the same home asked already."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation import drafts
from foundation.errors import Refused
from foundation.forms import add_errors
from foundation.tables import words
from requests_app.deeds import alert as alerts
from requests_app.forms.alert import AlertForm
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.views.deed import names_bsn
from requests_app.worklist import assignment, listing


@login_required
@require_http_methods(["GET", "POST"])
def alert(request) -> HttpResponse:
    """The empty form, or what became of it; 403 for whom no role opens requests."""
    if not alerts.may_open(request.user):
        raise PermissionDenied(_("You can't open a request."))
    chosen = {"location": request.GET["location"]} if request.GET.get("location") else {}
    form = AlertForm(request.POST or None, by=request.user, initial=chosen)
    form.fit_to_person()
    if request.method == "GET":
        return _page(request, form)
    return _raise(request, form) if form.is_valid() else _page(request, form, status=400)


def _raise(request, form) -> HttpResponse:
    if _unseen(request, form) and not _was_raised(request, form):
        return _page(request, form, status=409)
    try:
        raised = alerts.raise_alert(by=request.user, **form.values())
    except ValidationError as error:
        add_errors(form, error)
        if names_bsn(error):
            form.ask_about_bsn()
        return _page(request, form, status=400)
    except Refused as refused:
        return _page(request, form, lacking=refused.lacking, status=409)
    support_request = raised.event.support_request
    drafts.done(request)
    messages.success(request, _told(support_request))
    return redirect("requests:detail", support_request.reference)


def _told(support_request) -> str:
    """Who has it now, what happens next, by when."""
    facts = {
        "reference": support_request.reference,
        "owners": ", ".join(assignment.owners(support_request)),
        "due": words(support_request.due),
        "number": support_request.call_back_number,
    }
    if support_request.submitted_at is None:
        return _("%(reference)s is kept as a draft. Nobody has been told yet: complete it and send it.") % facts
    return _("%(reference)s was sent. %(owners)s has it now, calls you back on %(number)s and acts by %(due)s.") % facts


def _similar(request, form) -> list:
    """Open requests of the location chosen."""
    place = form.place()
    return list(listing.similar_to(place, by=request.user)) if place else []


def _unseen(request, form) -> list:
    """Those of which this person wasn't told before she pressed the button."""
    seen = request.POST.getlist("seen")
    return [one for one in _similar(request, form) if one.reference not in seen]


def _was_raised(request, form) -> bool:
    """Whether this very form was sent before: what is similar is then its own request."""
    return bool(workflow.seen_before(by=request.user, key=form.cleaned_data["key"], action=Action.OPEN))


def _page(request, form, *, lacking=(), status: int = 200) -> HttpResponse:
    context = {"form": form, "lacking": lacking, "similar": _similar(request, form), "place": form.place()}
    return render(request, "requests_app/alert.html", context, status=status)
