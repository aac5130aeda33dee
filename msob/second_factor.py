"""Nobody works for an authority without a second factor (allauth offers it, but doesn't insist)."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from msob.failures import problem

# What a person needs to set it up or to leave; the page for API tokens is not among it: a token would be a way around.
OPEN_TO_ALL = ("/static/", "/i18n/", "/-/", "/account/2fa/", "/account/reauthenticate/", "/account/logout/")
SEEN = "second_factor_seen"


class SecondFactorMiddleware:
    """Sends a person in one of settings.MSOB_SECOND_FACTOR_ROLES to the page where the second factor is set up."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not settings.MSOB_REQUIRE_SECOND_FACTOR or request.path.startswith(OPEN_TO_ALL) or passes(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            return problem(403, _("Set up a second factor first."))
        return redirect("mfa_activate_totp")


def passes(request):
    """Whether this session may go on; once it may, it costs no query any more."""
    if not request.user.is_authenticated or request.session.get(SEEN):
        return True
    if needs_second_factor(request.user) and not is_mfa_enabled(request.user):
        return False
    request.session[SEEN] = True
    return True


def needs_second_factor(user):
    """Whether one of the person's roles demands it."""
    return user.is_staff or not settings.MSOB_SECOND_FACTOR_ROLES.isdisjoint(user.roles_now())
