"""Who is told of an event, by role and belonging: whoever is told may see what she is told of.

The table says to whom; this finds the people. `notifications.preview` says the same in words before a deed is done.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from foundation import clock
from notifications.table import AUDIENCE, ON_BEHALF, RANK_LOST, VOIDED, Line, Party
from regions.models import NOTHING, Membership, Role, ScopeFields, User
from requests_app.models import (
    ADDRESSEE,
    AUTHORITIES,
    SEES_BY_REFERENCE,
    TERRITORY,
    VISITORS,
    Audience,
    Event,
    Inquiry,
    InquiryState,
    Offer,
    OnBehalf,
    Status,
    SupportRequest,
    sees,
)
from requests_app.models.actions import Action
from requests_app.procedure.rules import BEHALF, CORNERS, OWNERS
from requests_app.records import agreed_lines, reviews, speakers
from requests_app.worklist import assignment

ROLES: dict[Party, tuple[Role, ...]] = {
    Party.INSTITUTION: (Role.INSTITUTION,),
    Party.GHOR: (Role.GHOR,),
    Party.LOCC: (Role.LOCC,),
    Party.VWS: (Role.VWS,),
    Party.DEFENCE: (Role.DEFENCE_PLANNER,),
    Party.CORNERS: CORNERS,
    Party.DECIDER: (Role.DECIDER,),
    Party.TEAM: (Role.FACT_FINDER,),
}
"""The parties that stand for a role within the request's territory."""
BY_FACT = {"voided": VOIDED, "unranked": RANK_LOST}
"""What is told before the lines of a deed, by what came of it."""
PERSONAL = frozenset({Party.OPENER, Party.RECORDER, Party.TOLD})
"""The parties that are persons, whatever role they have."""


class NotAsked(LookupError):
    """Somebody would be told of a question that wasn't put to her; the outbox sets such an event aside, with this."""


@dataclass(frozen=True)
class Telling:
    """One person told of one event, by a line of the table and as holder of `membership`.

    `inquiry` is what was asked of her when that is all she may see of the request.
    """

    membership: Membership
    line: Line
    event: Event
    inquiry: Inquiry | None = None

    @property
    def user(self) -> User:
        """The person herself."""
        return self.membership.user

    @property
    def of_inquiry(self) -> bool:
        """Whether the inquiry is all she may see."""
        return self.inquiry is not None

    @property
    def text(self) -> str:
        """The message in the active language, for the page: to a party that was asked, nothing but the region."""
        return sentence(str(self.line.text), self.event.support_request, of_inquiry=self.of_inquiry)


def sentence(text: str, support_request: SupportRequest, *, of_inquiry: bool, in_the_open: bool = False) -> str:
    """`text` about a request as its reader may know it; `in_the_open`, where others may read it, without the home."""
    if of_inquiry:
        about = _("A request in %(region)s") % {"region": support_request.safety_region}
    else:
        home = "" if in_the_open else f" ({support_request.institution})"
        about = f"{support_request.reference}{home}"
    return text % {"about": about}


def of(event: Event) -> list[User]:
    """Everybody who is told of `event`, once."""
    return [telling.user for telling in tellings(event)]


def tellings(event: Event) -> list[Telling]:
    """Who is told of `event` and by which line: the first that names her."""
    told: dict[int, Telling] = {}
    for line, party, held in named(event):
        asked = asked_of(event, party)
        for membership in _holders(event, held, doer=line.doer):
            if membership.user_id not in told:
                told[membership.user_id] = Telling(membership, line, event, asked(membership))
    return list(told.values())


def named(event: Event) -> Iterator[tuple[Line, Party, Q]]:
    """Whom the table names, in order, each as a condition on role and scope; of `PERSONAL` parties on the person.

    What was said among authorities stays among them.
    """
    among = Q(role__in=AUTHORITIES) if event.facts.get("audience") == Audience.AUTHORITIES else Q()
    for line in _lines(event):
        for party in line.to:
            yield line, party, FINDERS[party](event) & among


