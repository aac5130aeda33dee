"""Who looked at a request, for whose it is: by function and organisation, and nobody by name."""

from django.utils.translation import gettext as _

from foundation.errors import NotYours
from regions import traces
from regions.models import Role, User
from requests_app.models import TERRITORY, SupportRequest, sees

READERS = frozenset({Role.INSTITUTION, Role.GHOR})


def may_see(user: User, support_request: SupportRequest) -> bool:
    """Whether it is the request of `user`'s institution, or of her region."""
    held = (one for one in user.memberships_now() if one.role in READERS)
    return any(TERRITORY.covers(one, support_request) and sees(one.role, support_request) for one in held)


def find(support_request: SupportRequest, *, by: User, **chosen):
    """The readings of the request that fit what is chosen, to page or export; PermissionDenied for whom it isn't."""
    if not may_see(by, support_request):
        raise NotYours("readings_unread", _("Who looked is for the institution itself and the GHOR of its region."))
    return traces.readings(reference=support_request.reference, **chosen)
