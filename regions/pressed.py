"""Who presses a button twice does its deed once, and gets the same answer: for pages whose forms carry no key.

The token against forged requests is masked anew for each page, so the same sending of the same opening of a form is
known by it. What is a deed on a request has a key of its own, and keeps it for ever; a press is known for a day.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect

from foundation import clock
from regions.models import Press

KNOWN_FOR = timedelta(days=1)
ANSWERED_BY = "Content-Location"
"""Names the page that answers the same press, where the answer itself (a secret) is shown only once."""


def pressed_once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Stands innermost, so that each press meets every wall. What isn't taken is forgotten, and may be sent again."""

    @wraps(view)
    def pressed(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.POST.get("csrfmiddlewaretoken"):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            press, is_first = Press.objects.get_or_create(
                person=request.user, digest=_digest(request), defaults={"at": clock.now()}
            )
            if not is_first:
                return redirect(press.led_to)
            response = view(request, *args, **kwargs)
            _keep(press, response)
        return response

    return pressed


def _digest(request: Any) -> str:
    """What tells one press from another."""
    said = (request.path, sorted((name, values) for name, values in request.POST.lists()))
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _keep(press: Press, response: HttpResponse) -> None:
    """Keep where a press led that was taken."""
    led_to = response.get("Location") or response.get(ANSWERED_BY)
    if not led_to:
        press.delete()
        return
    press.led_to = led_to
    press.save(update_fields=["led_to"])
    forget_older()


def forget_older() -> None:
    """Those of before yesterday go."""
    Press.objects.filter(at__lt=clock.now() - KNOWN_FOR).delete()