def asked_parties(event: Event) -> list[tuple[Line, Inquiry]]:
    """Which inquiries' parties an event tells as such, each with its line."""
    lines = [line for line in _lines(event) if Party.ADDRESSEE in line.to]
    return [(lines[0], inquiry) for inquiry in _inquiries(event)] if lines else []


def _lines(event: Event) -> list[Line]:
    rows = AUDIENCE.get(Action(event.action), ())
    lines = [line for line in rows if not line.only_in or event.to_status in line.only_in]
    first = [ON_BEHALF] if event.spoken_by else []
    return [*first, *(line for fact, line in BY_FACT.items() if fact in event.facts), *lines]


def _holders(event: Event, held: Q, *, doer: bool) -> list[Membership]:
    """The memberships of today that fit `held`, with their person; whoever did the deed only with `doer`."""
    found = Membership.objects.active().filter(held)
    if not doer:
        found = found.exclude(user=event.actor_id)
    return list(found.select_related("user").order_by("user_id", "pk"))


def asked_of(event: Event, party: Party) -> Callable[[ScopeFields], Inquiry | None]:
    """A function from a holder of `party` to the inquiry that is all she sees of the request.

    It gives None for those who see the request itself, and raises NotAsked when nothing was asked of her. However many
    holders it is called for, it costs at most one query.
    """
    if party == Party.TOLD:
        asked = dict(_told_of(event).filter(inquiry__isnull=False).values_list("user", "inquiry"))
        found = Inquiry.objects.in_bulk(set(asked.values()))
        return lambda holder: found.get(asked.get(getattr(holder, "user_id", None)))
    if party == Party.SPOKEN_FOR:
        behalf = _behalf(event)
        return lambda membership: behalf.inquiry if behalf else None
    if party != Party.ADDRESSEE:
        return lambda membership: None
    inquiries = list(_inquiries(event))
    return lambda membership: _put_to(membership, inquiries)


def _put_to(holder: ScopeFields, inquiries: Iterable[Inquiry]) -> Inquiry:
    """The first of `inquiries` that is addressed to `holder`; raises NotAsked when none is."""
    for inquiry in inquiries:
        if ADDRESSEE.covers(holder, inquiry):
            return inquiry
    raise NotAsked(f"nothing was asked of {type(holder).__name__.lower()} {getattr(holder, 'pk', '')}")


def _roles(support_request: SupportRequest, roles: Iterable[Role]) -> Q:
    """The condition on memberships in those `roles` that see the request by now, within its territory."""
    return TERRITORY.holders(support_request, [role for role in roles if sees(role, support_request)])


def _owners(event: Event, status: str) -> Q:
    return _roles(event.support_request, OWNERS.get(Status(status), ()) if status else ())


def _to_move(event: Event) -> Q:
    """Who must act: the roles whose move it is, or nobody once the request moved on after the event.

    For a review that doesn't move its request they are the corners whose position it waits for.
    """
    about = event.support_request
    if "review" in event.facts:
        review = reviews.open_review(about)
        waits = review is not None and review.pk == event.facts["review"]
        return _roles(about, speakers.to_speak(review)) if waits else NOTHING
    if about.status != event.to_status:
        return NOTHING
    return _roles(about, assignment.roles(about)) & assignment.holders(about)


def _told_of(event: Event) -> QuerySet:
    """The messages about the event that `event` undid; administrators who heard that one didn't arrive aren't told."""
    messages = apps.get_model("notifications", "Notification").objects
    undone = messages.filter(event__support_request=event.support_request_id, event__number=event.supersedes or 0)
    return undone.exclude(about="delivery")


def _voided(event: Event) -> Q:
    """The corners whose position was voided by the new version."""
    corners = event.facts.get("voided", ())
    return _roles(event.support_request, [role for role, corner in reviews.CORNER_OF.items() if corner in corners])


