"""What is kept of a request: to whom it counts, and from when until when it was known so."""

from bisect import bisect_left
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from regions.models import Institution, RoazRegion, SafetyRegion
from requests_app.models import SupportRequest
from requests_app.models.support_request import FAR_FUTURE

SPANS = (1, 8, 64, 512)
"""Sizes of a time, in days; what is longer than the last is of the size after it."""


def _fixed(model, on_delete, text) -> models.ForeignKey:
    """To a row of another table. It has no index of its own: no picture is found by it, and each deed would pay."""
    return models.ForeignKey(model, on_delete, related_name="+", db_index=False, help_text=text)


class Placed(models.Model):
    """Counts for one institution, one safety region and one RO(N)AZ region: those of the day of the alert."""

    institution = _fixed(Institution, models.PROTECT, _("whose figures"))
    safety_region = _fixed(SafetyRegion, models.PROTECT, _("where it counts"))
    roaz_region = _fixed(RoazRegion, models.PROTECT, _("where it counts"))

    class Meta:
        abstract = True


class Kept(Placed):
    """True of a request from `since` up to, but not at, `until`; the row in force ends in the far future.

    Nothing is ever changed but `until`, from the far future to the moment at which something else took its place.
    """

    ENDS: ClassVar[tuple[str, ...]] = ("until",)
    """The columns that change when it ends."""

    support_request = _fixed(SupportRequest, models.CASCADE, _("the request it is about"))
    since = models.DateTimeField(help_text=_("known since"))
    until = models.DateTimeField(default=FAR_FUTURE, help_text=_("known so until"))

    class Meta:
        abstract = True

    def end(self, at: datetime) -> None:
        """Let it be known until then; not saved."""
        self.until = at


class Lasting(Kept):
    """What holds for some time, found near any moment however long the history: by `span`, then by `reach`.

    `reach` is the last day on which a picture may need it. From `since` to there is a time of the size `span`, so that
    of a size no row is further from a moment than that many days.
    """

    ENDS: ClassVar[tuple[str, ...]] = ("until", "reach", "span")

    reach = models.PositiveIntegerField(help_text=_("the last day it matters, counted from the year 1"))
    span = models.PositiveSmallIntegerField(help_text=_("how long that is, by the place in the list of sizes"))

    class Meta:
        abstract = True

    def end(self, at: datetime) -> None:
        super().end(at)
        self.measure()

    def measure(self) -> None:
        """Write `reach` and `span` from the rest; not saved."""
        self.reach = min(ordinal(self.until), self.last_needed)
        self.span = bisect_left(SPANS, self.reach - ordinal(self.since))

    @property
    def last_needed(self) -> int:
        """The last day on which it says something, known or not."""
        return ordinal(FAR_FUTURE)


def ordinal(at: datetime) -> int:
    """The day in Amsterdam, counted from the year 1."""
    return clock.day_of(at).toordinal()


def in_order(name: str) -> models.CheckConstraint:
    """A row that was never known isn't kept."""
    return models.CheckConstraint(name=name, condition=Q(until__gt=F("since")))


def known_at(at: datetime, first_day: int, *, is_now: bool = False) -> Q:
    """Of what lasts, that which was known at `at` and matters on `first_day` or later, which isn't after that day.

    `is_now`: nothing later is known.
    """
    return near(ordinal(at), first_day) & in_force(at, is_now=is_now)


def near(today: int, first_day: int) -> Q:
    """Of what lasts, what can have been known on a day from `first_day` to `today` and matters from `first_day` on."""
    found = Q(span=len(SPANS), reach__gte=first_day)
    for span, days in enumerate(SPANS):
        found |= Q(span=span, reach__range=(first_day, today + days))
    return found


def in_force(at: datetime, *, is_now: bool = False) -> Q:
    """What was known at `at`, wherever it is found."""
    return Q(until=FAR_FUTURE) if is_now else Q(since__lte=at, until__gt=at)
