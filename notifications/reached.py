"""Whether what was asked of a party reached it, and still can: a question that nobody hears is said at once, and sent
once somebody can hear it.

A party is reached by a mail to somebody who speaks for it, or to its address. What counts is the newest mail about the
inquiry that hasn't been given up, to somebody who still speaks for it or an address that is still its own; or that
somebody read it on the page.
"""

import hashlib
from collections.abc import Iterable

from notifications.models import AnswerLink, Means, Notification, State
from regions.by_link import Roads
from requests_app.deeds import ladder
from requests_app.models import Inquiry, PendingEvent
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES


def note_unreached() -> int:
    """Write of each inquiry that waits, and reaches its party no longer, that it must be called; returns how many."""
    asked = Inquiry.objects.pending().filter(support_request__status__in=RULES[Action.ANSWER].sources)
    found = asked.filter(unreached_at=None).with_party().select_related("support_request__safety_region")
    waiting = list(found.order_by("pk"))
    lost = unreached(waiting)
    return sum(ladder.note_not_reached(one) is not None for one in waiting if one.pk in lost)


def note_reached() -> int:
    """Ask by mail of each party that was to be called and has a road since that nothing went by; returns how many.

    A road that failed isn't tried again by itself: only another person, or another address, is a new one.
    """
    asked = Inquiry.objects.pending().filter(support_request__status__in=RULES[Action.ANSWER].sources)
    found = asked.exclude(unreached_at=None).filter(calls_back_at=None).with_party()
    waiting = list(found.select_related("support_request__safety_region").order_by("pk"))
    roads, told = Roads(one.party for one in waiting), _Told(waiting)
    new = [(one, told.new_road(one, roads)) for one in waiting if not told.is_untold(one)]
    return sum(ladder.note_reached(one, road=road) is not None for one, road in new if road)


def unreached(inquiries: Iterable[Inquiry]) -> set[int]:
    """The keys of those of `inquiries` whose party isn't reached by any mail; one not told of yet counts as on its way.

    It takes six queries, however many are asked of.
    """
    asked = list(inquiries)
    roads, told = Roads(one.party for one in asked), _Told(asked)
    return {one.pk for one in asked if not told.is_untold(one) and not told.works(one, roads)}


class _Told:
    """The messages that were made of some inquiries, the newest of each receiver."""

    def __init__(self, asked: list[Inquiry]):
        keys = [one.pk for one in asked]
        untold = PendingEvent.objects.filter(event__support_request__in={one.support_request_id for one in asked})
        about = ("event__support_request", "event__number", "event__action", "event__facts__inquiry")
        told_of = list(untold.values_list(*about))
        self._untold = {row[:2] for row in told_of}
        self._asked_anew = {row[3] for row in told_of if row[2] == Action.REACHED_AFTER_ALL}
        rows = Notification.objects.filter(inquiry__in=keys).order_by("pk")
        self._mails: dict[tuple[int, int], str] = {}
        self._read: set[tuple[int, int]] = set()
        for inquiry, user, road, state, read_at in rows.values_list("inquiry", "user", "road", "state", "read_at"):
            if road == Means.EMAIL:
                self._mails[inquiry, user] = state
            elif read_at:
                self._read.add((inquiry, user))
        sent = AnswerLink.objects.filter(inquiry__in=keys).order_by("pk")
        links = list(sent.values_list("inquiry", "state", "address"))
        self._links = {row[0]: row[1:] for row in links}
        self._addresses = {(inquiry, address) for inquiry, _state, address in links}

    def is_untold(self, inquiry: Inquiry) -> bool:
        """Whether the deed that asked it has still to be turned into messages."""
        asked = (inquiry.support_request_id, inquiry.event_number) in self._untold
        return asked or inquiry.pk in self._asked_anew

    def works(self, inquiry: Inquiry, roads: Roads) -> bool:
        """Whether a road to the party of `inquiry` works."""
        people = roads.people(inquiry.party)
        if any((inquiry.pk, user) in self._read or self._is_mailed(inquiry, user) for user in people):
            return True
        state, address = self._links.get(inquiry.pk, (State.GIVEN_UP, ""))
        bound = address == roads.address(inquiry.party, near=inquiry.support_request.safety_region)
        return state != State.GIVEN_UP and bound

    def new_road(self, inquiry: Inquiry, roads: Roads) -> str:
        """The mark of people, or without people of the address, to whom nothing of it went; "" when there are none."""
        if people := roads.people(inquiry.party):
            new = [str(user) for user in sorted(people) if (inquiry.pk, user) not in self._mails]
            return _mark(*new) if new else ""
        address = roads.address(inquiry.party, near=inquiry.support_request.safety_region)
        return _mark(address) if address and (inquiry.pk, address) not in self._addresses else ""

    def _is_mailed(self, inquiry: Inquiry, user: int) -> bool:
        return self._mails.get((inquiry.pk, user), State.GIVEN_UP) != State.GIVEN_UP


def _mark(*road: str) -> str:
    """A name for a road that says nothing of whom it leads to."""
    return hashlib.sha256(" ".join(road).encode()).hexdigest()[:32]
