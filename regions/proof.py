"""What whoever asks has proved of herself in this session, and how long ago: a password, a second factor.

The sign-in package keeps a record of every proof in the session; the moments are the machine's. A second factor counts
for the roles one had when it was proved: a role that needs one and is added later asks for it again.
"""

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

from foundation import clock
from regions.models import BY_HAND_ALONE, Role

FACTOR = "mfa"
BY_PROVIDER = "provider_factor"
"""A factor that an organisation's provider says it saw, where the settings take its word for it (0082)."""

KEPT = "second_factor"
"""In the session: for which roles the factor was proved last, and when."""


def roles_with_factor(user) -> set:
    """The roles of today for which `user` needs a second factor here."""
    if not settings.MSOB_REQUIRE_SECOND_FACTOR:
        return set()
    return {Role(held.role) for held in user.held_today()} & settings.MSOB_SECOND_FACTOR_ROLES


def has_factor(user) -> bool:
    """Whether `user` has set up a second factor."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def factor_stands(request) -> bool:
    """Whether this session proved a second factor since the last role that needs one was added, or none is needed.

    Costs no query beside the roles.
    """
    needed = sorted(roles_with_factor(request.user))
    roles, kept_at = request.session.get(KEPT, ([], None))
    if kept_at is not None and set(needed) <= set(roles):
        return True
    proved_at = _latest(request, FACTOR, *([BY_PROVIDER] if provider_counts(request.user) else []))
    if proved_at and proved_at != kept_at:
        request.session[KEPT] = [needed, proved_at]
        return True
    return not needed


def factor_was_set_up(request) -> None:
    """Setting one up takes a code of it: that is a proof, on record like any other."""
    record_authentication(request, request.user, FACTOR, type=Authenticator.Type.TOTP)
    request.session[KEPT] = [sorted(roles_with_factor(request.user)), _latest(request, FACTOR)]


def provider_counts(user) -> bool:
    """Whether a provider's word for a factor can be enough: never for whoever holds a role that no provider gives."""
    return not BY_HAND_ALONE & {held.role for held in user.held_today()}


def factor_was_seen(request, *, provider: str) -> None:
    """An organisation's provider saw her factor at this sign-in. It is no fresh proof for who has one of the house."""
    record_authentication(request, request.user, BY_PROVIDER, provider=provider)


def is_fresh(request) -> bool:
    """Whether she proved in the last minutes who she is: by her second factor when she has one, else by her password.

    Who has neither signs in by her organisation's provider, or by a click in the demo: nothing can be asked of her.
    """
    user = request.user
    if has_factor(user):
        proved_at = _latest(request, FACTOR)
    elif user.has_usable_password():
        proved_at = _latest(request)
    else:
        return True
    return clock.machine_seconds() - proved_at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _latest(request, *methods: str) -> float:
    """When the last proof in this session was given, of these kinds or of any; 0 for never."""
    records = get_authentication_records(request, request.user)
    return max((record["at"] for record in records if not methods or record["method"] in methods), default=0)
