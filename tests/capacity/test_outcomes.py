"""What the decider reads of each outcome is what the decision then does."""

import pytest
from django.db import transaction

from capacity import figures, outcomes
from foundation import clock
from requests_app.deeds import triangle
from requests_app.models import Corner, Outcome, Status, SupportRequest
from requests_app.records import need_ledger, reviews
from tests import recipes, road
from tests.out import A_WEEK


@pytest.fixture
def divided(cast):
    """Four nurses were tuned; Defence grants one, VWS three, the region asks to wait, and it came to the decider."""
    scene = recipes.build(cast, Status.REVIEW)
    (line,) = reviews.lines_on_the_table(reviews.open_review(scene.request))
    say = {
        Corner.DEFENCE: {"outcome": Outcome.GRANT, "persons": {str(line.pk): 1}},
        Corner.VWS: {"outcome": Outcome.GRANT, "persons": {str(line.pk): 3}},
        Corner.GHOR_LOCC: {"outcome": Outcome.DEFER, "defer_until": clock.today() + A_WEEK},
    }
    for corner, said in say.items():
        by = getattr(cast, road.SPEAKER[corner])
        triangle.give_position(scene.request, by=by, motivation="as we see it", **said)
    clock.move(hours=24)
    recipes.pass_due_of_review(scene)
    return scene


def decided(cast, scene, one):
    """(person-days open, declined and granted, free afterwards) once the decider decides so; undone again."""
    with transaction.atomic():
        found = SupportRequest.objects.get(pk=scene.request.pk)
        before = sum(need_ledger.ledger(found).values(), start=need_ledger.Account())
        persons = {"persons": one.persons} if one.persons else {}
        said = {"mandate": "of 3 March 2020", "motivation": "In time.", **persons}
        if one.outcome == Outcome.DEFER:
            said["defer_until"] = clock.today() + A_WEEK
        if one.outcome == Outcome.REJECT:
            said["reasons"] = ["no_capacity"]
        triangle.decide_with_dissent(found, by=cast.mira, outcome=one.outcome, **said)
        after = sum(need_ledger.ledger(SupportRequest.objects.get(pk=found.pk)).values(), start=need_ledger.Account())
        result = (
            after.residual.person_days,
            after.declined.person_days - before.declined.person_days,
            after.defence.person_days,
            [(kind, free_on_worst(kind, after.defence)) for kind, _persons in one.left],
        )
        transaction.set_rollback(True)
    return result


def free_on_worst(kind, granted):
    known = figures.per_day(clock.today(), granted.ranges[-1].ends_on)
    days = [day for part in granted.ranges for day in outcomes._days(part)]
    return min(known[kind, day].free for day in days)


def test_what_each_outcome_would_do_is_what_the_decision_does(cast, divided):
    found = outcomes.of(SupportRequest.objects.get(pk=divided.request.pk))

    told = [(one.outcome, one.corners, one.homes) for one in found]
    assert told == [
        (Outcome.GRANT, [str(Corner.DEFENCE.label)], 1),
        (Outcome.GRANT, [str(Corner.VWS.label)], 1),
        (Outcome.REJECT, [], 0),
        (Outcome.DEFER, [str(Corner.GHOR_LOCC.label)], 0),
    ]
    for one in found:
        assert (one.open, one.declined, one.person_days, one.left) == decided(cast, divided, one), one


def test_the_decider_reads_the_dissent_side_by_side_and_what_each_outcome_does(divided, browser):
    page = " ".join(browser("mira").get(f"/requests/{divided.request.reference}/do/decide-with-dissent/").text.split())

    assert page.count("as we see it") == 3
    assert page.index("What the corners said") < page.index("What each outcome would do") < page.index('name="mandate"')
    assert "1 × nurse" in page
    assert "3 × nurse" in page


def test_numbers_of_defence_are_for_whom_they_are(divided, browser, monkeypatch):
    path = f"/requests/{divided.request.reference}/do/decide-with-dissent/"

    monkeypatch.setattr("capacity.pools.READERS", frozenset())
    without = browser("mira").get(path).text
    monkeypatch.setattr("capacity.pools.READERS", frozenset({"decider"}))

    assert "Free at Defence afterwards" not in without
    assert "Free at Defence afterwards" in browser("mira").get(path).text
