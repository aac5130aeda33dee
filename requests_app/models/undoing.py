"""A deed that whoever did it may still undo: what stood before it, beside the journal and not in it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models.actions import Action
from requests_app.models.event import Event
from requests_app.models.ladder import Inquiry
from requests_app.models.support_request import SupportRequest


def how_long() -> timedelta:
    """For how long a deed can be undone."""
    return timedelta(minutes=settings.MSOB_UNDO_MINUTES)


class Undoable(models.Model):
    """What a deed found in each row it changed; read by whoever undoes it, and shown to nobody."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="undoable", help_text=_("the deed"))
    rows = models.JSONField(
        null=True, default=dict, help_text=_("by row: what changed in it, before and after; null once it is too late")
    )
    undone_by_event = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("number of the event that undid it")
    )

    class Meta:
        indexes = [
            models.Index(name="still_with_rows", fields=["id"], condition=models.Q(rows__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(Action(self.event.action).label)

    @property
    def support_request(self) -> SupportRequest:
        return self.event.support_request

    @property
    def until(self) -> datetime:
        """The last moment at which it can be undone (MSOB_UNDO_MINUTES)."""
        return self.event.at + how_long()

    @property
    def is_running(self) -> bool:
        """Whether its minutes aren't over, and it wasn't undone; `rows` aren't read for it."""
        return self.undone_by_event is None and clock.now() <= self.until

    @property
    def is_too_late(self) -> bool:
        """Whether its minutes are over; what stood before it is erased then."""
        return clock.now() > self.until or self.rows is None

    @property
    def inquiry(self) -> Inquiry | None:
        """What was asked of a party, when the deed was about that; to her it is all she sees of the request."""
        facts = self.event.facts
        about = {"pk": facts["inquiry"]} if facts.get("inquiry") else {"offers": facts.get("offer") or 0}
        return Inquiry.objects.filter(support_request=self.event.support_request_id, **about).first()
