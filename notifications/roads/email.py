"""The road by e-mail: what kind of message, the reference and a link, in the reader's language; nothing of the home.

One connection carries a batch. The mails of one request hang together in a mail program, and one that is sent twice
carries the same Message-ID twice.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from email.utils import format_datetime, parseaddr
from functools import partial
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.mail import AUTOMATIC, at_home
from notifications.models import About, Choice, Means, Notification, SendingQuerySet
from notifications.preferences import Told
from notifications.roads.base import Carry, Hopeless, Road, RoadBlocked
from notifications.roads.people import message

PERMANENT = range(500, 600)
"""SMTP answers that no later try will change …"""

BY_RULE = 554
"""… but for this one and 5.7.x (RFC 3463), by which a server also says that it doesn't take mail from us."""

SHUTTING_DOWN = 421


def rows(told: Told) -> list[Notification]:
    """A mail at once for each who is told and is reached so; the others find it in their daily summary."""
    return [
        message(telling, Means.EMAIL) for telling in told.tellings if told.when(telling, Means.EMAIL) == Choice.AT_ONCE
    ]


def on_it() -> SendingQuerySet:
    """Mails of one message each, with all that writing them needs."""
    return Notification.objects.filter(road=Means.EMAIL, in_digest=False).in_full()


@contextmanager
def van(write: Callable[[Sequence[Any]], EmailMultiAlternatives]) -> Iterator[Carry]:
    """One connection to the mail server for a batch; opened anew when it is lost on the way.

    A server that hangs up on us, or doesn't take our own address (no space, wrong account), takes nobody's mail: the
    road is blocked.
    """
    connection = get_connection()

    def carry(parcel: Sequence[Any]) -> None:
        mail = write(parcel)
        _open(connection)
        mail.connection = connection
        try:
            mail.send()
        except OSError as error:  # every SMTPException is one
            if not isinstance(error, SMTPRecipientsRefused) or _hangs_up(error):
                connection.close()  # the next parcel gets a new one
            raise judged(error) from error

    try:
        yield carry
    finally:
        connection.close()


def judged(error: OSError) -> Exception:
    """What an answer of the mail server says: about this address, about the road, or nothing for sure."""
    if isinstance(error, SMTPSenderRefused) or _hangs_up(error):
        return RoadBlocked(f"{type(error).__name__}: {error}")
    if isinstance(error, SMTPRecipientsRefused):
        is_hopeless = all(_is_about_the_address(*answer) for answer in error.recipients.values())
        return (Hopeless if is_hopeless else SMTPException)(str(error))
    return error


def _hangs_up(error: OSError) -> bool:
    """Whether the server closes the connection, whomever the mail is for."""
    if isinstance(error, SMTPRecipientsRefused):
        return any(code == SHUTTING_DOWN for code, _text in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code == SHUTTING_DOWN


def _is_about_the_address(code: int, text: bytes) -> bool:
    """Whether it will never be taken there; what a server refuses by its rules (relaying, spam) may be about us."""
    return code in PERMANENT and code != BY_RULE and not text.startswith(b"5.7.")


@dataclass(frozen=True)
class Wording:
    """What a mail says, in one language: to whom is another matter."""

    subject: str
    text: str
    html: str

    def mail(self, *, to: str, message_id: str, thread: str = "") -> EmailMultiAlternatives:
        """The mail to one address; `thread` and `message_id` without brackets."""
        headers = {"Message-ID": f"<{message_id}>", **common_headers()}
        if thread:
            headers |= {"In-Reply-To": f"<{thread}>", "References": f"<{thread}>"}
        mail = EmailMultiAlternatives(self.subject, self.text, to=[to], headers=headers)
        mail.attach_alternative(self.html, "text/html")
        return mail


def message_van() -> AbstractContextManager[Carry]:
    """The mail road's van; in a batch, what many are told in one language is written once."""
    return van(partial(one_message, wordings={}))


def one_message(parcel: Sequence[Notification], wordings: dict[tuple, Wording]) -> EmailMultiAlternatives:
    """The mail of one message, in the wording that stands in `wordings`, written there unless it does."""
    (row,) = parcel
    to = addressed_to(row.user)
    said = (row.event_id, row.inquiry_id, row.about, row.kind, row.text, row.user.language)
    if said not in wordings:
        wordings[said] = _wording(row)
    thread = f"{thread_of(row)}@{domain()}"
    return wordings[said].mail(to=to, message_id=f"{row.event_id}.{row.user_id}.{thread}", thread=thread)


def _wording(row: Notification) -> Wording:
    """What all are told who are told the same as the receiver of `row`, in her language."""
    with translation.override(row.user.language):
        said = {"row": row, "link": link(row), "choices": address("notifications:preferences")}
        return written("message", row.sentence_in_the_open, said)


def common_headers() -> dict[str, str]:
    """The domain's date, and what keeps an absence reply away."""
    date = format_datetime(clock.now())
    return {"Date": date, **AUTOMATIC}


def addressed_to(user) -> str:
    """Where to mail `user`; Hopeless when she has left in the meantime."""
    if not user.is_active:
        raise Hopeless("the account was closed")
    return user.email


def written(template: str, subject: str, said: dict) -> Wording:
    """A wording in text and HTML from `templates/notifications/mail/`, in the active language."""
    said = {**said, "subject": subject, "language": translation.get_language()}
    text, html = (render_to_string(f"notifications/mail/{template}.{kind}", said) for kind in ("txt", "html"))
    return Wording(subject, text, html)


def thread_of(row: Notification) -> str:
    """What the mails of one request have in common; says nothing of it to whoever may not know its reference."""
    return salted_hmac("notifications.thread", str(row.event.support_request_id)).hexdigest()[:24]


def link(row: Notification) -> str:
    """The absolute address of what a message is about."""
    return at_home(path_of(row))


def path_of(row: Notification) -> str:
    """The page of what a message is about: the request, what was asked of the reader, or delivery."""
    if row.about == About.DELIVERY:
        return reverse("notifications:delivery")
    if row.about == About.INQUIRY:
        return reverse("requests:inquiry", args=[row.inquiry_id])
    return reverse("requests:detail", args=[row.event.support_request.reference])


def address(name: str) -> str:
    """The absolute address of a page without arguments."""
    return at_home(reverse(name))


def domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _open(connection) -> None:
    """Open the connection unless it is; where nobody answers, no mail is to blame."""
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        connection.close()
        raise RoadBlocked(f"{type(error).__name__}: {error}") from error


ROAD = Road("email", _("by e-mail"), rows, on_it, message_van)
