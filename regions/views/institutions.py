"""Pages about institutions and their locations: list, export, one, new and changed."""

from collections.abc import Iterator
from types import SimpleNamespace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation import clock
from foundation.exporting import CHUNK, export
from foundation.forms import add_errors
from foundation.paging import page_of
from foundation.tables import Column, Table
from regions import calling, institution_import, institutions
from regions.authority import is_administrator
from regions.forms.institutions import InstitutionFilter, InstitutionForm, LocationForm, NewInstitutionForm
from regions.institution_import import LABELS
from regions.models import Institution, Location, Role
from regions.pressed import pressed_once
from regions.views.guards import administrators_only
from regions.views.outcome import sent, taken


def _names_of(attribute):
    return lambda institution: ", ".join(sorted({str(attribute(place)) for place in institution.locations.all()}))


COLUMNS = [
    Column(
        "name",
        gettext_lazy("Name"),
        "name",
        sort="name",
        link=lambda row: reverse("regions:institution", args=[row.pk]),
    ),
    Column("sector", gettext_lazy("Sector"), lambda row: row.get_sector_display(), sort="sector"),
    Column("municipality", gettext_lazy("Municipality"), _names_of(lambda place: place.municipality)),
    Column("region", gettext_lazy("Safety region"), _names_of(lambda place: place.safety_region), sort="region"),
    Column("care_office", gettext_lazy("Care office"), _names_of(lambda place: place.care_office_region)),
    Column("roaz", gettext_lazy("RO(N)AZ region"), _names_of(lambda place: place.roaz_region)),
]
EXPORT_COLUMNS = [
    *(Column(name, LABELS[name], name) for name in institution_import.OF_A_PLACE),
    Column("safety_region", gettext_lazy("Safety region"), "safety_region"),
    Column("care_office", gettext_lazy("Care office"), "care_office_region"),
    Column("is_active", gettext_lazy("Active"), "is_active"),
]
"""A row for each location, under the names that an import knows: what was downloaded can be handed in as it is."""


class Row(SimpleNamespace):
    """One location of an institution, or an institution without any: there its own columns stay empty."""

    def __getattr__(self, name: str) -> str:
        return ""


def _rows(found) -> Iterator[Row]:
    for institution in found.iterator(chunk_size=CHUNK):
        of_home = institution_import.words_of_home(institution) | {"is_active": institution.is_active}
        for place in institution.locations.all():
            regions = {name: getattr(place, name) for name in ("safety_region", "care_office_region")}
            yield Row(**of_home | institution_import.words_of_place(place) | regions)
        if not institution.locations.all():
            yield Row(**of_home)


@login_required
@require_safe
def institution_list(request):
    form = InstitutionFilter(request.GET)
    found = institutions.listed_for(request.user).matching(**form.chosen()).for_list()
    page = page_of(request, found, institutions.SORTS)
    table = Table(COLUMNS, page.items, _("Institutions"), page)
    facts = {"form": form, "table": table, "may_manage": is_administrator(request.user)}
    return render(request, "regions/institutions.html", facts)


@login_required
@require_safe
def institution_export(request, kind):
    found = (
        institutions.listed_for(request.user)
        .matching(**InstitutionFilter(request.GET).chosen())
        .for_list()
        .order_by("name", "pk")
    )
    return export(EXPORT_COLUMNS, _rows(found), kind=kind, filename=f"{_('institutions')}-{clock.today()}")


@login_required
@require_safe
def institution_detail(request, pk):
    institution = _seen(request.user, pk)
    facts = {
        "institution": institution,
        "shows_contacts": calling.may_call(request.user, Role.INSTITUTION, institution),
        "may_manage": is_administrator(request.user),
    }
    return render(request, "regions/institution.html", facts)


@administrators_only
@require_http_methods(["GET", "POST"])
@pressed_once
def institution_new(request):
    form, place = NewInstitutionForm(sent(request)), LocationForm(sent(request), prefix="location")
    if request.method == "POST" and all([form.is_valid(), place.is_valid()]):
        try:
            made = institutions.add(by=request.user, locations=[place.cleaned_data], **form.cleaned_data)
        except ValidationError as error:
            add_errors(place if "roaz_region" in getattr(error, "error_dict", {}) else form, error)
        else:
            messages.success(request, _("%(name)s was added.") % {"name": made})
            return redirect("regions:institution", made.pk)
    return _form_page(request, [form, place], _("New institution"))


@administrators_only
@require_http_methods(["GET", "POST"])
@pressed_once
def institution_edit(request, pk):
    institution = _seen(request.user, pk)
    form = InstitutionForm(sent(request), instance=_seen(request.user, pk))
    if taken(form, lambda: institutions.change(institution, by=request.user, **form.cleaned_data)):
        return redirect("regions:institution", pk)
    return _form_page(request, [form], institution.name, institution=institution)


@administrators_only
@require_http_methods(["GET", "POST"])
@pressed_once
def location_new(request, pk):
    institution = _seen(request.user, pk)
    form = LocationForm(sent(request))
    if taken(form, lambda: institutions.add_location(institution, by=request.user, **form.cleaned_data)):
        return redirect("regions:institution", pk)
    return _form_page(request, [form], _("New location"), institution=institution)


@administrators_only
@require_http_methods(["GET", "POST"])
@pressed_once
def location_edit(request, pk, location):
    institution = _seen(request.user, pk)
    place = get_object_or_404(Location, pk=location, institution=institution)
    form = LocationForm(sent(request), instance=get_object_or_404(Location, pk=location))
    if taken(form, lambda: institutions.change_location(place, by=request.user, **form.cleaned_data)):
        return redirect("regions:institution", pk)
    return _form_page(request, [form], place.name, institution=institution)


def _seen(user, pk):
    institution = Institution.objects.visible_to(user).for_list().filter(pk=pk).first()
    if institution is None:
        raise Http404(pk)
    return institution


def _form_page(request, forms, title, **facts):
    status = 400 if any(form.errors for form in forms) else 200
    return render(request, "regions/institution_form.html", {"forms": forms, "title": title, **facts}, status=status)
