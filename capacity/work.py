"""What waits for somebody about deployments: to draw up, to approve, to confirm, to report, to end, to evaluate.

Items as those of requests_app.worklist.work, each with the one next deed; a constant number of queries, whatever waits.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from capacity import asking, deployment_list, showing
from capacity.models import Booking, BookingState, Deployment, DeploymentState, PoolPeriod, Shortage
from capacity.models.deployment import PRESENT, UNDER_WAY
from capacity.warnings import DAYS_BEFORE
from foundation import clock
from foundation.tables import words
from regions.models import Membership, Role
from requests_app.models import TERRITORY, Decision, Event, Review, ReviewState, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.checklists import RefusalReason
from requests_app.procedure import preconditions_out
from requests_app.procedure.rules import RULES
from requests_app.worklist.item import AT_MOST, Item

A_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=30)
ABOUT = ("institution", "location__municipality")
A_DAY_AFTER = gettext_lazy("a day after the arrival was reported")


def waiting_for(user) -> list[Item]:
    """What waits for `user`, soonest due first, the undated last."""
    roles = set(user.roles_now())
    items: list[Item] = []
    if Role.DEFENCE_PLANNER in roles:
        items += [*_to_draw_up(user), *_under_way(user), *_shortages(), *_looked_at_anew(user)]
    if Role.INSTITUTION in roles:
        items += _at_home(user)
    if roles & {Role.DEFENCE_PLANNER, Role.INSTITUTION, Role.GHOR}:
        items += _ended(user)
    return sorted(items, key=lambda item: (item.due is None, item.due or 0, item.title))


# --- planners


def _to_draw_up(user) -> Iterator[Item]:
    """An item for each request with people reserved who aren't in a deployment."""
    waiting = Booking.objects.filter(state=BookingState.RESERVED, deployment=None, ends_on__gte=clock.today())
    requests = SupportRequest.objects.visible_to(user).filter(pk__in=waiting.values("support_request"))
    loaded = Prefetch("bookings", waiting.order_by("starts_on", "pk"), to_attr="waiting")
    for one in requests.select_related(*ABOUT).prefetch_related(loaded).order_by("pk")[:AT_MOST]:
        kinds = ", ".join(str(booking) for booking in one.waiting)
        facts = {"who": kinds, "home": one.institution, "day": words(one.waiting[0].starts_on)}
        yield Item(
            title=one.reference,
            about=_("%(who)s reserved for %(home)s from %(day)s") % facts,
            url=_request_url(one),
            deed=str(Action.DRAW_UP.label),
            deed_url=reverse("requests:deed", args=[one.reference, "draw-up"]),
            on=one,
            **_before_they_go(one, max(clock.today(), one.waiting[0].starts_on)),
        )


def _before_they_go(support_request: SupportRequest, first_day) -> dict:
    """When people must be drawn up and approved: before the request is due, or the day they go when others are out."""
    if support_request.people_out:
        return {"due": _start_of(first_day), "counts": _("start of their first day")}
    return {"due": support_request.due}


def _under_way(user) -> Iterator[Item]:
    """Deployments to approve, that end soon or should have ended, came in part, or stand still."""
    states = [DeploymentState.DRAWN_UP, *UNDER_WAY]
    found = _deployments(user).filter(state__in=states).prefetch_related("bookings", "hands").order_by("ends_on", "pk")
    for one in found[: AT_MOST * 4]:
        if item := _of_planner(one, user):
            yield item


def _of_planner(deployment: Deployment, user) -> Item | None:
    """The next deed of a planner on the deployment: of several the most pressing."""
    for question in (_approval, _overstay, _suspension, _partial, _arrival, _end):
        if item := question(deployment, user):
            return item
    return None


def _approval(deployment: Deployment, user) -> Item | None:
    if deployment.state != DeploymentState.DRAWN_UP:
        return None
    go = _before_they_go(deployment.support_request, deployment.starts_on)
    if asking.complete(deployment.support_request, deployment):
        about = _("not said yet: who commands, or who takes over")
        return _item(deployment, about, action=Action.CHANGE_DEPLOYMENT, **go)
    if asking.another_planner(deployment.support_request, user, Role.DEFENCE_PLANNER, deployment):
        return _item(deployment, _("drawn up by you: another planner approves it"), action=None, **go)
    return _item(deployment, showing.who(deployment), action=Action.APPROVE, **go)


def _overstay(deployment: Deployment, user) -> Item | None:
    if not showing.is_late(deployment):
        return None
    about = _("the planned end passed and nobody reported that they left")
    return _item(deployment, about, clock.end_of(deployment.ends_on), Action.REPORT_DEPARTURE, _("planned end"))


