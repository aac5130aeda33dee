"""What is taken of a pool for a request: proposed by a plan, reserved by a grant, or out on a deployment."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from capacity.models.deployment import Deployment
from capacity.models.pool import Pool
from requests_app.models import NeedLine, SupportRequest
from requests_app.models.staff import StaffType


class BookingState(models.TextChoices):
    """How firm it is."""

    PROPOSED = "proposed", _("proposed")
    RESERVED = "reserved", _("reserved")
    COMMITTED = "committed", _("approved for deployment")
    PAST = "past", _("over")


class BookingQuerySet(models.QuerySet):
    def matching(self, *, reference="", staff_type="", state="", day=None):
        """Those for one request, of pools of one type, in one state, and that hold a place on `day`."""
        found = self.filter(support_request__reference=reference) if reference else self
        found = found.filter(pool__staff_type=staff_type) if staff_type else found
        found = found.filter(state=state) if state else found
        return found.filter(starts_on__lte=day, held_until__gte=day) if day else found


class Booking(models.Model):
    """Persons of one pool for one need line, from a first to a last day, and held until the rest days are over.

    The sum of bookings over `starts_on` … `held_until` is what `PoolDay.allocated` says, on every day.
    """

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="bookings", help_text=_("from where they come"))
    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="bookings", help_text=_("for which request")
    )
    line = models.ForeignKey(NeedLine, models.PROTECT, related_name="bookings", help_text=_("the need line served"))
    staff_type = models.CharField(
        _("granted as"), max_length=16, choices=StaffType, help_text=_("the type granted; the pool may be a substitute")
    )
    persons = models.PositiveSmallIntegerField(_("persons"), help_text=_("how many are taken"))
    starts_on = models.DateField(_("from"), help_text=_("first day"))
    ends_on = models.DateField(_("until"), help_text=_("last day of work"))
    held_until = models.DateField(_("place taken until"), help_text=_("last day of rest or quarantine"))
    state = models.CharField(
        _("state"), max_length=10, choices=BookingState, default=BookingState.RESERVED, help_text=_("how firm it is")
    )
    lapses_at = models.DateTimeField(null=True, blank=True, help_text=_("when a proposal lapses"))
    deployment = models.ForeignKey(
        Deployment, models.PROTECT, null=True, blank=True, related_name="bookings", help_text=_("on which they go")
    )
    planned = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("persons as drawn up, when fewer are left")
    )
    arrived = models.PositiveSmallIntegerField(
        _("arrived"), null=True, blank=True, help_text=_("persons who arrived; empty before that")
    )

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["support_request", "state"], name="booking_request_state"),
            models.Index(fields=["lapses_at"], name="booking_lapses", condition=Q(state="proposed")),
        ]
        constraints = [
            models.CheckConstraint(
                name="booking_days_in_order", condition=Q(ends_on__gte=F("starts_on"), held_until__gte=F("ends_on"))
            ),
            models.CheckConstraint(name="booking_somebody", condition=Q(persons__gte=1)),
            models.CheckConstraint(
                name="booking_arrived_fits", condition=Q(arrived__isnull=True) | Q(arrived__lte=F("persons"))
            ),
            models.CheckConstraint(
                name="booking_proposal_lapses",
                condition=~Q(state="proposed") | Q(lapses_at__isnull=False, deployment__isnull=True),
            ),
            models.CheckConstraint(
                name="booking_committed_has_deployment",
                condition=~Q(state__in=["committed", "past"]) | Q(deployment__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.persons} × {self.get_staff_type_display()}"
