"""Signing in by an organisation's own OpenID provider (0082). Which there are, the settings of production say.

A person is known by issuer and subject. The first time she is found by her address, where the settings let this very
provider speak for its domain. Whoever isn't found was not invited, and stays outside. Everything that was refused is a
security event.
"""

from typing import Any, Never
from urllib.parse import urlencode

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.mail import at_home
from regions import by_provider, proof, traces
from regions.models import Tried, User, digest_of

OUR_FACTOR = "allauth.mfa.stages.AuthenticateStage"
CAME_BY = "came_by"
"""In the session, and on the way there: which provider, where it signs out, and whether it saw a factor."""


class OrganisationProvider(OpenIDConnectProvider):
    """One organisation's provider: what it says counts when the identity token says it, of the subject it names."""

    def sociallogin_from_response(self, request, response):
        """As the package makes it, with its claims. OAuth2Error where token and user info are of two people."""
        token, more = response.get("id_token") or {}, response.get("userinfo") or {}
        if not token.get("iss") or not token.get("sub"):
            raise OAuth2Error("no identity token")
        if more.get("sub", token["sub"]) != token["sub"]:
            raise OAuth2Error("user info of another subject")
        login = super().sociallogin_from_response(request, response)
        login.claims = more | token
        login.seen_factor = self._saw_factor(token)
        login.ends_at = self.get_oauth2_adapter(request).openid_config.get("end_session_endpoint", "")
        return login

    def redirect(self, request, process, next_url=None, data=None, **more):
        """On to the provider; the same page as for any failure when it doesn't answer, or not with what it must say."""
        try:
            return super().redirect(request, process, next_url, data, **more)
        except (OSError, KeyError) as error:  # every failure of the package's own calls is an OSError
            return render_authentication_error(request, self, exception=error)

    def extract_uid(self, data):
        """Issuer and subject: another issuer under the same name in the settings knows nobody of the one before."""
        return digest_of(f"{data['id_token']['iss']}\n{data['id_token']['sub']}")

    def extract_extra_data(self, data):
        """Nothing more is kept of what it said."""
        return {name: data["id_token"][name] for name in ("iss", "sub")}

    def _saw_factor(self, token: dict[str, Any]) -> bool:
        """Whether the token names a way to sign in that the settings of this provider take for a second factor."""
        named = self.app.settings
        seen = token.get("acr") in named.get("acr", [])
        return seen or not set(named.get("amr", [])).isdisjoint(_texts(token.get("amr")))


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's provider may sign people in, never make them, and nobody links herself."""

    def is_open_for_signup(self, request, sociallogin):
        """Never: an unknown person needs an invitation first."""
        return False

    def get_provider(self, request, provider, client_id=None):
        """Ours in the place of the package's."""
        found = super().get_provider(request, provider, client_id)
        return OrganisationProvider(request, app=found.app) if isinstance(found, OpenIDConnectProvider) else found

    def can_authenticate_by_email(self, login, email):
        """Only for the domains that the settings give to this provider; it says itself that the address is verified."""
        domains = {domain.lower() for domain in login.provider.app.settings.get("domains", [])}
        return email.rpartition("@")[2].lower() in domains

    def authenticate_by_email(self, sociallogin):
        """Nobody who is known to this provider already: an address that was given to somebody else isn't her."""
        found = super().authenticate_by_email(sociallogin)
        known = SocialAccount.objects.filter(provider=sociallogin.account.provider)
        return None if found and known.filter(user=found[0]).exists() else found

    def pre_social_login(self, request, sociallogin):
        """Known and open: her roles follow her groups of today, before anything opens. Else refused, and noted."""
        provider = sociallogin.provider.app
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, provider, None)
        user = sociallogin.user if sociallogin.is_existing else None
        groups = _texts(sociallogin.claims.get(provider.settings.get("groups_claim", "groups")))
        try:
            if user is None:
                raise PermissionDenied
            by_provider.settle(user, provider=provider.provider_id, groups=groups)
        except PermissionDenied:
            _refuse(request, provider, user)
        _remember(request, sociallogin)

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        """The provider said no, or something that can't be believed."""
        traces.tried(Tried.SIGN_IN_FAILED, by=None, detail=f"{provider.app.provider_id}: {exception or error}")

    def validate_disconnect(self, account, accounts):
        """Nobody cuts herself off; with the account the link goes."""
        raise ValidationError(_("Only an administrator may do this."))


def signed_in(sender, request, user, sociallogin=None, **_signal) -> None:
    """The session knows by which provider she came, and which factor that saw; the journal, that she was linked."""
    if sociallogin is None:
        return
    came = sociallogin.state[CAME_BY]
    request.session[CAME_BY] = came
    if came["factor"] and proof.provider_counts(user):
        proof.factor_was_seen(request, provider=came["provider"])


def linked(sender, request, sociallogin, **_signal) -> None:
    """Found by her address for the first time."""
    traces.tried(Tried.LINKED, by=sociallogin.user, detail=sociallogin.account.provider)


def saw_factor(request: HttpRequest) -> bool:
    """Whether the sign-in under way comes from a provider that saw a factor which counts for this person."""
    return getattr(request, "factor_by_provider", False)


def sign_out_url(request: HttpRequest) -> str:
    """Where her provider signs her out, and back to our own sign-in; empty when she came by another way."""
    came = request.session.get(CAME_BY) or {}
    if not came.get("ends_at"):
        return ""
    back = {"client_id": came["client"], "post_logout_redirect_uri": at_home(reverse("account_login"))}
    return f"{came['ends_at']}{'&' if '?' in came['ends_at'] else '?'}{urlencode(back)}"


def _remember(request: HttpRequest, sociallogin) -> None:
    app = sociallogin.provider.app
    came = {"provider": app.provider_id, "client": app.client_id, "ends_at": sociallogin.ends_at}
    sociallogin.state[CAME_BY] = came | {"factor": sociallogin.seen_factor}
    user = User.objects.get(pk=sociallogin.user.pk)  # with the roles that were just settled
    request.factor_by_provider = sociallogin.seen_factor and proof.provider_counts(user)


def _refuse(request: HttpRequest, provider, user: User | None) -> Never:
    """One answer for all: it doesn't say whether there is an account."""
    traces.tried(Tried.SIGN_IN_FAILED, by=user, detail=provider.provider_id)
    raise ImmediateHttpResponse(render(request, "msob/not_by_provider.html", {"provider": provider}, status=403))


def _texts(claim: object) -> list[str]:
    """A claim as a list of texts: one text, or several. Anything else is none."""
    found = [claim] if isinstance(claim, str) else claim if isinstance(claim, list) else []
    return [one for one in found if isinstance(one, str)]
