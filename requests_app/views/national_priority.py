"""The national priority as one list: everybody sees of it what she sees of the requests; LOCC ranks them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock, drafts
from foundation.errors import NotYours, Refused
from foundation.exporting import export
from foundation.forms import add_errors
from foundation.paging import Page, ordered, page_of
from foundation.tables import Column, Table
from requests_app.deeds import national_priority
from requests_app.forms.national_priority import NationalFilter, NationalListForm
from requests_app.views.listing import EXPORT_COLUMNS as OF_REQUESTS
from requests_app.worklist import national_list

SIZE = 50
HEADS = [
    Column("request", gettext_lazy("Request"), "reference", sort="reference"),
    Column("rank", gettext_lazy("National priority"), "national_rank", sort="national"),
    Column("regional", gettext_lazy("Region and regional priority"), "priority_rank"),
    Column("unsafe", gettext_lazy("First unsafe shift"), "first_unsafe_shift_at", sort="unsafe"),
    Column("asked", gettext_lazy("Asked"), "lines"),
]
IN_A_FILE = {column.name: column for column in OF_REQUESTS}
EXPORT_COLUMNS = [
    IN_A_FILE["national"],
    Column("national_reason", gettext_lazy("Reason for the national priority"), "national_reason"),
    *(IN_A_FILE[name] for name in ("reference", "institution", "location", "municipality", "region", "priority")),
    Column("priority_reason", gettext_lazy("Reason for the regional priority"), "priority_reason"),
    *(IN_A_FILE[name] for name in ("unsafe", "asked")),
    Column("open", gettext_lazy("Person-days open"), "still_open", numeric=True),
    *(IN_A_FILE[name] for name in ("status", "urgency", "due")),
]


@dataclass(frozen=True)
class Shown:
    """What of the list stands on a page: the filter, the page of what was found, and its rows."""

    filter: NationalFilter
    page: Page
    requests: list

    def context(self, form: NationalListForm | None) -> dict[str, Any]:
        rows = form.drawn() if form else [(one, None, None, None) for one in self.requests]
        table = Table(HEADS, self.requests, _("Requests that wait for a decision"), self.page)
        return {"form": form, "filter": self.filter, "table": table, "rows": rows, "requests": self.requests}


@login_required
@require_http_methods(["GET", "POST"])
def national_priority_page(request) -> HttpResponse:
    """A page of the list; POST saves all ranks that were changed on it, or none."""
    _check(request)
    may_rank = national_priority.may_rank(request.user)
    if request.method == "POST" and not may_rank:
        raise NotYours("locc_ranks", _("LOCC records the national priority."))
    shown, form, status = _shown(request), None, 200
    if may_rank:
        listed = list(national_priority.listed(request.user).only("reference", "national_rank", "national_reason"))
        form = NationalListForm(request.POST or None, requests=shown.requests, listed=listed)
    if request.method == "POST" and (status := _save(request, form)) == 302:
        return redirect(request.get_full_path())
    return render(request, "requests_app/national_priority.html", shown.context(form), status=status)


@login_required
@require_safe
def national_export(request, kind: str) -> HttpResponseBase:
    """All of what was chosen, in the order chosen."""
    _check(request)
    found = national_list.find(request.user, **NationalFilter(request.GET).chosen()).for_list()
    rows = ordered(found, national_list.SORTS, request.GET.get("sort", ""))
    name = _("national-priority")
    filename = f"{name}-{clock.today()}"
    return export(EXPORT_COLUMNS, national_list.with_what_is_open(rows), kind=kind, filename=filename)


def _check(request) -> None:
    if not national_priority.may_read(request.user):
        raise NotYours("ranks_unread", _("The national priority is for those who see requests."))


def _shown(request) -> Shown:
    """What the address asks for; of what was typed also the rows that stand elsewhere by now."""
    chosen, user = NationalFilter(request.GET), request.user
    page = page_of(request, national_list.find(user, **chosen.chosen()).for_list(), national_list.SORTS, size=SIZE)
    requests = page.items
    if typed := NationalListForm.keys_in(request.POST):
        requests = national_list.also(user, typed, page.items).for_list()
    return Shown(chosen, page, national_list.with_what_is_open(requests))


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
