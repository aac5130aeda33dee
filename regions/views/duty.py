"""The duty roster: who is on call, per role and region; put on and taken off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.paging import page_of
from regions import calling, duty
from regions.forms.people import DutyFilter, DutyForm
from regions.models import Duty
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken


@login_required
@require_safe
def duty_roster(request):
    """Who is on call now, or the duties to come (`?when=coming`): one page of what was chosen."""
    duty.require_reader(request.user)
    form = DutyFilter(request.GET)
    page = page_of(request, Duty.objects.matching(**form.chosen()).for_list(), duty.SORTS)
    editable = set(duty.editable_memberships(request.user).values_list("pk", flat=True))
    facts = {
        "form": form,
        "page": page,
        "duties": [(one, one.membership_id in editable, _may_call(request.user, one.membership)) for one in page.items],
        "may_edit": bool(editable),
    }
    return render(request, "regions/duty.html", facts)


@login_required
@require_http_methods(["GET", "POST"])
@pressed_once
def duty_new(request):
    duty.require_keeper(request.user)
    form = DutyForm(sent(request), memberships=duty.editable_memberships(request.user))
    if taken(form, lambda: duty.put_on(by=request.user, **form.cleaned_data)):
        messages.success(request, _("The duty was added."))
        return redirect("regions:duty")
    return render(request, "regions/duty_form.html", {"form": form}, status=400 if form.errors else 200)


@login_required
@require_POST
@pressed_once
def duty_remove(request, pk):
    duty.require_reader(request.user)
    duty.take_off(get_object_or_404(Duty.objects.select_related("membership"), pk=pk), by=request.user)
    messages.success(request, _("The duty was removed."))
    return redirect("regions:duty")


def _may_call(user, membership):
    return calling.may_call(user, membership.role, membership.scope)
