"""What came before a day, added up once, so that no picture reads the whole history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.models import RoazRegion, SafetyRegion


class Total(models.Model):
    """Person-days of help by one term, of all passages known before `day` began in Amsterdam."""

    day = models.DateField(help_text=_("what was known before this day"))
    safety_region = models.ForeignKey(SafetyRegion, models.PROTECT, related_name="+", help_text=_("where it counts"))
    roaz_region = models.ForeignKey(RoazRegion, models.PROTECT, related_name="+", help_text=_("where it counts"))
    term = models.CharField(max_length=24, help_text=_("the term of the ledger"))
    person_days = models.IntegerField(help_text=_("so many, as they stood"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_total", fields=["day", "safety_region", "roaz_region", "term"])
        ]
