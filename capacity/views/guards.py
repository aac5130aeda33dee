"""Who gets to see a page of capacity at all; what may be done there, the domain says once more."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest

from capacity import pools
from regions.models import User


class SignedIn(HttpRequest):
    """What a guarded page gets: the request of somebody who is signed in."""

    user: User


def readers_only(view):
    """Anonymous people sign in first, others are refused (403) before anything is looked up."""
    return _guarded(view, pools.require_reader)


def keepers_only(view):
    """The same for who keeps the pools."""
    return _guarded(view, pools.require_keeper)


def _guarded(view, require):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        require(request.user)
        return view(request, *args, **kwargs)

    return login_required(guarded)
