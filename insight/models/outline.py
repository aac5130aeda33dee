"""An outline: the border of a safety region as the map draws it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.models import SafetyRegion


class Outline(models.Model):
    """Loaded by who runs this, from a file of borders that may be used here; without any the map is made of tiles."""

    safety_region = models.OneToOneField(SafetyRegion, models.CASCADE, related_name="+", help_text=_("the region"))
    path = models.TextField(help_text=_("its border, as an SVG path"))
    x = models.PositiveSmallIntegerField(help_text=_("where its number stands, from the left"))
    y = models.PositiveSmallIntegerField(help_text=_("where its number stands, from the top"))
    source = models.TextField(blank=True, help_text=_("whose borders these are"))
