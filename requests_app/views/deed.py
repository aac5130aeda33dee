"""One page for every deed: its form, who has it next, and what went wrong with everything typed still there.

A deed is asked by GET and done by POST, for the request itself or for a line, inquiry, offer or deed-on-behalf of it.
A page that sends a deed from elsewhere says in `next` where to return to; one that saves while somebody types gets
only a few words back.
"""

from functools import cache, partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from foundation import drafts
from foundation.again import AGAIN
from foundation.errors import KeyUsed, NotYours, Refused, TooLarge
from foundation.forms import add_errors, error_summary
from requests_app.doors import BY_SLUG, find_request, find_subject
from requests_app.forms.deed import DeedForm, new_key
from requests_app.models.actions import Action
from requests_app.procedure import replay
from requests_app.procedure.authority import withheld
from requests_app.procedure.how import How
from requests_app.procedure.rules import RULES
from requests_app.procedure.separation import NOT_THEIRS
from requests_app.views import buttons, sections
from requests_app.views.answered import SENT_BEFORE, not_settled, say_after
from requests_app.views.lacks import deed_url, placed
from requests_app.views.recorded import freed, in_words
from requests_app.views.undoing import said_done
from requests_app.worklist import triangle_access
from requests_app.worklist.forecast import Forecast, foresee

ABOUT_AN_EVENT = ("behalf", "undoable")
"""What deeds are done to that is an earlier deed: their page says what was recorded with that one."""


class DeedView(View):
    """GET shows the form of a deed, or what is lacking; POST does it and leads back to where it was offered."""

    template_name = "requests_app/deed.html"

    def dispatch(self, request, *args, deed: str, reference: str = "", on: str = "", pk: int = 0):
        """Find the door and the target; 404 for what isn't there or may not be seen."""
        door = BY_SLUG.get(deed)
        if door is None or door.on != on:
            raise Http404
        of = request.GET.get("of", "")
        find = partial(find_subject, on=on, pk=pk, of=of) if on else partial(find_request, reference=reference)
        return super().dispatch(request, door, partial(find, request.user))

    def get(self, request, door, find) -> HttpResponse:
        form = door.open(find(), by=request.user)
        _check_theirs(form)
        form.fit_to_person()
        return self._page(request, door, form, lacking=_lacking(form), status=200)

    def post(self, request, door, find) -> HttpResponse:
        if AGAIN in request.POST:
            return self._again(request, door, door.open(find(), by=request.user, data=request.POST.copy()))

        @cache
        def form() -> DeedForm:
            opened = door.open(find(), by=request.user, data=request.POST, files=request.FILES)
            opened.fit_to_person()
            return opened

        try:
            done = door.act(sent_on_page(request), by=request.user, form=form)
        except (ValidationError, Refused, TooLarge) as error:
            return self._refused(request, door, form, error)
        return self._done(request, door, done.event)

    def _again(self, request, door, form) -> HttpResponse:
        """The form as it was typed, with what one of its buttons asked for; nothing is done."""
        _check_theirs(form)
        form.fit_to_person()
        form.reshape(request.POST[AGAIN])
        form.errors.clear()  # nothing was sent yet
        return self._page(request, door, form, lacking=_lacking(form), status=200)

    def _refused(self, request, door, find_form, error) -> HttpResponse:
        try:
            form = find_form()
        except Http404:  # a key was used for something that is gone since
            raise error from None
        return self._page(request, door, form, **refusal(form, error))

    def _done(self, request, door, event) -> HttpResponse:
        support_request = event.support_request
        drafts.done(request)
        if request.htmx:
            context = {"support_request": support_request, "key": new_key(), "done": request.POST.get("key", "")}
            return render(request, "requests_app/_saved.html", context)
        messages.success(request, said_done(event, door.done))
        if free_again := freed(event):
            messages.success(request, _("Free for others again: %(people)s.") % {"people": free_again})
        say_after(request, [event])
        if lacking := triangle_access.came_of(event, by=request.user):
            not_settled(request, lacking)
        return redirect(_asked_back(request) or _place(door, support_request, _sees(request.user, support_request)))

    def _page(self, request, door, form, *, lacking=(), changed=(), status, title="") -> HttpResponse:
        if request.htmx:
            form.auto_id = f"{(request.htmx.target or 'id').removesuffix('-said')}_%s"  # as on the page that sent it
            context = {"form": form, "summary": error_summary(form), "lacking": lacking, "changed": changed}
            context["title"] = title
            return render(request, "requests_app/_not_saved.html", context, status=status)
        seen = _sees(request.user, form.request)
        foreseen = _foreseen(form, door, request.user)
        context = {
            "door": door,
            "form": form,
            "url": deed_url(door, form.target, of=request.GET.get("of", "")),
            "support_request": form.request if seen else None,
            "then": foreseen if seen else None,
            "does": foreseen.does if seen or RULES[door.action].addressee else [],
            "lacking": placed(lacking, form.request, by=request.user) if seen else lacking,
            "changed": changed,
            "title": title,
            **(_recorded(form.target, seen) if door.on in ABOUT_AN_EVENT else {}),
            "otherwise": buttons.otherwise(form.request, door.action, by=request.user, subject=form.target),
            "next": _asked_back(request),
            "back": _asked_back(request) or _place(door, form.request, seen),
            **self.beside(form, seen=seen),
        }
        return render(request, self.template_name, context, status=status)

    def beside(self, form: DeedForm, *, seen: bool) -> dict[str, Any]:
        """What else stands on the page, for who may see the request or not (`seen`); for subclasses."""
        return {}


