"""The table of deeds as a graph: every status can be reached, and left by somebody; its page in the docs is current."""

import pytest

from msob.scenarios.cast import PEOPLE
from regions.models import Role
from requests_app.doors import DOORS
from requests_app.models import SIGHT, TERMINAL, Status
from requests_app.models.actions import Action
from requests_app.procedure import diagram
from requests_app.procedure.rules import BEHALF, OWNERS, RULES

BY_THE_CORNERS = {Action.GIVE_POSITION, Action.SETTLE, Action.DECIDE_WITH_DISSENT}
CAUSES = {
    Action.START_DEPLOYMENT: {Action.REPORT_ARRIVAL},
    Action.UNDO_START: {Action.DENY_ARRIVAL},
    Action.END_DEPLOYMENT: {Action.REPORT_DEPARTURE, Action.CANCEL},
}
"""From which deeds another follows; what isn't here follows from what the corners say."""


def held():
    """The roles somebody in the cast holds."""
    return {person.role for person in PEOPLE.values()}


def test_every_status_can_be_reached_from_a_draft():
    reached, found = {Status.DRAFT}, {Status.DRAFT}
    while found:
        steps = (rule for rule in RULES.values() if found & set(rule.sources))
        found = {target for rule in steps for target in diagram.targets(rule)} - reached
        reached |= found

    assert set(Status) - reached == set()


@pytest.mark.parametrize("status", sorted(set(Status) - TERMINAL))
def test_every_status_that_isnt_final_can_be_left_by_somebody(status):
    ways_out = [
        action
        for action, rule in RULES.items()
        if status in rule.sources and set(diagram.targets(rule)) - {status} and held() & doers(action)
    ]

    assert ways_out


def doers(action):
    """The roles that do `action`, or what it follows from."""
    return {role for cause in CAUSES.get(action, {action}) for role in RULES[cause].roles}


@pytest.mark.parametrize("status", sorted(set(Status) - TERMINAL))
def test_every_status_that_isnt_final_has_an_owner_in_the_cast(status):
    assert set(OWNERS[status]) & held()


def test_what_follows_from_another_deed_can_be_brought_about_where_it_happens():
    for action, rule in RULES.items():
        if rule.follows:
            causes = CAUSES.get(action, BY_THE_CORNERS)
            assert set(rule.sources) <= {status for cause in causes for status in RULES[cause].sources}, action


def test_every_deed_somebody_does_has_a_door_and_the_others_have_none():
    assert {action for action, rule in RULES.items() if rule.roles} - {Action.OPEN} == set(DOORS)


def test_no_name_is_unknown():
    assert set(Action) == set(RULES)
    assert set(OWNERS) == set(Status) - TERMINAL
    assert {role for roles in OWNERS.values() for role in roles} <= set(Role)
    assert {role for rule in RULES.values() for role in rule.roles} <= set(Role)
    assert {status for rule in RULES.values() for status in rule.sources} <= set(Status)
    assert set(BEHALF) | {role for roles in BEHALF.values() for role in roles} <= set(Role)
    assert set(SIGHT) <= set(Role)


def test_the_page_in_the_docs_is_current():
    assert diagram.PAGE.read_text() == diagram.page(), "run manage.py write_workflow"
