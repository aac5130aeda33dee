"""Civil pools: who is trained, registered, asked and placed, of which staff type, as it was said and corrected."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from insight.models.handed_in import HandedIn
from regions.models import Channel
from requests_app.models.staff import StaffType

OF_DEFENCE = frozenset({StaffType.MIL_NURSE, StaffType.MEDIC})
_WORDS: list = [(one.name, (one.value, one.label)) for one in StaffType if one not in OF_DEFENCE]
_OF_ALL: Any = [*_WORDS, ("ALL", ("all", _("all staff types together")))]  # words and labels, as the enum takes them
CivilStaff: Any = models.TextChoices("CivilStaff", _OF_ALL)
"""The staff types of civil pools, and what a pool says of all its people without telling types apart."""


class CivilPool(models.TextChoices):
    """The pools, step 2 of the ladder first; what they are says `insight.civil_pools.measures`."""

    EXTRA_HANDS = "extra_hands", _("Extra Handen voor de Zorg")
    RED_CROSS = "red_cross", _("Nationale Rode Kruis")
    ZORGRESERVE = "zorgreserve", _("De Nationale Zorgreserve")
    ZORGKLAS = "zorgklas", _("Nationale Zorgklas")
    CORONA_JOBS = "corona_jobs", _("corona jobs in care")


class PoolMeasure(models.TextChoices):
    """What is counted of a pool; the table in `insight.civil_pools.measures` says exactly what."""

    TRAINED = "trained", _("trained")
    REGISTERED = "registered", _("registered")
    ASKED = "asked", _("asked to come")
    PLACED = "placed", _("placed")


class CivilPoolFigure(HandedIn):
    """One measure of one staff type of a pool on one day, in the country (`nl`) or a safety region (`VR05`)."""

    ABOUT = ("pool", "place", "staff_type", "measure")
    MEASURES = PoolMeasure

    pool = models.CharField(_("civil pool"), max_length=12, choices=CivilPool, help_text=_("of which pool"))
    channel = models.ForeignKey(
        Channel, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("its organiser, on the ladder")
    )
    staff_type = models.CharField(
        _("staff type"), max_length=16, choices=CivilStaff, help_text=_("who, or all of them together")
    )
    measure = models.CharField(_("figure"), max_length=12, choices=PoolMeasure, help_text=_("what is counted"))

    class Meta:
        indexes = [models.Index(fields=["day", "pool"], name="civil_pool_day")]
        constraints = [
            models.UniqueConstraint(
                name="one_pool_figure_per_number",
                fields=["pool", "place", "staff_type", "measure", "day", "number"],
            ),
            models.CheckConstraint(name="civil_pool_not_below_zero", condition=Q(value__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.pool} {self.place} {self.staff_type} {self.measure} {self.day}: {self.value}"


class CivilPoolShown(models.Model):
    """How a pool is shown to whoever doesn't hand in for it: as numbers, or in bands. The last row counts."""

    pool = models.CharField(max_length=12, choices=CivilPool, help_text=_("which pool"))
    in_bands = models.BooleanField(_("others see bands only"), help_text=_("numbers are for who hands them in"))
    since = models.DateTimeField(help_text=_("since when"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who said so")
    )

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.pool}: {self.in_bands}"
