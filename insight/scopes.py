"""Of what a picture is made, and who may see it: the country, a RO(N)AZ region, a safety region or one institution.

Totals of a territory are for whom it belongs to by the one rule of belonging. The figures of a single home are those of
its cases: they are for the home itself, and for the GHOR as far as its own region goes. An umbrella body reads the
country as a whole, no region apart; the chair of a safety region its totals, and its place on the map.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation.errors import NotYours
from regions.models import (
    NATIONAL_ROLES,
    Belonging,
    Institution,
    Membership,
    Municipality,
    RoazRegion,
    Role,
    SafetyRegion,
    User,
)

OF_REGION = Belonging(SafetyRegion, figures=True, safety_region="pk")
"""Whose the totals of a safety region are: its GHOR's and its chair's, and every national role's."""

OF_HOME = Belonging(
    Institution, nationally=False, institution="pk", safety_region="locations__municipality__safety_region"
)
"""Whose the figures of a home are: its own people's, and of each GHOR in whose region it has a location."""

READERS = NATIONAL_ROLES | {Role.GHOR, Role.INSTITUTION, Role.CHAIR, Role.UMBRELLA}
COUNTRY = "nl"
STEERING = frozenset({Role.GHOR, Role.LOCC, Role.VWS, Role.DEFENCE_PLANNER, Role.DECIDER})
"""Who steers a region or the country, and starts from how it stands (decision 0052)."""


class Level(models.TextChoices):
    """How large it is."""

    COUNTRY = "country", _("the country")
    ROAZ = "roaz", _("RO(N)AZ region")
    REGION = "region", _("safety region")
    HOME = "home", _("institution")


@dataclass(frozen=True)
class Scope:
    """A territory or home.

    `homes`: whether its reader may know which home is which. `regions`: whether she may know safety regions apart; None
    where it falls into them by itself. `inside` (safety regions) narrows a home to the requests its reader may know of.
    """

    level: Level
    row: models.Model | None = None
    homes: bool = False
    regions: bool | None = None
    inside: tuple[int, ...] | None = None
    above: tuple["Scope", ...] = field(default=(), compare=False)

    @property
    def code(self) -> str:
        """What stands in an address: `nl`, `roaz-AZNN`, `VR05`, `home-12`."""
        if self.level == Level.COUNTRY or self.row is None:
            return COUNTRY
        if self.level == Level.HOME:
            return f"home-{self.row.pk}"
        code = self.row.code  # type: ignore[attr-defined]
        return f"roaz-{code}" if self.level == Level.ROAZ else code

    @property
    def name(self) -> str:
        return str(self.row) if self.row is not None else str(_("The Netherlands"))

    @property
    def condition(self) -> Q:
        """The condition on rows that count here."""
        if self.row is None:
            return Q()
        fields = {Level.ROAZ: "roaz_region", Level.REGION: "safety_region", Level.HOME: "institution"}
        found = Q(**{fields[self.level]: self.row.pk})
        return found if self.inside is None else found & Q(safety_region__in=self.inside)

    @property
    def names_homes(self) -> bool:
        """Whether its reader may know which home something is of."""
        return self.homes or self.level == Level.HOME

    @property
    def told_apart(self) -> Q:
        """The condition on rows of single places that its reader may know one by one."""
        if self.names_homes:
            return Q()
        of_places = Q(institution=None)
        return of_places & Q(safety_region=None, roaz_region=None) if self.regions is False else of_places

    @property
    def is_by_region(self) -> bool:
        """Whether it falls into safety regions, and so has a map."""
        return self.parts == "safety_region"

    @property
    def municipalities(self) -> QuerySet[Municipality]:
        """The municipalities of a territory."""
        found = Municipality.objects.order_by()
        if self.row is None:
            return found
        return found.filter(**{"safety_region" if self.level == Level.REGION else "roaz_regions": self.row.pk})

    @property
    def parts(self) -> str | None:
        """The field by which it falls into parts, if it does and its reader may know them apart."""
        if self.level in {Level.COUNTRY, Level.ROAZ} if self.regions is None else self.regions:
            return "safety_region"
        return "institution" if self.homes else None


