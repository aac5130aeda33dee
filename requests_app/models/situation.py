"""The situation on the ward, as dated snapshots: yesterday's figures stay beside today's.

Every figure has a moment of measuring. No patient is ever in it: counts only. A figure is a field here and its place in
`FIGURES`: form, pages and API follow.
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from foundation.models import Judged, Worded
from requests_app.models.support_request import SupportRequest


class AdmissionStop(models.TextChoices):
    """Whether the home still admits clients."""

    NONE = "none", _("admitting clients")
    PARTIAL = "partial", _("partial admission stop")
    FULL = "full", _("full admission stop")


class SelfScan(models.IntegerChoices):
    """The scale of the self-scan, the same one that fact-finding uses."""

    ABSENT = 0, _("0 – absent")
    WEAK = 1, _("1 – weak")
    SUFFICIENT = 2, _("2 – sufficient")
    GOOD = 3, _("3 – good")


def _count(label, help_text):
    return models.PositiveIntegerField(label, null=True, blank=True, help_text=help_text)


class Situation(Judged, Worded):
    """The home's figures at one moment (`measured_at`)."""

    support_request = models.ForeignKey(
        SupportRequest, models.CASCADE, related_name="situations", help_text=_("whose situation")
    )
    measured_at = models.DateTimeField(_("measured at"), help_text=_("the moment these figures hold for"))
    clients_on_site = _count(_("clients on site"), _("residents or patients present"))
    clients_infected = _count(_("infected clients"), _("of whom infected"))
    care_weight = models.CharField(
        _("care weight"), max_length=100, blank=True, help_text=_("for example the care profiles present")
    )
    wards_closed = _count(_("closed wards"), _("wards closed or in cohort"))
    admission_stop = models.CharField(
        _("admission stop"), max_length=8, choices=AdmissionStop, blank=True, help_text=_("are clients still admitted")
    )
    staff_infected = _count(_("infected staff"), _("staff at home because infected"))
    staff_quarantined = _count(_("staff in quarantine"), _("staff at home in quarantine"))
    staff_returning = models.CharField(
        _("staff returning"), max_length=300, blank=True, help_text=_("how many return on which date")
    )
    absence_percentage = models.DecimalField(
        _("absence %"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text=_("absence of staff in per cent, one decimal"),
    )
    formation_fte = models.DecimalField(
        _("formation per shift"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("FTE that normally staff a shift"),
    )
    minimum_fte = models.DecimalField(
        _("minimum safe formation per shift"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("FTE below which a shift is unsafe"),
    )
    open_shifts = _count(_("open shifts"), _("shifts without staff in the next 7 days"))
    regular_care_reduced = models.CharField(
        _("regular care scaled down"), max_length=500, blank=True, help_text=_("what care no longer takes place")
    )
    clients_movable = _count(_("clients that can be moved"), _("clients who could go elsewhere"))
    clients_moved = _count(_("clients moved"), _("clients already moved elsewhere"))
    measures_taken = models.TextField(
        _("measures taken"), max_length=2000, blank=True, help_text=_("what the home has already done itself")
    )
    crisis_organisation = models.PositiveSmallIntegerField(
        _("crisis organisation"), choices=SelfScan, null=True, blank=True, help_text=_("self-scan, 0 to 3")
    )
    hygiene = models.PositiveSmallIntegerField(
        _("hygiene and infection prevention"),
        choices=SelfScan,
        null=True,
        blank=True,
        help_text=_("self-scan, 0 to 3"),
    )
    consequence = models.TextField(
        _("consequence if not helped"), max_length=2000, blank=True, help_text=_("what happens to the care")
    )
    expected_peak_on = models.DateField(_("expected peak"), null=True, blank=True, help_text=_("day of the peak"))
    event_number = models.PositiveIntegerField(help_text=_("number of the event that recorded it"))

    class Meta:
        ordering = ["measured_at", "id"]
        verbose_name = _("situation")
        verbose_name_plural = _("situations")
        indexes = [models.Index(fields=["support_request", "measured_at"], name="situation_latest")]
        constraints = [
            models.CheckConstraint(
                name="not_more_infected_than_present",
                condition=Q(clients_infected__isnull=True)
                | Q(clients_on_site__isnull=True)
                | Q(clients_infected__lte=F("clients_on_site")),
                violation_error_message=_("There can't be more infected clients than clients on site."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.support_request_id} @ {self.measured_at:%Y-%m-%d %H:%M}"

    @property
    def figures(self) -> list[tuple]:
        """All that is known or could be, in the order of `FIGURES`: (label, value in words or None)."""
        names = (name for _title, group in FIGURES for name in group if name != "measured_at")
        fields: list[Any] = [self._meta.get_field(name) for name in names]
        return [(field.verbose_name, _in_words(self, field)) for field in fields]


def _in_words(situation: Situation, field) -> str | None:
    value = getattr(situation, field.name)
    if value in (None, ""):
        return None
    return str(getattr(situation, f"get_{field.name}_display")() if field.choices else localize(value))


FIGURES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        _("Clients"),
        (
            *("measured_at", "clients_on_site", "clients_infected", "care_weight", "wards_closed", "admission_stop"),
            *("clients_movable", "clients_moved"),
        ),
    ),
    (
        _("Staff"),
        (
            *("staff_infected", "staff_quarantined", "staff_returning", "absence_percentage"),
            *("formation_fte", "minimum_fte", "open_shifts"),
        ),
    ),
    (
        _("Measures and outlook"),
        (
            *("regular_care_reduced", "measures_taken", "crisis_organisation", "hygiene"),
            *("consequence", "expected_peak_on"),
        ),
    ),
)
"""The figures in groups with a title, in the order in which one thinks of them."""
