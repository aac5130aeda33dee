"""A passage: something that happened to a request and is counted over a period.

It has two times: `at`, about when it is, and since when it was known. What was undone is known until then.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from insight.models.kept import Kept, in_order


class PassageKind(models.TextChoices):
    """What happened; `code` says which, and `amount` how much."""

    ALERT = "alert", _("the alert was sent")
    LEFT = "left", _("it left a status, after so many minutes")
    OVER = "over", _("it closed")
    DECIDED = "decided", _("the triangle or the decider decided")
    REASON = "reason", _("a coded reason of a refusal")
    ARRIVED = "arrived", _("the first people of Defence arrived, so many minutes after the alert")
    SUPPORT = "support", _("so many person-days more of help (below zero: fewer)")


SUPPORT = ("region", "national", "defence")
"""The terms of the ledger that are help; what is given so far is the sum of these passages."""


class Passage(Kept):
    kind = models.CharField(max_length=8, choices=PassageKind, help_text=_("what happened"))
    code = models.CharField(max_length=24, blank=True, help_text=_("which: a status, an outcome, a reason, a term"))
    at = models.DateTimeField(help_text=_("about when"))
    amount = models.IntegerField(default=0, help_text=_("minutes or person-days"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event it comes from"))

    class Meta:
        indexes = [
            models.Index(fields=["at", "kind"], name="passage_at"),
            models.Index(fields=["support_request", "event_number"], name="passage_request"),
            models.Index(fields=["institution", "kind"], name="passage_institution"),
        ]
        constraints = [in_order("passage_in_order")]
