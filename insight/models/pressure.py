"""Care pressure: what a home, a region or the country says of one day, as it was said and corrected."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from insight.models.handed_in import HandedIn
from regions.models import Institution, RoazRegion


class Measure(models.TextChoices):
    """What is measured; `insight.pressure.measures` says exactly what each counts."""

    IC_OCCUPIED = "ic_occupied", _("IC beds occupied")
    IC_COVID = "ic_covid", _("IC beds occupied, COVID-19")
    IC_STAFFED = "ic_staffed", _("IC beds staffed")
    IC_PLANNED = "ic_planned", _("IC beds planned")
    IC_NURSES = "ic_nurses", _("IC nurses at work")
    CLINIC_OCCUPIED = "clinic_occupied", _("clinic beds occupied")
    CLINIC_COVID = "clinic_covid", _("clinic beds occupied, COVID-19")
    CLINIC_STAFFED = "clinic_staffed", _("clinic beds staffed")
    CLINIC_PLANNED = "clinic_planned", _("clinic beds planned")
    TEMPORARY_OCCUPIED = "temporary_occupied", _("temporary nursing-home beds occupied")
    TEMPORARY_STAFFED = "temporary_staffed", _("temporary nursing-home beds staffed")
    TEMPORARY_PLANNED = "temporary_planned", _("temporary nursing-home beds planned")
    ADMISSIONS = "admissions", _("admissions")
    WAITING_IN = "waiting_in", _("inflow: clients waiting for a place")
    WAITING_OUT = "waiting_out", _("outflow blocked: clients who could leave")
    CARE_REDUCED = "care_reduced", _("regular care scaled down, %")
    ADMISSION_STOPS = "admission_stops", _("wards with an admission stop")
    CLIENTS_INFECTED = "clients_infected", _("infected clients")
    STAFF_INFECTED = "staff_infected", _("infected staff")
    ABSENCE = "absence", _("absence, %")
    MOVED_OUT = "moved_out", _("transfers out")
    MOVED_IN = "moved_in", _("transfers in")
    VENTILATORS_SHORT = "ventilators_short", _("ventilators lacking")
    PROTECTION_DAYS = "protection_days", _("protective material, days")
    TESTS_WEEK = "tests_week", _("positive tests in seven days")
    ADMISSIONS_WEEK = "admissions_week", _("hospital admissions in seven days")
    DEATHS_WEEK = "deaths_week", _("deaths in seven days")


class PressureFigure(HandedIn):
    """One measure of one place on one day.

    `place` is its code: `nl`, `roaz-AZNN`, `VR05`, or `home-12-VR05` for what a home has in that safety region.
    """

    ABOUT = ("place", "measure")
    MEASURES = Measure

    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("the home, of a home")
    )
    roaz_region = models.ForeignKey(
        RoazRegion, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("where it counts")
    )
    measure = models.CharField(_("figure"), max_length=24, choices=Measure, help_text=_("what is measured"))

    class Meta:
        indexes = [
            models.Index(fields=["day", "measure"], name="pressure_day"),
            models.Index(fields=["institution", "day"], name="pressure_institution"),
        ]
        constraints = [
            models.UniqueConstraint(name="one_figure_per_number", fields=["place", "measure", "day", "number"]),
            models.CheckConstraint(name="pressure_not_below_zero", condition=Q(value__gte=0)),
            models.CheckConstraint(
                name="pressure_of_one_place",
                condition=Q(institution__isnull=True, roaz_region__isnull=True)
                | Q(institution__isnull=True, safety_region__isnull=True)
                | Q(institution__isnull=False, safety_region__isnull=False, roaz_region__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.measure} {self.day}: {self.value}"