def _turn(event: Event) -> Q:
    return _roles(event.support_request, agreed_lines.whose_turn(event.support_request))


def _addressees(event: Event) -> Q:
    found = NOTHING
    for inquiry in _inquiries(event):
        found |= ADDRESSEE.holders(inquiry)
    return found


def _inquiries(event: Event) -> Iterable[Inquiry]:
    """The inquiries an event is about: those it names, that of its offer, and those it closed or reopened."""
    about = Inquiry.objects.filter(support_request=event.support_request_id)
    if event.action == Action.REOPEN:
        return about.pending()
    named = {event.facts.get("inquiry"), *event.facts.get("inquiries", [])}
    offered = Offer.objects.filter(pk=event.facts.get("offer") or 0).values("inquiry")
    closed = Q(state=InquiryState.CANCELLED, closed_by_event=event.number)
    return about.filter(Q(pk__in=named - {None}) | Q(pk__in=offered) | closed)


def _recorder(event: Event) -> Q:
    """Who recorded the earlier deed; if she may no longer see the request, those who hold the role she held then."""
    about = event.support_request
    earlier = about.events.filter(number=event.facts.get("event") or 0).select_related("actor").first()
    if earlier is None or earlier.actor is None:
        return NOTHING
    if SupportRequest.objects.reachable_by(earlier.actor, reference=about.reference).exists():
        return Q(user=earlier.actor_id)
    return _roles(about, _recorded_as(earlier))


def _recorded_as(earlier: Event) -> list[Role]:
    """The roles in which whoever recorded `earlier` may have done so: any that may speak so, when she holds none."""
    may_record = [role for role, others in BEHALF.items() if earlier.role in others]
    of_then = Membership.objects.active(clock.day_of(earlier.at)).filter(user=earlier.actor_id)
    held = set(of_then.values_list("role", flat=True))
    return [role for role in may_record if role in held] or may_record


def _behalf(event: Event) -> OnBehalf | None:
    """The deed on somebody's behalf that `event` recorded, or about which it reminds."""
    if event.action == Action.UNCONFIRMED:
        return OnBehalf.objects.filter(
            event__number=event.facts["event"], event__support_request=event.support_request_id
        ).first()
    return getattr(event, "behalf", None)


def _next_in_line(event: Event) -> Q:
    """The roles that the event names under `to`; roles that open any request by its reference may be told of any."""
    found = NOTHING
    for role in map(Role, event.facts.get("to", ())):
        by_reference = Q(role=role) if role in SEES_BY_REFERENCE else NOTHING
        found |= by_reference | _roles(event.support_request, [role])
    return found


def _spoken_for(event: Event) -> Q:
    behalf = _behalf(event)
    if behalf is None:
        return NOTHING
    if behalf.inquiry:
        return ADDRESSEE.holders(behalf.inquiry, [behalf.role])
    if behalf.mission:
        return VISITORS.holders(behalf.mission, [behalf.role])
    return _roles(event.support_request, [Role(behalf.role)])


def _in(roles: tuple[Role, ...]) -> Callable[[Event], Q]:
    return lambda event: _roles(event.support_request, roles)


FINDERS: dict[Party, Callable[[Event], Q]] = {party: _in(roles) for party, roles in ROLES.items()} | {
    Party.OWNER: lambda event: _owners(event, event.to_status),
    Party.TO_MOVE: _to_move,
    Party.HAD_IT: lambda event: _owners(event, event.from_status),
    Party.VOIDED: _voided,
    Party.TURN: _turn,
    Party.ADDRESSEE: _addressees,
    Party.OPENER: lambda event: Q(user=event.support_request.opened_by_id),
    Party.RECORDER: _recorder,
    Party.SPOKEN_FOR: _spoken_for,
    Party.TOLD: lambda event: Q(user__in=_told_of(event).values("user")),
    Party.NEXT_IN_LINE: _next_in_line,
}
"""For each party: the function from an event to the condition on its memberships."""
