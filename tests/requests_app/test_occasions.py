"""What the clock brings beside a missed due time: each occasion is an event, once, and gone when it passed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from structlog.testing import capture_logs

from foundation import clock
from requests_app.deeds import confirmation, intake, ladder, need_and_situation
from requests_app.models import STEP_1, OnBehalf, Outcome, Rung, Status
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import How
from requests_app.procedure.rules import CORNERS, OWNERS
from requests_app.records import reviews
from requests_app.records.escalation import NEXT_IN_LINE
from requests_app.schedule import deadlines, reminders
from tests import out, recipes, road
from tests.cast import ask, close_step


@pytest.fixture
def sent(a_request):
    return a_request(Action.SUBMIT)


def written(support_request, action):
    """The events of the clock of this kind, in order."""
    return list(support_request.events.filter(action=action).order_by("number"))


def sweep_for(**amount):
    """Beat comes round for so long: every quarter of an hour, and every hour where a day or more is waited."""
    long = timedelta(**amount)
    until, pause = clock.now() + long, 60 if long >= timedelta(days=1) else 15
    while clock.now() < until:
        clock.move(minutes=pause)
        deadlines.sweep()


# --- record


def test_the_system_writes_an_occasion_once_and_moves_nothing(cast, sent):
    before = (sent.status, sent.entered_at, sent.due_at, sent.version)

    event = workflow.record(sent, Action.REMINDER, once="a name", facts={"due_at": sent.due_at})
    again = workflow.record(sent, Action.REMINDER, once="a name", facts={"due_at": sent.due_at})

    assert (event.actor, event.role, event.key, again) == (None, "", "a name", None)
    assert event.facts == {"due_at": sent.due_at.astimezone(clock.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")}
    assert (sent.status, sent.entered_at, sent.due_at, sent.version) == before
    assert event.pending, "it is told like any other"


def test_the_same_name_at_another_request_is_another_occasion(cast, sent, an_alert):
    assert workflow.record(sent, Action.REMINDER, once="a name")
    assert workflow.record(an_alert(), Action.REMINDER, once="a name")


# --- the sweep


def queries_of_a_sweep():
    with CaptureQueriesContext(connection) as caught:
        assert deadlines.sweep() == 0, "nothing is new"
    return len(caught)


def test_a_sweep_with_nothing_new_costs_the_same_for_one_request_and_for_many(cast, an_alert, spoken):
    """Late, escalated, old figures, the written follow-up missing, parties silent, words unconfirmed: all of each."""

    def neglected():
        support_request = an_alert()
        need_and_situation.update_situation(support_request, by=cast.ineke, **road.a_situation())
        late = ask(cast, support_request, Rung.CARE_OFFICE)
        asked = ask(cast, support_request, Rung.ROAZ)
        ladder.answer(asked, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken))
        said = {"called": "secretariaat", "called_at": clock.now(), "calls_back_at": clock.now() + timedelta(hours=1)}
        ladder.note_call_back(late, by=cast.gerard, **said)
        intake.register_urgent(support_request, by=cast.loes, **road.URGENT_ROAD)
        return support_request

    one = neglected()
    sweep_for(hours=8)
    sweep_for(hours=64)
    assert {
        *(Action.REMINDER, Action.OVERDUE, Action.ESCALATED, Action.FIGURES_OLD),
        *(Action.WRITTEN_AWAITED, Action.INQUIRY_UNANSWERED, Action.CALL_BACK_DUE, Action.UNCONFIRMED),
    } <= set(one.events.values_list("action", flat=True))
    few = queries_of_a_sweep()

    for _more in range(4):
        neglected()
    clock.move(hours=72)
    assert deadlines.sweep() > 4 * 5

    assert queries_of_a_sweep() == few <= 25


def test_those_who_have_written_cost_nothing_each_either(cast, an_alert):
    def written_in_time():
        support_request = an_alert()
        intake.register_urgent(support_request, by=cast.loes, **road.URGENT_ROAD)
        road.complete(cast, support_request)

    written_in_time()
    clock.move(hours=60)
    deadlines.sweep()
    few = queries_of_a_sweep()

    written_in_time()
    written_in_time()
    clock.move(hours=60)
    deadlines.sweep()

    assert queries_of_a_sweep() == few


def test_a_request_that_cant_be_written_holds_up_no_other(cast, an_alert, monkeypatch):
    broken, other = an_alert(), an_alert()
    really = workflow.record

    def record(support_request, action, **more):
        if support_request.pk == broken.pk:
            raise ValueError("this request can't be read")
        return really(support_request, action, **more)

    monkeypatch.setattr(workflow, "record", record)
    clock.move(hours=7)
    with capture_logs() as logged:
        assert deadlines.sweep() == 1

    assert len(written(other, Action.REMINDER)) == 1
    assert [(one["event"], one["about"], one["error"]) for one in logged] == [
        ("clock_stumbled", f"SupportRequest {broken.pk}", "ValueError")
    ]

    monkeypatch.setattr(workflow, "record", really)
    assert deadlines.sweep() == 1
    assert len(written(broken, Action.REMINDER)) == 1


# --- reminders


def test_the_owner_is_reminded_when_three_quarters_of_the_time_are_gone_and_only_once(cast, sent):
    clock.move(hours=5, minutes=59)
    deadlines.sweep()
    assert written(sent, Action.REMINDER) == []
    clock.move(minutes=1)

    sweep_for(hours=1)

    assert len(written(sent, Action.REMINDER)) == 1


def test_whoever_acted_isnt_reminded(cast, sent):
    clock.move(hours=5)
    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    clock.move(hours=2)

    deadlines.sweep()

    assert written(sent, Action.REMINDER) == []


def test_an_urgent_owner_is_reminded_after_a_quarter_of_that(cast, sent):
    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="lifesaving")

    clock.move(hours=1, minutes=30)
    deadlines.sweep()

    assert len(written(sent, Action.REMINDER)) == 1


def test_the_next_status_reminds_anew(cast, sent):
    clock.move(hours=7)
    deadlines.sweep()
    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    clock.move(hours=10)
    deadlines.sweep()

    assert len(written(sent, Action.REMINDER)) == 2


def test_a_deed_between_looking_and_writing_cancels_the_reminder(cast, sent, monkeypatch):
    """GHOR acts at the very moment beat has found the request: under the lock it isn't soon due any more."""
    clock.move(hours=7)
    really = workflow.lock

    def act_first(support_request):
        monkeypatch.setattr(workflow, "lock", really)
        copy = type(sent).objects.get(pk=sent.pk)
        workflow.perform(copy, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
        really(support_request)

    monkeypatch.setattr(workflow, "lock", act_first)
    deadlines.sweep()

    assert written(sent, Action.REMINDER) == []


# --- escalation


def test_every_status_with_a_due_time_has_a_next_in_line():
    assert set(NEXT_IN_LINE) == set(OWNERS)


def test_what_ghor_leaves_goes_to_locc_and_not_to_who_doesnt_see_it(cast, sent):
    sweep_for(hours=30)

    assert [event.facts["to"] for event in written(sent, Action.ESCALATED)] == [["locc"]]


def test_a_home_that_doesnt_complete_its_request_goes_to_ghor_then_locc(cast, sent):
    workflow.perform(sent, Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=How(reason="which ward?"))
    due_at = sent.due_at

    sweep_for(hours=30)

    found = written(sent, Action.ESCALATED)
    assert [event.facts["to"] for event in found] == [["ghor"], ["locc"]]
    assert [event.at - due_at for event in found] == [timedelta(hours=1), timedelta(hours=4)]


def test_what_the_home_leaves_in_tuning_climbs_up_to_vws(cast):
    tuning = recipes.build(cast, Status.TUNING).request
    tuning.refresh_from_db()

    sweep_for(hours=20)

    assert [event.facts["to"] for event in written(tuning, Action.ESCALATED)] == [["ghor"], ["locc"], ["vws"]]


def test_divided_corners_go_to_their_directors_and_then_to_the_decider(cast):
    precheck = recipes.build(cast, Status.PRECHECK).request

    sweep_for(hours=20)

    assert [event.facts["to"][-1] for event in written(precheck, Action.ESCALATED)] == ["locc", "decider"]
    assert set(written(precheck, Action.ESCALATED)[0].facts["to"]) == {"defence_planner", "vws", "ghor", "locc"}


def test_an_extension_the_corners_leave_lying_is_theirs_again_then_the_directors_then_the_deciders(cast):
    """The request itself waits for its planned end; only the review is late."""
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.ask_extension(cast, deployed)
    opened_at = reviews.open_review(deployed).opened_at

    sweep_for(hours=20)

    (reminder,), climbed = written(deployed, Action.REMINDER), written(deployed, Action.ESCALATED)
    assert (reminder.at - opened_at, set(reminder.facts["to"])) == (timedelta(hours=6), set(CORNERS))
    assert [event.at - opened_at for event in climbed] == [timedelta(hours=9), timedelta(hours=12)]
    assert [event.facts["to"][-1] for event in climbed] == ["locc", "decider"]


def test_an_extension_that_was_settled_climbs_no_further(cast):
    deployed = recipes.build(cast, Status.DEPLOYED).request
    out.ask_extension(cast, deployed)
    sweep_for(hours=7)
    road.say(cast, deployed, Outcome.REJECT, reasons=["no_capacity"])

    sweep_for(hours=13)

    assert written(deployed, Action.ESCALATED) == []


def test_an_urgent_request_climbs_four_times_as_fast(cast, sent):
    need_and_situation.set_urgency(sent, by=cast.gerard, urgency="lifesaving")
    due_at = sent.due_at

    sweep_for(hours=4)

    assert [event.at - due_at for event in written(sent, Action.ESCALATED)] == [timedelta(minutes=15)]


def test_it_climbs_anew_in_the_next_status(cast, sent):
    sweep_for(hours=10)
    close_step(cast, sent, STEP_1)
    workflow.perform(sent, Action.ESCALATE_TO_NATIONAL, by=cast.gerard)
    sweep_for(hours=30)

    assert [event.from_status for event in written(sent, Action.ESCALATED)] == ["regional", "national"]


def test_a_case_nobody_evaluates_closes_after_fourteen_days_and_says_what_is_missing(cast):
    ended = recipes.build(cast, Status.ENDED).request
    out.evaluation.evaluate(ended, by=cast.ineke, **out.EVALUATED)

    clock.move(days=14, minutes=1)
    deadlines.sweep()
    deadlines.sweep()

    ended.refresh_from_db()
    closing = ended.events.get(action=Action.CLOSE)
    assert (ended.status, closing.actor) == (Status.CLOSED, None)
    assert closing.facts["not_received"] == ["defence"]
    assert written(ended, Action.OVERDUE) == [], "closing is what the due time brings"


# --- figures


def test_figures_older_than_two_days_are_asked_for_once_per_snapshot(cast, sent):
    need_and_situation.update_situation(sent, by=cast.ineke, **road.a_situation())
    clock.move(hours=48)
    deadlines.sweep()
    assert written(sent, Action.FIGURES_OLD) == []

    sweep_for(hours=5)
    assert len(written(sent, Action.FIGURES_OLD)) == 1

    need_and_situation.update_situation(sent, by=cast.ineke, **road.a_situation())
    sweep_for(hours=49)
    assert len(written(sent, Action.FIGURES_OLD)) == 2


def test_a_closed_request_is_left_in_peace(cast, sent):
    need_and_situation.update_situation(sent, by=cast.ineke, **road.a_situation())
    ask(cast, sent, Rung.CARE_OFFICE)
    workflow.perform(sent, Action.WITHDRAW, by=cast.ineke, how=How(reason="the staff recovered"))
    number = sent.head_number

    sweep_for(hours=72)

    sent.refresh_from_db()
    assert sent.head_number == number


# --- the written follow-up


def test_the_written_follow_up_is_asked_for_before_it_is_due_and_when_it_is(cast, sent):
    intake.register_urgent(sent, by=cast.loes, **road.URGENT_ROAD)

    sweep_for(hours=30)

    found = written(sent, Action.WRITTEN_AWAITED)
    assert [event.at for event in found] == [sent.written_due_at - timedelta(hours=6), sent.written_due_at]


def test_who_has_written_isnt_asked(cast, sent):
    intake.register_urgent(sent, by=cast.loes, **road.URGENT_ROAD)
    road.complete(cast, sent)

    sweep_for(hours=30)

    assert written(sent, Action.WRITTEN_AWAITED) == []


# --- provisional grants


def test_a_provisional_grant_warns_a_day_and_six_hours_before_it_ends(cast, sent):
    road.urgent(cast, sent)
    persons = {line.pk: line.persons for line in sent.lines.all()}
    road.say(cast, sent, Outcome.NOW, persons=persons)
    sent.refresh_from_db()
    until = sent.provisional_until

    sweep_for(hours=(until - clock.now()) // timedelta(hours=1) + 1)

    warned = [until - event.at for event in written(sent, Action.PROVISIONAL_ENDS)]
    assert warned == [timedelta(hours=24), timedelta(hours=6)]
    sent.refresh_from_db()
    assert sent.status == Status.PRECHECK


def test_after_a_standstill_one_warning_is_enough(cast, sent):
    intake.register_urgent(sent, by=cast.loes, **road.URGENT_ROAD)
    clock.move(hours=25)

    deadlines.sweep()
    deadlines.sweep()

    assert len(written(sent, Action.WRITTEN_AWAITED)) == 1


# --- inquiries and words of others


def test_a_party_that_doesnt_answer_in_time_is_named_once(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    answered = ask(cast, sent, Rung.ROAZ)
    ladder.answer(answered, by=cast.rob, answer="nothing")

    sweep_for(hours=6)

    assert [event.facts["inquiry"] for event in written(sent, Action.INQUIRY_UNANSWERED)] == [inquiry.pk]


def test_who_would_call_back_and_doesnt_is_named_once_for_each_moment(cast, sent):
    silent, called, answered = (ask(cast, sent, rung) for rung in STEP_1)

    def calls_back(inquiry, hours):
        said = {
            "called": "secretariaat",
            "called_at": clock.now(),
            "calls_back_at": clock.now() + timedelta(hours=hours),
        }
        ladder.note_call_back(inquiry, by=cast.gerard, **said)

    for inquiry in (silent, called, answered):
        calls_back(inquiry, 1)
    ladder.answer(answered, by=cast.rob, answer="nothing")
    calls_back(called, 5)
    sweep_for(hours=2)
    first = [event.facts["inquiry"] for event in written(sent, Action.CALL_BACK_DUE)]
    calls_back(silent, 1)
    sweep_for(hours=2)

    assert first == [silent.pk]
    assert [event.facts["inquiry"] for event in written(sent, Action.CALL_BACK_DUE)] == [silent.pk, silent.pk]


def test_who_answers_just_before_it_is_named_is_not_named(cast, sent):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    now, later = clock.now(), clock.now() + timedelta(hours=1)
    ladder.note_call_back(inquiry, by=cast.gerard, called="secretariaat", called_at=now, calls_back_at=later)
    clock.move(hours=2)
    (found,) = reminders.not_called_back()
    ladder.answer(inquiry, by=cast.karin, answer="nothing")

    assert not deadlines.write([found])


def test_words_that_nobody_confirmed_in_a_day_are_named_once(cast, sent, spoken):
    inquiry = ask(cast, sent, Rung.CARE_OFFICE)
    event = ladder.answer(inquiry, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken)).event
    other = ask(cast, sent, Rung.ROAZ)
    confirmed = ladder.answer(other, by=cast.gerard, answer="nothing", how=How(spoken_by=spoken)).event
    confirmation.confirm(OnBehalf.objects.get(event=confirmed), by=cast.rob)

    sweep_for(hours=26)

    assert [one.facts["event"] for one in written(sent, Action.UNCONFIRMED)] == [event.number]
