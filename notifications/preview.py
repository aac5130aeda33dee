"""Who will be told, in words, before a deed is done: the same table, asked of the request as it will stand."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.template.loader import render_to_string

from notifications.audience import ROLES, asked_parties
from notifications.table import AUDIENCE, Party
from regions import by_link
from regions.by_link import Roads
from regions.calling import Call, first
from regions.models import Membership, Role, User
from requests_app.deeds import settling
from requests_app.models import (
    AUTHORITIES,
    TERRITORY,
    Audience,
    Event,
    Inquiry,
    Offer,
    OnBehalf,
    Outcome,
    Status,
    SupportRequest,
    Undoable,
    sees,
)
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import inquiry_of
from requests_app.procedure.rules import OWNERS, RULES
from requests_app.records import reviews
from requests_app.records.parties import unasked
from requests_app.worklist import assignment
from requests_app.worklist.calling import Calls
from requests_app.worklist.forecast import Forecast, foresee

Named = tuple[str, Role | Party | None]
"""Somebody who is named, in words; and as which role or party."""


def preview(forecast: Forecast, subject: Any = None, *, audience: str = Audience.ALL) -> list[str]:
    """Who will be told when the deed foreseen is done to `subject` of its request, in words, each once.

    With a deed after which the triangle may decide at once go those whom that decision tells. `audience` is who may
    read what is said by it, where one can choose. Whom no mail reaches isn't told: `not_reached` names them.
    """
    lost = _Lost(forecast, subject)
    return list(dict.fromkeys(name for name, whom in _all_named(forecast, subject, audience) if not lost.holds(whom)))


def not_reached(
    forecast: Forecast, subject: Any = None, *, by: User, audience: str = Audience.ALL
) -> list[tuple[str, Call | None]]:
    """Whom the table names for the deed and no mail reaches, in words, each with the number to call (for `by`)."""
    about, lost, calls = forecast.before, _Lost(forecast, subject), Calls(by)
    roles = [(name, whom) for name, whom in _all_named(forecast, subject, audience) if lost.holds(whom)]
    found = [(name, first(calls.role(whom, about))) for name, whom in roles if isinstance(whom, Role)]
    return found + [(str(party), first(calls.of_party(role, party, about))) for role, party in lost.parties]


def after(event: Event, *, by: User) -> str:
    """What whoever did the deed of `event` is told of those whom no mail reaches; "" when it reaches everybody."""
    about, enters = event.support_request, event.from_status != event.to_status
    forecast = Forecast(about, Action(event.action), about, enters, frozenset(by.roles_now()))
    found = not_reached(forecast, event, by=by, audience=event.facts.get("audience", Audience.ALL))
    return render_to_string("notifications/_not_reached.html", {"not_reached": found}) if found else ""


def _all_named(forecast: Forecast, subject: Any, audience: str) -> list[Named]:
    about, among = forecast.before, frozenset(AUTHORITIES if audience == Audience.AUTHORITIES else Role)
    settled = (foresee(about, action) for action in _carried_out(about, forecast.action, subject))
    told = (one for each in (forecast, *settled) for one in _told(each, subject, among))
    return list(dict.fromkeys([*_named(about, [*_voided_by(forecast), *_unranked_by(forecast, subject)]), *told]))


class _Lost:
    """Of those whom a deed tells: the roles that nobody with an account holds, and the parties no mail reaches."""

    def __init__(self, forecast: Forecast, subject: Any):
        self._about = forecast.before
        self._asked = [(by_link.ROLE_OF[type(party)], party) for party in _asked(forecast, subject)]
        roads, near = Roads(party for _role, party in self._asked), self._about.safety_region
        self.parties = [(role, party) for role, party in self._asked if not roads.reaches(party, near=near)]

    def holds(self, whom: Role | Party | None) -> bool:
        """Whether `whom` is lost: a role without holders, or who is asked when no mail reaches any of them."""
        if whom == Party.ADDRESSEE:
            return bool(self._asked) and self.parties == self._asked
        return isinstance(whom, Role) and whom not in self._held

    @cached_property
    def _held(self) -> set[str]:
        """The roles that somebody with an account holds for the request; a team is known once it was sent."""
        holders = Membership.objects.active().filter(TERRITORY.holders(self._about))
        return {*holders.values_list("role", flat=True), Role.FACT_FINDER}


def _asked(forecast: Forecast, subject: Any) -> list[Any]:
    """The parties that the deed tells as such: those that will be asked, or were."""
    if not any(Party.ADDRESSEE in line.to for line in AUDIENCE.get(forecast.action, ())):
        return []
    if isinstance(subject, Event):
        return [inquiry.party for _line, inquiry in asked_parties(subject)]
    if isinstance(subject, (Inquiry, Offer)):
        return [inquiry_of(subject).party]
    if forecast.action == Action.ASK_ALL:
        return [one.party for one in unasked(forecast.before)]
    waiting = forecast.before.inquiries.pending().with_party()
    return [] if forecast.action == Action.ASK else [one.party for one in waiting]


def _carried_out(support_request: SupportRequest, action: Action, subject: Any) -> list[Action]:
    """What may follow at once: of several outcomes those that can still come of it."""
    if not RULES[action].settles and not _confirms_a_position(action, subject):
        return []
    review = reviews.open_review(support_request)
    if review is None:
        return []
    found = {settling.what_follows(review, outcome) for outcome in _outcomes(review, action)}
    return sorted(found)


def _outcomes(review, action: Action) -> Iterable[Outcome]:
    """The decider may choose any; a position may bring what two others said; else it is what all three agree on."""
    if action == Action.DECIDE_WITH_DISSENT:
        return reviews.outcomes(review)
    if action == Action.GIVE_POSITION:
        return reviews.may_come(review)
    found = reviews.agreement(review)
    agreed_on = reviews.common(found.positions) if found.why == "unconfirmed" else found.outcome
    return [agreed_on] if agreed_on else []


def _confirms_a_position(action: Action, subject: Any) -> bool:
    confirms = action == Action.CONFIRM and isinstance(subject, OnBehalf)
    return confirms and subject.event.action == Action.GIVE_POSITION


def _voided_by(forecast: Forecast) -> list[Role]:
    """The roles whose corner spoke, when the deed may make a new version of what it spoke of."""
    review = reviews.open_review(forecast.before) if RULES[forecast.action].freezes else None
    given = {one.corner for one in review.positions.all()} if review else set()
    return [role for role, corner in reviews.CORNER_OF.items() if corner in given]


def _unranked_by(forecast: Forecast, subject: Any) -> list[Role]:
    """LOCC, when the deed brings the request back to the list of national priority without its rank."""
    after = subject.event.from_status if isinstance(subject, Undoable) else forecast.code
    return [Role.LOCC] if workflow.loses_rank(forecast.before, forecast.before.status, after) else []


def _told(forecast: Forecast, subject: Any, among: frozenset[Role]) -> Iterator[Named]:
    for line in AUDIENCE.get(forecast.action, ()):
        if not line.only_in or forecast.code in line.only_in:
            for party in line.to:
                yield from _names(forecast, party, subject, among)


def _names(forecast: Forecast, party: Party, subject: Any, among: frozenset[Role]) -> list[Named]:
    if (roles := _roles(forecast, party, subject)) is not None:
        return _named(forecast.after, [role for role in roles if role in among])
    if party == Party.OPENER:
        return _opener(forecast.before, among)
    inquiry = inquiry_of(subject) if isinstance(subject, (Inquiry, Offer)) else None
    return [(str(inquiry.party) if inquiry else str(party.label), party)]


def _roles(forecast: Forecast, party: Party, subject: Any) -> Iterable[Role] | None:
    """The roles a party is; None for one that is named otherwise."""
    if party in {Party.OWNER, Party.HAD_IT}:
        before = subject.from_status if isinstance(subject, Event) else forecast.before.status
        return OWNERS.get(forecast.code if party == Party.OWNER else Status(before or forecast.code), ())
    return forecast.roles if party == Party.TURN else ROLES.get(party)


def _opener(support_request: SupportRequest, among: frozenset[Role]) -> list[Named]:
    """Whoever opened it, unless the home or the region is named already or it isn't for her."""
    held = support_request.opened_by.roles_now()
    named = held & {Role.INSTITUTION, Role.GHOR} or not held & among
    return [] if named else [(str(support_request.opened_by), None)]


def _named(support_request: SupportRequest, roles: Iterable[Role]) -> list[Named]:
    """These roles in words, of those that will see the request."""
    seen = [role for role in roles if sees(role, support_request)]
    return list(zip(assignment.in_words(support_request, seen), seen, strict=True))
