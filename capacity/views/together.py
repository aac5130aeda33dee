"""One list to draw up and approve several deployments; what was refused stands beside its row, as it was typed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from capacity import showing, together, who_was_sent
from capacity.forms_together import TogetherForm
from capacity.models import Deployment, DeploymentState
from foundation import drafts
from foundation.errors import NotYours, Refused
from regions import traces
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.views import buttons


@login_required
@require_http_methods(["GET", "POST"])
def together_page(request) -> HttpResponse:
    """What waits to be drawn up and to be approved; POST does what is ticked, each by itself."""
    if not together.may(request.user):
        raise NotYours("planners_deploy", _("Planners of Defence draw up and approve deployments."))
    if request.method != "POST":
        return _page(request, _form(request), 200)
    form = _form(request, request.POST)
    if not form.is_valid():
        return _page(request, form, 400)
    problems = _do(request, form)
    for name in form.gone:
        messages.warning(request, _("This waits no more, a colleague was first: %s") % name)
    if not problems and not form.gone:
        drafts.done(request)
        return redirect(request.path)
    left = _form(request)
    left.gone = form.gone
    left.leave(request.POST, problems)
    return _page(request, left, Refused.status)


def _form(request, data=None) -> TogetherForm:
    """The form of what waits now, and of what was done before under the key that was sent."""
    requests, drawn_up = together.to_draw_up(request.user), together.to_approve(request.user)
    if data:
        before = replay.done_under(by=request.user, key=data.get("key", ""))
        requests += [one for one in before if one not in requests]
        approved = Deployment.objects.filter(support_request__in=before).select_related("support_request")
        drawn_up += [one for one in approved if one not in drawn_up]
    return TogetherForm(data, requests=requests, drawn_up=drawn_up)


def _do(request, form: TogetherForm) -> dict[str, list[str]]:
    key, drawing, approving = form.cleaned_data["key"], form.to_draw_up, form.to_approve
    problems = together.draw_up(drawing, by=request.user, key=key)
    if done := len(drawing) - len(problems):
        said = ngettext(
            "%d deployment is drawn up; a colleague approves it.",
            "%d deployments are drawn up; a colleague approves them.",
            done,
        )
        messages.success(request, said % done)
    refused = together.approve(approving, by=request.user, key=key)
    if done := len(approving) - len(refused):
        said = ngettext("%d deployment is approved.", "%d deployments are approved.", done)
        messages.success(request, said % done)
    return problems | refused


def _page(request, form: TogetherForm, status: int) -> HttpResponse:
    """The page of what still waits; what was done before under the same key doesn't."""
    waiting = {key: one for key, one in form.requests.items() if together.reserved(one)}
    drawn_up = {key: one for key, one in form.drawn_up.items() if one.state == DeploymentState.DRAWN_UP}
    traces.shown(*waiting.values(), *(one.support_request for one in drawn_up.values()))
    context = {
        "form": form,
        "to_draw_up": [row | _reserved(row["target"]) for row in form.drawn("draw", waiting)],
        "to_approve": [row | _judged(row["target"], request.user) for row in form.drawn("approve", drawn_up)],
        "refused": len(form.problems),
    }
    return render(request, "capacity/together.html", context, status=status)


def _reserved(support_request) -> dict:
    return {"lines": who_was_sent.of(together.reserved(support_request))}


def _judged(deployment: Deployment, user) -> dict:
    """Who goes where, and the button of its approval with what is lacking, or why it isn't hers."""
    found = buttons.button(deployment.support_request, Action.APPROVE, by=user, subject=deployment)
    going = showing.before_they_go(deployment.support_request, deployment, by=user)
    return {"lines": who_was_sent.of(deployment.bookings.all()), "button": found, "going": going}