def may_read(user: User) -> bool:
    """Whether there is any picture for `user`."""
    return bool(READERS & user.roles_now())


def require_reader(user: User) -> None:
    """Raises PermissionDenied for who has no picture."""
    if not may_read(user):
        raise NotYours("picture_unread", _("The picture is for those who steer, and for the homes it is about."))


def own(user: User) -> Scope | None:
    """The widest that is hers: the country, her region or her home; None for who has no picture."""
    return next(_owned(user.memberships_now()), None)


def owned(user: User) -> list[Scope]:
    """All that is hers by itself: the country, each region and each home."""
    return list(_owned(user.memberships_now()))


def _owned(memberships: list[Membership]) -> Iterator[Scope]:
    roles = {one.role for one in memberships}
    if country := _country(roles):
        yield country
    for one in memberships:
        if one.role == Role.GHOR:
            yield Scope(Level.REGION, one.safety_region, homes=True)
    for one in memberships:
        if one.role == Role.CHAIR:
            yield Scope(Level.REGION, one.safety_region, regions=True)
    for one in memberships:
        if one.role == Role.INSTITUTION:
            yield Scope(Level.HOME, one.institution)


def steered(user: User) -> list[Scope]:
    """What is hers to steer: the country, and each region of which she is the GHOR; none for others."""
    return list(_owned([one for one in user.memberships_now() if one.role in STEERING]))


def find_steered(code: str, user: User) -> Scope | None:
    """Of what she steers the territory with this code, or the first; of the country also a part. None: not hers."""
    own = steered(user)
    if mine := next((one for one in own if code in {"", one.code}), None):
        return mine
    found = find(code, user) if any(one.level == Level.COUNTRY for one in own) else None
    return None if found is None or found.level == Level.HOME else found


def find(code: str, user: User) -> Scope | None:
    """The scope with this code, as far as `user` may see it; None when there is none, or it isn't hers."""
    kind, _dash, rest = code.partition("-")
    if code == COUNTRY:
        return _country(user.roles_now())
    if kind == "roaz":
        row = RoazRegion.objects.filter(code=rest).first() if _national(user) else None
        return Scope(Level.ROAZ, row, above=(Scope(Level.COUNTRY),)) if row else None
    return _home(rest, user) if kind == "home" else _region(code, user)


def _country(roles: Collection[str]) -> Scope | None:
    """The country as whoever has these roles may read it; None for who doesn't."""
    if not NATIONAL_ROLES.isdisjoint(roles):
        return Scope(Level.COUNTRY)
    return Scope(Level.COUNTRY, regions=False) if Role.UMBRELLA in roles else None


def _national(user: User) -> bool:
    return bool(NATIONAL_ROLES & user.roles_now())


def _region(code: str, user: User) -> Scope | None:
    held = user.memberships_now()
    row = SafetyRegion.objects.filter(OF_REGION.covered_by_any(held), code=code).first()
    if row is None:
        return None
    hers = {one.role for one in held if one.safety_region_id == row.pk}
    above = (Scope(Level.COUNTRY),) if _national(user) else ()
    homes, on_map = Role.GHOR in hers, True if Role.CHAIR in hers - {Role.GHOR} else None
    return Scope(Level.REGION, row, homes=homes, regions=on_map, above=above)


def _home(key: str, user: User) -> Scope | None:
    """A home: whole for its own people, for a GHOR what her region guides."""
    held = user.memberships_now()
    if not key.isdecimal() or len(key) > 18:
        return None
    row = Institution.objects.filter(OF_HOME.covered_by_any(held), pk=int(key)).first()
    if row is None:
        return None
    regions = [one for one in held if one.role == Role.GHOR]
    if any(one.role == Role.INSTITUTION and one.institution_id == row.pk for one in held):
        return Scope(Level.HOME, row)
    above = tuple(Scope(Level.REGION, one.safety_region, homes=True) for one in regions[:1])
    return Scope(Level.HOME, row, inside=tuple(sorted(one.safety_region_id or 0 for one in regions)), above=above)
