"""The journal: every deed is one event, never edited, never deleted, each with the hash of the one before.

Only `workflow` writes here. Beside it: the outbox row each event leaves, the frozen versions of a request, and the
deeds done on somebody's behalf that she still has to confirm.
"""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.models import Worded
from regions.models import NOTHING, Membership, Role
from requests_app.models.actions import Action
from requests_app.models.fact_finding import VISITORS, Mission
from requests_app.models.ladder import ADDRESSEE, Inquiry
from requests_app.models.status import Status
from requests_app.models.support_request import TERRITORY, SupportRequest


class JournalIsFinal(Exception):
    """Somebody tried to change or delete an event."""


class EventQuerySet(models.QuerySet):
    """Events can be added and read, nothing else."""

    def update(self, **kwargs):
        raise JournalIsFinal

    def delete(self):
        raise JournalIsFinal


class Event(Worded):
    """Who did what, in which role, on whose behalf, when, why, on which version."""

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="events", help_text=_("the request it happened to")
    )
    number = models.PositiveIntegerField(_("number"), help_text=_("1 for the first event of a request"))
    action = models.CharField(_("deed"), max_length=32, help_text=_("the deed, from the table of deeds"))
    at = models.DateTimeField(_("when"), help_text=_("moment on the domain clock (UTC)"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("who did it; empty for the system itself"),
    )
    role = models.CharField(_("role"), max_length=20, blank=True, help_text=_("the role in which it was done"))
    standing = models.CharField(max_length=200, blank=True, help_text=_("the membership under which it was done"))
    spoken_by = models.JSONField(
        null=True, blank=True, encoder=DjangoJSONEncoder, help_text=_("function or name, and moment of the call")
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("why"))
    facts = models.JSONField(default=dict, blank=True, help_text=_("what was recorded"))
    from_status = models.CharField(max_length=14, choices=Status, blank=True, help_text=_("status before"))
    to_status = models.CharField(max_length=14, choices=Status, blank=True, help_text=_("status after"))
    version = models.PositiveIntegerField(default=0, help_text=_("version of the request after the deed"))
    supersedes = models.PositiveIntegerField(null=True, blank=True, help_text=_("number of the event it corrects"))
    key = models.CharField(max_length=64, blank=True, help_text=_("the sender's key, so that a replay is recognised"))
    previous_hash = models.CharField(max_length=64, blank=True, help_text=_("hash of the event before"))
    hash = models.CharField(max_length=64, help_text=_("SHA-256 over the canonical form"))

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.UniqueConstraint(name="one_event_per_number", fields=["support_request", "number"]),
            models.UniqueConstraint(name="one_event_per_key", fields=["actor", "key"], condition=~Q(key="")),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.action}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise JournalIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise JournalIsFinal


class PendingEvent(models.Model):
    """The outbox: this event has still to be turned into messages."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="pending", help_text=_("the event to tell about"))


class Fingerprint(models.Model):
    """What was sent under the key of an event, so that something else under the same key isn't taken for it.

    It stands beside the journal and not in it: what was sent is more than what was recorded.
    """

    event = models.OneToOneField(
        Event, models.PROTECT, related_name="fingerprint", help_text=_("the deed that came of it")
    )
    digest = models.CharField(max_length=64, help_text=_("SHA-256 over what was sent"))


class Version(models.Model):
    """Need lines and application as they stood, frozen as canonical JSON; decisions refer to one of these."""

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="versions", help_text=_("whose version")
    )
    number = models.PositiveIntegerField(help_text=_("1 at the first submit"))
    frozen = models.TextField(help_text=_("canonical JSON"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that made it"))

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(name="one_version_per_number", fields=["support_request", "number"])]


class BehalfState(models.TextChoices):
    """What she on whose behalf it was recorded says of it."""

    OPEN = "open", _("to be confirmed")
    CONFIRMED = "confirmed", _("confirmed")
    CONTESTED = "contested", _("contested")


class BehalfQuerySet(models.QuerySet):
    """Phrases about deeds done on somebody's behalf."""

    def spoken_for(self, user) -> "BehalfQuerySet":
        """Deeds done on behalf of a party `user` speaks for."""
        condition = NOTHING
        for membership in user.memberships_now():
            condition |= _speaks_for(membership)
        return self.filter(condition).exclude(event__actor=user)

    def waiting(self) -> "BehalfQuerySet":
        return self.filter(state=BehalfState.OPEN)


def _speaks_for(membership: Membership) -> Q:
    """The deeds that were done for `membership`: in its role, for its own party or territory."""
    to_a_party = Q(inquiry__in=Inquiry.objects.filter(ADDRESSEE.covered_by(membership)))
    to_a_team = VISITORS.covered_by(membership, through="mission")
    nobody_in_particular = Q(inquiry__isnull=True, mission__isnull=True)
    own_request = nobody_in_particular & TERRITORY.covered_by(membership, through="event__support_request")
    return Q(role=membership.role) & (to_a_party | to_a_team | own_request)


class OnBehalf(models.Model):
    """A deed recorded for somebody who said it on the telephone; she confirms or contests it within 24 hours."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="behalf", help_text=_("the deed"))
    role = models.CharField(max_length=20, choices=Role.choices, help_text=_("the role spoken for"))
    inquiry = models.ForeignKey(
        Inquiry, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("whose addressee was spoken for")
    )
    mission = models.ForeignKey(
        Mission, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("whose team was spoken for")
    )
    due_at = models.DateTimeField(_("due"), help_text=_("confirm or contest before this moment"))
    state = models.CharField(
        _("state"), max_length=10, choices=BehalfState, default=BehalfState.OPEN, help_text=_("confirmed or not")
    )
    closed_by_event = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("number of the event that confirmed or contested it")
    )

    objects = BehalfQuerySet.as_manager()

    def __str__(self) -> str:
        return str(Action(self.event.action).label)

    @property
    def support_request(self) -> SupportRequest:
        return self.event.support_request

    @property
    def is_overdue(self) -> bool:
        return self.state == BehalfState.OPEN and self.due_at < clock.now()
