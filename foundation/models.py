"""The one table of the foundation: where the hands of the domain clock stood."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DomainClock(models.Model):
    """The last moment the demo's clock showed, kept so that it stands still while the server is down. One row."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(
        primary_key=True, default=THE_ONE, editable=False, help_text=_("Always 1: there is one clock.")
    )
    shown_at = models.DateTimeField(help_text=_("The moment the domain clock showed."))
    seen_at = models.DateTimeField(help_text=_("The machine's own time at that moment."))

    class Meta:
        verbose_name = _("domain clock")
        verbose_name_plural = _("domain clocks")
        constraints = [models.CheckConstraint(name="only_one_domain_clock", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return self.shown_at.isoformat()
