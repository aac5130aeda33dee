"""Importing on a page: a file is read and shown row by row, and written only when confirmed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from foundation.errors import Refused
from foundation.exporting import sheet
from foundation.forms import Form
from foundation.previewing import Import
from regions import institution_import, invitations, people_import
from regions.models import Invitation
from regions.people_sheet import COLUMNS, known_rows
from regions.pressed import pressed_once, sent_once
from regions.views.guards import administrators_only, freshly_proved_to_read
from regions.views.outcome import sent


class FileForm(Form):
    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods"}))

    def __init__(self, *args, most: int, **kwargs):
        super().__init__(*args, **kwargs)
        help_text = _("XLSX, ODS or CSV with the columns named below, in any order; at most %(most)s rows.")
        self.fields["file"].help_text = help_text % {"most": f"{most:,}".replace(",", ".")}


def importing(
    request: HttpRequest,
    what: Import,
    *,
    template: str,
    home: str,
    imported: Callable[[int], str],
    once: Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]] = pressed_once,
    after: Callable[[HttpRequest, list], None] | None = None,
) -> HttpResponse:
    """Upload, look, confirm; the rows that were looked at come back signed with the confirmation, then on to `home`.

    `imported` says in words how many were; `template` extends foundation/import.html. `after` gets what was made when
    it is written, to send what leaves the house; then `once` is one that holds no transaction meanwhile.
    """
    if "rows" in request.POST:
        return once(_confirm)(request, what, template, home, imported, after)
    form = FileForm(sent(request), request.FILES if request.method == "POST" else None, most=what.max_rows)
    if request.method == "POST" and form.is_valid():
        try:
            preview = what.preview(form.cleaned_data["file"])
        except ValidationError as error:
            form.add_error("file", error)
        else:
            return _page(request, what, template, home, preview=preview)
    return _page(request, what, template, home, form=form, status=400 if form.errors else 200)


def _confirm(request, what, template, home, imported, after) -> HttpResponse:
    try:
        rows = what.unsign(request.POST["rows"], by=request.user)
        made = what.confirmed(request.POST["rows"], by=request.user)
    except ValidationError as error:
        return _page(request, what, template, home, problems=error.messages, status=400)
    except Refused as refusal:
        lacking = {"lacking": refusal.lacking, "changed": refusal.changed}
        return _page(request, what, template, home, preview=what.look_at(rows), status=409, **lacking)
    messages.success(request, imported(len(made)))
    if after:
        after(request, made)
    return redirect(home)


def _page(request, what, template, home, *, form=None, preview=None, status=200, **facts) -> HttpResponse:
    facts |= {"form": form or FileForm(most=what.max_rows), "preview": preview, "columns": what.columns}
    facts |= {"home": reverse(home), "sheet": reverse(f"{request.resolver_match.view_name}_sheet")}
    if preview is not None and preview.good:
        facts["rows"] = what.sign(preview, by=request.user)
    return render(request, template, facts, status=status)


@administrators_only
@require_safe
def institution_sheet(request) -> HttpResponseBase:
    """What is known, as a sheet to change or fill in, and to import again."""
    return sheet(institution_import.COLUMNS, institution_import.known_rows(), filename=str(_("institutions")))


@administrators_only
@require_http_methods(["GET", "POST"])
def institution_importing(request) -> HttpResponse:
    """Institutions with their locations."""
    return importing(
        request,
        institution_import.INSTITUTIONS,
        template="regions/institution_import.html",
        home="regions:institutions",
        imported=lambda count: (
            ngettext("%(count)d institution was imported.", "%(count)d institutions were imported.", count)
            % {"count": count}
        ),
    )


@administrators_only
@require_safe
@freshly_proved_to_read
def people_sheet(request) -> HttpResponseBase:
    """Who is known, as a sheet to change or fill in, and to import again."""
    return sheet(COLUMNS, known_rows(), filename=str(_("people")))


@administrators_only
@require_http_methods(["GET", "POST"])
@freshly_proved_to_read
def people_importing(request) -> HttpResponse:
    """People with what they may act for; who is new is invited by mail."""
    return importing(
        request,
        people_import.PEOPLE,
        template="regions/people_import.html",
        home="regions:people",
        imported=lambda count: (
            ngettext("%(count)d person was imported.", "%(count)d people were imported.", count) % {"count": count}
        ),
        once=sent_once("regions:people"),
        after=_send,
    )


def _send(request: HttpRequest, made: list) -> None:
    """Mail who was invited."""
    went, waiting = invitations.send_all([one for one in made if isinstance(one, Invitation)])
    if went:
        told = ngettext("%(count)d invitation was sent.", "%(count)d invitations were sent.", went)
        messages.success(request, told % {"count": went})
    if waiting:
        told = ngettext(
            "The mail server didn't accept %(count)d invitation. It stands below: send it again later.",
            "The mail server didn't accept %(count)d invitations. They stand below: send them again later.",
            waiting,
        )
        messages.error(request, told % {"count": waiting})
