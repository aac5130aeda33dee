"""A deployment: people of some pools who go to one home, from drawing up to handing over.

No names of soldiers: a unit, and the function of who commands.
"""

from datetime import date, datetime, timedelta
from typing import cast

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.search import FoldedField
from foundation.telephone import CallableField
from regions.models import Role
from requests_app.models import SupportRequest

CONTEST_WITHIN = timedelta(hours=24)


class DeploymentState(models.TextChoices):
    """Where a deployment stands."""

    DRAWN_UP = "drawn_up", _("drawn up")
    APPROVED = "approved", _("approved, on its way")
    ON_SITE = "on_site", _("on site")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("ended")
    CANCELLED = "cancelled", _("cancelled")


UNDER_WAY = (DeploymentState.APPROVED, DeploymentState.ON_SITE, DeploymentState.SUSPENDED)
PRESENT = (DeploymentState.ON_SITE, DeploymentState.SUSPENDED)


class EndReason(models.TextChoices):
    """Why it ended."""

    AS_PLANNED = "as_planned", _("as planned")
    NEED_OVER = "need_over", _("the need is over")
    RECALLED = "recalled", _("recalled by Defence")
    UNSAFE = "unsafe", _("not safe or not workable")
    OTHER = "other", _("another reason")


ARRANGED = ("reports_at", "lodging", "meals", "clothing", "access", "bring")
"""What a unit must know beside whom it helps, where and when: may be lacking, and is then said to be."""


def _arranged(label, help_text):
    return models.TextField(label, max_length=500, blank=True, help_text=help_text)


