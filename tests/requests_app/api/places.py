"""Where a deed can be done, and what to send: for tests that take every deed through a door.

The scenes are those of `tests.recipes`; what is sent is what the description of the API shows as its example.
"""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.http import Http404

from capacity.deployments import reserved
from capacity.models import Deployment, Pool
from capacity.reservations import proposed
from foundation import clock
from msob.scenarios.cast import PEOPLE
from requests_app.doors import DOORS, Door, find_request, find_subject
from requests_app.forms import AlertForm
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure.rules import RULES
from requests_app.procedure.workflow import prospect
from requests_app.records import reviews
from tests import recipes, road
from tests.cast import others
from tests.test_matrix import FIRST

TRIED = [
    *(Status.REGIONAL, Status.DRAFT, Status.NATIONAL, Status.RESOLVED, Status.WITHDRAWN, Status.APPLICATION),
    *(Status.REVIEW, Status.TUNING, Status.INTAKE, Status.PRECHECK, Status.FACT_FINDING),
    *(Status.DEPLOYED, Status.ENDED),
]


@dataclass
class Place:
    """Where `who` of the cast can do `action` now, to `target`."""

    action: Action
    scene: recipes.Scene
    subject: Any
    who: str

    @property
    def door(self) -> Door:
        return DOORS[self.action]

    @property
    def target(self):
        return self.subject or self.scene.request

    @property
    def body(self) -> dict:
        return body(self.action, self.scene.cast, self.scene, self.subject)

    def person(self, name: str | None = None):
        return getattr(self.scene.cast, name or self.who)

    def sees(self, name: str) -> bool:
        """Whether somebody may see what it would be done to."""
        try:
            if self.subject is None:
                find_request(self.person(name), self.scene.request.reference)
            else:
                find_subject(self.person(name), self.door.on, self.subject.pk)
        except Http404:
            return False
        return True

    def is_theirs(self, name: str) -> bool:
        """Whether the deed is somebody's at all, in person or by telephone."""
        return any(self._prospect(name, by_phone).standings for by_phone in (False, True))

    def _prospect(self, name, by_phone):
        return prospect(self.scene.request, self.action, by=self.person(name), subject=self.subject, by_phone=by_phone)

    def bystander(self) -> str | None:
        """Somebody who sees it and whose deed it isn't."""
        return next((name for name in PEOPLE if self.sees(name) and not self.is_theirs(name)), None)

    def stranger(self) -> str:
        """Somebody who doesn't see it."""
        return next(name for name in PEOPLE if not self.sees(name))


def body(action: Action, cast: SimpleNamespace, scene: recipes.Scene | None = None, subject=None) -> dict:
    """The example for `action`, with what exists here for what exists in the demo."""
    here = {"location": cast.avondzon.pk, "party": f"other_institutions:{cast.twentestad.institution_id}"}
    if action == Action.PLAN_MISSION:
        here["team"] = road.the_team().pk
    if scene:
        here |= of_scene(scene, action)
    if isinstance(subject, Deployment):
        here |= of_deployment(subject, action)
    return {name: here.get(name, value) for name, value in example(action).items()}


def of_scene(scene: recipes.Scene, action: Action) -> dict:
    """Whom and what there is in the scene."""
    here: dict[str, Any] = {"institutions": [one.pk for one in others(scene.request)]}
    if action in (Action.PLAN_MEETING, Action.AGREE_ACTION):
        here["dueAt"] = (clock.now() + timedelta(days=2)).isoformat()
        here["meeting"] = recipes.a_meeting(scene).pk
    if action == Action.GIVE_POSITION:
        (line,) = reviews.tuned_lines(scene.request)
        here["persons"] = [{"line": str(line.pk), "persons": 2}]
    if action == Action.RELEASE_RESERVATION:
        here["bookings"] = [one.pk for one in proposed(scene.request)]
    if action == Action.RESERVE:
        pool = Pool.objects.filter(staff_type=scene.line.staff_type).first()
        first = (clock.today() + timedelta(days=1)).isoformat()
        here["lines"] = [{**example(action)["lines"][0], "pool": pool.pk, "persons": 1, "startsOn": first}]
    if action == Action.DRAW_UP:
        here["lines"] = [{"booking": reserved(scene.request).first().pk, "persons": 1}]
    return here


def example(action: Action) -> dict:
    """What the description of the API shows."""
    return dict(AlertForm.example if action == Action.OPEN else DOORS[action].example)


def of_deployment(deployment, action: Action) -> dict:
    """Who is on this deployment, and days on which it can be done."""
    booking, now = deployment.bookings.first(), clock.now()
    extended = (deployment.ends_on + timedelta(days=7)).isoformat()
    until = (now + timedelta(hours=12)).isoformat() if action == Action.SUSPEND else extended
    return {
        "booking": booking.pk,
        "lines": [{"booking": booking.pk, "arrived": 1}],
        "pool": booking.pool_id,
        "day": clock.today().isoformat(),
        "firstDay": clock.today().isoformat(),
        "lastDay": (clock.today() + timedelta(days=4)).isoformat(),
        "until": until,
        "arrivedAt": now.isoformat(timespec="minutes"),
        "departedAt": now.isoformat(timespec="minutes"),
    }


def place_for(action: Action, cast: SimpleNamespace) -> Place:
    """A scene in which somebody is offered `action`."""
    for status in (status for status in TRIED if status in RULES[action].sources):
        scene = recipes.build(cast, status)
        for prepare in (None, FIRST.get(action)):
            if prepare:
                prepare(scene)
                scene.request.refresh_from_db()
            if found := _offered(action, scene):
                return found
    raise AssertionError(f"nobody is ever offered {action}")


def _offered(action: Action, scene: recipes.Scene) -> Place | None:
    by_phone = "spokenName" in example(action)
    for subject in recipes.subjects(scene, action):
        for name in PEOPLE:
            person = getattr(scene.cast, name)
            if prospect(scene.request, action, by=person, subject=subject, by_phone=by_phone).offered:
                return Place(action, scene, subject, name)
    return None
