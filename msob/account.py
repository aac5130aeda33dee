"""How accounts begin: by invitation only. allauth's own sign-up is closed, also by the road of a social account."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up by oneself."""

    def is_open_for_signup(self, request):
        """Never."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's provider may sign people in, never make them."""

    def is_open_for_signup(self, request, sociallogin):
        """Never: an unknown address needs an invitation first."""
        return False
