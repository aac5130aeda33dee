"""Whom to call about a request: its home, whose move it is, a corner, a team, the party that was asked.

Who may call whom, and which number is answered now, is for `regions.calling` to say. Here stands what joins somebody to
a request: that it is hers and she sees it or, of what was asked of her, that an offer of hers was accepted.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from regions.calling import Call, PhoneBook, first
from regions.models import Membership, Role, SafetyRegion, User
from requests_app.models import ADDRESSEE, COUNTING, TERRITORY, Corner, Inquiry, MissionState, SupportRequest, sees
from requests_app.procedure.authority import inquiry_of, party_role
from requests_app.records.reviews import CORNER_OF
from requests_app.worklist import assignment

AROUND = (Role.INSTITUTION, Role.GHOR, Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.FACT_FINDER)


class Calls:
    """The numbers that `reader` may call now, of whoever has to do with a request; three queries for all of them."""

    def __init__(self, reader: User, inquiries: Iterable[Inquiry] = ()):
        self._reader, self._inquiries = reader, inquiries

    @cached_property
    def _book(self) -> PhoneBook:
        return PhoneBook(self._reader, institutions=[one.institution_id for one in self._inquiries])

    def expect(self, inquiries: Iterable[Inquiry]) -> None:
        """The numbers of these parties will be asked too: they are read at once."""
        self._book.expect(one.institution_id for one in inquiries)

    def region(self, region: SafetyRegion) -> Iterator[Call]:
        """Of the GHOR of a region, whatever request it is about."""
        return self._book.numbers(Role.GHOR, region)

    def party(self, inquiry: Inquiry) -> Iterator[Call]:
        """Of the party that was asked, for whoever sees the request."""
        return self.of_party(party_role(inquiry), inquiry.party, inquiry.support_request)

    def of_party(self, role: Role, party, about: SupportRequest) -> Iterator[Call]:
        """Of a party that can be asked, which answers in `role`."""
        return self._book.numbers(role, party, joined=self._joined(about))

    def role(self, role: Role, about: SupportRequest, inquiry: Inquiry | None = None) -> Iterator[Call]:
        """Of those who hold `role` on the request; `inquiry` is what was asked of the reader, if she sees only that."""
        joined = self._joined(about, inquiry)
        if role == Role.INSTITUTION:
            given, place = about.call_back_number, about.location
            return self._book.numbers(role, about.institution, joined=joined, place=place, alert=given)
        if role == Role.FACT_FINDER:
            return (call for team in _teams(about) for call in self._book.numbers(role, team, joined=joined))
        return self._book.numbers(role, about.safety_region if role == Role.GHOR else None, joined=joined)

    def team(self, about: SupportRequest, team) -> Iterator[Call]:
        """Of the fact-finding team that goes there."""
        return self._book.numbers(Role.FACT_FINDER, team, joined=self._joined(about))

    def corner(self, corner: Corner, about: SupportRequest) -> Iterator[Call]:
        """Of those who speak for a corner of the triangle."""
        return (call for role, one in CORNER_OF.items() if one == corner for call in self.role(role, about))

    def of_asked(self, inquiry: Inquiry) -> list[tuple[str, Call | None]]:
        """For the party that was asked: the region that asks and, once an offer of hers was accepted, the home."""
        about = inquiry.support_request
        return [(str(role.label), first(self.role(role, about, inquiry))) for role in (Role.GHOR, Role.INSTITUTION)]

    def speaker(self, role: Role, subject, about: SupportRequest) -> Iterator[Call]:
        """Of whoever says by telephone what is recorded of `subject`: the party that was asked, or else the role."""
        inquiry = inquiry_of(subject)
        return self.party(inquiry) if isinstance(inquiry, Inquiry) else self.role(role, about)

    def around(self, about: SupportRequest) -> list[tuple[Role, Call]]:
        """Of the home and of everybody who steers or carries out, but for the reader's own colleagues."""
        own = {one.role for one in self._joined(about)}
        found = [(role, first(self.role(role, about))) for role in AROUND if role not in own]
        return [(role, call) for role, call in found if call]

    def whose_move(self, about: SupportRequest) -> list[tuple[str, Call | None]]:
        """Who must act, in words, each with the number to call first; her own colleagues without."""
        roles = assignment.roles(about)
        own = {one.role for one in self._joined(about)}
        return [
            (words, None if role in own else first(self.role(role, about)))
            for role, words in zip(roles, assignment.in_words(about, roles), strict=True)
        ]

    def _joined(self, about: SupportRequest, inquiry: Inquiry | None = None) -> list[Membership]:
        return [one for one in self._reader.memberships_now() if _joins(one, about, inquiry)]


def _joins(membership: Membership, about: SupportRequest, inquiry: Inquiry | None) -> bool:
    if sees(membership.role, about) and TERRITORY.covers(membership, about):
        return True
    if inquiry is None or not ADDRESSEE.covers(membership, inquiry):
        return False
    return any(offer.state in COUNTING for offer in inquiry.offers.all())


def _teams(about: SupportRequest) -> list:
    return [one.team for one in about.missions.all() if one.state == MissionState.PLANNED]
