"""A call to a home that hasn't asked yet, because of its figures: who called, what came of it. Never changed after."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Guarded
from regions.models import Institution, SafetyRegion


class CallOutcome(models.TextChoices):
    """What came of the call."""

    MANAGES = "manages", _("manages by itself")
    AGAIN = "again", _("to be called again")
    ASKS = "asks", _("asks for help")
    NO_ANSWER = "no_answer", _("nobody answered")


class SignCall(Guarded):
    """The GHOR called a home of its region."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", help_text=_("who was called"))
    safety_region = models.ForeignKey(SafetyRegion, models.PROTECT, related_name="+", help_text=_("for which region"))
    at = models.DateTimeField(help_text=_("when it was written down"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who called"))
    spoke_with = models.CharField(
        _("spoke with"), max_length=120, blank=True, help_text=_("function, not the name of a client")
    )
    outcome = models.CharField(_("what came of it"), max_length=10, choices=CallOutcome, help_text=_("in a word"))
    said = models.TextField(_("what was said"), max_length=1000, blank=True, help_text=_("no names of clients"))

    class Meta:
        indexes = [models.Index(fields=["safety_region", "at"], name="sign_call_region")]

    def __str__(self) -> str:
        return f"{self.institution_id} @ {self.at:%Y-%m-%d %H:%M}"
