"""What is typed and not sent yet is kept in the browser, for its person and its form, until that form's deed is done.

The browser keeps it encrypted, with a key that stands on the pages of the signed-in person and nowhere else. It lets go
of it when a page names the key of that very form as done; that a page shows no errors proves nothing.
"""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

DONE, REMEMBERED = "done", 20
LEFT = "left"


def done(request: HttpRequest) -> None:
    """Note that the deed of the form that was sent is done: the next pages of this session say so."""
    if key := request.POST.get("key"):
        request.session[DONE] = [*request.session.get(DONE, []), key][-REMEMBERED:]


def done_in(request: HttpRequest) -> list[str]:
    """The keys of the forms that were done in this session, the newest last."""
    return request.session.get(DONE, [])


def person(user) -> str:
    """Whose drafts they are: a name that tells nothing to who looks into the browser."""
    return _opaque("person", user.pk)


def secret(user) -> str:
    """The key that locks a person's drafts, in 64 hexadecimal digits; only her own pages carry it."""
    return salted_hmac("foundation.drafts.secret", str(user.pk), algorithm="sha256").hexdigest()


def place(user, form: str) -> str:
    """Where a person's drafts of one form are kept; `form` names it by its deed and what that is done to."""
    return _opaque("form", f"{user.pk} {form}")


def _opaque(of: str, value) -> str:
    return salted_hmac(f"foundation.drafts.{of}", str(value), algorithm="sha256").hexdigest()[:24]
