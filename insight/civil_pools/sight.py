"""Who hands in for a civil pool, who reads it, and to whom it is a band (decision 0059).

The organiser of a pool hands in for it, a GHOR what pools have in its region, LOCC and the ministry for all. Who may
hand in for a place reads its numbers; to others a pool is numbers too, unless whoever hands it in says: bands only.
"""

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from foundation.errors import NotYours
from insight.civil_pools.measures import ON_LADDER
from insight.models import CivilPool, CivilPoolFigure, CivilPoolShown
from insight.pressure.places import Place
from insight.scopes import COUNTRY, OF_REGION, Level, Scope
from regions.models import NATIONAL_ROLES, Belonging, Channel, Membership, Role, SafetyRegion, User

WHOSE = Belonging(CivilPoolFigure, safety_region="safety_region", channel="channel")
"""Whose a figure is: its organiser's, the GHOR's of the region where it counts, and every national role's."""

HANDS_IN = frozenset({Role.NATIONAL_PARTNER, Role.GHOR, Role.LOCC, Role.VWS})
READERS = NATIONAL_ROLES | {Role.GHOR, Role.CHAIR, Role.UMBRELLA, Role.NATIONAL_PARTNER}
"""Who has pages of civil pools: of every pool, but for an organiser, who has those of its own."""

NATION = Place()


class Reader:
    """Somebody before the civil pools: what she reads, as numbers or in bands, and for what she hands in."""

    def __init__(self, user: User, *, of_home: bool = False):
        """`of_home`: before the request of her own home, of which she reads what can be expected, in bands."""
        self.held: list[Membership] = user.memberships_now()
        self.of_home = of_home

    @cached_property
    def _channels(self) -> dict[str, Any]:
        """The organisers by code, each with the mark of its pool; one query."""
        found = Channel.objects.filter(code__in=ON_LADDER.values())
        last = CivilPoolShown.objects.filter(pool=OuterRef("code")).order_by("-since", "-pk")
        return {one.code: one for one in found.annotate(in_bands=Subquery(last.values("in_bands")[:1]))}

    @cached_property
    def _marks(self) -> dict[str, bool]:
        """The marks of all pools, for those that have no organiser here; one query."""
        return dict(CivilPoolShown.objects.values_list("pool", "in_bands"))

    def _organiser(self, pool: CivilPool) -> Any:
        return self._channels.get(ON_LADDER.get(pool, ""))

    def is_in_bands(self, pool: CivilPool) -> bool:
        """Whether others see bands only."""
        organiser = self._organiser(pool)
        return bool(organiser.in_bands if organiser else self._marks.get(pool))

    def can_be_asked(self, pool: CivilPool, day: date) -> bool:
        """Whether it stands on the ladder on this day."""
        organiser = self._organiser(pool)
        return organiser is not None and organiser.is_active(day)

    def draft(self, pool: CivilPool, place: Place, **told: Any) -> CivilPoolFigure:
        """A figure of this pool in this place, not saved."""
        where = {"place": place.code, "safety_region": place.safety_region}
        return CivilPoolFigure(pool=pool, channel=self._organiser(pool), **where, **told)

    def may_hand_in(self, pool: CivilPool, place: Place) -> bool:
        row = self.draft(pool, place)
        return any(WHOSE.covers(one, row) for one in self.held if one.role in HANDS_IN)

    def hands_in_for(self, place: Place) -> list[CivilPool]:
        """The pools of which she hands in the figures of this place."""
        return [pool for pool in CivilPool if self.may_hand_in(pool, place)]

    @cached_property
    def places(self) -> list[Place]:
        """The largest places for which she hands in anything: the country, or her own regions."""
        regions = [Place(safety_region=one.safety_region) for one in self.held if one.role == Role.GHOR]
        return [place for place in (NATION, *regions) if self.hands_in_for(place)]

    @cached_property
    def pools(self) -> list[CivilPool]:
        """The pools she reads: all of them, or those she organises."""
        roles = {Role(one.role) for one in self.held}
        if self.of_home or roles & (READERS - {Role.NATIONAL_PARTNER}):
            return list(CivilPool)
        return self.hands_in_for(NATION) if Role.NATIONAL_PARTNER in roles else []

    def pools_in(self, scope: Scope) -> list[CivilPool]:
        """Those she reads in this scope: in a region that isn't hers the ones she reads apart."""
        if scope.row is None or self.of_home or any(OF_REGION.covers(one, scope.row) for one in self.held):
            return self.pools
        return [pool for pool in self.pools if self.reads_apart(pool)]

    def reads_numbers(self, pool: CivilPool, place: Place) -> bool:
        return not self.of_home and (not self.is_in_bands(pool) or self.may_hand_in(pool, place))

    def reads_apart(self, pool: CivilPool) -> bool:
        """Whether she reads this pool region by region: a national role does, and its organiser."""
        is_national = any(one.role in NATIONAL_ROLES for one in self.held)
        return pool in self.pools and (is_national or self.may_hand_in(pool, NATION))

    def find(self, code: str) -> Scope | None:
        """The country or a safety region, as far as she reads any pool there; None: there is none, or it isn't hers."""
        if code == COUNTRY:
            return Scope(Level.COUNTRY)
        row = SafetyRegion.objects.filter(code=code).first()
        found = Scope(Level.REGION, row, above=(Scope(Level.COUNTRY),)) if row else None
        return found if found and self.pools_in(found) else None

    def own(self) -> Scope:
        """Her region, for a GHOR and a chair; else the country."""
        regions = [one.safety_region for one in self.held if one.role in {Role.GHOR, Role.CHAIR}]
        return Scope(Level.REGION, regions[0], above=(Scope(Level.COUNTRY),)) if regions else Scope(Level.COUNTRY)


def reader(user: User) -> Reader:
    """Raises PermissionDenied for who reads no pool."""
    found = Reader(user)
    if not found.pools:
        raise NotYours(
            "civil_pools_unread", _("Civil pools are for who steers a region or the country, and for their organisers.")
        )
    return found


def place_of(scope: Scope) -> Place:
    return Place(safety_region=scope.row) if isinstance(scope.row, SafetyRegion) else NATION
