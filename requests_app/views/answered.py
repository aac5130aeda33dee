"""What a page answers to a deed: it is done, it can't be settled yet and why, its key was used before."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foundation.errors import Lack
from regions.models import User
from requests_app.deeds.triangle import Given
from requests_app.models import Event
from requests_app.worklist import triangle_access

SENT_BEFORE = Lack(
    "key_used",
    gettext_lazy(
        "This form was sent before with something else in it, and that is recorded. What you see here is not: if you "
        "mean it as well, send it again."
    ),
)


SAID_AFTER: list[Callable[[Event, User], str]] = []
"""What higher apps say of an event to whoever did it."""


def say_after(request: Any, events: Iterable[Event]) -> None:
    """What whoever did the deeds of `events` must know of them: each sentence once."""
    told = (told(event, request.user) for event in events for told in SAID_AFTER)
    for words in dict.fromkeys(filter(None, told)):
        messages.warning(request, words)


def not_settled(request: HttpRequest, lacking: Iterable[Lack], about: str = "") -> None:
    """The corners agree and it can't be settled yet: why, and how many fit; of several requests also which."""
    why = " ".join(map(str, lacking))
    if about:
        words = _("%(about)s: the corners agree, but it can't be settled yet. %(why)s") % {"about": about, "why": why}
    else:
        words = _("The corners agree, but it can't be settled yet. %(why)s") % {"why": why}
    messages.warning(request, words)


def of_package(request: Any, given: list[Given]) -> None:
    """On how many requests the position was given, and on which of them it can't be settled yet."""
    if taken := sum(1 for one in given if one.event):
        words = ngettext("The position is given on %d request.", "The position is given on %d requests.", taken)
        messages.success(request, words % taken)
    for about, lacking in triangle_access.came_of_each(given, by=request.user):
        not_settled(request, lacking, about.reference)
