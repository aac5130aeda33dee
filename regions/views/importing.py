"""Import of institutions: a file is read and shown row by row, and written only when confirmed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from foundation.errors import Refused
from regions import institution_import
from regions.forms.institutions import ImportForm
from regions.views.guards import administrators_only
from regions.views.outcome import sent


@administrators_only
@require_http_methods(["GET", "POST"])
def institution_importing(request):
    """Upload, look, confirm; the rows that were looked at come back signed with the confirmation."""
    if "rows" in request.POST:
        return _confirm(request)
    form = ImportForm(sent(request), request.FILES if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            preview = institution_import.preview(form.cleaned_data["file"])
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return _page(request, ImportForm(), preview)
    return _page(request, form)


def _confirm(request):
    try:
        rows = institution_import.unsign(request.POST["rows"], by=request.user)
        made = institution_import.confirm(rows, by=request.user)
    except ValidationError as error:
        return _page(request, ImportForm(), problems=error.messages, status=400)
    except Refused as refusal:
        lacking = {"lacking": refusal.lacking, "changed": refusal.changed}
        return _page(request, ImportForm(), institution_import.look_at(rows), status=409, **lacking)
    text = ngettext("%(count)d institution was imported.", "%(count)d institutions were imported.", len(made))
    messages.success(request, text % {"count": len(made)})
    return redirect("regions:institutions")


def _page(request, form, preview=None, status=200, **facts):
    facts |= {"form": form, "preview": preview, "columns": institution_import.COLUMNS}
    if preview is not None and preview.good:
        facts["rows"] = institution_import.sign(preview, by=request.user)
    return render(request, "regions/institution_import.html", facts, status=400 if form.errors else status)
