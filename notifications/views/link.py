"""The page behind a link to answer by: what was asked, and the form to answer or offer. Nobody signs in here.

A link that doesn't work any more says what to do instead (410); one that was never ours isn't found (404).
"""

from functools import cache, partial

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from foundation import limits
from foundation.errors import Refused
from notifications import links
from notifications.links import DeadLink, TooOften
from notifications.models import AnswerLink
from regions import traces
from requests_app.doors import DOORS
from requests_app.forms.deed import DeedForm
from requests_app.models.actions import Action
from requests_app.views.deed import refusal, sent_on_page
from requests_app.worklist.calling import Calls


@never_cache
@require_http_methods(["GET", "POST"])
def answer_by_link(request, token: str) -> HttpResponse:
    """What the link opens; a POST does the deed named by `deed`."""
    limits.count("link", limits.address_of(request))
    try:
        link = links.find(token)
    except signing.BadSignature:
        return _dead(request, None, status=404)
    except DeadLink as dead:
        return _dead(request, dead.link, status=410)
    except TooOften:
        return _wait(request)
    return _sent(request, link) if request.method == "POST" else _page(request, link, _form(link), status=200)


def _sent(request, link) -> HttpResponse:
    """Do what was sent, by the door of every deed."""
    named = request.POST.get("deed", "")
    action = next((one for one in links.deeds() if DOORS[one].slug == named), Action.ANSWER)
    form = cache(partial(_form, link, action, request.POST))
    try:
        DOORS[action].act(sent_on_page(request), by=link.account, form=form)
    except (ValidationError, Refused) as error:
        return _page(request, link, form(), **refusal(form(), error))
    messages.success(request, _("Thank you: it was sent to whoever asked."))
    return redirect(request.path)


def _form(link: AnswerLink, action: Action | None = None, data=None) -> DeedForm:
    form = DOORS[action or links.next_deed(link) or Action.ANSWER].open(link.inquiry, by=link.account, data=data)
    form.fit_to_person()
    return form


def _page(request, link, form, *, status, **more) -> HttpResponse:
    asked = link.inquiry
    traces.shown(asked.support_request, to=link.account)
    facts = {
        "link": link,
        "inquiry": asked,
        "lines": asked.support_request.lines.all(),
        "offers": asked.offers.all(),
        "form": form,
        "door": DOORS[form.action],
        "numbers": Calls(link.account).of_asked(asked),
    }
    return _unseen(render(request, "notifications/link.html", facts | more, status=status))


def _dead(request, link, *, status) -> HttpResponse:
    """What to do instead; what the party answered only as long as it is still reached at that address."""
    facts = {"link": link, "theirs": link is not None and links.is_bound(link)}
    return _unseen(render(request, "notifications/link_dead.html", facts, status=status))


def _wait(request) -> HttpResponse:
    response = render(request, "notifications/link_wait.html", status=429)
    response["Retry-After"] = str(links.WITHIN)
    return response


def _unseen(response: HttpResponse) -> HttpResponse:
    """The address is the key: no other page hears it, not even ours. With "no-referrer" a browser's POST would fail."""
    response["Referrer-Policy"] = "strict-origin"
    return response
