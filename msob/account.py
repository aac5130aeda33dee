"""How accounts begin, by invitation only, and how a person is fetched for each page.

allauth's own sign-up is closed, also by the road of a social account.
"""

from types import SimpleNamespace
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings

from foundation import drafts
from foundation.mail import AUTOMATIC, at_home
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

    def logout(self, request):
        """Whose drafts her browser lets go of is said on the page that follows; a session that expired keeps them."""
        left = drafts.person(request.user)
        super().logout(request)
        request.session[drafts.LEFT] = left

    def get_reset_password_from_key_url(self, key):
        """The link of a mail leads home, whatever host was asked for."""
        return at_home(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def send_mail(self, template_prefix, email, context):
        """Never to an account that only answers by link; of our own site, whatever host was asked for."""
        if not getattr(context.get("user"), "by_link", False):
            home = SimpleNamespace(name="MSOB Zorg", domain=urlsplit(settings.MSOB_BASE_URL).netloc)
            super().send_mail(template_prefix, email, context | {"current_site": home})

    def render_mail(self, template_prefix, email, context, headers=None):
        """With the headers of all our mails."""
        return super().render_mail(template_prefix, email, context, headers=AUTOMATIC | (headers or {}))

    def get_reauthentication_methods(self, user):
        """How she can prove anew who she is: by her second factor alone when she has one."""
        ways = super().get_reauthentication_methods(user)
        return [way for way in ways if way["id"].startswith("mfa")] or ways


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An organisation's provider may sign people in, never make them."""

    def is_open_for_signup(self, request, sociallogin):
        """Never: an unknown address needs an invitation first."""
        return False
