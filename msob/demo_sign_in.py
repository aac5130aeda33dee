"""The demo's way in: sign in as one of the cast by a click, without a password. In any other mode it isn't there."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from msob.scenarios.cast import PEOPLE
from regions.models import Membership, Role, User


def cast() -> list[dict]:
    """Who can be signed in as, in the order of the story: name, email, role_label, organisation, reason. Demo only."""
    if not settings.MSOB_DEMO:
        return []
    held = Membership.objects.active().with_scopes().select_related("user")
    by_email = {membership.user.email: membership for membership in held}
    return [_shown(person, by_email[person.email]) for person in PEOPLE.values() if person.email in by_email]


def _shown(person, membership) -> dict:
    role_label, organisation = str(Role(person.role).label), str(membership.label)
    if organisation.startswith(role_label):  # "GHOR Twente" says it all
        role_label, organisation = organisation, ""
    return {
        "name": membership.user.name,
        "email": person.email,
        "role_label": role_label,
        "organisation": organisation,
        "reason": person.why,
    }


@require_POST
def demo_sign_in(request):
    """Sign in as the one with this `email`, of the cast or a colleague a mail was sent to, and go on to `next`."""
    if not settings.MSOB_DEMO:
        raise Http404
    user = get_object_or_404(User, email=request.POST.get("email", ""), is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)
    return redirect(onward(request))


def onward(request) -> str:
    """The page of ours that the demo's button asks to go back to (`next`), else where one begins."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else settings.LOGIN_REDIRECT_URL
