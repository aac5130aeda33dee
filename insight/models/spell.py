"""A spell: the time in which a request stood in one status, with one due time and one first unsafe shift."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from insight.models.kept import Lasting, in_order, ordinal
from requests_app.models import Status, Urgency
from requests_app.models.support_request import FAR_FUTURE


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
                name="one_spell_in_force", fields=["support_request"], condition=Q(until=FAR_FUTURE)
            ),
            in_order("spell_in_order"),
        ]

    @property
    def last_needed(self) -> int:
        """A request that is closed is in no picture, so that its last spell lies near to none but its own moment."""
        return super().last_needed if self.under_way else ordinal(self.since)
