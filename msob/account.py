"""How accounts begin, by invitation only, and how a person is fetched for each page.

allauth's own sign-up is closed, also by the road of a social account.
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter

from regions.models import User


class Backend(AuthenticationBackend):
    """Fetches the person of a session together with her mailbox, so that the menu's number costs no query."""

    def get_user(self, user_id):
        """The person with this key who may sign in, or None."""
        user = User.objects.select_related("mailbox").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """Whether she may sign in: never an account that answers by link."""
        return super().user_can_authenticate(user) and not user.by_link


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up by oneself."""

    def is_open_for_signup(self, request):
        """Never."""
        return False

    def get_reauthentication_methods(self, user):
        """How she can prove anew who she is: by her second factor alone when she has one."""
        ways = super().get_reauthentication_methods(user)
        return [way for way in ways if way["id"].startswith("mfa")] or ways


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's provider may sign people in, never make them."""

    def is_open_for_signup(self, request, sociallogin):
        """Never: an unknown address needs an invitation first."""
        return False
