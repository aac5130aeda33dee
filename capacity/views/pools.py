"""Pages about pools: the list and its export, one pool, and what its keeper says of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from capacity import board, pool_history, pool_list, pools
from capacity.models import Pool, Shortage
from capacity.pool_forms import ConfirmForm, NewPoolForm, PoolFilter, PoolForm, SizeForm
from capacity.views.guards import SignedIn, keepers_only, readers_only
from foundation import clock
from foundation.errors import Refused
from foundation.exporting import export
from foundation.paging import page_of
from foundation.tables import Column, Table
from regions.pressed import pressed_once
from regions.views.outcome import sent, taken

COLUMNS = [
    Column(
        "unit",
        gettext_lazy("Unit"),
        "unit",
        sort="unit",
        link=lambda row: reverse("capacity:pool", args=[row.pk]),
    ),
    Column("staff_type", gettext_lazy("Staff type"), lambda row: row.get_staff_type_display(), sort="type"),
    Column("home_place", gettext_lazy("Home place"), "home_place"),
    Column("size", gettext_lazy("Can be sent"), "size_today", numeric=True),
    Column("used", gettext_lazy("Used"), "used_today", numeric=True),
    Column("free", gettext_lazy("Free"), "free_today", sort="free", numeric=True),
    Column("confirmed", gettext_lazy("Confirmed"), "confirmed_at", sort="confirmed"),
    Column("state", gettext_lazy("State"), lambda row: state_of(row)),
]
EXPORT_COLUMNS = [
    *COLUMNS,
    Column("in_hospitals", gettext_lazy("In civil hospitals"), "in_hospitals", numeric=True),
    Column("notice", gettext_lazy("Notice in days"), "notice_days", numeric=True),
    Column("home_region", gettext_lazy("Home region"), lambda row: row.home_region or ""),
    Column("rest_days", gettext_lazy("Rest days"), "rest_days", numeric=True),
    Column("confirmed_by", gettext_lazy("Confirmed by"), "confirmed_by.name"),
    Column("told_by", gettext_lazy("Told by"), "told_by"),
]


def state_of(pool: Any) -> str:
    """What asks attention, in words; `pool` as `pool_list` gives it."""
    if pool.is_closed:
        return _("closed")
    told = [_("shortage")] if pool.has_shortage else []
    return ", ".join([*told, *([_("not confirmed lately")] if pool_list.is_stale(pool) else [])])


def _tone(pool: Any) -> str:
    return "danger" if pool.has_shortage else "warning" if pool_list.is_stale(pool) else ""


@readers_only
@require_safe
def pool_list_page(request: SignedIn) -> HttpResponse:
    form = PoolFilter(request.GET)
    page = page_of(request, pool_list.find(**form.chosen()), pool_list.SORTS)
    table = Table(COLUMNS, page.items, _("Pools, with the figures of today"), page, tone=_tone)
    facts = {"form": form, "table": table, "may_keep": pools.may_keep(request.user)}
    return render(request, "capacity/pools.html", facts)


@readers_only
@require_safe
def pool_export(request: SignedIn, kind: str) -> HttpResponseBase:
    found = pool_list.find(**PoolFilter(request.GET).chosen()).order_by("staff_type", "unit", "pk")
    return export(EXPORT_COLUMNS, found, kind=kind, filename=f"{_('pools')}-{clock.today()}")


@readers_only
@require_safe
def pool_page(request: SignedIn, pk: int) -> HttpResponse:
    return _page(request, _found(pk), ConfirmForm())


@keepers_only
@require_POST
@pressed_once
def pool_confirm(request: SignedIn, pk: int) -> HttpResponse:
    """One click, with the function who said so by telephone if somebody did."""
    pool, form = _found(pk), ConfirmForm(request.POST)
    if taken(form, lambda: pools.confirm(pool, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Confirmed: these figures are right as they stand."))
        return redirect("capacity:pool", pk)
    return _page(request, pool, form)


@keepers_only
@require_http_methods(["GET", "POST"])
@pressed_once
def pool_new(request: SignedIn) -> HttpResponse:
    form, made = NewPoolForm(sent(request), initial=_values(Pool())), []
    if taken(form, lambda: made.append(pools.create(by=request.user, **form.cleaned_data))):
        messages.success(request, _("The pool was made. Now say how many can be sent, and when."))
        return redirect("capacity:pool_size", made[0].pk)
    return _form_page(request, form, _("New pool"))


@keepers_only
@require_http_methods(["GET", "POST"])
@pressed_once
def pool_edit(request: SignedIn, pk: int) -> HttpResponse:
    pool = _found(pk)
    form = PoolForm(sent(request), initial=_values(pool))
    if taken(form, lambda: pools.edit(pool, by=request.user, **form.cleaned_data)):
        return redirect("capacity:pool", pk)
    return _form_page(request, form, _("Change this pool"), pool=pool)


@keepers_only
@require_http_methods(["GET", "POST"])
@pressed_once
def pool_size(request: SignedIn, pk: int) -> HttpResponse:
    """A size for a period; what would break is named (409), with a tick to record it as a shortage instead."""
    pool = _found(pk)
    form = SizeForm(sent(request), initial={"starts_on": clock.today()})
    try:
        if taken(form, lambda: pools.set_size(pool, by=request.user, **form.cleaned_data)):
            messages.success(request, _("The size was set, and with it the figures are confirmed."))
            return redirect("capacity:pool", pk)
    except Refused as refusal:
        return _form_page(request, form, _("Set the size"), 409, pool=pool, lacking=refusal.lacking)
    if not form.data.get("accept_shortage"):
        del form.fields["accept_shortage"]
    return _form_page(request, form, _("Set the size"), pool=pool)


@keepers_only
@require_POST
@pressed_once
def shortage_solve(request: SignedIn, pk: int, shortage: int) -> HttpResponse:
    """It was arranged; doing so again changes nothing."""
    pools.solve(get_object_or_404(Shortage, pk=shortage, pool=pk), by=request.user)
    messages.success(request, _("The shortage is solved."))
    return redirect("capacity:pool", pk)


def _found(pk: int) -> Pool:
    return get_object_or_404(pool_list.with_today(Pool.objects.filter(pk=pk)))


def _values(pool: Pool) -> dict:
    return {name: getattr(pool, name) for name in pools.FIELDS}


def _page(request: SignedIn, pool: Pool, form: ConfirmForm) -> HttpResponse:
    facts = {
        "pool": pool,
        "form": form,
        "is_stale": pool_list.is_stale(pool),
        "age": clock.now() - pool.confirmed_at,
        "periods": pool.periods.all(),
        "bookings": board.out_of(pool, clock.today()),
        "shortages": pool.shortages.filter(solved_at=None).select_related("recorded_by"),
        "entries": pool_history.of(pool),
        "may_keep": pools.may_keep(request.user),
    }
    return render(request, "capacity/pool.html", facts, status=400 if form.errors else 200)


def _form_page(request: SignedIn, form, title: str, status: int = 200, **facts) -> HttpResponse:
    facts |= {"form": form, "title": title}
    return render(request, "capacity/pool_form.html", facts, status=400 if form.errors else status)
