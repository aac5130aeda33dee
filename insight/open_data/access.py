"""Who reads open data: everybody where the installation says so, else who reads the country region by region."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from foundation import limits
from foundation.errors import NotYours
from regions.models import NATIONAL_ROLES, User

A_YEAR, AN_HOUR = 365 * 24 * 60 * 60, 60 * 60


def is_public() -> bool:
    """Whether it is open to who doesn't sign in."""
    return settings.MSOB_OPEN_DATA


def may_read(user: User) -> bool:
    """Whether `user`, who is signed in, reads it."""
    return is_public() or bool(NATIONAL_ROLES & user.roles_now())


def require_reader(user: User) -> None:
    """Raises PermissionDenied for whom it isn't."""
    if not may_read(user):
        raise NotYours(
            "counts_not_public",
            _("The counts aren't public here. They are for who reads the country region by region."),
        )


def for_readers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page for who reads open data; nobody is sent to sign in unless it is closed."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        limits.count("open_data", limits.address_of(request))
        if not is_public():
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            require_reader(request.user)
        return view(request, *args, **more)

    return opened


def kept_for(response: HttpResponseBase, seconds: int) -> HttpResponseBase:
    """Let any cache keep an answer that is the same for everybody, and any site read it, where it is public."""
    lasting = {"immutable": True} if seconds == A_YEAR else {}
    if is_public():
        patch_cache_control(response, public=True, max_age=seconds, **lasting)
        response["Access-Control-Allow-Origin"] = "*"
    return response
