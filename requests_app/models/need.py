"""What is asked, and the rows from which the ledger of need is summed.

A need line is a staff type, a number of persons and a period. The rows beside it only ever grow: less need is a row
of its own, and what was refused or granted too; a reversal is the same row with the sign turned.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.models import Judged, Worded
from requests_app.models.staff import StaffType
from requests_app.models.support_request import SupportRequest

LONGEST_LINE_DAYS = 28
MOST_PERSONS = 200


class Term(models.TextChoices):
    """The stored terms of the equation; civil help follows from the offers, open is what is left.

    *Committed* is no term of it but a part of what was granted: the days for which people are approved.
    """

    ASKED = "asked", _("asked")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DEFENCE = "defence", _("granted")
    COMMITTED = "committed", _("approved for deployment")


class NeedLine(Judged, Worded):
    """One staff type, some persons (0: no longer needed), one period (a taper is several lines)."""

    support_request = models.ForeignKey(SupportRequest, models.CASCADE, related_name="lines", help_text=_("whose need"))
    number = models.PositiveSmallIntegerField(_("line"), help_text=_("number of the line within the request"))
    staff_type = models.CharField(_("staff type"), max_length=16, choices=StaffType, help_text=_("who is needed"))
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("how many at the same time, 1 to 200"))
    starts_on = models.DateField(_("from"), help_text=_("first day; a night shift belongs to the day it starts"))
    ends_on = models.DateField(_("until"), help_text=_("last day, at most 28 days"))
    ward = models.CharField(_("ward"), max_length=100, blank=True, help_text=_("ward or cohort within the location"))
    tasks = models.TextField(_("tasks"), max_length=1000, blank=True, help_text=_("what these people will do"))
    day_shift = models.BooleanField(_("day shifts"), default=False, help_text=_("needed in day shifts"))
    evening_shift = models.BooleanField(_("evening shifts"), default=False, help_text=_("needed in evening shifts"))
    night_shift = models.BooleanField(_("night shifts"), default=False, help_text=_("needed in night shifts"))
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week"), null=True, blank=True, help_text=_("hours per person per week")
    )
    registered_only = models.BooleanField(
        _("BIG-registered only"), null=True, blank=True, help_text=_("only staff with a BIG registration")
    )
    required_skill = models.CharField(
        _("required skill"), max_length=200, blank=True, help_text=_("a skill nobody can do without")
    )
    substitutes = models.JSONField(
        _("acceptable substitutes"), default=list, blank=True, help_text=_("staff types the home also accepts")
    )

    class Meta:
        ordering = ["number"]
        verbose_name = _("need line")
        verbose_name_plural = _("need lines")
        constraints = [
            models.UniqueConstraint(name="one_line_per_number", fields=["support_request", "number"]),
            models.CheckConstraint(
                name="line_persons_0_200",
                condition=Q(persons__gte=0, persons__lte=MOST_PERSONS),
                violation_error_message=_("Ask for 1 to 200 persons."),
            ),
            models.CheckConstraint(
                name="line_period_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.persons} × {self.get_staff_type_display()}"

    @property
    def shifts(self) -> list[str]:
        """The shifts it is needed in, in words; empty when the home didn't say."""
        said = ((self.day_shift, _("day shifts")), (self.evening_shift, _("evening shifts")))
        return [str(words) for is_needed, words in (*said, (self.night_shift, _("night shifts"))) if is_needed]

    def clean(self):
        super().clean()
        if errors := dict(self._errors()):
            raise ValidationError(errors)

    def _errors(self) -> Iterator[tuple[str, Any]]:
        """What is wrong, by field: all of it together."""
        if self.persons is not None and not self._least <= self.persons <= MOST_PERSONS:
            yield "persons", _("Ask for 1 to 200 persons.")
        if self.starts_on and self.ends_on and (self.ends_on - self.starts_on).days >= LONGEST_LINE_DAYS:
            yield "ends_on", _("A line lasts 28 days at most; a longer need is several lines.")
        if unknown := set(self.substitutes or []) - set(StaffType.values):
            yield "substitutes", _("Unknown staff type: %s.") % ", ".join(sorted(unknown))

    @property
    def _least(self) -> int:
        """Once sent it may become 0: no longer needed."""
        return 1 if self._state.adding or not self.support_request.submitted_at else 0

    def accepts(self, staff_type: str) -> bool:
        """Whether `staff_type` may serve this line: its own type, or a substitute the home named."""
        return staff_type == self.staff_type or staff_type in self.substitutes


class LedgerRow(models.Model):
    """Persons on a range of days under one term; signed, never changed, never removed after the first submit."""

    line = models.ForeignKey(NeedLine, models.CASCADE, related_name="rows", help_text=_("the need line"))
    term = models.CharField(max_length=10, choices=Term, help_text=_("the term of the equation it adds to"))
    persons = models.SmallIntegerField(help_text=_("persons per day; negative takes back"))
    starts_on = models.DateField(help_text=_("first day"))
    ends_on = models.DateField(help_text=_("last day"))
    code = models.CharField(max_length=24, blank=True, help_text=_("why: a coded reason"))
    staff_type = models.CharField(max_length=16, choices=StaffType, blank=True, help_text=_("granted staff type"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that wrote it"))

    class Meta:
        indexes = [models.Index(fields=["line", "term"], name="ledger_line_term")]
        constraints = [
            models.CheckConstraint(name="row_persons_not_zero", condition=~Q(persons=0)),
            models.CheckConstraint(name="row_period_in_order", condition=Q(ends_on__gte=F("starts_on"))),
        ]