def _check_theirs(form: DeedForm) -> None:
    """Raises PermissionDenied, with what keeps her from it, for whom the deed isn't."""
    if form.is_theirs:
        return
    rule = RULES[form.action]
    why = withheld(rule, form.request, form.by, form.target if rule.on else None)
    raise NotYours.of(why or NOT_THEIRS)


def sent_on_page(request) -> How:
    """How a page was sent, with the fingerprint of what it sends to this address."""
    return replay.sent_how({**dict(request.POST.lists()), **dict(request.FILES.lists())}, about=request.path)


def refusal(form: DeedForm, error: ValidationError | Refused | TooLarge) -> dict[str, Any]:
    """What the page of a deed says of a refusal, and as which status; what was typed stays in `form`, ready to send."""
    if isinstance(error, ValidationError):
        if form.is_valid():  # else the form found it itself
            add_errors(form, error)
        if names_bsn(error):
            form.ask_about_bsn()
        return {"status": 400}
    if isinstance(error, TooLarge):
        text = _("The file is too large: at most %(limit)d MB is accepted.")
        form.add_error(form.upload, text % {"limit": error.limit // 1024**2})
        return {"status": 413}
    form.errors.clear()  # it isn't about what was typed
    if isinstance(error, KeyUsed):
        form.see_key_used(error.by)
        return {"lacking": [SENT_BEFORE], "title": _("This is not recorded yet"), "status": error.status}
    form.see_present_version()
    return {"lacking": error.lacking, "changed": error.changed, "status": error.status}


def _recorded(told, seen: bool) -> dict:
    """What was told for somebody, or may be undone, and on which request: for the page that decides about it."""
    event = told.event
    shown = {"event": event, "deed": Action(event.action).label, "recorded": in_words(event)}
    return shown if seen else shown | {"asked": getattr(told, "inquiry", None)}


def names_bsn(error: ValidationError) -> bool:
    """Whether a number was refused because it looks like a BSN."""
    by_name = error.error_dict.values() if hasattr(error, "error_dict") else [error.error_list]
    return any(one.code == "bsn" for errors in by_name for one in errors)


def _foreseen(form, door, user) -> Forecast:
    return foresee(form.request, door.action, by=user, subject=form.target if door.on else None)


def _lacking(form) -> list:
    """What stands in the way now; empty when the deed can be done."""
    found = form.prospect(by_phone=False)
    if not found.standings:
        found = form.prospect(by_phone=True)
    return list(found.missing)


def _asked_back(request) -> str:
    """Where the sender wants to return to, when that is a page of ours; else empty."""
    url = request.POST.get("next") or request.GET.get("next") or ""
    ours = url.startswith("/") and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if ours else ""


def _place(door, support_request, seen: bool) -> str:
    """The part of the request's page that the deed belongs to, for whom it is."""
    anchor = sections.anchor_of(door) if seen else ""
    return _home(support_request, seen) + (f"#{anchor}" if anchor else "")


def _sees(user, support_request) -> bool:
    return support_request.is_reachable_by(user)


def _home(support_request, seen: bool) -> str:
    """The request's page for whom it is; for a partner, who sees no request, her inquiries."""
    return reverse("requests:detail", args=[support_request.reference]) if seen else reverse("requests:inquiries")
