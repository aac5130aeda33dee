"""The territories a request is placed in, and the national channels and teams that have none.

Days of validity are Amsterdam days and both inclusive; an empty first day means "as long as we know", an empty last
day "still".
"""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from foundation import clock
from foundation.models import Guarded
from foundation.search import FoldedField
from foundation.telephone import TelephoneField
from regions.models.roles import Role

DESKS = frozenset({Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.DECIDER, Role.ADMINISTRATOR})
"""The roles that are held for nothing smaller than the country, and are called."""


def in_force(on, *, starts, ends):
    """The condition that the day `on` lies within the inclusive period of the fields `starts` and `ends`."""
    has_started = models.Q(**{f"{starts}__isnull": True}) | models.Q(**{f"{starts}__lte": on})
    has_not_ended = models.Q(**{f"{ends}__isnull": True}) | models.Q(**{f"{ends}__gte": on})
    return has_started & has_not_ended


def _phone():
    """The number on which an organisation answers while nobody of it is on call."""
    return TelephoneField(
        _("contact, telephone"),
        blank=True,
        help_text=_("Where it is called while nobody of it is on the duty roster."),
    )


class SafetyRegion(Guarded):
    """One of the 25 safety regions (veiligheidsregio, annex to the Wvr); each has one GHOR."""

    code = models.CharField(
        _("code"),
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^VR\d{2}$", _("A safety region code looks like VR05."))],
        help_text=_("Official code, such as VR05."),
    )
    name = models.CharField(_("name"), max_length=60, unique=True, help_text=_("Name without the word safety region."))
    province = models.CharField(_("province"), max_length=30, blank=True, help_text=_("Province it lies in."))
    grid_column = models.PositiveSmallIntegerField(_("grid column"), help_text=_("Column on the tile map, from 0."))
    grid_row = models.PositiveSmallIntegerField(_("grid row"), help_text=_("Row on the tile map, from 0."))
    contact_phone = _phone()
    folded = FoldedField(of=["name"], help_text=_("Folded, to be found by."))

    class Meta:
        ordering = ["code"]
        verbose_name = _("safety region")
        verbose_name_plural = _("safety regions")

    def __str__(self):
        return self.name


class RoazRegion(Guarded):
    """A region with its own acute and non-acute care table (RO(N)AZ), as they were in 2020."""

    code = models.CharField(_("code"), max_length=20, unique=True, help_text=_("Our own short code."))
    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("Name of the acute care network."))
    contact_email = models.EmailField(
        _("contact, e-mail"), blank=True, help_text=_("Where it is asked for help while nobody of it has an account.")
    )
    contact_phone = _phone()

    class Meta:
        ordering = ["name"]
        verbose_name = _("RO(N)AZ region")
        verbose_name_plural = _("RO(N)AZ regions")

    def __str__(self):
        return self.name


class CareOfficeRegion(Guarded):
    """A region in which one insurer runs the care office (zorgkantoor)."""

    code = models.CharField(_("code"), max_length=4, unique=True, help_text=_("Official four-digit care office code."))
    name = models.CharField(_("name"), max_length=60, unique=True, help_text=_("Name of the region."))
    insurer = models.CharField(_("insurer"), max_length=60, help_text=_("Insurer that runs the care office."))
    contact_email = models.EmailField(
        _("contact, e-mail"), blank=True, help_text=_("Where it is asked for help while nobody of it has an account.")
    )
    contact_phone = _phone()

    class Meta:
        ordering = ["name"]
        verbose_name = _("care office region")
        verbose_name_plural = _("care office regions")

    def __str__(self):
        return f"Zorgkantoor {self.name}"  # its name, in any language: a region bears the same


ALSO_CALLED = {"den bosch": "s hertogenbosch", "den haag": "s gravenhage", "the hague": "s gravenhage"}
"""Municipalities by the name people say, folded, and by their official one."""


class MunicipalityQuerySet(models.QuerySet):
    def active(self, on=None):
        """Those that exist on the day `on` (today)."""
        return self.filter(in_force(on or clock.today(), starts="valid_from", ends="valid_until"))


