"""EDXL-RM 1.0 on the page: a request's messages as downloads, and one received as a draft to be completed."""

from functools import cache, partial
from typing import Any

from django import forms
from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation.errors import KeyUsed, TooLarge
from foundation.forms import Form, add_errors
from requests_app.deeds import alert
from requests_app.doors import find_request, valid
from requests_app.forms.deed import new_key
from requests_app.models import SupportRequest
from requests_app.papers.edxl import messages, reading, words
from requests_app.procedure import replay
from requests_app.procedure.how import Done, How
from requests_app.views.deed import sent_on_page


class MessageForm(Form):
    """A file with one message."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".xml,application/xml,text/xml"}),
        help_text=gettext_lazy("XML with a RequestResource of EDXL-RM 1.0, at most 1 MB."),
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", new_key())


@login_required
@require_safe
def edxl_out(request, reference: str, message: str) -> HttpResponse:
    """One message about a request, as a download; 404 where there is nothing to tell."""
    found = find_request(request.user, reference)
    answer = HttpResponse(messages.find(found, message), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="{found.reference}-{message}.xml"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def edxl_in(request) -> HttpResponse:
    """A message as a draft; what doesn't fit is told line by line. 403 for whom no role opens requests."""
    alert.require_may_open(request.user)
    if request.method == "GET":
        return _page(request, MessageForm())
    how, form = sent_on_page(request), MessageForm(request.POST, request.FILES)
    look = partial(alert.raised_before, by=request.user, how=how, sent=False)
    try:
        done = replay.once(look, cache(partial(_take, request, form, how)))
    except (ValidationError, TooLarge, KeyUsed) as error:
        return _page(request, form, status=_refused(form, error))
    made = done.event.support_request
    told.success(
        request, _("%(reference)s is kept as a draft. Complete it and send it.") % {"reference": made.reference}
    )
    return redirect("requests:complete", made.reference)


def _take(request, form: MessageForm, how: How) -> Done[SupportRequest]:
    valid(form)
    return reading.take(words.read(form.cleaned_data["file"]), by=request.user, how=how)


def _refused(form: MessageForm, error: ValidationError | TooLarge | KeyUsed) -> int:
    """Says in the form why it wasn't taken; as which status."""
    if isinstance(error, TooLarge):
        form.add_error("file", _("The file is too large: at most 1 MB is accepted."))
        return 413
    if isinstance(error, KeyUsed):
        form.add_error(None, _("Another file was handed in from this page before. Open the page anew."))
        return error.status
    if form.is_valid():  # else the form found it itself
        add_errors(form, ValidationError({"file": error.messages}))
    return 400


def _page(request, form: MessageForm, *, status: int = 200) -> HttpResponse:
    return render(request, "requests_app/edxl.html", {"form": form}, status=status)
