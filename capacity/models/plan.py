"""A planner's proposal: who could go where, with the reason of each line; adopted in whole or line by line."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from capacity.models.booking import Booking
from capacity.models.pool import Pool
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType


class PlanState(models.TextChoices):
    """How far the computation is."""

    ASKED = "asked", _("asked for")
    COMPUTING = "computing", _("being computed now")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")


class Plan(models.Model):
    """One computation with its weights; `result` holds what the solver says of it as a whole.

    `result`: value, bound, gap, seconds, unmet (list of line, persons, why) and shares by region before and after.
    """

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who asked for it")
    )
    asked_at = models.DateTimeField(_("asked at"), help_text=_("the situation it was computed on"))
    state = models.CharField(
        _("state"), max_length=10, choices=PlanState, default=PlanState.ASKED, help_text=_("how far it is")
    )
    weights = models.JSONField(default=dict, help_text=_("weights by name"))
    result = models.JSONField(default=dict, help_text=_("what the solver says of it"))
    error = models.CharField(max_length=300, blank=True, help_text=_("why it failed"))

    class Meta:
        ordering = ["-pk"]


class PlanLine(models.Model):
    """Persons of one pool for one need line, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines", help_text=_("the plan"))
    pool = models.ForeignKey(Pool, models.PROTECT, related_name="+", help_text=_("from where"))
    support_request = models.ForeignKey(SupportRequest, models.PROTECT, related_name="+", help_text=_("where to"))
    line = models.ForeignKey(NeedLine, models.PROTECT, related_name="+", help_text=_("for which need"))
    staff_type = models.CharField(max_length=16, choices=StaffType, help_text=_("type asked: tuned, or as filed"))
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("how many"))
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day"))
    reason = models.TextField(_("reason"), help_text=_("in words"))
    booking = models.ForeignKey(
        Booking, models.SET_NULL, null=True, blank=True, related_name="+", help_text=_("what its adoption reserved")
    )
    adopted_at = models.DateTimeField(null=True, blank=True, help_text=_("when it was adopted"))

    class Meta:
        ordering = ["pk"]
