"""What was asked of me: the list of inquiries and the page to answer one in two clicks.

A partner sees region, municipality, sector, staff types, persons, period and shifts of what is asked and what became of
her offers, and nothing else of the request: never the home's name.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.exporting import export
from foundation.paging import Sort, page_of
from foundation.tables import Column, Table
from regions import traces
from requests_app.doors import DOORS
from requests_app.forms.inquiries import InquiryFilter
from requests_app.models import Inquiry, InquiryState, OnBehalf
from requests_app.models.actions import Action
from requests_app.procedure.workflow import prospect
from requests_app.views.recorded import shown_behalf
from requests_app.views.undoing import of_late, ways_back
from requests_app.worklist.calling import Calls

ABOUT = ("support_request__safety_region", "support_request__institution", "support_request__location__municipality")
SORTS = {
    "due": Sort("due_at", _("Due")),
    "asked": Sort("asked_at", _("Asked"), descending=True),
}
COLUMNS = [
    Column("number", _("Inquiry"), "pk", link=lambda one: reverse("requests:inquiry", args=[one.pk])),
    Column("region", _("Region"), "support_request.safety_region.name"),
    Column("municipality", _("Municipality"), "support_request.location.municipality.name"),
    Column("sector", _("Sector"), lambda one: one.support_request.institution.get_sector_display()),
    Column("asked_for", _("Asked for"), lambda one: ", ".join(needs(one))),
    Column("asked", _("Asked"), "asked_at", sort="asked"),
    Column("due", _("Due"), "due_at", sort="due"),
    Column("state", _("State"), lambda one: one.get_answer_display() or one.get_state_display()),
]


def needs(inquiry) -> list[str]:
    """Staff types, persons and shifts of each line, in words."""
    return [" ".join(filter(None, [_people(line), *line.shifts])) for line in inquiry.support_request.lines.all()]


def _people(line) -> str:
    return f"{line.persons} × {line.get_staff_type_display()}"


def _listed(request):
    chosen = request.GET.copy()
    chosen.setdefault("state", InquiryState.PENDING)
    form = InquiryFilter(chosen)
    found = Inquiry.objects.addressed_to(request.user).with_party()
    found = found.select_related(*ABOUT)
    return form, form.narrow(found.prefetch_related("support_request__lines"))


@login_required
def inquiries(request) -> HttpResponse:
    """The inquiries to parties I speak for."""
    form, found = _listed(request)
    page = page_of(request, found, SORTS)
    table = Table(COLUMNS, page.items, _("Inquiries to you"), page=page)
    return render(request, "requests_app/inquiries.html", {"table": table, "form": form})


@login_required
def inquiries_export(request, kind: str) -> HttpResponseBase:
    """Exactly what is filtered, as CSV or XLSX."""
    _form, found = _listed(request)
    return export(COLUMNS, found.order_by("due_at", "pk"), kind=kind, filename="inquiries")


@login_required
def inquiry(request, pk: int) -> HttpResponse:
    """What is asked, and the form to answer; 404 for whom it isn't addressed to."""
    asked = get_object_or_404(
        Inquiry.objects.addressed_to(request.user).with_party().select_related(*ABOUT),
        pk=pk,
    )
    traces.shown(asked.support_request)
    action = _next(request.user, asked)
    form = DOORS[action].open(asked, by=request.user) if action else None
    if form:
        form.fit_to_person()
    context = {
        "inquiry": asked,
        "lines": asked.support_request.lines.all(),
        "form": form,
        "door": DOORS[action] if action else None,
        "ways_back": ways_back(of_late(asked.support_request), by=request.user),
        "behalves": list(_recorded_for(request.user, asked)),
        "numbers": Calls(request.user).of_asked(asked),
    }
    return render(request, "requests_app/inquiry.html", context | {"offers": _offers(request.user, asked)})


def _recorded_for(user, asked):
    """What was recorded here in the party's name and waits for its word, as `shown_behalf` gives it."""
    found = OnBehalf.objects.spoken_for(user).waiting().filter(inquiry=asked).select_related("event__actor")
    for behalf in found.order_by("due_at"):
        behalf.event.support_request = asked.support_request
        yield shown_behalf(asked.support_request, behalf, by=user)


def _next(user, asked) -> Action | None:
    """The next deed of the party: to answer, or to offer more once it answered."""
    for action in (Action.ANSWER, Action.OFFER):
        if prospect(asked.support_request, action, by=user, subject=asked).offered:
            return action
    return None


def _offers(user, asked) -> list[tuple]:
    """(offer, whether it can still be taken back)."""
    offers = asked.offers.select_related("line", "inquiry__support_request")
    return [
        (offer, prospect(asked.support_request, Action.WITHDRAW_OFFER, by=user, subject=offer).offered)
        for offer in offers
    ]
