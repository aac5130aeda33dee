"""The messages of EDXL-RM 1.0 that tell of a request, by the name in their address; a higher app adds its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from requests_app.models import SupportRequest
from requests_app.papers.edxl import writing


@dataclass(frozen=True)
class Message:
    """What it is called, what writes it (None for nothing), and whether that `stands`, by what is loaded."""

    label: Any
    write: Callable[[SupportRequest], bytes | None]
    stands: Callable[[SupportRequest], bool]


MESSAGES = {
    "request-resource": Message(_("what is asked (RequestResource)"), writing.request_resource, writing.asks),
    "commit-resource": Message(_("what stands granted (CommitResource)"), writing.commit_resource, writing.is_granted),
}


def find(support_request: SupportRequest, name: str) -> bytes:
    """The message with this name; raises Http404 where there is none, or nothing to tell."""
    found = MESSAGES[name].write(support_request) if name in MESSAGES else None
    if found is None:
        raise Http404(name)
    return found


def told_of(support_request: SupportRequest) -> dict[str, Any]:
    """The messages in which there is something to tell, by name, with what they are called."""
    return {name: one.label for name, one in MESSAGES.items() if one.stands(support_request)}