class Municipality(Guarded):
    """A municipality with the one safety region and care office, and the one or more ROAZ regions, it belongs to."""

    code = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^GM\d{4}$", _("A municipality code looks like GM0153."))],
        help_text=_("Official code, such as GM0153."),
    )
    name = models.CharField(_("name"), max_length=60, help_text=_("Official name."))
    safety_region = models.ForeignKey(
        SafetyRegion,
        models.PROTECT,
        related_name="municipalities",
        verbose_name=_("safety region"),
        help_text=_("The one safety region it belongs to."),
    )
    roaz_regions = models.ManyToManyField(
        RoazRegion,
        related_name="municipalities",
        verbose_name=_("RO(N)AZ regions"),
        help_text=_("Usually one; a location chooses where there are two."),
    )
    care_office_region = models.ForeignKey(
        CareOfficeRegion,
        models.PROTECT,
        related_name="municipalities",
        verbose_name=_("care office region"),
        help_text=_("The one care office region it belongs to."),
    )
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("First day it existed; empty if before our records.")
    )
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Last day it existed; empty if it still does.")
    )

    folded = FoldedField(of=["name"], also=ALSO_CALLED, help_text=_("Folded, to be found by."))

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self):
        return self.name


class Rung(models.TextChoices):
    """The two rungs of step 2 of the ladder (procedure of 28 December 2020)."""

    RED_CROSS = "red_cross", _("Red Cross")
    CIVIL_POOL = "civil_pool", _("Civil pool")


class ChannelQuerySet(models.QuerySet):
    def active(self, on=None):
        """Those that can be asked on the day `on` (today)."""
        return self.filter(in_force(on or clock.today(), starts="active_from", ends="active_until"))


class Channel(Guarded):
    """A national road to civil help, with the days on which it can be asked."""

    code = models.SlugField(_("code"), max_length=20, unique=True, help_text=_("Fixed code, such as red_cross."))
    name = models.CharField(_("name"), max_length=60, help_text=_("Name of the organisation."))
    rung = models.CharField(_("rung"), max_length=12, choices=Rung, help_text=_("The rung of step 2 it stands on."))
    active_from = models.DateField(
        _("active from"), null=True, blank=True, help_text=_("First day it can be asked; empty if always.")
    )
    active_until = models.DateField(
        _("active until"), null=True, blank=True, help_text=_("Last day it can be asked; empty if still.")
    )
    contact_email = models.EmailField(
        _("contact, e-mail"), blank=True, help_text=_("Where it is asked for help while nobody of it has an account.")
    )
    contact_phone = _phone()
    source = models.CharField(_("source"), max_length=250, blank=True, help_text=_("Where these days were taken from."))

    objects = ChannelQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [
            models.CheckConstraint(
                name="channel_ends_after_it_starts",
                condition=models.Q(active_until__isnull=True) | models.Q(active_until__gte=models.F("active_from")),
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self):
        return self.name

    def is_active(self, on) -> bool:
        """Whether it can be asked on the day `on`."""
        return (self.active_from is None or self.active_from <= on) and (
            self.active_until is None or on <= self.active_until
        )

    @property
    def _history_date(self):
        return clock.now()


class Team(Guarded):
    """A fact-finding team of Defence."""

    name = models.CharField(_("name"), max_length=60, unique=True, help_text=_("Name the team is known by."))
    contact_phone = _phone()

    class Meta:
        ordering = ["name"]
        verbose_name = _("fact-finding team")
        verbose_name_plural = _("fact-finding teams")

    def __str__(self):
        return self.name


class Desk(Guarded):
    """Where a national role is called while nobody of it is on the duty roster."""

    role = models.CharField(
        _("role"),
        max_length=20,
        unique=True,
        choices=[(role.value, role.label) for role in Role if role in DESKS],
        help_text=_("The national role that answers there."),
    )
    contact_phone = _phone()

    class Meta:
        ordering = ["role"]
        verbose_name = _("desk")
        verbose_name_plural = _("desks")

    def __str__(self):
        return self.get_role_display()
