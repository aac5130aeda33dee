"""One page for every deed: its form, who has it next, and what went wrong with everything typed still there.

A deed is asked by GET and done by POST, for the request itself or for a line, inquiry, offer or deed-on-behalf of it.
A page that sends a deed from elsewhere says in `next` where to return to; one that saves while somebody types gets
only a few words back.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from foundation.errors import Refused, TooLarge
from foundation.forms import add_errors, error_summary
from requests_app.doors import BY_SLUG, find_request, find_subject
from requests_app.forms.deed import new_key
from requests_app.models import SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.views.buttons import deed_url
from requests_app.views.recorded import in_words
from requests_app.worklist import triangle_access
from requests_app.worklist.forecast import Forecast, foresee


class DeedView(View):
    """GET shows the form of a deed, or what is lacking; POST does it and leads back to where it was offered."""

    template_name = "requests_app/deed.html"

    def dispatch(self, request, *args, deed: str, reference: str = "", on: str = "", pk: int = 0):
        """Find the door and the target; 404 for what isn't there or may not be seen."""
        door = BY_SLUG.get(deed)
        if door is None or door.on != on:
            raise Http404
        of = request.GET.get("of", "")
        target = find_subject(request.user, on, pk, of=of) if on else find_request(request.user, reference)
        return super().dispatch(request, door, target)

    def get(self, request, door, target) -> HttpResponse:
        form = door.open(target, by=request.user)
        if not form.is_theirs:
            raise PermissionDenied(_("This isn't yours to do."))
        form.fit_to_person()
        return self._page(request, door, form, lacking=_lacking(form), status=200)

    def post(self, request, door, target) -> HttpResponse:
        form = door.open(target, by=request.user, data=request.POST, files=request.FILES)
        if not form.is_theirs:
            raise PermissionDenied(_("This isn't yours to do."))
        form.fit_to_person()
        if not form.is_valid():
            return self._page(request, door, form, status=400)
        return self._act(request, door, form)

    def _act(self, request, door, form) -> HttpResponse:
        try:
            done = door.act(form)
        except ValidationError as error:
            add_errors(form, error)
            if names_bsn(error):
                form.ask_about_bsn()
            return self._page(request, door, form, status=400)
        except Refused as refused:
            form.see_present_version()
            return self._page(request, door, form, lacking=refused.lacking, changed=refused.changed, status=409)
        except TooLarge as too_large:
            text = _("The file is too large: at most %(limit)d MB is taken in.")
            form.add_error(form.upload, text % {"limit": too_large.limit // 1024**2})
            return self._page(request, door, form, status=413)
        return self._done(request, door, done.event)

    def _done(self, request, door, event) -> HttpResponse:
        support_request = event.support_request
        if request.htmx:
            context = {"support_request": support_request, "key": new_key()}
            return render(request, "requests_app/_saved.html", context)
        messages.success(request, _("Done: %(deed)s.") % {"deed": door.action.label})
        if lacking := triangle_access.came_of(event, by=request.user):
            words = " ".join(map(str, lacking))
            messages.warning(request, _("The corners agree, but it can't be settled yet. %(why)s") % {"why": words})
        return redirect(_asked_back(request) or home_of(request.user, support_request))

    def _page(self, request, door, form, *, lacking=(), changed=(), status) -> HttpResponse:
        if request.htmx:
            form.auto_id = f"{(request.htmx.target or 'id').removesuffix('-said')}_%s"  # as on the page that sent it
            context = {"form": form, "summary": error_summary(form), "lacking": lacking, "changed": changed}
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
            "lacking": lacking,
            "changed": changed,
            **(_recorded(form.target.event) if door.on == "behalf" else {}),
            "next": _asked_back(request),
            "back": _asked_back(request) or _home(form.request, seen),
        }
        return render(request, self.template_name, context, status=status)


def _recorded(event) -> dict:
    """What was done on somebody's behalf, for the page on which she confirms or contests it."""
    return {"event": event, "deed": Action(event.action).label, "recorded": in_words(event)}


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


def home_of(user, support_request) -> str:
    """The request's page for whom it is; for a partner, who sees no request, her inquiries."""
    return _home(support_request, _sees(user, support_request))


def _sees(user, support_request) -> bool:
    return SupportRequest.objects.reachable_by(user, reference=support_request.reference).exists()


def _home(support_request, seen: bool) -> str:
    return reverse("requests:detail", args=[support_request.reference]) if seen else reverse("requests:inquiries")
