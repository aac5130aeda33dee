"""The 60-second alert: from an empty ward roster to a request in the region's hands.

Opening gives the request its reference, from a counter row under lock. What isn't known yet may be filled in later;
sending asks for it all.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NotRequired, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import NotYours
from foundation.tables import words
from regions.models import EVERYTHING, NOTHING, WHERE_CARE_IS_GIVEN, Location, Role, Sector, User
from requests_app.deeds import need_and_situation
from requests_app.models import NeedLine, ReferenceCounter, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import replay, workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How
from requests_app.procedure.rules import OPENERS


class LineAsked(TypedDict, total=False):
    """One need line as the alert asks for it."""

    staff_type: str
    persons: int
    starts_on: date
    ends_on: date


class Opened(TypedDict):
    """The location (its key), when it gets unsafe, whom to call, and what is going on there."""

    location: int
    first_unsafe_shift_at: datetime | None
    call_back_number: str
    circumstances: str


class AlertOpened(Opened):
    """The alert as it was filled in."""

    lines: list[LineAsked]
    clients_on_site: int | None
    not_a_bsn: NotRequired[bool]


class Told(TypedDict, total=False):
    """What the alert says beside who is needed; `is_meant`: that moment is right, however far away it is."""

    first_unsafe_shift_at: datetime | None
    call_back_number: str
    clients_on_site: int | None
    circumstances: str
    is_meant: bool


class FollowUpOpened(Opened):
    """A draft that follows the request with this reference."""

    follows: str


@transaction.atomic
def raise_alert(
    location: Location, *, by: User, lines: list[LineAsked], send: bool = True, how: How = SIMPLY, **told: Unpack[Told]
) -> Done[SupportRequest]:
    """Open a request for `location` and, unless `send` is False, send it to the region at once.

    `lines` hold staff_type, persons, starts_on and ends_on each (and further fields of a need line). Gives the last
    event; a replay gives it again. Raises as `workflow.perform` does.
    """
    counter = _counter()  # a double click waits here
    if earlier := raised_before(by=by, how=how, sent=send):
        return earlier
    standing, facts = opener(location, by=by, as_role=how.as_role), _facts(location, lines, told)
    if workflow.check_text(facts, declared=how.not_a_bsn):
        facts["not_a_bsn"] = True
    made = open_draft(location, by=by, reference=_next(counter), facts=facts, how=how)
    _fill(made, lines, facts["clients_on_site"])
    if not send:
        return Done(made.events.get(number=made.head_number), made=made)
    as_role = "" if how.spoken_by else standing.role
    sending = How(as_role=as_role, spoken_by=how.spoken_by, not_a_bsn=how.not_a_bsn)
    return Done(workflow.perform(made, Action.SUBMIT, by=by, how=sending).event, made=made)


def _facts(location: Location, lines: list[LineAsked], told: Told) -> AlertOpened:
    last_day = max((line["ends_on"] for line in lines if line.get("ends_on")), default=None)
    unsafe_at = told.get("first_unsafe_shift_at")
    if not told.get("is_meant"):
        check_moment(unsafe_at, last_day)
    return AlertOpened(
        location=location.pk,
        lines=lines,
        first_unsafe_shift_at=unsafe_at,
        call_back_number=told.get("call_back_number", ""),
        clients_on_site=told.get("clients_on_site"),
        circumstances=told.get("circumstances", ""),
    )


UNLIKELY = "unlikely"
LIKELY = (timedelta(days=-2), timedelta(days=30))
AHEAD = _("That is %(day)s, in %(days)s days. If that is right, tick the box below.")
AGO = _("That is %(day)s, %(days)s days ago. If that is right, tick the box below.")


def check_moment(unsafe_at: datetime | None, last_day: date | None) -> None:
    """Ask again, by a ValidationError, about a moment that is hardly meant: at New Year a year is soon mistyped."""
    if unsafe_at is None:
        return
    away = unsafe_at - clock.now()
    if not LIKELY[0] <= away <= LIKELY[1]:
        text = AHEAD if away > LIKELY[1] else AGO
        said = {"day": words(clock.day_of(unsafe_at)), "days": abs(away).days}
    elif last_day and clock.day_of(unsafe_at) > last_day:
        text = _("That is after %(day)s, the last day for which help is asked. If that is right, tick the box below.")
        said = {"day": words(last_day)}
    else:
        return
    raise ValidationError({"first_unsafe_shift_at": ValidationError(text, UNLIKELY, said)})


def raised_before(*, by: User, how: How, sent: bool) -> Done[SupportRequest] | None:
    """What came of an alert that was raised before under this key, `sent` at once or kept as a draft; else None."""
    opened = replay.seen(by=by, how=how, action=Action.OPEN)
    if opened is None or not sent:
        return opened
    sending = opened.event.support_request.events.filter(action=Action.SUBMIT).first()
    return Done(sending or opened.event, replayed=True)


def opener(location: Location, *, by: User, as_role: str = "") -> Standing:
    """In which role `by` may open a request for `location`; raises PermissionDenied when in none.

    A home for its own location, GHOR in its region, LOCC anywhere, VWS for a hospital.
    """
    for membership in by.memberships_now():
        role = Role(membership.role)
        covers = WHERE_CARE_IS_GIVEN.covers(membership, location)
        if role in OPENERS and covers and role == (as_role or role) and _opens_here(role, location):
            return Standing(role, str(membership.label))
    raise NotYours("location_of_another", _("You can't open a request for this location."))


def _opens_here(role: Role, location: Location) -> bool:
    return role != Role.VWS or location.institution.sector == Sector.HOSPITAL


def locations_for(user: User) -> QuerySet[Location]:
    """The locations `user` may open a request for, as a queryset."""
    where = NOTHING
    for membership in user.memberships_now():
        if membership.role in OPENERS:
            opens = Q(institution__sector=Sector.HOSPITAL) if membership.role == Role.VWS else EVERYTHING
            where |= opens & WHERE_CARE_IS_GIVEN.covered_by(membership)
    found = Location.objects.filter(where, institution__is_active=True)
    return found.select_related("institution", "municipality").order_by("institution__name", "name")


def may_open(user: User) -> bool:
    """Whether some role of `user` opens requests at all."""
    return bool(set(OPENERS) & set(user.roles_now()))


def require_may_open(user: User) -> None:
    """Raises NotYours for whom no role opens requests."""
    if not may_open(user):
        raise NotYours("opens_none", _("You can't open a request."))


class AlertEdited(TypedDict):
    """When the first unsafe shift starts, where to call back, and what is going on."""

    first_unsafe_shift_at: datetime | None
    call_back_number: str
    circumstances: str


def edit(
    support_request: SupportRequest,
    *,
    by: User,
    first_unsafe_shift_at: datetime | None = None,
    call_back_number: str = "",
    circumstances: str = "",
    is_meant: bool = False,
    how: How = SIMPLY,
) -> Done[None]:
    """Change when it gets unsafe, where to call back and what goes on; another location is a follow-up request."""
    values = AlertEdited(
        first_unsafe_shift_at=first_unsafe_shift_at, call_back_number=call_back_number, circumstances=circumstances
    )

    def check(locked: SupportRequest, values: Mapping[str, Any]) -> None:
        _keeps_what_was_sent(locked, values)
        if first_unsafe_shift_at != locked.first_unsafe_shift_at and not is_meant:
            check_moment(first_unsafe_shift_at, max((one.ends_on for one in locked.lines.all()), default=None))

    return need_and_situation.set_fields(support_request, Action.EDIT_ALERT, values, by=by, how=how, check=check)


def _keeps_what_was_sent(support_request: SupportRequest, values: Mapping[str, Any]) -> None:
    if not support_request.submitted_at:
        return
    left_out = [name for name in ("first_unsafe_shift_at", "call_back_number") if not values[name]]
    if left_out:
        text = _("The alert was sent with this; it can be changed, not left out.")
        raise ValidationError(dict.fromkeys(left_out, text))


KNOWN = {"location", "institution", "safety_region", "opened_by", "follows"}
"""What was read of the database just before, and isn't asked of it again whether it is there."""


