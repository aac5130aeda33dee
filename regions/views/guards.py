"""Who gets to see a page at all; what may be done there, the domain says once more."""

from functools import wraps

from django.contrib.auth.decorators import login_required

from regions.authority import require_administrator


def administrators_only(view):
    """Anonymous people sign in first, others are refused (403)."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        require_administrator(request.user)
        return view(request, *args, **kwargs)

    return login_required(guarded)
