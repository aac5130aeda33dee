"""Random walks over the whole ladder: the picture is what the rows add up to, and stays what was shown.

The walks are those of the two ledgers (test_need_stateful, test_ledger_stateful). After each step the picture is
counted by hand beside it, and at the end each picture shown on the way is asked for anew.
"""

from collections import Counter

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import invariant
from hypothesis.stateful import run_state_machine_as_test as run

from foundation import clock
from insight import totals
from insight.picture import Picture
from insight.scopes import Level, Scope
from requests_app.deeds import application
from tests.capacity.test_ledger_stateful import Deploy, scenes  # noqa: F401 – a fixture
from tests.chance import PROVING
from tests.insight import naive
from tests.insight.test_picture import of_hand
from tests.requests_app.test_need_stateful import Climb

WALKS, STEPS = (600, 40) if PROVING else (1, 10)
TERMS = ("region", "national", "defence")


def told(picture):
    """Every number of a picture but those of the period before."""
    return {
        "figures": {one.figure.name: one.now for one in picture.values},
        "need": {(row.staff_type, term): days for row in picture.need for term, days in row.days.items() if days},
        "peaks": {row.staff_type: (row.asked_persons, row.open_persons, row.unmet) for row in picture.need},
        "given": dict(picture.given),
        "left": {row.status: (row.left, row.median, row.most) for row in picture.statuses if row.left},
        "stand": {row.status: row.requests for row in picture.statuses if row.requests},
        "parts": [(part.code, +part.hours, part.open_days, +part.given) for part in picture.parts],
        "happened": Counter({words: now for words, now, _before in picture.course}),
        "reasons": picture.reasons,
    }


class Shown:
    """What is shown after each step, and shown again at the end."""

    def __init__(self):
        self.shown, self.steps_seen, self.agrees = {}, 0, True
        super().__init__()

    @invariant()
    def the_picture_is_what_the_rows_add_up_to(self):
        self.agrees, requests = False, naive.sent()
        keys = [one.pk for one in requests]
        said = told(Picture(Scope(Level.COUNTRY)))
        assert said["figures"] == of_hand(requests)
        assert said["need"] == {key: days for key, days in naive.ahead(keys).items() if days}
        assert {term: said["given"].get(term, 0) for term in TERMS} == {term: naive.given(keys)[term] for term in TERMS}
        assert said["stand"] == Counter(one.status for one in requests if one.status not in naive.OVER)
        assert said["left"] == {
            status: (len(found), naive.hours(found, 50), naive.hours(found, 90))
            for status, found in naive.lead_times(requests).items()
        }
        self.shown[clock.now()], self.agrees = said, True
        self.steps_seen += 1
        if self.steps_seen % 5 == 0:
            totals.add_up()

    def teardown(self):
        try:
            for at, said in self.shown.items() if self.agrees else ():
                assert told(Picture(Scope(Level.COUNTRY), at=at)) == said, at
        finally:
            super().teardown()


class ShownClimb(Shown, Climb):
    def decide(self, line, term, decided, first, last):
        """It writes rows without a deed; the next deed that may change the need finds them."""
        super().decide(line, term, decided, first, last)
        effect = f"so it was decided, {self.request.head_number}"
        application.edit(self.request, by=self.cast.gerard, desired_effect=effect)


class ShownDeploy(Shown, Deploy):
    pass


def walk(kind, **more):
    machine = type("Showing", (kind,), {"happened": Counter(), **more})
    run(machine, settings=settings(max_examples=WALKS, stateful_step_count=STEPS, phases=[Phase.generate]))


@pytest.mark.property
def test_on_the_ladder_the_picture_stays_what_was_shown(cast):
    walk(ShownClimb, cast=cast)


@pytest.mark.property
def test_from_the_triangle_to_the_last_day_the_picture_stays_what_was_shown(cast, scenes):  # noqa: F811
    rival, found = scenes
    walk(ShownDeploy, cast=cast, rival=rival, scenes=found)
