"""What reaches far, by a program: a token needs it by name, a session a fresh proof."""

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import SAFE_METHODS, BasePermission

from regions import proof
from regions.models import ApiToken, Reach


class MayReach(BasePermission):
    """Writes need `reach` of the view: given to the token when it was made, or a session that proved itself lately."""

    reach: Reach
    by_token = _("This token may not do this: make one on the page that is given it by name.")
    by_session = _("Confirm again who you are, on a page, and try again.")

    def has_permission(self, request, view):
        if request.method in SAFE_METHODS:
            return True
        if isinstance(request.auth, ApiToken):
            self.message, self.code = self.by_token, "token_may_not"
            return self.reach in request.auth.reaches
        self.message, self.code = self.by_session, "prove_again"
        return proof.is_fresh(request)


class MayReachWebhooks(MayReach):
    """For adding and changing webhooks."""

    reach = Reach.WEBHOOKS


class ProvedInSession(BasePermission):
    """For who is there herself: a program's token never; writes need a proof of the last minutes.

    So no token makes another one, nor a person or a role that it could use.
    """

    by_token = _("This is for a person who signed in, never for a token.")

    def has_permission(self, request, view):
        self.message = self.by_token if isinstance(request.auth, ApiToken) else MayReach.by_session
        return not isinstance(request.auth, ApiToken) and (request.method in SAFE_METHODS or proof.is_fresh(request))


class NewTokensInSession(ProvedInSession):
    """One's own tokens are listed by a program too."""

    def has_permission(self, request, view):
        return request.method in SAFE_METHODS or super().has_permission(request, view)
