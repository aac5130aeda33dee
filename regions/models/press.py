"""A press of a button, or a call, that was answered: the same again is done once and gets the same answer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Press(models.Model):
    """One sending of one opening of a form, or one call under a key; what was sent isn't kept, only its digest."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", help_text=_("who pressed the button")
    )
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of the address and all that was sent, or of the key"))
    said = models.CharField(max_length=64, blank=True, help_text=_("SHA-256 of what was sent under the key"))
    answer = models.JSONField(
        null=True,
        help_text=_("what answered the call, or the words that answered the button; null where that told a secret"),
    )
    saw = models.JSONField(
        default=dict, help_text=_("what of the answer depended on who she was then: which of it she saw")
    )
    led_to = models.CharField(max_length=500, blank=True, help_text=_("the page that answered it"))
    at = models.DateTimeField(help_text=_("when"))

    class Meta:
        constraints = [models.UniqueConstraint(name="one_answer_per_press", fields=["person", "digest"])]
        indexes = [models.Index(fields=["at"], name="press_at")]
