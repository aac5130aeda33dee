"""Answering by link: a party that was asked and has nobody with an account answers from a mail.

The link is signed, opens one inquiry, and stops working after some days, when the party's address changes, or when
nothing can be answered any more. What is done by it goes through the same doors as every deed and stands in the journal
under an account of that party and address.
"""

from django.core import signing
from django.core.cache import cache
from django.urls import reverse

from foundation import clock
from notifications.models import AnswerLink
from regions import by_link
from requests_app.doors import DOORS
from requests_app.models import Inquiry
from requests_app.models.actions import Action
from requests_app.procedure.workflow import prospect

SALT = "notifications.links"
OPENINGS, WITHIN = 60, 600
"""How often a link may be opened or sent from, in so many seconds of real time."""


class DeadLink(Exception):
    """The link is ours and doesn't work any more; `link` is its row."""

    def __init__(self, link: AnswerLink):
        self.link = link
        super().__init__(link.pk)


class TooOften(Exception):
    """This link is being opened too often."""


def address_of(inquiry: Inquiry) -> str:
    """Where the party of `inquiry` is reached by mail; "" when nowhere, or when somebody has an account for it."""
    return "" if by_link.Roads([inquiry.party]).people(inquiry.party) else _address(inquiry)


def path_of(link: AnswerLink) -> str:
    """The path that opens the inquiry of `link`; the same each time the mail is written."""
    return reverse("notifications:answer_by_link", args=[signing.Signer(salt=SALT).sign(str(link.pk))])


def find(token: str) -> AnswerLink:
    """The link that `token` opens now.

    Raises BadSignature for what we never sent, TooOften, DeadLink for what doesn't work any more.
    """
    key = signing.Signer(salt=SALT).unsign(token)
    _count(key)
    link = AnswerLink.objects.in_full().filter(pk=key).first()
    if link is None:
        raise signing.BadSignature("no such link")
    if link.until <= clock.now() or not is_bound(link) or next_deed(link) is None:
        raise DeadLink(link)
    return link


def is_bound(link: AnswerLink) -> bool:
    """Whether the address it was sent to is still that of the party."""
    return link.address == _address(link.inquiry)


def deeds() -> list[Action]:
    """The deeds a link may lead to, in the order in which they are offered."""
    return [action for action, door in DOORS.items() if door.by_link]


def next_deed(link: AnswerLink) -> Action | None:
    """What the link leads to now: the answer, or another offer once answered; None when nothing is asked any more."""
    return next((action for action in deeds() if can(link, action)), None)


def can(link: AnswerLink, action: Action) -> bool:
    """Whether the deed can be done by the link now."""
    return prospect(link.inquiry.support_request, action, by=link.account, subject=link.inquiry).offered


def _address(inquiry: Inquiry) -> str:
    return by_link.Roads([inquiry.party]).address(inquiry.party, near=inquiry.support_request.safety_region)


def _count(key: str) -> None:
    """Take one of the link's places for a while; raises TooOften when all are taken.

    It takes a name instead of counting up, because only that is one step in any cache: a cache in the database reads
    and writes a count in two steps, and loses the moment it expires.
    """
    places = [f"{SALT}.{key}.{number}" for number in range(OPENINGS)]
    taken = cache.get_many(places)
    if not any(cache.add(place, True, WITHIN) for place in places if place not in taken):
        raise TooOften