def open_draft(
    location: Location,
    *,
    by: User,
    reference: str,
    facts: AlertOpened | FollowUpOpened,
    how: How = SIMPLY,
    follows: SupportRequest | None = None,
) -> SupportRequest:
    """Make the draft with its first event; `facts` hold the fields of the alert."""
    standing, now = opener(location, by=by, as_role=how.as_role), clock.now()
    support_request = SupportRequest(
        reference=reference,
        location=location,
        institution_id=location.institution_id,
        safety_region_id=location.municipality.safety_region_id,
        entered_at=now,
        opened_by=by,
        opened_at=now,
        updated_at=now,
        first_unsafe_shift_at=facts["first_unsafe_shift_at"],
        call_back_number=facts["call_back_number"],
        circumstances=facts["circumstances"],
        follows=follows,
    )
    support_request.clean_fields(exclude=KNOWN)
    facts["call_back_number"], facts["circumstances"] = support_request.call_back_number, support_request.circumstances
    workflow.open_request(support_request, by=by, standing=standing, how=how, facts=facts)
    return support_request


def _fill(support_request: SupportRequest, lines: list[LineAsked], clients_on_site: int | None) -> None:
    for number, values in enumerate(lines, start=1):
        need_and_situation.save_line(NeedLine(support_request=support_request, number=number), values)
    if clients_on_site is not None:
        counted = need_and_situation.Figures(clients_on_site=clients_on_site)
        need_and_situation.save_situation(support_request, counted, event_number=1)


def next_reference() -> str:
    """The next reference of this year; callers stand in a transaction, the counter row stays locked until its end."""
    return _next(_counter())


def _counter() -> ReferenceCounter:
    """The counter of this year, locked until the end of the transaction."""
    return ReferenceCounter.objects.select_for_update().get_or_create(year=clock.today().year)[0]


def _next(counter: ReferenceCounter) -> str:
    counter.last += 1
    counter.save()
    return f"MSOB-{counter.year}-{counter.last:05}"
