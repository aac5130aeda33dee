"""A planner's proposal: who could go where, with the reason of each line; adopted in whole or line by line."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from capacity.models.booking import Booking
from capacity.models.pool import Pool
from foundation.models import Guarded
from regions.models import Institution
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType


class PlanState(models.TextChoices):
    """How far the computation is."""

    ASKED = "asked", _("asked for")
    COMPUTING = "computing", _("being computed now")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class Plan(Guarded):
    """One computation with its weights and terms; `result` holds what the solver says of it as a whole.

    `result`: value, bound, gap, seconds, unmet (list of line, persons, why), shares by region before and after, what
    was asked, what is left of each staff type by day, and which terms couldn't be kept. A scenario supposes people who
    aren't there; nobody is reserved by it.
    """

    name = models.CharField(_("name"), max_length=80, blank=True, help_text=_("what it is called among planners"))
    note = models.CharField(_("note"), max_length=500, blank=True, help_text=_("why it was made this way"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who asked for it")
    )
    asked_at = models.DateTimeField(_("asked at"), help_text=_("the situation it was computed on"))
    after = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("after"),
        help_text=_("the plan it changes, with which the computation begins"),
    )
    is_scenario = models.BooleanField(
        _("scenario"), default=False, help_text=_("supposes people who aren't there; can't be adopted")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=PlanState, default=PlanState.ASKED, help_text=_("how far it is")
    )
    step = models.CharField(max_length=10, blank=True, help_text=_("what the computation is at"))
    weights = models.JSONField(default=dict, help_text=_("weights by name"))
    result = models.JSONField(default=dict, blank=True, help_text=_("what the solver says of it"))
    error = models.CharField(max_length=300, blank=True, help_text=_("why it failed"))

    UNREAD = frozenset({"step", "error"})

    class Meta:
        ordering = ["-pk"]


class TermKind(models.TextChoices):
    """What was said beforehand."""

    FIX = "fix", _("fixed")
    FORBID = "forbid", _("ruled out")
    MOVE = "move", _("moved to other days")
    CAP = "cap", _("at most at this home")
    KEEP = "keep", _("kept free")
    SUPPOSE = "suppose", _("supposed")


ABOUT_A_LINE = (TermKind.FIX, TermKind.FORBID, TermKind.MOVE)
NEEDED = {
    TermKind.FIX: ("line", "pool", "staff_type", "persons", "starts_on", "ends_on"),
    TermKind.FORBID: ("line", "pool", "staff_type"),
    TermKind.MOVE: ("line", "pool", "staff_type", "starts_on", "ends_on"),
    TermKind.CAP: ("institution", "persons"),
    TermKind.KEEP: ("staff_type", "persons"),
    TermKind.SUPPOSE: ("staff_type", "persons", "starts_on"),
}
"""What must be said with each kind."""


def _has(*names: str) -> Q:
    return Q(**{f"{name}__isnull": False for name in names if name != "staff_type"})


class PlanTerm(models.Model):
    """What somebody said beforehand, around which a plan is computed.

    Of a line: exactly so many persons of a pool on these days, nobody of it, or on these days. Of a home: the most at
    once. Of a staff type: how many stay free each day, or how many are supposed to be free besides.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="terms", help_text=_("the plan computed around it"))
    kind = models.CharField(max_length=8, choices=TermKind, help_text=_("what was said"))
    line = models.ForeignKey(
        NeedLine, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("for which need")
    )
    pool = models.ForeignKey(Pool, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("from where"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("at which home")
    )
    staff_type = models.CharField(
        max_length=16, choices=StaffType, blank=True, help_text=_("of a line the type asked, else the type it is about")
    )
    persons = models.PositiveSmallIntegerField(_("persons"), null=True, blank=True, help_text=_("how many"))
    starts_on = models.DateField(_("from"), null=True, blank=True, help_text=_("first day"))
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("last day"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            *(
                models.CheckConstraint(
                    name=f"plan_term_{kind.value}_is_whole", condition=~Q(kind=kind.value) | _has(*names)
                )
                for kind, names in NEEDED.items()
            ),
            models.CheckConstraint(
                name="plan_term_days_in_order",
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
            ),
        ]


class PlanLine(models.Model):
    """Persons of one pool for one need line, and why. Without a pool: people whom a scenario supposes."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines", help_text=_("the plan"))
    pool = models.ForeignKey(
        Pool, models.PROTECT, null=True, related_name="+", help_text=_("from where; none: supposed by a scenario")
    )
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
        constraints = [
            models.CheckConstraint(
                name="nobody_supposed_is_adopted", condition=Q(pool__isnull=False) | Q(adopted_at__isnull=True)
            )
        ]

    @property
    def source(self) -> str:
        """Where these people come from, in words."""
        return str(self.pool) if self.pool_id else str(_("supposed"))
