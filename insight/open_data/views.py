"""Open data as a page, as files at addresses that stay, and as a description for catalogues."""

import json
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from foundation.paging import Sort, page_of
from insight.models import OpenFile, OpenKind
from insight.open_data import access, catalog
from insight.open_data.forms import OpenDataFilter

SORTS = {"day": Sort("day", "day", descending=True)}
TYPES = {OpenKind.CSV: "text/csv; charset=utf-8; header=present", OpenKind.JSON: "application/json"}


@access.for_readers
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The counts of a day in a territory, as they stand in its file."""
    form = OpenDataFilter(request.GET)
    shown = form.file
    facts: dict[str, Any] = {"form": form, "is_public": access.is_public(), "shown": shown}
    if shown:
        territories = json.loads(shown.text)["territories"]
        chosen = next((one for one in territories if one["code"] == form.code), territories[0])
        facts |= {"territory": chosen, "regions": territories[1:] if chosen is territories[0] else []}
        facts["days"] = page_of(request, OpenFile.objects.filter(kind=OpenKind.JSON).defer("text"), SORTS)
    return render(request, "insight/open_data.html", facts, status=400 if form.errors else 200)


@access.for_readers
@require_safe
def file(request: HttpRequest, day: date, kind: str) -> HttpResponseBase:
    """A file as it was made, byte for byte."""
    found = OpenFile.objects.filter(day=day, kind=kind).first()
    if found is None:
        raise Http404(kind)
    return as_made(request, found)


@access.for_readers
@require_safe
def description(request: HttpRequest) -> HttpResponseBase:
    """The catalogue in DCAT-AP."""
    return access.kept_for(JsonResponse(catalog.catalog(), content_type=catalog.MEDIA_TYPE), access.AN_HOUR)


def as_made(request: HttpRequest, found: OpenFile) -> HttpResponseBase:
    """The file with its `ETag`; 304 for who has it."""
    etag, content = quote_etag(found.digest), found.text.encode()
    whole = HttpResponse(content, content_type=TYPES[OpenKind(found.kind)], headers={"ETag": etag})
    answer: Any = get_conditional_response(request, etag=etag, response=whole)
    return access.kept_for(answer, access.A_YEAR)
