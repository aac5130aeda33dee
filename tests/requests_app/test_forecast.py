"""Before a deed it is foretold how the request will stand, and the home page says for whom a request waits."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from foundation import clock
from msob.scenarios.cast import PEOPLE
from notifications.preview import preview
from regions.models import Role
from requests_app.deeds import triangle, tuning
from requests_app.models import FAR_FUTURE, Outcome, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import preconditions, workflow
from requests_app.procedure.how import How
from requests_app.worklist import assignment, work
from requests_app.worklist.forecast import foresee
from tests import out, recipes, road
from tests.test_matrix import STATUSES, scene_in, scenes

SAID = {
    Action.SET_URGENCY,  # how urgent
    Action.ASK,
    Action.ASK_ALL,  # step 2 waits for the last who was asked
}
"""Deeds of which what is typed says when it is due, so that nothing of that can be foretold."""


def names(support_request) -> str:
    return ", ".join(assignment.owners(support_request))


def done(scene, action, status):
    """Do `action` as whoever is offered it; None when nobody is.

    Gives what was foretold, with the person-days that would be open again, and the same as it then is.
    """
    for name in PEOPLE:
        person = getattr(scene.cast, name)
        for subject in recipes.subjects(scene, action):
            found = workflow.prospect(scene.request, action, by=person, subject=subject)
            if found.offered:
                before = SupportRequest.objects.get(pk=scene.request.pk)
                forecast = foresee(before, action, by=person, subject=subject)
                foretold = (forecast.is_certain, forecast.code, set(forecast.roles), forecast.due_at)
                said = [one.opens for one in forecast.does]
                was_open = preconditions.residual(before)
                recipes.do(action, scene, person, subject, as_role=found.roles[0])
                after = SupportRequest.objects.get(pk=scene.request.pk)
                opened = preconditions.residual(after) - was_open
                says = opened if not said or None in said else sum(said)
                return (*foretold, says), (after, opened)
    return None


@pytest.mark.drawn(6)
@pytest.mark.parametrize("status", STATUSES)
def test_what_is_foretold_is_what_happens(cast, status):
    scene = scene_in(cast, status)
    differing = []

    for action in recipes.RECIPES:
        with transaction.atomic():
            for _each in scenes(action, scene):
                pass
            scene.request.refresh_from_db()
            if happened := done(scene, action, status):
                (certain, *foretold, says), (after, opened) = happened
                due_at = None if after.due_at == FAR_FUTURE else after.due_at
                stands = [after.status, set(assignment.roles(after)), foretold[2] if action in SAID else due_at]
                if certain and foretold != stands:
                    differing.append((action.value, foretold, stands))
                if says != opened:
                    differing.append((action.value, says, opened))
            transaction.set_rollback(True)
        scene.request.refresh_from_db()

    assert differing == []


def test_who_proposes_other_lines_reads_that_the_other_side_is_told(cast):
    scene = recipes.build(cast, Status.TUNING)

    told = preview(foresee(scene.request, Action.PROPOSE_TUNING))

    assert str(Role.FACT_FINDER.label) in told
    lines = [road.row(scene.line, persons=2, starts_on=clock.today())]
    tuning.propose(scene.request, by=cast.ineke, lines=lines, how=How(reason="two are enough by day"))
    again = foresee(SupportRequest.objects.get(pk=scene.request.pk), Action.PROPOSE_TUNING)
    assert again.owners == ("Verpleeghuis De Avondzon",)


def test_a_draft_that_was_never_sent_waits_for_nothing_once_it_is_reopened(cast):
    scene = recipes.draft(cast)
    workflow.perform(scene.request, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))

    forecast = foresee(scene.request, Action.REOPEN)

    assert (forecast.code, forecast.due_at) == (Status.DRAFT, None)


# --- for whom it waits


@pytest.fixture
def english():
    with translation.override("en"):
        yield


def awaited(user, support_request) -> str:
    (one,) = [one for one in work.awaited_by(user) if one == support_request]
    return ", ".join(owner for owner, _call in one.owners)


def test_before_the_triangle_it_waits_for_the_corners_that_are_silent(cast, client, english):
    support_request = recipes.build(cast, Status.PRECHECK).request
    triangle.give_position(support_request, by=cast.dirk, outcome=Outcome.VISIT, motivation="…")

    assert awaited(cast.ineke, support_request) == f"{Role.VWS.label}, GHOR Twente, LOCC"
    client.force_login(cast.ineke)
    for address in (reverse("home"), reverse("requests:detail", args=[support_request.reference])):
        page = client.get(address).content.decode()
        assert all(owner in page for owner in (str(Role.VWS.label), "GHOR Twente", "LOCC")), address


def test_it_waits_for_the_team_that_is_expected_and_before_for_who_sends_it(cast, english):
    support_request = recipes.build(cast, Status.FACT_FINDING).request
    assert awaited(cast.ineke, support_request) == str(Role.DEFENCE_PLANNER.label)

    road.send_team(cast, support_request)

    assert awaited(cast.ineke, support_request) == str(Role.FACT_FINDER.label)


def test_it_waits_for_the_side_that_hasnt_evaluated_and_then_for_the_region(cast, english):
    ended = recipes.build(cast, Status.ENDED).request
    out.evaluation.evaluate(ended, by=cast.ineke, **out.EVALUATED)
    assert awaited(cast.ineke, ended) == str(Role.DEFENCE_PLANNER.label)
    assert foresee(SupportRequest.objects.get(pk=ended.pk), Action.EVALUATE).owners == ("GHOR Twente",)

    out.evaluation.evaluate(ended, by=cast.dirk, **out.EVALUATED)

    assert awaited(cast.ineke, ended) == "GHOR Twente"


def test_what_waits_is_said_in_as_many_queries_whatever_waits(cast, a_request, django_assert_max_num_queries):
    recipes.build(cast, Status.PRECHECK)
    a_request()
    a_request()

    with django_assert_max_num_queries(12):
        work.awaited_by(cast.gerard)
