"""How a program says who it is: `Authorization: Bearer msob_…`."""

from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.plumbing import build_bearer_security_scheme_object
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed

from foundation import limits
from regions import tokens


class TokenAuthentication(BaseAuthentication):
    """A personal token; stands first in the settings, so that nobody gets 401 with a challenge and not 403."""

    keyword = "Bearer"

    def authenticate(self, request):
        """The owner and the token, or None when no bearer token is sent. Raises AuthenticationFailed on a dead one,
        TooOften on too many dead ones from one address: a live token beside them goes on working.
        """
        scheme, _space, secret = get_authorization_header(request).decode("latin-1").partition(" ")
        if scheme.lower() != self.keyword.lower():
            return None
        token = tokens.find(secret.strip())
        if token is None:
            limits.count("dead_token", limits.address_of(request))
            raise AuthenticationFailed(_("This token is unknown, expired or taken back."), code="token")
        return token.user, token

    def authenticate_header(self, request):
        return f'{self.keyword} realm="api"'


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "regions.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema):
        return build_bearer_security_scheme_object(header_name="Authorization", token_prefix="Bearer")  # noqa: S106 - the scheme, no secret
