"""One message to one person of one event by one road, and how many she has not read.

What it says is made when it is read, in the language of the moment: the row keeps the sentence and what it is about.
"""

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from notifications.audience import sentence
from notifications.facts import Fact, of_inquiry, of_request
from notifications.models.sending import ON_ITS_WAY, Sending, SendingQuerySet, State
from notifications.table import Kind, Urgency
from requests_app.models import Event, Inquiry
from requests_app.papers.handing import Leads, paper_of
from requests_app.worklist import assignment


class Means(models.TextChoices):
    """The roads to a person; those to a system or a partner without an account have models of their own."""

    INBOX = "inbox", _("on the page")
    EMAIL = "email", _("by e-mail")


class About(models.TextChoices):
    """What a message may name: whoever is told may see it."""

    REQUEST = "request", _("the request")
    INQUIRY = "inquiry", _("what was asked, and nothing of the home")
    DELIVERY = "delivery", _("that something wasn't delivered, and nothing of the request")


class NotificationQuerySet(SendingQuerySet):
    """Phrases about messages to people."""

    def inbox_of(self, user) -> "NotificationQuerySet":
        return self.filter(user=user, road=Means.INBOX)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)

    def for_list(self) -> "NotificationQuerySet":
        return self.select_related("event__support_request__institution", "event__support_request__safety_region")

    def in_full(self) -> "NotificationQuerySet":
        """The messages with all a mail needs, in few queries; those told the same share what it is about."""
        about = Event.objects.select_related("support_request__institution", "support_request__safety_region")
        lines = ("event__support_request__lines", "inquiry__support_request__lines")
        turns = [f"event__support_request__{name}" for name in assignment.ASKS]
        asked = Inquiry.objects.select_related("support_request__safety_region")
        whole = (Prefetch("event", about), Prefetch("inquiry", asked), *lines)
        return self.select_related("user").prefetch_related(*whole).prefetch_related(*turns)


class Notification(Sending):
    """A message to a person: in her inbox it has arrived by being written, by e-mail it is sent."""

    event = models.ForeignKey(
        Event, models.PROTECT, related_name="notifications", help_text=_("the event it tells about")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications", help_text=_("who is told")
    )
    road = models.CharField(_("road"), max_length=8, choices=Means, help_text=_("how it travels"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, help_text=_("what it is about"))
    urgency = models.CharField(_("urgency"), max_length=8, choices=Urgency, help_text=_("how soon it must arrive"))
    text = models.CharField(max_length=200, help_text=_("the sentence of the table, untranslated"))
    about = models.CharField(
        max_length=8, choices=About, default=About.REQUEST, help_text=_("what the sentence may name")
    )
    inquiry = models.ForeignKey(
        Inquiry, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("what was asked of her, if so")
    )
    in_digest = models.BooleanField(default=False, help_text=_("travels in the daily summary"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True, help_text=_("when she read it on the page"))

    objects = NotificationQuerySet.as_manager()  # type: ignore[misc]  # its own phrases beside those of Sending

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            # Whoever is told of an event may also hear, as an administrator, that it didn't reach somebody.
            models.UniqueConstraint(
                name="one_message_per_event_person_road",
                fields=["event", "user", "road"],
                condition=~Q(about=About.DELIVERY),
            ),
            models.UniqueConstraint(
                name="one_alarm_per_event_and_person", fields=["event", "user"], condition=Q(about=About.DELIVERY)
            ),
            models.CheckConstraint(name="notification_state_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="inbox_arrives_by_being_written", condition=~Q(road=Means.INBOX) | Q(state=State.SENT)
            ),
        ]
        indexes = [
            # Few are on their way and every few seconds somebody asks for them.
            models.Index(fields=["next_try_at", "id"], name="notification_due", condition=ON_ITS_WAY),
            models.Index(fields=["due_at"], name="notification_late", condition=ON_ITS_WAY),
            models.Index(fields=["user", "created_at", "id"], name="inbox", condition=Q(road=Means.INBOX)),
            models.Index(fields=["user"], name="inbox_unread", condition=Q(road=Means.INBOX, read_at__isnull=True)),
            models.Index(fields=["due_at", "id"], name="notification_given_up", condition=Q(state=State.GIVEN_UP)),
            models.Index(fields=["sent_at"], name="notification_sent", condition=Q(state=State.SENT, road=Means.EMAIL)),
        ]

    @property
    def sentence(self) -> str:
        """The message in the active language, for the page of somebody who signed in."""
        return self._said(in_the_open=False)

    @property
    def sentence_in_the_open(self) -> str:
        """The message for a road that others may read: the reference, nothing of the home."""
        return self._said(in_the_open=True)

    @property
    def facts(self) -> list[Fact]:
        """What a mail says beside its sentence; nothing of what an administrator isn't told."""
        if self.about == About.DELIVERY:
            return []
        return of_inquiry(self.inquiry) if self.inquiry else of_request(self.event.support_request)

    @property
    def paper(self) -> Leads | None:
        """The paper that the event made, for those who may read it."""
        return paper_of(self.event) if self.about == About.REQUEST else None

    @property
    def reference_shown(self) -> str | None:
        """The reference of the request, for those who may know it."""
        return self.event.support_request.reference if self.about == About.REQUEST else None

    @property
    def event_number_shown(self) -> int | None:
        """The number of the event in the journal of the request, for those who may read that."""
        return self.event.number if self.about == About.REQUEST else None

    @property
    def is_read(self) -> bool:
        return self.read_at is not None

    @property
    def receiver(self) -> str:
        """Whom it goes to, for an administrator."""
        return self.user.email

    def _said(self, *, in_the_open: bool) -> str:
        if self.about == About.DELIVERY:
            return _g(self.text)
        asked = self.about == About.INQUIRY
        return sentence(_g(self.text), self.event.support_request, of_inquiry=asked, in_the_open=in_the_open)


class Mailbox(models.Model):
    """How many messages a person hasn't read: one row beside her own, so that a page needs no query for it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mailbox", help_text=_("whose")
    )
    unread = models.PositiveIntegerField(default=0, help_text=_("messages not read, recounted under the row's lock"))