def _suspension(deployment: Deployment, user) -> Item | None:
    if deployment.state != DeploymentState.SUSPENDED:
        return None
    about = _("suspended: %(owner)s takes away the cause") % {"owner": deployment.suspension_owner}
    return _item(deployment, about, deployment.suspended_until, Action.RESUME, _("end of the suspension"))


def _arrival(deployment: Deployment, user) -> Item | None:
    """People who should be there by now and weren't reported: the first to come, or those who replace others."""
    today = clock.today()
    waiting = [
        one for one in deployment.bookings.all() if one.arrived is None and one.starts_on <= today <= one.ends_on
    ]
    if deployment.state not in UNDER_WAY or not waiting:
        return None
    about = _("%(who)s expected to arrive") % {"who": ", ".join(str(one) for one in waiting)}
    day = max(one.starts_on for one in waiting)
    return _item(deployment, about, clock.end_of(day), Action.REPORT_ARRIVAL, _("end of their first day"))


def _partial(deployment: Deployment, user) -> Item | None:
    missing = [one for one in deployment.bookings.all() if one.ends_on >= clock.today() and _is_short(one)]
    if deployment.state not in PRESENT or not missing:
        return None
    persons = sum(one.persons - (one.arrived or 0) for one in missing)
    about = ngettext("%(count)d person didn't come", "%(count)d persons didn't come", persons) % {"count": persons}
    return _item(deployment, about, deployment.contested_until, Action.REPLACE_PEOPLE, A_DAY_AFTER)


def _is_short(booking: Booking) -> bool:
    return booking.arrived is not None and booking.arrived < booking.persons


def _end(deployment: Deployment, user) -> Item | None:
    left = (deployment.ends_on - clock.today()).days
    if deployment.state not in PRESENT or left > max(DAYS_BEFORE):
        return None
    about = ngettext("ends in %(count)d day", "ends in %(count)d days", left) % {"count": left}
    action = Action.REPORT_DEPARTURE if left <= min(DAYS_BEFORE) else None
    about = about if left else _("ends today")
    return _item(deployment, about, clock.end_of(deployment.ends_on), action, _("planned end"))


def _shortages() -> Iterator[Item]:
    """An item for each shortage (people promised who aren't there) that nobody solved yet."""
    found = Shortage.objects.filter(solved_at=None).select_related("pool").order_by("starts_on", "pk")
    for one in found[:AT_MOST]:
        url = reverse("capacity:pool", args=[one.pool_id])
        yield Item(
            title=_("Short of people: %(pool)s") % {"pool": one.pool},
            about=one.reason,
            due=_start_of(max(clock.today(), one.starts_on)),
            url=url,
            deed=_("See whom it hits"),
            deed_url=url,
            counts=_("start of the shortage"),
        )


def _looked_at_anew(user) -> Iterator[Item]:
    """Requests refused, or agreed and not settled, for want of people of a type of which a pool changed since."""
    since = clock.now() - LOOK_BACK
    changed = list(PoolPeriod.history.filter(history_date__gt=since).values_list("pool__staff_type", "history_date"))
    for one, at, action in [*_rejected(user, since), *_unsettled(user, since)] if changed else ():
        asked = {kind for line in one.lines.all() for kind in (line.staff_type, *line.substitutes)}
        if any(kind in asked and moment > at for kind, moment in changed):
            yield Item(
                title=one.reference,
                about=_("people were lacking, and the pools changed since"),
                due=None,
                url=_request_url(one),
                deed=str(action.label),
                deed_url=reverse("requests:deed", args=[one.reference, action.value.replace("_", "-")]),
                on=one,
            )


def _rejected(user, since: datetime) -> Iterator[tuple]:
    """(request, when, what can be done) for refusals in which people were lacking."""
    seen = SupportRequest.objects.visible_to(user).filter(status=Status.REJECTED)
    found = Decision.objects.filter(in_force=True, decided_at__gt=since, support_request__in=seen)
    for one in _with_request(found).order_by("decided_at")[:AT_MOST]:
        if RefusalReason.NO_CAPACITY in one.reasons:
            yield one.support_request, one.decided_at, Action.REASSESS


def _unsettled(user, since: datetime) -> Iterator[tuple]:
    """(request, when, what can be done) for what the corners agreed on and couldn't settle for want of people."""
    reviewed = Review.objects.filter(state=ReviewState.OPEN).values("support_request")
    seen = SupportRequest.objects.visible_to(user).filter(pk__in=reviewed)
    found = Event.objects.filter(action=Action.AGREED_NOT_SETTLED, at__gt=since, support_request__in=seen)
    last: dict[int, Event] = {one.support_request_id: one for one in _with_request(found).order_by("number")}
    for one in list(last.values())[:AT_MOST]:
        if "no_capacity" in one.facts.get("lacking", []):
            yield one.support_request, one.at, Action.SETTLE


