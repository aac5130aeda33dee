"""A change of a pool: by how many persons a pool grew or was taken, on which days, and since when that was known."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from capacity.models import Pool
from requests_app.models.staff import StaffType


class PoolChange(models.Model):
    """What was known of a pool at a moment is the sum of its changes until then; none is ever taken away."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="+", help_text=_("the pool"))
    staff_type = models.CharField(max_length=16, choices=StaffType, help_text=_("what they are"))
    since = models.DateTimeField(help_text=_("known since"))
    first_day = models.PositiveIntegerField(help_text=_("first day, counted from the year 1 (date.toordinal)"))
    last_day = models.PositiveIntegerField(help_text=_("last day, counted likewise"))
    available = models.IntegerField(default=0, help_text=_("so many more can be sent (below zero: fewer)"))
    used = models.IntegerField(default=0, help_text=_("so many more are taken (below zero: fewer)"))

    class Meta:
        indexes = [
            models.Index(fields=["pool", "last_day"], name="pool_change_pool"),
            models.Index(fields=["last_day"], name="pool_change_day"),
        ]
