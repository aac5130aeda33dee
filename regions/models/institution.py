"""Care institutions and their locations; a location's municipality decides in which regions it lies."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from stdnum.exceptions import ValidationError as NumberError
from stdnum.nl import postcode as postcodes

from foundation import clock, search
from foundation.models import Guarded
from foundation.search import FoldedField
from foundation.telephone import TelephoneField
from regions.models.belonging import Belonging
from regions.models.geography import Municipality, RoazRegion
from regions.models.roles import FIGURES_ALONE, NATIONAL_ROLES, Role


class Sector(models.TextChoices):
    """The kinds of care that help one another (hulp zorgbreed)."""

    HOSPITAL = "hospital", _("Hospital")
    NURSING_HOME = "nursing_home", _("Nursing home")
    CARE_HOTEL = "care_hotel", _("Care hotel")
    REHABILITATION = "rehabilitation", _("Rehabilitation")
    MENTAL_HEALTH = "mental_health", _("Mental health care")
    DISABILITY = "disability", _("Disability care")
    HOME_CARE = "home_care", _("Home care")
    OTHER = "other", _("Other care")


is_kvk = RegexValidator(r"^[0-9]{8}\Z", _("A KvK number has exactly eight digits."), code="kvk")
is_agb = RegexValidator(r"^[0-9]{8}\Z", _("An AGB code has exactly eight digits, leading zero included."), code="agb")


def is_postcode(text):
    """Refuse what is not four digits and two letters as handed out in the Netherlands (1234 AB)."""
    try:
        postcodes.validate(text)
    except NumberError as error:
        raise ValidationError(_("A postcode looks like 1234 AB."), code="postcode") from error


def _with_a_location(word):
    """The condition that one of its locations, or where that lies, holds `word`."""
    where = search.matching(word, "folded", "municipality__folded", "municipality__safety_region__folded")
    return models.Exists(Location.objects.filter(where, institution=models.OuterRef("pk")))


class InstitutionQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def in_safety_regions(self, safety_region_ids):
        """Those with at least one location in one of these regions."""
        there = Location.objects.filter(
            institution=models.OuterRef("pk"), municipality__safety_region__in=list(safety_region_ids)
        )
        return self.filter(models.Exists(there))

    def matching(self, *, q="", region=None, sector=""):
        """Those in whose name, KvK, AGB and locations each word of `q` stands, in this region, of this sector."""
        found = self.filter(sector=sector) if sector else self
        if region:
            found = found.in_safety_regions([region.pk])
        return found.filter(search.matching(q, "folded", more=_with_a_location))

    def for_list(self):
        """With locations and their regions in a constant number of queries, and `region_name` to sort by."""
        first = Location.objects.filter(institution=models.OuterRef("pk")).order_by("municipality__safety_region__name")
        region_name = models.Subquery(first.values("municipality__safety_region__name")[:1])
        of_place = ["municipality__safety_region", "municipality__care_office_region", "roaz_region"]
        return self.annotate(
            region_name=Coalesce(region_name, models.Value(""), output_field=models.CharField())
        ).prefetch_related(models.Prefetch("locations", Location.objects.select_related(*of_place)))

    def visible_to(self, user):
        """Administrators and national roles see all; GHOR its own region; an institution itself and its region.

        One that is switched off is seen by administrators only. Other roles see institutions through what they are
        asked, never as a list; who reads figures alone sees none.
        """
        memberships = user.memberships_now()
        roles = {membership.role for membership in memberships}
        if Role.ADMINISTRATOR in roles:
            return self
        if roles & (NATIONAL_ROLES - FIGURES_ALONE):
            return self.active()
        homes = [membership for membership in memberships if membership.role == Role.INSTITUTION]
        at_home = Location.objects.filter(WHERE_CARE_IS_GIVEN.covered_by_any(homes))
        near = self.in_safety_regions(at_home.values_list("municipality__safety_region", flat=True))
        return self.active().filter(ITSELF.covered_by_any(memberships) | models.Q(pk__in=near.values("pk")))


class Institution(Guarded):
    """An organisation that gives care and may ask for help or give it."""

    UNREAD = frozenset({"kvk", "agb"})

    name = models.CharField(_("name"), max_length=120, help_text=_("Name the institution is known by."))
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, help_text=_("The kind of care it gives."))
    kvk = models.CharField(
        _("KvK number"), max_length=8, blank=True, validators=[is_kvk], help_text=_("Chamber of Commerce: 8 digits.")
    )
    agb = models.CharField(
        _("AGB code"), max_length=8, blank=True, validators=[is_agb], help_text=_("8 digits, leading zero included.")
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, it can no longer be chosen; its history stays.")
    )

    folded = FoldedField(of=["name", "kvk", "agb"], help_text=_("Folded, to be found by."))

    objects = InstitutionQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        ordering = ["name"]
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        constraints = [
            models.UniqueConstraint(
                name="one_institution_per_agb",
                fields=["agb"],
                condition=~models.Q(agb=""),
                violation_error_message=_("Another institution has this AGB code."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def safety_regions(self):
        """The safety regions of its locations, each once, by name."""
        return sorted({one.municipality.safety_region for one in self.locations.all()}, key=str)

    @property
    def _history_date(self):
        return clock.now()


class Location(Guarded):
    """A place where an institution gives care, with whom to call at night."""

    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        related_name="locations",
        verbose_name=_("institution"),
        help_text=_("The institution it belongs to."),
    )
    name = models.CharField(_("name"), max_length=120, help_text=_("Name of the location."))
    address = models.CharField(_("address"), max_length=120, blank=True, help_text=_("Street and number."))
    postcode = models.CharField(
        _("postcode"), max_length=7, blank=True, validators=[is_postcode], help_text=_("Such as 7511 AB.")
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        related_name="locations",
        verbose_name=_("municipality"),
        help_text=_("Decides the safety region and the care office."),
    )
    roaz_region = models.ForeignKey(
        RoazRegion,
        models.PROTECT,
        related_name="locations",
        verbose_name=_("RO(N)AZ region"),
        help_text=_("Of the municipality; to be chosen where it has two."),
    )
    contact_function = models.CharField(
        _("contact, function"), max_length=80, blank=True, help_text=_("Who answers 24 hours a day, by function.")
    )
    contact_phone = TelephoneField(_("contact, telephone"), blank=True, help_text=_("Reached 24 hours a day."))
    contact_email = models.EmailField(_("contact, e-mail"), blank=True, help_text=_("E-mail address of the contact."))
    deputy_function = models.CharField(
        _("deputy, function"), max_length=80, blank=True, help_text=_("Who answers when the contact does not.")
    )
    deputy_phone = TelephoneField(_("deputy, telephone"), blank=True, help_text=_("Number of the deputy."))
    deputy_email = models.EmailField(_("deputy, e-mail"), blank=True, help_text=_("E-mail address of the deputy."))
    folded = FoldedField(of=["name", "address"], joined=["postcode"], help_text=_("Folded, to be found by."))

    history = HistoricalRecords(excluded_fields=["folded"])

    class Meta:
        ordering = ["name"]
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        constraints = [
            models.UniqueConstraint(
                name="one_location_per_name",
                fields=["institution", "name"],
                violation_error_message=_("This institution already has a location with this name."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def safety_region(self):
        return self.municipality.safety_region

    @property
    def care_office_region(self):
        return self.municipality.care_office_region

    @property
    def _history_date(self):
        return clock.now()


ITSELF = Belonging(Institution, institution="pk", safety_region="locations__municipality__safety_region")
"""Whose an institution is: its own people's, and of each region in which it has a location."""

WHERE_CARE_IS_GIVEN = Belonging(Location, institution="institution", safety_region="municipality__safety_region")
"""Whose a location is: of its institution, and of the region in which it lies."""
