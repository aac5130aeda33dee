"""Whether what was asked of a party reached it, and still can: a question that nobody hears is said at once.

A party is reached by a mail to somebody who speaks for it, or to its address. What counts is the newest mail about the
inquiry that hasn't been given up, to somebody who still speaks for it or an address that is still its own; or that
somebody read it on the page.
"""

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
        self._untold = set(untold.values_list("event__support_request", "event__number"))
        rows = Notification.objects.filter(inquiry__in=keys).order_by("pk")
        self._mails: dict[tuple[int, int], str] = {}
        self._read: set[tuple[int, int]] = set()
        for inquiry, user, road, state, read_at in rows.values_list("inquiry", "user", "road", "state", "read_at"):
            if road == Means.EMAIL:
                self._mails[inquiry, user] = state
            elif read_at:
                self._read.add((inquiry, user))
        links = AnswerLink.objects.filter(inquiry__in=keys).order_by("pk")
        self._links = {row[0]: row[1:] for row in links.values_list("inquiry", "state", "address")}

    def is_untold(self, inquiry: Inquiry) -> bool:
        """Whether the deed that asked it has still to be turned into messages."""
        return (inquiry.support_request_id, inquiry.event_number) in self._untold

    def works(self, inquiry: Inquiry, roads: Roads) -> bool:
        """Whether a road to the party of `inquiry` works."""
        people = roads.people(inquiry.party)
        if any((inquiry.pk, user) in self._read or self._is_mailed(inquiry, user) for user in people):
            return True
        state, address = self._links.get(inquiry.pk, (State.GIVEN_UP, ""))
        bound = address == roads.address(inquiry.party, near=inquiry.support_request.safety_region)
        return state != State.GIVEN_UP and bound

    def _is_mailed(self, inquiry: Inquiry, user: int) -> bool:
        return self._mails.get((inquiry.pk, user), State.GIVEN_UP) != State.GIVEN_UP
