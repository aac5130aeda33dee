"""Who presses a button twice does its deed once, and gets the same answer: for pages whose forms carry no key.

The token against forged requests is masked anew for each page, so the same sending of the same opening of a form is
known by it. What is a deed on a request has a key of its own, and keeps it for ever; a press is known for a day, and
with it the words that answered it.

It isn't for pages on which nobody is signed in: a link by which somebody came in is used up. Nor for the pages of the
sign-in package, where the last press counts: a password, a factor or codes made anew take the place of those before.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation import clock
from regions.models import Press

KNOWN_FOR = timedelta(days=1)
ANSWERED_BY = "Content-Location"
"""Names the page that answers the same press, where the answer itself (a secret) is shown only once."""


def pressed_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Stands innermost, so that each press meets every wall. What isn't taken is forgotten, and may be sent again."""

    @wraps(view)
    def pressed(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_press(request):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            press, is_first = _press(request)
            if not is_first:
                return _again(request, press)
            response, told = _heard(view, request, *args, **kwargs)
            _keep(press, response, told)
        return response

    pressed.is_guarded_press = True  # type: ignore[attr-defined]  # a test asks it of each address
    return pressed


def sent_once(page: str, *kept: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """The same for what leaves the house while one waits (a mail too): meanwhile no transaction stands open.

    Who presses again before it was answered, or after that was cut off, is led to `page` and told that it left; `kept`
    names what of the address leads there.
    """

    def on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def pressed(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _is_press(request):
                return view(request, *args, **kwargs)
            led_to = reverse(page, kwargs={name: kwargs[name] for name in kept})
            left = {"led_to": led_to, "answer": [[messages.INFO, _left()]]}
            press, is_first = _press(request, **left)
            if not is_first:
                return _again(request, press)
            try:
                response, told = _heard(view, request, *args, **kwargs)
            except Exception:
                press.delete()
                raise
            _keep(press, response, told)
            return response

        pressed.is_guarded_press = True  # type: ignore[attr-defined]
        return pressed

    return on


def _left() -> str:
    return _("It was sent before, and isn't sent again. What came of it isn't known here yet.")


def _is_press(request: Any) -> bool:
    return request.method == "POST" and bool(request.POST.get("csrfmiddlewaretoken"))


def _press(request: Any, **known: Any) -> tuple[Press, bool]:
    """The press, and whether it is the first; of two at once one waits for the other here."""
    first = {"at": clock.now(), **known}
    return Press.objects.get_or_create(person=request.user, digest=_digest(request), defaults=first)


def _digest(request: Any) -> str:
    """What tells one press from another."""
    said = (request.path, sorted((name, values) for name, values in request.POST.lists()))
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _heard(view: Callable[..., HttpResponse], request: Any, *args: Any, **kwargs: Any) -> tuple[HttpResponse, list]:
    """The answer of `view`, and the words, [level, text], that it left for the next page."""
    there = len(messages.get_messages(request))
    response = view(request, *args, **kwargs)
    return response, [[one.level, str(one.message)] for one in _waiting(request)[there:]]


def _waiting(request: Any) -> list:
    """The words that wait for the next page, as text (what was looked at isn't made ready to be kept any more);
    looking takes none away.
    """
    storage: Any = messages.get_messages(request)
    found = list(storage)
    for one in found:
        one.message = str(one.message)
    storage.used = False
    return found


def _again(request: Any, press: Press) -> HttpResponse:
    """Where the first press led, with the words it was answered with, unless those wait there already."""
    waiting = {str(one.message) for one in _waiting(request)}
    for level, text in press.answer or []:
        if text not in waiting:
            messages.add_message(request, level, text)
    return redirect(press.led_to)


def _keep(press: Press, response: HttpResponse, told: list) -> None:
    """Keep where a press led that was taken, and what was told."""
    shown_once = response.get(ANSWERED_BY)
    led_to = response.get("Location") or shown_once
    if not led_to:
        press.delete()
        return
    press.led_to, press.answer = led_to, [*told, *([[messages.WARNING, _told_once()]] if shown_once else [])]
    press.save(update_fields=["led_to", "answer"])
    forget_older()


def _told_once() -> str:
    return _("It was made already, and its secret was shown once. If you didn't see it, make another on purpose.")


def forget_older() -> None:
    """Those of before yesterday go."""
    Press.objects.filter(at__lt=clock.now() - KNOWN_FOR).delete()
