"""How accounts begin, by invitation only, and how a person is fetched for each page.

allauth's own sign-up is closed. Signing in by an organisation's own provider stands in `by_provider`.
"""

from types import SimpleNamespace
from urllib.parse import urlsplit

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from foundation import drafts
from foundation.mail import AUTOMATIC, at_home
from msob import by_provider, who_tried
from msob.browsers import browser_in_words
from regions import proof
from regions.models import User

log = structlog.get_logger(__name__)


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

    def get_logout_redirect_url(self, request):
        """By way of her organisation's provider when she came in by it, so that she is signed out there too."""
        return by_provider.sign_out_url(request) or super().get_logout_redirect_url(request)

    def get_login_stages(self):
        """Without the question for our own factor where her provider saw one and its word is taken."""
        stages = super().get_login_stages()
        return [one for one in stages if one != by_provider.OUR_FACTOR or not by_provider.saw_factor(self.request)]

    def get_reset_password_from_key_url(self, key):
        """The link of a mail leads home, whatever host was asked for."""
        return at_home(urlsplit(super().get_reset_password_from_key_url(key)).path)

    def send_mail(self, template_prefix, email, context):
        """Never to an account that only answers by link; of our own site, whatever host was asked for.

        A mail server that doesn't answer undoes nothing: what was asked is done, and the log says what didn't leave.
        """
        if getattr(context.get("user"), "by_link", False):
            return
        home = SimpleNamespace(name="MSOB Zorg", domain=urlsplit(settings.MSOB_BASE_URL).netloc)
        try:
            super().send_mail(template_prefix, email, context | {"current_site": home})
        except OSError as error:  # every SMTPException is one
            log.error("account_mail_not_sent", mail=template_prefix, error=type(error).__name__)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """What changed in her account reaches her where she signs in, in her own language: decision 0032."""
        with translation.override(user.language):
            known = {"user": user, "user_agent": browser_in_words(self.get_http_user_agent(self.request))}
            super().send_notification_mail(template_prefix, user, known | (context or {}), email or user.email)

    def render_mail(self, template_prefix, email, context, headers=None):
        """With the headers of all our mails."""
        return super().render_mail(template_prefix, email, context, headers=AUTOMATIC | (headers or {}))

    def is_reauthentication_required(self, *, app, **_more):
        """Signing in counts as a proof here as on our own pages: nobody types her password twice in a row."""
        return not proof.is_fresh(self.request)

    def pre_authenticate(self, request, **credentials):
        """Whoever tries too often is noted before she is refused."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            who_tried.locked_out(request, User.objects.filter(email=_email(credentials)).first())
            raise

    def authentication_failed(self, request, **credentials):
        """A wrong password is noted."""
        who_tried.password_failed(request, _email(credentials))

    def get_reauthentication_methods(self, user):
        """How she can prove anew who she is: by her second factor alone when she has one."""
        ways = super().get_reauthentication_methods(user)
        return [way for way in ways if way["id"].startswith("mfa")] or ways


def _email(credentials) -> str:
    return (credentials.get("email") or "").strip().lower()
