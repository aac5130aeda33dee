"""The demo's mail: kept as files instead of sent, and a page to read it. In any other mode the page isn't there."""

import email.policy
from dataclasses import dataclass
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation import clock

SHOWN = 100


class Backend(BaseEmailBackend):
    """Writes each mail as one file, named by the moment, so that the names sort as the mails were sent."""

    def send_messages(self, email_messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{clock.now():%Y%m%dT%H%M%S%f}-{uuid4().hex[:8]}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Mail:
    """One mail as the page shows it; `sent_at` is aware."""

    to: str
    subject: str
    sent_at: object
    text: str


@require_safe
def mails(request):
    """The newest mails, for whoever tries the demo; `?to=` narrows to an address."""
    if not settings.MSOB_DEMO:
        raise Http404
    wanted = request.GET.get("to", "").strip().lower()
    paths = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)
    found = (read(path) for path in paths)
    shown = [one for one in found if wanted in one.to.lower()][:SHOWN]
    return render(request, "msob/mails.html", {"mails": shown, "to": wanted, "more": len(paths) > SHOWN})


def read(path: Path) -> Mail:
    """The mail in a file."""
    message = message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    sent_at = parsedate_to_datetime(message["Date"])
    return Mail(message["To"], message["Subject"], sent_at, body.get_content() if body else "")
