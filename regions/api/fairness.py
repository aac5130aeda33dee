"""How often a program may ask."""

from rest_framework.throttling import BaseThrottle

from foundation import limits


class Fairly(BaseThrottle):
    """Counts the account by itself, so that no colleague at the same address pays for a program that runs wild."""

    def allow_request(self, request, view):
        """True; raises TooOften."""
        if request.user.is_authenticated:
            limits.count("api_account", str(request.user.pk))
        limits.count("api_address", limits.address_of(request))
        return True
