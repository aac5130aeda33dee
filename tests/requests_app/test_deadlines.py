"""Due times: clock hours after entering a status, a quarter when urgent, and what is missed is in the journal."""

from datetime import timedelta

import pytest

from foundation import clock
from requests_app.deeds import ladder, need_and_situation
from requests_app.models import STEP_1, Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.schedule import deadlines
from tests.cast import ask, close_step


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


def after(**amount):
    return clock.now() + timedelta(**amount)


def overdue_events(support_request):
    return support_request.events.filter(action=Action.OVERDUE).count()


def test_a_fresh_draft_is_never_late(an_alert):
    assert an_alert(send=False).due is None


def test_the_region_has_8_hours_and_a_returned_draft_12(cast, sent):
    assert sent.due == after(hours=8)
    clock.move(hours=1)

    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))

    assert sent.due == after(hours=12)


def test_drawing_up_the_application_takes_6_hours(a_request):
    assert a_request(Action.ESCALATE_TO_MSOB).due == after(hours=6)


def test_a_closed_request_is_never_late(cast, sent):
    workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))
    clock.move(days=30)

    assert sent.due is None
    assert deadlines.sweep() == 0


def test_an_urgent_request_has_a_quarter_counted_from_entering(cast, sent):
    entered = clock.now()
    clock.move(hours=1)

    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="life_sustaining")

    assert sent.due == entered + timedelta(hours=2)


def test_high_urgency_isnt_urgent(cast, sent):
    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="high")

    assert sent.due == after(hours=8)


def test_step_2_waits_for_the_latest_answer_and_an_early_one_makes_nobody_late(cast, sent):
    close_step(cast, sent, STEP_1)
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    assert sent.due == after(hours=8)
    inquiry = ask(cast, sent, Rung.RED_CROSS)
    sent.refresh_from_db()
    assert sent.due == inquiry.due_at == after(hours=12)
    clock.move(hours=9)

    ladder.answer(inquiry, by=cast.roos, answer="nothing")

    sent.refresh_from_db()
    assert not sent.is_overdue
    assert sent.due == after(hours=3)


def test_step_1_doesnt_wait(cast, sent):
    ask(cast, sent, Rung.RED_CROSS)

    sent.refresh_from_db()
    assert sent.due == after(hours=8)


def test_inquiries_are_due_in_4_hours_and_in_12(cast, sent):
    assert ask(cast, sent, Rung.CARE_OFFICE).due_at == after(hours=4)
    assert ask(cast, sent, Rung.CIVIL_POOL).due_at == after(hours=12)

    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="lifesaving")

    assert ask(cast, sent, Rung.ROAZ).due_at == after(hours=1)


def test_a_missed_due_time_is_an_event_once(cast, sent):
    clock.move(hours=8)
    deadlines.sweep()
    assert overdue_events(sent) == 0
    clock.move(seconds=1)

    assert deadlines.sweep() == 1
    assert deadlines.sweep() == 0

    event = sent.events.last()
    assert (event.action, event.actor, event.facts["status"]) == (Action.OVERDUE, None, "regional")


def test_the_next_status_can_be_missed_anew(cast, sent):
    clock.move(hours=9)
    deadlines.sweep()
    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    clock.move(hours=13)

    deadlines.sweep()
    assert overdue_events(sent) == 2


def test_a_due_time_that_moves_back_isnt_missed_twice(cast, sent):
    """Late already, then it turns out to be urgent: it was late long ago."""
    clock.move(hours=9)
    deadlines.sweep()

    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="lifesaving")

    assert deadlines.sweep() == 0
    assert overdue_events(sent) == 1


def test_a_due_time_that_moves_ahead_can_be_missed_anew(cast, sent):
    close_step(cast, sent, STEP_1)
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    clock.move(hours=9)
    deadlines.sweep()

    ask(cast, sent, Rung.RED_CROSS)
    clock.move(hours=13)

    deadlines.sweep()
    assert overdue_events(sent) == 2


def test_the_sweep_takes_the_latest_first_and_leaves_the_punctual_alone(cast, sent, an_alert):
    clock.move(hours=5)
    punctual = an_alert()
    clock.move(hours=4)

    deadlines.sweep()

    assert list(SupportRequest.objects.overdue()) == [sent]
    assert (overdue_events(sent), overdue_events(punctual)) == (1, 0)
