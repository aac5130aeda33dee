"""Nothing typed is lost when a form arrives that can't be taken in: a page hands it all back, ready to be sent again.

So it is when the session ended while somebody typed, when the token in the form is older than the sign-in, and when
another person signed in meanwhile at the same computer. A form of another site gets nothing back.
"""

from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import render, resolve_url

from foundation import drafts
from foundation.forms import Form
from foundation.tables import words
from msob.templatetags.drafts import TYPED_BY

OURS = frozenset({TYPED_BY, "key", "version", "next", "send"})
"""What stands in a form beside what is typed; `send` is which button was pressed."""
TOKEN = frozenset({"csrfmiddlewaretoken"})
SECRETS = "/account/"
"""Below it people type passwords and codes: these are never handed back."""


class Typed(NamedTuple):
    """One thing that was typed, in the words of the page it stood on."""

    label: str
    text: str


class HandingBack:
    """Middleware: answers a form that was sent after the session ended, or that was drawn for somebody else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if _leads_away(request, response):
            response = _answer(request, "signed_out", 401)
            response["WWW-Authenticate"] = "Form"
        return response

    def process_view(self, request, _view, _args, _kwargs):
        """After the check of the form's token. The API reads what it is sent by itself, and takes no form."""
        if request.method != "POST" or request.path.startswith("/api/"):
            return None
        if request.user.is_authenticated and _is_for_another(request):
            return _answer(request, "another", 409)
        return None


def without_token(request):
    """403: the form is handed back when it came from a page of ours; the token in it is then new."""
    if not _is_ours(request):
        return _answer(request, "elsewhere", 403)
    if not request.user.is_authenticated:
        return _answer(request, "signed_out", 403)
    return _answer(request, "another" if _is_for_another(request) else "token", 403)


def _answer(request, why, status):
    """A page that says `why`, with all that was typed; a few words for a script."""
    if request.htmx:
        return not_saved(request, why, status)
    sent = _sent(request) if why != "elsewhere" else []
    typed = [one for one in map(_in_words, sent) if one]
    facts = {"why": why, "sent": sent, "typed": typed, "file": bool(sent and request.FILES)}
    return render(request, "msob/handed_back.html", facts | {"form_page": _came_from(request)}, status=status)


def _sent(request):
    """(name, value) of all that was sent from a form that was drawn for somebody signed in; of others nothing."""
    if TYPED_BY not in request.POST or request.path.startswith(SECRETS):
        return []
    return [(name, one) for name, values in request.POST.lists() for one in values if name not in TOKEN]


def not_saved(request, why, status):
    """The same as a few words, for the script that sends while somebody types; what only reads gets nothing to show."""
    facts = {"why": why, "key": request.POST.get("key", ""), "form_page": _came_from(request)}
    response = render(request, "msob/_not_saved.html", facts, status=status)
    if request.method != "POST":
        response["HX-Reswap"] = "none"
    return response


def _leads_away(request, response):
    """Whether this sends to sign in: a form, of which all would be lost, or a script, which would show that page."""
    if response.status_code != 302:
        return False
    if request.htmx:
        return True
    to = urlsplit(response.url)
    asked_to_sign_in = to.path == resolve_url(settings.LOGIN_URL) and f"{REDIRECT_FIELD_NAME}=" in to.query
    return asked_to_sign_in and bool(_sent(request))


def _is_for_another(request):
    """Whether the form was drawn for another person than who is signed in."""
    return request.POST.get(TYPED_BY) not in (None, drafts.person(request.user))


def _is_ours(request):
    """Whether the form stood on a page of this site, as the browser itself says."""
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    said = urlsplit(said)
    return (said.scheme, said.netloc) == (request.scheme, request.get_host())


def _came_from(request):
    """The page of ours the form stood on; else the address it was sent to."""
    page = urlsplit(request.headers.get("Referer", ""))
    if not page.path or (page.scheme, page.netloc) != (request.scheme, request.get_host()):
        return request.get_full_path()
    return f"{page.path}?{page.query}" if page.query else page.path


def _in_words(one):
    """What was typed as it was read on the page; None for what nobody typed."""
    name, value = one
    field = _fields().get(name)
    if name in OURS or not value.strip() or isinstance(field, forms.ModelChoiceField):
        return None
    choices = dict(getattr(field, "choices", None) or ()) if isinstance(field, forms.ChoiceField) else {}
    return Typed(str(field.label or "") if field else "", str(choices.get(value, _as_read(field, value))))


def _as_read(field, value):
    """A day or moment as people read it; anything else as it was typed."""
    if not isinstance(field, (forms.DateField, forms.DateTimeField)):
        return value
    try:
        return words(field.clean(value))
    except forms.ValidationError:
        return value


@cache
def _fields():
    """The fields of all forms by name; what one name means, it means in each of them."""
    found, classes = {}, [Form]
    while classes:
        one = classes.pop()
        found = {**one.base_fields, **found}
        classes += one.__subclasses__()
    return found
