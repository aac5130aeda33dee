"""Beside the ladder of a request: what step 2 could still give here, for each staff type that is still lacking."""

from collections.abc import Iterator
from dataclasses import dataclass

from foundation import clock
from insight.civil_pools.known import Known, Row
from insight.civil_pools.measures import ON_LADDER
from insight.civil_pools.sight import Reader
from insight.models import CivilPool, CivilStaff
from insight.scopes import Level, Scope
from regions.models import Role, User
from requests_app.models import Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.models.staff import StaffType
from requests_app.records import need_ledger

BEFORE = frozenset(
    {Action.ESCALATE_TO_NATIONAL, Action.ESCALATE_TO_MSOB, Action.FILE_APPLICATION, Action.REGISTER_URGENT}
)
"""The deeds by which one goes on to step 2, or past it."""


@dataclass(frozen=True)
class PoolBeside:
    """One pool: how it stands here and in the country; None where nothing is known, or it isn't the reader's.

    `of_all`: it is of all staff types together, since the pool doesn't tell them apart.
    """

    pool: CivilPool
    here: Row | None
    country: Row | None
    of_all: bool = False

    @property
    def rows(self) -> list[Row]:
        return [one for one in (self.here, self.country) if one]

    @property
    def is_known(self) -> bool:
        """Whether it is known anywhere who may still be asked."""
        return any(one.band for one in self.rows)


@dataclass(frozen=True)
class TypeBeside:
    """A staff type that is still lacking, or named as a substitute for it, and what each pool could still give."""

    staff_type: StaffType
    pools: list[PoolBeside]


def of_request(support_request: SupportRequest, user: User) -> list[TypeBeside]:
    """What the pools on the ladder could still give, as far as `user` reads it; two queries."""
    reader = _reader(user)
    types = [kind for kind in lacking(support_request) if kind in CivilStaff.values] if reader.pools else []
    if not types:
        return []
    here = Scope(Level.REGION, support_request.safety_region)
    known = Known(reader, Scope(Level.COUNTRY), clock.now())
    return [TypeBeside(kind, list(_pools(known, here, kind))) for kind in types]


def is_at_step_2(support_request: SupportRequest) -> bool:
    """Whether step 2 is asked now: there it stands on the page of the request itself."""
    return support_request.status == Status.NATIONAL


def _reader(user: User) -> Reader:
    found = Reader(user)
    return Reader(user, of_home=True) if not found.pools and Role.INSTITUTION in user.roles_now() else found


def lacking(support_request: SupportRequest) -> list[StaffType]:
    """The types of which people are still lacking, and those that may stand in for them."""
    accounts = need_ledger.ledger(support_request)
    found: set[str] = set()
    for line in support_request.lines.all():
        if not accounts[line.pk].asked or accounts[line.pk].residual.peak:
            found |= {line.staff_type, *line.substitutes}
    return [kind for kind in StaffType if kind in found]


def _pools(known: Known, here: Scope, kind: str) -> Iterator[PoolBeside]:
    """Of a pool that can be asked today it is said too that nothing is known."""
    for pool in (one for one in known.reader.pools if one in ON_LADDER):
        found = _pool(known, here, pool, kind)
        if not found.is_known:
            found = _pool(known, here, pool, CivilStaff.ALL)
        if found.is_known or known.reader.can_be_asked(pool, clock.today()):
            yield found


def _pool(known: Known, here: Scope, pool: CivilPool, kind: str) -> PoolBeside:
    both = (known.at_place(pool, kind, one) for one in (here, known.scope))
    in_region, everywhere = both
    return PoolBeside(pool, in_region, everywhere, kind == CivilStaff.ALL)
