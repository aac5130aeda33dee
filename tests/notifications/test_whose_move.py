"""Reminders, missed due times and escalations reach whoever hasn't made the move, as her own list of work does."""

from datetime import timedelta

import pytest
from django.utils import translation

from foundation import clock
from notifications import audience, facts
from regions.models import Membership, User
from requests_app.deeds import triangle, tuning
from requests_app.models import RANK, Outcome, Status, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.records import reviews
from requests_app.schedule import deadlines
from requests_app.worklist.listing import owned_by
from tests import out, recipes, road
from tests.road import row

CLOCK = (Action.REMINDER, Action.OVERDUE, Action.ESCALATED)


def wait(**amount):
    """Beat every quarter of an hour for so long."""
    until = clock.now() + timedelta(**amount)
    while clock.now() < until:
        clock.move(minutes=15)
        deadlines.sweep()


def told(support_request, action, text=""):
    """The first names of who is told of the newest such event, by the line that says `text`."""
    event = support_request.events.filter(action=action).last()
    with translation.override("en"):
        found = [one for one in audience.tellings(event) if text in str(one.line.text)]
    return {one.user.name.split()[0] for one in found}


def reminded(support_request):
    """The first names of whom a reminder reaches now."""
    event = workflow.record(support_request, Action.REMINDER, once=f"reminder {support_request.head_number}")
    return {user.name.split()[0] for user in audience.of(event)}


def listed(support_request):
    """The first names of those who find it in their own list of work."""
    users = User.objects.filter(pk__in=Membership.objects.active().values("user"))
    seen = SupportRequest.objects.filter(pk=support_request.pk)
    found = (user for user in users if (seen & SupportRequest.objects.visible_to(user)).filter(owned_by(user)).exists())
    return {user.name.split()[0] for user in found}


def say(support_request, by, outcome=Outcome.VISIT, **more):
    triangle.give_position(support_request, by=by, outcome=outcome, motivation="…", **more)


# --- the same people


@pytest.mark.parametrize("status", [status for status in RANK if status != Status.CLOSED])
def test_whoever_is_reminded_finds_it_in_her_work_and_nobody_else_does(cast, status):
    support_request = recipes.build(cast, status).request

    assert reminded(support_request) == listed(support_request) != set()


def test_a_team_that_is_expected_is_reminded_and_the_planner_no_more(cast):
    support_request = recipes.build(cast, Status.FACT_FINDING).request
    assert reminded(support_request) == listed(support_request) == {"Dirk", "Daan"}

    road.send_team(cast, support_request)

    assert reminded(support_request) == listed(support_request) == {"Fenna"}


# --- tuning


def test_after_the_homes_counter_proposal_it_is_the_fact_finders_time_that_passes(cast):
    scene = recipes.build(cast, Status.TUNING)
    lines = [row(scene.line, persons=2, starts_on=clock.today())]
    tuning.propose(scene.request, by=cast.ineke, lines=lines, how=How(reason="two are enough by day"))
    assert reminded(scene.request) == listed(scene.request) == {"Fenna"}
    with translation.override("en"):
        said = {one.label: one.words for one in facts.of_request(scene.request)}
    assert said["Whose move"].startswith("Fact finder"), "a mail says the same"

    wait(hours=8)

    assert told(scene.request, Action.OVERDUE, "your time has passed") == {"Fenna"}
    assert told(scene.request, Action.ESCALATED, "was escalated") == {"Fenna"}
    assert told(scene.request, Action.ESCALATED, "comes to you") == {"Gerard"}


# --- the triangle


@pytest.fixture
def precheck(cast):
    """De Avondzon's request in the pre-check; Dirk has given Defence's position."""
    support_request = recipes.build(cast, Status.PRECHECK).request
    say(support_request, cast.dirk)
    return support_request


def test_a_corner_that_has_spoken_is_left_in_peace(cast, precheck):
    wait(hours=5)

    silent = {"Gerard", "Loes", "Vera", "Victor"}
    assert told(precheck, Action.REMINDER) == silent
    assert told(precheck, Action.OVERDUE, "your time has passed") == silent
    assert told(precheck, Action.ESCALATED, "comes to you") == silent
    assert not {"Dirk", "Daan"} & {name for action in CLOCK for name in told(precheck, action)}


def test_a_corner_that_speaks_after_it_was_escalated_sends_it_to_nobody_again(cast, precheck):
    say(precheck, cast.vera)
    wait(hours=5)
    triangle.void(precheck, precheck.events.get(action=Action.GIVE_POSITION, actor=cast.vera).number)
    wait(hours=1)

    (escalated,) = precheck.events.filter(action=Action.ESCALATED)
    assert escalated.facts["to"] == ["ghor", "locc"]


def test_when_the_corners_differ_it_is_every_corners_move(cast, precheck):
    say(precheck, cast.vera, Outcome.REJECT, reasons=["not_acute"])
    say(precheck, cast.gerard)

    everybody = {"Dirk", "Daan", "Vera", "Victor", "Gerard", "Loes"}
    assert reminded(precheck) == listed(precheck) == everybody
    wait(hours=5)
    assert told(precheck, Action.ESCALATED, "comes to you") == everybody


def test_a_position_given_between_looking_and_writing_names_that_corner_no_more(cast, precheck, monkeypatch):
    clock.move(hours=5, minutes=1)
    really = workflow.lock

    def speak_first(support_request):
        monkeypatch.setattr(workflow, "lock", really)
        say(SupportRequest.objects.get(pk=precheck.pk), cast.vera)
        really(support_request)

    deadlines._overdue()
    monkeypatch.setattr(workflow, "lock", speak_first)
    deadlines.sweep()
    assert not precheck.events.filter(action=Action.ESCALATED).exists()
    deadlines.sweep()

    assert precheck.events.get(action=Action.ESCALATED).facts["to"] == ["ghor", "locc"]


def test_an_extension_waits_for_the_silent_corners_and_not_for_the_planner_of_the_deployment(cast):
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.ask_extension(cast, deployed)
    say(deployed, cast.dirk, Outcome.GRANT, persons=reviews.on_the_table(reviews.open_review(deployed)))

    wait(hours=13)

    silent = {"Gerard", "Loes", "Vera", "Victor"}
    assert told(deployed, Action.REMINDER) == silent
    assert told(deployed, Action.ESCALATED, "was escalated") == silent
    assert told(deployed, Action.ESCALATED, "comes to you") == {"Mira"}


# --- afterwards


def test_a_side_that_has_evaluated_is_reminded_no_more_and_at_last_the_region_closes(cast):
    ended = recipes.build(cast, Status.ENDED).request
    out.evaluation.evaluate(ended, by=cast.ineke, **out.EVALUATED)
    assert reminded(ended) == listed(ended) == {"Dirk", "Daan"}

    out.evaluation.evaluate(ended, by=cast.dirk, **out.EVALUATED)
    clock.move(minutes=1)

    assert reminded(ended) == listed(ended) == {"Gerard"}


def test_whoever_acted_before_the_message_was_made_isnt_told_that_her_time_passed(cast):
    support_request = recipes.build(cast, Status.INTAKE).request
    clock.move(hours=5)
    workflow.note_overdue(support_request)
    road.forward(cast, support_request)

    assert told(support_request, Action.OVERDUE, "your time has passed") == set()
    assert "Gerard" in told(support_request, Action.OVERDUE, "is past its due time")
