"""What every road keeps of what it carries: waiting, sent, failed or given up, how often tried and what went wrong.

A row is made once per event and receiver; the outbox claims those that are due and writes how it went.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from requests_app.models import Event

LONGEST_ERROR = 500


class State(models.TextChoices):
    """Where a message is on its way."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed, to be tried again")
    GIVEN_UP = "given_up", _("given up")


ON_ITS_WAY = Q(state__in=[State.WAITING, State.FAILED])


def pause_after(attempts: int) -> timedelta:
    """The pause after this many failed tries: twice as long each time, up to MSOB_SEND_LONGEST_PAUSE_SECONDS."""
    seconds = settings.MSOB_SEND_FIRST_PAUSE_SECONDS * 2 ** (attempts - 1)
    return timedelta(seconds=min(seconds, settings.MSOB_SEND_LONGEST_PAUSE_SECONDS))


class SendingQuerySet(models.QuerySet):
    """Phrases about what is on its way."""

    def on_its_way(self) -> "SendingQuerySet":
        return self.filter(ON_ITS_WAY)

    def due(self) -> "SendingQuerySet":
        """The rows that must be tried now, the longest waiting first."""
        return self.on_its_way().filter(next_try_at__lte=clock.now()).order_by("next_try_at", "pk")

    def again(self) -> int:
        """Let them be sent anew as if they were never tried; returns how many."""
        now = clock.now()
        anew = {"state": State.WAITING, "attempts": 0, "due_at": now, "next_try_at": now}
        return self.update(**anew, put_away_at=None, put_away_by=None)

    def late(self) -> "SendingQuerySet":
        """The rows that should have left by now and haven't; without those that wait for a daily summary."""
        return self.on_its_way().filter(due_at__lte=clock.now())


class Sending(models.Model):
    """One message on one road to one receiver. `event` and the unique key stand in the model of each road."""

    state = models.CharField(
        _("state"), max_length=8, choices=State, default=State.WAITING, help_text=_("how far it came")
    )
    created_at = models.DateTimeField(default=clock.now, help_text=_("when the event was turned into this message"))
    due_at = models.DateTimeField(default=clock.now, help_text=_("when it was to leave for the first time"))
    next_try_at = models.DateTimeField(
        default=clock.now, help_text=_("not before this moment; ahead while a sender holds it")
    )
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True, help_text=_("when the receiving side took it"))
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0, help_text=_("tries that failed, or the last"))
    last_error = models.CharField(
        _("last error"), max_length=LONGEST_ERROR, blank=True, help_text=_("why the last try failed")
    )

    put_away_at = models.DateTimeField(
        _("put away"), null=True, blank=True, help_text=_("since when it asks nobody's attention, though given up")
    )
    put_away_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text=_("which administrator put it away"),
    )

    event: Any  # a foreign key of each model of its own; None where it tells of no event
    event_id: Any

    objects = SendingQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_given_up(self) -> bool:
        return self.state == State.GIVEN_UP

    @property
    def is_stuck(self) -> bool:
        """Whether it failed or was given up, so that it can be sent again."""
        return self.state in {State.FAILED, State.GIVEN_UP}

    def bounced(self, error: str, *, hopeless: bool = False) -> None:
        """Note a failed try; given up after the last one, or at once when `hopeless`; saves."""
        self.attempts += 1
        last = hopeless or self.attempts >= settings.MSOB_SEND_ATTEMPTS
        self.state = State.GIVEN_UP if last else State.FAILED
        self.next_try_at = clock.now() + pause_after(self.attempts)
        self.last_error = error[:LONGEST_ERROR]
        self.save(update_fields=["state", "attempts", "next_try_at", "last_error"])

    def again(self) -> None:
        """Let it be sent anew as if it was never tried, because an administrator mended what was wrong; saves."""
        self.state, self.attempts = State.WAITING, 0
        self.put_away_at = self.put_away_by = None
        self.due_at = self.next_try_at = clock.now()
        self.save(update_fields=["state", "attempts", "due_at", "next_try_at", "put_away_at", "put_away_by"])


class Stumble(models.Model):
    """An event that couldn't be turned into messages: it waits with its error, and those behind it pass."""

    event = models.OneToOneField(Event, models.PROTECT, related_name="stumble", help_text=_("the event to tell about"))
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0, help_text=_("sweeps that failed on it"))
    next_try_at = models.DateTimeField(default=clock.now, help_text=_("not before this moment"))
    last_error = models.CharField(
        _("last error"), max_length=LONGEST_ERROR, blank=True, help_text=_("why the last sweep failed on it")
    )
