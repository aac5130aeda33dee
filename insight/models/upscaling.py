"""The plan for scaling care up, as data: phases, from which numbers each begins, what it needs by when, who decides.

A plan is written as a whole and never changed; the next one takes its place from the moment it is known.
"""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Guarded
from insight.models.pressure import Measure
from regions.models import RoazRegion


class UpscalingPlan(Guarded):
    """A plan, in force from `since` until the next."""

    source = models.CharField(_("source"), max_length=200, help_text=_("which plan it is, and of whom"))
    since = models.DateTimeField(help_text=_("known since"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who put it in")
    )

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return self.source


class UpscalingPhase(Guarded):
    """A phase of a plan; the higher its number, the further scaled up."""

    plan = models.ForeignKey(UpscalingPlan, models.CASCADE, related_name="phases", help_text=_("of which plan"))
    number = models.PositiveSmallIntegerField(_("phase"), help_text=_("its place, from 0"))
    name = models.CharField(_("name of the phase"), max_length=80, help_text=_("what it is called"))
    decides = models.CharField(_("who decides what"), max_length=500, blank=True, help_text=_("in this phase"))
    allows_pilots = models.BooleanField(_("pilots may start"), default=False, help_text=_("in this phase"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="one_phase_per_number", fields=["plan", "number"])]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class ThresholdKind(models.TextChoices):
    """What a number is for."""

    BEGINS = "begins", _("begins at")
    NEEDED = "needed", _("needed")


class Threshold(models.Model):
    """A number of a phase in a RO(N)AZ region, or in the country where none is named."""

    phase = models.ForeignKey(UpscalingPhase, models.CASCADE, related_name="thresholds", help_text=_("of which phase"))
    roaz_region = models.ForeignKey(
        RoazRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("where; else in the country")
    )
    measure = models.CharField(max_length=24, choices=Measure, help_text=_("of which figure"))
    kind = models.CharField(max_length=8, choices=ThresholdKind, help_text=_("the phase begins at it, or needs it"))
    value = models.DecimalField(
        max_digits=9, decimal_places=1, validators=[MinValueValidator(0)], help_text=_("the number")
    )
    target_on = models.DateField(null=True, blank=True, help_text=_("by when it is needed"))

    class Meta:
        ordering = ["pk"]
