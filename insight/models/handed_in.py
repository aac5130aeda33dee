"""What is handed in of a day: as it was said, corrected by a next row, and never changed."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Guarded
from regions.models import SafetyRegion


class Road(models.TextChoices):
    """By which road a figure came in."""

    TYPED = "typed", _("typed")
    FILE = "file", _("from a file")
    API = "api", _("by API")
    PUBLISHED = "published", _("as it was published")


class HandedIn(Guarded):
    """One number about one day, as it was said. A correction is a row with the next number, never an edit.

    `place` is the code of where it counts; `ABOUT` names the fields that say, beside the day, what it is about, and
    `MEASURES` are the words of `measure`.
    """

    UNREAD = frozenset({"place"})
    ABOUT: ClassVar[tuple[str, ...]] = ()
    MEASURES: ClassVar[Any]
    measure: Any

    place = models.CharField(max_length=40, help_text=_("code of what it is about"))
    safety_region = models.ForeignKey(
        SafetyRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("where it counts")
    )
    day = models.DateField(_("day"), help_text=_("about when; of seven days the last"))
    number = models.PositiveSmallIntegerField(help_text=_("1 as it was first said, 2 for its first correction"))
    value = models.DecimalField(
        _("value"), max_digits=9, decimal_places=1, validators=[MinValueValidator(0)], help_text=_("how many")
    )
    since = models.DateTimeField(help_text=_("known since"))
    is_late = models.BooleanField(help_text=_("came in after it was due"))
    source = models.CharField(_("source"), max_length=120, help_text=_("who says so: a system or a function"))
    road = models.CharField(max_length=10, choices=Road, help_text=_("by which road it came in"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("who handed it in; nobody, as it was published"),
    )

    class Meta:
        abstract = True

    @property
    def about(self) -> tuple[Any, ...]:
        """What it is about, and of which day: rows that share it are corrections of one another."""
        return tuple(getattr(self, name) for name in (*self.ABOUT, "day"))
