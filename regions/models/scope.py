"""A role and the one thing it is held for: the database itself refuses a scope that does not fit the role."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.models import Worded
from regions.models.roles import Role

SCOPES = ("institution", "safety_region", "care_office_region", "roaz_region", "channel", "team")

SCOPES_OF_ROLE = {
    Role.INSTITUTION: ("institution",),
    Role.GHOR: ("safety_region",),
    Role.CHAIR: ("safety_region",),
    Role.REGIONAL_PARTNER: ("care_office_region", "roaz_region"),
    Role.NATIONAL_PARTNER: ("channel",),
    Role.FACT_FINDER: ("team",),
}


def scope_fits_role():
    """The condition that a row has exactly the one scope its role asks for, or none where it asks for none."""
    fits = models.Q()
    for role in Role:
        for wanted in SCOPES_OF_ROLE.get(role, (None,)):
            empty = {f"{scope}__isnull": scope != wanted for scope in SCOPES}
            fits |= models.Q(role=role.value, **empty)
    return fits


DOES_NOT_FIT = _(
    "The scope does not fit the role: a care institution needs an institution, GHOR and the chair of a safety"
    " region that region, a regional partner either a care office or a RO(N)AZ region, a national partner a"
    " channel, a fact finder a team, and every other role none of these."
)


def fits(role, given):
    """The same of a role and the names of the scopes that are `given` for it, without asking the database."""
    wanted = SCOPES_OF_ROLE.get(role, ())
    return (len(given) == 1 and given[0] in wanted) if wanted else not given


def scope_constraint(name):
    return models.CheckConstraint(
        name=name,
        condition=scope_fits_role(),
        violation_error_code="scope_fits_role",
        violation_error_message=DOES_NOT_FIT,
    )


def audits_field():
    """The duty of an auditor, on a membership and on the invitation to one."""
    return models.BooleanField(
        _("auditor"),
        default=False,
        help_text=_("For an observer: sees who looked and who tried, and nothing else."),
    )


def auditor_constraint(name):
    """Who audits is an observer."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(audits=False) | models.Q(role=Role.OBSERVER),
        violation_error_code="auditor_observes",
        violation_error_message=_("Only an observer can be an auditor."),
    )


def _scope(to, verbose_name, help_text):
    return models.ForeignKey(
        to,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=verbose_name,
        help_text=help_text,
    )


class ScopedQuerySet(models.QuerySet):
    def with_scopes(self):
        """With what they are held for, in the same query."""
        return self.select_related(*SCOPES)


class ScopeFields(Worded):
    """A role and what it is held for; a membership and the invitation to one are promised in the same terms."""

    role = models.CharField(_("role"), max_length=20, choices=Role, help_text=_("The role somebody acts in."))
    institution = _scope("regions.Institution", _("institution"), _("For a care institution."))
    safety_region = _scope("regions.SafetyRegion", _("safety region"), _("For GHOR, and for the chair."))
    care_office_region = _scope("regions.CareOfficeRegion", _("care office region"), _("For a care office."))
    roaz_region = _scope("regions.RoazRegion", _("RO(N)AZ region"), _("For a RO(N)AZ secretariat."))
    channel = _scope("regions.Channel", _("channel"), _("For the Red Cross and the civil pools."))
    team = _scope("regions.Team", _("team"), _("For a fact finder."))

    class Meta:
        abstract = True

    @property
    def scope(self):
        """The institution, region, channel or team it is held for; None for a role without one."""
        return next((getattr(self, name) for name in SCOPES if getattr(self, f"{name}_id") is not None), None)

    @property
    def scopes(self):
        """All six scopes by field name, as keywords for a filter or a new row."""
        return {f"{name}_id": getattr(self, f"{name}_id") for name in SCOPES}

    @property
    def label(self):
        """How it is said in one breath, in the active language: "GHOR Twente"."""
        if self.role == Role.GHOR:
            return f"{self.get_role_display()} {self.safety_region}"
        if self.role == Role.CHAIR:
            return gettext("Chair of safety region %(name)s") % {"name": self.safety_region}
        if self.role == Role.REGIONAL_PARTNER and self.care_office_region_id:
            return gettext("Care office %(name)s") % {"name": self.care_office_region.name}
        return gettext("Auditor") if getattr(self, "audits", False) else str(self.scope or self.get_role_display())
