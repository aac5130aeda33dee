"""The MSOB application: what the law asks of the authority that applies (Regeling MSOB 2007, articles 3 and 9).

A home can't apply itself; a mayor, King's commissioner, dike warden or minister does. Writable from step 1 on, so
that it is ready when the ladder is.
"""

from django.core.validators import MaxLengthValidator, MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.models import Worded
from foundation.telephone import CallableField
from requests_app.models.support_request import SupportRequest


class Authority(models.TextChoices):
    """Who may apply (Regeling MSOB, article 3)."""

    MAYOR = "burgemeester", _("mayor")
    KINGS_COMMISSIONER = "commissaris_van_de_koning", _("King's commissioner")
    DIKE_WARDEN = "dijkgraaf", _("dike warden")
    MINISTER = "minister", _("Minister")


class LegalBasis(models.TextChoices):
    """The legal route; other routes are refused with reason."""

    MSOB = "msob", _("military support in the public interest (MSOB)")
    SAFETY_REGIONS_ACT = "wvr", _("assistance under the Safety Regions Act, article 51")
    POLICE_ACT = "politiewet", _("assistance under the Police Act")


def _long(label, help_text):
    return models.TextField(label, max_length=2000, blank=True, help_text=help_text)


def _yes(label, help_text):
    return models.BooleanField(label, null=True, blank=True, help_text=help_text)


class Application(Worded):
    """Step 3 in words: the effect wanted, why nobody else can, who applies, what the home provides."""

    support_request = models.OneToOneField(
        SupportRequest, models.CASCADE, related_name="application", help_text=_("the request applied for")
    )
    desired_effect = models.TextField(
        _("desired effect"),
        max_length=1000,
        blank=True,
        validators=[MinLengthValidator(30), MaxLengthValidator(1000)],
        help_text=_("an effect, not a headcount; 30 to 1,000 characters"),
    )
    why_not_self = _long(_("why not by yourselves"), _("why the home can't solve it itself"))
    why_not_in_time = _long(_("why not in time"), _("why other help comes too late"))
    why_not_sufficient = _long(_("why not sufficient"), _("why other help isn't enough"))
    why_not_market = _long(_("why the market can't"), _("agencies tried and why they can't; not asked of a Minister"))
    authority = models.CharField(
        _("applicant authority"), max_length=28, choices=Authority, blank=True, help_text=_("who applies by law")
    )
    legal_basis = models.CharField(
        _("legal basis"), max_length=12, choices=LegalBasis, default=LegalBasis.MSOB, help_text=_("the legal route")
    )
    site_contact = CallableField(
        _("contact on site"), max_length=200, blank=True, help_text=_("function and telephone, day and night")
    )
    ppe_days = models.PositiveSmallIntegerField(
        _("protective equipment, days in stock"), null=True, blank=True, help_text=_("days at the present use")
    )
    testing = _yes(_("testing"), _("the home tests the people who come"))
    induction_hours = models.PositiveSmallIntegerField(
        _("induction, hours"), null=True, blank=True, help_text=_("hours before somebody works on the ward")
    )
    supervisor_each_shift = _yes(_("own supervisor in each shift"), _("somebody of the home leads each shift"))
    clothing = _yes(_("clothing"), _("clothing of the home for hygiene"))
    system_access = _yes(_("access to systems"), _("accounts or a colleague who records"))
    meals = _yes(_("meals"), _("meals during the shift"))
    lodging = _yes(_("lodging"), _("beds near by"))
    parking = _yes(_("parking"), _("parking on site"))
    earlier_support = _long(_("earlier military support"), _("military support here before, and what it taught"))
    estimated_cost = models.PositiveIntegerField(
        _("estimated additional cost"), null=True, blank=True, help_text=_("in whole euros")
    )
    cost_accepted = models.BooleanField(
        _("cost accepted"), default=False, help_text=_("additional costs may be charged by the settlement regulation")
    )
    signatory = models.CharField(_("signatory"), max_length=200, blank=True, help_text=_("who signed"))
    signatory_function = models.CharField(_("function"), max_length=200, blank=True, help_text=_("in which function"))
    mandate = models.CharField(_("mandate"), max_length=200, blank=True, help_text=_("mandate, if signed for another"))
    signed_on = models.DateField(_("signed on"), null=True, blank=True, help_text=_("date of the signature"))

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")

    def __str__(self) -> str:
        return str(self.support_request)