class Deployment(models.Model):
    """People sent to one home together; its lines are the bookings that point to it."""

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="deployments", help_text=_("for which request")
    )
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("1 for the first deployment of a request"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DeploymentState,
        default=DeploymentState.DRAWN_UP,
        help_text=_("where it stands"),
    )
    unit = models.CharField(_("unit"), max_length=100, help_text=_("which unit goes"))
    folded = FoldedField(of=["unit"], help_text=_("folded, to be found by"))
    commander = CallableField(
        _("commander"), max_length=100, blank=True, help_text=_("function and telephone, no name")
    )
    starts_on = models.DateField(_("from"), help_text=_("first day on site"))
    ends_on = models.DateField(_("until"), help_text=_("planned last day on site"))
    earliest_arrival = models.DateTimeField(_("earliest arrival"), help_text=_("given the notice of its pools"))
    hand_over = models.TextField(
        _("hand-over plan"), max_length=2000, blank=True, help_text=_("who takes over what at the end")
    )
    reports_at = models.DateTimeField(
        _("report at"), null=True, blank=True, help_text=_("day and hour at which they report at the door")
    )
    lodging = _arranged(_("lodging"), _("where they sleep, and who pays"))
    meals = _arranged(_("meals"), _("which meals, where and from whom"))
    clothing = _arranged(_("clothing"), _("what they wear on the ward and who gives it; protective equipment"))
    access = _arranged(_("access"), _("entrance, passes, parking, accounts for the systems"))
    bring = _arranged(_("to bring"), _("what they bring with them, such as proof of registration"))
    drawn_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("the planner who drew it up")
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("another planner"),
    )
    by_one_planner = models.BooleanField(
        default=False, help_text=_("approved by who drew it up, where one planner is enough (MSOB_TWO_PLANNERS)")
    )
    approved_at = models.DateTimeField(null=True, blank=True, help_text=_("when; the warning order goes out then"))
    arrived_at = models.DateTimeField(_("arrived at"), null=True, blank=True, help_text=_("first arrival"))
    arrival_reported_at = models.DateTimeField(null=True, blank=True, help_text=_("when the arrival was reported"))
    arrival_confirmed = models.BooleanField(default=False, help_text=_("by the institution"))
    induction_done = models.BooleanField(_("induction done"), default=False, help_text=_("before the first shift"))
    suspended_until = models.DateTimeField(
        _("decide before"), null=True, blank=True, help_text=_("when somebody must decide about a suspension")
    )
    suspension_owner = models.CharField(
        _("owner of the suspension"), max_length=100, blank=True, help_text=_("function that takes away the cause")
    )
    recalled_at = models.DateTimeField(null=True, blank=True, help_text=_("when it was recalled"))
    departed_at = models.DateTimeField(_("departed at"), null=True, blank=True, help_text=_("when the last one left"))
    end_reason = models.CharField(
        _("reason of the end"), max_length=12, choices=EndReason, blank=True, help_text=_("why it ended")
    )
    event_number = models.PositiveIntegerField(help_text=_("number of the event that drew it up"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("deployment")
        verbose_name_plural = _("deployments")
        indexes = [
            models.Index(fields=["ends_on"], name="deployment_out", condition=Q(state__in=["on_site", "suspended"]))
        ]
        constraints = [
            models.UniqueConstraint(name="one_deployment_per_number", fields=["support_request", "number"]),
            models.CheckConstraint(name="deployment_in_order", condition=Q(ends_on__gte=models.F("starts_on"))),
            models.CheckConstraint(
                name="deployment_out_is_approved",
                condition=Q(state__in=["drawn_up", "cancelled"])
                | Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(commander="") & ~Q(hand_over=""),
            ),
            models.CheckConstraint(
                name="deployment_by_two_planners",
                condition=Q(approved_by__isnull=True)
                | Q(by_one_planner=True)
                | ~Q(approved_by=models.F("drawn_up_by")),
            ),
            models.CheckConstraint(
                name="deployment_end_has_reason",
                condition=~Q(state="ended") | Q(departed_at__isnull=False) & ~Q(end_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.support_request.reference}/{self.number}"

    @property
    def drawers(self) -> list["Hand"]:
        """Who drew it up and who changed it since, in that order."""
        return [one for one in self.hands.all() if one.part == Part.DREW_UP]

    @property
    def came_on(self) -> date:
        """The day of the first arrival; only of one that arrived."""
        return clock.day_of(cast(datetime, self.arrived_at))

    @property
    def left_on(self) -> date:
        """The day the last one left; only of one that ended."""
        return clock.day_of(cast(datetime, self.departed_at))

    @property
    def contested_until(self) -> datetime:
        """Until when the institution may contest a reported arrival; only of one that was reported."""
        return cast(datetime, self.arrival_reported_at) + CONTEST_WITHIN


class Part(models.TextChoices):
    """What somebody's hand did to a deployment."""

    DREW_UP = "drew_up", _("drew it up, or changed it")
    APPROVED = "approved", _("approved it")


class Hand(models.Model):
    """Whose hand is in a deployment: each person has one, so that nobody both draws up and approves the same."""

    deployment = models.ForeignKey(Deployment, models.CASCADE, related_name="hands", help_text=_("the deployment"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("whose hand"))
    part = models.CharField(max_length=8, choices=Part, help_text=_("drew it up or approved it"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event with which it began"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_hand_of_each_person", fields=["deployment", "person"]),
            models.UniqueConstraint(name="one_hand_approves", fields=["deployment"], condition=Q(part="approved")),
        ]


class MovementOrder(models.Model):
    """What the unit of a deployment was told from a moment on; a change makes a new one and leaves this as it was."""

    deployment = models.ForeignKey(Deployment, models.PROTECT, related_name="orders", help_text=_("the deployment"))
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("1 as approved, one more with each change"))
    said = models.JSONField(help_text=_("what it says, in words and codes that no language changes"))
    at = models.DateTimeField(_("when"), help_text=_("from when on it says this"))

    class Meta:
        ordering = ["number"]
        verbose_name = _("movement order")
        verbose_name_plural = _("movement orders")
        constraints = [models.UniqueConstraint(name="one_order_per_number", fields=["deployment", "number"])]

    def __str__(self) -> str:
        return f"{self.deployment}, {self.number}"


class DailyReport(models.Model):
    """One day on the ward, from the home or the unit: numbers and tasks, no names, nothing about a resident."""

    deployment = models.ForeignKey(Deployment, models.CASCADE, related_name="reports", help_text=_("the deployment"))
    day = models.DateField(_("day"), help_text=_("the day reported"))
    present = models.PositiveSmallIntegerField(_("present"), help_text=_("persons at work that day"))
    absent = models.PositiveSmallIntegerField(_("absent"), default=0, help_text=_("ill or in quarantine"))
    tasks = models.TextField(_("tasks"), max_length=1000, blank=True, help_text=_("what they did"))
    incidents = models.TextField(_("incidents"), max_length=1000, blank=True, help_text=_("what went wrong"))
    effect = models.PositiveSmallIntegerField(
        _("effect"), validators=[MaxValueValidator(3)], help_text=_("0 none – 3 the desired effect is reached")
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who reported"))
    role = models.CharField(max_length=20, help_text=_("in which role"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_report_per_day_and_side", fields=["deployment", "day", "role"]),
            models.CheckConstraint(name="report_effect_0_3", condition=Q(effect__lte=3)),
        ]

    @property
    def told_by(self) -> str:
        """The role it was reported in, in words."""
        return str(Role(self.role).label)
