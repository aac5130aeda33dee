"""What help to one request costs: estimated or actual, who pays, by which scheme, about which days.

Rows are final: a correction is a new row that takes the place of an earlier one. The schemes are those of 2020 and
2021: Regeling MSOB 2007, article 9; the evaluation of the FNIK covenant; NZa policy rules; Staatscourant 2020, 56337;
Subsidieregeling coronabanen in de zorg.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from capacity.models.deployment import Deployment
from foundation.days import FIRST_DAY, LAST_DAY
from foundation.models import Washed
from foundation.money import MOST, NOTHING, euros
from foundation.tables import words
from regions.models import Role
from requests_app.models import SupportRequest
from requests_app.models.staff import StaffType

LONGEST = timedelta(days=731)
LONGEST_SOURCE = 300


class CostKind(models.TextChoices):
    """Whether it was reckoned beforehand or has been spent; the two are never added up."""

    ESTIMATED = "estimated", _("estimated")
    ACTUAL = "actual", _("actual")


class Payer(models.TextChoices):
    """Who pays."""

    INSTITUTION = "institution", _("the institution")
    CARE_OFFICE = "care_office", _("the care office")
    INSURER = "insurer", _("the health insurer")
    MUNICIPALITY = "municipality", _("the municipality")
    SAFETY_REGION = "safety_region", _("the safety region")
    VWS = "vws", _("the Ministry of Health, Welfare and Sport")
    DEFENCE = "defence", _("the Ministry of Defence")
    UNSETTLED = "unsettled", _("not agreed yet")


class Scheme(models.TextChoices):
    """By which regulation or agreement it is paid."""

    SETTLEMENT = "settlement", _("settlement of additional expenditure on military assistance and support")
    FNIK = "fnik", _("covenant on financing the national deployment of the armed forces (FNIK)")
    WLZ = "wlz", _("NZa policy rule SARS-CoV-2, extra costs of long-term care (Wlz)")
    ZVW = "zvw", _("NZa policy rule continuity contribution and extra costs (Zvw)")
    WMO = "wmo", _("agreement of State and municipalities on extra costs (Wmo, Youth Act)")
    CORONA_JOBS = "corona_jobs", _("subsidy scheme for corona jobs in care")
    CURATIVE = "curative", _("subsidy scheme for scaling up curative care COVID-19")
    OWN_MEANS = "own_means", _("own means")
    OTHER = "other", _("another scheme, named at the source")
    UNSETTLED = "unsettled", _("not agreed yet")


class CostQuerySet(models.QuerySet):
    """Phrases about costs."""

    def known_at(self, at: datetime) -> "CostQuerySet":
        """Those that had been recorded at `at` and weren't replaced by then."""
        return self.filter(at__lte=at).exclude(replaced_by__at__lte=at)

    def in_force(self) -> "CostQuerySet":
        """Those that nothing replaced."""
        return self.filter(replaced_by=None)


def _day(label, help_text) -> models.DateField:
    return models.DateField(
        label, validators=[MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)], help_text=help_text
    )


class Cost(Washed):
    """An amount about some days of one request, maybe of one deployment or staff type alone."""

    support_request = models.ForeignKey(
        SupportRequest, models.PROTECT, related_name="costs", help_text=_("the request it is about")
    )
    deployment = models.ForeignKey(
        Deployment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="costs",
        verbose_name=_("deployment"),
        help_text=_("empty: not of a deployment, as of help by others"),
    )
    staff_type = models.CharField(
        _("staff type"), max_length=16, choices=StaffType, blank=True, help_text=_("empty: of all types together")
    )
    kind = models.CharField(
        _("kind"), max_length=9, choices=CostKind, help_text=_("reckoned beforehand, or spent; never added up")
    )
    amount = models.DecimalField(
        _("amount"),
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(NOTHING), MaxValueValidator(MOST)],
        help_text=_("in euros and cents, VAT included"),
    )
    payer = models.CharField(_("who pays"), max_length=13, choices=Payer, help_text=_("of an actual cost who paid it"))
    scheme = models.CharField(_("scheme"), max_length=11, choices=Scheme, help_text=_("by which it is paid"))
    starts_on = _day(_("from"), _("the first day it is about"))
    ends_on = _day(_("until"), _("the last day it is about"))
    source = models.CharField(
        _("source"), max_length=LONGEST_SOURCE, help_text=_("a bill, a calculation, an agreement; no names")
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("corrects"),
        help_text=_("the cost in whose place this one comes"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("who recorded it")
    )
    role = models.CharField(max_length=20, choices=Role, help_text=_("in which role"))
    at = models.DateTimeField(_("when"), help_text=_("when it was recorded"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))

    objects = CostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.CheckConstraint(name="cost_days_in_order", condition=Q(ends_on__gte=models.F("starts_on"))),
            models.CheckConstraint(
                name="cost_is_some_unless_corrected",
                condition=Q(amount__gt=0) | Q(amount=0, replaces__isnull=False),
            ),
            models.CheckConstraint(
                name="cost_actual_has_payer", condition=~Q(kind=CostKind.ACTUAL) | ~Q(payer=Payer.UNSETTLED)
            ),
        ]

    def __str__(self) -> str:
        about = f"{words(self.starts_on)} – {words(self.ends_on)}"
        return f"{euros(self.amount)} {self.get_kind_display()}, {self.get_payer_display()}, {about}: {self.source}"

    def clean(self) -> None:
        """Raises ValidationError that names the field of each thing that doesn't fit."""
        wrong = {}
        if self.starts_on and self.ends_on and not self.starts_on <= self.ends_on <= self.starts_on + LONGEST:
            wrong["ends_on"] = _("Give a last day that isn't before the first, and at most two years after it.")
        if self.amount == NOTHING and self.replaces is None:
            wrong["amount"] = _("Nothing is only recorded to correct an earlier amount.")
        if self.kind == CostKind.ACTUAL and self.payer == Payer.UNSETTLED:
            wrong["payer"] = _("An actual cost has been paid: say by whom.")
        if wrong:
            raise ValidationError(wrong)
