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
