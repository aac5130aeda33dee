"""A pilot starts only while the plan for scaling up allows it where it would run.

The phase decides (`UpscalingPhase.allows_pilots`). What isn't known allows nothing.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from foundation import clock
from foundation.errors import Lack
from insight.models import Lesson
from insight.scopes import Level
from insight.upscaling import standing
from insight.upscaling.standing import Standing
from regions.models import Location, RoazRegion, User

NEEDED = {
    "stop_criterion": _("Say at which figure or event it stops."),
    "figure": _("Say what is counted before and after."),
    "before": _("Give that figure as it is before."),
}
"""What must be known of a pilot before it starts."""


def lacking(lesson: Lesson, reader: User) -> list[Lack]:
    """What stands in the way of its start."""
    found = places(lesson, reader)
    if not found:
        return [Lack("no_plan", _("No plan for scaling up says that pilots may start."))]
    return [_refusal(one) for one in found if not _allows(one)]


def _allows(place: Standing) -> bool:
    return place.phase is not None and place.phase.allows_pilots


def _refusal(place: Standing) -> Lack:
    text = _("In %(place)s scaling up is in a phase in which no pilot starts.")
    if place.phase is None:
        text = _("Of %(place)s it isn't known in which phase scaling up is: then no pilot starts.")
    return Lack("phase", text, place=place.scope.name)


def places(lesson: Lesson, reader: User) -> list[Standing]:
    """Where it would run, as the plan in force sees it: its RO(N)AZ regions, and the country for what isn't in one.

    None where the plan names neither.
    """
    at = clock.now()
    if (plan := standing.in_force(at)) is None:
        return []
    found = standing.of(plan, at, reader)
    regions = list(_regions(lesson))
    within = [one for one in found if one.scope.row in regions]
    if regions and len(within) == len(regions):
        return within
    country = [one for one in found if one.scope.level == Level.COUNTRY]
    return [*within, *country] if country else []


def _regions(lesson: Lesson) -> QuerySet[RoazRegion]:
    """Those of its home in its region, or of its region; none of what is of the whole country."""
    if lesson.safety_region is None:
        return RoazRegion.objects.none()
    where = Q(municipalities__safety_region=lesson.safety_region)
    if lesson.institution:
        there = {"institution": lesson.institution, "municipality__safety_region": lesson.safety_region}
        where = Q(locations__in=Location.objects.filter(**there))
    return RoazRegion.objects.filter(where).distinct()
