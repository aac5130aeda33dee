"""Who wants which situation report by mail and when, and each mail that came of it."""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation import clock
from notifications.models import ON_ITS_WAY, Sending, State

EVERY_DAY = 0


class ReportForm(models.TextChoices):
    """How much of it."""

    REPORT = "report", _("situation report")
    BRIEFING = "briefing", _("briefing of one page")


class Weekday(models.IntegerChoices):
    """On which day it is sent."""

    EVERY_DAY = EVERY_DAY, _("every day")
    MONDAY = 1, _("every Monday")
    TUESDAY = 2, _("every Tuesday")
    WEDNESDAY = 3, _("every Wednesday")
    THURSDAY = 4, _("every Thursday")
    FRIDAY = 5, _("every Friday")
    SATURDAY = 6, _("every Saturday")
    SUNDAY = 7, _("every Sunday")


class ReportSubscription(models.Model):
    """Somebody wants a report of a scope, every day or once a week, as it is at an hour in Amsterdam."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", help_text=_("who is sent the mail")
    )
    scope = models.CharField(max_length=30, help_text=_("code of what it is of: `nl`, `roaz-AZNN`, `VR05`"))
    form = models.CharField(max_length=8, choices=ReportForm, help_text=_("the whole report, or one page"))
    days = models.PositiveSmallIntegerField(help_text=_("over how many days"))
    weekday = models.PositiveSmallIntegerField(choices=Weekday, help_text=_("1 is Monday; 0 is every day"))
    hour = models.PositiveSmallIntegerField(help_text=_("the hour in Amsterdam, 0 to 23"))
    since = models.DateTimeField(help_text=_("asked, or changed, then: what was due before isn't sent"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_subscription_per_report", fields=["person", "scope", "form", "weekday"]),
            models.CheckConstraint(name="subscription_hour", condition=Q(hour__lte=23)),
            models.CheckConstraint(name="subscription_weekday", condition=Q(weekday__lte=7)),
        ]

    def last_due(self, now: datetime) -> datetime:
        """The last moment up to `now` of which a report is wanted; summer time doesn't move its hour."""
        day = clock.day_of(now)
        if self.weekday:
            day -= timedelta(days=(day.isoweekday() - self.weekday) % 7)
        step = timedelta(days=7 if self.weekday else 1)
        found = self._at(day)
        return found if found <= now else self._at(day - step)

    def _at(self, day: Any) -> datetime:
        return datetime.combine(day, time(self.hour), tzinfo=clock.AMSTERDAM)


class ReportMail(Sending):
    """The mail that a report of a moment is there: one for each, however often beat looks. It tells of no event."""

    event = None
    event_id = None

    subscription = models.ForeignKey(
        ReportSubscription, models.CASCADE, related_name="mails", help_text=_("what was asked for")
    )
    at = models.DateTimeField(help_text=_("of which moment the report is"))

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_mail_per_report", fields=["subscription", "at"]),
            models.CheckConstraint(name="report_mail_state_known", condition=Q(state__in=State.values)),
        ]
        indexes = [models.Index(fields=["next_try_at", "id"], name="report_mail_due", condition=ON_ITS_WAY)]

    @property
    def receiver(self) -> str:
        """Whom it goes to, for an administrator."""
        return self.subscription.person.email
