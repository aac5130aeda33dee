"""What a figure of care pressure is about, who may hand it in, and who may read it.

A home hands in its own figures, the GHOR those of its region and of what homes have in it, LOCC and the ministry all of
them. Who may hand in for a home reads what it said; to other national roles a region is its totals.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from foundation import keys
from insight import scopes
from insight.models import PressureFigure
from insight.scopes import Level, Scope
from regions.models import (
    WHERE_CARE_IS_GIVEN,
    Belonging,
    Institution,
    Location,
    Membership,
    RoazRegion,
    Role,
    SafetyRegion,
    User,
)

WHOSE = Belonging(PressureFigure, institution="institution", safety_region="safety_region")
"""Whose a figure is: its home's, the GHOR's of the region where it counts, and every national role's."""

HANDS_IN = frozenset({Role.INSTITUTION, Role.GHOR, Role.LOCC, Role.VWS})
FOR_ALL = frozenset({Role.LOCC, Role.VWS})


@dataclass(frozen=True)
class Place:
    """The country, a RO(N)AZ region, a safety region, or what a home has in one safety region."""

    institution: Institution | None = None
    safety_region: SafetyRegion | None = None
    roaz_region: RoazRegion | None = None

    @property
    def code(self) -> str:
        """As it stands in a row: `nl`, `roaz-AZNN`, `VR05`, `home-12-VR05`."""
        if self.institution and self.safety_region:
            return f"home-{self.institution.pk}-{self.safety_region.code}"
        return self.scope.code

    @property
    def scope(self) -> Scope:
        """The scope of which its page is."""
        if self.institution:
            return Scope(Level.HOME, self.institution)
        if self.safety_region:
            return Scope(Level.REGION, self.safety_region)
        return Scope(Level.ROAZ, self.roaz_region) if self.roaz_region else Scope(Level.COUNTRY)

    @property
    def name(self) -> str:
        return f"{self.institution}, {self.safety_region}" if self.institution else self.scope.name

    def row(self, **values: Any) -> PressureFigure:
        """A figure of this place, not saved."""
        where = {"institution": self.institution, "safety_region": self.safety_region, "roaz_region": self.roaz_region}
        return PressureFigure(place=self.code, **where, **values)


def may_hand_in(user: User, place: Place) -> bool:
    return any(WHOSE.covers(one, place.row()) for one in _handing_in(user))


def hands_in(user: User) -> bool:
    """Whether `user` hands in for any place at all."""
    return bool(_handing_in(user))


def _handing_in(user: User) -> list[Membership]:
    return [one for one in user.memberships_now() if one.role in HANDS_IN]


def homes_of(user: User, **where: Any) -> Iterator[Place]:
    """What homes have in each safety region, as far as `user` may hand it in; in one query."""
    found = Location.objects.filter(WHERE_CARE_IS_GIVEN.covered_by_any(_handing_in(user)), **where)
    found = found.select_related("institution", "roaz_region", "municipality__safety_region").order_by("pk")
    seen = set()
    for one in found:
        place = Place(one.institution, one.safety_region, one.roaz_region)
        if place.code not in seen:
            seen.add(place.code)
            yield place


def within(scope: Scope, user: User) -> list[Place]:
    """The places whose figures are those of `scope`, as far as `user` hands them in; of a home one in each region."""
    if scope.level == Level.HOME:
        return list(homes_of(user, institution=scope.row))
    names = {Level.ROAZ: "roaz_region", Level.REGION: "safety_region"}
    where: dict[str, Any] = {names[scope.level]: scope.row} if scope.level in names else {}
    place = Place(**where)
    return [place] if may_hand_in(user, place) else []


def find(code: str, user: User) -> Scope | None:
    """The scope with this code, as far as `user` may read its pressure; None when there is none, or it isn't hers."""
    found = scopes.find(code, user)
    if not FOR_ALL & user.roles_now():
        return found
    return replace(found, homes=True) if found else _any_home(code)


def own(user: User) -> Scope | None:
    """The widest that is hers."""
    found = scopes.own(user)
    return find(found.code, user) if found else None


def _any_home(code: str) -> Scope | None:
    kind, _dash, rest = code.partition("-")
    key = keys.read(rest) if kind == "home" else None
    row = Institution.objects.filter(pk=key).first() if key else None
    return Scope(Level.HOME, row, above=(Scope(Level.COUNTRY),)) if row else None


def regions_first(places: Iterable[Place]) -> list[Place]:
    """The larger before the smaller, by name."""
    return sorted(places, key=lambda one: (one.institution is not None, one.roaz_region is not None, one.name))
