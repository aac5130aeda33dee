"""The demo's mail: kept as files instead of sent, and a page to read it. In any other mode the page isn't there."""

import email.policy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from itertools import islice
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation import clock
from regions.models import User

SHOWN = 100
MOMENT = "%Y%m%dT%H%M%S%f"
OPEN_TO_ALL = ("/answer/", "/account/")


class Backend(BaseEmailBackend):
    """Writes each mail as one file, named by the moment, so that the names sort as the mails were sent."""

    def send_messages(self, email_messages):
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{clock.now():{MOMENT}}-{uuid4().hex[:8]}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Line:
    """One line of a mail: words, and the page of ours it ends with, for whoever it was sent to ("" for none)."""

    words: str
    path: str = ""


@dataclass(frozen=True)
class Mail:
    """One mail as the page shows it; `sent_at` is aware, `reader` is None for who has no account."""

    to: str
    subject: str
    sent_at: datetime
    lines: list[Line]
    reader: User | None = None


@require_safe
def mails(request):
    """The newest mails, for whoever tries the demo; `?to=` narrows to an address."""
    if not settings.MSOB_DEMO:
        raise Http404
    wanted = request.GET.get("to", "").strip().lower()
    paths = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)
    found = (read(path) for path in paths)
    shown = addressed(list(islice((one for one in found if wanted in one.to.lower()), SHOWN)))
    return render(request, "msob/mails.html", {"mails": shown, "to": wanted, "more": len(paths) > SHOWN})


def read(path: Path) -> Mail:
    """The mail in a file."""
    message = message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    return Mail(message["To"], message["Subject"], _sent_at(path), [_line(one) for one in text.strip().splitlines()])


def _sent_at(path: Path) -> datetime:
    """As the name of the file says: a mail's own date may be the machine's."""
    return datetime.strptime(path.name.partition("-")[0], MOMENT).replace(tzinfo=UTC)


def addressed(found: list[Mail]) -> list[Mail]:
    """With who reads each; one query."""
    people = {one.email: one for one in User.objects.filter(email__in={mail.to for mail in found}, is_active=True)}
    return [replace(mail, reader=people.get(mail.to)) for mail in found]


def _line(text: str) -> Line:
    """A page that asks to be signed in is opened as the reader; what works without (an answer by link) stays a link."""
    words, _space, last = text.rpartition(" ")
    path = last.removeprefix(settings.MSOB_BASE_URL) if last.startswith(settings.MSOB_BASE_URL) else ""
    return Line(words, path) if path and not path.startswith(OPEN_TO_ALL) else Line(text)
