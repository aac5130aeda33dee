"""A deployment as pages show it: who was sent and who came, its days, the reports, and what can be done to it.

From objects that were loaded together; shows nothing of what the pools hold besides what was sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from capacity import who_was_sent
from capacity.cost_tables import Costs
from capacity.models import Booking, BookingState, DailyReport, Deployment, DeploymentState, Hand
from capacity.models.deployment import PRESENT
from capacity.who_was_sent import Sent
from foundation import clock
from foundation.ranges import Profile
from foundation.tables import words
from regions.models import Location, User
from requests_app.models import (
    RANK,
    Application,
    Condition,
    Decision,
    Mission,
    Report,
    ReviewKind,
    ReviewState,
    Status,
    SupportRequest,
)
from requests_app.models.staff import StaffType
from requests_app.views import fact_finding
from requests_app.views.buttons import Button, not_yet_on, offered_on
from requests_app.views.journal import Entry
from requests_app.views.sections import Fold

MOST_REPORTS = 14
HIGHEST_EFFECT = 3
TONES = {
    DeploymentState.APPROVED: "info",
    DeploymentState.ON_SITE: "success",
    DeploymentState.SUSPENDED: "warning",
}
LOADED = (
    Prefetch("bookings", Booking.objects.select_related("pool", "line").order_by("starts_on", "pk")),
    Prefetch("reports", DailyReport.objects.order_by("-day", "role")),
    Prefetch("hands", Hand.objects.select_related("person")),
)
WHERE_THEY_GO = (
    "conditions",
    Prefetch("missions", Mission.objects.select_related("report")),
    Prefetch("decisions", Decision.objects.filter(in_force=True).prefetch_related("lines")),
)


@dataclass(frozen=True)
class Shown:
    """One deployment; `trend` draws the effect reported, oldest first, as points of a line ("" for fewer than two)."""

    deployment: Deployment
    who: list[Sent]
    reports: list[DailyReport]
    trend: str
    buttons: list[Button]
    not_yet: list[Button]
    tone: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class Going:
    """What whoever draws up or approves must know of where people go; `hands` are who drew it up and changed it.

    `granted` are the lines of the decision in force, with the type in words.
    """

    location: Location
    application: Application | None
    conditions: list[tuple[Condition, list[Button]]]
    decision: Decision | None
    granted: list[tuple]
    report: Report | None
    hands: list[str]


@dataclass(frozen=True)
class Section:
    """What stands about deployments on the page of a request; `reserved` are the people nobody drew up yet."""

    shown: list[Shown] = field(default_factory=list)
    reserved: list[Sent] = field(default_factory=list)
    evaluations: list = field(default_factory=list)
    extensions: list = field(default_factory=list)


def section(support_request: SupportRequest, *, by: User) -> Section | None:
    """The section for `by`, in five queries; None, and none, before anything was granted."""
    if support_request.furthest < RANK[Status.GRANTED]:
        return None
    loaded = Prefetch("deployments", Deployment.objects.order_by("number").prefetch_related(*LOADED))
    bookings = Prefetch("bookings", Booking.objects.select_related("pool", "line"))
    prefetch_related_objects([support_request], loaded, bookings, "evaluations")
    waiting = [
        one
        for one in support_request.bookings.all()
        if one.state == BookingState.RESERVED and one.deployment_id is None and one.ends_on >= clock.today()
    ]
    return Section(
        shown=[shown(one, support_request, by=by) for one in support_request.deployments.all()],
        reserved=who_was_sent.of(waiting),
        evaluations=list(support_request.evaluations.all()),
        extensions=[
            one
            for one in support_request.reviews.all()
            if one.kind == ReviewKind.EXTENSION and one.state == ReviewState.OPEN
        ],
    )


def before_they_go(support_request: SupportRequest, deployment: Deployment | None, *, by: User) -> Going:
    """The same of a request, and of one deployment to it; in no query for one that was loaded with `WHERE_THEY_GO`."""
    prefetch_related_objects([support_request], *WHERE_THEY_GO)
    decision = next(iter(support_request.decisions.all()), None)
    return Going(
        location=support_request.location,
        application=getattr(support_request, "application", None),
        conditions=[
            (one, offered_on(support_request, "condition", one, by=by)) for one in support_request.conditions.all()
        ],
        decision=decision,
        granted=[(one, StaffType(one.staff_type).label) for one in decision.lines.all()] if decision else [],
        report=fact_finding.last_report(support_request),
        hands=[str(one.person) for one in deployment.drawers] if deployment else [],
    )


def says(section: Section) -> str:
    """What stands in the section, in one line."""
    found = [f"{one.deployment.unit}: {one.deployment.get_state_display()}" for one in section.shown]
    if section.reserved:
        people = ", ".join(f"{one.sent.peak} × {one.staff_type.label}" for one in section.reserved)
        found.append(_("reserved: %(people)s") % {"people": people})
    return ", ".join(found) or _("none yet")


def folds(
    deployment: Deployment, reports: Sequence[DailyReport], entries: Sequence[Entry], costs: Costs
) -> dict[str, Fold]:
    """The parts of the page of a deployment, of which what happened is folded."""
    last = entries[0] if entries else None
    said = _("last: %(at)s, %(deed)s") % {"at": words(last.event.at), "deed": last.deed} if last else ""
    return {
        "who": Fold("who", _("Who, and when"), deployment.get_state_display(), is_open=True),
        "reports": Fold("reports", _("Daily reports"), _reported(reports)),
        "costs": Fold("costs", _("Costs"), costs.says),
        "timeline": Fold("timeline", _("What happened"), said),
    }


def _reported(reports: Sequence[DailyReport]) -> str:
    if not reports:
        return _("no day has been reported yet")
    last = reports[0]
    said = ngettext(
        "%(count)s report, last: %(day)s, %(present)s present, effect %(effect)s of %(highest)s",
        "%(count)s reports, last: %(day)s, %(present)s present, effect %(effect)s of %(highest)s",
        len(reports),
    )
    facts = {"day": words(last.day), "present": last.present, "effect": last.effect, "highest": HIGHEST_EFFECT}
    return said % (facts | {"count": len(reports)})


def shown(deployment: Deployment, support_request: SupportRequest, *, by: User) -> Shown:
    """A deployment with its bookings and reports loaded (`LOADED`)."""
    reports = list(deployment.reports.all())
    return Shown(
        deployment=deployment,
        who=who_sent(deployment),
        reports=reports[:MOST_REPORTS],
        trend=trend(reports),
        buttons=offered_on(support_request, "deployment", deployment, by=by),
        not_yet=not_yet_on(support_request, "deployment", deployment, by=by),
        tone=TONES.get(DeploymentState(deployment.state), ""),
        is_late=is_late(deployment),
    )


def is_late(deployment: Deployment) -> bool:
    """Whether the planned end passed and nobody reported that they left."""
    return deployment.state in PRESENT and deployment.ends_on < clock.today()


def who_sent(deployment: Deployment) -> list[Sent]:
    """Who was sent and who came, with its bookings loaded (`LOADED`)."""
    came_on = deployment.came_on if deployment.arrived_at else None
    return who_was_sent.of(deployment.bookings.all(), came_on=came_on)


def persons_sent(deployment: Deployment) -> int:
    """The most persons on one day."""
    bookings = deployment.bookings.all()
    return Profile.of([(one.planned or one.persons, one.starts_on, one.ends_on) for one in bookings]).peak


def persons_arrived(deployment: Deployment) -> int | None:
    """The most of them who were there on one day; None before anybody arrived."""
    there = [(one.arrived, one.starts_on, one.ends_on) for one in deployment.bookings.all() if one.arrived]
    return Profile.of(there).peak if there else None


def who(deployment: Deployment) -> str:
    """*4 × nurse, 2 × medic*: the persons sent per type granted."""
    kinds: dict[str, list[tuple]] = {}
    for one in deployment.bookings.all():
        kinds.setdefault(one.get_staff_type_display(), []).append(
            (one.planned or one.persons, one.starts_on, one.ends_on)
        )
    return ", ".join(f"{Profile.of(parts).peak} × {kind}" for kind, parts in kinds.items())


def trend(reports: Sequence[DailyReport]) -> str:
    """Points of a line in a field of 100 by 100, from `reports` (newest first); the highest effect is at the top."""
    effects = [one.effect for one in reversed(reports)]
    if len(effects) < 2:
        return ""
    step = 100 / (len(effects) - 1)
    return " ".join(
        f"{number * step:.1f},{95 - 90 * effect / HIGHEST_EFFECT:.1f}" for number, effect in enumerate(effects)
    )
