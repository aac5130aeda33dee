"""The road by e-mail: a sentence, the reference and a link, in the reader's language; nothing of the home.

One connection serves a batch. A mail program shows the mails of one request as one thread. A mail that is sent twice
has the same Message-ID both times, so that it can be recognised.
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
from foundation.spelling import one_line
from notifications.models import About, Choice, Means, Notification, SendingQuerySet
from notifications.preferences import Told
from notifications.roads.base import Carry, Hopeless, Road, RoadBlocked
from notifications.roads.people import message

PERMANENT = range(500, 600)
"""The SMTP codes by which a server refuses for good."""

BY_RULE = 554
"""The exception among them: with this code, and with 5.7.x (RFC 3463), a server may mean us rather than the address."""

SHUTTING_DOWN = 421
"""The SMTP code with which a server closes the connection, whomever the mail is for."""


def rows(told: Told) -> list[Notification]:
    """A mail for each person who wants this kind of message at once; `digest` sends the daily summaries."""
    return [
        message(telling, Means.EMAIL) for telling in told.tellings if told.when(telling, Means.EMAIL) == Choice.AT_ONCE
    ]


def on_it() -> SendingQuerySet:
    """The mails of one message each, fetched with all that writing them needs."""
    return Notification.objects.filter(road=Means.EMAIL, in_digest=False).in_full()


@contextmanager
def van(write: Callable[[Sequence[Any]], EmailMultiAlternatives]) -> Iterator[Carry]:
    """One connection to the mail server for a batch; it is opened again when it is lost.

    Sending raises as `judged` says, and RoadBlocked when no connection can be opened.
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
    """The exception for a refusal by the mail server.

    RoadBlocked when it takes nobody's mail from us now (it hangs up, or refuses our own address), Hopeless when it
    refuses this address for good, else an error after which the mail is tried again.
    """
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
    """Whether this refusal is for good and about the address; one by the server's own rules (spam) may be about us."""
    return code in PERMANENT and code != BY_RULE and not text.startswith(b"5.7.")


@dataclass(frozen=True)
class Wording:
    """What a mail says in one language, whomever it is for."""

    subject: str
    text: str
    html: str

    def mail(self, *, to: str, message_id: str, thread: str = "") -> EmailMultiAlternatives:
        """The mail to one address; `thread` and `message_id` are given without angle brackets."""
        headers = {"Message-ID": f"<{message_id}>", **common_headers()}
        if thread:
            headers |= {"In-Reply-To": f"<{thread}>", "References": f"<{thread}>"}
        mail = EmailMultiAlternatives(one_line(self.subject), self.text, to=[to], headers=headers)
        mail.attach_alternative(self.html, "text/html")
        return mail


def message_van() -> AbstractContextManager[Carry]:
    """The connection for a batch; within it, what several people are told in the same language is written once."""
    return van(partial(one_message, wordings={}))


def one_message(parcel: Sequence[Notification], wordings: dict[tuple, Wording]) -> EmailMultiAlternatives:
    """The mail of one message; its wording is taken from `wordings`, or written and kept there."""
    (row,) = parcel
    to = addressed_to(row.user)
    said = (row.event_id, row.inquiry_id, row.about, row.kind, row.text, row.user.language)
    if said not in wordings:
        wordings[said] = _wording(row)
    thread = f"{thread_of(row)}@{domain()}"
    return wordings[said].mail(to=to, message_id=f"{row.event_id}.{row.user_id}.{thread}", thread=thread)


def _wording(row: Notification) -> Wording:
    """The wording of `row` in its receiver's language; the same for all who are told the same."""
    with translation.override(row.user.language):
        said = {"row": row, "link": link(row), "paper": paper(row), "choices": address("notifications:preferences")}
        return written("message", row.sentence_in_the_open, said)


def common_headers() -> dict[str, str]:
    """The date by the domain clock, and the headers that keep automatic replies away."""
    date = format_datetime(clock.now())
    return {"Date": date, **AUTOMATIC}


def addressed_to(user) -> str:
    """The address of `user`; raises Hopeless when her account was closed in the meantime."""
    if not user.is_active:
        raise Hopeless("the account was closed")
    return user.email


def written(template: str, subject: str, said: dict) -> Wording:
    """A wording in text and HTML from `templates/notifications/mail/`, in the active language."""
    said = {**said, "subject": subject, "language": translation.get_language()}
    text, html = (render_to_string(f"notifications/mail/{template}.{kind}", said) for kind in ("txt", "html"))
    return Wording(subject, text, html)


def thread_of(row: Notification) -> str:
    """A name that the mails of one request share, and from which its reference can't be found."""
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


def paper(row: Notification) -> tuple[str, str] | None:
    """What the paper of its event is called, and its absolute address: never the paper itself."""
    found = row.paper
    return (str(found.label), at_home(found.path)) if found else None


def address(name: str) -> str:
    """The absolute address of a page without arguments."""
    return at_home(reverse(name))


def domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _open(connection) -> None:
    """Open the connection if it isn't open; raises RoadBlocked when nobody answers."""
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        connection.close()
        raise RoadBlocked(f"{type(error).__name__}: {error}") from error


ROAD = Road("email", _("by e-mail"), rows, on_it, message_van)
