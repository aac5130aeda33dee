"""How a person wants to be reached, per kind of message and road."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notifications.models.notification import Means
from notifications.table import REQUIRED, Kind


class Choice(models.TextChoices):
    """When, if at all."""

    AT_ONCE = "at_once", _("at once")
    DIGEST = "digest", _("in the daily summary")
    OFF = "off", _("not at all")


class Preference(models.Model):
    """What one person chose for one kind of message on one road; without a row the table and the duty roster decide."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences", help_text=_("whose choice")
    )
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, help_text=_("what messages are about"))
    road = models.CharField(_("road"), max_length=8, choices=Means, help_text=_("how they travel"))
    choice = models.CharField(_("when"), max_length=8, choices=Choice, help_text=_("at once, daily or not at all"))

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.UniqueConstraint(name="one_preference_per_kind_and_road", fields=["user", "kind", "road"]),
            models.CheckConstraint(
                name="what_the_procedure_requires_stays_on",
                condition=~Q(choice=Choice.OFF, kind__in=sorted(REQUIRED)),
                violation_error_message=_("The procedure requires this message: it can't be switched off."),
            ),
            models.CheckConstraint(
                name="the_inbox_has_no_summary",
                condition=~Q(choice=Choice.DIGEST, road=Means.INBOX),
                violation_error_message=_("On the page a message stands at once; choose at once or not at all."),
            ),
        ]
