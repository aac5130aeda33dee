"""Deployments: drawn up by one planner, approved by another, called off when nobody goes.

Each function is one deed of the table and ends in `perform`. What is reported from the ward stands in `reporting`. The
request follows: it has *ended* when nobody is out any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from capacity import ledger
from capacity.models import Booking, BookingState, Deployment, DeploymentState, Part, Pool
from capacity.models.deployment import UNDER_WAY
from foundation import clock
from foundation.errors import Lack, Refused, wrong
from foundation.fingerprints import mark
from foundation.ranges import Profile
from regions.models import User
from requests_app.models import Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.authority import Standing
from requests_app.procedure.how import SIMPLY, Done, How, Made, Write, Written
from requests_app.records import need_postings

RECALL_NOTICE = timedelta(hours=48)
NOBODY_LEFT = Lack("nobody_left", _("Nobody is reserved for this deployment any more: cancel it."))


class OfDeployment(TypedDict):
    """The number of the deployment within its request."""

    deployment: int


class Arranged(TypedDict, total=False):
    """What the unit must know beside: day and hour, and where they sleep, eat, get clothing and in; empty: lacking."""

    reports_at: datetime | None
    lodging: str
    meals: str
    clothing: str
    access: str
    bring: str


class _Words(TypedDict):
    unit: str
    commander: str
    hand_over: str


class DrawnUp(OfDeployment, Arranged, _Words):
    """Which unit, who commands it, who takes over what at the end, how many persons, and what was arranged."""

    persons: int


def draw_up(
    support_request: SupportRequest,
    *,
    by: User,
    unit: str = "",
    lines: Sequence[dict[str, Any]] = (),
    commander: str = "",
    hand_over: str = "",
    how: How = SIMPLY,
    **arranged: Unpack[Arranged],
) -> Done[Deployment]:
    """Put reserved people together into a deployment of `unit`.

    `lines` are rows of booking (a reserved one of this request) and persons; none means all that is reserved. Without
    a `unit` it is that of their pools. Commander and hand-over may follow (`change`): nobody approves it before that.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[Deployment]:
        made = Deployment(support_request=locked, drawn_up_by=by, event_number=number)
        made.number = locked.deployments.count() + 1
        words: _Words = {"unit": unit, "commander": commander, "hand_over": hand_over}
        return Written(_set(made, _chosen(locked, lines), words, arranged, by=by, number=number), made)

    return workflow.perform(support_request, Action.DRAW_UP, by=by, how=how, write=write)


