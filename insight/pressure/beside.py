"""Care pressure beside the need: on the page of a request, and of the regions on an agenda."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, ExpressionWrapper, Q
from django.db.models.functions import Coalesce

from foundation import clock
from insight.models import Measure
from insight.pressure import known
from insight.pressure.known import Stand
from insight.pressure.measures import KINDS, Kind
from insight.said import A_WEEK, Group, together
from insight.scopes import OF_REGION
from regions.models import SafetyRegion, User
from requests_app.models import SupportRequest

Of = Callable[[Kind, dict[tuple, Group]], Group | None]

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
    """The pressure in its home, for who opens the request, and in its region, for who reads that; two queries."""
    reads, at = _reads(reader, support_request.safety_region), clock.now()
    now = _groups(support_request, at)
    before = _groups(support_request, at - A_WEEK) if now else {}
    found = []
    for kind in KINDS:
        home, region = (_stand(kind, now, before, of) for of in (_of_home, _of_region))
        if home or (reads and region):
            found.append(Beside(kind, home, region if reads else None))
    return found


def _groups(support_request: SupportRequest, at: datetime) -> dict[tuple, Group]:
    """By measure, whether it is of homes, and whether it is of the home of this request."""
    mine = ExpressionWrapper(Q(institution=support_request.institution_id), output_field=BooleanField())
    rows = known.latest(at, Q(safety_region=support_request.safety_region_id))
    return known.grouped(rows.annotate(mine=Coalesce(mine, False)), "mine")


def _of_home(kind: Kind, groups: dict[tuple, Group]) -> Group | None:
    return groups.get((kind.measure, True, True))


def _of_region(kind: Kind, groups: dict[tuple, Group]) -> Group | None:
    own = groups.get((kind.measure, False, False))
    homes = [groups[kind.measure, True, mine] for mine in (True, False) if (kind.measure, True, mine) in groups]
    return own or (together(homes) if kind.adds else None)


def _stand(kind: Kind, now: dict[tuple, Group], before: dict[tuple, Group], of: Of) -> Stand | None:
    found = of(kind, now)
    return Stand(kind, found, of(kind, before)) if found else None


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
