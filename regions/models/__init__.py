"""Territories (`geography`), institutions (`institution`), people and what they speak for (`people`, `access`).

Who looked, and who tried (`traces`).
"""

from regions.models.access import ApiToken, CalendarLink, Invitation, Reach, digest_of
from regions.models.belonging import EVERYTHING, NOTHING, Belonging
from regions.models.geography import CareOfficeRegion, Channel, Desk, Municipality, RoazRegion, Rung, SafetyRegion, Team
from regions.models.institution import ITSELF, WHERE_CARE_IS_GIVEN, Institution, Location, Sector
from regions.models.people import Duty, Membership, User
from regions.models.press import Press
from regions.models.provider import ProviderGroup
from regions.models.roles import (
    BY_HAND,
    BY_HAND_ALONE,
    FIGURES_ALONE,
    NATIONAL_ROLES,
    PARTY_ROLES,
    READS_CAPACITY,
    Role,
)
from regions.models.scope import DOES_NOT_FIT, SCOPES, SCOPES_OF_ROLE, ScopeFields, fits
from regions.models.traces import By, Forgotten, Reading, SecurityEvent, Tried, What

__all__ = [
    "BY_HAND",
    "BY_HAND_ALONE",
    "DOES_NOT_FIT",
    "EVERYTHING",
    "FIGURES_ALONE",
    "ITSELF",
    "NATIONAL_ROLES",
    "NOTHING",
    "PARTY_ROLES",
    "READS_CAPACITY",
    "SCOPES",
    "SCOPES_OF_ROLE",
    "WHERE_CARE_IS_GIVEN",
    "ApiToken",
    "Belonging",
    "By",
    "CalendarLink",
    "CareOfficeRegion",
    "Channel",
    "Desk",
    "Duty",
    "Forgotten",
    "Institution",
    "Invitation",
    "Location",
    "Membership",
    "Municipality",
    "Press",
    "ProviderGroup",
    "Reach",
    "Reading",
    "RoazRegion",
    "Role",
    "Rung",
    "SafetyRegion",
    "ScopeFields",
    "Sector",
    "SecurityEvent",
    "Team",
    "Tried",
    "User",
    "What",
    "digest_of",
    "fits",
]
