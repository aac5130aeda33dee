"""What LOCC checks before anybody else is bothered: P1–P11, each with a verdict and a remark."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.models.checklists import PROCEDURAL, Verdict
from requests_app.models.support_request import SupportRequest

CODES = [(check.code, check.text) for check in PROCEDURAL]


class CheckAnswer(models.Model):
    """The answer to one procedural check of a request; a new answer replaces it, and the journal keeps both."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="checks", help_text=_("the request checked")
    )
    code = models.CharField(_("check"), max_length=3, choices=CODES, help_text=_("P1 to P11"))
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict, help_text=_("met, failed or to follow"))
    note = models.CharField(_("remark"), max_length=500, blank=True, help_text=_("needed when it failed"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that answered it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="one_answer_per_check", fields=["support_request", "code"]),
            models.CheckConstraint(
                name="failed_check_has_note",
                condition=~models.Q(verdict=Verdict.FAILED) | ~models.Q(note=""),
                violation_error_message=_("Say what is wrong."),
            ),
        ]
