"""The demo's clock put forward by a button, an hour at a time: what would have come due meanwhile comes due.

In any other mode it isn't there.
"""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from capacity import warnings
from foundation import clock
from foundation.tables import words
from msob.demo_sign_in import onward
from requests_app.schedule import deadlines

STEPS = {"1": 1, "24": 24}
"""What the buttons send, and so many hours it is."""


@require_POST
def demo_clock(request) -> HttpResponse:
    """Put the clock `hours` (1 or 24) on, and go back to `next`; 404 outside the demo."""
    if not settings.MSOB_DEMO or (hours := STEPS.get(request.POST.get("hours", ""))) is None:
        raise Http404
    for _hour in range(hours):
        clock.move(hours=1)
        deadlines.sweep()
    warnings.sweep()
    clock.remember()
    messages.success(request, _("It is now %(moment)s.") % {"moment": words(clock.now())})
    return redirect(onward(request))
