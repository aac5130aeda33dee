"""The weekend of 26 to 28 December 2020, as far as 08:00 on Monday: nineteen requests in thirteen safety regions.

The numbers are those of press and parliament of that week (a care hotel that asks ten, a nursing home seventeen,
another eleven of whom four medical, one that asks thirty nurses); homes and people are fictional.
"""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace

from django.db import transaction

from foundation import clock
from insight.open_data import publishing
from insight.reports import subscriptions
from msob.scenarios import (
    cast,
    civil_pools,
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


MAILED = (
    ("gerard", {"scope": "VR05", "form": "report", "days": 7, "weekday": 0, "hour": 8}),
    ("loes", {"scope": "nl", "form": "report", "days": 1, "weekday": 0, "hour": 8}),
    ("vera", {"scope": "nl", "form": "briefing", "days": 7, "weekday": 1, "hour": 8}),
    ("bea", {"scope": "VR05", "form": "briefing", "days": 7, "weekday": 1, "hour": 9}),
)
"""Who asked for which report by mail, on the Saturday."""


@transaction.atomic
def load(scene: str = "monday", *, on_monday: Callable[[], object] = lambda: None) -> bool:
    """Load reference data, people, pools and requests, as far as `scene` (of `SCENES`).

    `on_monday` is called on the way, at the moment of the first scene. Returns False when there were requests already,
    which are left alone.
    """
    reference.load()
    with clock.frozen(moment("za 08:00")):
        homes = cast.make(cast.HOMES | neighbours.HOMES, {})
        people = cast.make({}, cast.PEOPLE | neighbours.PEOPLE)
        if SupportRequest.objects.exists():
            return False
        pools.make(people.dirk)
        roster.make()
        for person, wanted in MAILED:
            subscriptions.ask(by=getattr(people, person), **wanted)
        play(STORIES, homes=homes, people=people)
        let_time_pass(clock.now(), ENDS_AT)
        pools.confirm(people.dirk, at=moment("ma 07:15"))
        pressure.play(people, homes, until=ENDS_AT)
        civil_pools.play(people, until=ENDS_AT)
        lessons.play(people, until=ENDS_AT)
        on_monday()
        if scene == "monday":
            neighbours.leave_one_without_account()
        else:
            _go_on(scene, people, homes)
        publishing.publish()
    return True


def _go_on(scene: str, people: SimpleNamespace, homes: SimpleNamespace) -> None:
    """From Monday to a later scene."""
    decided.play()
    if scene == "deployed":
        deployed.play(people)
    let_time_pass(clock.now(), SCENES[scene])
    pressure.play(people, homes, since=ENDS_AT, until=SCENES[scene])
    civil_pools.play(people, until=SCENES[scene])
    lessons.play(people, since=ENDS_AT, until=SCENES[scene])


def scene_at(moment: datetime) -> str:
    """The scene of which `moment` is part: the last that begins then or before, else the first."""
    return max((at, scene) for scene, at in SCENES.items() if at <= max(moment, ENDS_AT))[1]
