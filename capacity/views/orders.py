"""The movement order of a deployment, as a page and on paper: for whoever sees the deployment."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from capacity import order_paper, order_shown
from capacity.order_shown import Shown
from requests_app.doors import find_subject
from requests_app.papers.handing import answer


@login_required
@require_safe
def order_page(request, pk: int) -> HttpResponse:
    """The order as it stands, or the one with `?number=`; 404 before the approval, and for whom it isn't."""
    found = find(request.user, pk, request.GET.get("number", ""))
    return render(request, "capacity/order.html", {"one": found, "deployment": found.deployment})


@login_required
@require_safe
def order_pdf(request, pk: int) -> HttpResponse:
    """The same on paper, in Dutch."""
    return on_paper(request.user, pk, request.GET.get("number", ""))


def on_paper(user, pk: int, number: str) -> HttpResponse:
    """The paper as a download; Http404 when there is none."""
    with translation.override("nl"):
        return answer(order_paper.paper(find(user, pk, number), reverse("deployments:order", args=[pk])))


def find(user, pk: int, number: str) -> Shown:
    """The order with this number of a deployment, or without one the last; raises Http404 when there is none."""
    if number and not (number.isdecimal() and len(number) < 5):
        raise Http404
    deployment = find_subject(user, "deployment", pk)
    found = order_shown.shown(deployment, by=user, number=int(number) if number else None)
    if found is None:
        raise Http404
    return found
