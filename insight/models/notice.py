"""What somebody is told of the picture by mail: figures that stopped coming, and what became of her lesson."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from insight.models.lesson import Lesson
from notifications.models import ON_ITS_WAY, Sending, State


class NoticeKind(models.TextChoices):
    """What it is about."""

    PRESSURE_SILENT = "pressure", _("no figures of care pressure")
    POOL_SILENT = "pool", _("no figures of a civil pool")
    PUBLISHED = "publish", _("your lesson was published")
    REJECTED = "reject", _("your lesson was rejected")
    JUDGED = "judge", _("an umbrella body gave its verdict on your lesson")


class Notice(Sending):
    """One mail to one person about one thing (`about`), never a second of the same; of no event of a request."""

    event = None
    event_id = None

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", help_text=_("who is sent the mail")
    )
    kind = models.CharField(max_length=8, choices=NoticeKind, help_text=_("what it is about"))
    about = models.CharField(max_length=80, help_text=_("which silence or step: one mail of each"))
    scope = models.CharField(max_length=40, blank=True, help_text=_("code of the territory or home of the figures"))
    pool = models.CharField(max_length=12, blank=True, help_text=_("which pool"))
    day = models.DateField(null=True, help_text=_("of figures the last day they were about"))
    lesson = models.ForeignKey(Lesson, models.CASCADE, null=True, related_name="+", help_text=_("which lesson"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_notice_of_a_thing", fields=["person", "kind", "about"]),
            models.CheckConstraint(name="notice_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            models.Index(fields=["next_try_at", "id"], name="notice_due", condition=ON_ITS_WAY),
            models.Index(fields=["kind", "about"], name="notice_about"),
        ]

    @property
    def receiver(self) -> str:
        """Whom it goes to, for an administrator."""
        return self.person.email
