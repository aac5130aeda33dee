"""The national priority as one list: everybody sees of it what she sees of the requests; LOCC ranks them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from foundation import drafts
from foundation.errors import Refused
from foundation.forms import add_errors
from requests_app.deeds import national_priority
from requests_app.forms.national_priority import NationalListForm
from requests_app.records import need_ledger, need_totals


@login_required
@require_http_methods(["GET", "POST"])
def national_priority_page(request) -> HttpResponse:
    """The list; POST saves all ranks that were changed, or none."""
    if not national_priority.may_read(request.user):
        raise PermissionDenied(_("The national priority is for who sees requests."))
    requests, may_rank = _listed(request.user), national_priority.may_rank(request.user)
    if request.method == "POST" and not may_rank:
        raise PermissionDenied(_("LOCC records the national priority."))
    form = NationalListForm(request.POST or None, requests=requests) if may_rank else None
    status = 200
    if request.method == "POST":
        status = _save(request, form)
        if status == 302:
            return redirect(request.get_full_path())
    facts = {"form": form, "rows": form.drawn() if form else [(one, None, None, None) for one in requests]}
    return render(request, "requests_app/national_priority.html", {**facts, "requests": requests}, status=status)


def _listed(user) -> list:
    """What stands on the list, each with the persons still open."""
    requests = list(national_priority.listed(user).for_list())
    ledger = need_ledger.accounts(line for one in requests for line in one.lines.all())
    for one in requests:
        one.still_open = need_totals.open_person_days(ledger[line.pk] for line in one.lines.all())
    return requests


def _save(request, form) -> int:
    """302 when it was saved; else 400, 409 or 422, with what was wrong in the form."""
    if not form.is_valid():
        return 400
    typed = form.cleaned_data
    try:
        ranked = national_priority.rank_together(form.ranks, by=request.user, seen=typed["seen"], key=typed["key"])
    except ValidationError as error:
        add_errors(form, error)
        return 400
    except Refused as error:
        form.see_the_list()
        form.add_error(None, str(error))
        return error.status
    drafts.done(request)
    if ranked:
        told = ngettext("%d request was ranked.", "%d requests were ranked.", len(ranked))
        messages.success(request, told % len(ranked))
    else:
        messages.info(request, _("Nothing was changed."))
    return 302
