"""What is mailed to a party that was asked and has nobody with an account: the message, and the link to answer by."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from notifications.audience import sentence
from notifications.facts import Fact, of_inquiry
from notifications.models.sending import ON_ITS_WAY, Sending, SendingQuerySet, State
from requests_app.models import PARTIES, Event, Inquiry


class LinkQuerySet(SendingQuerySet):
    """Phrases about links."""

    def in_full(self) -> "LinkQuerySet":
        """The links with all that their mail and page need, in two queries."""
        return self.select_related(
            "account",
            "event",
            "inquiry__support_request__safety_region",
            "inquiry__support_request__institution",
            *(f"inquiry__{party}" for party in PARTIES),
        ).prefetch_related("inquiry__support_request__lines")


class AnswerLink(Sending):
    """One message about one inquiry to the address of its party, with a link that opens that inquiry for some days."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="links", help_text=_("the event it tells about"))
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="links", help_text=_("what the link opens"))
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="links", help_text=_("who answers, in the journal")
    )
    address = models.EmailField(_("e-mail address"), help_text=_("where it is sent; the link is bound to it"))
    text = models.CharField(max_length=200, help_text=_("the sentence of the table, untranslated"))

    objects = LinkQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("answer by link")
        verbose_name_plural = _("answers by link")
        constraints = [
            models.UniqueConstraint(name="one_link_per_event_and_inquiry", fields=["event", "inquiry"]),
            models.CheckConstraint(name="link_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            models.Index(fields=["next_try_at", "id"], name="link_due", condition=ON_ITS_WAY),
            models.Index(fields=["due_at"], name="link_late", condition=ON_ITS_WAY),
            models.Index(fields=["due_at", "id"], name="link_given_up", condition=Q(state=State.GIVEN_UP)),
            models.Index(fields=["sent_at"], name="link_sent", condition=Q(state=State.SENT)),
        ]

    @property
    def until(self) -> datetime:
        """When the link stops working: some days after it was to leave, for the last time."""
        return self.due_at + timedelta(days=settings.MSOB_LINK_DAYS)

    @property
    def sentence(self) -> str:
        """The message in the active language: of the request nothing but its region."""
        return sentence(_g(self.text), self.inquiry.support_request, of_inquiry=True)

    @property
    def facts(self) -> list[Fact]:
        """What the mail says beside its sentence."""
        return of_inquiry(self.inquiry)

    @property
    def receiver(self) -> str:
        """Whom it goes to, for an administrator."""
        return self.address
