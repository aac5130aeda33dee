"""Two people at once, on PostgreSQL with real transactions: one deed, one number, never too much help."""

import time
from threading import Event as Signal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.errors import KeyUsed, Refused
from requests_app.deeds import evaluation, ladder, offering
from requests_app.models import Event, Offer, Rung, SupportRequest
from requests_app.models.actions import Action
from requests_app.procedure import workflow
from requests_app.procedure.how import Done, How
from requests_app.records import journal, need_ledger
from tests import recipes
from tests.at_once import at_once
from tests.cast import FIRST_DAY, LAST_DAY, ask
from tests.out import EVALUATED
from tests.recipes import offered

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


def fresh(support_request):
    return SupportRequest.objects.get(pk=support_request.pk)


def returning(cast, support_request, key=""):
    """A click on "return" in a page of its own."""
    how = How(reason="which ward?", key=key)
    return lambda: workflow.perform(fresh(support_request), Action.RETURN_TO_INSTITUTION, by=cast.gerard, how=how)


def test_two_clicks_at_once_make_one_event(cast, an_alert):
    support_request = an_alert()

    answers = at_once(*[returning(cast, support_request)] * 2)

    assert {type(answer) for answer in answers} == {Done, Refused}
    assert support_request.events.filter(action=Action.RETURN_TO_INSTITUTION).count() == 1
    assert journal.check(fresh(support_request)) is None


def test_the_same_key_at_once_gives_one_event_and_the_same_answer(cast, an_alert):
    support_request = an_alert()

    answers = at_once(*[returning(cast, support_request, key="one click")] * 4)

    assert {answer.event for answer in answers} == {support_request.events.get(action=Action.RETURN_TO_INSTITUTION)}
    assert sorted(answer.replayed for answer in answers) == [False, True, True, True]


def test_one_key_on_two_requests_at_once_is_one_event_and_a_refusal(cast, an_alert):
    first, second = an_alert(), an_alert()

    answers = at_once(*[returning(cast, one, key="one form") for one in (first, second)])

    assert {type(answer) for answer in answers} == {Done, KeyUsed}
    assert Event.objects.filter(key="one form").count() == 1


def test_an_evaluation_that_comes_in_while_the_case_closes_by_itself_was_received(cast, clock_moves):
    scene = recipes.build(cast, "ended")
    clock_moves(days=15)
    locked, waited_for = Signal(), Signal()

    def evaluate():
        with transaction.atomic():
            workflow.lock(fresh(scene.request))
            locked.set()
            waited_for.wait(10)
            return evaluation.evaluate(fresh(scene.request), by=cast.ineke, **EVALUATED).event

    def close():
        locked.wait(10)
        return evaluation.close_unevaluated(fresh(scene.request))

    def let_it_come_in():
        locked.wait(10)
        waiting_for_a_lock()
        waited_for.set()

    evaluated, closed, _let = at_once(evaluate, close, let_it_come_in)

    assert evaluated.facts["side"] == "institution"
    assert closed.facts["not_received"] == ["defence"]


def waiting_for_a_lock():
    """Until somebody stands before a lock that another holds."""
    waits = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    for _each in range(500):
        with connection.cursor() as cursor:
            cursor.execute(waits)
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError("nobody waits")


def test_the_same_alert_sent_twice_at_once_is_one_request(an_alert):
    answers = at_once(*[lambda: an_alert(how=How(key="one alert"))] * 4)

    assert {answer.reference for answer in answers} == {SupportRequest.objects.get().reference}


def test_eight_alerts_at_once_have_eight_references(an_alert):
    answers = at_once(*[an_alert] * 8)

    assert sorted(answer.reference for answer in answers) == [f"MSOB-2020-{n:05}" for n in range(1, 9)]


def test_eight_acceptances_at_once_never_take_more_than_is_open(cast, an_alert):
    support_request = an_alert()
    line = support_request.lines.get()
    inquiry = ask(cast, support_request, Rung.OTHER_INSTITUTIONS)
    offers = [offered(line, 3) for _each in range(8)]
    ladder.answer(inquiry, by=cast.petra, answer="filled", offers=offers)

    answers = at_once(
        *(
            lambda pk=offer.pk: offering.accept(Offer.objects.get(pk=pk), by=cast.ineke)
            for offer in inquiry.offers.all()
        )
    )

    refused = [answer for answer in answers if isinstance(answer, Refused)]
    assert len(refused) == 6
    assert {answer.lacking[0].numbers["fits"] for answer in refused} == {2}
    assert need_ledger.account(line).open.lowest(FIRST_DAY, LAST_DAY) == 2
    assert journal.check(fresh(support_request)) is None


def test_the_request_is_locked_before_anything_else_is_read(cast, an_alert):
    support_request = an_alert()

    with CaptureQueriesContext(connection) as captured:
        returning(cast, support_request)()

    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    locked = [sql for sql in asked if "FOR UPDATE" in sql]
    assert 'FROM "requests_app_supportrequest"' in locked[0]
    assert asked.index(locked[0]) == 1  # after the page's own look at it


def test_the_counter_of_references_is_locked(an_alert):
    with CaptureQueriesContext(connection) as captured:
        an_alert(send=False)

    assert any("requests_app_referencecounter" in q["sql"] and "FOR UPDATE" in q["sql"] for q in captured)


def test_the_outbox_and_the_event_stand_in_one_transaction(cast, an_alert, after):
    support_request = an_alert()

    def refuse(_request, _event):
        raise RuntimeError("no")

    after(Action.RETURN_TO_INSTITUTION, refuse)

    with pytest.raises(RuntimeError):
        returning(cast, support_request)()

    assert fresh(support_request).status == "regional"
    assert Event.objects.filter(pending__isnull=True).count() == 0
