"""What both sides say of it afterwards: the home that was helped, and the unit that came."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from requests_app.models.support_request import SupportRequest


class EvaluatedBy(models.TextChoices):
    """Whose evaluation it is."""

    INSTITUTION = "institution", _("the institution")
    DEFENCE = "defence", _("Defence")


def _score(label, help_text):
    return models.PositiveSmallIntegerField(label, validators=[MaxValueValidator(3)], help_text=help_text)


def _words(label, help_text, **more):
    return models.TextField(label, max_length=2000, help_text=help_text, **more)


class Evaluation(models.Model):
    """One side's evaluation of a deployment: effect, cooperation, and what the next home should know."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="evaluations", help_text=_("the request evaluated")
    )
    side = models.CharField(_("side"), max_length=12, choices=EvaluatedBy, help_text=_("whose evaluation"))
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who wrote it"))
    at = models.DateTimeField(_("when"), help_text=_("moment on the domain clock"))
    effect = _score(_("effect"), _("0 none – 3 the desired effect was reached"))
    cooperation = _score(_("cooperation"), _("0 bad – 3 good: roster, handing over, leadership on the ward"))
    induction = _score(_("induction"), _("0 none – 3 good: before the first shift"))
    right_people = models.BooleanField(_("the right types of staff"), help_text=_("were the types what was needed"))
    went_well = _words(_("what went well"), _("no names"))
    could_be_better = _words(_("what could be better"), _("no names"))
    lesson = _words(_("lesson for others"), _("one that another home or unit can use"), blank=True)
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(name="one_evaluation_per_side", fields=["support_request", "side"]),
            models.CheckConstraint(
                name="evaluation_scores_0_3",
                condition=models.Q(effect__lte=3, cooperation__lte=3, induction__lte=3),
            ),
        ]
