"""Pools of people who can be sent: one staff type of one unit, with its size per period and its days.

A person is in one pool. `PoolDay` is the ledger: the database itself refuses more allocated than available. Numbers are
for Defence, VWS and LOCC alone.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from foundation.models import Guarded
from foundation.search import FoldedField
from regions.models import SafetyRegion
from requests_app.models.staff import StaffType

LARGEST_POOL = 5000


class Pool(models.Model):
    """People of one type in one unit, who can stand in for each other."""

    staff_type = models.CharField(_("staff type"), max_length=16, choices=StaffType, help_text=_("what they are"))
    unit = models.CharField(_("unit"), max_length=100, help_text=_("to which they belong; no names of soldiers"))
    home_place = models.CharField(_("home place"), max_length=80, blank=True, help_text=_("barracks or town"))
    home_region = models.ForeignKey(
        SafetyRegion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("home region"),
        help_text=_("safety region of the home place"),
    )
    notice_days = models.PositiveSmallIntegerField(
        _("notice in days"), default=2, help_text=_("days between the warning order and the earliest arrival")
    )
    rest_days = models.PositiveSmallIntegerField(
        _("rest days"), default=0, help_text=_("rest or quarantine after a deployment; the place stays taken")
    )
    in_hospitals = models.PositiveSmallIntegerField(
        _("placed in civil hospitals"), default=0, help_text=_("already placed there and counted apart: not free")
    )
    is_closed = models.BooleanField(_("closed"), default=False, help_text=_("nobody is sent from here any more"))
    confirmed_at = models.DateTimeField(_("confirmed at"), help_text=_("when its figures were last confirmed"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("confirmed by"),
        help_text=_("who confirmed the figures"),
    )
    told_by = models.CharField(
        _("told by"), max_length=120, blank=True, help_text=_("function that confirmed it by telephone, if so")
    )

    folded = FoldedField(of=["unit", "home_place"], help_text=_("folded, to be found by"))

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        ordering = ["staff_type", "unit", "pk"]
        verbose_name = _("pool")
        verbose_name_plural = _("pools")
        constraints = [
            models.UniqueConstraint(
                name="one_pool_per_unit_and_type",
                fields=["staff_type", "unit", "home_place"],
                violation_error_message=_("This unit has a pool of this staff type already: change that one."),
            ),
            models.CheckConstraint(name="pool_days_within_reason", condition=Q(notice_days__lte=60, rest_days__lte=60)),
        ]

    def __str__(self) -> str:
        return f"{self.get_staff_type_display()}, {self.unit}"


class PoolPeriod(Guarded):
    """How many of a pool can be sent from a first to a last day, and why not more."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="periods", help_text=_("the pool"))
    size = models.PositiveSmallIntegerField(
        _("available"), help_text=_("persons who can be sent on each of these days")
    )
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day"))
    reason = models.CharField(
        _("reason unavailable"), max_length=200, blank=True, help_text=_("why not all can be sent: exercise, mission …")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="pool_period_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                name="pool_size_within_reason",
                condition=Q(size__lte=LARGEST_POOL),
                violation_error_message=_("A pool holds 5,000 persons at most."),
            ),
        ]


class PoolDay(models.Model):
    """One day of a pool: how many can be sent, and how many are taken. The scarce thing itself."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="days", help_text=_("the pool"))
    day = models.DateField(_("day"), help_text=_("day in Amsterdam"))
    available = models.PositiveSmallIntegerField(help_text=_("persons who can be sent"))
    allocated = models.PositiveSmallIntegerField(default=0, help_text=_("persons taken, rest days included"))

    class Meta:
        ordering = ["pool", "day"]
        indexes = [models.Index(fields=["day"], name="pool_day_day")]
        constraints = [
            models.UniqueConstraint(name="one_row_per_pool_and_day", fields=["pool", "day"]),
            models.CheckConstraint(name="allocated_within_available", condition=Q(allocated__lte=F("available"))),
        ]


class Shortage(models.Model):
    """Fewer people than are allocated: recorded rather than refused, and the planner's work until solved."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="shortages", help_text=_("the pool"))
    persons = models.PositiveSmallIntegerField(_("persons short"), help_text=_("on each of these days"))
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day"))
    reason = models.CharField(_("reason"), max_length=300, help_text=_("why they are missing"))
    recorded_at = models.DateTimeField(help_text=_("when it was recorded"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text=_("who; empty for the system")
    )
    solved_at = models.DateTimeField(null=True, blank=True, help_text=_("when it was solved"))

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(name="shortage_in_order", condition=Q(ends_on__gte=F("starts_on"), persons__gte=1))
        ]
