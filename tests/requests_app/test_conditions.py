"""A condition of the fact-finders has an owner and an hour: when that passes, who sees to it hears so."""

from datetime import timedelta

import pytest

from foundation import clock
from notifications import audience
from requests_app.deeds import fact_finding
from requests_app.models import Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.schedule import deadlines, reminders
from tests import recipes, road


def named(support_request):
    """What the clock said of conditions."""
    return list(support_request.events.filter(action=Action.CONDITION_DUE))


def sweep_for(hours):
    """Beat every quarter of an hour."""
    for _quarter in range(4 * hours):
        clock.move(minutes=15)
        deadlines.sweep()


@pytest.fixture
def conditional(cast):
    """Fenna's team found that each shift needs a leader of the home, within twelve hours."""
    scene = recipes.build(cast, Status.FACT_FINDING)
    condition = road.CONDITION | {"due_at": clock.now() + timedelta(hours=12)}
    road.report(cast, scene.request, [road.row(scene.line, persons=4, starts_on=clock.today())], conditions=[condition])
    return scene.request


def test_a_condition_that_isnt_met_in_time_is_named_once_to_who_sees_to_it(conditional):
    clock.move(hours=11, minutes=59)
    deadlines.sweep()
    assert named(conditional) == []

    sweep_for(2)

    (event,) = named(conditional)
    assert (event.facts["condition"], event.facts["owner"]) == (road.CONDITION["text"], "zorgmanager")
    assert {user.name.split()[0] for user in audience.of(event)} == {"Ineke", "Fenna", "Dirk", "Daan", "Gerard"}


def test_a_condition_that_is_met_is_asked_after_no_more(cast, conditional):
    fact_finding.complete_condition(conditional.conditions.get(), by=cast.ineke)

    sweep_for(13)

    assert named(conditional) == []


def test_a_condition_that_is_met_in_that_very_second_is_told_to_nobody(cast, conditional, monkeypatch):
    really = workflow.lock

    def meet_first(support_request):
        monkeypatch.setattr(workflow, "lock", really)
        conditional.conditions.update(done_at=clock.now())
        really(support_request)

    clock.move(hours=12)
    (found,) = reminders.conditions_due()
    monkeypatch.setattr(workflow, "lock", meet_first)

    assert deadlines.write([found]) == 0


def test_once_it_is_withdrawn_nobody_is_asked_for_its_conditions(cast, conditional):
    workflow.perform(conditional, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))

    sweep_for(13)

    assert named(conditional) == []
