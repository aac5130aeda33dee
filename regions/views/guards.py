"""Who gets to see a page at all; what may be done there, the domain says once more."""

from functools import wraps

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.decorators import login_required

from regions import proof
from regions.authority import require_administrator

READS = {"GET", "HEAD", "OPTIONS"}


def administrators_only(view):
    """Anonymous people sign in first, others are refused (403)."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        require_administrator(request.user)
        return view(request, *args, **kwargs)

    return login_required(guarded)


def freshly_proved(view, *, reads=READS):
    """What reaches far asks for a proof of the last minutes who one is; what was sent is done once it is given.

    Looking at the form doesn't: `reads` are the methods that pass.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method not in reads and not proof.is_fresh(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    return guarded


def freshly_proved_to_read(view):
    """The same for a page that gives much away by being read."""
    return freshly_proved(view, reads=set())
