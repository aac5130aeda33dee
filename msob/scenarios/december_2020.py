"""The weekend of 26 to 28 December 2020, as far as 08:00 on Monday: nineteen requests in thirteen safety regions.

The numbers are those of press and parliament of that week (a care hotel that asks ten, a nursing home seventeen,
another eleven of whom four medical, one that asks thirty nurses); homes and people are fictional.
"""

from datetime import datetime

from django.db import transaction

from foundation import clock
from insight.open_data import publishing
from msob.scenarios import (
    cast,
    decided,
    deployed,
    lessons,
    neighbours,
    noord,
    pools,
    pressure,
    roster,
    twente,
    veluwe,
    west,
    zuid,
)
from msob.scenarios.telling import let_time_pass, moment, play
from regions import reference
from requests_app.models import SupportRequest

ENDS_AT: datetime = moment("ma 08:00")
STORIES = [*twente.STORIES, *veluwe.STORIES, *noord.STORIES, *west.STORIES, *zuid.STORIES]
SCENES = {"monday": ENDS_AT, "decided": decided.ENDS_AT, "deployed": deployed.ENDS_AT}
"""How far the story is told, and where its clock stands then: each scene goes on from the one before."""


@transaction.atomic
def load(scene: str = "monday") -> bool:
    """Load reference data, people, pools and requests, as far as `scene` (of `SCENES`).

    Returns False when there were requests already, which are left alone.
    """
    reference.load()
    with clock.frozen(moment("za 08:00")):
        homes = cast.make(cast.HOMES | neighbours.HOMES, {})
        people = cast.make({}, cast.PEOPLE | neighbours.PEOPLE)
        if SupportRequest.objects.exists():
            return False
        pools.make(people.dirk)
        roster.make()
        play(STORIES, homes=homes, people=people)
        let_time_pass(clock.now(), ENDS_AT)
        pools.confirm(people.dirk, at=moment("ma 07:15"))
        if scene == "monday":
            neighbours.leave_one_without_account()
        else:
            decided.play()
        if scene == "deployed":
            deployed.play(people)
        let_time_pass(clock.now(), SCENES[scene])
        pressure.play(people, homes, until=SCENES[scene])
        lessons.play(people, until=SCENES[scene])
        publishing.publish()
    return True


def scene_at(moment: datetime) -> str:
    """The scene of which `moment` is part: the last that begins then or before, else the first."""
    return max((at, scene) for scene, at in SCENES.items() if at <= max(moment, ENDS_AT))[1]