def _with_request(found):
    about = (f"support_request__{name}" for name in ABOUT)
    return found.select_related("support_request", *about).prefetch_related("support_request__lines")


# --- the home


def _at_home(user) -> Iterator[Item]:
    """Arrivals to report or confirm, and the report of today."""
    homes = TERRITORY.covered_by_any(_held(user, Role.INSTITUTION), through="support_request")
    found = _deployments(user).filter(homes, state__in=UNDER_WAY)
    reported = found.filter(reports__day=clock.today(), reports__role=Role.INSTITUTION).values_list("pk", flat=True)
    today = set(reported)
    for one in found.prefetch_related("bookings").order_by("ends_on", "pk")[:AT_MOST]:
        if item := _of_home(one, today):
            yield item


def _of_home(deployment: Deployment, reported: set[int]) -> Item | None:
    if (expected := _arrival(deployment, None)) or deployment.state == DeploymentState.APPROVED:
        return expected
    if deployment.state == DeploymentState.ON_SITE and not deployment.arrival_confirmed:
        until = deployment.contested_until
        if clock.now() <= until:
            about = _("Defence reports that they arrived: confirm it")
            return _item(deployment, about, until, Action.REPORT_ARRIVAL, A_DAY_AFTER, or_else=True)
    if deployment.pk in reported:
        return None
    about, due = _("today's report"), clock.end_of(clock.today())
    return _item(deployment, about, due, Action.REPORT_DAY, _("end of today"))


# --- afterwards


def _ended(user) -> Iterator[Item]:
    """Evaluations that one's side still owes, and cases to close once both are in.

    Of one's own home or region; Defence evaluates everywhere.
    """
    held = _held(user, Role.INSTITUTION, Role.GHOR, Role.DEFENCE_PLANNER)
    hers = TERRITORY.covered_by_any(held)
    found = SupportRequest.objects.visible_to(user).filter(hers, status=Status.ENDED)
    for one in found.select_related(*ABOUT).prefetch_related("evaluations").order_by("due_at", "pk")[:AT_MOST]:
        owed = preconditions_out.still_evaluates(one)
        roles = {Role(membership.role) for membership in held if TERRITORY.covers(membership, one)}
        if owed & roles:
            yield _afterwards(one, _("how it went, for the next home"), Action.EVALUATE)
        elif not owed and Role.GHOR in roles:
            yield _afterwards(one, _("both sides have evaluated"), Action.CLOSE)


def _held(user, *roles: Role) -> list[Membership]:
    return [one for one in user.memberships_now() if one.role in roles]


def _afterwards(support_request: SupportRequest, about: str, action: Action) -> Item:
    return Item(
        title=support_request.reference,
        about=f"{support_request.institution}: {about}",
        due=support_request.due,
        url=_request_url(support_request),
        deed=str(action.label),
        deed_url=reverse("requests:deed", args=[support_request.reference, action.value.replace("_", "-")]),
        on=support_request,
    )


# --- shared


def _deployments(user):
    seen = SupportRequest.objects.visible_to(user)
    found = Deployment.objects.filter(support_request__in=seen)
    return deployment_list.with_request(found)


def _item(
    deployment: Deployment, about, due: datetime | None, action: Action | None, counts="", *, or_else: bool = False
) -> Item:
    """An item for the deployment, with its next deed or else its page; `counts` says of what the due time is.

    With `or_else` the deed that says the opposite stands beside it.
    """
    url = reverse("deployments:detail", args=[deployment.pk])
    other = RULES[action].otherwise if action and or_else else None
    return Item(
        title=str(deployment),
        about=f"{deployment.support_request.institution}: {about}",
        due=due,
        url=url,
        deed=str(action.label) if action else _("Open the deployment"),
        deed_url=_deed_url(deployment, action) if action else url,
        otherwise=(str(other.label), _deed_url(deployment, other)) if other else None,
        on=deployment.support_request,
        counts=str(counts),
    )


def _deed_url(deployment: Deployment, action: Action) -> str:
    return reverse("requests:deed_on_deployment", args=[deployment.pk, action.value.replace("_", "-")])


def _request_url(support_request: SupportRequest) -> str:
    return reverse("requests:detail", args=[support_request.reference]) + "#deployments"


def _start_of(day) -> datetime:
    return clock.end_of(day - A_DAY)
