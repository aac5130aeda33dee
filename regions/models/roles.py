"""The roles people act in. Which scope each asks for stands in `scope`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who somebody is to a request (section 3 of the domain contract)."""

    INSTITUTION = "institution", _("Care institution")
    REGIONAL_PARTNER = "regional_partner", _("Care office or RO(N)AZ")
    GHOR = "ghor", _("GHOR")
    NATIONAL_PARTNER = "national_partner", _("National civil help")
    LOCC = "locc", _("LOCC")
    VWS = "vws", _("Ministry of Health, Welfare and Sport")
    DEFENCE_PLANNER = "defence_planner", _("Defence planner")
    FACT_FINDER = "fact_finder", _("Fact finder")
    DECIDER = "decider", _("Decider for the Minister of Defence")
    OBSERVER = "observer", _("Observer")
    CHAIR = "chair", _("Chair of a safety region")
    UMBRELLA = "umbrella", _("Umbrella body")
    ADMINISTRATOR = "administrator", _("Administrator")


NATIONAL_ROLES = frozenset({Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.DECIDER, Role.OBSERVER})

FIGURES_ALONE = frozenset({Role.OBSERVER, Role.CHAIR, Role.UMBRELLA})
"""Who reads figures and never a case: nothing that leads to a request, a home or a telephone is theirs."""

READS_CAPACITY = frozenset({Role.DEFENCE_PLANNER, Role.DECIDER, Role.VWS, Role.LOCC})
"""Numbers of military capacity are for these alone; others see a band."""

BY_HAND_ALONE = frozenset({Role.ADMINISTRATOR, Role.DEFENCE_PLANNER})
"""Given by an administrator to a person, never by what an organisation's provider says of her, nor by a list."""
BY_HAND = _("Administrators and planners of Defence are appointed by an administrator.")

PARTY_ROLES = frozenset({Role.INSTITUTION, Role.REGIONAL_PARTNER, Role.NATIONAL_PARTNER})
