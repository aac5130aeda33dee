"""Who tried: what is met at the walls, written down where each wall stands.

A password, a second factor and a fresh proof fail in the sign-in package, which tells; what a door refuses is read
off its answer. Being locked out is written once a minute for each person and address, or trying would fill the table.
"""

from django.core.cache import caches
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from foundation import limits
from regions import traces
from regions.models import Tried, User

EVERY = 60
"""Seconds of real time."""

PEOPLE_EXPORTS = ("regions:people_export", "regions:people_import_sheet")


def note(request: HttpRequest, response: HttpResponseBase, door: str) -> None:
    """Write down what the answer tells of the one who asked: refused, locked out, or handed a list of people."""
    status = response.status_code
    if status == 403 and (person := _person(request)):
        traces.tried(Tried.REFUSED, by=person, detail=request.method or "")
    elif status == 401 and "Authorization" in request.headers:
        traces.tried(Tried.TOKEN_FAILED, by=None)
    elif status == 429:
        locked_out(request, _person(request))
    elif status == 200 and door in PEOPLE_EXPORTS:
        traces.tried(Tried.PEOPLE_EXPORTED, by=_person(request), detail=request.GET.urlencode())


def locked_out(request: HttpRequest, person: User | None) -> None:
    """Somebody tried too often, at this account or from this address."""
    once = f"locked_out.{person.pk if person else ''}.{limits.address_of(request)}"
    if caches["limits"].add(once, True, EVERY):
        traces.tried(Tried.LOCKED_OUT, by=person)


def password_failed(request: HttpRequest, email: str) -> None:
    """At the sign-in, or when asked anew. What was typed for a name is kept only as the account it is of."""
    account = User.objects.filter(email=email).first()
    traces.tried(Tried.PROOF_FAILED if _person(request) else Tried.SIGN_IN_FAILED, by=account)


def factor_failed(sender, request, user, reauthentication, **_signal) -> None:
    """At the sign-in, or when asked anew."""
    traces.tried(Tried.PROOF_FAILED if reauthentication else Tried.FACTOR_FAILED, by=user)


def _person(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None
