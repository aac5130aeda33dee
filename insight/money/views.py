"""What help costs and who pays, as a page and a file; what isn't hers isn't found."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation import clock
from foundation.exporting import export
from foundation.paging import page_of
from insight import scopes
from insight.money import cases, exporting
from insight.money.forms import MoneyFilter, asked
from insight.money.sums import Accounts
from insight.scopes import Scope
from regions.models import User


@login_required
@require_safe
def money_page(request: Any, scope: str = "") -> HttpResponse:
    """Estimated beside actual, now or as known at `?at=`; without a scope, the widest that is hers."""
    found, form = scope_of(scope, request.user), MoneyFilter(request.GET)
    accounts = _accounts(found, form, request.user)
    facts = {"form": form, "accounts": accounts, "asked_at": form.is_valid() and form.cleaned_data["at"]}
    if cases.may_read(request.user):
        page = page_of(request, cases.seen(accounts, request.user), cases.SORTS)
        facts |= {"page": page, "cases": list(cases.rows(accounts, page.items))}
    return render(request, "insight/money.html", facts, status=400 if form.errors else 200)


@login_required
@require_safe
def money_export(request: Any, scope: str, kind: str) -> HttpResponseBase:
    """Every sum of the page, and of every request that she sees."""
    found, form = scope_of(scope, request.user), MoneyFilter(request.GET)
    if not form.is_valid():
        return money_page(request, scope)
    accounts, word = _accounts(found, form, request.user), _("costs")
    name = f"{word}-{found.code}-{clock.day_of(accounts.at)}"
    return export(exporting.COLUMNS, exporting.rows(accounts, request.user), kind=kind, filename=name)


def scope_of(code: str, user: User) -> Scope:
    """Raises PermissionDenied for who has no picture at all, Http404 for what isn't hers."""
    scopes.require_reader(user)
    found = scopes.find(code, user) if code else scopes.own(user)
    if found is None:
        raise Http404(code)
    return found


def _accounts(scope: Scope, form: MoneyFilter, user: User) -> Accounts:
    """What was asked for; all that is known now where that can't be read."""
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return Accounts(scope, chosen.get("at") or clock.now(), **asked(chosen, user))
