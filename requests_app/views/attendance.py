"""What LOCC records of a meeting beside its minutes: who sat there, and which request is treated now."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation import drafts
from foundation.errors import NotYours
from foundation.forms import add_errors
from regions.pressed import pressed_once
from requests_app.deeds import meeting as deeds
from requests_app.forms.meeting import AttendanceForm
from requests_app.models import SupportRequest
from requests_app.views import meeting


@login_required
@require_POST
@pressed_once
def attendance(request, pk: int) -> HttpResponse:
    """Record who sat in the meeting."""
    held, form = meeting.find(request.user, pk), AttendanceForm(request.POST)
    if form.is_valid():
        try:
            deeds.note_attendance(held, by=request.user, seats=form.seats)
        except ValidationError as error:
            add_errors(form, error)
        else:
            drafts.done(request)
            messages.success(request, _("It is recorded who was there."))
            return redirect(reverse("requests:meeting", args=[pk]) + "#attendance")
    context = meeting.facts(request, held, attendance=form)
    return render(request, "requests_app/meeting.html", context, status=400)


@login_required
@require_POST
def turn(request, pk: int) -> HttpResponse:
    """Take up the request that is named by its reference; 404 when it isn't on the agenda of this meeting."""
    held, reference = meeting.find(request.user, pk), request.POST.get("reference", "")
    if not deeds.may_plan(request.user):  # first: to others it isn't said what stands on the agenda
        raise NotYours("locc_chairs", _("LOCC says which request is treated."))
    on_it = SupportRequest.objects.filter(agenda_items__meeting=held, reference=reference).first()
    if on_it is None:
        raise Http404
    deeds.take_up(held, on_it, by=request.user)
    return redirect(reverse("requests:meeting", args=[pk]) + f"#{reference}")
