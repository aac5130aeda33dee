"""Text is refused at the door when no database could keep it: NUL, and half a sign (a lone surrogate).

One middleware for addresses, one walk for what is sent as JSON; forms have Django's own field for it, imports look at
each cell.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from foundation.problems import MEDIA_TYPE, handler

UNREADABLE = re.compile("[\0\ud800-\udfff]")
MESSAGE = _("This holds a sign that isn't text.")
UTF_8 = {"utf-8", "utf8", "us-ascii", "ascii"}


def is_readable(text: str) -> bool:
    """Whether every sign of it can be kept."""
    return UNREADABLE.search(text) is None


def check(sent: Any) -> Any:
    """`sent` (text, or lists and dicts of it) itself; raises ValidationError, code "unreadable", naming each value."""
    wrong = list(dict.fromkeys(_unreadable(sent)))
    if wrong:
        raise ValidationError({name: ValidationError(MESSAGE, code="unreadable") for name in wrong})
    return sent


def _unreadable(value: Any, path: str = "") -> Iterator[str]:
    """The dotted path of each value that is no text; a key that is none is named by the signs it has."""
    if isinstance(value, str):
        if not is_readable(value):
            yield path or "nonFieldErrors"
    elif isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{UNREADABLE.sub('', key)}".strip(".")
            yield from [] if is_readable(key) else [here or "nonFieldErrors"]
            yield from _unreadable(inner, here)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unreadable(inner, f"{path}.{number}".lstrip("."))


class ReadableText:
    """Middleware: what stands in an address is text, a cookie that isn't is no cookie, and every body is UTF-8."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if is_readable(value)}
        request.encoding = "utf-8"
        return self.get_response(request)

    def process_view(self, request: Any, _view, _args, kwargs: dict) -> HttpResponse | None:
        """A refusal that names the part of the address, or the body that isn't UTF-8; None when all is well."""
        texts = {name: value for name, value in kwargs.items() if isinstance(value, str)}
        try:
            check(texts | {name: "".join(values) for name, values in request.GET.lists()})
        except ValidationError as error:
            return _refusal(request, error)
        if (request.content_params or {}).get("charset", "utf-8").lower() not in UTF_8:
            return _refusal(request, ValidationError(_("Send it in UTF-8."), code="charset"))
        return None


def _refusal(request: HttpRequest, error: ValidationError) -> HttpResponse:
    if request.path.startswith("/api/"):
        told: Any = handler(error, {"request": request})
        return JsonResponse(told.data, status=400, content_type=MEDIA_TYPE)
    return render(request, "400.html", {"errors": error.messages}, status=400)
