"""Who sits in the triangle, may read what its corners say, and what they see on the table.

The corners, LOCC and the decider read single positions; the institution and the fact-finders read what was decided.
"""

from collections.abc import Iterable
from typing import Any

from foundation.errors import Lack
from regions.models import User
from requests_app.deeds import meeting, triangle
from requests_app.models import (
    AgendaItem,
    AgreedAction,
    Corner,
    Event,
    Meeting,
    Outcome,
    Review,
    ReviewKind,
    SupportRequest,
)
from requests_app.models.actions import Action
from requests_app.procedure.authority import standings
from requests_app.procedure.entry import is_confidential
from requests_app.procedure.rules import RULES, TRIANGLE
from requests_app.records import no_capacity, reviews

SPEAK = RULES[Action.GIVE_POSITION]
SIT = RULES[Action.SETTLE]
"""Who belongs to a corner; who spoke for another one before still reads, though a colleague speaks."""

LISTEN = (SIT, RULES[Action.DECIDE_WITH_DISSENT])
ROLES = frozenset(role for rule in LISTEN for role in rule.roles)


def may_attend(user) -> bool:
    """Whether `user` has a place at the table."""
    return bool(ROLES & set(user.roles_now()))


def may_read(user, support_request: SupportRequest) -> bool:
    """Whether `user` reads what each corner says of this request."""
    return any(standings(rule, support_request, user, None, False) for rule in LISTEN)


def is_of_one_corner(event: Event) -> bool:
    """Whether the event keeps what one corner said, or what was said of that: only who reads positions sees it."""
    about = event.facts.get("deed")
    return is_confidential(event.action) or (about is not None and is_confidential(about))


def corners_of(user, support_request: SupportRequest) -> set[Corner]:
    """The corners `user` belongs to on this request."""
    found = standings(SIT, support_request, user, None, False)
    return {reviews.CORNER_OF[one.role] for one in found}


def speaks_for(user, support_request: SupportRequest) -> set[Corner]:
    """The corners for which `user` may speak on this request, as far as she has no other part in it already."""
    return {reviews.CORNER_OF[one.role] for one in standings(SPEAK, support_request, user, None, False)}


def would_block(review: Review) -> list[Lack]:
    """What would keep an agreed grant in `review` from being settled now; a pre-check has no such bar."""
    if review.kind == ReviewKind.PRECHECK:
        return []
    return RULES[Action.GRANT].lacks(review.support_request, None)


def not_settled(review: Review | None, *, by: User, after: int | None = None) -> list[Lack]:
    """What keeps the agreement in an open `review` from being settled, as `by` may know it; empty when nothing does.

    With `after` only what followed from the event of that number.
    """
    if review is None or not review.not_settled or reviews.agreement(review).why:
        return []
    if after is not None and review.not_settled["after"] != after:
        return []
    return no_capacity.said_to(by, no_capacity.of_kept(review.not_settled["lacking"]))


def came_of(event: Event, *, by: User) -> list[Lack]:
    """What kept the corners' agreement from being settled by the deed of `event`, as `by` may know it."""
    rule = RULES[Action(event.action)]
    if not rule.settles and rule.on != "behalf":
        return []
    return not_settled(reviews.open_review(event.support_request), by=by, after=event.number)


def came_of_each(given: Iterable[triangle.Given], *, by: User) -> list[tuple[SupportRequest, list[Lack]]]:
    """The requests on which the corners agree now and it couldn't be settled, each with why, as `by` may know it."""
    told = ((one.support_request, came_of(one.event, by=by)) for one in given if one.event)
    return [(about, lacking) for about, lacking in told if lacking]


def agenda(held: Meeting, *, by: User) -> list[AgendaItem]:
    """The items of a meeting in order, of the requests that `by` sees; numbered by their place as `place`."""
    items = meeting.agenda(held)
    for place, item in enumerate(items, start=1):
        item.place = place
    seen = set(_seen(by).filter(agenda_items__meeting=held).values_list("pk", flat=True))
    return [item for item in items if item.support_request_id in seen]


def may_speak_on(held: Meeting, *, by: User) -> list[SupportRequest]:
    """The requests on the agenda of a meeting on which the triangle speaks now, and `by` for a corner."""
    about = [item.support_request for item in agenda(held, by=by)]
    return [one for one in about if reviews.open_review(one) and speaks_for(by, one)]


def may_read_minutes(held: Meeting, *, by: User) -> bool:
    """Whether `user` may read the minutes: who keeps them may, and who sees each request they are about."""
    about = held.items.values("support_request")
    unseen = SupportRequest.objects.filter(pk__in=about).exclude(pk__in=_seen(by).values("pk"))
    return meeting.may_plan(by) or not unseen.exists()


def agreed_in(held: Meeting, *, by: User) -> list[AgreedAction]:
    """The actions agreed in a meeting, of the requests of which `by` reads what the corners say."""
    found = held.actions.filter(support_request__in=_seen(by))
    loaded = found.select_related("support_request__institution", "support_request__location__municipality")
    return [one for one in loaded if may_read(by, one.support_request)]


def next_meeting(held: Meeting) -> Meeting | None:
    """The first meeting after `held`; None when none is planned."""
    return Meeting.objects.filter(starts_at__gt=held.starts_at).first()


def not_on_agenda(held: Meeting, *, by: User) -> list[SupportRequest]:
    """Requests that wait for the triangle and don't stand on the agenda of `held`."""
    waiting = _seen(by).filter(status__in=TRIANGLE).exclude(agenda_items__meeting=held)
    return list(waiting.for_list().order_by("due_at", "pk"))


def _seen(user):
    return SupportRequest.objects.visible_to(user)


def give_package(requests: Iterable[SupportRequest], *, by: User, key: str, **said: Any) -> list[triangle.Given]:
    """The same position on several requests; a grant is of all that was tuned. Returns what became of each."""
    grants = said["outcome"] == Outcome.GRANT
    return triangle.give_package(requests, by=by, key=key, persons_for=all_tuned if grants else _nobody, **said)


def _nobody(support_request: SupportRequest) -> dict[str, int]:
    return {}


def all_tuned(support_request: SupportRequest) -> dict[str, int]:
    """Persons per line as tuned, by the key a position names it by; of the need lines where nothing was tuned."""
    review = reviews.open_review(support_request)
    lines = reviews.lines_on_the_table(review) if review else support_request.lines.all()
    return {str(line.pk): line.persons for line in lines}


def labels_of(review: Review) -> dict[str, str]:
    """What the keys of `persons` stand for, in words."""
    return {key: str(line) for key, line in lines_of(review).items()}


def lines_of(review: Review) -> dict[str, Any]:
    """The lines behind the keys of `persons`: tuned in a decision, granted in an extension, else of the need."""
    about = review.support_request
    lines: list[Any]
    if review.kind in reviews.ON_TUNED_LINES:
        lines = [line for proposal in about.proposals.all() for line in proposal.lines.all()]
    elif review.kind == ReviewKind.EXTENSION:
        lines = [line for decision in about.decisions.all() for line in decision.lines.all()]
    else:
        lines = list(about.lines.all())
    return {str(line.pk): line for line in lines}


def recorded_for(support_request: SupportRequest, user) -> list[Corner]:
    """The other corners for which `user` may record what they say aloud."""
    theirs = {reviews.CORNER_OF[one.role] for one in standings(SIT, support_request, user, None, True)}
    return [corner for corner in Corner if corner in theirs - corners_of(user, support_request)]
