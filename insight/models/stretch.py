"""A stretch: days in a row on which the need of one staff type, in one request, is the same.

It has two times: the days it is about, and since when and until when it was known so.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from insight.models.kept import Lasting, in_order
from requests_app.models.staff import StaffType

TERMS = ("asked", "region", "national", "defence", "declined", "withdrawn", "open")
"""The ledger's equation: the first is the sum of the others."""


def _persons(text):
    return models.IntegerField(default=0, help_text=text)


class Stretch(Lasting):
    """Persons on each of these days, by the terms of the ledger of need; and who of Defence is there."""

    staff_type = models.CharField(max_length=16, choices=StaffType, help_text=_("the type asked for"))
    first_day = models.PositiveIntegerField(help_text=_("first day, counted from the year 1 (date.toordinal)"))
    last_day = models.PositiveIntegerField(help_text=_("last day, counted likewise"))
    asked = _persons(_("asked"))
    region = _persons(_("met in the region"))
    national = _persons(_("met nationally"))
    defence = _persons(_("granted"))
    declined = _persons(_("declined"))
    withdrawn = _persons(_("withdrawn"))
    open = _persons(_("open"))
    there = _persons(_("of Defence who arrived and are booked for these days"))

    class Meta:
        indexes = [
            models.Index(fields=["span", "reach"], name="stretch_near"),
            models.Index(fields=["support_request", "until"], name="stretch_request"),
        ]
        constraints = [
            in_order("stretch_in_order"),
            models.CheckConstraint(name="stretch_days_in_order", condition=Q(last_day__gte=F("first_day"))),
            models.CheckConstraint(
                name="stretch_adds_up",
                condition=Q(
                    asked=F("region") + F("national") + F("defence") + F("declined") + F("withdrawn") + F("open")
                ),
            ),
        ]

    @property
    def last_needed(self) -> int:
        return self.last_day
