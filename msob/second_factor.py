"""Nobody works for an authority without a second factor, proved in this very session (allauth offers it, no more)."""

from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from msob.failures import problem
from regions import proof

OPEN_TO_ALL = ("/static/", "/i18n/", "/-/", "/account/logout/")
SET_UP, PROVE = "mfa_activate_totp", "mfa_reauthenticate"
# What each takes, and nothing beside it: a page that shows recovery codes, or makes tokens, would be a way around.
WAYS = {SET_UP: {SET_UP, "account_reauthenticate"}, PROVE: {PROVE}}


class SecondFactorMiddleware:
    """Sends whoever needs a second factor and didn't prove it here to where she sets it up, or proves it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, _view, _args, _kwargs):
        """After the check of the form's origin: what was sent is kept, and done once the proof is given."""
        if request.path.startswith(OPEN_TO_ALL) or not request.user.is_authenticated or proof.factor_stands(request):
            return None
        way = PROVE if proof.has_factor(request.user) else SET_UP
        if request.resolver_match.view_name in WAYS[way]:
            return None
        return _sent_to(way, request)


def _sent_to(way, request):
    if request.path.startswith("/api/"):
        said = {
            SET_UP: _("Set up a second factor first."),
            PROVE: _("Confirm your second factor first: sign in again."),
        }
        return problem(403, said[way])
    return redirect(SET_UP) if way == SET_UP else suspend_request(request, reverse(PROVE))


class MfaAdapter(DefaultMFAAdapter):
    """Who needs a second factor keeps it."""

    def can_delete_authenticator(self, authenticator):
        """Not the app, by whoever acts in a role that needs it."""
        return authenticator.type != Authenticator.Type.TOTP or not proof.roles_with_factor(authenticator.user)


def set_up(sender, request, authenticator, **_signal):
    """The code that set up the app is a proof of it."""
    if authenticator.type == Authenticator.Type.TOTP:
        proof.factor_was_set_up(request)


def used(sender, request, user, authenticator, **_signal):
    """Tell her that a recovery code was used, as somebody with a stolen list would do, and how many are left."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        left = len(Authenticator.objects.get(pk=authenticator.pk).wrap().get_unused_codes())
        get_adapter().send_notification_mail("mfa/email/recovery_code_used", user, {"left": left})
