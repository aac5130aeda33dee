"""The road to a party without an account: a mail that says what region asks, with a link to answer by."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from notifications import audience, links
from notifications.models import AnswerLink, SendingQuerySet
from notifications.preferences import Told
from notifications.roads.base import Carry, Hopeless, Road
from notifications.roads.email import domain, van, written
from notifications.roads.people import untranslated
from notifications.table import AUDIENCE
from regions import by_link
from requests_app.models.actions import Action


def rows(told: Told) -> list[AnswerLink]:
    """A mail to each party that was asked, has an address, and has nobody with an account."""
    asked = [(line, inquiry, links.address_of(inquiry)) for line, inquiry in audience.asked_parties(told.event)]
    return [_row(told.event, line, inquiry, address) for line, inquiry, address in asked if address] or _undone(
        told.event
    )


def _undone(event) -> list[AnswerLink]:
    """What is undone is told to those who were mailed of it; the page of the link tells how it stands."""
    if event.action != Action.UNDO:
        return []
    (line,) = AUDIENCE[Action.UNDO]
    earlier = AnswerLink.objects.filter(event__support_request=event.support_request_id)
    told = earlier.filter(event__number=event.supersedes or 0).select_related("inquiry")
    return [_row(event, line, one.inquiry, one.address) for one in told]


def _row(event, line, inquiry, address: str) -> AnswerLink:
    account = by_link.account_of(inquiry.party, address)
    text = untranslated(line.text)
    return AnswerLink(event=event, inquiry=inquiry, account=account, address=address, text=text)


def on_it() -> SendingQuerySet:
    """The mails with a link, fetched with all that writing them needs."""
    return AnswerLink.objects.in_full()


def link_van() -> AbstractContextManager[Carry]:
    """The connection for a batch of mails with a link."""
    return van(mail_of)


def mail_of(parcel: Sequence[AnswerLink]) -> EmailMultiAlternatives:
    """The mail of one link, in Dutch: nobody chose a language. Hopeless when the party is reached elsewhere by now.

    Where nothing is asked any more when it leaves, it carries no link.
    """
    (row,) = parcel
    if not links.is_bound(row):
        raise Hopeless("the address of the party has changed")
    with translation.override(row.account.language):
        wording = written("link", row.sentence, _said(row))
    thread = f"{salted_hmac('notifications.links', str(row.inquiry_id)).hexdigest()[:24]}@{domain()}"
    return wording.mail(to=row.address, message_id=f"link.{row.pk}.{thread}", thread=thread)


def _said(row: AnswerLink) -> dict[str, Any]:
    deed = links.next_deed(row)
    link = f"{settings.MSOB_BASE_URL}{links.path_of(row)}" if deed else ""
    return {"row": row, "link": link, "answered": deed == Action.OFFER}


ROAD = Road("link", _("by a link to answer"), rows, on_it, link_van, receiver="address")