def change(
    deployment: Deployment,
    *,
    by: User,
    unit: str = "",
    lines: Sequence[dict[str, Any]] = (),
    commander: str = "",
    hand_over: str = "",
    seen: str = "",
    how: How = SIMPLY,
    **arranged: Unpack[Arranged],
) -> Done[None]:
    """Say anew what was drawn up, as `draw_up` says it: whoever does has drawn it up too, and doesn't approve it.

    The `lines` are of those who are in it and of those who are reserved beside them; none: the same people go. What
    was arranged and isn't given stays.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        check_seen(deployment, seen)
        taken = _chosen(locked, lines, instead_of=deployment) if lines else bookings_of(deployment)
        if not taken:
            raise Refused([NOBODY_LEFT])
        words: _Words = {"unit": unit, "commander": commander, "hand_over": hand_over}
        return Written(_set(deployment, taken, words, arranged, by=by, number=number))

    return perform_on(deployment, Action.CHANGE_DEPLOYMENT, by=by, how=how, write=write)


def _set(
    deployment: Deployment, taken: list[Booking], words: _Words, arranged: Arranged, *, by: User, number: int
) -> DrawnUp:
    """Let these people be in the deployment, with these words about it, by the hand of `by`."""
    words["unit"] = words["unit"] or units_of(taken)
    for name, value in {**words, **arranged}.items():
        setattr(deployment, name, value)
    deployment.starts_on = max(clock.today(), min(one.starts_on for one in taken))
    deployment.ends_on = max(one.ends_on for one in taken)
    deployment.earliest_arrival = clock.now() + timedelta(days=max(one.pool.notice_days for one in taken))
    deployment.full_clean(exclude=["approved_by"])
    deployment.save()
    for one in taken:
        one.deployment = deployment
        one.save()
    deployment.hands.get_or_create(person=by, defaults={"part": Part.DREW_UP, "event_number": number})
    persons = sum(one.persons for one in taken)
    return DrawnUp(**words, **arranged, deployment=deployment.number, persons=persons)


def units_of(bookings: Iterable[Booking]) -> str:
    """The units from whose pools these come, the one with the most persons first."""
    persons: dict[str, int] = defaultdict(int)
    for one in bookings:
        persons[one.pool.unit] += one.persons
    units = sorted(persons, key=lambda unit: -persons[unit])
    return ", ".join(units)[: Deployment._meta.get_field("unit").max_length]


def reserved(support_request: SupportRequest):
    """What is reserved for a request and not in a deployment yet."""
    found = Booking.objects.filter(
        support_request=support_request, state=BookingState.RESERVED, deployment=None, ends_on__gte=clock.today()
    )
    return found.select_related("pool", "line")


def to_choose_from(deployment: Deployment):
    """Those who are in a deployment that was drawn up, and those who are reserved for its request and in none."""
    found = Booking.objects.filter(support_request=deployment.support_request, state=BookingState.RESERVED)
    return found.filter(Q(deployment=deployment) | Q(deployment=None, ends_on__gte=clock.today())).select_related(
        "pool", "line"
    )


def goes_on(support_request: SupportRequest, deployment: Deployment) -> list[Booking]:
    """What is reserved for a request from the day after the planned end of `deployment`, as it was loaded."""
    first = deployment.ends_on + timedelta(days=1)
    return [one for one in support_request.bookings.all() if _is_free(one) and one.starts_on == first]


def _is_free(booking: Booking) -> bool:
    """Whether the booking is reserved and in no deployment."""
    return booking.state == BookingState.RESERVED and booking.deployment_id is None


def earliest_recall() -> date:
    """The first day that can be the last one of people who are recalled now."""
    return clock.day_of(clock.now() + RECALL_NOTICE)


def _chosen(support_request: SupportRequest, lines, *, instead_of: Deployment | None = None) -> list[Booking]:
    """The bookings asked for, cut to the persons asked for; raises ValidationError for what isn't there.

    Those who were in the deployment `instead_of` are there to be chosen again.
    """
    for one in bookings_of(instead_of) if instead_of else ():
        one.deployment = None
        one.save()
    there = {one.pk: one for one in reserved(support_request)}
    if not there:
        raise Refused([Lack("nothing_reserved", _("Nothing is reserved for this request that isn't deployed yet."))])
    everybody = [{"booking": one, "persons": one.persons} for one in there.values()]
    rows = [row for row in lines if row["persons"]] if lines else everybody
    if not rows:
        raise wrong("lines", "required", _("Somebody must go."))
    taken = []
    for row in rows:
        booking = there.get(getattr(row["booking"], "pk", row["booking"]))
        if booking is None or booking in taken or not 1 <= row["persons"] <= booking.persons:
            raise wrong("lines", "beyond_reserved", _("Choose what is reserved, and no more persons than that."))
        taken.append(ledger.split(booking, row["persons"])[0])
    return taken


class Approved(OfDeployment):
    """Which unit starts when."""

    unit: str
    starts_on: date


def stands(deployment: Deployment) -> str:
    """What was drawn up of it, as a mark: another one once anybody changed it."""
    words = [str(getattr(deployment, name)) for name in (*_Words.__annotations__, *Arranged.__annotations__)]
    return mark(*words, *sorted((one.pk, one.persons) for one in deployment.bookings.all()))


def check_seen(deployment: Deployment, seen: str) -> None:
    """Raises Refused when it stands otherwise by now than whoever does the deed read it; callers hold the lock."""
    if seen and seen != stands(deployment):
        raise Refused(changed=[str(_("The deployment was changed since you opened it."))])


def approve(deployment: Deployment, *, by: User, seen: str = "", how: How = SIMPLY) -> Done[None]:
    """Send the warning order: from now on these people are out, and their days are committed.

    Nothing of it is filled in here: what whoever approves would write, nobody else would have read.
    """

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        check_seen(deployment, seen)
        _keep_to_what_is_left(deployment)
        deployment.by_one_planner = any(one.person_id == by.pk for one in deployment.drawers)
        if not deployment.by_one_planner:
            deployment.hands.create(person=by, part=Part.APPROVED, event_number=number)
        deployment.state, deployment.approved_by, deployment.approved_at = DeploymentState.APPROVED, by, clock.now()
        deployment.save()
        for one in bookings_of(deployment):
            one.state = BookingState.COMMITTED
            one.save()
            need_postings.commit(one.line, one.staff_type, ledger.worked(one), event_number=number)
        count_out(locked)
        facts = Approved(deployment=deployment.number, unit=deployment.unit, starts_on=deployment.starts_on)
        return Written(facts)

    return perform_on(deployment, Action.APPROVE, by=by, how=how, write=write)


def _keep_to_what_is_left(deployment: Deployment) -> None:
    """Set the days to those of the bookings that are left after a smaller grant; raises Refused when none are."""
    left = bookings_of(deployment)
    if not left or max(one.ends_on for one in left) < clock.today():
        raise Refused([NOBODY_LEFT])
    deployment.starts_on = max(deployment.starts_on, min(one.starts_on for one in left))
    deployment.ends_on = max(one.ends_on for one in left)


def cancel(deployment: Deployment, *, by: User, how: How = SIMPLY) -> Done[None]:
    """Call the deployment off: its people are reserved again, as long as the grant is in force."""

    def write(locked: SupportRequest, number: int, _standing: Standing) -> Written[None]:
        for one in bookings_of(deployment):
            if one.state == BookingState.COMMITTED:
                need_postings.commit(one.line, one.staff_type, Profile() - ledger.worked(one), event_number=number)
            one.state, one.deployment = BookingState.RESERVED, None
            one.save()
        deployment.state = DeploymentState.CANCELLED
        deployment.save()
        count_out(locked)
        return Written(OfDeployment(deployment=deployment.number))

    return end_with(deployment, Action.CANCEL, by=by, how=how, write=write)


def bookings_of(deployment: Deployment) -> list[Booking]:
    """The lines of a deployment, with pool and need line."""
    return list(deployment.bookings.select_related("pool", "line"))


def count_out(support_request: SupportRequest) -> None:
    """Write on the request how many deployments are out, from when arrivals are awaited, and until when people stay."""
    under_way = list(support_request.deployments.filter(state__in=UNDER_WAY))
    to_come = (one.starts_on for one in under_way if one.arrived_at is None)
    support_request.people_out = len(under_way)
    support_request.arrival_due_on = min(to_come, default=None)
    support_request.planned_end_on = max((one.ends_on for one in under_way), default=None)


def perform_on(deployment: Deployment, action: Action, *, by: User, how: How, write: Write[Made]) -> Done[Made]:
    """Do `action` on a deployment: its request is locked and moves along."""
    return workflow.perform(deployment.support_request, action, by=by, how=how, subject=deployment, write=write)


def end_with(deployment: Deployment, action: Action, *, by: User, how: How, write: Write[None]) -> Done[None]:
    """Do `action` on a deployment, and end the request with it when nobody is out any more."""
    with transaction.atomic():
        done = perform_on(deployment, action, by=by, how=how, write=write)
        support_request = done.event.support_request
        over = support_request.status == Status.DEPLOYED and not _to_come(support_request).exists()
        if over and not done.replayed:
            workflow.follow(support_request, Action.END_DEPLOYMENT, after=done.event)
    return done


def _to_come(support_request: SupportRequest):
    """The deployments that are out, or drawn up."""
    return support_request.deployments.filter(state__in=[*UNDER_WAY, DeploymentState.DRAWN_UP])


def others_to_come(support_request: SupportRequest, deployment: Deployment) -> bool:
    """Whether another deployment than this is out, or drawn up."""
    return _to_come(support_request).exclude(pk=deployment.pk).exists()


def still_to_work(deployment: Deployment):
    """The lines of a deployment whose days aren't over: only their people can be replaced."""
    return deployment.bookings.exclude(state=BookingState.PAST).filter(ends_on__gte=clock.today())


def pools_like(*bookings: Booking):
    """The pools from which people of `bookings` can be replaced like for like."""
    types = {kind for one in bookings for kind in (one.pool.staff_type, one.staff_type)}
    return Pool.objects.filter(staff_type__in=types, is_closed=False).order_by("pk")
