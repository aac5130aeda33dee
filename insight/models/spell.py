"""A spell: the time in which a request stood in one status, with one due time and one first unsafe shift."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from insight.models.kept import Lasting, in_order
from requests_app.models import Status, Urgency

OVER = datetime(9998, 1, 1, tzinfo=UTC)
"""The end of a spell in force in which the request is closed: nearly all are, and a picture of now reads past them."""


class Spell(Lasting):
    """How a request stood. What depends on the hour (unsafe, late) is asked of it at the moment of the picture."""

    status = models.CharField(max_length=14, choices=Status, help_text=_("status"))
    entered_at = models.DateTimeField(help_text=_("when it entered this status"))
    due_at = models.DateTimeField(help_text=_("when the owner must have acted"))
    unsafe_at = models.DateTimeField(null=True, help_text=_("first unsafe shift, while nobody was sent"))
    urgency = models.CharField(max_length=16, choices=Urgency, help_text=_("how urgent"))
    under_way = models.BooleanField(help_text=_("the alert was sent and it isn't closed"))

    class Meta:
        indexes = [
            models.Index(fields=["span", "reach"], name="spell_near", condition=Q(under_way=True)),
            models.Index(fields=["support_request"], name="spell_request"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_spell_in_force", fields=["support_request"], condition=Q(until__gte=OVER)
            ),
            in_order("spell_in_order"),
        ]
