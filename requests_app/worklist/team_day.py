"""The day of a fact-finding team: where it goes, in the order of the road, and whom it telephones.

No coordinates of homes are kept: the order is that of municipality and postcode, so that what lies together stands
together.
"""

from datetime import date
from typing import NamedTuple

from foundation import clock
from regions import map_link
from requests_app.models import VISITORS, Mission, MissionKind, MissionState


class Stop(NamedTuple):
    """One mission, and a map outside of where it goes; empty when it telephones, or no street is known."""

    mission: Mission
    map_url: str


class Day(NamedTuple):
    """The first day from today on that has missions, and its stops; what is late goes today."""

    day: date
    stops: list[Stop]


def of(user) -> Day | None:
    """The next day of the teams of `user`; None when nothing is planned for them. One query."""
    hers = VISITORS.covered_by_any(user.memberships_now())
    about = "support_request__location__municipality", "support_request__institution"
    planned = list(Mission.objects.filter(hers, state=MissionState.PLANNED).select_related(*about, "team"))
    if not planned:
        return None
    first = min(_day(one) for one in planned)
    stops = sorted((one for one in planned if _day(one) == first), key=_on_the_road)
    return Day(first, [Stop(one, _map(one)) for one in stops])


def _day(mission: Mission) -> date:
    return max(clock.day_of(mission.visit_at), clock.today())


def _on_the_road(mission: Mission) -> tuple:
    """Telephone calls last; a visit by municipality, postcode and hour."""
    location = mission.support_request.location
    calls = mission.kind == MissionKind.DESK
    return calls, str(location.municipality), location.postcode, mission.visit_at, mission.pk


def _map(mission: Mission) -> str:
    location = mission.support_request.location
    if mission.kind == MissionKind.DESK or not location.address:
        return ""
    return map_link.of_address(f"{location.address}, {location.postcode} {location.municipality}")
