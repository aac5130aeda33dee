"""A mark: up to which moment somebody who steers has read what changed. Nobody else reads it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Mark(models.Model):
    """One for each time she said so: the last counts, those before it say since when she can look back."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", help_text=_("who has read it")
    )
    at = models.DateTimeField(help_text=_("up to which moment"))

    class Meta:
        constraints = [models.UniqueConstraint(name="one_mark_per_moment", fields=["person", "at"])]
