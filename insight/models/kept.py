"""What is kept of a request: to whom it counts, and from when until when it was known so."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regions.models import Institution, RoazRegion, SafetyRegion
from requests_app.models import SupportRequest
from requests_app.models.support_request import FAR_FUTURE


class Placed(models.Model):
    """Counts for one institution, one safety region and one RO(N)AZ region: those of the day of the alert."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", help_text=_("whose figures"))
    safety_region = models.ForeignKey(SafetyRegion, models.PROTECT, related_name="+", help_text=_("where it counts"))
    roaz_region = models.ForeignKey(RoazRegion, models.PROTECT, related_name="+", help_text=_("where it counts"))

    class Meta:
        abstract = True


class Kept(Placed):
    """True of a request from `since` up to, but not at, `until`; the row in force ends in the far future.

    Nothing is ever changed but `until`, from the far future to the moment at which something else took its place.
    """

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="+", help_text=_("the request it is about")
    )
    since = models.DateTimeField(help_text=_("known since"))
    until = models.DateTimeField(default=FAR_FUTURE, help_text=_("known so until"))

    class Meta:
        abstract = True


def in_order(name: str) -> models.CheckConstraint:
    """A row that was never known isn't kept."""
    return models.CheckConstraint(name=name, condition=Q(until__gt=F("since")))


def known_at(at: datetime | None) -> Q:
    """The rows that were known at `at`; None for now, which reads no history."""
    return Q(until=FAR_FUTURE) if at is None else Q(since__lte=at, until__gt=at)
