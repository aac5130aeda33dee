"""Care pressure beside the need: on the page of a request, and of the regions on an agenda."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from foundation import clock
from insight.models import Measure
from insight.pressure import known
from insight.pressure.known import Group, Known, Stand
from insight.pressure.measures import KINDS, Kind
from insight.scopes import OF_REGION, Level, Scope
from regions.models import SafetyRegion, User
from requests_app.models import SupportRequest

OF_AGENDA = (
    Measure.ABSENCE,
    Measure.CLIENTS_INFECTED,
    Measure.TEMPORARY_OCCUPIED,
    Measure.WAITING_OUT,
    Measure.MOVED_OUT,
    Measure.TESTS_WEEK,
    Measure.ADMISSIONS_WEEK,
)


@dataclass(frozen=True)
class Beside:
    """One measure of the home of a request and of its region; None for what isn't known, or isn't the reader's."""

    kind: Kind
    home: Stand | None
    region: Stand | None


@dataclass(frozen=True)
class OfRegion:
    """A region on the agenda, and the measures known of it, in the order of `OF_AGENDA`."""

    region: SafetyRegion
    groups: list[Group | None]


def of_request(support_request: SupportRequest, reader: User) -> list[Beside]:
    """The pressure in its home, for who opens the request, and in its region, for who reads that; four queries."""
    at, region = clock.now(), support_request.safety_region
    home = Scope(Level.HOME, support_request.institution, inside=(region.pk,))
    of_home = {one.kind: one for one in Known(home, at).stands}
    of_region = {}
    if _reads(reader, region):
        of_region = {one.kind: one for one in Known(Scope(Level.REGION, region), at).stands}
    told = [kind for kind in KINDS if kind in of_home or kind in of_region]
    return [Beside(kind, of_home.get(kind), of_region.get(kind)) for kind in told]


def of_regions(regions: Iterable[SafetyRegion], reader: User) -> list[OfRegion]:
    """The pressure in each of these regions that `reader` reads; one query."""
    hers = {one.pk: one for one in regions if _reads(reader, one)}
    if not hers:
        return []
    groups = known.grouped(known.latest(clock.now(), Q(safety_region__in=hers, measure__in=OF_AGENDA)), "safety_region")
    found = {measure: known.by_region(groups, measure) for measure in OF_AGENDA}
    by_name = sorted(hers.values(), key=lambda one: one.name)
    return [OfRegion(one, [found[measure].get(one.pk) for measure in OF_AGENDA]) for one in by_name]


def _reads(reader: User, region: SafetyRegion) -> bool:
    return any(OF_REGION.covers(one, region) for one in reader.memberships_now())
