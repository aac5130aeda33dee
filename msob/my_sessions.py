"""Where somebody is signed in: each session so that she recognises it, and the end of one of them or of all others."""

from datetime import UTC, datetime
from importlib import import_module
from typing import NamedTuple

from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from msob import sessions
from msob.browsers import browser_in_words


class Place(NamedTuple):
    """One session: its key here, browser in words, network address, when it began and was last used."""

    pk: int
    browser: str
    address: str
    since: datetime
    active: datetime
    is_here: bool


@login_required
@require_http_methods(["GET", "POST"])
def where(request):
    """One's own sessions, the last used first; sending the form ends all others."""
    if request.method == "POST":
        end_other_sessions(request, request.user)
        messages.success(request, _("You are now signed in here only."))
        return redirect("usersessions_list")
    return render(request, "usersessions/usersession_list.html", {"places": places_of(request)})


@login_required
@require_POST
def end_one(request, pk):
    """One of one's own sessions ends; who asks twice, or for one that isn't hers, is told the same and no more."""
    end_sessions(request, UserSession.objects.filter(pk=pk, user=request.user))
    if not request.user.is_authenticated:
        return redirect(settings.LOGOUT_REDIRECT_URL)
    messages.success(request, _("You are not signed in there any more."))
    return redirect("usersessions_list")


def places_of(request) -> list[Place]:
    """The sessions that would still open something at their next click."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    listed = ((kept, store(kept.session_key)) for kept in UserSession.objects.purge_and_list(request.user))
    places = [_place(kept, session) for kept, session in listed if not sessions.is_over(session)]
    return sorted(places, key=lambda place: (place.is_here, place.active), reverse=True)


def _place(kept, session):
    began, active = (datetime.fromtimestamp(second, UTC) for second in sessions.span_of(session))
    return Place(kept.pk, browser_in_words(kept.user_agent), kept.ip, began, active, kept.is_current())
