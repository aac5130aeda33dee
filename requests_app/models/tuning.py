"""Tuning: what is asked, found and proposed, line by line, until both sides agree.

Each proposal stays; the last one stands. A tuned line names the need line it serves and may be of another type.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from requests_app.models.need import MOST_PERSONS, NeedLine
from requests_app.models.staff import StaffType
from requests_app.models.support_request import SupportRequest


class Side(models.TextChoices):
    """Who proposes; the other side owns the answer."""

    DEFENCE = "defence", _("fact-finding team")
    INSTITUTION = "institution", _("institution")


class ProposalState(models.TextChoices):
    """Whether a proposal still stands."""

    PROPOSED = "proposed", _("proposed")
    REPLACED = "replaced", _("replaced")
    ACCEPTED = "accepted", _("accepted")


class Proposal(models.Model):
    """The tuned lines one side proposes; the first is the advice in the report."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="proposals", help_text=_("the request it tunes")
    )
    side = models.CharField(_("side"), max_length=12, choices=Side, help_text=_("who proposes"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ProposalState,
        default=ProposalState.PROPOSED,
        help_text=_("does it still count"),
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True, help_text=_("why these numbers"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that proposed it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_proposal_at_a_time", fields=["support_request"], condition=Q(state=ProposalState.PROPOSED)
            )
        ]


class TunedLine(models.Model):
    """Persons of one type for one need line, as proposed."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="lines", help_text=_("the proposal"))
    line = models.ForeignKey(NeedLine, models.PROTECT, related_name="tuned", help_text=_("the need line it serves"))
    staff_type = models.CharField(_("staff type"), max_length=16, choices=StaffType, help_text=_("who would come"))
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("how many at the same time"))
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day"))
    minimum_team = models.PositiveSmallIntegerField(
        _("minimum useful team"), default=1, help_text=_("fewer than this are of no use")
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="tuned_persons_1_200",
                condition=Q(persons__gte=1, persons__lte=MOST_PERSONS),
                violation_error_message=_("Propose 1 to 200 persons."),
            ),
            models.CheckConstraint(
                name="tuned_period_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day is before the first day."),
            ),
            models.CheckConstraint(
                name="tuned_minimum_fits",
                condition=Q(minimum_team__gte=1, minimum_team__lte=F("persons")),
                violation_error_message=_("The minimum useful team can't be larger than the team."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persons} × {self.get_staff_type_display()}"
