"""Meetings of the triangle: when they are, what is on the agenda, who sat there, and what was agreed to be done.

An action that was agreed belongs to a request: so it has a journal, is told, and is seen by whoever reads what the
corners say of that request.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.models import Guarded
from regions.models import Role
from requests_app.models.support_request import SupportRequest
from requests_app.models.triangle import Corner


class Meeting(Guarded):
    """A meeting of the triangle; its agenda orders itself, and may be reordered with a reason."""

    starts_at = models.DateTimeField(_("starts at"), unique=True, help_text=_("when the triangle meets"))
    place = models.CharField(_("place or link"), max_length=200, blank=True, help_text=_("where"))
    minutes = models.TextField(_("minutes"), max_length=10_000, blank=True, help_text=_("what was said, no names"))
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who planned it")
    )

    class Meta:
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class AgendaItem(models.Model):
    """A request on the agenda; `rank` only when it was moved, with the reason."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", help_text=_("the meeting"))
    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="agenda_items", help_text=_("the request")
    )
    rank = models.PositiveSmallIntegerField(null=True, blank=True, help_text=_("place on the agenda when moved"))
    reason = models.CharField(max_length=300, blank=True, help_text=_("why it was moved"))
    treated_at = models.DateTimeField(
        null=True, blank=True, help_text=_("when the meeting last took it up; the latest one is treated now")
    )
    place = 0  # on the agenda as it stands now: `triangle_access.agenda` numbers it
    event_number = models.PositiveIntegerField(help_text=_("number of the event that put it there"))

    class Meta:
        constraints = [models.UniqueConstraint(name="once_on_agenda", fields=["meeting", "support_request"])]


class Attendance(Guarded):
    """Whether a corner sat in a meeting, and who did, by function."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats", help_text=_("the meeting"))
    corner = models.CharField(_("corner"), max_length=10, choices=Corner, help_text=_("whose seat"))
    present = models.BooleanField(_("present"), help_text=_("did somebody sit there"))
    who = models.CharField(_("who"), max_length=200, blank=True, help_text=_("functions, no names; or why nobody came"))

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="one_seat_per_corner", fields=["meeting", "corner"])]


class AgreedAction(models.Model):
    """Something that was agreed in a meeting to be done for a request, by whom and by when."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="actions", help_text=_("where it was agreed"))
    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="agreed_actions", help_text=_("the request it is for")
    )
    text = models.CharField(_("what"), max_length=500, help_text=_("what will be done"))
    owner = models.CharField(_("owner"), max_length=20, choices=Role, help_text=_("the role that does it"))
    due_at = models.DateTimeField(_("due"), help_text=_("before this moment"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, help_text=_("when it was reported as done"))
    proof = models.CharField(_("what shows it"), max_length=500, blank=True, help_text=_("what shows that it is done"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that set it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="agreed_action_done_on_proof",
                condition=Q(done_at=None, proof="") | (Q(done_at__isnull=False) & ~Q(proof="")),
            )
        ]

    def __str__(self) -> str:
        return self.text
